"""What arrives at nine: gathered, kept together, and nobody's tap depends on another's."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from app.checkins.models import CheckIn
from app.checkins.service import Said
from app.concerns.models import Cause, Concern, Event
from app.edge import intake
from app.edge.intake import Intake, Knock, Taken, take
from app.identity import sessions
from app.identity.models import SignedIn
from app.journeys.check_in import Tap, at_door, check_in, is_urgent
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.kernel.problems import Problem
from app.roster.models import Person
from tests.edge.conftest import Bryn
from tests.people import NOW, a_calendar, a_pupil, a_school, an_adult, chooses, safeguarding
from tests.statements import statements


def a_morning(
    database: Database, keys: Keyring, pupils: int, *, schools: int = 1, asks: int = 0
) -> list[Knock]:
    """Pupils of some schools at their own phones; the first `asks` of them ask, with a note."""
    knocks = []
    with database.write() as session:
        at = []
        for n in range(schools):
            school = a_school(session, f"ysgol-{n}", f"Ysgol {n}")
            a_calendar(session, school)
            safeguarding(session, school)
            at.append((school, an_adult(session, school)))
        for n in range(pupils):
            school, adult = at[n % schools]
            pupil = a_pupil(session, school, f"Disgybl {n}")
            chooses(session, pupil, adult)
            said = Said(uuid7(), NOW, feeling="sad")
            if n < asks:
                said = Said(uuid7(), NOW, feeling="sad", ask="talk", note="dw i'n poeni")
            knocks.append(Knock(a_phone(session, keys, pupil), said, None))
    return knocks


def a_phone(session: Session, keys: Keyring, pupil: Person) -> str:
    return sessions.start_own(session, keys, pupil.school_id, pupil.id, now=NOW)


def kept_ids(database: Database) -> set[UUID]:
    with database.read() as session:
        return set(session.exec(select(CheckIn.id)))


@pytest.mark.parametrize("asks", [0, 1])
def test_two_hundred_taps_cost_no_more_statements_than_one(
    database: Database, keys: Keyring, asks: int
) -> None:
    knocks = a_morning(database, keys, 211, schools=5, asks=211 * asks)
    counted = []
    for batch in (knocks[:1], knocks[1:11], knocks[11:]):
        with statements(database) as said, database.write() as session:
            outcomes = take(session, batch, keys=keys, now=NOW)
        assert all(isinstance(one, Taken) for one in outcomes)
        counted.append(len(said))
    one, ten, many = counted
    assert ten <= one
    assert many <= one
    assert len(kept_ids(database)) == 211


def test_every_statement_of_a_batch_names_the_schools_it_is_about(
    database: Database, keys: Keyring
) -> None:
    knocks = a_morning(database, keys, 4, schools=2, asks=4)
    with statements(database) as said, database.write() as session:
        take(session, knocks, keys=keys, now=NOW)
    verbs = ("SELECT", "UPDATE", "DELETE")
    ours = [sql for sql in said if sql.lstrip().startswith(verbs) and "pg_notify" not in sql]
    assert ours
    joined = (".school_id = given.school_id", "school.id")
    assert [
        sql
        for sql in ours
        if "school_id" not in sql.partition("WHERE")[2] and not any(one in sql for one in joined)
    ] == []


def test_what_one_child_says_twice_in_a_moment_is_taken_in_the_order_of_coming(
    database: Database, keys: Keyring
) -> None:
    (efa,) = a_morning(database, keys, 1)
    first = Said(uuid7(), NOW, feeling="sad", ask="talk")
    then = Said(uuid7(), NOW, feeling="sad", ask="hello")
    with database.write() as session:
        take(
            session,
            [Knock(efa.token, first, None), Knock(efa.token, then, None)],
            keys=keys,
            now=NOW,
        )
    with database.read() as session:
        (case,) = session.exec(select(Concern))
        kinds = session.exec(select(Event.kind).order_by(col(Event.id))).all()
        causes = {row.check_in_id for row in session.exec(select(Cause))}
    assert (case.severity, case.ask) == ("R", "hello")
    assert kinds == ["opened", "attached"]
    assert causes == {first.id, then.id}


def test_no_form_of_a_body_tells_who_has_no_session_of_this_door(bryn: Bryn) -> None:
    made_up = bryn.browser().has("pupil", f"{bryn.school.id.hex}.{'z' * 32}")
    for raw in (b"{", b"[]", b"\xff", b"{}"):
        answer = made_up(
            "PUT",
            f"/api/pupil/check-ins/{uuid7()}",
            content=raw,
            headers={**made_up.headers, "content-type": "application/json"},
        )
        assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_needed"), raw


def test_a_stranger_among_the_many_is_turned_away_alone(database: Database, keys: Keyring) -> None:
    (efa,) = a_morning(database, keys, 1)
    school_id = UUID(hex=efa.token.partition(".")[0])
    stranger = Knock(f"{school_id.hex}.{'x' * 32}", Said(uuid7(), NOW, ask="talk"), None)
    with database.write() as session:
        of_efa, of_stranger = take(session, [efa, stranger], keys=keys, now=NOW)
    assert isinstance(of_efa, Taken)
    assert isinstance(of_stranger, Problem)
    assert of_stranger.code == "sign_in_needed"
    assert kept_ids(database) == {efa.said.id}


def test_a_phone_that_waits_for_its_pin_keeps_nothing(database: Database, keys: Keyring) -> None:
    (efa,) = a_morning(database, keys, 1)
    later = NOW + sessions.PIN_AFTER + timedelta(seconds=1)
    with database.write() as session:
        (answer,) = take(session, [efa], keys=keys, now=later)
    assert isinstance(answer, Problem)
    assert answer.code == "pin_needed"
    assert kept_ids(database) == set()


def test_a_tablet_that_somebody_left_signs_nobody_in(database: Database, keys: Keyring) -> None:
    with database.write() as session:
        school = a_school(session)
        a_calendar(session, school)
        efa = a_pupil(session, school)
        row = SignedIn(
            school_id=school.id,
            token_hash=b"",
            kind="pupil_shared",
            person_id=efa.id,
            created_at=NOW,
            seen_at=NOW,
            expires_at=NOW + sessions.SHARED_MOST,
        )
        token = f"{school.id.hex}.{'y' * 32}"
        row.token_hash = keys.token_hash(token)
        session.add(row)
    knock = Knock(token, Said(uuid7(), NOW, feeling="sad"), None)
    late = NOW + sessions.SHARED_IDLE + timedelta(seconds=1)
    with database.write() as session:
        (answer,) = take(session, [knock], keys=keys, now=late)
    assert isinstance(answer, Problem)
    with database.read() as session:
        assert session.exec(select(SignedIn)).all() == []


def an_intake(database: Database, keys: Keyring) -> Intake:
    return Intake(database, keys, lambda: NOW)


async def all_at_once(door: Intake, knocks: list[Knock]) -> list[object]:
    return await asyncio.gather(
        *(door.put(knock, urgent=False) for knock in knocks), return_exceptions=True
    )


def test_one_poisonous_tap_fails_alone(
    database: Database, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    knocks = a_morning(database, keys, 20)
    poison = knocks[7].said.id

    def bitten(session: Session, taps: list[Tap], **more: Any) -> object:
        if any(tap.said.id == poison for tap in taps):
            raise ValueError("poison")
        return check_in(session, taps, **more)

    monkeypatch.setattr("app.edge.intake.check_in", bitten)
    door = an_intake(database, keys)
    answers = asyncio.run(all_at_once(door, knocks))
    door.close()
    assert [type(one) for one in answers if not isinstance(one, Taken)] == [ValueError]
    assert isinstance(answers[7], ValueError)
    assert kept_ids(database) == {knock.said.id for knock in knocks} - {poison}


def test_a_poisonous_tap_among_many_is_found_in_few_commits(
    database: Database, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    knocks = a_morning(database, keys, 64)
    sizes: list[int] = []

    def bitten(session: Session, taps: list[Tap], **more: Any) -> object:
        sizes.append(len(taps))
        if any(tap.said.id == knocks[63].said.id for tap in taps):
            raise ValueError("poison")
        return check_in(session, taps, **more)

    monkeypatch.setattr("app.edge.intake.check_in", bitten)
    door = an_intake(database, keys)
    answers = asyncio.run(all_at_once(door, knocks))
    door.close()
    assert isinstance(answers[63], ValueError)
    assert len(kept_ids(database)) == 63
    assert len(sizes) <= 15  # who is in danger waits behind no more than that


def test_a_database_that_fails_once_is_asked_again_before_a_page_is(
    database: Database, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    knocks = a_morning(database, keys, 3)
    fails = [OperationalError("COMMIT", {}, Exception("gone"))]

    def failing(session: Session, taps: list[Tap], **more: Any) -> object:
        if fails:
            raise fails.pop()
        return check_in(session, taps, **more)

    monkeypatch.setattr("app.edge.intake.check_in", failing)
    door = an_intake(database, keys)
    answers = asyncio.run(all_at_once(door, knocks))
    door.close()
    assert all(isinstance(one, Taken) for one in answers)
    assert kept_ids(database) == {knock.said.id for knock in knocks}


def test_two_servers_that_meet_the_same_children_in_opposite_order_wait_in_no_ring(
    database: Database, keys: Keyring
) -> None:
    there = a_morning(database, keys, 24, schools=3, asks=24)
    back = [Knock(one.token, replace(one.said, id=uuid7()), None) for one in reversed(there)]
    together = Barrier(2)

    def keeps(knocks: list[Knock]) -> None:
        together.wait()
        for _ in range(4):
            again = [Knock(one.token, replace(one.said, id=uuid7()), None) for one in knocks]
            with database.write() as session:
                outcomes = take(session, again, keys=keys, now=NOW)
            assert all(isinstance(one, Taken) for one in outcomes)

    with ThreadPoolExecutor(2) as servers:
        list(servers.map(keeps, [there, back]))
    with database.read() as session:
        cases = session.exec(select(Concern.pupil_id)).all()
    assert len(kept_ids(database)) == 2 * 4 * 24
    assert len(cases) == len(set(cases)) == 24


def test_who_hangs_up_has_been_heard(database: Database, keys: Keyring) -> None:
    knocks = a_morning(database, keys, 3)
    door = an_intake(database, keys)

    async def hang_up() -> None:
        waiting = [asyncio.create_task(door.put(knock, urgent=False)) for knock in knocks]
        await asyncio.sleep(0)
        for one in waiting:
            one.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    asyncio.run(hang_up())
    door.close()
    assert kept_ids(database) == {knock.said.id for knock in knocks}


def test_closing_the_house_keeps_and_answers_what_was_taken(
    database: Database, keys: Keyring
) -> None:
    knocks = a_morning(database, keys, 12)
    door = an_intake(database, keys)

    async def close_amid() -> list[object]:
        waiting = asyncio.gather(*(door.put(knock, urgent=False) for knock in knocks))
        await asyncio.sleep(0)
        await asyncio.to_thread(door.close)
        answers: list[object] = list(await waiting)
        with pytest.raises(Problem, match="busy"):
            await door.put(knocks[0], urgent=False)
        return answers

    answers = asyncio.run(close_amid())
    assert all(isinstance(one, Taken) for one in answers)
    assert kept_ids(database) == {knock.said.id for knock in knocks}


def test_past_the_bound_a_tap_is_sent_back_but_one_in_danger_never(
    database: Database, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_WAITING", 2)
    monkeypatch.setattr(intake, "MOST_AT_ONCE", 1)
    *knocks, danger = a_morning(database, keys, 8)
    door = an_intake(database, keys)
    order: list[UUID] = []

    def heard(knock: Knock, _: object) -> None:
        order.append(knock.said.id)

    async def crowd() -> list[object]:
        with database.write():  # nobody can write yet: a backlog grows
            waiting = [asyncio.create_task(door.put(knock, urgent=False)) for knock in knocks]
            await asyncio.sleep(0.01)
            waiting.append(asyncio.create_task(door.put(danger, urgent=True)))
            await asyncio.sleep(0.01)
        for one, knock in zip(waiting, [*knocks, danger], strict=True):
            one.add_done_callback(partial(heard, knock))
        return await asyncio.gather(*waiting, return_exceptions=True)

    if not database.is_sqlite:
        pytest.skip("only SQLite has one writer to wait for")
    answers = asyncio.run(crowd())
    door.close()
    sent_back = [one for one in answers if isinstance(one, Problem)]
    assert {one.code for one in sent_back} == {"busy"}
    assert all(one.retry_after for one in sent_back)
    assert isinstance(answers[-1], Taken)
    kept = [tap for tap in order if tap in kept_ids(database)]
    assert kept.index(danger.said.id) <= 1  # behind the one already begun, before the backlog


@pytest.mark.parametrize(
    ("note", "urgent"),
    [("dwi isio marw", True), ("I want to die", True), ("they call me names", False), ("", False)],
)
def test_a_note_of_the_gravest_kind_passes_before_the_backlog(note: str, *, urgent: bool) -> None:
    said = Said(uuid7(), NOW, feeling="ok", note=note)
    assert is_urgent(said, at_door(said)) is urgent


def test_a_note_that_was_read_at_the_door_is_not_read_twice(
    database: Database, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    (knock,) = a_morning(database, keys, 1)
    said = replace(knock.said, note="dwi isio marw")
    knock = replace(knock, said=said, judged=at_door(said))
    monkeypatch.delattr("app.journeys.hear.judge")
    with database.write() as session:
        (outcome,) = take(session, [knock], keys=keys, now=NOW)
    assert isinstance(outcome, Taken)
    assert outcome.receipt.urgent
