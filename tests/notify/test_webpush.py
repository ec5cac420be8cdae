"""A push is encrypted as the standard says, and says nothing but one sentence."""

from collections.abc import Mapping
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid.jwt import decode

from app.kernel.crypto import Keyring, b64url, from_b64url
from app.kernel.ids import uuid7
from app.notify.channels.webpush import PLAIN_BYTES, encrypt
from app.notify.notice import LIMIT, Device, Notice, Outcome
from app.notify.subscriptions import public_key
from tests.notify.belled import SUBJECT, a_push, name_of, soon
from tests.people import NOW
from tests.push_emulator import Answer, PushEmulator
from tests.push_reader import Browser

# RFC 8291, section 5 and appendix A
VECTOR = {
    "plaintext": "When I grow up, I want to be a watermelon",
    "ua_public": (
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    ),
    "ua_private": "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
    "as_private": "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    "salt": "DGv6ra1nlYgDCS1FRnbzlw",
    "body": (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
        "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu"
        "lcy4a-fN"
    ),
}


def private(raw: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(from_b64url(raw), "big"), ec.SECP256R1())


def a_device(phone: Browser) -> Device:
    return Device(uuid7(), phone.endpoint, phone.p256dh, phone.auth)


def a_notice(*phones: Browser, language: str = "cy") -> Notice:
    devices = tuple(a_device(phone) for phone in phones)
    return Notice(uuid7(), uuid7(), "push", language, devices=devices)


def sent_to(service: PushEmulator, keys: Keyring, answer: Answer) -> tuple[Outcome, Notice]:
    service.usual = answer
    notice = a_notice(Browser(service.endpoint("one")))
    return a_push(service, keys).send(notice, now=NOW, until=soon()), notice


def test_the_standards_own_example_comes_out_byte_for_byte() -> None:
    device = Device(uuid7(), "", VECTOR["ua_public"], VECTOR["auth"])
    body = encrypt(
        device,
        VECTOR["plaintext"].encode(),
        sender=private(VECTOR["as_private"]),
        salt=from_b64url(VECTOR["salt"]),
    )
    assert b64url(body) == VECTOR["body"]


def test_a_browser_of_ours_reads_the_standards_own_example() -> None:
    phone = Browser("", private(VECTOR["ua_private"]), from_b64url(VECTOR["auth"]))
    assert phone.plain(from_b64url(VECTOR["body"])).decode() == VECTOR["plaintext"]


def test_mrs_evans_reads_one_sentence_in_her_language(service: PushEmulator, keys: Keyring) -> None:
    channel, phone = a_push(service, keys), Browser(service.endpoint("evans"))
    for language in ("cy", "en"):
        assert (
            channel.send(a_notice(phone, language=language), now=NOW, until=soon()).state == "sent"
        )
    welsh, english = (phone.read(one.body) for one in service.at("evans"))
    assert welsh == {"lang": "cy", "text": "Mae rhywun wedi gofyn amdanoch chi."}
    assert english == {"lang": "en", "text": "Someone has asked for you."}


def test_every_push_is_as_long_as_every_other_and_no_two_look_alike(
    service: PushEmulator, keys: Keyring
) -> None:
    channel, phone = a_push(service, keys), Browser(service.endpoint("evans"))
    for language in ("cy", "en", "cy", "en"):
        channel.send(a_notice(phone, language=language), now=NOW, until=soon())
    bodies = [one.body for one in service.received]
    assert {len(phone.plain(body)) for body in bodies} == {PLAIN_BYTES}
    assert len({len(body) for body in bodies}) == 1
    assert len(set(bodies)) == 4
    assert max(map(len, bodies)) < 3993


def test_the_headers_say_who_calls_and_nothing_of_what(
    service: PushEmulator, keys: Keyring
) -> None:
    phone = Browser(service.endpoint("evans"))
    a_push(service, keys).send(a_notice(phone), now=NOW, until=soon())
    headers = service.at("evans")[0].headers
    token, key = signed_by(headers)
    assert key == public_key(keys)
    assert decode(token, key) == {
        "aud": service.origin,
        "exp": int((NOW + timedelta(hours=12)).timestamp()),
        "sub": SUBJECT,
    }
    assert {name: headers[name] for name in headers if name != "authorization"} == {
        "host": service.origin.removeprefix("http://"),
        "content-length": headers["content-length"],
        "content-type": "application/octet-stream",
        "content-encoding": "aes128gcm",
        "ttl": "14400",
        "urgency": "high",
        "topic": "hwyl",
    }


def signed_by(headers: Mapping[str, str]) -> tuple[str, str]:
    scheme, _, rest = headers["authorization"].partition(" ")
    assert scheme == "vapid"
    parts = dict(part.split("=", 1) for part in rest.split(","))
    return parts["t"], parts["k"]


@pytest.mark.parametrize(
    ("answer", "state", "code", "wait"),
    [
        (Answer(201), "sent", None, None),
        (Answer(202), "sent", None, None),
        (Answer(429, (("Retry-After", "120"),)), "retry", "http_429", timedelta(minutes=2)),
        (
            Answer(429, (("Retry-After", "Mon, 23 Nov 2026 09:10:00 GMT"),)),
            "retry", "http_429", timedelta(minutes=10),
        ),
        (Answer(429, (("Retry-After", "soon"),)), "retry", "http_429", None),
        (Answer(429, (("Retry-After", "9" * 400),)), "retry", "http_429", timedelta(seconds=10**6)),
        (Answer(500), "retry", "http_500", None),
        (Answer(503, (("Retry-After", "7"),)), "retry", "http_503", timedelta(seconds=7)),
        (Answer(400), "retry", "http_400", None),
        (Answer(403), "retry", "http_403", None),
        (Answer(hangs_up=True), "retry", "no_connection", None),
    ],
)  # fmt: skip
def test_an_answer_says_what_to_do_next(
    answer: Answer, state: str, code: str | None, wait: Any, service: PushEmulator, keys: Keyring
) -> None:
    outcome, notice = sent_to(service, keys, answer)
    assert (outcome.state, outcome.code, outcome.retry_after) == (state, code, wait)
    assert outcome.reached == ((notice.devices[0].id,) if state == "sent" else ())
    assert outcome.gone == ()


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_the_service_knows_no_more_is_gone(
    status: int, service: PushEmulator, keys: Keyring
) -> None:
    outcome, notice = sent_to(service, keys, Answer(status))
    assert outcome == Outcome("failed", f"http_{status}", gone=(notice.devices[0].id,))


def test_one_phone_that_hangs_does_not_keep_the_other_silent(
    service: PushEmulator, keys: Keyring
) -> None:
    old, new, lost = (Browser(service.endpoint(name)) for name in ("old", "new", "lost"))
    service.will("old", Answer(hangs=True))
    service.will("lost", Answer(410))
    notice = a_notice(old, new, lost)
    outcome = a_push(service, keys).send(notice, now=NOW, until=soon(0.5))
    assert outcome.state == "sent"
    assert outcome.reached == (notice.devices[1].id,)
    assert outcome.gone == (notice.devices[2].id,)
    assert len(service.at(name_of(new))) == 1


def test_an_adult_without_a_phone_and_keys_that_are_none_fail_at_once(
    service: PushEmulator, keys: Keyring
) -> None:
    channel = a_push(service, keys)
    assert channel.send(a_notice(), now=NOW, until=soon()) == Outcome("failed", "no_device")
    broken = Device(uuid7(), service.endpoint("x"), b64url(b"\x04" + b"\x01" * 64), "AAAA")
    outcome = channel.send(
        Notice(uuid7(), uuid7(), "push", "cy", devices=(broken,)), now=NOW, until=soon()
    )
    assert outcome == Outcome("failed", "bad_keys", gone=(broken.id,))
    assert service.received == []


def test_a_service_that_hung_has_little_room_until_it_answers_again(
    service: PushEmulator, keys: Keyring
) -> None:
    service.usual = Answer(hangs=True)
    channel, notice = a_push(service, keys), a_notice(Browser(service.endpoint("x")))
    assert channel.send(notice, now=NOW, until=soon(0.2)).code == "timeout"
    patient = {"now": NOW, "until": soon(30)}
    ringing = [Thread(target=channel.send, args=(notice,), kwargs=patient) for _ in range(2)]
    for one in ringing:
        one.start()
    service.wait_for(3)
    full = channel.send(notice, now=NOW, until=soon())
    assert full == Outcome("wait", "busy_host", LIMIT)
    service.usual = Answer()
    service.release()
    for one in ringing:
        one.join()
    assert channel.send(notice, now=NOW, until=soon()).state == "sent"
    assert len(service.received) == 4


def test_one_connection_and_one_token_serve_many_pushes(
    service: PushEmulator, keys: Keyring
) -> None:
    service.keeps_connections = True
    channel, phone = a_push(service, keys), Browser(service.endpoint("evans"))
    for minutes in (0, 1, 59, 60):
        at = NOW + timedelta(minutes=minutes)
        assert channel.send(a_notice(phone), now=at, until=soon()).state == "sent"
    tokens = [one.headers["authorization"] for one in service.received]
    assert tokens[0] == tokens[1] == tokens[2] != tokens[3]
    assert service.connections == 1


def test_a_connection_that_the_service_ended_meanwhile_is_made_anew(
    service: PushEmulator, keys: Keyring
) -> None:
    service.keeps_connections = True
    channel, phone = a_push(service, keys), Browser(service.endpoint("evans"))
    assert channel.send(a_notice(phone), now=NOW, until=soon()).state == "sent"
    service.hangs_up_once = True  # as one does whose patience ended as the next push was written
    assert channel.send(a_notice(phone), now=NOW, until=soon()).state == "sent"
    assert service.connections == 2


def test_nothing_is_sent_when_its_time_is_up(service: PushEmulator, keys: Keyring) -> None:
    service.keeps_connections = True
    channel, phone = a_push(service, keys), Browser(service.endpoint("evans"))
    assert channel.send(a_notice(phone), now=NOW, until=soon()).state == "sent"
    assert channel.send(a_notice(phone), now=NOW, until=soon(0)).code == "timeout"
    assert len(service.received) == 1
