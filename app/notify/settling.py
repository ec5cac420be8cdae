"""The two ends of a send: what may be sent is made ready, and what became of it is written down."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    Executable,
    FromClause,
    Table,
    bindparam,
    case,
    literal,
    tuple_,
    union,
    update,
)
from sqlalchemy import select as columns
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from app.kernel.many import ForMany, same_row, types_of
from app.notify import subscriptions
from app.notify.backoff import MOST_TRIES, next_try
from app.notify.grouping import speak_for_more
from app.notify.invites import INVITE
from app.notify.models import Owed
from app.notify.notice import Notice, Outcome
from app.notify.outbox import LIVE, TABLET, letter_boxes

AGAIN: Final = timedelta(seconds=1)
"""How soon one that found the fence taken is taken up again."""
_SOON: Final = timedelta(minutes=2)

Key = tuple[UUID, UUID]

_ROWS: Final[Table] = Owed.__table__  # type: ignore[attr-defined]  # set by SQLModel
_KEY: Final = ("school_id", "id")
_ABOUT: Final = ("school_id", "adult_id", "concern_id")


class _Held(NamedTuple):
    """Of a notice that is held, what decides about it."""

    school_id: UUID
    id: UUID
    concern_id: UUID | None
    adult_id: UUID
    channel: str
    state: str
    tries: int
    due_at: datetime
    leased_by: str | None


def _held(given: FromClause) -> Executable:
    """Hold the notices given, and the letters to the same adults about the cases given."""
    letter = _ROWS.alias("letter")
    letters = (
        columns(*(letter.c[name] for name in _KEY))
        .join_from(given, letter, same_row(given, letter, *_ABOUT))
        .where(letter.c.channel == "email")
    )
    wanted = union(columns(*(given.c[name] for name in _KEY)), letters).subquery("wanted")
    return (
        columns(*(_ROWS.c[name] for name in _Held._fields))
        .join_from(wanted, _ROWS, same_row(wanted, _ROWS, *_KEY))
        .order_by(*(_ROWS.c[name] for name in _KEY))
        .with_for_update(of=_ROWS)
    )


_HOLD: Final = ForMany(_held, **types_of(_ROWS, *_KEY, "adult_id", "concern_id"))
_SENT: Final = ForMany(
    lambda given: (
        update(_ROWS)
        .where(same_row(given, _ROWS, *_KEY))
        .values(
            state="sent",
            settled_at=bindparam("now", type_=_ROWS.c.settled_at.type),
            last_error=None,
            lease_until=None,
            leased_by=None,
        )
    ),
    **types_of(_ROWS, *_KEY),
)


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
            devices=tuple(devices.get((row.school_id, row.adult_id), ())),
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
    silent = {
        _key(owed) for owed, outcome in done if owed.channel == "push" and outcome.state != "sent"
    }
    rows = _locked(session, [owed for owed, _ in done], silent)
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


def _locked(session: Session, rows: Sequence[Owed], silent: Collection[Key]) -> list[_Held]:
    """Hold these notices, and the letters about what `silent` are, in the one order of all."""
    given = [
        (*_key(row), row.adult_id, row.concern_id if _key(row) in silent else None) for row in rows
    ]
    return [_Held(*row) for row in _HOLD.run(session, given)]


def _is_letter(row: _Held) -> bool:
    return row.channel == "email" and row.state in (*LIVE, "sent")


def _waits(row: _Held, now: datetime) -> bool:
    """Say whether this is a letter that stood behind a push: not one of a bell of another day."""
    return (
        row.channel == "email"
        and row.state == "owed"
        and row.tries == 0
        and now < row.due_at <= now + _SOON
    )


def _sent(session: Session, keys: Sequence[Key], now: datetime) -> None:
    if keys:
        _SENT.run(session, keys, now=now)


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


def _key(row: Owed | _Held) -> Key:
    return (row.school_id, row.id)


def _among(keys: Collection[Key]) -> ColumnElement[bool]:
    return tuple_(col(Owed.school_id), col(Owed.id)).in_(keys)
