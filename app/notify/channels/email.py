"""Writes to an adult's letter box: one constant text per kind and language, and a link."""

import smtplib
import socket
import ssl
import threading
import time
from contextlib import suppress
from datetime import datetime
from email.headerregistry import Address, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP as SMTP_LINES
from email.utils import format_datetime
from functools import cache
from typing import Any, Final
from urllib.parse import unquote, urlsplit
from weakref import finalize

from app.kernel.crypto import Keyring
from app.notify.channels.limit import within
from app.notify.letters import Letter, Letters
from app.notify.notice import Notice, Outcome
from app.words.catalogue import LANGUAGES, Words

_PERMANENT: Final = 500
_SUBMISSION: Final = 587
_RELAY: Final = 25
_IDLE_SECONDS: Final = 20.0
_LETTERS: Final = 50  # many servers end a conversation after a hundred
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class _Headers(HeaderRegistry):
    """Makes the class of a header once for each name: the library makes one for each letter."""

    @cache  # noqa: B019 - there is one of these
    def __getitem__(self, name: str) -> type:
        kind: type = super().__getitem__(name)
        return kind


_LINES: Final = SMTP_LINES.clone(header_factory=_Headers())


class Mail:
    """The channel `email`, over SMTP."""

    def __init__(
        self,
        url: str,
        sender: str,
        public_url: str,
        words: Words,
        *,
        keys: Keyring | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Read where to send and from whom.

        Args:
            url: smtp://USER:PASSWORD@HOST:PORT, or smtps:// for TLS from the first byte.
            sender: the address that letters come from.
            public_url: where people reach Hwyl.
            words: the catalogue.
            keys: from which the link of an invite is drawn; without, none is sent.
            tls: whose certificates to trust; the usual authorities where left out.

        Raises:
            ValueError: the address of the server, or the sender's, is none.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise ValueError("HWYL_SMTP_URL: smtp://HOST or smtps://HOST is needed")
        self._host = parts.hostname
        self._secure = parts.scheme == "smtps"
        self._user = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._port = parts.port or (_SUBMISSION if self._user else _RELAY)
        if self._secure:
            self._port = parts.port or smtplib.SMTP_SSL_PORT
        if "@" not in sender:
            raise ValueError("HWYL_MAIL_FROM: the sender's address is needed")
        self._sender = Address(addr_spec=sender)
        self._domain = urlsplit(public_url).hostname or self._sender.domain
        self._letters = Letters(words, public_url, keys)
        self._tls = tls or ssl.create_default_context()
        self._kept = _Kept()
        self.close = finalize(self, self._kept.close)  # whoever forgets us leaves none open

    def send(self, notice: Notice, *, now: datetime, until: float) -> Outcome:
        if not notice.address:
            return Outcome("failed", "no_address")
        says = self._letters.of(notice)
        if says is None:
            return Outcome("failed", "no_keys")
        try:
            message = self._letter(notice, notice.address, says, now)
        except ValueError:  # a mistyped address in the roster
            return Outcome("failed", "bad_address")
        try:
            within(until - time.monotonic(), lambda: self._hand_over(message, until))
        except OSError as error:  # smtplib's own errors are among them
            return _read(error) if time.monotonic() < until else Outcome("retry", "timeout")
        return Outcome("sent")

    def _letter(self, notice: Notice, address: str, says: Letter, now: datetime) -> EmailMessage:
        """Write the letter.

        Raises:
            ValueError: the address is none, or more than one.
        """
        language = notice.language if notice.language in LANGUAGES else "cy"
        letter = EmailMessage(_LINES)
        letter["From"] = self._sender
        letter["To"] = address  # as text: a server with SMTPUTF8 takes siân@
        if [one.addr_spec for one in letter["To"].addresses] != [address]:
            raise ValueError(address)
        letter["Subject"] = says.subject
        letter["Date"] = format_datetime(now)
        # the same row is the same letter: one that is sent twice shows once in many letter boxes
        letter["Message-ID"] = f"<{notice.id}@{self._domain}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter["Content-Language"] = language
        letter.set_content(says.text)
        return letter

    def _hand_over(self, letter: EmailMessage, until: float) -> None:
        """Give a letter to the server, over a connection that is kept where there is one."""
        server = self._kept.take()
        if server is not None:
            server.until = until
            # one that the other end has ended: a new one, for the same letter
            with suppress(smtplib.SMTPServerDisconnected):
                self._send(server, letter)
                return
        self._send(self._connected(until), letter)

    def _send(self, server: "_Timed", letter: EmailMessage) -> None:
        try:
            server.send_message(letter)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError):
            self._kept.put(server)  # it is the letter that was wrong
            raise
        except OSError:
            server.close()
            raise
        self._kept.put(server)

    def _connected(self, until: float) -> "_Timed":
        server = _Timed(self._host, self._port, until, self._tls if self._secure else None)
        try:
            server.ehlo()
            # a relay on this machine often offers a certificate of nobody's; nobody is in between
            if not self._secure and self._host not in _LOOPBACK and server.has_extn("starttls"):
                server.starttls(context=self._tls)
                server.ehlo()
            if self._user:
                self._sign_in(server)
        except OSError:
            server.close()
            raise
        return server

    def _sign_in(self, server: smtplib.SMTP) -> None:
        if not isinstance(server.sock, ssl.SSLSocket) and self._host not in _LOOPBACK:
            raise smtplib.SMTPException("a password is not sent in the open")
        server.login(self._user, self._password)


class _Timed(smtplib.SMTP):
    """A conversation in which nothing is said after an instant of `time.monotonic()`."""

    def __init__(self, host: str, port: int, until: float, over: ssl.SSLContext | None) -> None:
        self.until = until
        self.letters = 0
        self.used_at = 0.0
        self._over = over  # TLS from the first byte
        super().__init__(host, port, timeout=self._left())

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = socket.create_connection((host, port), timeout)
        return self._over.wrap_socket(plain, server_hostname=host) if self._over else plain

    def send(self, s: Any) -> None:  # all that is said passes here
        left = self._left()
        if self.sock is not None:
            self.sock.settimeout(left)
        super().send(s)

    def _left(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Kept:
    """Connections to the mail server that wait for the next letter."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._idle: list[_Timed] = []

    def take(self) -> _Timed | None:
        """Give one that is fresh enough for a server to have kept it too."""
        old = []
        with self._guard:
            while self._idle:
                server = self._idle.pop()
                if time.monotonic() - server.used_at < _IDLE_SECONDS:
                    break
                old.append(server)
            else:
                server = None
        for one in old:
            one.close()
        return server

    def put(self, server: _Timed) -> None:
        server.letters += 1
        server.used_at = time.monotonic()
        if server.letters >= _LETTERS:
            server.close()
            return
        with self._guard:
            self._idle.append(server)

    def close(self) -> None:
        with self._guard:
            idle, self._idle = self._idle, []
        for server in idle:
            server.close()


def _read(error: OSError) -> Outcome:
    """Tell what another try could change from what it could not."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code = max(status for status, _ in error.recipients.values())
            return Outcome("failed" if code >= _PERMANENT else "retry", f"smtp_{code}")
        case smtplib.SMTPNotSupportedError():
            return Outcome("failed", "smtp_not_supported")
        case smtplib.SMTPResponseException():
            return Outcome("retry", f"smtp_{error.smtp_code}")
    return Outcome("retry", "no_connection")
