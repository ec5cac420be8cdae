"""Who is always low falls below nothing: their names are read once a month, each look kept."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from app.access.actor import Actor
from app.audit.models import AuditRow
from app.journeys.always_low import always_low, due
from app.kernel.problems import Problem
from app.patterns import state
from app.patterns.meters import Usual
from app.roster.models import Person
from tests.journeys.conftest import Bryn
from tests.people import NOW, a_pupil, does_not_want

MONTH_LATER = NOW + timedelta(weeks=4)


def as_dsp(bryn: Bryn) -> Actor:
    return Actor(bryn.school.id, bryn.dsp.id, "staff", frozenset({"dsp"}))


def as_deputy(bryn: Bryn) -> Actor:
    return Actor(bryn.school.id, bryn.deputy.id, "staff", frozenset({"deputy"}))


def is_low(bryn: Bryn, pupil: Person, *, seen: int = 12, mean: float = 1.8) -> None:
    usual = Usual(mean=mean, seen=seen)
    state.store(bryn.session, {(bryn.school.id, pupil.id): usual}, now=NOW)


def listed(bryn: Bryn, actor: Actor, now: datetime) -> dict[str, tuple[datetime | None, bool]]:
    found = always_low(bryn.session, actor, now=now)
    return {one.person.given: (one.looked_at, one.due) for one in found}


def looks(bryn: Bryn) -> int:
    rows = bryn.session.exec(select(AuditRow).where(AuditRow.action == "read_always_low"))
    return len(list(rows))


def test_efa_comes_to_the_list_on_the_tenth_day_and_not_before(bryn: Bryn) -> None:
    is_low(bryn, bryn.efa, seen=9)
    assert due(bryn.session, as_dsp(bryn), now=NOW) == 0
    is_low(bryn, bryn.efa, seen=10)
    assert due(bryn.session, as_dsp(bryn), now=NOW) == 1
    assert listed(bryn, as_dsp(bryn), NOW) == {"Efa": (None, True)}


def test_a_name_that_was_read_is_due_again_after_four_weeks_and_no_sooner(bryn: Bryn) -> None:
    is_low(bryn, bryn.efa)
    listed(bryn, as_dsp(bryn), NOW)
    almost = MONTH_LATER - timedelta(seconds=1)
    assert due(bryn.session, as_dsp(bryn), now=almost) == 0
    assert due(bryn.session, as_dsp(bryn), now=MONTH_LATER) == 1
    assert listed(bryn, as_dsp(bryn), MONTH_LATER) == {"Efa": (NOW, True)}
    assert listed(bryn, as_dsp(bryn), MONTH_LATER) == {"Efa": (MONTH_LATER, False)}


def test_a_look_of_the_deputys_is_a_look_of_the_teams(bryn: Bryn) -> None:
    is_low(bryn, bryn.efa)
    listed(bryn, as_deputy(bryn), NOW)
    assert due(bryn.session, as_dsp(bryn), now=NOW + timedelta(days=1)) == 0


def test_a_newcomer_to_the_list_is_due_while_the_others_are_not(bryn: Bryn) -> None:
    is_low(bryn, bryn.efa)
    listed(bryn, as_dsp(bryn), NOW)
    osian = a_pupil(bryn.session, bryn.school, "Osian", "Puw")
    is_low(bryn, osian)
    found = listed(bryn, as_dsp(bryn), NOW + timedelta(days=7))
    assert list(found) == ["Osian", "Efa"]  # what is due stands first
    assert [one[1] for one in found.values()] == [True, False]


def test_counting_names_nobody_and_is_no_look(bryn: Bryn) -> None:
    is_low(bryn, bryn.efa)
    assert due(bryn.session, as_dsp(bryn), now=NOW) == 1
    assert looks(bryn) == 0
    assert due(bryn.session, as_dsp(bryn), now=NOW) == 1


def test_a_child_who_does_not_want_the_dsp_waits_for_the_deputy_alone(bryn: Bryn) -> None:
    is_low(bryn, bryn.efa)
    does_not_want(bryn.session, bryn.efa, bryn.dsp)
    assert due(bryn.session, as_dsp(bryn), now=NOW) == 0
    assert listed(bryn, as_dsp(bryn), NOW) == {}
    assert due(bryn.session, as_deputy(bryn), now=NOW) == 1


def test_who_is_usually_well_or_has_left_is_not_in_it(bryn: Bryn) -> None:
    is_low(bryn, bryn.efa, mean=2.5)
    gone = a_pupil(bryn.session, bryn.school, "Gwion", "Puw")
    is_low(bryn, gone)
    gone.status = "left"
    bryn.session.add(gone)
    bryn.session.flush()
    assert due(bryn.session, as_dsp(bryn), now=NOW) == 0
    listed(bryn, as_dsp(bryn), NOW)
    rows = bryn.session.exec(select(AuditRow).where(AuditRow.action == "read_always_low"))
    assert [row.pupil_id for row in rows] == [None]  # an empty list was looked at


def test_nobody_but_the_team_learns_how_many(bryn: Bryn) -> None:
    with pytest.raises(Problem, match="not_found"):
        due(bryn.session, bryn.as_evans, now=NOW)
