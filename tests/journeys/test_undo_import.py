"""An import that was a mistake is taken back: nobody is deleted, and later changes stand."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.audit.models import AuditRow
from app.concerns.models import Concern
from app.journeys import import_roster, undo_import
from app.kernel.db import Database
from app.kernel.problems import Problem
from app.roster import duties
from app.roster.importing.shape import PersonRow, Roster, TermRow
from app.roster.models import Class, Duty, ImportUndo, Membership, Person, School, Term
from app.trust.models import Choosable
from tests.journeys.conftest import Bryn
from tests.journeys.test_import_roster import (
    LATER,
    PUPILS,
    STAFF,
    _apply,
    _person,
    _roster,
    _without_evans,
)
from tests.people import NOW, a_school

THEN = LATER + timedelta(hours=3)


@pytest.fixture
def year_four(database: Database) -> School:
    with database.write() as session:
        school = a_school(session)
        _apply(session, school, _roster(PUPILS + STAFF))
    return school


def _undo(
    session: Session,
    school: School,
    *,
    by: Person | None = None,
    now: datetime = THEN,
    console: bool = False,
) -> undo_import.Receipt:
    actor = Actor(school.id, by.id if by else None, "staff", frozenset({"admin"}))
    shown = undo_import.prepare(
        session, school.id, by=actor.person_id, from_the_console=console, now=now
    )
    receipt = undo_import.undo(
        session, actor, shown.run_id, prepared=shown, from_the_console=console, now=now
    )
    assert receipt == shown.receipt
    return receipt


def _why(receipt: undo_import.Receipt) -> list[tuple[str, str, str]]:
    return [(one.what, one.name, one.why.removeprefix("office.undo.")) for one in receipt.kept]


def _state(session: Session, school: School) -> set[tuple[object, ...]]:
    """Everything that an import writes, but who may be chosen and what pictures they have."""
    session.expire_all()
    people = session.exec(
        select(Person).where(Person.school_id == school.id, Person.status == "active")
    )
    members = session.exec(select(Membership).where(Membership.school_id == school.id))
    groups = session.exec(
        select(Class).where(Class.school_id == school.id, Class.status == "active")
    )
    duties = session.exec(select(Duty).where(Duty.school_id == school.id))
    return {
        *(
            (one.source_id, one.given, one.family, one.known_as, one.year, one.email)
            for one in people
        ),
        *((one.id, one.until_on) for one in members if one.until_on != THEN.date()),
        *((one.name, one.kind, one.default_adult_id) for one in groups),
        *((one.person_id, one.role) for one in duties),
    }


def test_after_an_undo_the_school_is_as_before(database: Database, year_four: School) -> None:
    with database.write() as session:
        before = _state(session, year_four)
        moved = _roster(
            [
                replace(PUPILS[0], family="Rees", known_as="Cadi"),
                *PUPILS[2:],
                PersonRow("P99", "pupil", "Non", "Prys", year="4"),
                *STAFF,
                PersonRow("S9", "staff", "Owen", "Hughes", roles=("teacher",)),
            ]
        )
        _apply(session, year_four, moved, now=LATER)
        assert _state(session, year_four) != before
        receipt = _undo(session, year_four)
        assert _state(session, year_four) == before
        assert (receipt.left, receipt.returned, receipt.changed) == (2, 1, 1)
        assert receipt.kept == ()
        newcomer = _person(session, year_four, "P99")
        assert (newcomer.status, newcomer.left_on) == ("left", THEN.date())
        assert _person(session, year_four, "S9", "staff").status == "left"


def test_the_same_file_can_be_brought_again_after_its_undo(
    database: Database, year_four: School
) -> None:
    file = _roster([*PUPILS[1:], *STAFF])
    with database.write() as session:
        _apply(session, year_four, file, now=LATER)
        _undo(session, year_four)
        assert _person(session, year_four, "P0").status == "active"
        assert _apply(session, year_four, file, now=THEN).ended == 1


def test_what_somebody_changed_since_stays_and_is_named(
    database: Database, year_four: School
) -> None:
    file = _roster([replace(PUPILS[0], family="Rees", year="5"), *PUPILS[1:], *STAFF])
    with database.write() as session:
        _apply(session, year_four, file, now=LATER)
        pupil = _person(session, year_four, "P0")
        pupil.family = "Puw"
        session.flush()
        receipt = _undo(session, year_four)
        session.refresh(pupil)
        assert (pupil.family, pupil.year) == ("Puw", "4")
    assert _why(receipt) == [("person", "Pupil0 Puw", "changed_since")]
    assert receipt.kept[0].fields == ("family",)


def test_a_default_adult_named_since_stays(database: Database) -> None:
    with database.write() as session:
        school = a_school(session)
        _apply(session, school, _roster([*PUPILS, STAFF[1]]))
        _apply(session, school, _roster(PUPILS + STAFF), now=LATER)
        group = session.exec(select(Class)).one()
        price = _person(session, school, "S2", "staff")
        group.default_adult_id = price.id
        session.flush()
        _undo(session, school)
        session.refresh(group)
        assert group.default_adult_id == price.id


def test_a_member_of_staff_who_vanished_comes_back_and_is_invited_anew(
    database: Database, year_four: School
) -> None:
    with database.write() as session:
        _apply(session, year_four, _roster([*PUPILS, STAFF[1]]), confirmed=True, now=LATER)
        evans = _person(session, year_four, "S1", "staff")
        assert evans.status == "left"
        receipt = _undo(session, year_four)
        session.refresh(evans)
        assert (evans.status, evans.left_on) == ("active", None)
        assert duties.roles_of(session, year_four.id, evans.id) == {"teacher"}
        choosable = session.get(Choosable, (year_four.id, evans.id))
    assert choosable is not None
    assert choosable.accepts
    assert _why(receipt) == [("person", "Siân Evans", "invite_again")]


@pytest.mark.parametrize("console", [False, True])
def test_a_safeguarding_duty_comes_back_from_the_console_alone(
    database: Database, year_four: School, *, console: bool
) -> None:
    with database.write() as session:
        _apply(session, year_four, _roster([*PUPILS, STAFF[0]]), confirmed=True, now=LATER)
        receipt = _undo(session, year_four, console=console)
        price = _person(session, year_four, "S2", "staff")
        roles = duties.roles_of(session, year_four.id, price.id)
    assert roles == ({"dsp"} if console else set())
    held = [why for _, _, why in _why(receipt) if why != "invite_again"]
    assert held == ([] if console else ["duty_by_safeguarding"])


def test_the_undo_of_a_first_file_keeps_the_last_safeguarding_person_and_whoever_asks(
    database: Database, year_four: School
) -> None:
    with database.write() as session:
        evans = _person(session, year_four, "S1", "staff")
        receipt = _undo(session, year_four, by=evans, now=NOW + timedelta(hours=1))
        statuses = dict(session.exec(select(Person.source_id, Person.status)).all())
        assert {one for one, status in statuses.items() if status == "active"} == {"S1", "S2"}
        assert duties.roles_of(session, year_four.id, evans.id) == {"teacher"}
    assert sorted(why for _, _, why in _why(receipt)) == ["last_safeguarding", "own_account"]


def test_terms_that_came_with_the_file_go_unless_the_office_moved_them(
    database: Database, year_four: School
) -> None:
    terms = tuple(
        TermRow(name, name, "term", date(2027, month, 1), date(2027, month, 20))
        for name, month in (("Gwanwyn", 1), ("Haf", 5))
    )
    with database.write() as session:
        _apply(session, year_four, replace(_roster(PUPILS + STAFF), terms=terms), now=LATER)
        haf = session.exec(select(Term).where(Term.name == "Haf")).one()
        haf.ends_on += timedelta(days=1)
        session.flush()
        receipt = _undo(session, year_four)
        assert session.exec(select(Term.name)).all() == ["Haf"]
    assert _why(receipt) == [("term", "Haf", "changed_since")]


def test_only_the_last_import_can_be_undone_once_and_for_a_week(
    database: Database, year_four: School
) -> None:
    def refused(now: datetime) -> str:
        with pytest.raises(Problem) as problem, database.write() as session:
            _undo(session, year_four, now=now)
        return problem.value.code

    assert refused(NOW + timedelta(days=7)) == "nothing_to_undo"
    with database.write() as session:
        _apply(session, year_four, _roster(PUPILS[1:] + STAFF), now=LATER)
        assert len(session.exec(select(ImportUndo)).all()) == 1
        _undo(session, year_four)
        assert session.exec(select(ImportUndo)).all() == []
    assert refused(THEN) == "nothing_to_undo"


def test_another_import_in_between_is_not_undone_by_mistake(
    database: Database, year_four: School
) -> None:
    with database.write() as session:
        shown = undo_import.prepare(session, year_four.id, now=NOW + timedelta(hours=1))
        _apply(session, year_four, _roster(PUPILS[1:] + STAFF), now=LATER)
        actor = Actor(year_four.id, None, "system")
        with pytest.raises(Problem) as problem:
            undo_import.undo(session, actor, shown.run_id, prepared=shown, now=LATER)
    assert problem.value.code == "nothing_to_undo"


def test_what_was_prepared_is_judged_anew_where_somebody_changed_a_row_meanwhile(
    database: Database, year_four: School
) -> None:
    with database.write() as session:
        _apply(
            session,
            year_four,
            _roster([replace(PUPILS[0], family="Rees"), *PUPILS[1:], *STAFF]),
            now=LATER,
        )
        shown = undo_import.prepare(session, year_four.id, now=LATER)
        _person(session, year_four, "P0").family = "Puw"
        session.flush()
        actor = Actor(year_four.id, None, "system")
        receipt = undo_import.undo(session, actor, shown.run_id, prepared=shown, now=LATER)
        pupil = _person(session, year_four, "P0")
        session.refresh(pupil)
    assert pupil.family == "Puw"
    assert _why(receipt) == [("person", "Pupil0 Puw", "changed_since")]


def test_an_undo_is_written_down_with_whoever_asked(database: Database, year_four: School) -> None:
    with database.write() as session:
        price = _person(session, year_four, "S2", "staff")
        price_id = price.id
        _apply(
            session,
            year_four,
            _roster([*PUPILS, PersonRow("P9X", "pupil", "A", "B"), *STAFF]),
            now=LATER,
        )
        _undo(session, year_four, by=price)
        rows = session.exec(select(AuditRow).where(AuditRow.at == THEN)).all()
    assert {(row.action, row.actor_id) for row in rows} == {
        ("undo_import", price_id),
        ("leave", price_id),
    }


def test_an_undo_moves_the_case_of_whoever_leaves_again(bryn: Bryn) -> None:
    """A teacher who came by mistake was asked for: their case goes on to somebody else."""
    staying = _without_evans(bryn)
    newcomer = PersonRow("S9", "staff", "Owen", "Hughes", roles=("adult",))
    evans = PersonRow(bryn.evans.source_id, "staff", "Siân", "Evans", email=bryn.evans.email)
    file = replace(staying, people=(*staying.people, evans, newcomer))
    _apply(bryn.session, bryn.school, file)
    owen = _person(bryn.session, bryn.school, "S9", "staff")
    bryn.taps(feeling="sad", ask="talk", adult_id=owen.id)
    case = bryn.session.exec(select(Concern).where(col(Concern.pupil_id) == bryn.efa.id)).one()
    assert case.owner_id == owen.id
    _undo(bryn.session, bryn.school, now=NOW)
    bryn.session.refresh(case)
    assert case.owner_id not in {None, owen.id}


def _told(bryn: Bryn, file: Roster, *, asks: bool) -> bytes:
    with bryn.session.begin_nested() as world:
        _apply(bryn.session, bryn.school, file, confirmed=True)
        if asks:
            bryn.taps(feeling="sad", ask="urgent", note="please")
        shown = undo_import.prepare(bryn.session, bryn.school.id, now=NOW)
        actor = Actor(bryn.school.id, None, "system")
        told = repr(undo_import.undo(bryn.session, actor, shown.run_id, now=NOW))
        said = repr(shown.receipt)
        world.rollback()
    bryn.session.expire_all()
    return f"{said} {told}".encode()


def test_preview_and_receipt_are_the_same_bytes_with_and_without_an_open_case(bryn: Bryn) -> None:
    file = _without_evans(bryn)
    assert _told(bryn, file, asks=False) == _told(bryn, file, asks=True)


def test_what_was_prepared_is_compared_anew_where_the_school_changed(
    database: Database, year_four: School
) -> None:
    """An import is read before the lock; a name that the office gave meanwhile is no surprise."""
    file = _roster([replace(PUPILS[0], family="Rees"), *PUPILS[1:], *STAFF])
    with database.write() as session:
        prepared = import_roster.prepare(session, year_four, file, now=LATER)
        _person(session, year_four, "P0").status = "left"
        session.flush()
        actor = Actor(year_four.id, None, "system")
        import_roster.apply(
            session, actor, year_four, file, confirmed=True, prepared=prepared, now=LATER
        )
        pupil = _person(session, year_four, "P0")
        session.refresh(pupil)
    assert (pupil.status, pupil.family) == ("active", "Rees")
