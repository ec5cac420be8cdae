"""The child is not in school: safeguarding decides for one in danger, a request waits for them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import Action
from app.concerns import clock
from app.concerns.deciding import who_decides
from app.concerns.models import Concern
from app.concerns.queries import case_for
from app.concerns.standing import chain_of, ground
from app.concerns.telling import Happening, Telling, tell, write_down
from app.concerns.winding import start_clock, wait_for_the_child
from app.kernel.problems import Problem


def not_on_site(session: Session, actor: Actor, concern_id: UUID, *, now: datetime) -> Concern:
    """Say that the child is not in school; the same again changes nothing.

    In danger, safeguarding is asked at once for a decision on the child's welfare, within ten
    minutes. A request or a pattern waits for the first day back, and the DSP knows.

    Raises:
        Problem: `not_found`; `not_now` for a note that only wants reading, or a closed case.
    """
    case = case_for(session, actor, concern_id, Action.SAY_WHERE, now=now)
    if case.state == "closed" or (case.severity == "N" and case.ask != "hello"):
        raise Problem("not_now")
    if case.off_site_at is not None:
        return case
    at = ground(session, case.school_id, now)
    case.off_site_by, case.off_site_at = actor.person_id, now
    urgent = case.severity == "U"
    if urgent:
        case.decision_asked_at = now
    wait_for_the_child(at, case)
    told = who_decides(case, chain_of(session, at, case))
    others = tuple(one for one in told if one != actor.person_id)
    what = "urgent" if urgent else "ring"
    tell(session, [Telling(case, others, case.tier, what, now)], now=now)
    write_down(session, [Happening(case, "off_site", actor.kind, actor.person_id)], now=now)
    return case


def still_away(session: Session, case: Concern, *, now: datetime) -> None:
    """On a day on which the child has not come yet, the DSP is told again, and it waits on."""
    at = ground(session, case.school_id, now)
    wait_for_the_child(at, case)
    tell(
        session,
        [Telling(case, chain_of(session, at, case).lead, case.tier, "ring", now)],
        now=now,
    )
    write_down(session, [Happening(case, "still_off_site", other_id=case.owner_id)], now=now)


def back_in_school(session: Session, actor: Actor, concern_id: UUID, *, now: datetime) -> Concern:
    """Say that the child is back; the same again changes nothing.

    Raises:
        Problem: `not_found`.
    """
    case = case_for(session, actor, concern_id, Action.SAY_WHERE, now=now)
    if case.state != "closed":
        came_back(session, case, actor, now=now)
    return case


def came_back(session: Session, case: Concern, actor: Actor | None, *, now: datetime) -> None:
    """Let the clock of a case run again: somebody, or a check-in in school, says the child is here.

    Args:
        session: the transaction of the cause.
        case: open, and locked.
        actor: who says so; nobody where the child checked in.
        now: the present.
    """
    if case.off_site_at is None:
        return
    at = ground(session, case.school_id, now)
    case.off_site_by = case.off_site_at = case.decision_asked_at = None
    owner = case.owner_id
    if case.state == "open":
        case.clock_from = clock.starts_at(at.cal, now, staffed_rota=at.school.staffed_rota)
        start_clock(at, case, chain_of(session, at, case))
        case.owner_id = owner or case.owner_id
    elif case.state == "acked":
        case.nudged_at = None
        case.deadline_at = clock.contact_by(at.cal, case.severity, now)
    told = (case.owner_id,) if case.owner_id else ()
    what = "urgent" if case.severity == "U" else "ring"
    tell(session, [Telling(case, told, case.tier, what, now)], now=now)
    said = ("system", None) if actor is None else (actor.kind, actor.person_id)
    write_down(session, [Happening(case, "back", *said)], now=now)
