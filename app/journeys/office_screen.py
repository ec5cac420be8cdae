"""The screen on the office wall: what needs a person now, without a name and without a feeling."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.policy import SAFEGUARDING
from app.concerns.signals import urgent_unanswered
from app.concerns.standing import ground
from app.journeys import cover
from app.notify.heartbeat import latest
from app.roster import queries

SILENT_AFTER: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the screen shows.

    Args:
        school: its name.
        urgent: an urgent case waits for somebody to go, or for a safeguarding person.
        reachable: some safeguarding person could be rung now.
        clock_runs: the worker that rings and hands on has been heard of within half a minute.
    """

    school: str
    urgent: bool
    reachable: bool
    clock_runs: bool


def look(session: Session, school_id: UUID, *, now: datetime) -> Shown:
    """Say what the office must know, in a few statements whatever the number of cases."""
    worker = latest(session)
    leaders = ground(session, school_id, now).staff.holding(*SAFEGUARDING)
    return Shown(
        school=queries.school(session, school_id).name,
        urgent=urgent_unanswered(session, school_id, leaders),
        reachable=cover.reachable(session, school_id, now),
        clock_runs=worker is not None and now - worker.at < SILENT_AFTER,
    )
