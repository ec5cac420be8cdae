"""A note that may name its reader: held out by a machine, put back by a named person."""

from typing import Any

import pytest
from sqlmodel import select

from app.access.severity import Severity
from app.audit.models import AuditRow
from app.concerns import answering, handing, lists, queries
from app.concerns.models import Concern, Exclusion
from app.concerns.opening import raise_cases
from app.concerns.raised import Raised
from app.journeys.read_case import read_case
from app.kernel.ids import uuid7
from app.kernel.problems import Problem
from app.roster.models import Person
from tests.journeys.clockwork import kinds, rung_at, told
from tests.journeys.conftest import Bryn
from tests.journeys.test_clock_story import problem
from tests.journeys.test_veto import sees
from tests.people import an_adult, ids


def a_note(bryn: Bryn, *held: Person, **changed: Any) -> Concern:
    """Efa writes a line in which the word net finds somebody's name."""
    facts: dict[str, Any] = {
        "school_id": bryn.school.id,
        "pupil_id": bryn.efa.id,
        "check_in_id": uuid7(),
        "band": "B",
        "severity": Severity.REQUEST,
        "why": "note",
        "reads": True,
        "words": 2,
        "held": frozenset(ids(*held)),
    }
    (case,) = raise_cases(bryn.session, [Raised(**(facts | changed))], now=bryn.now).values()
    bryn.session.flush()
    return case


def back(bryn: Bryn, case: Concern, person: Person, reason: str = "It is her cat's name.") -> None:
    handing.put_back(
        bryn.session, bryn.as_dsp, case.id, person.id, reason, keys=bryn.keys, now=bryn.now
    )


def test_grave_words_ring_the_dsp_with_the_adult_she_chose(bryn: Bryn) -> None:
    case = a_note(bryn)
    assert (case.words, told(bryn, case)) == (2, ids(bryn.evans, bryn.dsp))
    lighter = a_note(bryn, severity=Severity.NEEDS_READING, words=1)
    assert (lighter.id, lighter.words) == (case.id, 2)  # the worst is kept


def test_grave_words_in_a_second_note_ring_the_dsp_who_had_not_heard(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = a_note(bryn)
    assert (case.severity, told(bryn, case)) == ("R", ids(bryn.evans, bryn.dsp))
    assert rung_at(bryn, case, bryn.dsp) == [bryn.now]


def test_who_may_be_named_never_learns_of_it_and_the_dsp_sees_why(bryn: Bryn) -> None:
    case = a_note(bryn, bryn.evans)
    assert sees(bryn, bryn.as_evans, case) == set()
    assert (case.owner_id, told(bryn, case)) == (bryn.price.id, ids(bryn.price, bryn.dsp))
    seen = read_case(bryn.session, bryn.as_dsp, case.id, keys=bryn.keys, now=bryn.now)
    assert [name for _, name in seen.held] == ["Mrs Evans"]
    assert [one.other for one in seen.events if one.event.kind == "held_back"] == ["Mrs Evans"]
    by_price = read_case(bryn.session, bryn.as_price, case.id, keys=bryn.keys, now=bryn.now)
    assert by_price.held == ()
    assert "held_back" not in {one.event.kind for one in by_price.events}
    rows = bryn.session.exec(select(AuditRow).where(AuditRow.action == "hold_back")).all()
    assert [row.object_id for row in rows] == [bryn.evans.id]


@pytest.mark.parametrize("severity", [Severity.NEEDS_READING, Severity.REQUEST, Severity.URGENT])
def test_where_the_dsp_is_held_the_head_is_told(bryn: Bryn, severity: Severity) -> None:
    case = a_note(bryn, bryn.dsp, severity=severity, words=0)
    assert sees(bryn, bryn.as_dsp, case) == set()
    assert told(bryn, case) == ids(bryn.evans, bryn.deputy, bryn.head)
    seen = read_case(bryn.session, bryn.as_head, case.id, keys=bryn.keys, now=bryn.now)
    assert [name for _, name in seen.held] == ["Mr Hughes"]


def test_the_name_asked_for_is_not_who_is_asked_where_the_note_may_speak_of_them(
    bryn: Bryn,
) -> None:
    case = a_note(bryn, bryn.price, named=bryn.price.id)
    assert (case.addressee, case.owner_id) == ("circle", bryn.evans.id)
    assert sees(bryn, bryn.as_price, case) == set()


def test_an_open_case_of_the_one_who_is_named_is_not_where_the_note_goes(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    before = bryn.session.exec(select(Concern)).one()
    case = a_note(bryn, bryn.evans)
    assert case.id != before.id
    assert lists.inbox(bryn.session, bryn.as_evans, now=bryn.now).cases == [before]
    again = a_note(bryn, bryn.evans)
    assert again.id == case.id


def test_only_safeguarding_or_the_head_who_was_told_puts_anybody_back(bryn: Bryn) -> None:
    case = a_note(bryn, bryn.evans)
    for actor in (bryn.as_evans, bryn.as_price, bryn.as_head):
        with problem("not_found"):
            handing.put_back(
                bryn.session, actor, case.id, bryn.evans.id, "x", keys=bryn.keys, now=bryn.now
            )
    with problem("needs_reason"):
        back(bryn, case, bryn.evans, reason=" ")
    back(bryn, case, bryn.evans)
    assert kinds(bryn, case)[-1] == "put_back"
    assert queries.held_out(bryn.session, case) == []
    with problem("not_found"):
        back(bryn, case, bryn.evans)


def test_who_is_put_back_is_told_where_their_turn_has_come(bryn: Bryn) -> None:
    case = a_note(bryn, bryn.evans)
    back(bryn, case, bryn.evans)
    assert bryn.evans.id in told(bryn, case)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    assert case.state == "acked"


def test_what_is_written_after_a_putting_back_is_judged_anew(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    first = a_note(bryn, bryn.evans)
    back(bryn, first, bryn.evans)
    second = a_note(bryn, bryn.evans)
    assert second.id != first.id
    assert second.id not in {
        one.id for one in lists.inbox(bryn.session, bryn.as_evans, now=bryn.now).cases
    }
    back(bryn, second, bryn.evans)  # both stand beside the plain ask now, each for itself
    assert len({one.exclusions for one in bryn.session.exec(select(Concern))}) == 3


def test_neither_a_veto_nor_an_adult_the_child_named_can_be_put_back(bryn: Bryn) -> None:
    bryn.taps(reserved=True, about_id=bryn.price.id)
    case = bryn.session.exec(select(Concern)).one()
    assert [one.why for one in bryn.session.exec(select(Exclusion))] == ["named"]
    with pytest.raises(Problem):
        back(bryn, case, bryn.price)


def test_a_machine_holds_out_nobody_of_another_school(bryn: Bryn) -> None:
    somebody = Person(school_id=uuid7(), kind="staff", source_id="x", given="A", family="B")
    case = a_note(bryn, somebody)
    assert (case.exclusions, queries.held_out(bryn.session, case)) == ("", [])


def test_a_second_dsp_is_told_where_the_first_is_held(bryn: Bryn) -> None:
    second = an_adult(bryn.session, bryn.school, "Rhian Jones", roles=["dsp"])
    case = a_note(bryn, bryn.dsp)
    assert second.id in told(bryn, case)
    assert bryn.deputy.id not in told(bryn, case)
