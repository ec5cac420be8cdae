"""A class's school day closes once, and what it shows goes to the adult whom the child chose."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col, select

from app.checkins.models import CheckIn
from app.concerns.models import Cause, Concern, Event
from app.journeys.check_in import Said, Tap, check_in
from app.journeys.close_day import close_day, close_days
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.patterns import state
from app.patterns.findings import Finding
from app.patterns.judging import Knob
from app.patterns.models import ClosedDay, PatternRules
from app.patterns.replay import Replay
from app.patterns.sentences import in_english, shown_again
from app.roster.calendar import LONDON
from app.roster.models import Class, Person
from tests.journeys.conftest import Bryn
from tests.patterns.stories import STEADY, school_days, steady
from tests.people import a_calendar, a_class, a_pupil, a_school, in_class

AT: dict[int, str] = {1: "low", 2: "sad", 3: "ok", 4: "calm", 5: "happy"}
OTHERS = 5


class Term:
    """Year 4 of Ysgol y Bryn: Efa and five others, who live some weeks."""

    def __init__(self, bryn: Bryn) -> None:
        """Make the class."""
        self.bryn = bryn
        self.group: Class = a_class(bryn.session, bryn.school, "4A")
        self.pupils: list[Person] = [bryn.efa]
        self.pupils += [a_pupil(bryn.session, bryn.school, f"Plentyn {n}") for n in range(OTHERS)]
        for pupil in self.pupils:
            in_class(bryn.session, self.group, pupil)
        self.dates = school_days(60, start=date(2026, 9, 7))

    def taps(self, pupil: Person, on: date, level: int, *, came: datetime | None = None) -> None:
        self.all_tap({pupil.id: level}, on, came=came)

    def all_tap(
        self, levels: Mapping[UUID, int], on: date, *, came: datetime | None = None
    ) -> None:
        at = morning(on)
        taps = [
            Tap(self.bryn.school.id, pupil, Said(uuid7(), at, feeling=AT[level]), "device")
            for pupil, level in levels.items()
        ]
        check_in(self.bryn.session, taps, keys=self.bryn.keys, now=came or at)

    def lives(self, efa: Sequence[int | None], first: int = 0) -> None:
        """Let days pass and close; the others are as usual."""
        for number, level in enumerate(efa, start=first):
            on = self.dates[number]
            levels = {pupil.id: steady(n, number) for n, pupil in enumerate(self.pupils[1:])}
            self.all_tap(levels | ({self.bryn.efa.id: level} if level else {}), on)
            self.closes(on)

    def closes(self, on: date, *, at: datetime | None = None) -> int:
        ids = (self.bryn.school.id, self.group.id)
        return close_day(self.bryn.session, *ids, on, now=at or evening(on))

    @property
    def cases(self) -> Sequence[Concern]:
        self.bryn.session.flush()
        return self.bryn.session.exec(select(Concern).order_by(col(Concern.id))).all()

    @property
    def said(self) -> list[str]:
        self.bryn.session.flush()
        events = self.bryn.session.exec(select(Event).order_by(col(Event.at))).all()
        return [
            in_english(shown_again(json.loads(event.figures)), "Efa")
            for event in events
            if event.figures
        ]


def morning(on: date) -> datetime:
    return datetime.combine(on, time(9), LONDON)


def evening(on: date) -> datetime:
    return datetime.combine(on, time(16, 5), LONDON)


@pytest.fixture
def term(bryn: Bryn) -> Term:
    return Term(bryn)


def test_efas_low_week_is_told_to_the_adult_she_chose(term: Term) -> None:
    term.lives([*STEADY, 2, 2, 2, 1])
    (case,) = term.cases
    assert (case.severity, case.state, case.owner_id) == ("P", "open", term.bryn.evans.id)
    assert case.deadline_at is not None
    (said,) = term.said
    assert said.startswith("Efa was below their own usual (good) on 3 of the last 3 days")
    assert term.bryn.session.exec(select(Cause)).all() == []


def test_a_tap_alone_judges_nothing_and_writes_no_state(term: Term) -> None:
    term.lives([*STEADY, 2, 2, 2])
    before = state.load(term.bryn.session, [(term.bryn.school.id, term.bryn.efa.id)])
    term.taps(term.bryn.efa, term.dates[23], 1)
    assert state.load(term.bryn.session, before.keys()) == before


def test_a_day_is_closed_once(term: Term) -> None:
    term.lives([*STEADY[:6]])
    ids = {(term.bryn.school.id, pupil.id) for pupil in term.pupils}
    before = state.load(term.bryn.session, ids)
    assert term.closes(term.dates[5]) == 0
    assert state.load(term.bryn.session, ids) == before


def test_evidence_for_an_open_case_attaches_and_rings_nobody_again(term: Term) -> None:
    term.lives([*STEADY, *([1] * 16)])
    (case,) = term.cases
    kinds = term.bryn.session.exec(select(Event.kind).order_by(col(Event.at))).all()
    assert list(kinds).count("opened") == 1
    assert "attached" in kinds
    assert case.severity == "P"
    assert len(term.said) == 2


def test_an_ask_keeps_its_severity_when_a_pattern_comes_to_it(term: Term) -> None:
    term.lives(STEADY)
    term.bryn.now = morning(term.dates[20])
    term.bryn.taps(feeling="sad", ask="talk")
    term.lives([1, 1, 1, 1], first=20)
    assert {case.severity for case in term.cases if case.addressee == "circle"} == {"R"}
    assert len(term.said) == 1


def test_late_days_from_an_offline_tablet_open_one_case_that_says_so(term: Term) -> None:
    term.lives([*STEADY, None, None, None, None])
    back = term.dates[24]
    for on in term.dates[20:24]:
        term.taps(term.bryn.efa, on, 1, came=morning(back))
    assert term.cases == []
    term.lives([1], first=24)
    (case,) = term.cases
    assert case.late_seconds > 0
    (said,) = term.said
    assert "on 5 of the last 5 days" in said


def test_what_came_late_is_taken_in_once(term: Term) -> None:
    term.lives([*STEADY, None])
    term.taps(term.bryn.efa, term.dates[20], 1, came=morning(term.dates[21]))
    term.lives([4], first=21)
    key = (term.bryn.school.id, term.bryn.efa.id)
    once = state.load(term.bryn.session, [key])[key]
    term.lives([4], first=22)
    twice = state.load(term.bryn.session, [key])[key]
    assert twice.ways[0] > once.ways[0]


def test_a_changed_rule_never_fires_on_the_past(term: Term) -> None:
    term.bryn.session.add(_rules(term, 0.005))
    term.lives([*STEADY, 2, 2, 2, 2])
    assert term.cases == []
    rules = term.bryn.session.get(PatternRules, term.bryn.school.id)
    assert rules is not None
    rules.budget = 1.0
    assert term.closes(term.dates[23]) == 0
    term.lives([5], first=24)  # a day that is not low says nothing, whatever was before it
    assert term.cases == []


def _rules(term: Term, budget: float) -> PatternRules:
    return PatternRules(
        school_id=term.bryn.school.id,
        budget=budget,
        set_by=term.bryn.dsp.id,
        set_at=term.bryn.now,
    )


def test_not_today_and_what_was_withdrawn_feed_nothing(term: Term) -> None:
    term.lives([*STEADY, 2, 2])
    on = term.dates[22]
    term.taps(term.bryn.efa, on, 1)
    tap = term.bryn.session.exec(select(CheckIn).where(CheckIn.school_day == on)).one()
    tap.withdrawn_at = morning(on)
    said = Said(uuid7(), morning(on), not_today=True)
    taps = [Tap(term.bryn.school.id, term.bryn.efa.id, said, "device")]
    check_in(term.bryn.session, taps, keys=term.bryn.keys, now=morning(on))
    term.all_tap({pupil.id: steady(n, 22) for n, pupil in enumerate(term.pupils[1:])}, on)
    term.closes(on)
    closed = term.bryn.session.get(ClosedDay, (term.bryn.school.id, term.group.id, on))
    assert closed is not None
    assert (closed.pupils, closed.answered) == (6, 5)
    assert term.cases == []


def test_what_is_lived_and_what_is_replayed_are_the_same(term: Term) -> None:
    registers = _registers(term, [*STEADY, 2, 2, 2, 1, 2, 3])
    replay: Replay[UUID] = Replay(Knob())
    there: list[tuple[date, Finding]] = []
    for on, register in registers.items():
        there += [(on, one) for one in replay.close(on, register).findings.values()]
    term.lives([register[term.bryn.efa.id] for register in registers.values()])
    assert term.said == [in_english(finding.shown, "Efa") for _, finding in there]
    ids = [(term.bryn.school.id, pupil.id) for pupil in term.pupils]
    lived = state.load(term.bryn.session, ids)
    assert {pupil: usual for (_, pupil), usual in lived.items()} == replay.usual


def _registers(term: Term, efa: Sequence[int | None]) -> Mapping[date, Mapping[UUID, int | None]]:
    return {
        term.dates[number]: {
            term.bryn.efa.id: level,
            **{p.id: steady(n, number) for n, p in enumerate(term.pupils[1:])},
        }
        for number, level in enumerate(efa)
    }


def test_the_worker_closes_what_is_over_and_nothing_else(database: Database, keys: Keyring) -> None:
    del keys
    with database.write() as session:
        school, group = _a_school_with_a_class(session)
    monday = date(2026, 11, 23)
    assert close_days(database, morning(monday)) == 5  # the week before, whose worker was down
    assert close_days(database, evening(monday) - timedelta(minutes=40)) == 0
    assert close_days(database, evening(monday)) == 1
    assert close_days(database, evening(monday)) == 0
    with database.read() as session:
        days = session.exec(
            select(col(ClosedDay.school_day)).order_by(col(ClosedDay.school_day))
        ).all()
        assert days[-1] == monday
        assert {(row.school_id, row.class_id) for row in session.exec(select(ClosedDay))} == {
            (school, group)
        }


def _a_school_with_a_class(session: Session) -> tuple[UUID, UUID]:
    school = a_school(session)
    a_calendar(session, school)
    return school.id, a_class(session, school).id
