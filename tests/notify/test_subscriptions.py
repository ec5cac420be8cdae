"""A browser that can be rung: its keys are keys, and it belongs to one person."""

from datetime import timedelta

import pytest
from sqlmodel import select

from app.kernel.crypto import Keyring, b64url, from_b64url
from app.kernel.db import Database
from app.kernel.problems import Problem
from app.notify import subscriptions
from app.notify.models import PushSubscription
from app.roster.models import Person
from tests.notify.belled import a_phone, efa_and_mrs_evans, hosts_of
from tests.people import NOW, an_adult
from tests.push_emulator import PushEmulator
from tests.push_reader import Browser

LATER = NOW + timedelta(days=1)


def keeps(database: Database, adult: Person, phone: Browser, service: PushEmulator) -> None:
    with database.write() as session:
        subscriptions.subscribe(
            session,
            adult.school_id,
            adult.id,
            endpoint=phone.endpoint,
            p256dh=phone.p256dh,
            auth=phone.auth,
            allowed=hosts_of(service),
            now=LATER,
        )


def addresses(database: Database, adult: Person) -> list[str]:
    with database.read() as session:
        rows = subscriptions.of_person(session, adult.school_id, adult.id)
        return [row.endpoint for row in rows]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("endpoint", "https://evil.example/x"),
        ("endpoint", "http://127.0.0.1:22/x"),
        ("p256dh", ""),
        ("p256dh", "not base64!"),
        ("p256dh", b64url(b"\x04" + b"\x01" * 64)),  # not on the curve
        ("p256dh", b64url(b"\x04" + b"\x01" * 63)),
        ("p256dh", b64url(b"\x02" + b"\x01" * 32)),
        ("p256dh", "ŵŷ"),
        ("auth", ""),
        ("auth", b64url(b"1" * 15)),
        ("auth", b64url(b"1" * 17)),
        ("auth", "!"),
    ],
)
def test_an_address_or_key_that_is_none_is_refused_and_named(
    field: str, value: str, database: Database, service: PushEmulator
) -> None:
    phone = Browser(service.endpoint("one"))
    given = {"endpoint": phone.endpoint, "p256dh": phone.p256dh, "auth": phone.auth} | {
        field: value
    }
    with database.write() as session:
        school, _, evans = efa_and_mrs_evans(session)
        with pytest.raises(Problem) as refused:
            subscriptions.subscribe(
                session, school.id, evans.id, allowed=hosts_of(service), now=NOW, **given
            )
    assert refused.value.code == "bad_field"
    assert refused.value.field == {"endpoint": "endpoint"}.get(field, f"keys.{field}")
    assert addresses(database, evans) == []


def test_the_same_browser_again_is_renewed(database: Database, service: PushEmulator) -> None:
    with database.write() as session:
        school, _, evans = efa_and_mrs_evans(session)
        phone = a_phone(session, evans, service)
        subscriptions.unsubscribe(session, school.id, evans.id, endpoint=phone.endpoint, now=NOW)
    assert addresses(database, evans) == []
    keeps(database, evans, Browser(phone.endpoint), service)
    assert addresses(database, evans) == [phone.endpoint]
    with database.read() as session:
        assert session.exec(select(PushSubscription.created_at)).all() == [LATER]


def test_a_browser_that_another_adult_signs_in_on_rings_only_for_them(
    database: Database, service: PushEmulator
) -> None:
    with database.write() as session:
        school, _, evans = efa_and_mrs_evans(session)
        price = an_adult(session, school, "Ifan Price")
        phone = a_phone(session, evans, service)
    keeps(database, price, phone, service)
    assert addresses(database, evans) == []
    assert addresses(database, price) == [phone.endpoint]


def test_the_oldest_browser_goes_where_there_are_too_many(
    database: Database, service: PushEmulator
) -> None:
    with database.write() as session:
        _, _, evans = efa_and_mrs_evans(session)
        phones = [
            a_phone(session, evans, service, at=NOW + timedelta(minutes=n)) for n in range(11)
        ]
    assert addresses(database, evans) == [phone.endpoint for phone in reversed(phones[1:])]


def test_the_newest_sign_of_life_of_any_phone_counts(
    database: Database, service: PushEmulator
) -> None:
    with database.write() as session:
        school, _, evans = efa_and_mrs_evans(session)
        old = a_phone(session, evans, service, at=NOW - timedelta(days=40))
        a_phone(session, evans, service, at=NOW - timedelta(days=30))
        who = (school.id, evans.id)
        assert subscriptions.newest_signs(session, {who}) == {who: NOW - timedelta(days=30)}
        rows = subscriptions.of_person(session, *who)
        subscriptions.mark_ok(session, {(school.id, row.id) for row in rows[1:]}, now=NOW)
        session.expire_all()
        assert subscriptions.newest_signs(session, {who}) == {who: NOW}
        subscriptions.opened(session, school.id, evans.id, old.endpoint, now=LATER)
        session.expire_all()
        assert subscriptions.newest_signs(session, {who}) == {who: LATER}
        subscriptions.dropped(session, {(school.id, row.id) for row in rows}, now=LATER)
        assert subscriptions.newest_signs(session, {who}) == {}


def test_nobody_marks_the_phone_of_another_school_or_person(
    database: Database, service: PushEmulator, keys: Keyring
) -> None:
    with database.write() as session:
        school, _, evans = efa_and_mrs_evans(session)
        price = an_adult(session, school, "Ifan Price")
        phone = a_phone(session, evans, service)
        assert subscriptions.unsubscribe(session, school.id, price.id, now=NOW) == 0
        row = subscriptions.of_person(session, school.id, evans.id)[0]
        subscriptions.dropped(session, {(price.id, row.id)}, now=NOW)
        subscriptions.opened(session, school.id, price.id, phone.endpoint, now=LATER)
    assert addresses(database, evans) == [phone.endpoint]
    with database.read() as session:
        assert session.exec(select(PushSubscription.last_opened_at)).all() == [None]


def test_the_key_for_browsers_is_a_point_and_stays_the_same(keys: Keyring) -> None:
    raw = from_b64url(subscriptions.public_key(keys))
    assert len(raw) == 65
    assert raw[0] == 4
    assert subscriptions.public_key(Keyring(b"k" * 32)) == subscriptions.public_key(keys)
