"""A letter reaches a real server, and says nothing but that somebody asked."""

import socket
import ssl
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.kernel.ids import uuid7
from app.notify.channels.email import Mail
from app.notify.notice import Notice, Outcome
from app.words.catalogue import load
from tests.mail_server import LetterBox, a_free_port, a_mail_server
from tests.notify.belled import FROM, PUBLIC, a_mail, soon
from tests.people import NOW

TO = "sian.evans@ysgol-y-bryn.example"
WELSH = """Mae rhywun yn yr ysgol wedi gofyn amdanoch chi.

Agorwch y dudalen hon i weld beth sydd ei angen:
https://hwyl.ysgol.example/cy/staff

Dydy'r neges hon ddim yn dweud mwy, yn fwriadol.
"""


def a_letter(address: str | None = TO, language: str = "cy") -> Notice:
    return Notice(uuid7(), uuid7(), "email", language, address=address)


def test_a_letter_reaches_mrs_evans_and_says_no_more_than_that(letters: LetterBox) -> None:
    notice = a_letter()
    assert a_mail(letters).send(notice, now=NOW, until=soon()) == Outcome("sent")
    letter = letters.wait_for(1)[0]
    assert letter["to"] == TO
    assert letter["from"] == FROM
    assert letter["subject"] == "Mae rhywun wedi gofyn amdanoch chi"
    assert letter["message-id"] == f"<{notice.id}@hwyl.ysgol.example>"
    assert letter["auto-submitted"] == "auto-generated"
    assert letter.get_content().replace("\r\n", "\n") == WELSH


def test_letters_of_one_language_differ_in_nothing_but_address_and_number(
    letters: LetterBox,
) -> None:
    for address in (TO, "a.b@c.example"):
        for _ in range(2):
            assert (
                a_mail(letters).send(a_letter(address, "en"), now=NOW, until=soon()).state == "sent"
            )
    said = set()
    for letter in letters.wait_for(4):
        for name in ("to", "message-id", "x-peer", "x-mailfrom", "x-rcptto"):
            del letter[name]
        said.add(letter.as_string())
    assert len(said) == 1
    assert "Someone at school has asked for you." in said.pop()


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        (None, Outcome("failed", "no_address")),
        ("", Outcome("failed", "no_address")),
        ("not an address", Outcome("failed", "bad_address")),
        ("a@b.example\r\nBcc: all@b.example", Outcome("failed", "bad_address")),
        ("a@b.example, c@d.example", Outcome("failed", "bad_address")),
        ("Siân <a@b.example>", Outcome("failed", "bad_address")),
        ("gone@ysgol.example", Outcome("failed", "smtp_550")),
        ("full@ysgol.example", Outcome("retry", "smtp_452")),
    ],
)
def test_what_another_try_could_not_change_fails_at_once(
    address: str | None, outcome: Outcome, letters: LetterBox
) -> None:
    letters.refusals |= {
        "gone@ysgol.example": "550 no such person",
        "full@ysgol.example": "452 full",
    }
    assert a_mail(letters).send(a_letter(address), now=NOW, until=soon()) == outcome
    assert letters.letters == []


def test_an_address_with_a_welsh_letter_is_written_to_where_the_server_can() -> None:
    to = "siân@ysgol.example"
    with a_mail_server(utf8=True) as modern, a_mail_server(utf8=False) as old:
        assert a_mail(modern).send(a_letter(to), now=NOW, until=soon()) == Outcome("sent")
        assert modern.wait_for(1)[0]["to"] == to
        assert a_mail(old).send(a_letter(to), now=NOW, until=soon()) == Outcome(
            "failed", "smtp_not_supported"
        )


def test_a_server_that_is_down_or_hangs_is_tried_again() -> None:
    down = Mail(f"smtp://127.0.0.1:{a_free_port()}", FROM, PUBLIC, load())
    assert down.send(a_letter(), now=NOW, until=soon()) == Outcome("retry", "no_connection")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"smtp://127.0.0.1:{silent.getsockname()[1]}"
        hangs = Mail(url, FROM, PUBLIC, load())
        assert hangs.send(a_letter(), now=NOW, until=soon(1.0)) == Outcome("retry", "timeout")


def test_where_tls_is_offered_it_is_used_and_only_then_is_the_password_sent(
    tmp_path: Path,
) -> None:
    offered, trusting = a_certificate_of("127.0.0.2", tmp_path)
    with a_mail_server(host="127.0.0.2", tls=offered, password="let me in") as box:
        url = box.url.replace("://", "://hwyl:let%20me%20in@")
        assert Mail(url, FROM, PUBLIC, load(), tls=trusting).send(
            a_letter(), now=NOW, until=soon()
        ) == Outcome("sent")
        assert box.secure == [True]
        strangers = Mail(url, FROM, PUBLIC, load())  # nobody vouches for this certificate
        assert strangers.send(a_letter(), now=NOW, until=soon()) == Outcome(
            "retry", "no_connection"
        )
        wrong = Mail(url.replace("let", "no"), FROM, PUBLIC, load(), tls=trusting)
        assert wrong.send(a_letter(), now=NOW, until=soon()) == Outcome("retry", "smtp_535")
    with a_mail_server(host="127.0.0.2") as open_box:
        url = open_box.url.replace("://", "://hwyl:secret@")
        assert (
            Mail(url, FROM, PUBLIC, load()).send(a_letter(), now=NOW, until=soon()).state == "retry"
        )
        assert open_box.letters == []


@pytest.mark.parametrize("url", ["", "http://mail.example", "smtp://", "mail.example:25"])
def test_an_address_that_is_no_server_is_refused_at_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="HWYL_SMTP_URL"):
        Mail(url, FROM, PUBLIC, load())


def test_letters_without_a_sender_are_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="HWYL_MAIL_FROM"):
        Mail("smtp://mail.example", "", PUBLIC, load())


def test_an_unknown_language_gets_welsh_rather_than_nothing(letters: LetterBox) -> None:
    assert (
        a_mail(letters).send(replace(a_letter(), language="fr"), now=NOW, until=soon()).state
        == "sent"
    )
    assert letters.wait_for(1)[0].get_content().replace("\r\n", "\n") == WELSH


def a_certificate_of(address: str, folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Make a certificate for an IP address: a server's context, and one that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, address)])
    days = timedelta(days=3650)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(2)
        .not_valid_before(NOW - days)
        .not_valid_after(NOW + days)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    both = folder / "both.pem"
    both.write_bytes(
        pem
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    offered = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    offered.load_cert_chain(both)
    return offered, ssl.create_default_context(cadata=pem.decode())
