"""What is owed reaches a phone or a letter box, whatever the services in between do."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session, col, select

from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.notify.alarms import alarms, oldest_owed_at
from app.notify.backoff import MOST_TRIES
from app.notify.delivery import Delivery, MaySend, deliver_due
from app.notify.fence import fence
from app.notify.models import Owed, PushSubscription
from app.notify.notice import Channel, Notice, Outcome
from app.notify.outbox import LEASE, cancel_for, owe, settle_for
from tests.mail_server import LetterBox
from tests.notify.belled import (
    a_phone,
    a_push,
    a_ring,
    both,
    efa_and_mrs_evans,
    name_of,
    no,
    owed,
    ring,
    states,
    yes,
)
from tests.people import NOW, an_adult
from tests.push_emulator import Answer, PushEmulator

MINUTE = timedelta(minutes=1)
ROOT = Path(__file__).parents[2]


def deliver(
    database: Database,
    channels: Mapping[str, Channel],
    *,
    now: datetime = NOW,
    may_send: MaySend = yes,
    worker: str = "worker",
) -> int:
    return deliver_due(database, channels, may_send, now=now, worker=worker)


def test_mrs_evans_is_rung_and_a_minute_later_written_to(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        phone = a_phone(session, evans, service)
        ring(session, evans, efa)
    channels = both(service, letters, keys)
    assert deliver(database, channels) == 1
    push = service.at(name_of(phone))
    assert [phone.read(one.body)["text"] for one in push] == ["Mae rhywun wedi gofyn amdanoch chi."]
    assert letters.letters == []
    assert deliver(database, channels, now=NOW + MINUTE) == 1
    assert letters.wait_for(1)[0]["to"] == evans.email
    assert states(database) == ["sent", "sent"]
    assert deliver(database, channels, now=NOW + 2 * MINUTE) == 0
    with database.read() as session:
        assert session.exec(select(PushSubscription.last_ok_at)).all() == [NOW]


def test_an_answered_push_sends_no_letter(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        asked = ring(session, evans, efa)
    channels = both(service, letters, keys)
    deliver(database, channels)
    with database.write() as session:
        settle_for(session, school.id, asked.concern_id, now=NOW)
    assert deliver(database, channels, now=NOW + MINUTE) == 0
    assert (states(database, "push"), states(database, "email")) == (["sent"], ["superseded"])
    assert letters.letters == []


def test_what_may_not_be_sent_any_more_is_cancelled_untried(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        ring(session, evans, efa)
    deliver(database, both(service, letters, keys), now=NOW + MINUTE, may_send=no)
    assert states(database) == ["cancelled", "cancelled"]
    assert (service.received, letters.letters) == ([], [])


def test_no_transaction_is_open_while_a_push_service_hangs(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        phone = a_phone(session, evans, service)
        ring(session, evans, efa)
    service.will(name_of(phone), Answer(hangs=True))
    sending = Thread(target=deliver, args=(database, both(service, letters, keys)))
    sending.start()
    service.wait_for(1)
    with database.write() as session:  # a second writer is not kept waiting
        an_adult(session, school, "Ifan Price")
        if not database.is_sqlite:
            open_ones = session.connection().scalar(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
                )
            )
            assert open_ones == 0
    assert states(database, "push") == ["sending"]
    service.release()
    sending.join()
    assert states(database, "push") == ["sent"]


def test_a_push_service_that_hangs_delays_no_letter_and_no_other_service(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        price, rees = an_adult(session, school, "Ifan Price"), an_adult(session, school, "Nia Rees")
        stuck, well = a_phone(session, evans, service), a_phone(session, price, service)
        owe(session, [a_ring(one, efa) for one in (evans, price, rees)], now=NOW)
    service.will(name_of(stuck), Answer(hangs=True))
    with Delivery(database, both(service, letters, keys), yes, worker="w") as delivery:
        delivery.start_due(NOW)
        assert letters.wait_for(1)[0]["to"] == rees.email
        service.wait_for(2)
        service.release()
    assert len(service.at(name_of(well))) == 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(500), "http_500"),
        (Answer(429, (("Retry-After", "600"),)), "http_429"),
        (Answer(hangs_up=True), "no_connection"),
    ],
)
def test_a_push_that_fails_is_a_row_with_its_error_and_its_next_try_and_the_letter_goes_now(
    answer: Answer,
    code: str,
    database: Database,
    service: PushEmulator,
    letters: LetterBox,
    keys: Keyring,
) -> None:
    service.usual = answer
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        ring(session, evans, efa)
    deliver(database, both(service, letters, keys))
    push = owed(database, "push")
    assert (push.state, push.last_error, push.tries) == ("owed", code, 1)
    asked = timedelta(minutes=10) if code == "http_429" else timedelta(seconds=10)
    assert push.due_at >= NOW + asked
    assert (push.lease_until, push.leased_by) == (None, None)
    letters.wait_for(1)
    assert states(database, "email") == ["sent"]


def test_a_phone_that_is_gone_is_dropped_and_the_letter_takes_its_place(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    service.usual = Answer(410)
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        ring(session, evans, efa)
    deliver(database, both(service, letters, keys))
    assert owed(database, "push").last_error == "http_410"
    assert (states(database, "push"), states(database, "email")) == (["superseded"], ["sent"])
    with database.read() as session:
        assert session.exec(select(PushSubscription.dropped_at)).all() == [NOW]
        assert not alarms(session, NOW).ringing


def test_an_adult_who_could_not_be_told_by_any_way_is_an_alarm(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        evans.email = None
        session.flush()
        ring(session, evans, efa)
    deliver(database, both(service, letters, keys))
    letter = owed(database, "email")
    assert (letter.state, letter.last_error, letter.settled_at) == ("failed", "no_address", NOW)
    with database.read() as session:
        assert alarms(session, NOW).untold == 1
        assert alarms(session, NOW + timedelta(days=2)).untold == 0
        assert oldest_owed_at(session) is None


def test_a_channel_that_is_not_set_up_fails_aloud(database: Database) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        ring(session, evans, efa)
    deliver(database, {})
    assert (owed(database, "email").state, owed(database, "email").last_error) == (
        "failed",
        "no_channel",
    )


def test_what_is_late_or_keeps_failing_is_an_alarm(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    service.usual = Answer(500)
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        ring(session, evans, efa)
    with database.read() as session:
        assert not alarms(session, NOW + MINUTE).ringing
        assert alarms(session, NOW + 2 * MINUTE).late == 2 * MINUTE
    channels = both(service, letters, keys)
    for after in (0, 20, 120):
        deliver(database, channels, now=NOW + timedelta(seconds=after))
    with database.read() as session:
        assert alarms(session, NOW + timedelta(seconds=120)).struggling == 1


def test_a_push_that_never_gets_through_ends_after_its_last_try(
    database: Database, service: PushEmulator, keys: Keyring
) -> None:
    service.usual = Answer(500)
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        evans.email = None
        a_phone(session, evans, service)
        ring(session, evans, efa)
    now, channels = NOW, {"push": a_push(service, keys)}
    while (push := owed(database, "push")).state == "owed":
        now = max(now, push.due_at)
        deliver(database, channels, now=now)
    assert (push.state, push.tries, push.last_error) == ("failed", MOST_TRIES, "http_500")
    assert len(service.received) == MOST_TRIES


def test_a_hundred_poison_notices_do_not_delay_the_next_person(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        stuck = a_phone(session, evans, service)
        poison = [a_ring(evans, efa, number=n, at=NOW - MINUTE) for n in range(100)]
        owe(session, poison, now=NOW - MINUTE)
        price = an_adult(session, school, "Ifan Price")
        phone = a_phone(session, price, service)
        ring(session, price, efa)
    service.will(name_of(stuck), Answer(hangs=True))
    with Delivery(database, both(service, letters, keys), yes, worker="w", lanes=2) as delivery:
        delivery.start_due(NOW)
        service.wait_for(2)
        assert len(service.at(name_of(phone))) == 1
        service.release()


@pytest.mark.parametrize("veto_comes", ["before", "after"])
def test_no_send_starts_after_a_veto_is_written(
    veto_comes: str, database: Database, service: PushEmulator, keys: Keyring
) -> None:
    """The race that a model check found: eligible? then the veto, then the send."""
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        phone = a_phone(session, evans, service)
        ring(session, evans, efa)
    asking, go_on, vetoed = Event(), Event(), Event()
    is_vetoed: list[int] = []

    def may_send(_: Session, rows: Sequence[Owed], __: datetime) -> set[UUID]:
        asking.set()
        go_on.wait(10)
        return set() if is_vetoed else {row.id for row in rows}

    def veto() -> None:
        with fence(database, school.id, efa.id, evans.id) as held, database.write() as session:
            assert held
            is_vetoed.append(len(service.at(name_of(phone))))
            cancel_for(session, school.id, evans.id, pupil_id=efa.id, now=NOW)
        vetoed.set()

    if veto_comes == "before":
        veto()
    sending = Thread(
        target=deliver,
        args=(database, {"push": a_push(service, keys)}),
        kwargs={"may_send": may_send},
    )
    sending.start()
    if veto_comes == "after":
        assert asking.wait(10)
        vetoing = Thread(target=veto)
        vetoing.start()
        assert not vetoed.is_set()  # it waits at the fence, in no transaction
        go_on.set()
        vetoing.join()
    go_on.set()
    sending.join()
    assert is_vetoed == [len(service.received)]  # whatever was sent was sent before the veto
    assert states(database, "push") == (["cancelled"] if veto_comes == "before" else ["sent"])


def test_a_sender_that_finds_the_fence_taken_puts_the_notice_back(
    database: Database, service: PushEmulator, keys: Keyring
) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        ring(session, evans, efa)
    push_only = {"push": a_push(service, keys)}
    with fence(database, school.id, efa.id, evans.id):
        assert deliver(database, push_only) == 1
    push = owed(database, "push")
    assert (push.state, push.tries, push.due_at) == ("owed", 0, NOW + timedelta(seconds=1))
    assert service.received == []
    deliver(database, push_only, now=NOW + timedelta(seconds=1))
    assert states(database, "push") == ["sent"]


@pytest.mark.parametrize(("point", "pushes"), [("after_commit", 1), ("after_send", 2)])
def test_a_worker_that_dies_around_a_send_leaves_mrs_evans_told_at_least_once(
    point: str,
    pushes: int,
    database: Database,
    database_url: str,
    service: PushEmulator,
    letters: LetterBox,
    keys: Keyring,
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        ring(session, evans, efa)
    died = subprocess.run(
        [sys.executable, "-m", "tests.notify.dying_worker", database_url, service.origin, point],
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert died.returncode == 9
    assert states(database, "push") == ["sending"]
    channels = both(service, letters, keys)
    early = NOW + timedelta(seconds=5)
    assert deliver(database, channels, now=early) == 0  # the dead one's lease still stands
    after = NOW + timedelta(seconds=1) + LEASE
    assert deliver(database, channels, now=after) == 1
    assert len(service.received) == pushes
    assert states(database, "push") == ["sent"]
    deliver(database, channels, now=NOW + MINUTE)
    assert states(database) == ["sent", "sent"]


class Breaks:
    """A channel with a mistake in it, which no channel should have."""

    def send(self, notice: Notice, *, now: datetime, until: float) -> Outcome:  # noqa: ARG002
        raise ZeroDivisionError


def test_a_channel_with_a_mistake_does_not_keep_a_notice_for_ever(database: Database) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        ring(session, evans, efa)
    now = NOW
    for _ in range(MOST_TRIES + 1):
        assert deliver(database, {"email": Breaks()}, now=now) == 1
        now += LEASE
    letter = owed(database, "email")
    assert (letter.state, letter.last_error) == ("failed", "gave_up")


def test_a_sender_that_was_overtaken_changes_nothing(
    database: Database, service: PushEmulator, keys: Keyring
) -> None:
    """One that slept past its lease finds the row settled by another, and lets it be."""
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        phone = a_phone(session, evans, service)
        ring(session, evans, efa)
    service.will(name_of(phone), Answer(500, hangs=True))
    sleeper = Thread(target=deliver, args=(database, {"push": a_push(service, keys)}))
    sleeper.start()
    service.wait_for(1)
    with database.write() as session:
        row = session.exec(select(Owed).where(col(Owed.channel) == "push")).one()
        row.state, row.leased_by, row.settled_at = "sent", None, NOW
    service.release()
    sleeper.join()
    assert (owed(database, "push").state, owed(database, "push").last_error) == ("sent", None)
