"""What an adult reads of a case: the child's own words, the days before, and what was done."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import Action, may
from app.audit import actions
from app.audit.service import record
from app.checkins import service as checkins
from app.checkins.models import CheckIn
from app.concerns import queries, reporting
from app.concerns.answering import open_words
from app.concerns.between import facts
from app.concerns.models import Concern, Event, Party
from app.concerns.reporting import Report
from app.journeys.case_lists import Line, lines, looked
from app.kernel.crypto import Keyring
from app.patterns import noted, sentences
from app.patterns.findings import Shown
from app.patterns.risk_words.judge import Found
from app.roster import calendar
from app.roster.people import display_name
from app.roster.queries import people, staff_room
from app.vault.service import pupil_key

STRIP: Final = timedelta(days=14)
_CLOSINGS: Final = frozenset({"first_signature", "closed"})
ABOUT_THE_HELD: Final = frozenset({"held_back", "put_back"})


@dataclass(frozen=True, slots=True)
class TapRead:
    """A tap that came to the case, with the child's words verbatim."""

    row: CheckIn
    note: str | None
    why: str
    matched: Sequence[Found] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of the chronology."""

    event: Event
    who: str | None
    other: str | None
    report: Report  # of a closing, whom it was reported to; of everything else, words only


@dataclass(frozen=True, slots=True)
class CaseRead:
    """All of a case that one adult may see."""

    line: Line
    taps: Sequence[TapRead]
    strip: Sequence[tuple[date, str | None, int | None]]
    events: Sequence[Happened]
    sentence_cy: str | None
    sentence_en: str | None
    offered_to: str | None
    colleagues: Sequence[tuple[UUID, str]]
    held: Sequence[tuple[UUID, str]]  # kept out by words in a note; shown to who may put them back
    can: Sequence[str]


def read_case(
    session: Session, actor: Actor, concern_id: UUID, *, keys: Keyring, now: datetime
) -> CaseRead:
    """Give one case whole, and write down that it was read.

    Raises:
        Problem: `not_found`, the same for absent and forbidden.
    """
    case = queries.case_for(session, actor, concern_id, Action.READ_CASE, now=now)
    record(session, [looked(actor, case, actions.Action.READ_CONCERN, now)])
    if actor.person_id is not None:
        party = session.get(Party, (case.school_id, case.id, actor.person_id))
        if party is not None and party.opened_at is None:
            party.opened_at = now  # opening is not answering: no clock stops here
    _, key = pupil_key(session, keys, case.school_id, case.pupil_id, now=now, make=True)
    known = facts(session, actor, case, now)
    weighs = may(Action.PUT_BACK, actor, known)
    events = [
        one for one in queries.events(session, case) if weighs or one.kind not in ABOUT_THE_HELD
    ]
    line = lines(session, actor, [case], now=now)[0]
    said = _pattern(events)
    return CaseRead(
        line=line,
        taps=_taps(session, case, key),
        strip=_strip(session, case),
        events=_events(session, case, events, key),
        sentence_cy=sentences.in_welsh(said, line.pupil) if said else None,
        sentence_en=sentences.in_english(said, line.pupil) if said else None,
        offered_to=_name_of(session, case.school_id, case.offered_to),
        colleagues=_colleagues(session, actor, case),
        held=_held(session, case) if weighs else (),
        can=[one.value for one in Action if may(one, actor, known)],
    )


def _colleagues(session: Session, actor: Actor, case: Concern) -> list[tuple[UUID, str]]:
    """Give the staff of the school by name; who may not know of this case is refused when asked."""
    room = staff_room(session, case.school_id, case.opened_at)
    found = [one for one in room.people.values() if one.status == "active"]
    return [
        (one.id, display_name(one))
        for one in sorted(found, key=lambda one: (one.family, one.given))
        if one.id != actor.person_id
    ]


def _held(session: Session, case: Concern) -> list[tuple[UUID, str]]:
    names = people(session, case.school_id, queries.held_out(session, case))
    return sorted(((one, display_name(person)) for one, person in names.items()), key=str)


def _taps(session: Session, case: Concern, key: bytes) -> list[TapRead]:
    causes = queries.causes(session, case)
    rows = checkins.by_ids(
        session, case.school_id, case.pupil_id, [cause.check_in_id for cause in causes]
    )
    matched = noted.of_check_ins(session, key, case.school_id, case.pupil_id, rows.keys())
    return [
        TapRead(
            rows[cause.check_in_id],
            checkins.open_note(key, rows[cause.check_in_id]),
            cause.why,
            matched.get(cause.check_in_id, ()),
        )
        for cause in causes
        if cause.check_in_id in rows
    ]


def _strip(session: Session, case: Concern) -> list[tuple[date, str | None, int | None]]:
    """Give the check-ins of the fourteen days before the case; no standing feed after it."""
    opened = calendar.school_day(case.opened_at)
    rows = checkins.of_pupil(
        session, case.school_id, case.pupil_id, since=opened - STRIP, until=opened
    )
    return [(row.school_day, row.feeling, row.level) for row in rows if not row.not_today]


def _events(session: Session, case: Concern, events: Sequence[Event], key: bytes) -> list[Happened]:
    ids = {one for event in events for one in (event.actor_id, event.other_id) if one}
    names: Mapping[UUID, str] = {
        one: display_name(person) for one, person in people(session, case.school_id, ids).items()
    }
    return [
        Happened(
            event,
            names.get(event.actor_id) if event.actor_id else None,
            names.get(event.other_id) if event.other_id else None,
            _report(event, open_words(key, event)),
        )
        for event in events
    ]


def _report(event: Event, words: str | None) -> Report:
    return reporting.read(words) if words and event.kind in _CLOSINGS else Report(words=words)


def _pattern(events: Sequence[Event]) -> Shown | None:
    told = [event.figures for event in events if event.figures]
    return sentences.shown_again(json.loads(told[-1])) if told else None


def _name_of(session: Session, school_id: UUID, person_id: UUID | None) -> str | None:
    if person_id is None:
        return None
    found = people(session, school_id, [person_id])
    return display_name(found[person_id]) if found else None
