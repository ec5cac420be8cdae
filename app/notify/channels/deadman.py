"""Tells somebody outside that all is well; when that stops, they wake a person."""

import time
from typing import Final
from urllib.parse import urlsplit

import httpcore

from app.kernel.settings import UnsafeSettings
from app.notify.channels.pinned import Posting, Refused, Resolve, is_loopback, look_up
from app.notify.endpoints import PushHosts
from app.notify.notice import LIMIT

_OK: Final = range(200, 300)


class DeadMan:
    """Pings one address, by the rules of a push: https, public addresses only, no redirect."""

    def __init__(self, url: str, *, test_origin: str = "", resolve: Resolve = look_up) -> None:
        """Read the address.

        Args:
            url: https://HOST/PATH, known to nobody else.
            test_origin: one that may be on this machine, for tests.
            resolve: gives a host's addresses.

        Raises:
            UnsafeSettings: it is no such address.
        """
        hosts = PushHosts(frozenset({urlsplit(url).hostname or ""}), test_origin=test_origin)
        endpoint = hosts.endpoint(url)
        if endpoint is None:
            raise UnsafeSettings("HWYL_DEADMAN_URL: https://HOST/PATH on the internet is needed")
        self._endpoint = endpoint
        self._posting = (
            Posting(resolve=resolve, allowed=is_loopback)
            if endpoint.is_test
            else Posting(resolve=resolve)
        )
        self.close = self._posting.close

    def ping(self) -> bool:
        """Say that all is well, within five seconds; gives whether it was heard. Never raises."""
        until = time.monotonic() + LIMIT.total_seconds()
        try:
            status, _ = self._posting.post(self._endpoint, {}, b"", until=until)
        except (
            Refused, OSError, httpcore.NetworkError, httpcore.ProtocolError,
            httpcore.TimeoutException,
        ):  # fmt: skip
            return False
        return status in _OK
