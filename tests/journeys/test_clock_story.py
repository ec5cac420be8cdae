"""An ask that nobody answers climbs; only "I've got this" stops it, and only for that case."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import select

from app.access.actor import Actor
from app.access.severity import Severity
from app.concerns import answering, handing, lists
from app.concerns.answering import Closing
from app.concerns.models import Concern, Party
from app.concerns.opening import raise_cases
from app.concerns.raised import Raised
from app.journeys import cover, feedback
from app.journeys.escalate import run_clock
from app.journeys.read_case import read_case
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.problems import Problem
from app.notify.models import Owed
from app.patterns.findings import Kind, Shown
from app.patterns.sentences import figures_of
from app.roster.models import Closure, Person
from tests.journeys.clockwork import (
    at,
    clock,
    every_minute,
    kinds,
    rung_at,
    still_owed,
    the_case,
    told,
)
from tests.journeys.conftest import Bryn, ysgol_y_bryn
from tests.people import NOW, a_class, a_pupil, an_adult, chooses, ids, in_class

SAID = Closing(outcome="talked", disclosed=False)
TUESDAY = "2026-11-24"


def problem(code: str) -> "pytest.RaisesExc[Problem]":
    return pytest.RaisesExc(Problem, check=lambda raised: raised.code == code)


def a_pattern(bryn: Bryn) -> Concern:
    """A class's day closed, and Efa's last days were low (test_close_day.py finds it for real)."""
    shown = Shown(Kind.SUSTAINED_LOW, count=4, of=5, usual=4.0, most_often=2)
    low = Raised(
        bryn.school.id,
        bryn.efa.id,
        check_in_id=None,
        band="B",
        severity=Severity.PATTERN,
        why=shown.kind.value,
        figures=figures_of(shown),
    )
    raise_cases(bryn.session, [low], now=bryn.now)
    bryn.session.flush()
    return the_case(bryn)


# -- up the line


def test_tomos_asks_and_nobody_sees_it(bryn: Bryn) -> None:
    tomos = a_pupil(bryn.session, bryn.school, "Tomos Rees")
    chooses(bryn.session, tomos, bryn.evans, bryn.price)
    bryn.taps(tomos, ask="talk")
    case = the_case(bryn, tomos)
    owners = []
    for minutes in (19, 20, 39, 40, 59, 60):
        clock(bryn, NOW + timedelta(minutes=minutes))
        owners.append((minutes, case.tier, case.owner_id))
    assert owners == [
        (19, 0, bryn.evans.id),
        (20, 1, bryn.price.id),
        (39, 1, bryn.price.id),
        (40, 2, bryn.dsp.id),
        (59, 2, bryn.dsp.id),
        (60, 3, bryn.deputy.id),
    ]
    assert told(bryn, case) == ids(bryn.evans, bryn.price, bryn.dsp, bryn.deputy)
    every_minute(bryn, at("15:31"))  # the bell rule rings the DSP once more at 14:40
    assert rung_at(bryn, case, bryn.dsp) == [NOW + timedelta(minutes=40), at("14:40")]
    assert rung_at(bryn, case, bryn.head) == []
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        clock(bryn, at("08:30", day))
        assert (case.tier, case.owner_id) == (4, bryn.head.id)
        clock(bryn, at("12:00", day))
    assert rung_at(bryn, case, bryn.head) == [
        at("08:30", day) for day in ("2026-11-24", "2026-11-25", "2026-11-26")
    ]


def test_an_unseen_ask_is_the_dsps_as_well_before_the_bell(bryn: Bryn) -> None:
    bryn.now = at("14:35")
    bryn.taps(ask="talk")
    case = the_case(bryn)
    clock(bryn, at("14:40"))
    assert (case.tier, case.owner_id) == (0, bryn.evans.id)
    assert told(bryn, case) == ids(bryn.evans, bryn.dsp)


def test_an_urgent_ask_rings_until_both_marks_are_given(bryn: Bryn) -> None:
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    assert told(bryn, case) == ids(bryn.evans, bryn.dsp, bryn.deputy)
    every_minute(bryn, NOW + timedelta(minutes=10))
    fives = [NOW, NOW + timedelta(minutes=5), NOW + timedelta(minutes=10)]
    assert sorted(set(rung_at(bryn, case, bryn.evans))) == fives
    assert sorted(set(rung_at(bryn, case, bryn.deputy))) == fives
    assert rung_at(bryn, case, bryn.price)[0] == fives[1]
    assert rung_at(bryn, case, bryn.head)[0] == fives[2]

    answering.acknowledge(bryn.session, bryn.as_evans, case.id, mark="going", now=bryn.now)
    assert case.state == "open"
    assert bryn.evans.id not in still_owed(bryn, case)
    every_minute(bryn, NOW + timedelta(minutes=30))
    assert rung_at(bryn, case, bryn.evans)[-1] == fives[2]
    assert rung_at(bryn, case, bryn.dsp)[-1] == NOW + timedelta(minutes=30)
    assert case.owner_id == bryn.evans.id  # she goes; the head at T4 doesn't take it from her

    answering.acknowledge(bryn.session, bryn.as_deputy, case.id, mark="dsp", now=bryn.now)
    assert case.state == "acked"
    assert still_owed(bryn, case) == set()
    before = len(rung_at(bryn, case, bryn.dsp))
    clock(bryn, bryn.now + timedelta(minutes=5))
    assert len(rung_at(bryn, case, bryn.dsp)) == before


def test_that_safeguarding_has_it_does_not_say_that_anybody_goes(bryn: Bryn) -> None:
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_dsp, case.id, mark="dsp", now=bryn.now)
    every_minute(bryn, NOW + timedelta(minutes=20))
    assert case.state == "open"
    assert rung_at(bryn, case, bryn.evans)[-1] == NOW + timedelta(minutes=20)


def test_with_nobody_in_safeguarding_the_head_is_rung_for_the_second_mark(bryn: Bryn) -> None:
    for person in (bryn.dsp, bryn.deputy):
        until = bryn.now + timedelta(hours=3)
        cover.go_away(bryn.session, bryn.actor(person), person.id, until_at=until, now=bryn.now)
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    assert told(bryn, case) == ids(bryn.evans, bryn.head)


def test_an_urgent_ask_at_night_begins_with_the_opening(bryn: Bryn) -> None:
    bryn.now = at("21:40")
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    every_minute(bryn, at("22:30"))
    assert (case.tier, rung_at(bryn, case, bryn.dsp)) == (0, [at("08:30", TUESDAY)])
    clock(bryn, at("08:35", TUESDAY))
    assert case.tier == 1


# -- what stops the clock


def test_only_her_answer_stops_the_clock(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    by = case.deadline_at
    read_case(bryn.session, bryn.as_evans, case.id, keys=bryn.keys, now=bryn.now)
    for owed in bryn.session.exec(select(Party).where(Party.concern_id == case.id)):
        assert owed.opened_at == bryn.now
    answering.add_words(
        bryn.session, bryn.as_evans, case.id, "She was quiet.", keys=bryn.keys, now=bryn.now
    )
    assert (case.state, case.deadline_at) == ("open", by)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    assert (case.state, case.deadline_at) == ("acked", at("15:30"))
    clock(bryn, NOW + timedelta(minutes=20))
    assert (case.state, case.tier) == ("acked", 0)


def test_a_second_adult_finds_it_taken_and_the_same_again_changes_nothing(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    with problem("already_done"):
        answering.acknowledge(bryn.session, bryn.as_dsp, case.id, now=bryn.now)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now + timedelta(hours=1))
    assert (case.acked_by, case.acked_at) == (bryn.evans.id, bryn.now)
    assert kinds(bryn, case) == ["opened", "acknowledged"]


def test_a_promise_that_is_not_kept_is_nudged_and_then_opens_again(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    clock(bryn, at("15:30"))
    assert (case.state, case.owner_id) == ("acked", bryn.evans.id)
    assert case.deadline_at == at("09:00", TUESDAY)
    clock(bryn, at("09:00", TUESDAY))
    assert (case.state, case.tier, case.owner_id) == ("open", 1, bryn.price.id)
    assert kinds(bryn, case)[-2:] == ["nudged", "opened_again"]
    latest = feedback.latest(bryn.session, bryn.school.id, bryn.efa.id)
    assert latest is not None
    assert latest.state == "not_seen"


def test_who_broke_the_promise_from_below_is_not_who_gets_it_next(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    handing.offer(bryn.session, bryn.as_evans, case.id, bryn.price.id, now=bryn.now)
    handing.accept(bryn.session, bryn.as_price, case.id, now=bryn.now)
    clock(bryn, at("15:30"))
    clock(bryn, at("09:00", TUESDAY))
    assert (case.state, case.tier, case.owner_id) == ("open", 2, bryn.dsp.id)


def test_a_child_who_asks_again_was_seen_by_nobody_yet(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    answering.log_contact(
        bryn.session, bryn.as_evans, case.id, words=None, keys=bryn.keys, now=bryn.now
    )
    bryn.now += timedelta(hours=1)
    receipt = bryn.taps(ask="talk")
    assert (receipt.state, receipt.told, receipt.seen_by) == ("calling", "Mrs Evans", None)
    assert (case.state, case.deadline_at) == ("open", bryn.now + timedelta(minutes=20))


# -- the child's own word


def met(bryn: Bryn) -> Concern:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    answering.log_contact(
        bryn.session, bryn.as_evans, case.id, words="We spoke.", keys=bryn.keys, now=bryn.now
    )
    return case


def says(bryn: Bryn, case: Concern, said: str) -> None:
    feedback.answer(bryn.session, bryn.school.id, bryn.efa.id, case.id, said, now=bryn.now)


def test_not_yet_goes_to_another_adult_and_the_dsp_sees_both(bryn: Bryn) -> None:
    case = met(bryn)
    says(bryn, case, "not_yet")
    assert (case.state, case.owner_id) == ("open", bryn.price.id)
    assert told(bryn, case) == ids(bryn.evans, bryn.price, bryn.dsp)
    seen = read_case(bryn.session, bryn.as_dsp, case.id, keys=bryn.keys, now=bryn.now)
    assert [one.event.kind for one in seen.events][-2:] == ["contact", "not_yet"]
    assert [one.report.words for one in seen.events if one.report.words] == ["We spoke."]


def test_not_yet_is_heard_two_weeks_after_closing_too(bryn: Bryn) -> None:
    case = met(bryn)
    answering.close(bryn.session, bryn.as_evans, case.id, SAID, keys=bryn.keys, now=bryn.now)
    bryn.now += timedelta(days=13)
    says(bryn, case, "not_yet")
    assert (case.state, case.owner_id, case.closed_by) == ("open", bryn.price.id, None)


def test_not_yet_of_a_closed_case_joins_the_ask_that_is_open(bryn: Bryn) -> None:
    case = met(bryn)
    answering.close(bryn.session, bryn.as_evans, case.id, SAID, keys=bryn.keys, now=bryn.now)
    bryn.now += timedelta(hours=1)
    bryn.taps(ask="talk")
    says(bryn, case, "not_yet")
    newer = bryn.session.exec(select(Concern).where(Concern.state == "open")).one()
    assert (case.state, case.said) == ("closed", "not_yet")
    assert (newer.owner_id, newer.id != case.id) == (bryn.price.id, True)


@pytest.mark.parametrize("said", ["came", "no_longer"])
def test_a_kind_answer_closes_nothing(bryn: Bryn, said: str) -> None:
    case = met(bryn)
    by = case.deadline_at
    says(bryn, case, said)
    assert (case.state, case.said, case.deadline_at) == ("contacted", said, by)


def test_a_hello_that_nobody_managed_lapses_and_the_dsp_has_it(bryn: Bryn) -> None:
    bryn.taps(ask="hello")
    case = the_case(bryn)
    clock(bryn, at("15:10"))
    assert (case.owner_id, case.lapsed_at) == (bryn.dsp.id, at("15:10"))
    latest = feedback.latest(bryn.session, bryn.school.id, bryn.efa.id)
    assert latest is not None
    assert latest.state == "lapsed"


# -- hands


def test_a_hand_over_keeps_owner_and_deadline_until_it_is_accepted(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    by = case.deadline_at
    later = bryn.now + timedelta(minutes=30)
    handing.offer(bryn.session, bryn.as_evans, case.id, bryn.price.id, now=later)
    assert (case.owner_id, case.deadline_at) == (bryn.evans.id, by)
    with problem("not_found"):
        handing.accept(bryn.session, bryn.as_head, case.id, now=later)
    handing.accept(bryn.session, bryn.as_price, case.id, now=later)
    assert (case.owner_id, case.deadline_at) == (bryn.price.id, by)


def test_an_offer_is_over_when_the_child_asks_again(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    handing.offer(bryn.session, bryn.as_evans, case.id, bryn.price.id, now=bryn.now)
    bryn.now += timedelta(minutes=10)
    bryn.taps(ask="talk")
    with problem("not_found"):
        handing.accept(bryn.session, bryn.as_price, case.id, now=bryn.now)
    assert (case.state, case.owner_id) == ("open", bryn.evans.id)


def away(bryn: Bryn, person: Person) -> None:
    cover.go_away(
        bryn.session,
        bryn.actor(person),
        person.id,
        until_at=bryn.now + timedelta(hours=8),
        now=bryn.now,
    )


def leaves(bryn: Bryn, person: Person) -> None:
    office = bryn.actor(bryn.head, "admin")
    cover.leave_school(bryn.session, office, person.id, now=bryn.now)


def is_not_wanted(bryn: Bryn, person: Person) -> None:
    efa = Actor(bryn.school.id, bryn.efa.id, "pupil")
    cover.not_this_person(bryn.session, efa, person.id, now=bryn.now)


@pytest.mark.parametrize("goes", [away, leaves, is_not_wanted])
@pytest.mark.parametrize("took", [False, True])
def test_who_goes_leaves_the_case_with_the_next_at_once(
    bryn: Bryn, goes: Callable[[Bryn, Person], None], took: bool
) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    if took:
        answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    bryn.now += timedelta(minutes=5)
    goes(bryn, bryn.evans)
    assert (case.state, case.owner_id) == ("open", bryn.price.id)
    assert rung_at(bryn, case, bryn.price) == [bryn.now]
    assert case.deadline_at is not None
    assert case.deadline_at > bryn.now


def test_a_mark_lapses_with_the_dsp_who_gave_it_and_mrs_evans_still_goes(bryn: Bryn) -> None:
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, mark="going", now=bryn.now)
    answering.acknowledge(bryn.session, bryn.as_dsp, case.id, mark="dsp", now=bryn.now)
    bryn.now += timedelta(minutes=2)
    leaves(bryn, bryn.dsp)
    assert (case.state, case.owner_id, case.dsp_by) == ("open", bryn.evans.id, None)
    assert rung_at(bryn, case, bryn.deputy)[-1] == bryn.now
    answering.acknowledge(bryn.session, bryn.as_deputy, case.id, mark="dsp", now=bryn.now)
    assert case.state == "acked"


def test_nobody_reachable_is_written_down_and_the_head_owns_it(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    for person in (bryn.head, bryn.deputy, bryn.dsp, bryn.price, bryn.evans):
        away(bryn, person)
    assert case.owner_id == bryn.head.id
    assert kinds(bryn, case)[-1] == "unreachable"
    assert not cover.reachable(bryn.session, bryn.school.id, bryn.now)


# -- closing


def test_a_case_is_closed_with_an_outcome_after_the_child_was_met(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    close = answering.close
    with problem("not_found"):
        close(bryn.session, bryn.as_price, case.id, SAID, keys=bryn.keys, now=bryn.now)
    with problem("not_now"):
        close(bryn.session, bryn.as_evans, case.id, SAID, keys=bryn.keys, now=bryn.now)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    answering.log_contact(
        bryn.session, bryn.as_evans, case.id, words=None, keys=bryn.keys, now=bryn.now
    )
    with problem("needs_outcome"):
        close(bryn.session, bryn.as_evans, case.id, Closing("", None), keys=bryn.keys, now=NOW)
    with problem("bad_field"):
        close(
            bryn.session, bryn.as_evans, case.id, Closing("talked", None), keys=bryn.keys, now=NOW
        )
    close(bryn.session, bryn.as_evans, case.id, SAID, keys=bryn.keys, now=bryn.now)
    assert (case.state, case.closed_by, case.deadline_at) == ("closed", bryn.evans.id, None)


def test_an_urgent_case_needs_two_people_to_close(bryn: Bryn) -> None:
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_dsp, case.id, mark="going", now=bryn.now)
    answering.acknowledge(bryn.session, bryn.as_dsp, case.id, mark="dsp", now=bryn.now)
    answering.log_contact(
        bryn.session, bryn.as_dsp, case.id, words=None, keys=bryn.keys, now=bryn.now
    )
    with problem("bad_field"):
        answering.close(bryn.session, bryn.as_dsp, case.id, SAID, keys=bryn.keys, now=bryn.now)
    said = Closing("safeguarding_record", disclosed=True, reported_to="Social services, 11:20")
    answering.close(bryn.session, bryn.as_dsp, case.id, said, keys=bryn.keys, now=bryn.now)
    assert (case.state, case.deadline_at) == ("contacted", at("15:30", TUESDAY))
    with problem("needs_second_person"):
        answering.sign_off(bryn.session, bryn.as_dsp, case.id, now=bryn.now)
    with problem("not_found"):
        answering.sign_off(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    answering.sign_off(bryn.session, bryn.as_deputy, case.id, now=bryn.now)
    assert (case.state, case.closed_by, case.second_by) == ("closed", bryn.dsp.id, bryn.deputy.id)


def test_a_first_signature_does_not_outlive_a_new_ask(bryn: Bryn) -> None:
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    for mark in ("going", "dsp"):
        answering.acknowledge(bryn.session, bryn.as_dsp, case.id, mark=mark, now=bryn.now)
    answering.log_contact(
        bryn.session, bryn.as_dsp, case.id, words=None, keys=bryn.keys, now=bryn.now
    )
    said = Closing("talked", disclosed=False, not_reported_because="A fright in the yard.")
    answering.close(bryn.session, bryn.as_dsp, case.id, said, keys=bryn.keys, now=bryn.now)
    bryn.now += timedelta(minutes=10)
    bryn.taps(ask="talk")
    with problem("not_now"):
        answering.sign_off(bryn.session, bryn.as_deputy, case.id, now=bryn.now)
    assert (case.state, case.severity) == ("open", "U")


# -- the machine only raises


def test_a_machine_raises_and_only_the_dsp_lowers_with_a_reason(bryn: Bryn) -> None:
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    bryn.now += timedelta(minutes=1)
    bryn.taps(feeling="happy")
    bryn.taps(note="better now")
    assert (case.severity, case.state) == ("U", "open")
    lower = handing.lower
    for actor in (bryn.as_evans, bryn.as_head):
        with problem("not_found"):
            lower(bryn.session, actor, case.id, Severity.REQUEST, "x", keys=bryn.keys, now=bryn.now)
    with problem("needs_reason"):
        lower(
            bryn.session, bryn.as_dsp, case.id, Severity.REQUEST, " ", keys=bryn.keys, now=bryn.now
        )
    reason = "Spoke with her at the gate."
    lower(
        bryn.session, bryn.as_dsp, case.id, Severity.REQUEST, reason, keys=bryn.keys, now=bryn.now
    )
    assert (case.severity, case.state, case.owner_id) == ("R", "open", bryn.evans.id)
    assert bryn.evans.id in still_owed(bryn, case)
    assert case.deadline_at == bryn.now + timedelta(minutes=20)


def test_who_is_going_has_it_when_the_dsp_lowers_an_urgent_case(bryn: Bryn) -> None:
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, mark="going", now=bryn.now)
    handing.lower(
        bryn.session, bryn.as_dsp, case.id, Severity.REQUEST, "why", keys=bryn.keys, now=bryn.now
    )
    assert (case.state, case.owner_id, case.deadline_at) == ("acked", bryn.evans.id, at("15:30"))


def test_an_urgent_ask_after_a_request_keeps_its_owner_and_wakes_everybody(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)
    bryn.now += timedelta(minutes=7)
    bryn.taps(ask="urgent")
    assert (case.severity, case.state, case.owner_id) == ("U", "open", bryn.evans.id)
    assert case.deadline_at == bryn.now + timedelta(minutes=5)
    assert rung_at(bryn, case, bryn.deputy) == [bryn.now]


# -- notes and patterns


def test_a_note_without_an_ask_lies_in_an_inbox_with_a_deadline(bryn: Bryn) -> None:
    bryn.taps(feeling="sad", note="nobody played with me")
    (case,) = lists.inbox(bryn.session, bryn.as_evans, now=bryn.now).cases
    assert (case.severity, case.deadline_at) == ("N", at("15:10"))
    clock(bryn, at("15:10"))
    (case,) = lists.inbox(bryn.session, bryn.as_dsp, now=bryn.now).cases
    assert case.owner_id == bryn.dsp.id
    answering.acknowledge(bryn.session, bryn.as_dsp, case.id, now=bryn.now)
    assert (case.state, case.outcome) == ("closed", "read")


def test_the_note_of_a_child_who_chose_nobody_is_the_defaults_then_the_dsps(bryn: Bryn) -> None:
    jones = an_adult(bryn.session, bryn.school, "Carys Jones")
    tomos = a_pupil(bryn.session, bryn.school, "Tomos Rees")
    in_class(bryn.session, a_class(bryn.session, bryn.school, default_adult=jones), tomos)
    bryn.taps(tomos, note="hm")
    case = the_case(bryn, tomos)
    assert (case.owner_id, case.deadline_at) == (jones.id, at("15:10"))
    nia = a_pupil(bryn.session, bryn.school, "Nia Prys")
    bryn.taps(nia, note="hm")
    case = the_case(bryn, nia)
    assert (case.owner_id, case.deadline_at) == (bryn.dsp.id, at("15:10"))


def test_a_note_from_home_is_read_in_the_first_hour(bryn: Bryn) -> None:
    bryn.now = at("21:00")
    bryn.taps(note="can't sleep")
    assert the_case(bryn).deadline_at == at("09:30", TUESDAY)


def test_a_pattern_tells_one_adult_gently_and_the_child_nothing(bryn: Bryn) -> None:
    case = a_pattern(bryn)
    assert (case.severity, told(bryn, case)) == ("P", ids(bryn.evans))
    assert feedback.latest(bryn.session, bryn.school.id, bryn.efa.id) is None


def test_a_pattern_never_rings_again_on_an_open_case(bryn: Bryn) -> None:
    bryn.taps(note="hm", feeling="happy")  # read by nobody yet when the pattern shows
    case = the_case(bryn)
    rings, by = case.rings, case.deadline_at
    bryn.now += timedelta(minutes=30)
    assert a_pattern(bryn).id == case.id
    assert (case.severity, case.state) == ("P", "open")
    assert (case.rings, case.deadline_at) == (rings, by)


def test_a_note_in_a_patterns_case_is_read_by_the_bell_and_the_child_knows(bryn: Bryn) -> None:
    case = a_pattern(bryn)
    rings, by = case.rings, at("15:10", f"{bryn.now:%Y-%m-%d}")
    bryn.now += timedelta(minutes=30)
    receipt = bryn.taps(feeling="sad", note="I miss Mam-gu")
    assert (receipt.state, receipt.told) == ("waiting", "Mrs Evans")
    assert (case.severity, case.rings, case.deadline_at) == ("P", rings + 1, by)


# -- the school's days


def snow(bryn: Bryn, day: date) -> Closure:
    closure = Closure(school_id=bryn.school.id, starts_on=day, ends_on=day, kind="snow")
    bryn.session.add(closure)
    bryn.session.flush()
    cover.calendar_moved(bryn.session, bryn.school.id, now=bryn.now)
    return closure


def test_snow_moves_every_clock_promise_and_bell_and_its_melting_moves_them_back(
    bryn: Bryn,
) -> None:
    bryn.now = at("15:20")
    bryn.taps(ask="talk")
    running = the_case(bryn)
    tomos = a_pupil(bryn.session, bryn.school, "Tomos Rees")
    chooses(bryn.session, tomos, bryn.price)
    bryn.taps(tomos, ask="talk")
    taken = the_case(bryn, tomos)
    bryn.now = at("15:45")
    answering.acknowledge(bryn.session, bryn.as_price, taken.id, now=bryn.now)
    bryn.now = at("21:00")
    nia = a_pupil(bryn.session, bryn.school, "Nia Prys")
    chooses(bryn.session, nia, bryn.evans)
    bryn.taps(nia, ask="talk")
    waiting = the_case(bryn, nia)

    def times() -> list[datetime | None]:
        return [running.deadline_at, taken.deadline_at, waiting.deadline_at]

    wednesday, tuesday = "2026-11-25", TUESDAY
    before = [at("08:40", tuesday), at("15:30", tuesday), at("09:10", tuesday)]
    assert times() == before
    bryn.now = at("07:50", tuesday)
    closure = snow(bryn, date(2026, 11, 24))
    assert times() == [at("08:40", wednesday), at("15:30", wednesday), at("09:10", wednesday)]
    bells = {"owed": [at("08:30", wednesday)], "superseded": [at("08:30", tuesday)]}
    assert due(bryn, waiting) == bells
    assert lists.inbox(bryn.session, bryn.as_evans, now=bryn.now).cases == [running]
    clock(bryn, at("12:00", tuesday))
    assert {running.tier, waiting.tier} == {0}

    bryn.session.delete(closure)
    bryn.session.flush()
    bryn.now = at("08:00", tuesday)
    cover.calendar_moved(bryn.session, bryn.school.id, now=bryn.now)
    assert times() == before
    assert due(bryn, waiting)["owed"] == [at("08:30", tuesday)]


def due(bryn: Bryn, case: Concern) -> dict[str, list[datetime]]:
    """When bells of a case fall due, by their state."""
    found: dict[str, list[datetime]] = {}
    for row in bryn.session.exec(select(Owed).where(Owed.concern_id == case.id)):
        bryn.session.refresh(row)
        found.setdefault(row.state, []).append(row.due_at)
    return found


def test_a_snow_day_does_not_silence_an_urgent_ask(bryn: Bryn) -> None:
    bryn.now = at("21:40")
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    bryn.now = at("07:50", TUESDAY)
    snow(bryn, date(2026, 11, 24))
    for person in (bryn.dsp, bryn.deputy, bryn.head):
        assert bryn.now in rung_at(bryn, case, person)
    bryn.session.expire_all()
    assert lists.inbox(bryn.session, bryn.as_head, now=bryn.now).cases == [case]
    answering.acknowledge(bryn.session, bryn.as_head, case.id, mark="dsp", now=bryn.now)


def test_a_change_far_ahead_rings_nobody(bryn: Bryn) -> None:
    bryn.now = at("21:40")
    bryn.taps(ask="urgent")
    case = the_case(bryn)
    rings, by = case.rings, case.deadline_at
    snow(bryn, date(2027, 2, 1))
    assert (case.rings, case.deadline_at) == (rings, by)


def test_the_worker_hands_on_what_is_due_and_nothing_twice(
    database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        story = ysgol_y_bryn(session, keys)
        story.taps(ask="talk")
    assert run_clock(database, now=NOW + timedelta(minutes=19)) == 0
    for _ in range(3):
        run_clock(database, now=NOW + timedelta(minutes=20))
    with database.read() as session:
        case = session.exec(select(Concern)).one()
        assert (case.tier, case.owner_id, case.rings) == (1, story.price.id, 2)
