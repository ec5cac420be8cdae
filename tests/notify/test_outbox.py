"""What is owed: written once with its cause, taken by one, never stuck, one lane per person."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlmodel import col, select

from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.notify.models import Owed
from app.notify.outbox import LEASE, cancel_for, lease, owe, settle_for
from tests.notify.belled import a_phone, a_ring, efa_and_mrs_evans, owed, ring, states
from tests.people import NOW, a_pupil, a_school, an_adult
from tests.push_emulator import PushEmulator
from tests.statements import statements

MINUTE = timedelta(minutes=1)


def taken(database: Database, worker: str, *, now: datetime = NOW, limit: int = 50) -> list[Owed]:
    with database.write() as session:
        return list(lease(session, "email", now=now, worker=worker, limit=limit))


def test_without_a_phone_the_letter_is_due_at_once(database: Database) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        asked = ring(session, evans, efa)
    letter = owed(database, "email")
    assert states(database) == ["owed"]
    assert (letter.due_at, letter.adult_id, letter.pupil_id) == (NOW, evans.id, efa.id)
    assert (letter.concern_id, letter.language, letter.kind) == (asked.concern_id, "cy", "ring")


def test_with_a_phone_the_push_goes_first_and_the_letter_a_minute_later(
    database: Database, service: PushEmulator
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        a_phone(session, evans, service)
        ring(session, evans, efa)
    assert owed(database, "push").due_at == NOW  # one row for both phones
    assert owed(database, "email").due_at == NOW + MINUTE


def test_a_phone_that_was_silent_for_weeks_is_rung_but_not_counted_on(
    database: Database, service: PushEmulator
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service, at=NOW - timedelta(days=15))
        ring(session, evans, efa)
    assert owed(database, "push").due_at == NOW
    assert owed(database, "email").due_at == NOW


def test_an_adult_with_a_phone_and_no_address_owes_no_letter(
    database: Database, service: PushEmulator
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        evans.email = None
        a_phone(session, evans, service)
        ring(session, evans, efa)
    assert states(database, "push") == ["owed"]
    assert states(database, "email") == []


def test_an_adult_who_cannot_be_reached_at_all_has_a_row_that_will_fail_aloud(
    database: Database,
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        evans.email = None
        session.flush()
        ring(session, evans, efa)
    assert states(database, "email") == ["owed"]


def test_the_same_ring_again_is_the_same_row(database: Database) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        asked = ring(session, evans, efa)
    with database.write() as session:
        owe(session, [asked, asked], now=NOW + MINUTE)
    assert states(database) == ["owed"]
    assert owed(database, "email").created_at == NOW


@pytest.mark.parametrize("count", [1, 300])
def test_many_rings_take_as_many_statements_as_one(
    count: int, database: Database, service: PushEmulator
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        a_phone(session, evans, service)
        rings = [a_ring(evans, efa, number=number) for number in range(count)]
        with statements(database) as said:
            owe(session, rings, now=NOW)
    assert [sql.split()[0] for sql in said] == ["SELECT", "SELECT", "INSERT"]
    assert len(states(database)) == 2 * count


def test_nothing_to_ring_is_nothing_to_do(database: Database) -> None:
    with database.write() as session:
        owe(session, [], now=NOW)
    assert states(database) == []


def test_adults_of_another_school_are_left_out_of_what_a_school_owes(
    database: Database, service: PushEmulator
) -> None:
    """Two schools in one burst: each adult's phone counts for that adult only."""
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        other = a_school(session, "mor")
        tomos, price = (
            a_pupil(session, other, "Tomos", "Rees"),
            an_adult(session, other, "Ifan Price"),
        )
        a_phone(session, price, service)
        owe(session, [a_ring(evans, efa), a_ring(price, tomos)], now=NOW)
    assert owed(database, "push").adult_id == price.id
    assert sorted(states(database, "email")) == ["owed", "owed"]


def test_an_acknowledgement_ends_what_is_owed_to_the_others(database: Database) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        price, concern = an_adult(session, school, "Ifan Price"), uuid7()
        rings = [a_ring(adult, efa, concern_id=concern) for adult in (evans, price)]
        owe(session, [*rings, a_ring(evans, efa)], now=NOW)
    with database.write() as session:
        assert settle_for(session, school.id, concern, adult_ids=[price.id], now=NOW) == 1
        assert settle_for(session, school.id, concern, adult_ids=[price.id], now=NOW) == 0
        assert settle_for(session, school.id, concern, adult_ids=[], now=NOW) == 0
        assert settle_for(session, uuid7(), concern, now=NOW) == 0
    assert sorted(states(database)) == ["owed", "owed", "superseded"]
    with database.write() as session:
        assert settle_for(session, school.id, concern, state="cancelled", now=NOW) == 1
    assert sorted(states(database)) == ["cancelled", "owed", "superseded"]


def test_a_veto_cancels_what_is_owed_about_that_pupil_and_a_leaver_all_of_it(
    database: Database,
) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        tomos = a_pupil(session, school, "Tomos", "Rees")
        owe(session, [a_ring(evans, efa), a_ring(evans, tomos)], now=NOW)
    with database.write() as session:
        assert cancel_for(session, school.id, evans.id, pupil_id=efa.id, now=NOW) == 1
    assert sorted(states(database)) == ["cancelled", "owed"]
    with database.write() as session:
        assert cancel_for(session, school.id, evans.id, now=NOW) == 1
    assert states(database) == ["cancelled", "cancelled"]


def test_what_is_not_due_yet_is_not_taken(database: Database) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        owe(session, [a_ring(evans, efa, at=NOW + MINUTE)], now=NOW)
    assert taken(database, "w") == []
    assert len(taken(database, "w", now=NOW + MINUTE)) == 1


def test_a_lease_keeps_others_out_until_it_lapses(database: Database) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
        ring(session, evans, efa)
    first = taken(database, "one")
    assert [row.leased_by for row in first] == ["one"]
    assert taken(database, "two") == []
    assert taken(database, "two", now=NOW + LEASE - timedelta(seconds=1)) == []
    again = taken(database, "two", now=NOW + LEASE)
    assert [row.leased_by for row in again] == ["two"]


def test_the_urgent_one_goes_first_and_each_adult_has_one_lane(database: Database) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        price = an_adult(session, school, "Ifan Price")
        owe(session, [a_ring(evans, efa, number=n) for n in range(3)], now=NOW)
        urgent = a_ring(evans, efa, number=9, urgent=True)
        owe(session, [urgent, a_ring(price, efa)], now=NOW)
    first = taken(database, "w")
    assert {row.adult_id: row.urgent for row in first} == {evans.id: True, price.id: False}
    assert taken(database, "w") == []  # both lanes are busy


def test_a_hundred_poison_letters_do_not_delay_the_next_person(database: Database) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        poison = [a_ring(evans, efa, number=n, at=NOW - MINUTE) for n in range(100)]
        owe(session, poison, now=NOW - MINUTE)
        price = an_adult(session, school, "Ifan Price")
        owe(session, [a_ring(price, efa)], now=NOW)
    assert {row.adult_id for row in taken(database, "w", limit=2)} == {evans.id, price.id}


def test_eight_workers_at_once_take_each_notice_once(database: Database) -> None:
    with database.write() as session:
        school, efa, _ = efa_and_mrs_evans(session)
        adults = [an_adult(session, school, f"A{n} Adult") for n in range(40)]
        owe(session, [a_ring(adult, efa) for adult in adults], now=NOW)
    together, got = Barrier(8), list[Owed]()

    def work(worker: str) -> None:
        together.wait()
        while rows := taken(database, worker, limit=3):
            got.extend(rows)

    threads = [Thread(target=work, args=(f"w{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 40
    assert len({row.id for row in got}) == 40
    with database.read() as session:
        kept = session.exec(select(Owed.id).where(col(Owed.leased_by).is_not(None))).all()
    assert len(kept) == 40
