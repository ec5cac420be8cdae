"""Who may be in the office, and the line that each thing done there leaves in the record."""

from uuid import UUID

from fastapi import Depends
from fastapi.params import Depends as Gate

from app.access.policy import Action as Wish
from app.access.policy import Facts, may
from app.audit.actions import Action
from app.audit.service import Entry, record
from app.edge.deps import Staff, Visit
from app.kernel.problems import absent


def the_office(visit: Visit, wish: Wish) -> UUID:
    """Give the school whose office this is; to anyone else there is no office here.

    Raises:
        Problem: `not_found`.
    """
    if not may(wish, visit.actor, Facts()):
        raise absent()
    return visit.actor.school_id


def office_gate(wish: Wish) -> Gate:
    """Give the gate of a door that reads a body: to whom there is no office, no form is wrong."""

    def look(visit: Staff) -> None:
        the_office(visit, wish)

    gate: Gate = Depends(look, scope="function")
    return gate


def write_down(
    visit: Visit,
    action: Action,
    object_kind: str,
    object_id: UUID,
    *,
    pupil_ids: tuple[UUID | None, ...] = (None,),
) -> None:
    """Write down what was done, once for each pupil whom it concerns."""
    entries = [
        Entry(
            visit.actor.school_id,
            visit.now,
            "staff",
            visit.actor.person_id,
            action,
            pupil_id=pupil_id,
            object_kind=object_kind,
            object_id=object_id,
        )
        for pupil_id in pupil_ids
    ]
    if entries:
        record(visit.session, entries)
