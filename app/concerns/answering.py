"""What an adult does with a case: take it, meet the child, write it down, close it, sign it off."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import SAFEGUARDING, Action
from app.concerns import clock
from app.concerns.models import Concern, Event
from app.concerns.queries import case_for
from app.concerns.reporting import Report
from app.concerns.routing import GRAVE, rung_at_once
from app.concerns.standing import Ground, chain_of, ground
from app.concerns.telling import Happening, Telling, tell, write_down
from app.kernel.crypto import Keyring, open_sealed, seal
from app.kernel.problems import Problem
from app.notify.outbox import settle_for
from app.vault.service import pupil_key

MOST_WORDS: Final = 4000
OUTCOMES: Final = (
    "talked",
    "sorted",
    "watching",
    "plan_made",
    "home_contacted",
    "referred",
    "safeguarding_record",
)


@dataclass(frozen=True, slots=True)
class Closing:
    """What is said at closing.

    Args:
        outcome: one of `OUTCOMES`.
        disclosed: did the child say anything about being hurt or unsafe?
        reported_to: of a case of U or severe words: whom it was reported to, when, reference.
        not_reported_because: or why it was not.
        words: free words, kept under the pupil's key.
    """

    outcome: str
    disclosed: bool | None
    reported_to: str | None = None
    not_reported_because: str | None = None
    words: str | None = None


def sealed_words(
    session: Session, keys: Keyring, case: Concern, words: str | None, now: datetime
) -> bytes | None:
    """Seal an adult's words under the pupil's key, at their place in the chronology."""
    if not words or not words.strip():
        return None
    _, key = pupil_key(session, keys, case.school_id, case.pupil_id, now=now)
    return seal(key, words.strip()[:MOST_WORDS], aad=_place(case.school_id, case.id))


def open_words(key: bytes, event: Event) -> str | None:
    """Open what an adult wrote with an event.

    Raises:
        CannotOpen: the pupil's key was destroyed.
    """
    if event.words_sealed is None:
        return None
    return open_sealed(key, event.words_sealed, aad=_place(event.school_id, event.concern_id))


def _on_a_line(text: str | None) -> str | None:
    return text and " ".join(text.split())


def _place(school_id: UUID, concern_id: UUID) -> tuple[str, ...]:
    return ("concern_event", "words", school_id.hex, concern_id.hex)


def _happened(
    session: Session,
    case: Concern,
    actor: Actor,
    kind: str,
    now: datetime,
    *,
    other: UUID | None = None,
    words: bytes | None = None,
) -> None:
    write_down(
        session,
        [Happening(case, kind, actor.kind, actor.person_id, other, words_sealed=words)],
        now=now,
    )


def acknowledge(
    session: Session, actor: Actor, concern_id: UUID, *, mark: str = "going", now: datetime
) -> Concern:
    """Take a case: "I've got this". Only this stops the clock; the same again changes nothing.

    An urgent case needs two marks, "going" and "dsp"; each rings on until given. A note that asks
    for nothing is closed by being read.

    Raises:
        Problem: `not_found`; `already_done` where another adult has it.
    """
    action = Action.MARK_SAFEGUARDING_HAS_IT if mark == "dsp" else Action.ACKNOWLEDGE
    case = case_for(session, actor, concern_id, action, now=now)
    if case.state == "closed":
        raise Problem("already_done")
    at = ground(session, case.school_id, now)
    if case.severity == "U":
        _mark_urgent(session, at, case, actor, mark, now)
    elif case.state == "open":
        _take(session, at, case, actor, now)
    elif case.acked_by != actor.person_id:
        raise Problem("already_done")
    return case


def _take(session: Session, at: Ground, case: Concern, actor: Actor, now: datetime) -> None:
    reads = case.severity == "N" and case.ask != "hello"
    case.acked_by, case.acked_at, case.owner_id = actor.person_id, now, actor.person_id
    case.nudged_at = case.also_at = None
    if reads:
        case.state, case.outcome = "closed", "read"
        case.closed_by, case.closed_at, case.deadline_at = actor.person_id, now, None
        case.decide_at = case.decision_asked_at = None
    else:
        case.state = "acked"
        bell = case.severity == "N"
        case.deadline_at = clock.contact_by(at.cal, "R" if bell else case.severity, now)
    settle_for(session, case.school_id, case.id, state="superseded", now=now)
    _happened(session, case, actor, "read" if reads else "acknowledged", now)


def _mark_urgent(
    session: Session, at: Ground, case: Concern, actor: Actor, mark: str, now: datetime
) -> None:
    if mark == "dsp":
        if case.dsp_by is not None:
            if case.dsp_by != actor.person_id:
                raise Problem("already_done")
            return
        case.dsp_by, case.dsp_at = actor.person_id, now
    else:
        if case.going_by is not None:
            if case.going_by != actor.person_id:
                raise Problem("already_done")
            return
        case.going_by, case.going_at, case.owner_id = actor.person_id, now, actor.person_id
        case.acked_by, case.acked_at = actor.person_id, now
    if case.going_by is not None and case.dsp_by is not None:
        case.state, case.also_at, case.nudged_at = "acked", None, None
        case.deadline_at = clock.contact_by(at.cal, "U", case.going_at or now)
        if case.deadline_at <= now:
            case.deadline_at = clock.contact_by(at.cal, "U", now)
        settle_for(session, case.school_id, case.id, state="superseded", now=now)
    else:
        # their own bell stops; the others', for the mark that is missing, rings on
        settle_for(
            session,
            case.school_id,
            case.id,
            adult_ids=[actor.person_id] if actor.person_id else [],
            state="superseded",
            now=now,
        )
    _happened(session, case, actor, "safeguarding_has_it" if mark == "dsp" else "going", now)


def log_contact(
    session: Session,
    actor: Actor,
    concern_id: UUID,
    *,
    words: str | None,
    keys: Keyring,
    now: datetime,
) -> Concern:
    """Write down "I met them"; the child is then asked, privately, whether it is so.

    Raises:
        Problem: `not_found`; `not_now` before it was taken.
    """
    case = case_for(session, actor, concern_id, Action.LOG_CONTACT, now=now)
    if case.state == "contacted":
        return case
    if case.state != "acked":
        raise Problem("not_now")
    at = ground(session, case.school_id, now)
    case.state, case.contacted_by, case.contacted_at = "contacted", actor.person_id, now
    case.said = case.said_at = case.nudged_at = case.not_again = None
    case.decide_at = case.decision_asked_at = None  # met: nothing is left to be decided
    case.off_site_by = case.off_site_at = None
    case.deadline_at = clock.review_by(at.cal, case.severity, now)
    sealed = sealed_words(session, keys, case, words, now)
    _happened(session, case, actor, "contact", now, words=sealed)
    return case


def add_words(
    session: Session, actor: Actor, concern_id: UUID, words: str, *, keys: Keyring, now: datetime
) -> Concern:
    """Add what one knows to a case that somebody else may own.

    Raises:
        Problem: `not_found`; `bad_field` where there are no words.
    """
    case = case_for(session, actor, concern_id, Action.ADD_WORDS, now=now)
    sealed = sealed_words(session, keys, case, words, now)
    if sealed is None:
        raise Problem("bad_field", field="words")
    _happened(session, case, actor, "words_added", now, words=sealed)
    return case


def close(
    session: Session, actor: Actor, concern_id: UUID, said: Closing, *, keys: Keyring, now: datetime
) -> Concern:
    """Close a met case; an urgent one waits for a second signature, by the next school day.

    Raises:
        Problem: `not_found`; `not_now` before the child was met; `needs_outcome`; `bad_field`
            naming what is missing (disclosed, reported).
    """
    case = case_for(session, actor, concern_id, Action.CLOSE, now=now)
    if case.state == "closed":
        return case
    if case.state != "contacted":
        raise Problem("not_now")
    if said.outcome not in OUTCOMES:
        raise Problem("needs_outcome", field="outcome")
    if said.disclosed is None:
        raise Problem("bad_field", field="disclosed")
    severe = case.severity == "U" or case.words >= GRAVE
    if severe:
        if not (said.reported_to or said.not_reported_because):
            raise Problem("bad_field", field="reported")
        if not actor.roles & SAFEGUARDING:
            raise Problem("needs_second_person", field="reported")
    at = ground(session, case.school_id, now)
    report = Report(_on_a_line(said.reported_to), _on_a_line(said.not_reported_because), said.words)
    words = report.written()
    case.outcome, case.disclosed = said.outcome, said.disclosed
    case.closed_by = actor.person_id
    if case.severity == "U":
        case.deadline_at = clock.second_signature_by(at.cal, now)
        kind = "first_signature"
        others = tuple(
            one for one in rung_at_once(chain_of(session, at, case), "U") if one != actor.person_id
        )
        tell(session, [Telling(case, others, case.tier, "ring", now)], now=now)
    else:
        case.state, case.closed_at, case.deadline_at, case.also_at = "closed", now, None, None
        settle_for(session, case.school_id, case.id, state="superseded", now=now)
        kind = "closed"
    sealed = sealed_words(session, keys, case, words, now)
    _happened(session, case, actor, kind, now, words=sealed)
    return case


def sign_off(session: Session, actor: Actor, concern_id: UUID, *, now: datetime) -> Concern:
    """Sign an urgent case off as the second of two; never the one who closed it.

    Raises:
        Problem: `not_found`; `not_now` before the first signature; `needs_second_person`.
    """
    case = case_for(session, actor, concern_id, Action.SIGN_OFF, now=now)
    if case.state == "closed":
        return case
    signed = case.state == "contacted" and case.outcome is not None and case.closed_by is not None
    if case.severity != "U" or not signed:
        raise Problem("not_now")
    if case.closed_by == actor.person_id:
        raise Problem("needs_second_person")
    case.state, case.second_by, case.second_at = "closed", actor.person_id, now
    case.closed_at, case.deadline_at, case.also_at = now, None, None
    settle_for(session, case.school_id, case.id, state="superseded", now=now)
    _happened(session, case, actor, "closed", now)
    return case
