"""A school's people come from a file, whoever wrote it, and nobody is lost on the way."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, func, select

from app.access.actor import Actor
from app.audit.models import AuditRow
from app.concerns.models import Concern
from app.journeys.import_roster import Receipt, apply, part_for, parts_of, prepare, preview
from app.kernel.db import Database
from app.kernel.problems import Problem
from app.roster import duties, present, queries
from app.roster.importing.read import read_roster
from app.roster.importing.shape import (
    ClassRow,
    MembershipRow,
    Part,
    PersonRow,
    Roster,
    SchoolRow,
)
from app.roster.models import Class, Duty, ImportRun, Membership, Person, School, Term
from app.roster.people import display_name
from app.trust.models import Choosable
from tests.journeys.conftest import Bryn
from tests.people import NOW, a_school
from tests.statements import statements

ROSTERS = Path(__file__).parents[1] / "fixtures" / "roster"
EVERYTHING: frozenset[Part] = frozenset(
    {"pupils", "staff", "classes", "registration", "teaching", "teachers"}
)
LATER = NOW + timedelta(days=7)


def _import(
    session: Session, name: str, *, now: datetime = NOW, confirmed: bool = False
) -> list[tuple[School, Receipt]]:
    """What `hwyl roster import` does with every school of a file."""
    roster, _ = read_roster(ROSTERS / name)
    done = []
    for row, part in parts_of(roster):
        assert row is not None
        school = present.school_of_file(session, row.source_id)
        school = school or present.make_school(session, row, now=now)
        machine = Actor(school.id, None, "system")
        receipt = apply(
            session, machine, school, part, confirmed=confirmed, from_the_console=True, now=now
        )
        done.append((school, receipt))
    return done


def _count(session: Session, model: type, school: School) -> int:
    column = model.school_id  # type: ignore[attr-defined]
    return session.exec(select(func.count()).select_from(model).where(column == school.id)).one()


def _person(session: Session, school: School, source_id: str, kind: str = "pupil") -> Person:
    return session.exec(
        select(Person).where(
            Person.school_id == school.id, Person.source_id == source_id, Person.kind == kind
        )
    ).one()


@pytest.mark.parametrize(
    "name", ["own-clean", "oneroster-1.1", "oneroster-1.2", "sds-uk", "sds-v2.1", "dirty"]
)
def test_a_file_brings_its_schools_and_the_same_again_changes_nothing(
    database: Database, name: str
) -> None:
    with database.write() as session:
        first = _import(session, name)
    assert all(receipt.applied for _, receipt in first)
    with database.write() as session:
        again = _import(session, name, now=LATER)
        runs = session.exec(select(ImportRun)).all()
    assert [receipt for _, receipt in again] == [Receipt(applied=False)] * len(first)
    assert len(runs) == len(first)


@pytest.mark.parametrize("name", ["own-clean", "oneroster-1.1", "oneroster-1.2", "sds-uk"])
def test_what_was_applied_leaves_no_difference_even_when_compared_anew(
    database: Database, name: str
) -> None:
    with database.write() as session:
        _import(session, name)
        for run in session.exec(select(ImportRun)):
            run.digest = "forgotten"
        session.flush()
        again = _import(session, name, now=LATER)
    assert [receipt.applied for _, receipt in again] == [False] * len(again)


def test_the_uk_layout_brings_two_schools_that_never_mix(database: Database) -> None:
    with database.write() as session:
        (contoso, _), (fabrikam, _) = _import(session, "sds-uk")
        assert (contoso.code, fabrikam.code) == ("contoso-high-school", "fabrikam-high-school")
        assert contoso.kind == fabrikam.kind == "secondary"
        people = _count(session, Person, contoso) + _count(session, Person, fabrikam)
        assert people == 98
        ora = _person(session, contoso, "13001")
        assert display_name(ora) == "Ora"
        assert len(queries.classes_of(session, contoso.id, ora.id, NOW.date())) > 1
        assert _count(session, Term, contoso) == 0  # a whole year tells nothing of its holidays


def test_the_newer_layout_brings_pupils_and_staff_and_leaves_family_out(
    database: Database,
) -> None:
    with database.write() as session:
        schools = _import(session, "sds-v2.1")
        kinds = session.exec(select(Person.kind)).all()
        assert [school.name for school, _ in schools] == [
            "College of Engineering",
            "School of TwoDotOne",
        ]
        assert sorted(kinds) == ["pupil"] * 4 + ["staff"] * 2


def test_a_first_file_sets_a_school_up_so_that_a_child_can_choose(database: Database) -> None:
    with database.write() as session:
        ((bryn, receipt),) = _import(session, "own-clean")
        assert receipt.added > 0
        staff = session.exec(
            select(Person).where(Person.school_id == bryn.id, Person.kind == "staff")
        ).all()
        roles = {duty.role for duty in session.exec(select(Duty))}
        assert {"dsp", "deputy", "head", "admin", "teacher"} >= roles >= {"dsp", "head", "teacher"}
        accepting = session.exec(select(Choosable).where(col(Choosable.accepts).is_(True))).all()
        assert 0 < len(accepting) <= len(staff)
        for group in session.exec(select(Class).where(Class.kind == "registration")):
            pupils = queries.pupils_of_class(session, bryn.id, group.id, NOW.date())
            pictures = [pupil.picture for pupil in pupils]
            assert all(pictures)
            assert len(set(pictures)) == min(len(pictures), 12)
        year_four = session.exec(select(Class).where(Class.name == "Blwyddyn 4")).one()
        assert year_four.default_adult_id == _person(session, bryn, "BS02", "staff").id
        assert all((one.picture or "").startswith("adult-") for one in staff)
        assert _count(session, Term, bryn) > 0


def _roster(people: list[PersonRow], *, delta: bool = False) -> Roster:
    """A file about Year 4 of one school, full unless it is one of changes."""
    members = [
        MembershipRow("Bl 4", one.source_id, "pupil" if one.kind == "pupil" else "teacher")
        for one in people
        if one.status == "active"
    ]
    return Roster(
        schools=(SchoolRow("bryn", "Ysgol y Bryn", "primary"),),
        people=tuple(people),
        classes=(ClassRow("Bl 4", "Blwyddyn 4", "registration", "4"),),
        memberships=tuple(members),
        terms=(),
        layout="own",
        delta=delta,
        covers=frozenset() if delta else EVERYTHING,
        unread_ids=frozenset(),
    )


PUPILS = [PersonRow(f"P{n}", "pupil", f"Pupil{n}", "Jones", year="4") for n in range(20)]
STAFF = [
    PersonRow("S1", "staff", "Siân", "Evans", title="Mrs", roles=("teacher",)),
    PersonRow("S2", "staff", "Huw", "Price", title="Mr", roles=("dsp",)),
]


def _apply(
    session: Session,
    school: School,
    roster: Roster,
    *,
    confirmed: bool = False,
    by: Person | None = None,
    now: datetime = NOW,
) -> Receipt:
    actor = Actor(school.id, by.id if by else None, "staff", frozenset({"admin"}))
    _, part = part_for(roster, school)
    return apply(session, actor, school, part, confirmed=confirmed, now=now)


@pytest.fixture
def year_four(database: Database) -> School:
    with database.write() as session:
        school = a_school(session)
        _apply(session, school, _roster(PUPILS + STAFF))
    return school


def test_a_pupil_who_is_no_longer_in_the_file_has_left_and_is_not_deleted(
    database: Database, year_four: School
) -> None:
    with database.write() as session:
        receipt = _apply(session, year_four, _roster(PUPILS[1:] + STAFF), now=LATER)
        gone = _person(session, year_four, "P0")
        (membership,) = session.exec(select(Membership).where(Membership.person_id == gone.id))
    assert (receipt.ended, receipt.moved_out) == (1, 1)
    assert (gone.status, gone.left_on) == ("left", LATER.date())
    assert membership.until_on == LATER.date()


def test_a_pupil_who_left_and_comes_back_is_the_same_person(
    database: Database, year_four: School
) -> None:
    with database.write() as session:
        before = _person(session, year_four, "P0").id
        _apply(session, year_four, _roster(PUPILS[1:] + STAFF), now=LATER)
        _apply(session, year_four, _roster(PUPILS + STAFF), now=LATER)
        back = _person(session, year_four, "P0")
        classes = queries.classes_of(session, year_four.id, back.id, LATER.date())
    assert back.id == before
    assert (back.status, back.left_on) == ("active", None)
    assert [one.name for one in classes] == ["Blwyddyn 4"]


def test_more_than_a_tenth_vanishing_waits_for_a_confirmation(
    database: Database, year_four: School
) -> None:
    half = _roster(PUPILS[3:] + STAFF)
    with database.write() as session:
        with pytest.raises(Problem) as refused:
            _apply(session, year_four, half, now=LATER)
        assert refused.value.code == "confirm_vanishing"
        assert _person(session, year_four, "P0").status == "active"
        assert _apply(session, year_four, half, confirmed=True, now=LATER).ended == 3


def test_a_file_of_changes_ends_only_whom_it_says_has_left(
    database: Database, year_four: School
) -> None:
    leaver = replace(PUPILS[0], status="left")
    newcomer = PersonRow("P99", "pupil", "Efa", "Morgan", year="4")
    with database.write() as session:
        receipt = _apply(session, year_four, _roster([leaver, newcomer], delta=True), now=LATER)
        statuses = session.exec(select(Person.status).where(Person.kind == "pupil")).all()
    assert (receipt.added, receipt.ended) == (1, 1)
    assert sorted(statuses) == ["active"] * 20 + ["left"]


def test_whose_row_could_not_be_read_stays(database: Database, year_four: School) -> None:
    unread = replace(_roster(PUPILS[1:] + STAFF), unread_ids=frozenset({"P0"}))
    with database.write() as session:
        assert not _apply(session, year_four, unread, now=LATER).applied


def test_a_known_as_name_stands_apart_and_a_missing_column_does_not_take_it(
    database: Database, year_four: School
) -> None:
    named = [replace(PUPILS[0], known_as="Cadi"), *PUPILS[1:], *STAFF]
    with database.write() as session:
        _apply(session, year_four, _roster(named), now=LATER)
        cadi = _person(session, year_four, "P0")
        assert (cadi.given, display_name(cadi)) == ("Pupil0", "Cadi")
        _apply(session, year_four, _roster(PUPILS + STAFF), now=LATER)
        assert display_name(_person(session, year_four, "P0")) == "Cadi"


def test_a_safeguarding_role_of_a_later_file_is_not_given(
    database: Database, year_four: School
) -> None:
    risen = [*PUPILS, replace(STAFF[0], roles=("teacher", "dsp", "admin")), STAFF[1]]
    with database.write() as session:
        _, part = part_for(_roster(risen), year_four)
        shown = preview(session, year_four, part, now=LATER)
        assert [(one.code, one.n) for one in shown.changes.notices] == [
            ("office.notice.duties_held", 1)
        ]
        _apply(session, year_four, _roster(risen), now=LATER)
        evans = _person(session, year_four, "S1", "staff")
        assert duties.roles_of(session, year_four.id, evans.id) == {"teacher", "admin"}


def test_who_brings_the_file_is_not_ended_by_it(database: Database, year_four: School) -> None:
    with database.write() as session:
        price = _person(session, year_four, "S2", "staff")
        receipt = _apply(
            session, year_four, _roster(PUPILS + STAFF[:1]), by=price, confirmed=True, now=LATER
        )
        assert receipt.ended == 0
        assert _person(session, year_four, "S2", "staff").status == "active"


def test_a_file_about_another_school_is_refused(database: Database, year_four: School) -> None:
    other = replace(_roster(PUPILS), schools=(SchoolRow("nant", "Ysgol y Nant", None),))
    with database.write() as session, pytest.raises(Problem) as refused:
        _apply(session, year_four, other)
    assert (refused.value.code, refused.value.field) == ("bad_file", "school")


def _without_evans(bryn: Bryn) -> Roster:
    """A full file of Ysgol y Bryn that no longer names Mrs Evans."""
    staying = [bryn.price, bryn.dsp, bryn.deputy, bryn.head]
    rows = [PersonRow(one.source_id, "staff", one.given, one.family, title=one.title or "",
                      email=one.email, roles=("adult",)) for one in staying]  # fmt: skip
    efa = PersonRow(bryn.efa.source_id, "pupil", "Efa", "Morgan", year="4")
    return replace(_roster([efa, *rows]), classes=(), memberships=())


def _case(bryn: Bryn) -> Concern:
    return bryn.session.exec(select(Concern).where(Concern.pupil_id == bryn.efa.id)).one()


def test_when_mrs_evans_vanishes_from_the_file_efas_case_goes_to_mr_price(bryn: Bryn) -> None:
    bryn.taps(feeling="sad", ask="talk")
    assert _case(bryn).owner_id == bryn.evans.id
    receipt = _apply(bryn.session, bryn.school, _without_evans(bryn), confirmed=True)
    bryn.session.flush()
    assert receipt.ended == 1
    assert _case(bryn).owner_id == bryn.price.id
    assert _person(bryn.session, bryn.school, bryn.evans.source_id, "staff").status == "left"


def _told_to_the_office(bryn: Bryn, *, asks: bool) -> tuple[bytes, bytes]:
    with bryn.session.begin_nested() as world:
        if asks:
            bryn.taps(feeling="sad", ask="urgent", note="please")
        _, part = part_for(_without_evans(bryn), bryn.school)
        shown = preview(bryn.session, bryn.school, part, now=NOW)
        told = repr(_apply(bryn.session, bryn.school, _without_evans(bryn), confirmed=True))
        world.rollback()
    bryn.session.expire_all()
    return repr(shown).encode(), told.encode()


def test_preview_and_receipt_are_the_same_bytes_with_and_without_an_open_case(
    bryn: Bryn,
) -> None:
    assert _told_to_the_office(bryn, asks=False) == _told_to_the_office(bryn, asks=True)


def test_an_import_is_written_down_with_whoever_brought_it(
    database: Database, year_four: School
) -> None:
    with database.write() as session:
        price = _person(session, year_four, "S2", "staff")
        price_id = price.id
        _apply(session, year_four, _roster(PUPILS[1:] + STAFF), by=price, now=LATER)
        rows = session.exec(select(AuditRow).where(AuditRow.at == LATER)).all()
        actions = {(row.action, row.actor_id) for row in rows}
    assert ("import_roster", price_id) in actions
    assert ("leave", price_id) in actions


def _statements(
    database: Database, school: School, *files: Roster, begin_at: datetime = NOW
) -> list[int]:
    """Count the statements inside the lock, for one file after another, a week apart."""
    counts = []
    for n, roster in enumerate(files):
        now = begin_at + timedelta(days=7 * n)
        with database.read() as session:
            prepared = prepare(session, school, roster, from_the_console=True, now=now)
        with database.write() as session:
            kept = session.merge(school)
            machine = Actor(school.id, None, "system")
            with statements(database) as said:
                apply(session, machine, kept, roster, confirmed=True, prepared=prepared, now=now)
                session.flush()
        counts.append(len(said))
    return counts


def _next_year(pupils: list[PersonRow]) -> Roster:
    """Everybody has another name and year, half are gone, as many are new; staff change too."""
    half = len(pupils) // 2
    moved = [replace(one, family="Puw", year="5") for one in pupils[half:]]
    new = [PersonRow(f"N{n}", "pupil", f"N{n}", "Rees", year="4") for n in range(half)]
    adults = [PersonRow(f"T{n}", "staff", f"T{n}", "Huws", roles=("teacher",)) for n in range(half)]
    return _roster([*moved, *new, *adults, STAFF[1]])


def test_a_hundred_people_are_written_in_as_many_statements_as_ten(database: Database) -> None:
    """Who comes, who changes and who leaves, staff too: a few statements inside the lock."""
    many = [PersonRow(f"Q{n}", "pupil", f"Q{n}", "Rees", year="4") for n in range(100)]
    old = [PersonRow(f"O{n}", "staff", f"O{n}", "Tomos", roles=("teacher",)) for n in range(50)]
    counts = []
    for code, size in (("ten", 10), ("hundred", 100)):
        with database.write() as session:
            school = a_school(session, code)
        first = _roster([*many[:size], *old[: size // 2], *STAFF])
        counts.append(_statements(database, school, first, _next_year(many[:size])))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 40


def test_ids_of_another_school_are_never_touched(database: Database, year_four: School) -> None:
    with database.write() as session:
        nant = a_school(session, "ysgol-y-nant", "Ysgol y Nant")
        _apply(session, nant, _roster(PUPILS[:5] + STAFF))
        nant_id = nant.id
        statuses = session.exec(select(Person.school_id, Person.status)).all()
    assert sum(1 for school, _ in statuses if school == nant_id) == 7
    assert {status for _, status in statuses} == {"active"}
