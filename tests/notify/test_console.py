"""A demo's messages are caught, with no more in them than what would have left."""

from dataclasses import fields

from app.kernel.ids import uuid7
from app.notify.channels.console import KEPT, Caught, Console
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
