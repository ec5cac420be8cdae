"""Asks whether a case is there for whoever knocks, before it is read what they say of it."""

from uuid import UUID

from fastapi import Depends
from fastapi.params import Depends as Gate

from app.access.policy import Action, Facts, may
from app.concerns.queries import case_for
from app.edge.deps import StaffAnswer
from app.kernel.problems import absent


def case_gate(action: Action) -> Gate:
    """Give the gate of a case: to whom it is not there, no form of a body is wrong either."""

    def look(concern_id: UUID, visit: StaffAnswer) -> None:
        case_for(visit.session, visit.actor, concern_id, action, now=visit.now)

    gate: Gate = Depends(look, scope="function")
    return gate


def team_gate(action: Action) -> Gate:
    """Give the gate for what names its case in the body: shut to whom no case would let do this."""

    def look(visit: StaffAnswer) -> None:
        if not may(action, visit.actor, Facts(told=True)):
            raise absent()

    gate: Gate = Depends(look, scope="function")
    return gate
