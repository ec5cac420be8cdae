"""What every answer carries, and what no request may bring: pure ASGI, so that nothing hides."""

import traceback
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.edge.problems import respond
from app.kernel.problems import Problem
from app.kernel.settings import Settings
from app.words.catalogue import Words

_log = structlog.get_logger()
UNSAFE: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
JSON: Final = (b"application/json",)
FILES: Final = (b"application/zip", b"application/octet-stream", b"text/csv")
CAPS: Final = (  # the first prefix that fits, in bytes
    ("/api/admin/roster/", 10 * 1024 * 1024),
    ("/api/pupil/check-ins/", 256 * 1024),
    ("/api/offline", 400 * 1024),  # a sealed check-in, in base64
)
CAP: Final = 16 * 1024
_DIGITS: Final = 12  # of a length that could be true
CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types hwyl"
)
ALWAYS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
UNLESS_SAID: Final = {"content-security-policy": CSP, "cache-control": "no-store"}
_Raw: TypeAlias = list[tuple[bytes, bytes]]


class TooLarge(HTTPException):
    """A body went past its cap while it was read; of a kind that nobody on the way swallows."""

    def __init__(self) -> None:
        """Say 413."""
        super().__init__(413)


class Broken(Exception):  # noqa: N818 - says what it is
    """An answer stopped half-way; what happened is in the log, without anybody's words."""


def _where(error: Exception) -> str:
    """Name an error and its place; its message may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/app/" in frame.filename] or list(frames)
    if not ours:
        return type(error).__name__
    file = ours[-1].filename.rpartition("/app/")[2]
    return f"{type(error).__name__} {file}:{ours[-1].lineno}"


def _counted(receive: Receive, cap: int) -> Receive:
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > cap:
            raise TooLarge
        return message

    return counted


class Guard:
    """Refuses requests of another origin, of another form, or too large; dresses every answer."""

    def __init__(self, app: ASGIApp, *, settings: Settings, words: Words, boot_id: str) -> None:
        """Wrap an application.

        Args:
            app: the application.
            settings: for its public address.
            words: for refusals.
            boot_id: proves in tests which process answered.
        """
        self._app = app
        self._words = words
        url = urlsplit(settings.public_url)
        self._origin = f"{url.scheme}://{url.netloc}".encode()
        self._schemes = (b"https",) if settings.secure else (b"http", b"https")
        lasting = {"strict-transport-security": "max-age=31536000"} if settings.secure else {}
        # in bytes, and put together once: every answer of every child carries them
        self._always = _raw(ALWAYS | {"x-hwyl-boot": boot_id} | lasting)
        self._unless_said = _raw(UNLESS_SAID)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge the request by its head, then let it through with its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = str(scope["path"])
        cap = next((size for start, size in CAPS if path.startswith(start)), CAP)

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._dressed(message["headers"], path)
            await send(message)

        async def refused(problem: Problem) -> None:
            headers = Headers(scope=scope)
            said = respond(self._words, problem, scope["method"], path, headers)
            await said(scope, receive, dressed)

        problem = self._judge(scope["method"], path, dict(scope["headers"]), cap)
        if problem is not None:
            await refused(problem)
            return
        broken = await self._answered(scope, _counted(receive, cap), dressed)
        if broken:
            await refused(Problem("server_error"))

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> bool:
        """Let a request through; says whether it failed before a word of its answer was said."""
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:  # noqa: BLE001 - the last wall: a trace could hold what was typed
            _log.error("unexpected", error_type=_where(error), method=scope["method"])
            if started:
                raise Broken from None
            return True
        return False

    def _judge(
        self, method: str, path: str, headers: Mapping[bytes, bytes], cap: int
    ) -> Problem | None:
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or len(length) > _DIGITS or int(length) > cap:
            return Problem("too_large")
        if method not in UNSAFE:
            return None
        site, origin = headers.get(b"sec-fetch-site"), headers.get(b"origin")
        if site is None and origin is None:
            return Problem("bad_origin")  # a browser always says one of the two
        if site not in {None, b"same-origin"} or (origin and not self._is_ours(origin, headers)):
            return Problem("bad_origin")
        if length.strip(b"0") or b"transfer-encoding" in headers:
            kind = headers.get(b"content-type", b"").partition(b";")[0].strip().lower()
            allowed = FILES if path.startswith("/api/admin/roster/") else JSON
            return None if kind in allowed else Problem("not_acceptable_media")
        return None

    def _is_ours(self, origin: bytes, headers: Mapping[bytes, bytes]) -> bool:
        host = headers.get(b"host", b"")
        return origin == self._origin or any(
            origin == scheme + b"://" + host for scheme in self._schemes
        )

    def _dressed(self, headers: Iterable[tuple[bytes, bytes]], path: str) -> _Raw:
        own = [pair for pair in headers if pair[0] not in _SET_HERE]
        said = {name for name, _ in own}
        if path.startswith("/static/"):
            said.add(b"cache-control")  # of files that never change, their own word or none
        return [*own, *self._always, *(one for one in self._unless_said if one[0] not in said)]


def _raw(headers: Mapping[str, str]) -> _Raw:
    return [(name.encode(), value.encode()) for name, value in headers.items()]


_SET_HERE: Final = frozenset(name for name, _ in _raw(ALWAYS))
