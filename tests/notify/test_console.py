"""A demo's messages are caught, with no more in them than what would have left."""

from dataclasses import fields

from app.kernel.ids import uuid7
from app.notify.channels.console import KEPT, Caught, Console
from app.notify.channels.webpush import PLAIN_BYTES, plaintext
from app.notify.notice import Device, Notice
from app.words.catalogue import load
from tests.notify.belled import soon
from tests.people import NOW


def test_what_a_demo_would_send_is_caught_newest_first() -> None:
    console, adult = Console(load()), uuid7()
    phone = Device(uuid7(), "https://fcm.googleapis.com/secret", "", "")
    push = Notice(uuid7(), adult, "push", "en", devices=(phone,))
    assert console.send(push, now=NOW, until=soon()).reached == (phone.id,)
    letter = Notice(uuid7(), adult, "email", "cy", address="a@b.example")
    assert console.send(letter, now=NOW, until=soon()).state == "sent"
    assert console.caught() == [
        Caught("email", adult, NOW, "cy", "Mae rhywun wedi gofyn amdanoch chi", None),
        Caught("push", adult, NOW, "en", "Someone has asked for you.", "fcm.googleapis.com"),
    ]
    assert {field.name for field in fields(Caught)} == {
        "channel", "adult_id", "at", "language", "text", "endpoint_host", "link",
    }  # fmt: skip


def test_only_the_last_ones_are_kept() -> None:
    console = Console(load())
    for _ in range(KEPT + 5):
        console.send(Notice(uuid7(), uuid7(), "email", "cy"), now=NOW, until=soon())
    assert len(console.caught()) == KEPT


def test_who_is_called_to_the_tablet_is_told_that_and_no_more() -> None:
    console = Console(load())
    for channel in ("push", "email"):
        for language in ("cy", "en"):
            notice = Notice(uuid7(), uuid7(), channel, language, to_tablet=True)
            console.send(notice, now=NOW, until=soon())
    assert [one.text for one in console.caught()] == [
        "Please go to your class tablet",
        "Ewch at dabled eich dosbarth, os gwelwch yn dda",
        "Please go to your class tablet.",
        "Ewch at dabled eich dosbarth, os gwelwch yn dda.",
    ]
    texts = [plaintext(load(), lang, to_tablet=it) for lang in ("cy", "en") for it in (True, False)]
    assert {len(text) for text in texts} == {PLAIN_BYTES}
