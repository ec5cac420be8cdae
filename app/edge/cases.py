"""How a case looks to an adult: the same form on the adult's phone and on the DSP's board."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from app.journeys.case_lists import Line
from app.journeys.read_case import CaseRead, Happened, TapRead
from app.patterns.risk_words.judge import Found


class CaseLine(BaseModel):
    """A case in a list."""

    id: UUID
    pupil_id: UUID
    pupil_name: str
    severity: str
    ask: str
    state: str
    tier: int
    deadline_at: datetime | None
    minutes_left: int | None
    owner_name: str | None
    mine: bool
    opened_at: datetime
    reserved: bool
    unverified: bool
    see_by_at: datetime | None
    needs: list[str]
    late_minutes: int
    going: bool
    dsp: bool
    off_site: bool
    undecided: bool
    decision: str | None
    decided_at: datetime | None
    duty_number: str | None
    duty_is_emergency: bool


class MatchOf(BaseModel):
    """Words of a note that the net caught; an extra net, and its silence says nothing."""

    category: str
    severity: int
    words: str
    lowered: bool
    own: bool  # by a phrase that the school added
    weighed: bool


class TapOf(BaseModel):
    """One tap that came to the case; the note is the child's, verbatim."""

    id: UUID
    at: datetime
    feeling: str | None
    step: int | None
    reasons: list[str]
    note: str | None
    ask: str
    late_minutes: int
    language: str
    why: str
    matched: list[MatchOf]


class DayOf(BaseModel):
    on: date
    feeling: str | None
    level: int | None


class EventOf(BaseModel):
    kind: str
    at: datetime
    by: str
    who: str | None
    other: str | None
    reported_to: str | None
    not_reported_because: str | None
    words: str | None


class Colleague(BaseModel):
    id: UUID
    name: str


class CaseOf(CaseLine):
    """A case whole."""

    taps: list[TapOf]
    strip: list[DayOf]
    events: list[EventOf]
    sentence_cy: str | None
    sentence_en: str | None
    said: str | None
    said_at: datetime | None
    offered_to: str | None
    outcome: str | None
    words_severity: int
    colleagues: list[Colleague]
    held: list[Colleague]
    can: list[str]


def case_line(line: Line) -> CaseLine:
    return CaseLine(**_line(line))


def _line(line: Line) -> dict[str, Any]:
    case = line.case
    return {
        "id": case.id,
        "pupil_id": case.pupil_id,
        "pupil_name": line.pupil,
        "severity": case.severity,
        "ask": case.ask,
        "state": case.state,
        "tier": case.tier,
        "deadline_at": case.deadline_at,
        "minutes_left": line.minutes_left,
        "owner_name": line.owner,
        "mine": line.mine,
        "opened_at": case.opened_at,
        "reserved": case.reserved,
        "unverified": case.unverified,
        "see_by_at": line.see_by_at,
        "needs": list(line.needs),
        "late_minutes": case.late_seconds // 60,
        "going": case.going_by is not None,
        "dsp": case.dsp_by is not None,
        "off_site": case.off_site_at is not None,
        "undecided": case.decision_asked_at is not None,
        "decision": case.decision,
        "decided_at": case.decided_at,
        "duty_number": line.duty.number if line.duty else None,
        "duty_is_emergency": bool(line.duty and line.duty.is_emergency),
    }


def whole(read: CaseRead) -> CaseOf:
    case = read.line.case
    return CaseOf(
        **_line(read.line),
        taps=[_tap(one) for one in read.taps],
        strip=[DayOf(on=on, feeling=feeling, level=level) for on, feeling, level in read.strip],
        events=[_event(one) for one in read.events],
        sentence_cy=read.sentence_cy,
        sentence_en=read.sentence_en,
        said=case.said,
        said_at=case.said_at,
        offered_to=read.offered_to,
        outcome=case.outcome,
        words_severity=case.words,
        colleagues=[Colleague(id=one, name=name) for one, name in read.colleagues],
        held=[Colleague(id=one, name=name) for one, name in read.held],
        can=list(read.can),
    )


def _tap(one: TapRead) -> TapOf:
    row = one.row
    return TapOf(
        id=row.id,
        at=row.occurred_at,
        feeling=row.feeling,
        step=row.step,
        reasons=[code for code in row.reasons.split(",") if code],
        note=one.note,
        ask=row.ask,
        late_minutes=row.late_seconds // 60,
        language=row.language,
        why=one.why,
        matched=[match_of(match) for match in one.matched],
    )


def match_of(match: Found) -> MatchOf:
    return MatchOf(
        category=match.category,
        severity=match.severity,
        words=match.words,
        lowered=bool(match.guards),
        own=match.own,
        weighed=match.weighed,
    )


def _event(one: Happened) -> EventOf:
    return EventOf(
        kind=one.event.kind,
        at=one.event.at,
        by=one.event.actor_kind,
        who=one.who,
        other=one.other,
        reported_to=one.report.to,
        not_reported_because=one.report.because,
        words=one.report.words,
    )
