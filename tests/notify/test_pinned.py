"""A post goes to the one address that was looked up and judged, and ends when its time is up."""

import socket
import ssl
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.kernel.crypto import Keyring
from app.notify.channels.pinned import Posting, Refused, is_loopback
from app.notify.channels.webpush import WebPush
from app.notify.endpoints import Endpoint, PushHosts
from app.notify.notice import Device, Notice
from app.words.catalogue import load
from tests.notify.belled import SUBJECT, hosts_of, soon
from tests.people import NOW
from tests.push_emulator import Answer, PushEmulator
from tests.push_reader import Browser

NOBODY = UUID(int=0)
FCM = Endpoint("https://fcm.googleapis.com", "fcm.googleapis.com", 443, "/send/1")

_connections: list[Any] = []
_is_watching = threading.Event()


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _is_watching.is_set() and event == "socket.connect":
        _connections.append(arguments[1])


sys.addaudithook(_watch)


@contextmanager
def connections() -> Iterator[list[Any]]:
    """Every connection that this process tries, whatever library tries it."""
    _connections.clear()
    _is_watching.set()
    try:
        yield _connections
    finally:
        _is_watching.clear()


def post(endpoint: Endpoint, *, seconds: float = 5.0, **how: Any) -> int:
    """Post once from a posting of its own; gives the status."""
    posting = Posting(**how)
    try:
        return posting.post(endpoint, {}, b"x", until=soon(seconds))[0]
    finally:
        posting.close()


def an_inside_address(port: int) -> Endpoint:
    return Endpoint(f"http://127.0.0.1:{port}", "127.0.0.1", port, "/x", is_test=True)


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1"], ["169.254.169.254"], ["10.0.0.7"], ["::1"], ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"], ["142.250.187.202", "10.0.0.7"], ["10.0.0.7", "142.250.187.202"], [],
    ],
)  # fmt: skip
def test_a_known_name_that_leads_inside_is_not_connected_to(answers: list[str]) -> None:
    with connections() as tried, pytest.raises(Refused):
        post(FCM, resolve=lambda _, __: answers)
    assert tried == []


def test_a_name_is_looked_up_once_so_a_second_answer_changes_nothing() -> None:
    asked = []

    def rebinds(host: str, _: int) -> Sequence[str]:
        asked.append(host)
        return ["10.0.0.7"] if len(asked) == 1 else ["142.250.187.202"]

    with connections() as tried, pytest.raises(Refused):
        post(FCM, resolve=rebinds)
    assert asked == ["fcm.googleapis.com"]
    assert tried == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:22/x", "https://127.0.0.1/x", "https://[::1]/x",
        "https://169.254.169.254/latest/meta-data/", "https://evil.example/x",
        "https://fcm.googleapis.com@127.0.0.1/x", "https://localhost/x", "gopher://127.0.0.1/x",
    ],
)  # fmt: skip
def test_an_address_kept_before_the_list_changed_is_dropped_without_a_connection(
    url: str, keys: Keyring
) -> None:
    channel = WebPush(keys, load(), PushHosts.of("fcm.googleapis.com"), SUBJECT)
    phone = Browser(url)
    device = Device(NOBODY, url, phone.p256dh, phone.auth)
    with connections() as tried:
        outcome = channel.send(
            Notice(NOBODY, NOBODY, "push", "cy", devices=(device,)), now=NOW, until=soon()
        )
    assert (outcome.state, outcome.code, outcome.gone) == ("failed", "refused_host", (NOBODY,))
    assert tried == []


def test_a_service_that_redirects_is_not_followed(service: PushEmulator, keys: Keyring) -> None:
    target = service.endpoint("elsewhere")
    service.will("away", Answer(302, headers=(("Location", target),)))
    phone = Browser(service.endpoint("away"))
    device = Device(NOBODY, phone.endpoint, phone.p256dh, phone.auth)
    with connections() as tried:
        outcome = WebPush(keys, load(), hosts_of(service), SUBJECT).send(
            Notice(NOBODY, NOBODY, "push", "cy", devices=(device,)), now=NOW, until=soon()
        )
    assert (outcome.state, outcome.code) == ("retry", "http_302")
    assert len(tried) == 1
    assert service.at("elsewhere") == []


def test_a_proxy_of_the_environment_is_not_used(
    service: PushEmulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    endpoint = hosts_of(service).endpoint(service.endpoint("direct"))
    assert endpoint is not None
    assert post(endpoint, allowed=is_loopback) == 201


@pytest.mark.parametrize("answer", [Answer(drips=True), Answer(hangs=True)])
def test_a_service_that_drips_or_hangs_is_left_when_the_time_is_up(
    answer: Answer, service: PushEmulator
) -> None:
    service.will("slow", answer)
    endpoint = hosts_of(service).endpoint(service.endpoint("slow"))
    assert endpoint is not None
    with pytest.raises(httpcore.TimeoutException):
        post(endpoint, seconds=0.3, allowed=is_loopback)


def test_a_resolver_that_hangs_is_left_when_the_time_is_up() -> None:
    free = threading.Event()

    def hangs(_: str, __: int) -> Sequence[str]:
        free.wait(30)
        return ["10.0.0.7"]

    with pytest.raises(httpcore.TimeoutException):
        post(FCM, seconds=0.2, resolve=hangs)
    free.set()


def test_nobody_listening_is_no_connection() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with pytest.raises(httpcore.NetworkError):
        post(an_inside_address(port), allowed=is_loopback)


def test_tls_is_checked_against_the_name_though_the_address_is_pinned(tmp_path: Path) -> None:
    trusting = a_certificate("push.example.com", tmp_path)
    with a_tls_server(tmp_path) as (port, asked):
        right = Endpoint(f"https://push.example.com:{port}", "push.example.com", port, "/x")
        wrong = Endpoint(f"https://other.example.com:{port}", "other.example.com", port, "/x")
        for endpoint in (right, wrong):
            try:
                status = post(
                    endpoint,
                    resolve=lambda _, __: ["127.0.0.1"],
                    allowed=is_loopback,
                    tls=trusting,
                )
                assert endpoint is right
                assert status == 201
            except httpcore.ConnectError:
                assert endpoint is wrong
    assert asked[0].splitlines()[1] == f"Host: push.example.com:{port}"
    assert len(asked) == 1


def a_certificate(name: str, folder: Path) -> ssl.SSLContext:
    """Write a certificate for a name into a folder; gives a context that trusts only it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    (folder / "cert.pem").write_bytes(pem)
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return ssl.create_default_context(cadata=pem.decode())


@contextmanager
def a_tls_server(folder: Path) -> Iterator[tuple[int, list[str]]]:
    """Answer 201 to whoever shakes hands, and keep the head of what was asked."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    asked: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5)

        def serve() -> None:
            for _ in range(2):
                plain, _address = listening.accept()
                plain.settimeout(5)
                try:
                    with context.wrap_socket(plain, server_side=True) as secure:
                        heard = b""
                        while not heard.endswith(b"\r\n\r\nx"):
                            heard += secure.recv(4096)
                        asked.append(heard.decode())
                        secure.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
                except OSError:
                    plain.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1], asked
        finally:
            thread.join()
