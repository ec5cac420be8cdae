"""Taking the last import back, in the office: shown first, then done."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from anyio import to_thread
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.access.policy import Action as Wish
from app.edge.admin_gate import the_office
from app.edge.bodies import Body, KnockFirst
from app.edge.deps import Staff, Visit, within
from app.edge.office_desk import at_the_desk
from app.journeys import undo_import
from app.kernel.db import Database, Urgency
from app.kernel.problems import Problem
from app.roster import present, queries, undoing
from app.roster.people import full_name
from app.words.catalogue import Words

router = APIRouter(route_class=KnockFirst)
SHOWN = 300


class LastImport(BaseModel):
    """The import that was applied last; `undo_until` is None where it cannot be taken back."""

    run: UUID | None = None
    at: datetime | None = None
    by: str | None = None
    added: int = 0
    changed: int = 0
    ended: int = 0
    undo_until: datetime | None = None


class KeptLine(BaseModel):
    """One row that stays as it is, or is not wholly as before; `fields` without their values."""

    what: str
    name: str
    fields: list[str]
    why: str
    text_cy: str
    text_en: str


class UndoOf(BaseModel):
    """What an undo would do, or did; says nothing of cases, whoever leaves or comes back."""

    run: UUID
    left: int
    returned: int
    changed: int
    memberships: int
    duties: int
    terms: int
    kept: list[KeptLine]
    kept_in_all: int


class UndoBody(Body):
    run: Annotated[UUID, Field(strict=False)]


_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": UndoBody.model_json_schema()}},
    }
}


@router.get("/imports/last")
def last(visit: Staff) -> LastImport:
    """Say which import was the last, and until when it can be taken back."""
    school_id = the_office(visit, Wish.KEEP_ROSTER)
    run = present.last_run(visit.session, school_id)
    if run is None:
        return LastImport()
    people = queries.people(visit.session, school_id, {run.by} if run.by else set())
    return LastImport(
        run=run.id,
        at=run.at,
        by=full_name(people[run.by]) if run.by in people else None,
        added=run.added,
        changed=run.changed,
        ended=run.ended,
        undo_until=undoing.until(visit.session, run, visit.now),
    )


@router.get("/imports/undo")
async def preview(request: Request) -> UndoOf:
    """Show what taking the last import back would do, and what it would leave."""
    by = await within(request, Urgency.REST, lambda visit: at_the_desk(request, visit))
    shown = await to_thread.run_sync(lambda: _prepare(request, by.school_id, by.person_id))
    return _shown(request.app.state.words, shown.run_id, shown.receipt)


@router.post("/imports/undo", openapi_extra=_BODY)
async def undo(request: Request) -> UndoOf:
    """Take the last import back, if it is still the one that was shown."""
    # no dependency that holds the writer: what is made ready here takes its time, and writes after
    by = await within(request, Urgency.REST, lambda visit: at_the_desk(request, visit))
    try:
        body = UndoBody.model_validate_json(await request.body())
    except ValueError as error:  # a ValidationError is a ValueError
        raise Problem("bad_field", field="run") from error
    shown = await to_thread.run_sync(lambda: _prepare(request, by.school_id, by.person_id))

    def undone(visit: Visit) -> undo_import.Receipt:
        at_the_desk(request, visit)
        return undo_import.undo(visit.session, visit.actor, body.run, prepared=shown, now=visit.now)

    receipt = await within(request, Urgency.REST, undone)
    return _shown(request.app.state.words, body.run, receipt)


def _prepare(request: Request, school_id: UUID, by: UUID | None) -> undo_import.Prepared:
    database: Database = request.app.state.database
    with database.read() as session:
        return undo_import.prepare(session, school_id, by=by, now=request.app.state.clock())


def _shown(words: Words, run: UUID, receipt: undo_import.Receipt) -> UndoOf:
    return UndoOf(
        run=run,
        left=receipt.left,
        returned=receipt.returned,
        changed=receipt.changed,
        memberships=receipt.memberships,
        duties=receipt.duties,
        terms=receipt.terms,
        kept=[
            KeptLine(
                what=one.what,
                name=one.name,
                fields=list(one.fields),
                why=one.why.rpartition(".")[2],
                text_cy=words.say("cy", one.why, "plain"),
                text_en=words.say("en", one.why, "plain"),
            )
            for one in receipt.kept[:SHOWN]
        ],
        kept_in_all=len(receipt.kept),
    )
