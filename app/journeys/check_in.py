"""A child taps: it is kept, judged, and, where an adult must hear of it, a case is theirs.

The story of many taps in one transaction; one tap is a batch of one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select, tuple_

from app.access.severity import Severity, worst
from app.checkins import service as checkins
from app.checkins.feelings import Ask
from app.checkins.models import CheckIn
from app.checkins.service import Place, Said
from app.concerns.opening import Raised, raise_cases
from app.concerns.standing import ground, trusted
from app.journeys.receipts import Receipt, receipts
from app.kernel.crypto import Keyring, same
from app.kernel.problems import Problem
from app.patterns import rules, state
from app.roster import calendar
from app.roster.models import Person
from app.roster.people import band_of
from app.vault.service import pupil_keys

__all__ = ["Said", "Tap", "check_in"]


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap of a pupil who is known, or said to be (source "unverified")."""

    school_id: UUID
    pupil_id: UUID
    said: Said
    source: str
    device_id: UUID | None = None
    window_id: UUID | None = None

    @property
    def key(self) -> tuple[UUID, UUID, UUID]:
        return (self.school_id, self.pupil_id, self.said.id)


def check_in(
    session: Session, taps: Sequence[Tap], *, keys: Keyring, now: datetime
) -> list[Receipt | Problem]:
    """Keep each tap once for ever, and raise what is an adult's business.

    The same id again gives the same receipt with the present status; the same id with other
    content is a conflict and changes nothing.

    Returns:
        For each tap its receipt, or the problem of that tap alone.
    """
    pupils = _lock_pupils(session, taps)
    known = checkins.known(session, [tap.key for tap in taps])
    before = dict(known)
    fresh = [tap for tap in _each_once(taps, known) if (tap.school_id, tap.pupil_id) in pupils]
    kept = _keep(session, fresh, known, keys=keys, now=now)
    session.flush()
    _raise_what_matters(session, fresh, kept, pupils, now=now)
    given = receipts(session, [tap.key for tap in taps], now=now)
    return [
        _conflict(keys, tap, known)
        or replace(given[tap.key], repeated=tap.key in before or tap not in fresh)
        for tap in taps
    ]


def _lock_pupils(session: Session, taps: Sequence[Tap]) -> dict[tuple[UUID, UUID], Person]:
    """Lock the pupils' rows in one order, so that two batches cannot deadlock, nor open twice."""
    wanted = {(tap.school_id, tap.pupil_id) for tap in taps}
    rows = session.exec(
        select(Person)
        .where(tuple_(col(Person.school_id), col(Person.id)).in_(wanted), Person.kind == "pupil")
        .order_by(col(Person.school_id), col(Person.id))
        .with_for_update()
    )
    return {(row.school_id, row.id): row for row in rows}


def _each_once(taps: Sequence[Tap], known: Mapping[tuple[UUID, UUID, UUID], CheckIn]) -> list[Tap]:
    first: dict[tuple[UUID, UUID, UUID], Tap] = {}
    for tap in taps:
        if tap.key not in known:
            first.setdefault(tap.key, tap)
    return list(first.values())


def _keep(
    session: Session,
    fresh: Sequence[Tap],
    known: dict[tuple[UUID, UUID, UUID], CheckIn],
    *,
    keys: Keyring,
    now: datetime,
) -> list[CheckIn]:
    sealing = {
        school_id: pupil_keys(
            session,
            keys,
            school_id,
            {tap.pupil_id for tap in fresh if tap.school_id == school_id},
            now=now,
        )
        for school_id in sorted({tap.school_id for tap in fresh})
    }
    kept = []
    for tap in fresh:
        occurred, clamped = checkins.clamp(tap.said.occurred_at, now)
        place = Place(
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
        row = checkins.keep(keys, tap.said, place, sealing[tap.school_id][tap.pupil_id])
        session.add(row)
        known[tap.key] = row
        kept.append(row)
    return kept


def _raise_what_matters(
    session: Session,
    fresh: Sequence[Tap],
    kept: Sequence[CheckIn],
    pupils: Mapping[tuple[UUID, UUID], Person],
    *,
    now: datetime,
) -> None:
    usual = state.load(session, {(row.school_id, row.pupil_id) for row in kept})
    raised: dict[UUID, list[Raised]] = {}
    for tap, row in zip(fresh, kept, strict=True):
        pupil = (row.school_id, row.pupil_id)
        finding = None
        if row.source != "unverified":
            usual[pupil], finding = rules.after(usual[pupil], row.school_day, row.level)
        one = _judge(tap, row, band_of(pupils[pupil]), finding)
        if one is not None:
            raised.setdefault(row.school_id, []).append(one)
    state.store(session, usual, now=now)
    for school_id, ones in sorted(raised.items()):
        who = trusted(session, school_id, {one.pupil_id for one in ones}, now)
        raise_cases(session, ground(session, school_id, now), who, ones, now=now)


def _judge(tap: Tap, row: CheckIn, band: str, finding: rules.Finding | None) -> Raised | None:
    """Say what a tap asks of adults: the most pressing of its reasons, or nothing."""
    found = rules.findings_of_tap(
        Ask(row.ask),
        row.feeling,
        needs_help_now=row.needs_help_now,
        has_note=row.note_sealed is not None,
        about_adult_here=row.reserved,
    )
    if not found and finding is None:
        return None
    severities = [one.severity for one in found]
    causes = [one.cause.value for one in found]
    figures = None
    if finding is not None:
        said = rules.sentence(finding)
        figures = {"key": said.key, "below": said.below, "of": said.of}
        severities.append(Severity.PATTERN)
        causes.append(finding.kind.value)
    severity = severities[0]
    for other in severities[1:]:
        severity = worst(severity, other)
    return Raised(
        pupil_id=row.pupil_id,
        check_in_id=row.id,
        band=band,
        severity=severity,
        why="unverified" if row.source == "unverified" else causes[0],
        ask=row.ask,
        named=row.adult_id,
        reserved=row.reserved,
        about=tap.said.about_id,
        unverified=row.source == "unverified",
        late_seconds=row.late_seconds,
        figures=figures,
        reads=any(one.severity is Severity.NEEDS_READING for one in found),
    )


def _conflict(
    keys: Keyring, tap: Tap, known: Mapping[tuple[UUID, UUID, UUID], CheckIn]
) -> Problem | None:
    row = known.get(tap.key)
    if row is None:
        return Problem("not_found")
    if not same(row.digest, checkins.digest(keys, tap.said, tap.school_id)):
        return Problem("same_id_other_content")
    return None
