"""Whatever people do in whatever order: every open case has an owner and a deadline, always."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.access.severity import Severity
from app.audit.models import AuditRow
from app.checkins.models import CheckIn
from app.concerns import answering, deciding, handing, presence, queries
from app.concerns.answering import Closing
from app.concerns.clock import LOOK_AGAIN
from app.concerns.models import Cause, Concern, Event, Exclusion, Party
from app.concerns.opening import raise_cases
from app.concerns.raised import Raised
from app.concerns.standing import chain_of, ground
from app.concerns.telling import AUDITED
from app.journeys import cover, feedback
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.kernel.problems import Problem
from app.roster import calendar
from app.roster.queries import calendar_of
from app.trust import service as trust
from app.trust.models import Veto
from tests.journeys.clockwork import clock
from tests.journeys.conftest import Bryn, ysgol_y_bryn
from tests.people import an_adult

ROLES: Final = {
    "evans": (),
    "price": ("teacher",),
    "dsp": ("dsp",),
    "deputy": ("deputy",),
    "head": ("head",),
}
STAFF: Final = st.sampled_from(list(ROLES))
SAID: Final = Closing("talked", disclosed=False, not_reported_because="Nothing to report.")
REOPENS: Final = {"not_yet", "opened_again", "rerouted", "unreachable", "attached"}
PROMISES: Final = {"acknowledged", "going", "safeguarding_has_it", "contact", "first_signature"}
WAITS: Final = {"off_site", "still_off_site", "back"}
CLIMBS: Final = {"handed_up", "told_again", "nudged", "opened_again", "not_yet", "unreachable"}


@dataclass(frozen=True)
class Seen:
    """One case as it stood after the step before."""

    state: str
    severity: str
    tier: int
    owner: UUID | None
    deadline: datetime | None
    events: int


class Lives(RuleBasedStateMachine):
    """Efa's cases at Ysgol y Bryn, in one transaction that is taken back in the end."""

    database: Database
    keys: Keyring

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self.database.engine, expire_on_commit=False)
        self.bryn: Bryn = ysgol_y_bryn(self.session, self.keys)
        self.before: dict[UUID, Seen] = {}
        self.newcomers = 0
        self.come: list[UUID] = []

    def teardown(self) -> None:
        self.session.rollback()
        self.session.close()

    def actor(self, who: str) -> Actor:
        return self.bryn.actor(getattr(self.bryn, who), *ROLES[who])

    def cases(self) -> list[Concern]:
        self.session.flush()
        return list(self.session.exec(select(Concern).order_by(col(Concern.id))))

    # -- what people do; a refusal changes nothing, and that is checked too

    @rule(
        ask=st.sampled_from(["none", "hello", "talk", "urgent"]),
        note=st.sampled_from(["", "a line"]),
        to=st.sampled_from([None, "evans", "price"]),
        about=st.sampled_from([None, None, None, "evans", "dsp"]),
    )
    def taps(self, ask: str, note: str, to: str | None, about: str | None) -> None:
        said: dict[str, Any] = {
            "id": uuid7(),
            "occurred_at": self.bryn.now,
            "ask": ask,
            "note": note,
            "adult_id": getattr(self.bryn, to).id if to else None,
            "reserved": about is not None,
            "about_id": getattr(self.bryn, about).id if about else None,
        }
        self.bryn.taps(**said)
        once = self.standing()
        assert self.bryn.taps(**said).repeated  # I14
        assert self.standing() == once

    @rule(who=STAFF, mark=st.sampled_from(["going", "dsp"]), which=st.integers(0, 3))
    def acknowledges(self, who: str, mark: str, which: int) -> None:
        for case in self.cases()[which : which + 1]:
            with suppress(Problem):
                answering.acknowledge(
                    self.session, self.actor(who), case.id, mark=mark, now=self.bryn.now
                )
                once = self.standing()
                answering.acknowledge(
                    self.session, self.actor(who), case.id, mark=mark, now=self.bryn.now
                )
                assert self.standing() == once

    @rule()
    def every_owner_meets_her(self) -> None:
        for case in self.cases():
            for who in ROLES:
                with suppress(Problem):
                    answering.log_contact(
                        self.session,
                        self.actor(who),
                        case.id,
                        words=None,
                        keys=self.keys,
                        now=self.bryn.now,
                    )

    @rule(who=STAFF)
    def closes(self, who: str) -> None:
        for case in self.cases():
            with suppress(Problem):
                answering.close(
                    self.session,
                    self.actor(who),
                    case.id,
                    SAID,
                    keys=self.keys,
                    now=self.bryn.now,
                )
            with suppress(Problem):
                answering.sign_off(self.session, self.actor(who), case.id, now=self.bryn.now)

    @rule(giver=STAFF, taker=STAFF, accepts=st.booleans())
    def hands_on(self, giver: str, taker: str, accepts: bool) -> None:
        for case in self.cases():
            with suppress(Problem):
                to = getattr(self.bryn, taker).id
                handing.offer(self.session, self.actor(giver), case.id, to, now=self.bryn.now)
            with suppress(Problem):
                if accepts:
                    handing.accept(self.session, self.actor(taker), case.id, now=self.bryn.now)

    @rule(
        severity=st.sampled_from([Severity.NEEDS_READING, Severity.REQUEST, Severity.URGENT]),
        words=st.integers(0, 3),
        held=st.frozensets(STAFF, max_size=3),
    )
    def writes_a_note_that_names(
        self, severity: Severity, words: int, held: frozenset[str]
    ) -> None:
        raised = Raised(
            school_id=self.bryn.school.id,
            pupil_id=self.bryn.efa.id,
            check_in_id=uuid7(),
            band="B",
            severity=severity,
            why="note",
            reads=True,
            words=words,
            held=frozenset(getattr(self.bryn, who).id for who in held),
        )
        (case,) = raise_cases(self.session, [raised], now=self.bryn.now).values()
        assert self.excluded(case) >= raised.held
        assert case.words >= words

    @rule(giver=STAFF, who=STAFF)
    def puts_back(self, giver: str, who: str) -> None:
        for case in self.cases():
            with suppress(Problem):
                handing.put_back(
                    self.session,
                    self.actor(giver),
                    case.id,
                    getattr(self.bryn, who).id,
                    "It was about her cat.",
                    keys=self.keys,
                    now=self.bryn.now,
                )

    @rule(who=STAFF)
    def is_wanted_again(self, who: str) -> None:
        school, efa = self.bryn.school.id, self.bryn.efa.id
        adult = getattr(self.bryn, who).id
        trust.lift_veto(self.session, school, efa, adult, now=self.bryn.now)

    @rule(who=STAFF, back=st.booleans())
    def says_where_she_is(self, who: str, back: bool) -> None:
        say = presence.back_in_school if back else presence.not_on_site
        for case in self.cases():
            with suppress(Problem):
                say(self.session, self.actor(who), case.id, now=self.bryn.now)

    @rule(who=STAFF, what=st.sampled_from(deciding.DECISIONS))
    def decides(self, who: str, what: str) -> None:
        for case in self.cases():
            with suppress(Problem):
                deciding.decide(
                    self.session,
                    self.actor(who),
                    case.id,
                    what,
                    words=None,
                    keys=self.keys,
                    now=self.bryn.now,
                )
                assert case.decision_asked_at is None

    @rule(who=STAFF)
    def takes_over(self, who: str) -> None:
        for case in self.cases():
            with suppress(Problem):
                handing.take_over(self.session, self.actor(who), case.id, now=self.bryn.now)

    @rule(role=st.sampled_from(["dsp", "deputy", "head"]))
    def somebody_new_comes(self, role: str) -> None:
        name = f"{role} {self.newcomers}"
        self.newcomers += 1
        self.come.append(an_adult(self.session, self.bryn.school, name, roles=[role]).id)

    @rule(who=STAFF)
    def is_not_wanted(self, who: str) -> None:
        efa = Actor(self.bryn.school.id, self.bryn.efa.id, "pupil")
        cover.not_this_person(self.session, efa, getattr(self.bryn, who).id, now=self.bryn.now)

    @rule(who=STAFF, hours=st.integers(1, 30))
    def goes_away(self, who: str, hours: int) -> None:
        cover.go_away(
            self.session,
            self.actor(who),
            getattr(self.bryn, who).id,
            until_at=self.bryn.now + timedelta(hours=hours),
            now=self.bryn.now,
        )

    @rule(who=STAFF)
    def leaves(self, who: str) -> None:
        cover.leave_school(
            self.session, self.actor("head"), getattr(self.bryn, who).id, now=self.bryn.now
        )

    @rule(minutes=st.sampled_from([1, 5, 20, 60, 360, 1440, 4320]))
    def time_passes(self, minutes: int) -> None:
        self.bryn.now += timedelta(minutes=minutes)

    @rule()
    def says_not_yet(self) -> None:
        school, efa, now = self.bryn.school.id, self.bryn.efa.id, self.bryn.now
        asked = feedback.question(self.session, school, efa, now=now)
        if asked is not None:
            case = self.session.get(Concern, (school, asked.concern_id))
            logged = case.contacted_by if case else None
            feedback.answer(self.session, school, efa, asked.concern_id, "not_yet", now=now)
            if case and case.state == "open":
                assert logged is None or case.owner_id != logged

    # -- what holds after each step, once the clock has run

    def standing(self) -> dict[UUID, Seen]:
        found = self.cases()
        events = Counter(self.session.exec(select(Event.concern_id)))
        return {
            case.id: Seen(
                case.state,
                case.severity,
                case.tier,
                case.owner_id,
                case.deadline_at,
                events[case.id],
            )
            for case in found
        }

    @invariant()
    def a_case_is_somebodys_and_has_a_time(self) -> None:
        for _ in range(4):
            if not clock(self.bryn, self.bryn.now):
                break
        else:
            raise AssertionError("the clock finds something due without an end")
        vetoed = set(self.session.exec(select(Veto.adult_id)))
        for case in self.cases():
            kept_from = vetoed | self.excluded(case)
            if case.state == "closed":  # I3
                assert case.outcome
                assert case.closed_by
                if case.severity == "U":
                    assert case.second_by not in {None, case.closed_by}
                continue
            assert case.deadline_at is not None
            self.is_owned_or_rings(case, kept_from)
            assert case.deadline_at > self.bryn.now - timedelta(seconds=60)  # I2
            assert case.decide_at is None or case.decide_at > self.bryn.now
            for mark in (case.going_by, case.dsp_by, case.offered_to):
                assert mark is None or mark not in kept_from

    def is_owned_or_rings(self, case: Concern, kept_from: set[UUID]) -> None:
        """I1: an owner who may know of it; or nobody on earth may, and that is an alarm."""
        if case.owner_id is not None:
            assert case.owner_id not in kept_from
            assert case.owner_id in self.staff_who_are_here()
            return
        found = chain_of(self.session, ground(self.session, case.school_id, self.bryn.now), case)
        anybody = {*found.up_to(4), *found.last} - {case.not_again}
        cal = calendar_of(self.session, case.school_id)
        soon = calendar.add_school_minutes(cal, self.bryn.now, LOOK_AGAIN)
        assert not anybody or (case.deadline_at and case.deadline_at <= soon)
        assert queries.alone(self.session) > 0

    def excluded(self, case: Concern) -> set[UUID]:
        rows = self.session.exec(select(Exclusion).where(Exclusion.concern_id == case.id))
        return {row.adult_id for row in rows if row.lifted_by is None}

    def staff_who_are_here(self) -> set[UUID]:
        people = (getattr(self.bryn, who) for who in ROLES)
        return {one.id for one in people if one.status == "active"} | set(self.come)

    @invariant()
    def nothing_goes_back_or_later_unseen(self) -> None:
        now = self.standing()
        for one, after in now.items():
            before = self.before.get(one)
            if before is None:
                continue
            kinds = self.kinds_since(one, before.events)
            if (before.state, before.tier, before.owner) != (after.state, after.tier, after.owner):
                assert kinds  # I12
            if after.tier < before.tier:
                assert kinds & REOPENS  # I9
            assert "URPN".index(after.severity) <= "URPN".index(before.severity)  # I11
            if before.deadline and after.deadline and after.deadline > before.deadline:
                allowed = PROMISES | CLIMBS | WAITS
                if before.state != "open" or before.severity != after.severity:
                    allowed |= {"rerouted", "attached"}
                assert kinds & allowed  # I10
        self.before = now

    def kinds_since(self, concern_id: UUID, seen: int) -> set[str]:
        rows = self.session.exec(
            select(Event.kind).where(Event.concern_id == concern_id).order_by(col(Event.id))
        ).all()
        return set(rows[seen:])

    @invariant()
    def nothing_is_lost_and_all_is_written_down(self) -> None:
        self.session.flush()
        causes = set(self.session.exec(select(Cause.check_in_id)))
        for tap in self.session.exec(select(CheckIn)):
            flagged = tap.ask != "none" or tap.note_sealed is not None or tap.reserved
            assert (tap.id in causes) == flagged  # I6: the key of a cause lets it be one case only
        inbox = Counter((row.concern_id, row.adult_id) for row in self.session.exec(select(Party)))
        assert not inbox or max(inbox.values()) == 1  # I5
        happened = Counter(
            (event.concern_id, AUDITED[event.kind].value)
            for event in self.session.exec(select(Event))
        )
        written = Counter(
            (row.concern_id, row.action) for row in self.session.exec(select(AuditRow))
        )
        assert all(written[one] >= count for one, count in happened.items())  # I12


def test_no_order_of_events_leaves_a_child_without_an_adult(
    database: Database, keys: Keyring
) -> None:
    class Here(Lives):
        pass

    Here.database, Here.keys = database, keys
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=25,
            stateful_step_count=18,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
