"""Which days are to be closed is asked of the database: it names them, and nothing that is done."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from app.kernel.db import Database
from app.kernel.looking import AT_ONCE
from app.patterns.days import unclosed
from app.patterns.models import ClosedDay
from app.roster.models import Class
from tests.people import NOW, a_school
from tests.statements import statements

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
CLASSES = 300


def _close(database: Database, days: Collection[tuple[UUID, UUID, date]]) -> None:
    with database.write() as session:
        session.add_all(
            ClosedDay(
                school_id=school_id,
                class_id=class_id,
                school_day=on,
                pupils=0,
                answered=0,
                counts=False,
                shift=0.0,
                closed_at=NOW,
            )
            for school_id, class_id, on in days
        )


def test_more_classes_than_one_look_gives_are_all_found_the_oldest_day_first(
    database: Database,
) -> None:
    with database.write() as session:
        school = a_school(session)
        session.add_all(
            Class(school_id=school.id, source_id=f"{n}", name=f"Dosbarth {n}")
            for n in range(CLASSES)
        )
        session.add(Class(school_id=school.id, source_id="choir", name="Côr", kind="teaching"))
        session.add(Class(school_id=school.id, source_id="old", name="Hen", status="left"))
    days = [(school.id, MONDAY), (school.id, TUESDAY)]
    found: list[tuple[UUID, UUID, date]] = []
    with statements(database) as said:
        for one in unclosed(database, days):
            found.append(one)
            if len(found) == AT_ONCE:
                _close(database, found)
    assert len(found) == len(set(found)) == 2 * CLASSES
    assert [on for _, _, on in found] == [MONDAY] * CLASSES + [TUESDAY] * CLASSES
    assert len([sql for sql in said if sql.startswith("SELECT")]) == 2
    _close(database, found[AT_ONCE:])
    assert list(unclosed(database, days)) == []


def test_no_day_that_is_over_is_nothing_to_look_for(database: Database) -> None:
    with statements(database) as said:
        assert list(unclosed(database, [])) == []
    assert said == []
