"""Posts to a push service: looked up once, connected to that very address, public ones only."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final
from weakref import finalize

import httpcore

from app.notify.channels.limit import within
from app.notify.endpoints import Endpoint, is_public

Resolve = Callable[[str, int], Sequence[str]]

_LOOPBACK: Final = ("127.0.0.1", "::1")
_KEPT: Final = 64
_KEPT_SECONDS: Final = 60.0
_ENDED: Final = (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError)


class Refused(OSError):  # noqa: N818 - says what happened
    """The name leads to an address that is not on the public internet. Nothing was connected."""


def look_up(host: str, port: int) -> Sequence[str]:
    """Ask the system for a host's addresses."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def is_loopback(address: str) -> bool:
    return address in _LOOPBACK


class Posting:
    """Posts to push services over connections that are kept, each to the address that was judged.

    A name is looked up and judged when a connection is made, and never for one that is kept: what
    is kept goes on to that very address.
    """

    def __init__(
        self,
        *,
        resolve: Resolve = look_up,
        allowed: Callable[[str], bool] = is_public,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Open nothing yet.

        Args:
            resolve: gives a host's addresses; asked once for a connection, so that a second answer
                can change nothing.
            allowed: which addresses may be connected to.
            tls: whose certificates to trust; the usual authorities where left out.
        """
        self._turn = _Turn()
        pool = httpcore.ConnectionPool(
            ssl_context=tls,
            max_connections=None,
            max_keepalive_connections=_KEPT,
            keepalive_expiry=_KEPT_SECONDS,
            network_backend=_Pinned(resolve, allowed, self._turn),
        )
        self._pool = pool
        self.close = finalize(self, pool.close)  # whoever forgets us leaves no connection open

    def post(
        self, endpoint: Endpoint, headers: Mapping[str, str], body: bytes, *, until: float
    ) -> tuple[int, Mapping[str, str]]:
        """Post once: no redirect, no proxy, no cookie, no second address, no body read.

        Where a kept connection turns out to have been ended by the other side, once more on a new
        one: at least once is the promise.

        Args:
            endpoint: an address that passed `PushHosts`.
            headers: what the service needs to know.
            body: what only the adult's browser can open.
            until: an instant of `time.monotonic()` after which nothing is sent nor waited for.

        Returns:
            The status and the headers, their names in lower case.

        Raises:
            Refused: one of the host's addresses is not public.
            OSError: no connection.
            httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException: as named.
        """
        self._turn.until, self._turn.connected = until, False
        try:
            return self._post(endpoint, headers, body)
        except _ENDED:
            if self._turn.connected:
                raise
            return self._post(endpoint, headers, body)

    def _post(
        self, endpoint: Endpoint, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str]]:
        lines = [("Host", _host_line(endpoint)), ("Content-Length", str(len(body)))]
        with self._pool.stream(
            "POST", endpoint.url, headers=lines + list(headers.items()), content=body
        ) as answer:
            if answer.headers and _is_empty(answer.headers):
                answer.read()  # nothing: and only so is the connection free for the next
            return answer.status, {
                name.decode("latin-1").lower(): value.decode("latin-1")
                for name, value in answer.headers
            }


def _is_empty(headers: Sequence[tuple[bytes, bytes]]) -> bool:
    return any(name.lower() == b"content-length" and value == b"0" for name, value in headers)


def _host_line(endpoint: Endpoint) -> str:
    return endpoint.origin.partition("://")[2]


class _Turn(threading.local):
    """What a thread is at: until when it may, and whether it had to connect."""

    until: float = 0.0
    connected: bool = False

    def left(self) -> float:
        """Give the seconds that are left.

        Raises:
            httpcore.ReadTimeout: none are.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class _Pinned(httpcore.NetworkBackend):
    """Looks a name up once, judges every address it has, and connects to the first of them."""

    def __init__(self, resolve: Resolve, allowed: Callable[[str], bool], turn: _Turn) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._turn = turn

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - what is left of the whole counts
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self._turn.connected = True
        try:
            addresses = within(self._turn.left(), lambda: self._resolve(host, port))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        if not addresses or not all(self._allowed(address) for address in addresses):
            raise Refused(host)
        stream = httpcore.SyncBackend().connect_tcp(
            addresses[0], port, self._turn.left(), local_address, socket_options
        )
        return _Timed(stream, self._turn)


class _Timed(httpcore.NetworkStream):
    """A connection on which each send ends at its instant, however slowly the other end drips."""

    def __init__(self, stream: httpcore.NetworkStream, turn: _Turn) -> None:
        self._stream = stream
        self._turn = turn

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._turn.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._turn.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._turn.left())
        return _Timed(inner, self._turn)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
