"""The office's calendar: terms, hours and closures; a change moves every clock, and tells none."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlmodel import col, select

from app.access.policy import Action as Wish
from app.audit.actions import Action
from app.edge.admin_gate import office_gate, the_office, write_down
from app.edge.bodies import Body, Done, KnockFirst
from app.edge.deps import Staff, Visit
from app.journeys import cover
from app.kernel.problems import Problem
from app.roster import days, queries
from app.roster.models import DayHours, Term

router = APIRouter(route_class=KnockFirst)


class TermOf(Body):
    name: str = Field(max_length=80)
    starts_on: date = Field(strict=False)
    ends_on: date = Field(strict=False)


class HoursOf(Body):
    weekday: int = Field(ge=0, le=6)
    opens: time = Field(strict=False)
    bell: time = Field(strict=False)
    closes: time = Field(strict=False)


class ClosureBody(Body):
    starts_on: date = Field(strict=False)
    ends_on: date = Field(strict=False)
    kind: str = Field("closure", max_length=20)


class ClosureOf(BaseModel):
    id: UUID
    starts_on: date
    ends_on: date
    kind: str


class CalendarBody(Body):
    terms: list[TermOf] = Field(max_length=40)
    hours: list[HoursOf] = Field(max_length=7)


class CalendarOf(BaseModel):
    """The school's own days; `assumed` where too little was entered and usual hours stand in."""

    terms: list[TermOf]
    hours: list[HoursOf]
    closures: list[ClosureOf]
    assumed: bool
    known_until: date | None


def instant(given: datetime, field: str) -> datetime:
    """Bring an instant to UTC; one without a zone means nothing.

    Raises:
        Problem: `bad_field`.
    """
    if given.tzinfo is None:
        raise Problem("bad_field", field=field)
    return given.astimezone(UTC)


@router.get("/calendar")
def calendar(visit: Staff) -> CalendarOf:
    return _calendar(visit, the_office(visit, Wish.KEEP_CALENDAR))


@router.put("/calendar", dependencies=[office_gate(Wish.KEEP_CALENDAR)])
def set_calendar(body: CalendarBody, visit: Staff) -> CalendarOf:
    """Make these the terms and weekly hours; closures stay."""
    school_id = visit.actor.school_id
    if any(at.tzinfo for one in body.hours for at in (one.opens, one.bell, one.closes)):
        raise Problem("bad_field", field="hours")  # local times: no zone belongs to them
    days.set_terms(
        visit.session, school_id, [(one.name, one.starts_on, one.ends_on) for one in body.terms]
    )
    days.set_hours(
        visit.session,
        school_id,
        [(one.weekday, one.opens, one.bell, one.closes) for one in body.hours],
    )
    write_down(visit, Action.CHANGE_CALENDAR, "school", school_id)
    cover.calendar_moved(visit.session, school_id, now=visit.now)
    return _calendar(visit, school_id)


@router.post("/closures", dependencies=[office_gate(Wish.KEEP_CALENDAR)])
def add_closure(body: ClosureBody, visit: Staff) -> ClosureOf:
    """Shut the school on these days; the same again gives the one that is there."""
    school_id = visit.actor.school_id
    found, new = days.add_closure(
        visit.session,
        school_id,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
        kind=body.kind,
    )
    answer = ClosureOf(
        id=found.id, starts_on=found.starts_on, ends_on=found.ends_on, kind=found.kind
    )
    if new:
        write_down(visit, Action.ADD_CLOSURE, "closure", found.id)
        cover.calendar_moved(visit.session, school_id, now=visit.now)
    return answer


@router.delete("/closures/{closure_id}")
def remove_closure(closure_id: UUID, visit: Staff) -> Done:
    school_id = the_office(visit, Wish.KEEP_CALENDAR)
    days.remove_closure(visit.session, school_id, closure_id)
    write_down(visit, Action.REMOVE_CLOSURE, "closure", closure_id)
    cover.calendar_moved(visit.session, school_id, now=visit.now)
    return Done()


def _calendar(visit: Visit, school_id: UUID) -> CalendarOf:
    whole = queries.calendar_of(visit.session, school_id)
    terms = visit.session.exec(
        select(Term).where(Term.school_id == school_id).order_by(col(Term.starts_on))
    )
    hours = visit.session.exec(
        select(DayHours).where(DayHours.school_id == school_id).order_by(col(DayHours.weekday))
    )
    return CalendarOf(
        terms=[
            TermOf(name=one.name, starts_on=one.starts_on, ends_on=one.ends_on) for one in terms
        ],
        hours=[
            HoursOf(weekday=one.weekday, opens=one.opens, bell=one.bell, closes=one.closes)
            for one in hours
        ],
        closures=[
            ClosureOf(id=one.id, starts_on=one.starts_on, ends_on=one.ends_on, kind=one.kind)
            for one in days.closures(visit.session, school_id)
        ],
        assumed=whole.is_assumed,
        known_until=whole.known_until,
    )
