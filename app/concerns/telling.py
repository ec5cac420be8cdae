"""Tells adults of a case: one inbox row each, and what is owed to ring them; and writes it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import FromClause, Table
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.orm import make_transient_to_detached
from sqlmodel import Session

from app.audit.actions import Action
from app.audit.service import Entry, record
from app.concerns.models import Concern, Event, Party
from app.kernel.adding import Adding, add, adding
from app.kernel.ids import uuid7
from app.kernel.many import types_of
from app.notify.outbox import Ring, owe

# What the chronology calls it, and what the audit calls it.
AUDITED: Final = {
    "opened": Action.OPEN_CONCERN,
    "attached": Action.ATTACH_TO_CONCERN,
    "acknowledged": Action.ACKNOWLEDGE,
    "read": Action.ACKNOWLEDGE,
    "going": Action.ACKNOWLEDGE,
    "safeguarding_has_it": Action.ACKNOWLEDGE,
    "contact": Action.CONTACT,
    "words_added": Action.ADD_WORDS,
    "first_signature": Action.CLOSE,
    "closed": Action.CLOSE,
    "offered": Action.OFFER_HAND_OVER,
    "accepted": Action.ACCEPT_HAND_OVER,
    "taken_over": Action.TAKE_OVER,
    "person_added": Action.ADD_PERSON,
    "lowered": Action.LOWER_SEVERITY,
    "held_back": Action.HOLD_BACK,
    "put_back": Action.PUT_BACK,
    "bell_rule": Action.ESCALATE,
    "handed_up": Action.ESCALATE,
    "told_again": Action.RING_AGAIN,
    "unreachable": Action.ESCALATE,
    "nudged": Action.NUDGE,
    "opened_again": Action.REOPEN,
    "not_yet": Action.REOPEN,
    "came": Action.ANSWER_QUESTION,
    "no_longer": Action.ANSWER_QUESTION,
    "rerouted": Action.REROUTE,
    "not_verified": Action.NOT_ME,
    "off_site": Action.NOT_ON_SITE,
    "still_off_site": Action.MOVE_DEADLINE,
    "back": Action.BACK_ON_SITE,
    "decision_asked": Action.ESCALATE,
    "decided_met": Action.DECIDE,
    "decided_parent_contacted": Action.DECIDE,
    "decided_social_services": Action.DECIDE,
    "decided_emergency_duty_team": Action.DECIDE,
    "decided_police": Action.DECIDE,
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Some adults are to be told of a case: at once, or when the school opens."""

    concern: Concern
    adults: tuple[UUID, ...]
    tier: int
    what: str  # ring, urgent, nudge, added, offered
    at: datetime


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened in a case, for its chronology and for the audit alike."""

    concern: Concern
    kind: str
    actor_kind: str = "system"
    actor_id: UUID | None = None
    other_id: UUID | None = None
    figures: str | None = None
    words_sealed: bytes | None = None


_INBOX: Final[Table] = Party.__table__  # type: ignore[attr-defined]  # set by SQLModel
_OPEN_CASE: Final = tuple(Concern.__table__.c.keys())  # type: ignore[attr-defined]  # as above
_CASES: Final = adding(Concern, *_OPEN_CASE)
_TOLD: Final = ("school_id", "concern_id", "adult_id", "tier", "told_at")


def _sooner(given: FromClause) -> Insert:
    telling = add(_INBOX, given)
    return telling.on_conflict_do_update(
        index_elements=_INBOX.primary_key,
        set_={"told_at": telling.excluded.told_at},
        where=telling.excluded.told_at < _INBOX.c.told_at,
    )


_TELL: Final = Adding(_sooner, **types_of(_INBOX, *_TOLD))
_EVENT: Final = (
    "school_id", "id", "concern_id", "pupil_id", "kind", "at", "actor_kind", "actor_id", "other_id",
    "figures", "words_sealed",
)  # fmt: skip
_EVENTS: Final = adding(Event, *_EVENT)


def tell(
    session: Session,
    tellings: Sequence[Telling],
    *,
    opened: Sequence[Concern] = (),
    now: datetime,
) -> None:
    """Write new cases, inbox rows and what is owed, in a few statements whatever the number.

    An adult who is told again keeps the one row, from the earlier moment on; a row that was revoked
    stays so, and nothing is owed for it when its time comes (`journeys.deliver` asks again).
    """
    inbox: dict[tuple[UUID, UUID], tuple[UUID, UUID, UUID, int, datetime]] = {}
    rings = []
    for telling in tellings:
        case = telling.concern
        case.rings += 1
        for adult in telling.adults:
            row = (case.school_id, case.id, adult, telling.tier, telling.at)
            *_, tier, told_at = inbox.setdefault((case.id, adult), row)
            inbox[case.id, adult] = (*row[:3], tier, min(told_at, telling.at))
            rings.append(
                Ring(
                    school_id=case.school_id,
                    adult_id=adult,
                    concern_id=case.id,
                    pupil_id=case.pupil_id,
                    what=telling.what,
                    number=case.rings,
                    urgent=case.severity == "U",
                    at=telling.at,
                )
            )
    if opened:
        rows = [[getattr(case, name) for name in _OPEN_CASE] for case in opened]
        _CASES.run(session, rows)
        for case in opened:  # from here on the mapper knows it as a row
            make_transient_to_detached(case)
            session.add(case)
    if inbox:
        _TELL.run(session, list(inbox.values()))
    owe(session, rings, now=now)


def write_down(session: Session, happenings: Sequence[Happening], *, now: datetime) -> None:
    """Write what happened into the chronology and the audit, in the causing transaction."""
    entries, events = [], []
    ids = sorted(uuid7() for _ in happenings)  # of one instant, yet in the order of happening
    for what, made in zip(happenings, ids, strict=True):
        case = what.concern
        actor = (what.actor_kind, what.actor_id)
        events.append(
            (case.school_id, made, case.id, case.pupil_id, what.kind, now, *actor, what.other_id,
             what.figures, what.words_sealed)
        )  # fmt: skip
        entries.append(
            Entry(
                school_id=case.school_id,
                at=now,
                actor_kind=what.actor_kind,
                actor_id=what.actor_id,
                action=AUDITED[what.kind],
                pupil_id=case.pupil_id,
                concern_id=case.id,
                object_kind="person" if what.other_id else None,
                object_id=what.other_id,
            )
        )
    if events:
        _EVENTS.run(session, events)
    record(session, entries)
