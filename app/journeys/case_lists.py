"""Cases in lists: an adult's own, and the safeguarding board; every look is written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import HEADS, SAFEGUARDING
from app.audit import actions
from app.audit.queries import looked_lately
from app.audit.service import Entry, record
from app.concerns import lists
from app.concerns.clock import Timing, contact_by, duty_number_from
from app.concerns.models import Concern
from app.roster import calendar
from app.roster.people import display_name, full_name
from app.roster.queries import calendar_of, people, school
from app.words.helplines import EMERGENCY

LEADS: Final = SAFEGUARDING | HEADS | {"chair"}
ONE_LOOK: Final = timedelta(minutes=5)  # a page that asks again by itself is one look at a list


@dataclass(frozen=True, slots=True)
class Duty:
    """Whom to call where nobody answers: the authority's number, else the emergency line's."""

    number: str
    is_emergency: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A case in a list: who, what is needed, and how long there is."""

    case: Concern
    pupil: str
    owner: str | None
    mine: bool
    minutes_left: int | None
    see_by_at: datetime | None  # until when the child is to be met, if it is taken now
    needs: tuple[str, ...]
    duty: Duty | None


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of a list: each child's cases together, the most pressing child first."""

    lines: Sequence[Line]
    next: str | None


def lines(session: Session, actor: Actor, cases: Sequence[Concern], *, now: datetime) -> list[Line]:
    """Put cases into lists, in the same few statements for one and for a hundred; audited."""
    ids = {one for case in cases for one in (case.pupil_id, case.owner_id) if one}
    names = people(session, actor.school_id, ids)
    cal = calendar_of(session, actor.school_id)
    lately = looked_lately(
        session,
        actor.school_id,
        actor.person_id,
        actions.Action.LIST_CONCERNS,
        {case.pupil_id for case in cases},
        since=now - ONE_LOOK,
    )
    record(
        session,
        [
            looked(actor, case, actions.Action.LIST_CONCERNS, now)
            for case in cases
            if case.id not in lately
        ],
    )
    found = []
    for case in cases:
        owner = names.get(case.owner_id) if case.owner_id else None
        left = (
            calendar.school_minutes_between(cal, now, case.deadline_at)
            if case.deadline_at and case.deadline_at > now
            else 0
        )
        found.append(
            Line(
                case=case,
                pupil=full_name(names[case.pupil_id]),
                owner=display_name(owner) if owner else None,
                mine=case.owner_id == actor.person_id,
                minutes_left=left if case.deadline_at else None,
                see_by_at=contact_by(cal, case.severity, now) if case.state == "open" else None,
                needs=needs(actor, case),
                duty=_duty(session, cal, case, now),
            )
        )
    return found


def _duty(session: Session, cal: calendar.Calendar, case: Concern, now: datetime) -> Duty | None:
    """Give the number for all rung, once an urgent case was unanswered for 20 school minutes."""
    if case.severity != "U" or case.state != "open":
        return None
    at = school(session, case.school_id)
    when = Timing("U", case.band, at.kind == "pru", case.clock_from, at.staffed_rota)
    if now < duty_number_from(cal, when):
        return None
    if at.duty_number:
        return Duty(at.duty_number, is_emergency=False)
    return Duty(EMERGENCY.number, is_emergency=True)


def looked(actor: Actor, case: Concern, action: actions.Action, now: datetime) -> Entry:
    return Entry(
        case.school_id,
        now,
        actor.kind,
        actor.person_id,
        action,
        pupil_id=case.pupil_id,
        concern_id=case.id,
    )


def needs(actor: Actor, case: Concern) -> tuple[str, ...]:
    """Say what this adult could do next, the most pressing first."""
    mine = case.owner_id == actor.person_id
    wanted = []
    if case.decision_asked_at is not None and actor.roles & LEADS:
        wanted.append("decide")
    if case.offered_to == actor.person_id:
        wanted.append("accept")
    if case.severity == "U" and case.state == "open":
        wanted += ["going"] if case.going_by is None else []
        wanted += ["dsp"] if case.dsp_by is None and actor.roles & LEADS else []
    elif case.state == "open":
        wanted.append("read" if case.severity == "N" and case.ask != "hello" else "ack")
    if case.state == "acked" and mine:
        wanted.append("contact")
    if case.state == "contacted" and mine and case.outcome is None:
        wanted.append("close")
    if case.severity == "U" and case.state != "closed" and case.outcome is not None:
        wanted += ["sign"] if case.closed_by != actor.person_id else []
    return tuple(wanted)


def inbox(session: Session, actor: Actor, *, after: str | None, now: datetime) -> Lines:
    """Give a page of an adult's own cases."""
    page = lists.inbox(session, actor, now=now, after=after)
    return Lines(lines(session, actor, page.cases, now=now), page.next)


def board(session: Session, actor: Actor, *, after: str | None, now: datetime) -> Lines:
    """Give a page of the safeguarding board."""
    page = lists.board(session, actor, now=now, after=after)
    return Lines(lines(session, actor, page.cases, now=now), page.next)
