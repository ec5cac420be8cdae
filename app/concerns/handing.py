"""How a case changes hands: offered and accepted, taken over, a person added, severity lowered."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import Action
from app.access.severity import Severity, is_worse
from app.concerns import clock
from app.concerns.answering import sealed_words
from app.concerns.models import Concern, Exclusion, Party
from app.concerns.queries import case_for, open_cases_of_pupil
from app.concerns.routing import may_hold
from app.concerns.standing import chain_of, ground, kept_out, standing, trusted
from app.concerns.telling import Happening, Telling, tell, write_down
from app.concerns.winding import start_clock
from app.kernel.crypto import Keyring
from app.kernel.problems import Problem, absent
from app.notify.outbox import settle_for


def _may_receive(session: Session, case: Concern, adult: UUID, now: datetime) -> None:
    """Refuse to bring an adult into a case who may not know of it.

    Raises:
        Problem: `not_found`, the same for somebody unknown and somebody kept out.
    """
    at = ground(session, case.school_id, now)
    trust_of = trusted(session, case.school_id, [case.pupil_id], now)[case.pupil_id]
    here = standing(
        at,
        trust_of,
        severity=case.severity,
        addressee=case.addressee,
        reserved=case.reserved,
        kept_out=kept_out(session, case),
    )
    known = adult in at.staff.people
    if not known or not may_hold(here, adult, chosen=adult in trust_of.circle):
        raise absent()


def offer(session: Session, actor: Actor, concern_id: UUID, to: UUID, *, now: datetime) -> Concern:
    """Offer a case to another adult; the owner stays until it is accepted, as does the deadline.

    No reason is asked: handing on is part of looking after each other.

    Raises:
        Problem: `not_found`; `not_now` unless somebody has it; `bad_field` to oneself.
    """
    case = case_for(session, actor, concern_id, Action.HAND_ON, now=now)
    if case.state not in {"acked", "contacted"}:
        raise Problem("not_now")
    if to == actor.person_id:
        raise Problem("bad_field", field="to")
    _may_receive(session, case, to, now)
    case.offered_to, case.offered_at = to, now
    tell(session, [Telling(case, (to,), case.tier, "offered", now)], now=now)
    write_down(session, [Happening(case, "offered", actor.kind, actor.person_id, to)], now=now)
    return case


def accept(session: Session, actor: Actor, concern_id: UUID, *, now: datetime) -> Concern:
    """Accept a case that was offered; the deadline is kept, never extended.

    Raises:
        Problem: `not_found` where nothing was offered to this adult.
    """
    case = case_for(session, actor, concern_id, Action.ACCEPT, now=now)
    if case.state not in {"acked", "contacted"}:
        raise Problem("already_done")
    case.owner_id = case.acked_by = actor.person_id
    case.offered_to = case.offered_at = None
    if case.going_by is not None:
        case.going_by = actor.person_id  # the mark goes with the case, and lapses with its giver
    party = session.get(Party, (case.school_id, case.id, actor.person_id))
    if party is not None:
        party.expires_at = None  # who owns a case can read it
    settle_for(session, case.school_id, case.id, state="superseded", now=now)
    write_down(session, [Happening(case, "accepted", actor.kind, actor.person_id)], now=now)
    return case


def take_over(session: Session, actor: Actor, concern_id: UUID, *, now: datetime) -> Concern:
    """A safeguarding person becomes the owner; what was promised by when stays.

    Raises:
        Problem: `not_found`; `already_done` where it is closed.
    """
    case = case_for(session, actor, concern_id, Action.TAKE_OVER, now=now)
    if case.state == "closed":
        raise Problem("already_done")
    case.owner_id = actor.person_id
    case.offered_to = case.offered_at = None
    write_down(session, [Happening(case, "taken_over", actor.kind, actor.person_id)], now=now)
    return case


def add_person(
    session: Session,
    actor: Actor,
    concern_id: UUID,
    adult: UUID,
    reason: str,
    *,
    expires_at: datetime | None,
    keys: Keyring,
    now: datetime,
) -> Concern:
    """Bring another adult into a case, with a reason; the child is told who was added.

    Raises:
        Problem: `not_found`; `needs_reason`; `bad_field` where it would have ended already.
    """
    case = case_for(session, actor, concern_id, Action.ADD_PERSON, now=now)
    sealed = sealed_words(session, keys, case, reason, now)
    if sealed is None:
        raise Problem("needs_reason", field="reason")
    if expires_at is not None and expires_at <= now:
        raise Problem("bad_field", field="expires_at")
    _may_receive(session, case, adult, now)
    tell(session, [Telling(case, (adult,), case.tier, "added", now)], now=now)
    party = session.get(Party, (case.school_id, case.id, adult))
    if party is not None:
        party.added_by, party.expires_at, party.revoked_at = actor.person_id, expires_at, None
    what = Happening(case, "person_added", actor.kind, actor.person_id, adult, None, sealed)
    write_down(session, [what], now=now)
    return case


def lower(
    session: Session,
    actor: Actor,
    concern_id: UUID,
    severity: Severity,
    reason: str,
    *,
    keys: Keyring,
    now: datetime,
) -> Concern:
    """Lower a case's severity; only a named safeguarding person may, and says why.

    Raises:
        Problem: `not_found`; `needs_reason`; `bad_field` where it is not lower.
    """
    case = case_for(session, actor, concern_id, Action.LOWER, now=now)
    sealed = sealed_words(session, keys, case, reason, now)
    if sealed is None:
        raise Problem("needs_reason", field="reason")
    if case.state == "closed" or not is_worse(Severity(case.severity), severity):
        raise Problem("bad_field", field="severity")
    case.severity = severity
    at = ground(session, case.school_id, now)
    settle_for(session, case.school_id, case.id, state="superseded", now=now)
    if case.state == "open" and case.going_by is not None:
        # one person is enough now, and that person is on the way
        case.state, case.also_at = "acked", None
        case.decision_asked_at = None
        case.deadline_at = clock.contact_by(at.cal, severity, now)
    elif case.state == "open":
        begins = clock.starts_at(at.cal, now, staffed_rota=at.school.staffed_rota)
        case.clock_from = max(case.clock_from, begins)
        case.dsp_by = case.dsp_at = None
        owner = case.owner_id
        start_clock(at, case, chain_of(session, at, case))
        case.owner_id = owner or case.owner_id
        told = (case.owner_id,) if case.owner_id else ()
        tell(session, [Telling(case, told, case.tier, "ring", case.clock_from)], now=now)
    what = Happening(case, "lowered", actor.kind, actor.person_id, words_sealed=sealed)
    write_down(session, [what], now=now)
    return case


def put_back(
    session: Session,
    actor: Actor,
    concern_id: UUID,
    adult: UUID,
    reason: str,
    *,
    keys: Keyring,
    now: datetime,
) -> Concern:
    """Let an adult back into a case from which words in a note had held them.

    A veto and an adult whom the child named stay out: nobody overrules the child here. Who would
    have been told by now is told. What comes next to the same adults is judged anew: the case then
    stands beside it, and takes no new note from which somebody is held.

    Raises:
        Problem: `not_found`; `needs_reason`.
    """
    case = case_for(session, actor, concern_id, Action.PUT_BACK, now=now)
    held = session.get(Exclusion, (case.school_id, case.id, adult))
    if held is None or held.why != "held" or held.lifted_by is not None:
        raise absent()
    sealed = sealed_words(session, keys, case, reason, now)
    if sealed is None:
        raise Problem("needs_reason", field="reason")
    held.lifted_by = actor.person_id
    session.flush()
    _no_more_of_that_set(session, case)
    found = chain_of(session, ground(session, case.school_id, now), case)
    if case.state == "open" and adult in found.up_to(case.tier):
        tell(session, [Telling(case, (adult,), case.tier, "ring", now)], now=now)
    what = Happening(case, "put_back", actor.kind, actor.person_id, adult, None, sealed)
    write_down(session, [what], now=now)
    return case


def _no_more_of_that_set(session: Session, case: Concern) -> None:
    """Give a case its present exclusions, or where such a one is open a place of its own."""
    now_out = kept_out(session, case)
    kept = [
        one
        for one in case.exclusions.partition("+")[0].split(",")
        if one and UUID(hex=one) in now_out
    ]
    others = open_cases_of_pupil(session, case.school_id, case.pupil_id)
    taken = {(one.addressee, one.exclusions) for one in others if one.id != case.id}
    wanted = ",".join(kept)
    case.exclusions = wanted if (case.addressee, wanted) not in taken else f"{wanted}+{case.id.hex}"
