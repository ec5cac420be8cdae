"""A roster file in the office: shown first, then applied; read before anybody waits for it."""

from collections.abc import Sequence
from typing import Annotated, Final

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from app.access.actor import Actor
from app.edge.deps import Visit, within
from app.edge.office_desk import at_the_desk
from app.journeys import import_roster
from app.journeys.import_roster import Preview
from app.kernel.db import Database, Urgency
from app.kernel.problems import Problem
from app.roster import queries
from app.roster.importing.apart import read_apart
from app.roster.importing.known import Changes, ClassChange, PersonChange
from app.roster.importing.shape import Roster, RowProblem, UnreadableRoster
from app.words.catalogue import Words

router = APIRouter()
_READ_AT_ONCE: Final = 2  # processes that read uploads
_reading: Final = RunVar[CapacityLimiter]("hwyl_reading")
SHOWN: Final = 300  # of each kind of change, and of problems; the counts are always whole
FileName = Annotated[str, Query(max_length=120)]


class Counts(BaseModel):
    added: int
    changed: int
    ended: int


class ChangedPerson(BaseModel):
    """`what` is added, changed, returned or left; `fields` are named without their values."""

    what: str
    kind: str
    name: str
    fields: list[str]


class ChangedClass(BaseModel):
    what: str
    name: str
    kind: str


class FileProblem(BaseModel):
    file: str
    row: int | None
    field: str | None
    code: str
    level: str
    text_cy: str
    text_en: str


class HeldBack(BaseModel):
    code: str
    n: int
    text_cy: str
    text_en: str


class RosterPreview(BaseModel):
    """What a file would do; says nothing of cases, whoever would vanish."""

    readable: bool
    layout: str | None = None
    only_changes: bool = False
    same_file: bool = False
    nothing: bool = True
    counts: dict[str, Counts] = {}
    people: list[ChangedPerson] = []
    classes: list[ChangedClass] = []
    problems: list[FileProblem] = []
    problems_in_all: int = 0
    held_back: list[HeldBack] = []
    vanishing_share: float = 0.0
    needs_confirmation: bool = False


class RosterReceipt(BaseModel):
    applied: bool
    added: int
    changed: int
    ended: int
    joined: int
    moved_out: int


@router.post("/roster/preview", openapi_extra={"requestBody": {"content": {"application/zip": {}}}})
async def preview(request: Request, name: FileName = "roster") -> RosterPreview:
    """Show what a file would change, and what is wrong in it."""
    by = await within(request, Urgency.REST, lambda visit: at_the_desk(request, visit))
    words: Words = request.app.state.words
    try:
        roster, problems = await _read(request, name)
    except UnreadableRoster as error:
        return RosterPreview(readable=False, problems=[_unreadable(words, error, name)])
    _, prepared = await to_thread.run_sync(lambda: _prepare(request, by, roster))
    return _shown(words, prepared.found, problems)


@router.post("/roster/apply", openapi_extra={"requestBody": {"content": {"application/zip": {}}}})
async def apply(
    request: Request, name: FileName = "roster", *, confirm: bool = False
) -> RosterReceipt:
    """Apply a file in one transaction; the same file again changes nothing."""
    by = await within(request, Urgency.REST, lambda visit: at_the_desk(request, visit))
    try:
        roster, _ = await _read(request, name)
    except UnreadableRoster:
        raise Problem("bad_file", field="file") from None
    # compared and made ready before anybody has to wait for it
    part, prepared = await to_thread.run_sync(lambda: _prepare(request, by, roster))

    def applied(visit: Visit) -> import_roster.Receipt:
        school_id = at_the_desk(request, visit).school_id
        school = queries.school(visit.session, school_id)
        return import_roster.apply(
            visit.session,
            visit.actor,
            school,
            part,
            confirmed=confirm,
            prepared=prepared,
            now=visit.now,
        )

    done = await within(request, Urgency.REST, applied)
    return RosterReceipt(
        applied=done.applied,
        added=done.added,
        changed=done.changed,
        ended=done.ended,
        joined=done.joined,
        moved_out=done.moved_out,
    )


def _prepare(request: Request, by: Actor, roster: Roster) -> tuple[Roster, import_roster.Prepared]:
    """Compare the file's part for a school with it, while nobody waits."""
    database: Database = request.app.state.database
    with database.read() as session:
        school = queries.school(session, by.school_id)
        _, part = import_roster.part_for(roster, school)
        return part, import_roster.prepare(
            session, school, part, by=by.person_id, now=request.app.state.clock()
        )


async def _read(request: Request, name: str) -> tuple[Roster, list[RowProblem]]:
    raw = await request.body()
    reading = _reading.get(None)
    if reading is None:
        reading = CapacityLimiter(_READ_AT_ONCE)
        _reading.set(reading)
    return await to_thread.run_sync(lambda: read_apart(raw, name=name), limiter=reading)


def _unreadable(words: Words, error: UnreadableRoster, name: str) -> FileProblem:
    key = error.code.value
    cy, en = (words.say(lang, key, "plain", shown=error.shown) for lang in ("cy", "en"))
    return FileProblem(
        file=name, row=None, field=None, code=key, level="error", text_cy=cy, text_en=en
    )


def _shown(words: Words, found: Preview, problems: Sequence[RowProblem]) -> RosterPreview:
    changes = found.changes
    return RosterPreview(
        readable=True,
        layout=found.layout,
        only_changes=found.delta,
        same_file=found.same_file,
        nothing=changes.nothing,
        counts=_counts(changes),
        people=_people(changes),
        classes=_classes(changes),
        problems=[_problem(words, one) for one in problems[:SHOWN]],
        problems_in_all=len(problems),
        held_back=[
            HeldBack(
                code=one.code,
                n=one.n,
                text_cy=words.say("cy", one.code, "plain", n=one.n),
                text_en=words.say("en", one.code, "plain", n=one.n),
            )
            for one in changes.notices
        ],
        vanishing_share=round(changes.vanishing, 3),
        needs_confirmation=changes.needs_confirmation,
    )


def _problem(words: Words, one: RowProblem) -> FileProblem:
    slots = {"file": one.file, "row": one.row or "", "field": one.field or "", "shown": one.shown}
    cy, en = (words.say(lang, one.code.value, "plain", **slots) for lang in ("cy", "en"))
    return FileProblem(
        file=one.file,
        row=one.row,
        field=one.field,
        code=one.code.value,
        level=one.level,
        text_cy=cy,
        text_en=en,
    )


def _counts(changes: Changes) -> dict[str, Counts]:
    counts = {
        many: Counts(
            added=sum(1 for one in changes.added if one.kind == kind),
            changed=sum(1 for one in changes.changed if one.known.kind == kind),
            ended=sum(1 for one in changes.left if one.kind == kind),
        )
        for many, kind in (("pupils", "pupil"), ("staff", "staff"))
    }
    counts["classes"] = Counts(
        added=len(changes.new_classes),
        changed=len(changes.changed_classes),
        ended=len(changes.ended_classes),
    )
    counts["memberships"] = Counts(added=len(changes.joins), changed=0, ended=len(changes.ends))
    counts["duties"] = Counts(added=len(changes.duties), changed=0, ended=0)
    counts["terms"] = Counts(added=len(changes.terms), changed=0, ended=0)
    return counts


def _people(changes: Changes) -> list[ChangedPerson]:
    left = [
        ChangedPerson(what="left", kind=one.kind, name=one.name, fields=[])
        for one in changes.left[:SHOWN]
    ]
    changed = [_changed(one) for one in changes.changed[:SHOWN]]
    added = [
        ChangedPerson(
            what="added",
            kind=one.kind,
            name=f"{one.known_as or one.given} {one.family}".strip(),
            fields=[],
        )
        for one in changes.added[:SHOWN]
    ]
    return [*left, *changed, *added]


def _changed(one: PersonChange) -> ChangedPerson:
    return ChangedPerson(
        what="returned" if one.returns else "changed",
        kind=one.known.kind,
        name=one.known.name,
        fields=sorted(one.fields),
    )


def _classes(changes: Changes) -> list[ChangedClass]:
    def changed(one: ClassChange) -> ChangedClass:
        what = "returned" if one.returns else "changed"
        return ChangedClass(what=what, name=one.known.name, kind=one.known.kind)

    return [
        *(
            ChangedClass(what="ended", name=one.name, kind=one.kind)
            for one in changes.ended_classes[:SHOWN]
        ),
        *(changed(one) for one in changes.changed_classes[:SHOWN]),
        *(
            ChangedClass(what="added", name=one.name, kind=one.kind)
            for one in changes.new_classes[:SHOWN]
        ),
    ]
