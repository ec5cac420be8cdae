"""Opens a case again: a promise that was not kept, or a child who says that nobody came."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.concerns import clock
from app.concerns.models import Concern
from app.concerns.queries import open_cases_of_pupil
from app.concerns.routing import Chain, next_eligible
from app.concerns.standing import Ground, chain_of, ground
from app.concerns.telling import Happening, Telling, tell, write_down
from app.concerns.winding import forget_answers, start_clock


def reopen(
    session: Session,
    at: Ground,
    case: Concern,
    found: Chain,
    *,
    tier: int,
    also: Iterable[UUID] = (),
) -> None:
    """Open a case at a tier with a clock of its own; every answer so far is taken back.

    Args:
        session: the transaction of the cause.
        at: the school at this moment.
        case: open or closed.
        found: its chain.
        tier: where it begins.
        also: who is told besides whoever owns it now.
    """
    case.state, case.tier = "open", tier
    forget_answers(case)
    case.clock_from = clock.starts_at(at.cal, at.now, staffed_rota=at.school.staffed_rota)
    start_clock(at, case, found)
    told = (case.owner_id, *also)
    if case.severity == "U":
        told = (*told, *found.safeguarding)
    everybody = tuple(dict.fromkeys(one for one in told if one))
    what = "urgent" if case.severity == "U" else "ring"
    tell(session, [Telling(case, everybody, tier, what, max(case.clock_from, at.now))], now=at.now)


def not_yet(session: Session, case: Concern, *, now: datetime) -> None:
    """The child says that nobody came: another adult is told, and the DSP sees both statements.

    It never goes back to who logged the meeting, though there be nobody else in the circle.
    """
    at = ground(session, case.school_id, now)
    case.said, case.said_at = "not_yet", now
    logged_by = case.contacted_by or case.acked_by or case.owner_id
    case = _still_open(session, case)
    case.not_again = logged_by
    found = chain_of(session, at, case)
    tier = found.first_tier()
    if logged_by is not None:
        tier, _ = next_eligible(found, not_again=logged_by)
    reopen(session, at, case, found, tier=tier, also=found.lead)
    what = Happening(case, "not_yet", "pupil", case.pupil_id, case.owner_id)
    alone = [Happening(case, "unreachable")] if case.unreachable_at else []
    write_down(session, [what, *alone], now=now)


def _still_open(session: Session, case: Concern) -> Concern:
    """Give the open case to the same addressee, where the child has asked again since it closed."""
    if case.state != "closed":
        return case
    place = (case.addressee, case.exclusions)
    others = open_cases_of_pupil(session, case.school_id, case.pupil_id)
    return next((one for one in others if (one.addressee, one.exclusions) == place), case)
