"""Takes taps that waited without wifi: sealed, with a ticket inside, and without a session."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.edge.bodies import Body, KnockFirst
from app.edge.deps import AnyoneAsking
from app.edge.taps import TapBody
from app.journeys import offline
from app.journeys.check_in import Tap, check_in
from app.kernel.problems import Problem

router = APIRouter(tags=["offline"], route_class=KnockFirst)


class Sealed(Body):
    id: UUID = Field(strict=False)
    sealed: str = Field(max_length=400_000)


class Uploaded(BaseModel):
    """Says only that it is kept: whoever sends it may not be the child who wrote it."""

    id: UUID
    state: str = "kept"


@router.post("/api/offline")
def upload(body: Sealed, visit: AnyoneAsking) -> Uploaded:
    opened = offline.unseal(visit.keys, body.sealed)
    ticket = offline.read_ticket(visit.keys, str(opened.get("ticket", "")), visit.now)
    form = TapBody.model_validate(opened["check_in"])
    # an old ticket is no reason to lose an ask: it is taken as somebody who says to be the pupil
    fresh = visit.now - ticket.issued_at <= offline.GOOD_FOR
    tap = Tap(
        ticket.school_id,
        ticket.pupil_id,
        form.said(body.id, visit.now),
        "offline" if fresh else "unverified",
        device_id=ticket.device_id,
        window_id=form.window,
    )
    (receipt,) = check_in(visit.session, [tap], keys=visit.keys, now=visit.now)
    if isinstance(receipt, Problem):
        raise receipt
    return Uploaded(id=body.id)
