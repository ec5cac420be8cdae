"""What a child is told of a tap: only what is committed, and how it stands at this moment."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, and_, col, select, tuple_

from app.checkins.feelings import NOTE_LIMIT
from app.checkins.service import Kept
from app.concerns.models import Cause, Concern
from app.roster import calendar, queries
from app.roster.people import display_name

Key = tuple[UUID, UUID, UUID]  # school, pupil, check-in


@dataclass(frozen=True, slots=True)
class Receipt:
    """One check-in as it stands.

    Args:
        state: saved (nobody need hear of it), waiting (to be read), calling, seen.
        told: the adult who is responsible now, as a child calls them.
        seen_by: the adult who said "I've got this".
        open: the school is open, so that somebody is rung now.
    """

    id: UUID
    state: str
    told: str | None
    seen_by: str | None
    urgent: bool
    asked: bool
    late_seconds: int
    open: bool
    next_opening_at: datetime | None
    repeated: bool = False


def receipts(
    session: Session,
    rows: Mapping[Key, Kept],
    cases: Mapping[Key, Concern],
    *,
    repeated: Collection[Key],
    calendars: Mapping[UUID, calendar.Calendar],
    now: datetime,
) -> dict[Key, Receipt]:
    """Give the receipts of check-ins, in a number of statements that does not grow with them.

    Args:
        session: the transaction that keeps them.
        rows: what is kept.
        cases: the cases that were raised in this transaction.
        repeated: which were kept before; theirs are looked up.
        calendars: of all their schools.
        now: the present.
    """
    of_row = {**cases, **_cases(session, repeated)}
    names = _names(session, of_row.values())
    hours = {school_id: _hours(cal, now) for school_id, cal in calendars.items()}
    return {
        key: _receipt(row, of_row.get(key), names, hours[row.school_id])
        for key, row in rows.items()
    }


def _hours(cal: calendar.Calendar, now: datetime) -> tuple[bool, datetime | None]:
    is_open = calendar.is_open_at(cal, now)
    return is_open, None if is_open else calendar.next_opening(cal, now)


def _receipt(
    row: Kept,
    case: Concern | None,
    names: Mapping[tuple[UUID, UUID], str],
    hours: tuple[bool, datetime | None],
) -> Receipt:
    asked = row.ask != "none" or row.reserved
    seen = names.get((row.school_id, case.acked_by)) if case and case.acked_by else None
    owner = names.get((row.school_id, case.owner_id)) if case and case.owner_id else None
    return Receipt(
        id=row.id,
        state=_state(case, seen=seen, hears=asked or row.has_note),
        told=owner,
        seen_by=seen,
        urgent=case is not None and case.severity == "U",
        asked=asked,
        late_seconds=row.late_seconds,
        open=hours[0],
        next_opening_at=hours[1],
    )


def _state(case: Concern | None, *, seen: str | None, hears: bool) -> str:
    if case is None or (case.severity == "P" and not hears):
        return "saved"  # a pattern's case is the adults' to open gently, never "we are calling"
    if seen is not None:
        return "seen"
    return "waiting" if case.severity in "NP" else "calling"


def _cases(session: Session, wanted: Collection[Key]) -> dict[Key, Concern]:
    if not wanted:
        return {}
    pairs = session.exec(
        select(Cause, Concern)
        .join(
            Concern,
            and_(
                col(Concern.school_id) == col(Cause.school_id),
                col(Concern.id) == col(Cause.concern_id),
            ),
        )
        .where(
            tuple_(col(Cause.school_id), col(Cause.pupil_id), col(Cause.check_in_id)).in_(wanted)
        )
    )
    return {(one.school_id, one.pupil_id, one.check_in_id): case for one, case in pairs}


def _names(session: Session, cases: Collection[Concern]) -> dict[tuple[UUID, UUID], str]:
    adults = {
        (case.school_id, one) for case in cases for one in (case.owner_id, case.acked_by) if one
    }
    return {who: display_name(one) for who, one in queries.people_of(session, adults).items()}


def note_was_trimmed(note: str) -> bool:
    """Say whether a note as sent was longer than what is kept."""
    return len(note.strip()) > NOTE_LIMIT
