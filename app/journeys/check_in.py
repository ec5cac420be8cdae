"""A child taps: it is kept, judged, and, where an adult must hear of it, a case is theirs.

The story of many taps in one transaction; one tap is a batch of one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access.severity import Severity, worst
from app.checkins import service as checkins
from app.checkins.feelings import Ask
from app.checkins.service import Kept, Place, Said
from app.concerns.opening import raise_cases
from app.concerns.raised import Raised
from app.journeys.hear import NOTHING, Heard, at_door, hear
from app.journeys.receipts import Key, Receipt, receipts
from app.kernel.crypto import Keyring, same
from app.kernel.problems import Problem
from app.patterns import rules
from app.patterns.risk_words.judge import Judgement
from app.roster import calendar, queries
from app.roster.holding import pupils_held
from app.roster.people import Years, band_of
from app.vault.service import pupil_keys

__all__ = ["Judgement", "Said", "Tap", "at_door", "check_in", "is_urgent"]


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap of a pupil who is known, or said to be (source "unverified")."""

    school_id: UUID
    pupil_id: UUID
    said: Said
    source: str
    device_id: UUID | None = None
    window_id: UUID | None = None
    judged: Judgement | None = None  # of its note, where that was read at the door

    @property
    def pupil(self) -> tuple[UUID, UUID]:
        return (self.school_id, self.pupil_id)

    @property
    def key(self) -> Key:
        return (self.school_id, self.pupil_id, self.said.id)


def check_in(
    session: Session, taps: Sequence[Tap], *, keys: Keyring, now: datetime
) -> list[Receipt | Problem]:
    """Keep each tap once for ever, and raise what is an adult's business.

    The same id again gives the same receipt with the present status; the same id with other
    content is a conflict and changes nothing. The statements do not grow with the taps.

    Returns:
        For each tap its receipt, or the problem of that tap alone.
    """
    pupils = pupils_held(session, {tap.pupil for tap in taps})
    known = checkins.known(session, {tap.key for tap in taps})
    fresh: dict[Key, Tap] = {}
    for tap in taps:  # in the order of coming: what a child says last is what the case says last
        if tap.pupil in pupils and tap.key not in known:
            fresh.setdefault(tap.key, tap)
    writers = {tap.pupil for tap in fresh.values() if tap.said.note}
    sealing = pupil_keys(session, keys, writers, now=now)
    said = [(tap.said, _place(tap, now)) for tap in fresh.values()]
    kept = checkins.keep(session, keys, said, sealing)
    before = {key: tap.judged for key, tap in fresh.items() if tap.judged}
    notes = {key: tap.said for key, tap in fresh.items()}
    heard = hear(session, notes, sealing, before=before, now=now)
    rows = known | {row.key: row for row in kept}
    calendars = queries.calendars_of(session, {school_id for school_id, _, _ in rows})
    raised = _what_matters(fresh, kept, heard, pupils)
    cases = raise_cases(session, raised, now=now, calendars=calendars)
    given = receipts(session, rows, cases, repeated=known.keys(), calendars=calendars, now=now)
    return [_answer(tap, rows, given, fresh, keys=keys) for tap in taps]


def is_urgent(said: Said, judged: Judgement | None = None) -> bool:
    """Say whether a tap must pass before a backlog; whose it is makes no difference.

    Args:
        said: what the child tapped.
        judged: what the net found in the note, if there is one.
    """
    found = rules.findings_of_tap(
        Ask.parse(said.ask),
        said.feeling,
        needs_help_now=said.needs_help_now,
        words=judged.severity if judged else 0,
    )
    return any(one.severity is Severity.URGENT for one in found)


def _place(tap: Tap, now: datetime) -> Place:
    occurred, clamped = checkins.clamp(tap.said.occurred_at, now)
    return Place(
        school_id=tap.school_id,
        pupil_id=tap.pupil_id,
        source=tap.source,
        school_day=calendar.school_day(occurred),
        received_at=now,
        occurred_at=occurred,
        clock_clamped=clamped,
        device_id=tap.device_id,
        window_id=tap.window_id,
    )


def _what_matters(
    fresh: Mapping[Key, Tap],
    kept: Sequence[Kept],
    heard: Mapping[Key, Heard],
    pupils: Mapping[tuple[UUID, UUID], Years],
) -> list[Raised]:
    raised = []
    for row in kept:
        band = band_of(pupils[row.school_id, row.pupil_id])
        one = _judge(fresh[row.key].said, row, heard.get(row.key, NOTHING), band)
        if one is not None:
            raised.append(one)
    return raised


def _judge(said: Said, row: Kept, heard: Heard, band: str) -> Raised | None:
    """Say what a tap asks of adults: the most pressing of its reasons, or nothing."""
    found = rules.findings_of_tap(
        Ask(row.ask),
        row.feeling,
        needs_help_now=row.needs_help_now,
        has_note=row.has_note,
        about_adult_here=row.reserved,
        words=heard.judged.severity,
    )
    if not found:
        return None
    severities = [one.severity for one in found]
    severity = severities[0]
    for other in severities[1:]:
        severity = worst(severity, other)
    return Raised(
        school_id=row.school_id,
        pupil_id=row.pupil_id,
        check_in_id=row.id,
        band=band,
        severity=severity,
        why="unverified" if row.source == "unverified" else found[0].cause.value,
        ask=row.ask,
        named=row.adult_id,
        reserved=row.reserved,
        about=said.about_id,
        unverified=row.source == "unverified",
        late_seconds=row.late_seconds,
        reads=any(one.severity is Severity.NEEDS_READING for one in found),
        words=heard.judged.severity,
        held=heard.held,
    )


def _answer(
    tap: Tap,
    rows: Mapping[Key, Kept],
    given: Mapping[Key, Receipt],
    fresh: Mapping[Key, Tap],
    *,
    keys: Keyring,
) -> Receipt | Problem:
    row = rows.get(tap.key)
    if row is None:
        return Problem("not_found")
    first = fresh.get(tap.key) is tap
    if not first and not same(row.digest, checkins.digest(keys, tap.said, tap.school_id)):
        return Problem("same_id_other_content")
    return given[tap.key] if first else replace(given[tap.key], repeated=True)
