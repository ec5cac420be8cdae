"""The reconciliation sees what it is there to see: a ledger and a database that differ."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

import pytest
from sqlmodel import Session, delete, update

from app.checkins.models import CheckIn
from app.checkins.service import Said
from app.concerns.models import Cause, Concern, Party
from app.journeys.check_in import Tap, check_in
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from tests.bench.load import Answered
from tests.bench.reconcile import Verdict, reconcile
from tests.people import NOW, a_calendar, a_pupil, a_school, an_adult, chooses

YES = Answered(status=200, first_sent=1, answered=2, tries=1, boot="-")


@pytest.fixture
def morning(database: Database, keys: Keyring) -> tuple[list[UUID], dict[UUID, Answered]]:
    """Efa asks to talk, Osian and Cerys only tap; all three are told that it is kept."""
    with database.write() as session:
        school = a_school(session)
        a_calendar(session, school)
        evans = an_adult(session, school)
        taps = []
        for name, ask in (("Efa", "talk"), ("Osian", "none"), ("Cerys", "none")):
            pupil = a_pupil(session, school, name)
            chooses(session, pupil, evans)
            taps.append(Tap(school.id, pupil.id, Said(uuid7(), NOW, "sad", ask=ask), "phone"))
        check_in(session, taps, keys=keys, now=NOW)
    ids = [tap.said.id for tap in taps]
    return ids, dict.fromkeys(ids, YES)


def looked_at(database: Database, ids: Sequence[UUID], ledger: dict[UUID, Answered]) -> Verdict:
    return reconcile(database, ledger, {ids[0]: "talk"})


def test_a_morning_that_went_well_has_nothing_wrong(
    database: Database, morning: tuple[list[UUID], dict[UUID, Answered]]
) -> None:
    found = looked_at(database, *morning)
    assert found.wrong == 0
    assert (found.acknowledged, found.stored, found.flagged, found.cases) == (3, 3, 1, 1)
    assert found.told >= 1


def test_a_tap_that_was_acknowledged_and_is_not_there_is_lost(
    database: Database, morning: tuple[list[UUID], dict[UUID, Answered]]
) -> None:
    ids, ledger = morning
    found = looked_at(database, ids, ledger | {uuid7(): YES})
    assert (found.lost, found.wrong) == (1, 1)


def test_a_tap_that_nobody_sent_is_unexplained_and_an_answer_that_was_lost_is_not(
    database: Database, morning: tuple[list[UUID], dict[UUID, Answered]]
) -> None:
    ids, ledger = morning
    ledger[ids[1]] = replace(YES, status=0)  # tried, never answered
    del ledger[ids[2]]
    found = looked_at(database, ids, ledger)
    assert (found.unexplained, found.lost, found.wrong) == (1, 0, 1)


def _without_a_case(session: Session) -> None:
    session.exec(delete(Cause))


def _without_an_inbox_row(session: Session) -> None:
    session.exec(delete(Party))


def _without_an_owner(session: Session) -> None:
    session.exec(update(Concern).values(owner_id=None))


def _twice(session: Session) -> None:
    efa = session.exec(CheckIn.__table__.select().limit(1)).mappings().one()  # type: ignore[attr-defined]
    other = a_pupil(session, a_school(session, "arall"), "Arall")
    moved = {**efa, "school_id": other.school_id, "pupil_id": other.id}
    session.exec(CheckIn.__table__.insert().values(**moved))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("harm", "seen_as"),
    [
        (_without_a_case, "without_case"),
        (_without_an_inbox_row, "untold"),
        (_without_an_owner, "without_owner"),
        (_twice, "doubled"),
    ],
)
def test_whatever_goes_missing_is_seen(
    database: Database,
    morning: tuple[list[UUID], dict[UUID, Answered]],
    harm: Callable[[Session], None],
    seen_as: str,
) -> None:
    with database.write() as session:
        harm(session)
    found = looked_at(database, *morning)
    assert getattr(found, seen_as) == 1
