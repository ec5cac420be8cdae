"""The safeguarding team: every open case with its clock, coverage, and who looked at what."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from sqlmodel import col, select

from app.access.policy import Action, Facts, may
from app.access.severity import Severity
from app.audit import actions
from app.audit.queries import rows_for_dsp
from app.audit.service import Entry, record
from app.concerns import answering, deciding, handing, lists
from app.concerns.models import Concern
from app.concerns.queries import hidden_from
from app.edge.bodies import After, Body, Done, Instant, KnockFirst
from app.edge.cases import CaseLine, CaseOf, case_line, whole
from app.edge.deps import Staff, StaffAnswer, Visit
from app.edge.gates import case_gate, team_gate
from app.journeys import case_lists, cover, coverage, read_case
from app.kernel.problems import Problem, absent
from app.roster import queries
from app.roster.people import display_name

router = APIRouter(prefix="/api/safeguarding", tags=["safeguarding"], route_class=KnockFirst)


class Board(BaseModel):
    """A page of all open cases, the most pressing child first, a child's cases together.

    `total` counts the cases of all pages; `reachable` is whether anybody could be rung.
    """

    cases: list[CaseLine]
    next: str | None
    total: int
    reachable: bool


class PersonBody(Body):
    adult: UUID = Field(strict=False)
    reason: str
    expires_at: Instant | None = None


class LowerBody(Body):
    severity: str = Field(pattern="^[URNP]$")
    reason: str


class DecideBody(Body):
    decision: str
    words: str | None = None


class PutBackBody(Body):
    concern: UUID = Field(strict=False)
    adult: UUID = Field(strict=False)
    reason: str


class WithoutOf(BaseModel):
    pupil: str
    group: str | None


class LoadOf(BaseModel):
    name: str
    role: str | None
    pupils: int
    cap: int
    away: bool
    device: bool
    email: bool


class CoverageOf(BaseModel):
    pupils: int
    without_adult: list[WithoutOf]
    adults: list[LoadOf]


class AuditLine(BaseModel):
    id: UUID
    at: datetime
    by: str
    who: str | None
    action: str
    pupil: str | None
    concern_id: UUID | None
    about: str | None


class Audit(BaseModel):
    rows: list[AuditLine]
    next: UUID | None


@router.get("/cases")
def board(visit: Staff, after: After = None) -> Board:
    page = case_lists.board(visit.session, visit.actor, after=after, now=visit.now)
    return Board(
        cases=[case_line(line) for line in page.lines],
        next=page.next,
        total=lists.count_on_board(visit.session, visit.actor),
        reachable=cover.reachable(visit.session, visit.actor.school_id, visit.now),
    )


def _team(visit: Visit, action: Action) -> None:
    if not may(action, visit.actor, Facts()):
        raise absent()


@router.get("/cases/{concern_id}")
def one_case(concern_id: UUID, visit: Staff) -> CaseOf:
    _team(visit, Action.READ_BOARD)
    return _read(visit, concern_id)


def _read(visit: Visit, concern_id: UUID) -> CaseOf:
    visit.session.flush()
    return whole(
        read_case.read_case(visit.session, visit.actor, concern_id, keys=visit.keys, now=visit.now)
    )


@router.post("/cases/{concern_id}/take-over")
def take_over(concern_id: UUID, visit: StaffAnswer) -> CaseOf:
    handing.take_over(visit.session, visit.actor, concern_id, now=visit.now)
    return _read(visit, concern_id)


@router.post("/cases/{concern_id}/add-person", dependencies=[case_gate(Action.ADD_PERSON)])
def add_person(concern_id: UUID, body: PersonBody, visit: StaffAnswer) -> CaseOf:
    handing.add_person(
        visit.session,
        visit.actor,
        concern_id,
        body.adult,
        body.reason,
        expires_at=body.expires_at,
        keys=visit.keys,
        now=visit.now,
    )
    return _read(visit, concern_id)


@router.post("/cases/{concern_id}/lower", dependencies=[case_gate(Action.LOWER)])
def lower(concern_id: UUID, body: LowerBody, visit: StaffAnswer) -> CaseOf:
    handing.lower(
        visit.session,
        visit.actor,
        concern_id,
        Severity(body.severity),
        body.reason,
        keys=visit.keys,
        now=visit.now,
    )
    return _read(visit, concern_id)


@router.post("/cases/{concern_id}/decide", dependencies=[case_gate(Action.DECIDE)])
def decide(concern_id: UUID, body: DecideBody, visit: StaffAnswer) -> CaseOf:
    deciding.decide(
        visit.session,
        visit.actor,
        concern_id,
        body.decision,
        words=body.words,
        keys=visit.keys,
        now=visit.now,
    )
    return _read(visit, concern_id)


@router.post("/cases/{concern_id}/sign-off")
def sign_off(concern_id: UUID, visit: StaffAnswer) -> Done:
    answering.sign_off(visit.session, visit.actor, concern_id, now=visit.now)
    return Done()


@router.post("/put-back", dependencies=[team_gate(Action.PUT_BACK)])
def put_back(body: PutBackBody, visit: StaffAnswer) -> CaseOf:
    handing.put_back(
        visit.session,
        visit.actor,
        body.concern,
        body.adult,
        body.reason,
        keys=visit.keys,
        now=visit.now,
    )
    return _read(visit, body.concern)


@router.get("/coverage")
def who_has_nobody(visit: Staff) -> CoverageOf:
    found = coverage.coverage(visit.session, visit.actor, now=visit.now)
    return CoverageOf(
        pupils=found.pupils,
        without_adult=[WithoutOf(pupil=one.pupil, group=one.group) for one in found.without_adult],
        adults=[LoadOf(**asdict(one)) for one in found.adults],
    )


def _kept_from(visit: Visit) -> frozenset[UUID]:
    """Give the cases that do not exist for the reader.

    Of a pupil who does not want the reader, cases are hidden and nothing else: were the pupil's
    sign-ins gone as well, their absence would tell of the veto.
    """
    cases, pupils = hidden_from(visit.session, visit.actor)
    theirs = visit.session.exec(
        select(Concern.id).where(
            Concern.school_id == visit.actor.school_id, col(Concern.pupil_id).in_(pupils)
        )
    )
    return cases | frozenset(theirs)


@router.get("/audit")
def audit(visit: Staff, after: Annotated[UUID | None, Query()] = None) -> Audit:
    """Give who looked at what; cases that are kept from the reader are not in it."""
    _team(visit, Action.READ_AUDIT)
    actor = visit.actor
    if actor.person_id is None:
        raise Problem("not_found")
    rows, later = rows_for_dsp(
        visit.session,
        actor.school_id,
        reader_id=actor.person_id,
        hide_concerns=_kept_from(visit),
        after=after,
    )
    ids = {one for row in rows for one in (row.actor_id, row.pupil_id, row.object_id) if one}
    names = {
        one: display_name(person)
        for one, person in queries.people(visit.session, actor.school_id, ids).items()
    }
    looked = Entry(
        actor.school_id, visit.now, actor.kind, actor.person_id, actions.Action.READ_AUDIT
    )
    record(visit.session, [looked])
    return Audit(
        rows=[
            AuditLine(
                id=row.id,
                at=row.at,
                by=row.actor_kind,
                who=names.get(row.actor_id) if row.actor_id else None,
                action=row.action,
                pupil=names.get(row.pupil_id) if row.pupil_id else None,
                concern_id=row.concern_id,
                about=names.get(row.object_id) if row.object_id else None,
            )
            for row in rows
        ],
        next=later,
    )
