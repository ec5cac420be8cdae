"""Before a bell rings: may this adult still be told of this case?"""

from datetime import datetime

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import Action, may
from app.concerns.models import Concern
from app.concerns.queries import facts
from app.identity.invites import still_carries
from app.notify.invites import INVITE
from app.notify.models import Owed
from app.roster.models import Person
from app.roster.queries import roles_of


def may_send(session: Session, owed: Owed, now: datetime) -> bool:
    """Say whether a notice that is owed may go out; asked under the fence, just before sending.

    The same policy decides who is told and who may see: a veto, a revoked or expired place, a
    leaver, or a case that closed meanwhile make it no; and an invite that was replaced or is over.
    """
    if owed.kind == INVITE:
        return still_carries(session, owed.school_id, owed.adult_id, owed.id, now)
    if owed.concern_id is None:
        return True
    case = session.get(Concern, (owed.school_id, owed.concern_id))
    person = session.get(Person, (owed.school_id, owed.adult_id))
    if case is None or person is None or case.state == "closed" or person.status != "active":
        return False
    actor = Actor(
        owed.school_id, owed.adult_id, "staff", roles_of(session, owed.school_id, owed.adult_id)
    )
    return may(Action.READ_CASE, actor, facts(session, actor, case, now))
