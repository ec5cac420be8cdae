"""Many notices cost no more statements than one, and one that was stopped sends nothing late."""

from collections import Counter
from datetime import datetime, timedelta
from threading import Barrier, Event, Thread
from typing import Any

import pytest
from sqlmodel import select

from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.notify.delivery import Delivery
from app.notify.fence import fence
from app.notify.models import Owed
from app.notify.notice import Notice, Outcome
from app.notify.outbox import cancel_for, lease, owe, settle_for
from app.notify.settling import settle
from tests.mail_server import LetterBox
from tests.notify.belled import (
    a_mail,
    a_phone,
    a_push,
    a_ring,
    both,
    efa_and_mrs_evans,
    name_of,
    owed,
    ring,
    states,
    yes,
)
from tests.people import NOW, an_adult
from tests.push_emulator import Answer, PushEmulator
from tests.statements import statements

AWHILE = NOW + timedelta(seconds=1)
ANSWERS = (Answer(), Answer(500), Answer(410), Answer(hangs_up=True))


@pytest.mark.parametrize("each", [1, 15])
def test_sixty_notices_of_every_fate_cost_as_many_statements_as_four(
    each: int, database: Database, service: PushEmulator, keys: Keyring
) -> None:
    with database.write() as session:
        school, efa, _ = efa_and_mrs_evans(session)
        adults = [an_adult(session, school, f"A{n} Adult{n}") for n in range(4 * each)]
        for n, adult in enumerate(adults):
            service.will(name_of(a_phone(session, adult, service)), ANSWERS[n % 4])
        owe(session, [a_ring(adult, efa) for adult in adults], now=NOW)
    channel = a_push(service, keys)
    with database.write() as session, statements(database) as said:
        leased = lease(session, "push", now=NOW, worker="w", limit=100)
    assert len(leased) == 4 * each
    assert len(said) == 1
    with Delivery(database, {"push": channel}, yes, worker="v", lanes=100) as delivery:
        later = NOW + timedelta(seconds=31)  # the first worker is gone
        with statements(database) as said:
            count, sendings = delivery._take_up("push", 100, later)  # noqa: SLF001
        assert (count, len(sendings)) == (4 * each, 4 * each)
        # begin or fences, lease, bells each had lately, devices, addresses
        assert len(said) == 5, "\n".join(said)
    done = [(one.owed, channel.send(one.notice, now=later, until=one.until)) for one in sendings]
    assert {outcome.state for _, outcome in done} == {"sent", "retry", "failed"}
    with database.write() as session, statements(database) as said:
        settle(session, done, worker="v", now=later)
    assert len(said) <= 7  # one of them: which bells each had lately, for the letters to come
    fates = {"sent": each, "owed": 2 * each, "superseded": each}
    assert Counter(states(database, "push")) == fates
    assert states(database, "email") == ["owed"] * (4 * each)


def test_a_push_that_failed_brings_no_letter_forward_about_another_case_or_to_another_adult(
    database: Database, service: PushEmulator, keys: Keyring
) -> None:
    service.usual = Answer(500)
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        price = an_adult(session, school, "Mr Price")
        a_phone(session, evans, service)
        a_phone(session, price, service)
        rung = ring(session, evans, efa)
        owe(session, [a_ring(price, efa, concern_id=rung.concern_id, at=AWHILE)], now=NOW)
        owe(session, [a_ring(evans, efa, at=AWHILE)], now=NOW)
    with Delivery(database, {"push": a_push(service, keys)}, yes, worker="w") as delivery:
        assert delivery.start_due(NOW) == 1
        delivery.finish()
    with database.read() as session:
        mails = session.exec(select(Owed).where(Owed.channel == "email")).all()
    brought = [(one.adult_id, one.concern_id) for one in mails if one.due_at == NOW]
    assert brought == [(evans.id, rung.concern_id)]
    assert len(mails) == 3


def test_what_ends_on_the_heels_of_another_waits_to_be_written_down_with_more(
    database: Database, service: PushEmulator, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not on SQLite, where a transaction costs little; and never the first of a quiet minute."""
    waits: list[float] = []
    monkeypatch.setattr("app.notify.delivery._TOGETHER", 60.0)
    monkeypatch.setattr("app.notify.delivery.time.sleep", waits.append)
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        price = an_adult(session, school, "Mr Price")
        a_phone(session, evans, service)
        a_phone(session, price, service)
        ring(session, evans, efa)
    with Delivery(database, {"push": a_push(service, keys)}, yes, worker="w") as one:
        assert one.finish_due(NOW) == 1
        with database.write() as session:
            ring(session, price, efa)
        assert one.finish_due(NOW) == 1
    first, second = waits
    assert first == 0
    assert (second > 0) is not database.is_sqlite
    assert states(database, "push") == ["sent", "sent"]


def test_a_worker_that_was_stopped_before_its_send_sends_nothing_when_a_veto_has_passed(
    database: Database, service: PushEmulator, keys: Keyring
) -> None:
    """It had asked, and was stopped for longer than a veto waits; then it goes on."""
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        ring(session, evans, efa)
    stopped, go_on = Event(), Event()

    def stop(point: str) -> None:
        if point == "after_commit":
            stopped.set()
            go_on.wait(10)

    short = timedelta(seconds=0.2)
    with Delivery(
        database, {"push": a_push(service, keys)}, yes, worker="w", limit=short, passing=stop
    ) as delivery:
        assert delivery.start_due(NOW) == 1
        assert stopped.wait(10)
        with fence(database, school.id, efa.id, evans.id, short) as held:
            assert not held  # and goes on all the same, as a veto always does
            with database.write() as session:
                cancel_for(session, school.id, evans.id, pupil_id=efa.id, now=NOW)
        go_on.set()
        delivery.finish()
    assert service.received == []
    assert states(database, "push") == ["cancelled"]


def test_a_worker_that_was_stopped_without_a_veto_tries_again(
    database: Database, service: PushEmulator, keys: Keyring
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        ring(session, evans, efa)
    channels = {"push": a_push(service, keys)}
    with Delivery(database, channels, yes, worker="w", limit=timedelta(0)) as delivery:
        delivery.finish_due(NOW)
    push = owed(database, "push")
    assert (push.state, push.tries, push.due_at) == ("owed", 0, NOW + timedelta(seconds=1))
    with Delivery(database, channels, yes, worker="w") as delivery:
        delivery.finish_due(NOW + timedelta(seconds=1))
    assert states(database, "push") == ["sent"]


def test_those_who_settle_and_those_who_cancel_never_wait_for_each_other_in_a_ring(
    database: Database,
) -> None:
    """An urgent case rings many at once; that moment somebody takes it."""
    with database.write() as session:
        school, efa, _ = efa_and_mrs_evans(session)
        adults = [an_adult(session, school, f"A{n} Adult") for n in range(12)]
    for turn in range(10):
        concern = uuid7()
        with database.write() as session:
            owe(session, [a_ring(one, efa, concern_id=concern) for one in adults], now=NOW)
            taken = lease(session, "email", now=NOW, worker="w", limit=50)
        backwards = sorted(taken, key=lambda row: row.id, reverse=True)
        together = Barrier(2)

        def acknowledge(concern_id: Any = concern, at: Barrier = together) -> None:
            at.wait()
            with database.write() as session:
                settle_for(session, school.id, concern_id, now=NOW)

        def write_down(rows: list[Owed] = backwards, at: Barrier = together) -> None:
            at.wait()
            with database.write() as session:
                settle(session, [(row, Outcome("sent")) for row in rows], worker="w", now=NOW)

        both_at_once = [Thread(target=acknowledge), Thread(target=write_down)]
        for thread in both_at_once:
            thread.start()
        for thread in both_at_once:
            thread.join()
        ended = states(database)[-12:]
        assert set(ended) in ({"sent"}, {"superseded"}), turn


class Together:
    """A channel that lets nobody go until so many are inside."""

    def __init__(self, lanes: int) -> None:
        self.together = Barrier(lanes)

    def send(self, notice: Notice, *, now: datetime, until: float) -> Outcome:  # noqa: ARG002
        self.together.wait(10)
        return Outcome("sent")


def test_no_more_are_sent_at_once_than_there_are_lanes(database: Database) -> None:
    """Six adults, three lanes: exactly three come together, twice."""
    with database.write() as session:
        school, efa, _ = efa_and_mrs_evans(session)
        adults = [an_adult(session, school, f"A{n} Adult") for n in range(6)]
        owe(session, [a_ring(adult, efa) for adult in adults], now=NOW)
    with Delivery(database, {"email": Together(3)}, yes, worker="w", lanes=3) as delivery:
        assert delivery.start_due(NOW) == 6  # three wait behind three
        delivery.finish()
    assert states(database) == ["sent"] * 6


def test_letters_of_many_go_over_few_connections(
    database: Database, service: PushEmulator, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        school, efa, _ = efa_and_mrs_evans(session)
        adults = [an_adult(session, school, f"A{n} Adult") for n in range(20)]
        owe(session, [a_ring(adult, efa) for adult in adults], now=NOW)
    with Delivery(database, both(service, letters, keys), yes, worker="w", lanes=2) as delivery:
        delivery.finish_due(NOW)
    assert len(letters.wait_for(20)) == 20
    assert letters.conversations <= 2


@pytest.mark.parametrize(("adults", "called"), [(3, False), (9, True)])
def test_a_worker_is_called_back_only_where_more_may_wait_than_there_was_room_for(
    adults: int, called: bool, database: Database, letters: LetterBox
) -> None:
    with database.write() as session:
        school, efa, _ = efa_and_mrs_evans(session)
        told = [an_adult(session, school, f"A{n} Adult") for n in range(adults)]
        owe(session, [a_ring(adult, efa) for adult in told], now=NOW)
    calls: list[str] = []
    with Delivery(
        database,
        {"email": a_mail(letters)},
        yes,
        worker="w",
        lanes=2,
        on_free=lambda: calls.append("look"),
    ) as delivery:
        assert delivery.start_due(NOW) == min(adults, 4)
        delivery.finish()
    assert bool(calls) is called
