"""Many rows by one statement: what is added comes back as it was, in any number."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import Session

from app.audit.models import AuditHead
from app.kernel.adding import adding
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.kernel.many import ForMany, same_row, types_of
from app.roster.models import Term
from tests.people import NOW, a_school

TERM = Term.__table__  # type: ignore[attr-defined]  # set by SQLModel
HEAD = AuditHead.__table__  # type: ignore[attr-defined]  # as above
ADD = adding(Term, "school_id", "id", "name", "starts_on", "ends_on")
ADD_HEAD = adding(AuditHead, "school_id", "seq", "mac", "sealed_at", "proof")
OF = ForMany(
    lambda given: select(TERM.c.name, TERM.c.starts_on, TERM.c.id).join_from(
        given, TERM, same_row(given, TERM, "school_id", "id")
    ),
    **types_of(TERM, "school_id", "id"),
)
HEADS = ForMany(
    lambda given: select(given.c.n, HEAD.c.mac, HEAD.c.sealed_at).join_from(
        given, HEAD, same_row(given, HEAD, "school_id")
    ),
    **types_of(HEAD, "school_id"),
)
LAST_FIRST = ForMany(
    lambda given: (
        select(TERM.c.starts_on)
        .join_from(given, TERM, same_row(given, TERM, "school_id", "id"))
        .order_by(given.c.n.desc())
    ),
    **types_of(TERM, "school_id", "id"),
)
DAY = date(2026, 9, 1)


def terms(session: Session, school_id: UUID, many: int) -> list[tuple[UUID, UUID, str, date, date]]:
    rows = [
        (school_id, uuid7(), f'Tymor "{n}" ŵ', DAY + timedelta(n), DAY + timedelta(n + 90))
        for n in range(many)
    ]
    ADD.run(session, rows)
    return rows


@pytest.mark.parametrize("many", [1, 5, 64, 257])
def test_so_many_rows_are_added_and_none_besides(database: Database, many: int) -> None:
    with database.write() as session:
        school = a_school(session)
        rows = terms(session, school.id, many)
        found = OF.run(session, [row[:2] for row in rows])
        of_school = session.execute(select(TERM.c.id).where(TERM.c.school_id == school.id)).all()
    assert {(one.name, one.starts_on, one.id) for one in found} == {
        (name, starts_on, term_id) for _, term_id, name, starts_on, _ in rows
    }
    assert len(of_school) == many


def test_bytes_and_instants_come_back_as_they_were(database: Database) -> None:
    with database.write() as session:
        schools = [a_school(session, f"ysgol-{n}", "Ysgol") for n in range(2)]
        ADD_HEAD.run(session, [(one.id, 7, bytes(range(32)), NOW, b"\0") for one in schools])
        found = HEADS.run(session, [(one.id,) for one in schools])
    assert sorted(found) == [(n, bytes(range(32)), NOW) for n in range(2)]
    assert all(one.sealed_at.utcoffset() == timedelta() for one in found)


def test_what_is_found_comes_in_the_order_asked_for(database: Database) -> None:
    with database.write() as session:
        rows = terms(session, a_school(session).id, 70)
        found = LAST_FIRST.run(session, [row[:2] for row in rows])
    assert [one.starts_on for one in found] == [row[3] for row in reversed(rows)]


def test_what_is_not_there_is_not_found(database: Database) -> None:
    with database.write() as session:
        school = a_school(session)
        assert OF.run(session, [(school.id, uuid7())]) == []
