"""Whoever is away, gone or not wanted: a case is somebody's, or it rings as an alarm."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.concerns import answering, queries
from app.concerns.models import Concern
from app.journeys import cover, feedback
from app.roster.models import Person
from tests.journeys.clockwork import at, clock, kinds, rung_at, the_case, told
from tests.journeys.conftest import Bryn
from tests.journeys.test_clock_story import away, is_not_wanted, leaves, met, says
from tests.people import an_adult, ids

TUESDAY = "2026-11-24"


def everybody(bryn: Bryn) -> list[Person]:
    return [bryn.head, bryn.deputy, bryn.dsp, bryn.price, bryn.evans]


@pytest.mark.parametrize("goes", [leaves, is_not_wanted])
@pytest.mark.parametrize("ask", ["talk", "urgent"])
def test_when_the_last_one_goes_the_case_keeps_a_deadline_and_rings_as_an_alarm(
    bryn: Bryn, goes: Callable[[Bryn, Person], None], ask: str
) -> None:
    bryn.taps(ask=ask)
    case = the_case(bryn)
    for person in everybody(bryn):
        goes(bryn, person)
    assert (case.owner_id, case.state) == (None, "open")
    assert case.deadline_at is not None
    assert case.deadline_at <= bryn.now + timedelta(minutes=15)
    assert kinds(bryn, case)[-1] == "unreachable"
    assert queries.alone(bryn.session) == 1

    newcomer = an_adult(bryn.session, bryn.school, "Rhian Jones", roles=["dsp"])
    clock(bryn, case.deadline_at)
    assert case.owner_id == newcomer.id
    assert rung_at(bryn, case, newcomer) == [bryn.now]
    assert queries.alone(bryn.session) == 0


def test_an_ask_of_a_child_who_wants_nobody_is_taken_and_rings_as_an_alarm(bryn: Bryn) -> None:
    for person in everybody(bryn):
        is_not_wanted(bryn, person)
    receipt = bryn.taps(ask="talk")
    case = the_case(bryn)
    assert (receipt.state, receipt.told, case.owner_id) == ("calling", None, None)
    assert kinds(bryn, case) == ["opened", "unreachable"]
    assert queries.alone(bryn.session) == 1


def test_a_vetoed_heads_school_still_has_its_acting_head_and_chair_in_the_end(bryn: Bryn) -> None:
    acting = an_adult(bryn.session, bryn.school, "Dewi Rees", roles=["acting_head"])
    chair = an_adult(bryn.session, bryn.school, "Megan Lloyd", roles=["chair"])
    bryn.taps(ask="talk")
    case = the_case(bryn)
    for person in everybody(bryn):
        is_not_wanted(bryn, person)
    assert case.owner_id == acting.id
    leaves(bryn, acting)
    assert case.owner_id == chair.id
    assert "unreachable" in kinds(bryn, case)


def test_a_case_whose_people_are_all_away_waits_for_the_first_who_comes_back(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    for person in everybody(bryn):
        away(bryn, person)
    assert (case.owner_id, queries.alone(bryn.session)) == (bryn.head.id, 1)
    cover.come_back(bryn.session, bryn.as_dsp, bryn.dsp.id, now=bryn.now)
    clock(bryn, bryn.now + timedelta(minutes=15))
    assert (case.owner_id, queries.alone(bryn.session)) == (bryn.dsp.id, 0)


# -- "not yet" never goes back to who says that they met


def only_evans(bryn: Bryn) -> None:
    leaves(bryn, bryn.price)


def test_not_yet_goes_to_the_dsp_where_the_circle_holds_nobody_else(bryn: Bryn) -> None:
    only_evans(bryn)
    case = met(bryn)
    says(bryn, case, "not_yet")
    assert (case.state, case.tier, case.owner_id) == ("open", 2, bryn.dsp.id)


@pytest.mark.parametrize("there", ["dsp", "deputy", "head"])
def test_not_yet_goes_to_whoever_else_may_know_although_they_be_away(
    bryn: Bryn, there: str
) -> None:
    only_evans(bryn)
    case = met(bryn)
    lead = ["head", "dsp", "deputy"]
    for who in lead:
        if who != there:
            leaves(bryn, getattr(bryn, who)) if who != "head" else is_not_wanted(bryn, bryn.head)
    away(bryn, getattr(bryn, there))
    says(bryn, case, "not_yet")
    assert case.owner_id == getattr(bryn, there).id
    assert queries.alone(bryn.session) == 1


def test_not_yet_with_nobody_else_on_earth_is_nobodys_and_an_alarm(bryn: Bryn) -> None:
    only_evans(bryn)
    case = met(bryn)
    for person in (bryn.dsp, bryn.deputy, bryn.head):
        is_not_wanted(bryn, person)
    says(bryn, case, "not_yet")
    assert (case.state, case.owner_id, queries.alone(bryn.session)) == ("open", None, 1)
    for _ in range(3):
        assert case.deadline_at is not None
        clock(bryn, case.deadline_at)
        assert case.owner_id is None


def test_who_did_not_come_does_not_get_it_when_the_case_climbs_either(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_dsp, case.id, now=bryn.now)
    answering.log_contact(
        bryn.session, bryn.as_dsp, case.id, words=None, keys=bryn.keys, now=bryn.now
    )
    says(bryn, case, "not_yet")
    assert case.owner_id == bryn.evans.id
    while case.tier < 4:
        assert case.deadline_at is not None
        clock(bryn, case.deadline_at)
        assert case.owner_id != bryn.dsp.id


def test_a_second_adult_who_did_not_come_either_is_asked_about_too(bryn: Bryn) -> None:
    case = met(bryn)
    says(bryn, case, "not_yet")
    bryn.now += timedelta(minutes=5)
    answering.acknowledge(bryn.session, bryn.as_price, case.id, now=bryn.now)
    assert asked_about(bryn) is None
    bryn.now += timedelta(minutes=5)
    answering.log_contact(
        bryn.session, bryn.as_price, case.id, words=None, keys=bryn.keys, now=bryn.now
    )
    assert asked_about(bryn) == "Mr Price"
    says(bryn, case, "not_yet")
    assert (case.state, case.owner_id != bryn.price.id) == ("open", True)
    assert kinds(bryn, case).count("not_yet") == 2


def asked_about(bryn: Bryn) -> str | None:
    asked = feedback.question(bryn.session, bryn.school.id, bryn.efa.id, now=bryn.now)
    return asked.name if asked else None


# -- one bell at a time


def test_an_urgent_case_rings_the_head_once_in_five_minutes_and_each_ring_is_written_down(
    bryn: Bryn,
) -> None:
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    bells: list[int] = []
    for minutes in range(1, 31):
        before = case.rings
        clock(bryn, at("09:00") + timedelta(minutes=minutes))
        bells.append(case.rings - before)
    assert [minute for minute, rings in enumerate(bells, 1) if rings] == [5, 10, 15, 20, 25, 30]
    assert max(bells) == 1
    assert kinds(bryn, case)[1:] == ["handed_up", "handed_up", *["told_again"] * 4]
    assert rung_at(bryn, case, bryn.head) == [
        at("09:00") + timedelta(minutes=minutes) for minutes in (10, 15, 20, 25, 30)
    ]
    assert told(bryn, case) == ids(*everybody(bryn))


def test_a_second_tier_is_rung_although_somebody_goes(bryn: Bryn) -> None:
    bryn.taps(ask="urgent")
    case: Concern = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, mark="going", now=bryn.now)
    clock(bryn, at("09:05"))
    assert (case.tier, case.owner_id) == (1, bryn.evans.id)
    assert rung_at(bryn, case, bryn.price) == [at("09:05")]
