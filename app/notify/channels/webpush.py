"""Rings an adult's browsers: one constant text, encrypted for each (RFC 8030, 8188, 8291, 8292)."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from typing import Final, Literal
from uuid import UUID

import http_ece
import httpcore
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from app.kernel.crypto import Keyring, from_b64url
from app.notify.backoff import may_be_dropped
from app.notify.channels.pinned import Posting, Refused, Resolve, is_loopback, look_up
from app.notify.endpoints import Endpoint, PushHosts
from app.notify.notice import LIMIT, Device, Notice, Outcome, push_key
from app.words.catalogue import LANGUAGES, Words

PLAIN_BYTES: Final = 128
"""Every push is as long as every other, in either language."""
_HEADERS: Final = {
    "Content-Type": "application/octet-stream",
    "Content-Encoding": "aes128gcm",
    "TTL": str(int(timedelta(hours=4).total_seconds())),
    "Urgency": "high",
    # One for all, so that a phone that was off shows one notice; and a service learns nothing
    "Topic": "hwyl",
}
_TOKEN_LIVES: Final = timedelta(hours=12)  # RFC 8292 allows 24
_TOKEN_SERVES: Final = timedelta(hours=1)
_ROOM_OF_SLOW: Final = 2


def encrypt(
    device: Device,
    plain: bytes,
    *,
    sender: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """Encrypt for one browser, by RFC 8291, in one record.

    Args:
        device: whose browser.
        plain: the text, under 3,993 bytes.
        sender: the key of this one message; a new one where left out, as it must be in use.
        salt: 16 bytes; new ones where left out.

    Raises:
        ValueError: the browser's keys are no keys.
    """
    body: bytes = http_ece.encrypt(
        plain,
        salt=salt,
        private_key=sender or ec.generate_private_key(ec.SECP256R1()),
        dh=from_b64url(device.p256dh.rstrip("=")),
        auth_secret=from_b64url(device.auth.rstrip("=")),
        version="aes128gcm",
    )
    return body


def plaintext(words: Words, language: str, *, to_tablet: bool = False) -> bytes:
    """Give the one text of a language and kind, filled up with spaces to the one length."""
    said = {"lang": language, "text": words.say(language, push_key(to_tablet=to_tablet))}
    return json.dumps(said, ensure_ascii=False).encode().ljust(PLAIN_BYTES)


@dataclass(frozen=True, slots=True)
class _Answer:
    device: UUID
    kind: Literal["ok", "gone", "retry", "wait"]
    code: str
    retry_after: timedelta | None = None


class WebPush:
    """The channel `push`."""

    def __init__(
        self,
        keys: Keyring,
        words: Words,
        hosts: PushHosts,
        subject: str,
        *,
        resolve: Resolve = look_up,
    ) -> None:
        """Prepare the texts.

        Args:
            keys: the installation's; the VAPID key is drawn from it.
            words: the catalogue.
            hosts: which services may be called, asked again at each send.
            subject: mailto: or https: address that a push service may write to.
            resolve: gives a host's addresses.
        """
        self._vapid = Vapid02(keys.private_key("vapid"))
        self._texts = {
            (language, to_tablet): plaintext(words, language, to_tablet=to_tablet)
            for language in LANGUAGES
            for to_tablet in (False, True)
        }
        self._hosts = hosts
        self._subject = subject
        self._public = Posting(resolve=resolve)
        self._of_test = Posting(resolve=resolve, allowed=is_loopback)
        self._tokens: dict[str, tuple[datetime, dict[str, str]]] = {}
        self._rooms = _Rooms()

    def send(self, notice: Notice, *, now: datetime, until: float) -> Outcome:
        if not notice.devices:
            return Outcome("failed", "no_device")
        language = notice.language if notice.language in LANGUAGES else "cy"
        text = self._texts[language, notice.to_tablet]
        ring = partial(self._ring, text=text, now=now, until=until)
        if len(notice.devices) == 1:
            return _outcome([ring(notice.devices[0])])
        with ThreadPoolExecutor(len(notice.devices)) as together:
            return _outcome(list(together.map(ring, notice.devices)))

    def _ring(self, device: Device, text: bytes, now: datetime, until: float) -> _Answer:
        endpoint = self._hosts.endpoint(device.endpoint)
        if endpoint is None:
            return _Answer(device.id, "gone", "refused_host")
        with self._rooms.taken(endpoint.host) as room:
            if not room:
                return _Answer(device.id, "wait", "busy_host")
            answer = self._post(endpoint, device, text, now, until)
        self._rooms.heard(endpoint.host, in_time=answer.code != "timeout")
        return answer

    def _post(
        self, endpoint: Endpoint, device: Device, text: bytes, now: datetime, until: float
    ) -> _Answer:
        posting = self._of_test if endpoint.is_test else self._public
        try:
            body = encrypt(device, text)
        except ValueError:
            return _Answer(device.id, "gone", "bad_keys")
        try:
            status, lines = posting.post(
                endpoint, _HEADERS | self._authorization(endpoint, now), body, until=until
            )
        except httpcore.TimeoutException:
            return _Answer(device.id, "retry", "timeout")
        except Refused:
            return _Answer(device.id, "retry", "refused_address")
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
            return _Answer(device.id, "retry", "no_connection")
        return _read(device.id, status, lines.get("retry-after", ""), now)

    def _authorization(self, endpoint: Endpoint, now: datetime) -> dict[str, str]:
        """Give the token for a service: one serves many pushes, as RFC 8292 advises."""
        made_at, signed = self._tokens.get(endpoint.origin, (now - _TOKEN_LIVES, {}))
        if not timedelta(0) <= now - made_at < _TOKEN_SERVES:
            claims = {
                "aud": endpoint.origin,
                "exp": int((now + _TOKEN_LIVES).timestamp()),
                "sub": self._subject,
            }
            signed = self._vapid.sign(claims)
            self._tokens[endpoint.origin] = (now, signed)
        return signed


class _Rooms:
    """Keeps one service that hangs from taking up every lane.

    A service that answers in time may be asked by all lanes at once. One that let a send wait to
    its end has room for a few, until it answers in time again.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._inside: Counter[str] = Counter()
        self._slow: set[str] = set()

    @contextmanager
    def taken(self, host: str) -> Iterator[bool]:
        with self._guard:
            room = host not in self._slow or self._inside[host] < _ROOM_OF_SLOW
            self._inside[host] += room
        try:
            yield room
        finally:
            with self._guard:
                self._inside[host] -= room

    def heard(self, host: str, *, in_time: bool) -> None:
        with self._guard:
            if in_time:
                self._slow.discard(host)
            else:
                self._slow.add(host)


def _read(device: UUID, status: int, retry_after: str, now: datetime) -> _Answer:
    code = f"http_{status}"
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return _Answer(device, "ok", code)
    if may_be_dropped(status):
        return _Answer(device, "gone", code)
    return _Answer(device, "retry", code, _wait_asked(retry_after, now))


def _wait_asked(text: str, now: datetime) -> timedelta | None:
    """Read `Retry-After`: seconds or a date (RFC 9110, 10.2.3); None where it is neither."""
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), 10**6))
    try:
        asked = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (asked if asked.tzinfo else asked.replace(tzinfo=UTC)) - now


def _outcome(answers: list[_Answer]) -> Outcome:
    """Sum up: one browser that was reached is enough; what is gone is told apart."""
    reached = tuple(answer.device for answer in answers if answer.kind == "ok")
    gone = tuple(answer.device for answer in answers if answer.kind == "gone")
    if reached:
        return Outcome("sent", reached=reached, gone=gone)
    rest = [answer for answer in answers if answer.kind == "retry"]
    if rest:
        waits = [answer.retry_after for answer in rest if answer.retry_after is not None]
        soonest = min(waits) if len(waits) == len(rest) else None
        return Outcome("retry", rest[0].code, soonest, gone=gone)
    if any(answer.kind == "wait" for answer in answers):
        return Outcome("wait", "busy_host", LIMIT, gone=gone)  # no sooner than it can be known
    return Outcome("failed", answers[0].code, gone=gone)
