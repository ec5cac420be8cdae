"""Before a child leaves: unseen asks are the DSP's as well, and danger is decided by a person."""

from datetime import timedelta

import pytest

from app.concerns import answering, deciding, presence
from app.concerns.models import Concern
from app.journeys.case_lists import board
from app.roster.models import Person
from tests.journeys.clockwork import at, clock, every_minute, kinds, rung_at, the_case, told
from tests.journeys.conftest import Bryn
from tests.journeys.test_clock_story import leaves, problem
from tests.journeys.test_held import a_note
from tests.people import ids

TUESDAY = "2026-11-24"


def decides(bryn: Bryn, case: Concern, what: str = "parent_contacted", **by: Person) -> None:
    actor = bryn.actor(by["head"], "head") if by else bryn.as_dsp
    deciding.decide(
        bryn.session, actor, case.id, what, words="Rang her mother.", keys=bryn.keys, now=bryn.now
    )


def needs_of(bryn: Bryn) -> list[tuple[str, ...]]:
    return [line.needs for line in board(bryn.session, bryn.as_dsp, after=None, now=bryn.now).lines]


@pytest.mark.parametrize(("asked_at", "rung"), [("09:00", "14:40"), ("14:45", "14:45")])
def test_an_ask_unseen_before_the_bell_is_the_dsps_as_well(
    bryn: Bryn, asked_at: str, rung: str
) -> None:
    bryn.now = at(asked_at)
    bryn.taps(ask="talk")
    case = the_case(bryn)
    clock(bryn, at(rung))
    assert at(rung) in rung_at(bryn, case, bryn.dsp)
    before = len(rung_at(bryn, case, bryn.dsp))
    clock(bryn, at(rung) + timedelta(minutes=1))
    assert len(rung_at(bryn, case, bryn.dsp)) == before


def test_an_ask_that_was_seen_is_not_the_dsps(bryn: Bryn) -> None:
    bryn.now = at("14:35")
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    clock(bryn, at("14:40"))
    assert told(bryn, case) == ids(bryn.evans)


# -- the decision


def test_danger_that_nobody_goes_to_needs_a_decision_before_the_child_leaves(bryn: Bryn) -> None:
    bryn.now = at("14:30")
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    clock(bryn, at("14:39"))
    assert needs_of(bryn) == [("going", "dsp")]
    clock(bryn, at("14:40"))
    assert needs_of(bryn) == [("decide", "going", "dsp")]
    assert kinds(bryn, case).count("decision_asked") == 1
    every_minute(bryn, at("15:00"))
    assert kinds(bryn, case).count("decision_asked") == 3  # every ten minutes until it is given
    decides(bryn, case)
    assert (case.decision, case.decided_by, case.decided_at) == (
        "parent_contacted",
        bryn.dsp.id,
        bryn.now,
    )
    assert needs_of(bryn) == [("going", "dsp")]
    assert case.state == "open"  # it stops no clock
    every_minute(bryn, at("15:29"))
    assert kinds(bryn, case).count("decision_asked") == 3
    clock(bryn, at("14:40", TUESDAY))
    assert "decide" in needs_of(bryn)[0]  # another day: still nobody has met her


def test_danger_that_somebody_goes_to_needs_none(bryn: Bryn) -> None:
    bryn.now = at("14:30")
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, mark="going", now=bryn.now)
    every_minute(bryn, at("15:00"))
    assert "decision_asked" not in kinds(bryn, case)


def test_grave_words_need_a_decision_until_the_child_is_met_although_somebody_has_it(
    bryn: Bryn,
) -> None:
    case = a_note(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    clock(bryn, at("14:40"))
    assert "decide" in needs_of(bryn)[0]
    assert rung_at(bryn, case, bryn.dsp)[-1] == at("14:40")
    answering.log_contact(
        bryn.session, bryn.as_evans, case.id, words=None, keys=bryn.keys, now=bryn.now
    )
    assert (case.decide_at, needs_of(bryn)) == (None, [()])
    with problem("not_now"):
        decides(bryn, case)


def test_an_ordinary_ask_needs_no_decision(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    every_minute(bryn, at("15:00"))
    assert "decision_asked" not in kinds(bryn, case)
    with problem("not_now"):
        decides(bryn, case)


def test_grave_words_that_come_after_half_past_two_are_asked_about_at_once(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    bryn.now = at("14:50")
    case = a_note(bryn)
    clock(bryn, at("14:51"))
    assert case.decision_asked_at == at("14:51")


def test_only_safeguarding_decides_and_the_head_where_nobody_else_can(bryn: Bryn) -> None:
    case = a_note(bryn)
    for actor in (bryn.as_evans, bryn.as_head):
        with problem("not_found"):
            deciding.decide(
                bryn.session, actor, case.id, "met", words=None, keys=bryn.keys, now=bryn.now
            )
    with problem("bad_field"):
        decides(bryn, case, "nothing")
    for person in (bryn.dsp, bryn.deputy):
        leaves(bryn, person)
    clock(bryn, at("14:40"))
    assert bryn.head.id in told(bryn, case)
    decides(bryn, case, "police", head=bryn.head)
    assert case.decided_by == bryn.head.id


def test_the_same_decision_again_changes_nothing_and_another_is_kept_beside_it(bryn: Bryn) -> None:
    case = a_note(bryn)
    decides(bryn, case)
    decides(bryn, case)
    decides(bryn, case, "social_services")
    assert kinds(bryn, case)[1:] == ["decided_parent_contacted", "decided_social_services"]


# -- the child is not in school


def away_from_school(bryn: Bryn, case: Concern) -> None:
    presence.not_on_site(bryn.session, bryn.as_evans, case.id, now=bryn.now)


def test_danger_and_not_in_school_asks_for_a_decision_within_ten_minutes(bryn: Bryn) -> None:
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    away_from_school(bryn, case)
    away_from_school(bryn, case)
    assert kinds(bryn, case) == ["opened", "off_site"]
    assert needs_of(bryn) == [("decide", "going", "dsp")]
    assert case.decide_at == bryn.now + timedelta(minutes=10)
    every_minute(bryn, bryn.now + timedelta(minutes=10))
    assert kinds(bryn, case).count("decision_asked") == 1
    assert case.state == "open"
    decides(bryn, case, "police")
    assert "decide" not in needs_of(bryn)[0]
    assert case.deadline_at is not None
    assert case.deadline_at > bryn.now


def test_a_request_waits_for_the_first_day_back_and_the_dsp_knows(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    away_from_school(bryn, case)
    assert told(bryn, case) == ids(bryn.evans, bryn.dsp)
    assert (case.state, case.deadline_at) == ("open", at("09:30", TUESDAY))
    every_minute(bryn, at("15:29"))
    assert kinds(bryn, case) == ["opened", "off_site"]
    clock(bryn, at("09:30", TUESDAY))
    assert kinds(bryn, case)[-1] == "still_off_site"
    assert case.deadline_at == at("09:30", "2026-11-25")
    assert rung_at(bryn, case, bryn.dsp)[-1] == at("09:30", TUESDAY)


def test_a_check_in_at_the_class_tablet_says_that_the_child_is_back(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    bryn.now += timedelta(minutes=1)
    away_from_school(bryn, case)
    bryn.now = at("20:00")
    bryn.taps(feeling="happy", source="phone")
    clock(bryn, at("20:01"))
    assert case.off_site_at is not None  # an own phone says nothing of where she is
    bryn.now = at("08:50", TUESDAY)
    bryn.taps(feeling="happy")
    clock(bryn, at("08:51", TUESDAY))
    assert kinds(bryn, case)[-1] == "back"
    assert case.deadline_at == at("09:11", TUESDAY)
    assert rung_at(bryn, case, bryn.evans)[-1] == at("08:51", TUESDAY)


def test_a_person_says_that_the_child_is_back_and_a_promise_is_due_that_day(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    away_from_school(bryn, case)
    clock(bryn, at("15:30"))
    assert (case.state, case.nudged_at) == ("acked", None)
    bryn.now = at("08:40", TUESDAY)
    presence.back_in_school(bryn.session, bryn.as_dsp, case.id, now=bryn.now)
    presence.back_in_school(bryn.session, bryn.as_dsp, case.id, now=bryn.now)
    assert kinds(bryn, case).count("back") == 1
    assert (case.state, case.deadline_at) == ("acked", at("15:30", TUESDAY))


def test_a_note_from_home_is_read_although_the_child_is_not_in_school(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    away_from_school(bryn, case)
    bryn.now += timedelta(minutes=30)
    bryn.taps(note="I don't want to come back", source="phone")
    assert (case.off_site_at, case.state) == (None, "open")
    assert case.deadline_at == bryn.now + timedelta(minutes=20)


def test_who_was_not_told_cannot_say_where_the_child_is_and_a_note_is_read_all_the_same(
    bryn: Bryn,
) -> None:
    bryn.taps(note="hm")
    case = the_case(bryn)
    with problem("not_now"):
        away_from_school(bryn, case)
    for act in (presence.not_on_site, presence.back_in_school):
        with problem("not_found"):
            act(bryn.session, bryn.as_price, case.id, now=bryn.now)
