"""Posts to a push service: looked up once, connected to that very address, public ones only."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import httpcore

from app.notify.channels.limit import within
from app.notify.endpoints import Endpoint, is_public

Resolve = Callable[[str, int], Sequence[str]]

_LOOPBACK: Final = ("127.0.0.1", "::1")


class Refused(OSError):  # noqa: N818 - says what happened
    """The name leads to an address that is not on the public internet. Nothing was connected."""


def look_up(host: str, port: int) -> Sequence[str]:
    """Ask the system for a host's addresses."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def is_loopback(address: str) -> bool:
    return address in _LOOPBACK


def post(
    endpoint: Endpoint,
    headers: Mapping[str, str],
    body: bytes,
    *,
    seconds: float,
    resolve: Resolve = look_up,
    allowed: Callable[[str], bool] | None = None,
    tls: ssl.SSLContext | None = None,
) -> tuple[int, Mapping[str, str]]:
    """Post once: no redirect, no proxy, no cookie, no second address, no body read.

    Args:
        endpoint: an address that passed `PushHosts`.
        headers: what the service needs to know.
        body: what only the adult's browser can open.
        seconds: the hard limit for all of it: looking up, connecting, sending, answering.
        resolve: gives a host's addresses; asked once, so that a second answer can change nothing.
        allowed: which addresses may be connected to; public ones where left out.
        tls: whose certificates to trust; the usual authorities where left out.

    Returns:
        The status and the headers, their names in lower case.

    Raises:
        Refused: one of the host's addresses is not public.
        OSError: no connection.
        httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException: as named.
    """
    may = allowed or (is_loopback if endpoint.is_test else is_public)
    backend = _Pinned(resolve, may, time.monotonic() + seconds)
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), seconds)
    lines = [("Host", _host_line(endpoint)), ("Content-Length", str(len(body)))]
    with (
        httpcore.ConnectionPool(ssl_context=tls, network_backend=backend) as pool,
        pool.stream(
            "POST",
            endpoint.url,
            headers=lines + list(headers.items()),
            content=body,
            extensions={"timeout": timeout},
        ) as answer,
    ):
        return answer.status, {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in answer.headers
        }


def _host_line(endpoint: Endpoint) -> str:
    return endpoint.origin.partition("://")[2]


class _Pinned(httpcore.NetworkBackend):
    """Looks a name up once, judges every address it has, and connects to the first of them."""

    def __init__(self, resolve: Resolve, allowed: Callable[[str], bool], until: float) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._until = until

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - what is left of the whole counts
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = within(_left(self._until), lambda: self._resolve(host, port))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        if not addresses or not all(self._allowed(address) for address in addresses):
            raise Refused(host)
        stream = httpcore.SyncBackend().connect_tcp(
            addresses[0], port, _left(self._until), local_address, socket_options
        )
        return _Timed(stream, self._until)


class _Timed(httpcore.NetworkStream):
    """A connection that ends at one instant, however slowly its other end drips."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self._stream = stream
        self._until = until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, _left(self._until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, _left(self._until))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, _left(self._until))
        return _Timed(inner, self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(until: float) -> float:
    """Give the seconds that are left.

    Raises:
        httpcore.ReadTimeout: none are.
    """
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left
