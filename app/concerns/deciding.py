"""Before a child leaves: safeguarding decides where nobody has met them, and says what was done."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import Action
from app.concerns import clock
from app.concerns.answering import sealed_words
from app.concerns.models import Concern
from app.concerns.queries import case_for
from app.concerns.routing import HEAD, Chain
from app.concerns.standing import Ground, chain_of, ground, timing
from app.concerns.telling import Happening, Telling, tell, write_down
from app.concerns.winding import must_be_decided
from app.kernel.crypto import Keyring
from app.kernel.problems import Problem

DECISIONS: Final = (
    "met",
    "parent_contacted",  # by a human
    "social_services",
    "emergency_duty_team",
    "police",
)


def decide(
    session: Session,
    actor: Actor,
    concern_id: UUID,
    decision: str,
    *,
    words: str | None,
    keys: Keyring,
    now: datetime,
) -> Concern:
    """Record what safeguarding decided for a child whom nobody has met; it stops no clock.

    Another decision later is recorded beside the first; the same again by the same person changes
    nothing. On the next school day, where the child still was not met, it is asked anew.

    Raises:
        Problem: `not_found`; `bad_field` for another word; `not_now` where none is to be made.
    """
    case = case_for(session, actor, concern_id, Action.DECIDE, now=now)
    if decision not in DECISIONS:
        raise Problem("bad_field", field="decision")
    if not must_be_decided(case):
        raise Problem("not_now")
    again = (case.decision, case.decided_by) == (decision, actor.person_id)
    if again and case.decision_asked_at is None:
        return case
    at = ground(session, case.school_id, now)
    case.decision, case.decided_by, case.decided_at = decision, actor.person_id, now
    case.decision_asked_at = None
    case.decide_at = clock.bell_rule_of_another_day(at.cal, now)
    sealed = sealed_words(session, keys, case, words, now)
    what = Happening(case, f"decided_{decision}", actor.kind, actor.person_id, words_sealed=sealed)
    write_down(session, [what], now=now)
    return case


def ask_for_a_decision(session: Session, at: Ground, case: Concern) -> None:
    """Ask safeguarding for its decision, and go on asking until it is given."""
    if not must_be_decided(case) or _is_in_hand(case):
        case.decision_asked_at = None
        case.decide_at = clock.bell_rule_of_another_day(at.cal, at.now)
        return
    case.decision_asked_at = case.decision_asked_at or at.now
    case.decide_at = clock.decision_again(at.cal, timing(at, case), at.now)
    found = chain_of(session, at, case)
    tell(
        session, [Telling(case, who_decides(case, found), case.tier, "decide", at.now)], now=at.now
    )
    write_down(session, [Happening(case, "decision_asked")], now=at.now)


def _is_in_hand(case: Concern) -> bool:
    """Say whether an adult goes to a child in danger who is in school."""
    return case.severity == "U" and case.going_by is not None and case.off_site_at is None


def who_decides(case: Concern, found: Chain) -> tuple[UUID, ...]:
    if case.severity == "U":
        return found.safeguarding or found.tiers[HEAD]
    return found.lead
