"""Runs the clock of a story inside its own transaction, minute by minute where asked."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import col, select

from app.concerns import queries
from app.concerns.climbing import pass_deadline
from app.concerns.models import Concern, Event, Party
from app.concerns.presence import came_back
from app.journeys.escalate import returned
from app.notify.models import Owed
from app.roster.calendar import LONDON
from app.roster.models import Person
from tests.journeys.conftest import Bryn

MONDAY = "2026-11-23"


def at(text: str, day: str = MONDAY) -> datetime:
    """Read a local time of the story's Monday, or of another day."""
    return datetime.fromisoformat(f"{day} {text}").replace(tzinfo=LONDON)


def clock(bryn: Bryn, now: datetime) -> int:
    """Let time pass to `now`, and do once what is due then; says for how many cases."""
    bryn.now = now
    bryn.session.flush()
    here, waiting = returned(bryn.session), queries.due(bryn.session, now)
    for school_id, concern_id in here:
        case = bryn.session.get(Concern, (school_id, concern_id))
        assert case is not None
        came_back(bryn.session, case, None, now=now)
    for school_id, concern_id in waiting:
        case = bryn.session.get(Concern, (school_id, concern_id))
        assert case is not None
        pass_deadline(bryn.session, case, now=now)
    bryn.session.flush()
    return len(here) + len(waiting)


def every_minute(bryn: Bryn, until: datetime) -> None:
    """Let the worker look each minute, as it does every few seconds."""
    now = bryn.now
    while now < until:
        now = min(now + timedelta(minutes=1), until)
        clock(bryn, now)


def the_case(bryn: Bryn, pupil: Person | None = None) -> Concern:
    wanted = (pupil or bryn.efa).id
    return bryn.session.exec(select(Concern).where(Concern.pupil_id == wanted)).one()


def told(bryn: Bryn, case: Concern) -> set[UUID]:
    """Whose inbox holds the case."""
    bryn.session.flush()
    return {
        row.adult_id
        for row in bryn.session.exec(
            select(Party)
            .where(Party.concern_id == case.id)
            .execution_options(populate_existing=True)
        )
        if row.revoked_at is None
    }


def rung_at(bryn: Bryn, case: Concern, adult: Person) -> list[datetime]:
    """When bells were owed to an adult about a case, settled since or not."""
    rows = bryn.session.exec(
        select(Owed.due_at)
        .where(Owed.concern_id == case.id, Owed.adult_id == adult.id)
        .order_by(col(Owed.due_at))
    )
    return list(rows)


def still_owed(bryn: Bryn, case: Concern) -> set[UUID]:
    rows = bryn.session.exec(
        select(Owed.adult_id).where(Owed.concern_id == case.id, Owed.state == "owed")
    )
    return set(rows)


def kinds(bryn: Bryn, case: Concern) -> list[str]:
    """What happened in a case, in order."""
    return [
        event.kind
        for event in bryn.session.exec(
            select(Event).where(Event.concern_id == case.id).order_by(col(Event.id))
        )
    ]
