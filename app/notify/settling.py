"""The two ends of a send: what may be sent is made ready, and what became of it is written down."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, case, literal, or_, tuple_, update
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col, select

from app.notify import subscriptions
from app.notify.backoff import MOST_TRIES, next_try
from app.notify.grouping import speak_for_more
from app.notify.invites import INVITE
from app.notify.models import Owed
from app.notify.notice import Device, Notice, Outcome
from app.notify.outbox import LIVE, TABLET, letter_boxes

AGAIN: Final = timedelta(seconds=1)
"""How soon one that found the fence taken is taken up again."""
_SOON: Final = timedelta(minutes=2)
_CASE: Final = tuple_(col(Owed.school_id), col(Owed.concern_id), col(Owed.adult_id))

Key = tuple[UUID, UUID]


def as_notices(session: Session, rows: Sequence[Owed]) -> list[Notice]:
    """Gather what a channel needs, so that it needs no database; two statements for all."""
    if not rows:
        return []
    people = {(row.school_id, row.adult_id) for row in rows}
    devices = subscriptions.of_people(session, people)
    addresses = {who: address for who, (_, address) in letter_boxes(session, people).items()}
    return [
        Notice(
            id=row.id,
            adult_id=row.adult_id,
            channel=row.channel,
            language=row.language,
            address=addresses.get((row.school_id, row.adult_id)),
            devices=tuple(
                Device(one.id, one.endpoint, one.p256dh, one.auth)
                for one in devices.get((row.school_id, row.adult_id), ())
            ),
            to_tablet=row.kind == TABLET,
            invites_to=row.school_id if row.kind == INVITE else None,
        )
        for row in rows
    ]


def put_back(session: Session, rows: Sequence[Owed], *, until: datetime) -> None:
    """Give notices back untried: somebody else was at the fence, or another spoke just now."""
    _untried(session, rows, state="owed", due_at=until)


def cancel(session: Session, rows: Sequence[Owed], *, now: datetime) -> None:
    """End notices that may not be sent any more."""
    _untried(session, rows, state="cancelled", settled_at=now)


def give_up(session: Session, rows: Sequence[Owed], *, now: datetime) -> None:
    """End notices that ended their worker each time: they fail, and that rings."""
    _untried(session, rows, state="failed", settled_at=now, last_error="gave_up")


def is_hopeless(owed: Owed) -> bool:
    return owed.tries > MOST_TRIES


def _untried(session: Session, rows: Sequence[Owed], **values: Any) -> None:
    if rows:
        session.connection().execute(
            update(Owed)
            .where(_among([_key(row) for row in rows]))
            .values(lease_until=None, leased_by=None, tries=Owed.tries - 1, **values)
        )


def settle(
    session: Session, done: Sequence[tuple[Owed, Outcome]], *, worker: str, now: datetime
) -> None:
    """Write down what became of sends, in as many statements for many as for one.

    One that was settled meanwhile, or is another worker's now, stays as it is. A push that did not
    get through brings the e-mail forward; where no browser is left and there is an e-mail, the
    e-mail has taken its place.
    """
    reached = {(owed.school_id, one) for owed, outcome in done for one in outcome.reached}
    gone = {(owed.school_id, one) for owed, outcome in done for one in outcome.gone}
    subscriptions.mark_ok(session, reached, now=now)
    subscriptions.dropped(session, gone, now=now)
    silent = [
        (owed.school_id, owed.concern_id, owed.adult_id)
        for owed, outcome in done
        if owed.channel == "push" and outcome.state != "sent"
    ]
    rows = _locked(session, [_key(owed) for owed, _ in done], silent)
    letters = {(row.school_id, row.concern_id, row.adult_id) for row in rows if _is_letter(row)}
    mine = {_key(row) for row in rows if row.state in LIVE and row.leased_by == worker}
    forward = [row for row in rows if _waits(row, now) and _key(row) not in mine]
    if forward:
        due = _among([_key(row) for row in forward])
        session.connection().execute(update(Owed).where(due).values(due_at=now))
    ended = [(owed, outcome) for owed, outcome in done if _key(owed) in mine]
    sent = [owed for owed, outcome in ended if outcome.state == "sent"]
    _sent(session, [_key(owed) for owed in sent], now)
    speak_for_more(session, sent, now)
    _not_sent(session, [one for one in ended if one[1].state != "sent"], letters, now)


def _locked(session: Session, keys: Collection[Key], silent: Collection[Any]) -> Sequence[Owed]:
    """Hold these notices, and the letters of those adults and cases, in the one order of all."""
    which: list[ColumnElement[bool]] = [_among(keys)]
    if silent:
        which.append(and_(_CASE.in_(silent), col(Owed.channel) == "email"))
    return session.exec(
        select(Owed)
        .where(or_(*which))
        .order_by(col(Owed.school_id), col(Owed.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _is_letter(row: Owed) -> bool:
    return row.channel == "email" and row.state in (*LIVE, "sent")


def _waits(row: Owed, now: datetime) -> bool:
    """Say whether this is a letter that stood behind a push: not one of a bell of another day."""
    return (
        row.channel == "email"
        and row.state == "owed"
        and row.tries == 0
        and now < row.due_at <= now + _SOON
    )


def _sent(session: Session, keys: Sequence[Key], now: datetime) -> None:
    if keys:
        session.connection().execute(
            update(Owed)
            .where(_among(keys))
            .values(state="sent", settled_at=now, last_error=None, lease_until=None, leased_by=None)
        )


def _not_sent(
    session: Session,
    done: Sequence[tuple[Owed, Outcome]],
    letters: Collection[tuple[UUID, UUID | None, UUID]],
    now: datetime,
) -> None:
    if not done:
        return
    endings = {
        owed.id: _ending(
            owed, outcome, now, (owed.school_id, owed.concern_id, owed.adult_id) in letters
        )
        for owed, outcome in done
    }
    columns = ("state", "tries", "due_at", "last_error", "settled_at")
    values = {
        name: case(
            {
                one: literal(ending[name], getattr(Owed, name).type)
                for one, ending in endings.items()
            },
            value=col(Owed.id),
        )
        for name in columns
    }
    session.connection().execute(
        update(Owed)
        .where(_among([_key(owed) for owed, _ in done]))
        .values(lease_until=None, leased_by=None, **values)
    )


def _ending(owed: Owed, outcome: Outcome, now: datetime, has_letter: bool) -> dict[str, Any]:
    """Judge what a notice that was not sent becomes."""
    kept = {
        "state": "owed",
        "tries": owed.tries,
        "due_at": owed.due_at,
        "last_error": outcome.code,
        "settled_at": None,
    }
    if outcome.state == "wait":
        due_at = now + (outcome.retry_after or AGAIN)
        return kept | {"tries": owed.tries - 1, "due_at": due_at, "last_error": owed.last_error}
    again = None
    if outcome.state == "retry":
        again = next_try(owed.tries, now, key=owed.id.bytes, retry_after=outcome.retry_after)
    if again is not None:
        return kept | {"due_at": again}
    replaced = owed.channel == "push" and has_letter
    return kept | {"state": "superseded" if replaced else "failed", "settled_at": now}


def _key(row: Owed) -> Key:
    return (row.school_id, row.id)


def _among(keys: Collection[Key]) -> ColumnElement[bool]:
    return tuple_(col(Owed.school_id), col(Owed.id)).in_(keys)
