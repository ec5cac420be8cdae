"""The clock: each open case whose time has come is handed on, one transaction a case."""

from datetime import datetime

from sqlmodel import select

from app.concerns import queries
from app.concerns.climbing import pass_deadline
from app.concerns.models import Concern
from app.kernel.db import Database, Urgency


def run_clock(database: Database, *, now: datetime) -> int:
    """Do what is due, and say for how many cases.

    A case that another worker moved meanwhile is looked at again under its lock, and left.
    """
    with database.read() as session:
        waiting = queries.due(session, now)
    for school_id, concern_id in waiting:
        with database.write(Urgency.ANSWER) as session:
            case = session.exec(
                select(Concern)
                .where(Concern.school_id == school_id, Concern.id == concern_id)
                .with_for_update()
            ).first()
            if case is not None:
                pass_deadline(session, case, now=now)
    return len(waiting)
