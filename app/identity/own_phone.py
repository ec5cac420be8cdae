"""What a pupil does with an own phone: opens it by the PIN, turns the own history on and off."""

from datetime import datetime

from sqlmodel import Session

from app.access.actor import Actor
from app.identity.models import PupilCode, SignedIn
from app.identity.sessions import PupilVisit


def unlock(session: Session, visit: PupilVisit, *, now: datetime) -> None:
    """Open a locked phone after its PIN was right."""
    row = session.get(SignedIn, visit.place)
    if row is not None:
        row.unlocked_at = row.seen_at = now


def turn_history(session: Session, actor: Actor, *, on: bool) -> None:
    """Turn a pupil's own history on or off; it is off until the pupil says otherwise."""
    row = session.get(PupilCode, (actor.school_id, actor.person_id))
    if row is not None:
        row.history_on = on
