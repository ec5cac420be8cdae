"""What is due is asked of the database: for many classes at once, and nothing is missed."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, select

from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.kernel.looking import AT_ONCE
from app.roster.models import Class, School
from app.summaries.freeze import freeze_due
from app.summaries.models import ClassFigure
from tests.people import a_calendar, a_school
from tests.statements import statements
from tests.summaries.moods import (
    FRIDAY,
    GOOD,
    LOW,
    MONDAY,
    Group,
    a_group,
    a_window_at,
    at,
    school_week,
    taps,
)

WEEK = timedelta(weeks=1)
OVER = at(FRIDAY, 15, 31)


def a_small_school(session: Session, n: int) -> School:
    school = a_school(session, f"ysgol-{n}", f"Ysgol {n}")
    a_calendar(session, school)
    return school


def empty_classes(session: Session, school: School, many: int) -> None:
    rows = [
        {
            "school_id": school.id,
            "id": uuid7(),
            "source_id": str(n),
            "name": str(n),
            "kind": "registration",
            "status": "active",
        }
        for n in range(many)
    ]
    session.execute(insert(Class), rows)


def test_a_look_costs_as_many_statements_for_a_hundred_classes_as_for_one(
    database: Database, keys: Keyring
) -> None:
    counted = []
    for n, many in enumerate((1, 9, 90)):
        with database.write() as session:
            empty_classes(session, a_small_school(session, n), many)
        freeze_due(database, keys, OVER)
        with statements(database) as said:
            assert freeze_due(database, keys, OVER) == 0
        counted.append(len(said))
    assert len(set(counted)) == 1


def test_ten_classes_are_published_in_as_many_statements_as_one(
    database: Database, keys: Keyring
) -> None:
    counted = []
    for n, many in enumerate((1, 10)):
        with database.write() as session:
            school = a_small_school(session, n)
            for name in range(many):
                group = a_group(session, 20, school=school, name=f"Dosbarth {name}")
                taps(session, group, {one: [(MONDAY, LOW)] for one in group.pupils})
        with statements(database) as said:
            assert freeze_due(database, keys, OVER) == 4 * many  # four weeks
        counted.append(len(said))
    assert counted[0] == counted[1]


def test_more_classes_than_one_look_gives_are_all_published(
    database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        for n, many in enumerate((3, AT_ONCE + 5, 4)):
            empty_classes(session, a_small_school(session, n), many)
    assert freeze_due(database, keys, OVER) == 4 * (AT_ONCE + 12)
    assert freeze_due(database, keys, OVER) == 0


def sad_then_glad(session: Session, school: School, name: str) -> Group:
    """A class that was low in the week before, and is well this week."""
    group = a_group(session, 20, school=school, name=name)
    days = [(day, LOW) for day in school_week(MONDAY - WEEK)]
    days += [(day, GOOD) for day in school_week(MONDAY)]
    taps(session, group, dict.fromkeys(group.pupils, days))
    return group


def test_a_server_that_was_down_for_a_week_publishes_what_it_missed_class_by_class(
    database: Database, keys: Keyring
) -> None:
    """Down from Thursday of one week until Monday after the next: both weeks, and no day."""
    with database.write() as session:
        school = a_small_school(session, 0)
        classes = [sad_then_glad(session, school, name) for name in ("3", "4", "5")]
        for group in classes:
            a_window_at(session, group, FRIDAY)
    freeze_due(database, keys, at(FRIDAY - WEEK - timedelta(days=1)))
    back = at(MONDAY + WEEK, 8)
    assert freeze_due(database, keys, back) == 6
    with database.read() as session:
        rows = session.exec(
            select(ClassFigure)
            .where(col(ClassFigure.starts_on) >= MONDAY - WEEK)
            .order_by(col(ClassFigure.starts_on))
        ).all()
    told: dict[UUID, list[tuple[str, date, str]]] = {group.of.id: [] for group in classes}
    for row in rows:
        told[row.class_id].append((row.period, row.starts_on, row.band))
    missed = [("week", MONDAY - WEEK, "heavy"), ("week", MONDAY, "calm")]
    assert told == {group.of.id: missed for group in classes}
    assert freeze_due(database, keys, back) == 0


def test_todays_window_of_one_class_says_nothing_of_another(
    database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        school = a_small_school(session, 0)
        asked, other = (a_group(session, 20, school=school, name=name) for name in ("3", "4"))
        a_window_at(session, asked, MONDAY)
    freeze_due(database, keys, at(MONDAY, 9, 41))
    with database.read() as session:
        days = session.exec(select(ClassFigure).where(ClassFigure.period == "day")).all()
    assert [row.class_id for row in days] == [asked.of.id]
    assert other.of.id != asked.of.id
