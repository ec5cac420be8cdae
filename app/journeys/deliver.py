"""Before a bell rings: may this adult still be told of this case?"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import Action, may
from app.concerns.between import facts_of
from app.concerns.queries import cases
from app.identity.invites import still_carry
from app.notify.invites import INVITE
from app.notify.models import Owed
from app.notify.outbox import TABLET
from app.roster.duties import roles_of_people


def may_send(session: Session, owed: Sequence[Owed], now: datetime) -> set[UUID]:
    """Say which notices that are owed may go out; asked under the fences, just before sending.

    The same policy decides who is told and who may see: a veto, a revoked or expired place, a
    leaver, or a case that closed meanwhile make it no; and an invite that was replaced or is over.
    Who is called to the class tablet is told of no case, and need not be allowed to read one.
    Seven statements, however many are owed.

    Returns:
        The ids of those that may.
    """
    open_ones = {
        key: case
        for key, case in cases(
            session, {(one.school_id, one.concern_id) for one in owed if one.concern_id}
        ).items()
        if case.state != "closed"
    }
    rings = [
        (one, case)
        for one in owed
        if one.concern_id and (case := open_ones.get((one.school_id, one.concern_id)))
    ]
    known = facts_of(session, [(one.adult_id, case) for one, case in rings], now)
    roles = roles_of_people(session, {(one.school_id, one.adult_id) for one, _ in rings})
    letters = {(one.school_id, one.id) for one in owed if one.kind == INVITE}
    allowed = still_carry(session, letters, now)
    allowed |= {one.id for one in owed if one.concern_id is None and one.kind != INVITE}
    for one, case in rings:
        if one.kind == TABLET:
            who = known[(one.adult_id, case.id)]
            if who.same_school and not who.excluded and case.state == "open":
                allowed.add(one.id)
            continue
        actor = Actor(one.school_id, one.adult_id, "staff", roles[(one.school_id, one.adult_id)])
        if may(Action.READ_CASE, actor, known[(one.adult_id, case.id)]):
            allowed.add(one.id)
    return allowed
