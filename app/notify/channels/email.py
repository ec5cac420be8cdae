"""Writes to an adult's letter box: one constant text per kind and language, and a link."""

import smtplib
import ssl
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_LINES
from email.utils import format_datetime
from typing import Final
from urllib.parse import unquote, urlsplit

from app.kernel.crypto import Keyring
from app.notify.channels.limit import within
from app.notify.letters import Letter, Letters
from app.notify.notice import LIMIT, Notice, Outcome
from app.words.catalogue import LANGUAGES, Words

_PERMANENT: Final = 500
_SUBMISSION: Final = 587
_RELAY: Final = 25
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


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
        limit: timedelta = LIMIT,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Read where to send and from whom.

        Args:
            url: smtp://USER:PASSWORD@HOST:PORT, or smtps:// for TLS from the first byte.
            sender: the address that letters come from.
            public_url: where people reach Hwyl.
            words: the catalogue.
            keys: from which the link of an invite is drawn; without, none is sent.
            limit: the hard limit of one send.
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
        self._seconds = limit.total_seconds()
        self._tls = tls or ssl.create_default_context()

    def send(self, notice: Notice, *, now: datetime) -> Outcome:
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
            within(self._seconds, lambda: self._hand_over(message))
        except OSError as error:  # smtplib's own errors are among them
            return _read(error)
        return Outcome("sent")

    def _letter(self, notice: Notice, address: str, says: Letter, now: datetime) -> EmailMessage:
        """Write the letter.

        Raises:
            ValueError: the address is none, or more than one.
        """
        language = notice.language if notice.language in LANGUAGES else "cy"
        letter = EmailMessage(SMTP_LINES)
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

    def _hand_over(self, letter: EmailMessage) -> None:
        if self._secure:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, self._port, timeout=self._seconds, context=self._tls
            )
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=self._seconds)
        with server:
            server.ehlo()
            # a relay on this machine often offers a certificate of nobody's; nobody is in between
            if not self._secure and self._host not in _LOOPBACK and server.has_extn("starttls"):
                server.starttls(context=self._tls)
                server.ehlo()
            if self._user:
                self._sign_in(server)
            server.send_message(letter)

    def _sign_in(self, server: smtplib.SMTP) -> None:
        if not isinstance(server.sock, ssl.SSLSocket) and self._host not in _LOOPBACK:
            raise smtplib.SMTPException("a password is not sent in the open")
        server.login(self._user, self._password)


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
        case TimeoutError():
            return Outcome("retry", "timeout")
    return Outcome("retry", "no_connection")
