"""A real SMTP server on this machine, which keeps the letters that it takes."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

PATIENCE = 30.0


@dataclass
class LetterBox:
    """What came, and how to answer each recipient."""

    letters: list[EmailMessage] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)  # address -> "550 no such person"
    port: int = 0
    host: str = "127.0.0.1"
    conversations: int = 0
    _came: threading.Condition = field(default_factory=threading.Condition)

    @property
    def url(self) -> str:
        return f"smtp://{self.host}:{self.port}"

    def wait_for(self, count: int) -> list[EmailMessage]:
        with self._came:
            assert self._came.wait_for(lambda: len(self.letters) >= count, PATIENCE)
            return list(self.letters)

    async def handle_EHLO(  # noqa: N802 - the name is aiosmtpd's
        self, _: Any, session: Any, __: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.conversations += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802 - the name is aiosmtpd's
        self, _: Any, __: Any, envelope: Any, address: str, ___: Any
    ) -> str:
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        with self._came:
            self.letters.append(letter)
            self.secure.append(session.ssl is not None)
            self._came.notify_all()
        return "250 OK"


def a_free_port(host: str = "127.0.0.1") -> int:
    with socket.socket() as one:
        one.bind((host, 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def a_mail_server(
    *,
    host: str = "127.0.0.1",
    tls: ssl.SSLContext | None = None,
    password: str | None = None,
    utf8: bool = True,
) -> Iterator[LetterBox]:
    """Run a server; with `tls` it offers STARTTLS, with `password` it asks for sign-in."""
    box = LetterBox(port=a_free_port(host), host=host)

    def knows(_: Any, __: Any, ___: Any, ____: Any, given: Any) -> AuthResult:
        right = isinstance(given, LoginPassword) and given.password == (password or "").encode()
        return AuthResult(success=right, handled=False)

    options: dict[str, Any] = {"tls_context": tls, "enable_SMTPUTF8": utf8}
    if password is not None:
        options |= {"authenticator": knows, "auth_required": True}
    controller = Controller(box, hostname=host, port=box.port, **options)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
