"""The two ends of a send: a notice is taken up while its lease is ours, and ends in one state."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import exists, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, select

from app.notify import subscriptions
from app.notify.backoff import MOST_TRIES, next_try
from app.notify.invites import INVITE
from app.notify.models import Owed
from app.notify.notice import Device, Notice, Outcome
from app.notify.outbox import LIVE
from app.roster.models import Person

AGAIN: Final = timedelta(seconds=1)
"""How soon one that found no room is taken up again."""


def take_up(session: Session, owed: Owed, *, worker: str, now: datetime) -> Owed | None:
    """Mark a leased notice as being sent; None where it was settled, or is another worker's now.

    A notice that ended a worker each time is not taken up for ever: it fails, and that rings.
    """
    taken = session.scalars(
        update(Owed)
        .where(*_mine(owed, worker))
        .values(state="sending", tries=Owed.tries + 1)
        .returning(Owed),
        execution_options={"synchronize_session": False},
    ).one_or_none()
    if taken is not None and taken.tries > MOST_TRIES:
        _set(session, taken, worker, state="failed", settled_at=now, last_error="gave_up")
        return None
    return taken


def as_notice(session: Session, owed: Owed) -> Notice:
    """Gather what a channel needs, so that it needs no database."""
    devices: tuple[Device, ...] = ()
    address = None
    if owed.channel == "push":
        devices = tuple(
            Device(row.id, row.endpoint, row.p256dh, row.auth)
            for row in subscriptions.of_person(session, owed.school_id, owed.adult_id)
        )
    else:
        address = session.exec(
            select(Person.email).where(
                Person.school_id == owed.school_id, Person.id == owed.adult_id
            )
        ).first()
    return Notice(
        id=owed.id,
        adult_id=owed.adult_id,
        channel=owed.channel,
        language=owed.language,
        address=address,
        devices=devices,
        invites_to=owed.school_id if owed.kind == INVITE else None,
    )


def cancel(session: Session, owed: Owed, *, worker: str, now: datetime) -> None:
    """End a notice that may not be sent any more."""
    _set(session, owed, worker, state="cancelled", settled_at=now)


def put_back(session: Session, owed: Owed, *, worker: str, now: datetime) -> None:
    """Give a notice back untried: somebody else was at the fence."""
    _set(session, owed, worker, state="owed", due_at=now + AGAIN)


def settle(session: Session, owed: Owed, outcome: Outcome, *, worker: str, now: datetime) -> None:
    """Write down what became of a send. One that was settled meanwhile stays as it is.

    A push that did not get through brings the e-mail forward; where no browser is left and there
    is an e-mail, the e-mail has taken its place.
    """
    if outcome.reached:
        subscriptions.mark_ok(session, owed.school_id, outcome.reached, now=now)
    if outcome.gone:
        subscriptions.dropped(session, owed.school_id, outcome.gone, now=now)
    if outcome.state == "sent":
        _set(session, owed, worker, state="sent", settled_at=now, last_error=None)
        return
    if outcome.state == "wait":
        _set(session, owed, worker, state="owed", due_at=now + AGAIN, tries=owed.tries - 1)
        return
    if owed.channel == "push":
        _bring_forward(session, owed, now)
    again = None
    if outcome.state == "retry":
        again = next_try(owed.tries, now, key=owed.id.bytes, retry_after=outcome.retry_after)
    if again is not None:
        _set(session, owed, worker, state="owed", due_at=again, last_error=outcome.code)
        return
    replaced = owed.channel == "push" and _has_letter(session, owed)
    state = "superseded" if replaced else "failed"
    _set(session, owed, worker, state=state, settled_at=now, last_error=outcome.code)


def _mine(owed: Owed, worker: str) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Owed.school_id) == owed.school_id,
        col(Owed.id) == owed.id,
        col(Owed.state).in_(LIVE),
        col(Owed.leased_by) == worker,
    )


def _set(session: Session, owed: Owed, worker: str, **values: Any) -> None:
    session.connection().execute(
        update(Owed).where(*_mine(owed, worker)).values(lease_until=None, leased_by=None, **values)
    )


def _letters(owed: Owed) -> tuple[ColumnElement[bool], ...]:
    """Name the e-mails of the same adult and case."""
    return (
        col(Owed.school_id) == owed.school_id,
        col(Owed.concern_id) == owed.concern_id,
        col(Owed.adult_id) == owed.adult_id,
        col(Owed.channel) == "email",
    )


def _bring_forward(session: Session, owed: Owed, now: datetime) -> None:
    waiting = (col(Owed.state) == "owed", col(Owed.tries) == 0, col(Owed.due_at) > now)
    soon = col(Owed.due_at) <= owed.due_at + timedelta(minutes=2)  # not a bell of another day
    session.connection().execute(
        update(Owed).where(*_letters(owed), *waiting, soon).values(due_at=now)
    )


def _has_letter(session: Session, owed: Owed) -> bool:
    there = exists().where(*_letters(owed), col(Owed.state).in_((*LIVE, "sent")))
    return bool(session.scalar(select(there)))
