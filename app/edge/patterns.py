"""What patterns would say, and how much of it a school wants: for the safeguarding team."""

from datetime import date, datetime
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from app.access.policy import Action, Facts, may
from app.audit import actions
from app.edge.bodies import Body, Done, KnockFirst
from app.edge.deps import Staff, StaffAnswer, entered, signed_in_staff
from app.edge.gates import team_gate
from app.journeys import always_low as lows
from app.journeys import tune_patterns
from app.kernel.db import Database, Urgency
from app.kernel.problems import absent
from app.patterns.findings import Kind
from app.patterns.sentences import in_english, in_welsh
from app.roster.people import display_name, full_name

router = APIRouter(prefix="/api/safeguarding/patterns", tags=["patterns"], route_class=KnockFirst)

_SHOWN: Final = 100  # sentences of a dry run on one page; the numbers are of all


class Rules(Body):
    """How many cases a week the school's adults can answer, and the kinds it does not want."""

    cases_a_week: float = Field(ge=0.1, le=50)
    off: list[Annotated[Kind, Field(strict=False)]] = Field(max_length=len(Kind))


class AnsweringOf(BaseModel):
    group: str
    share: float | None  # of pupil-days with a check-in, in four weeks; None before any


class DippedOf(BaseModel):
    group: str
    on: date


class OverviewOf(BaseModel):
    """How patterns are set; `kinds` are all that can be switched off."""

    cases_a_week: float
    off: list[Kind]
    kinds: list[Kind]
    classes: list[AnsweringOf]
    dipped: list[DippedOf]


class Would(BaseModel):
    pupil: str
    on: date
    kind: Kind
    cy: str
    en: str


class DryRunOf(BaseModel):
    weeks: int
    cases: int
    pupils: int
    found: list[Would]


class LowOf(BaseModel):
    pupil: str
    group: str
    looked_at: datetime | None
    due: bool


class DueOf(BaseModel):
    """How many names are to be looked at; no name, and no look."""

    names: int


@router.get("")
def overview(visit: Staff) -> OverviewOf:
    found = tune_patterns.overview(visit.session, visit.actor, now=visit.now)
    return OverviewOf(
        cases_a_week=round(tune_patterns.cases_a_week(found.budget, found.pupils), 1),
        off=sorted(found.off),
        kinds=list(Kind),
        classes=[
            AnsweringOf(group=one.group, share=one.answered / one.asked if one.asked else None)
            for one in found.classes
        ],
        dipped=[DippedOf(group=group, on=on) for group, on in found.dipped],
    )


def _team_first(request: Request) -> None:
    """Shut the door to others in a transaction that has ended when the replay begins."""
    with entered(request, signed_in_staff, Urgency.REST) as visit:
        if not may(Action.TUNE_PATTERNS, visit.actor, Facts()):
            raise absent()


@router.post("/dry-run", dependencies=[Depends(_team_first)])
def dry_run(body: Rules, request: Request) -> DryRunOf:
    """Replay the school's own past; nobody who writes waits for it.

    Who is named is written down, and committed, before anything is shown.
    """
    database: Database = request.app.state.database
    with entered(request, signed_in_staff, Urgency.REST) as visit:
        actor, now = visit.actor, visit.now
    with database.read() as session:
        run = tune_patterns.dry_run(session, actor, cases=body.cases_a_week, off=body.off, now=now)
        shown = run.found[:_SHOWN]
        pupils = {person.id for person, _ in shown}
        answer = DryRunOf(
            weeks=run.weeks,
            cases=len(run.found),
            pupils=run.pupils,
            found=[
                Would(
                    pupil=full_name(person),
                    on=one.day.on,
                    kind=one.shown.kind,
                    cy=in_welsh(one.shown, display_name(person)),
                    en=in_english(one.shown, display_name(person)),
                )
                for person, one in shown
            ],
        )
    with entered(request, signed_in_staff, Urgency.REST) as visit:
        tune_patterns.looked(
            visit.session, visit.actor, pupils, actions.Action.DRY_RUN_PATTERNS, now=visit.now
        )
    return answer


@router.put("", dependencies=[team_gate(Action.TUNE_PATTERNS)])
def set_rules(body: Rules, visit: StaffAnswer) -> Done:
    tune_patterns.set_rules(
        visit.session, visit.actor, cases=body.cases_a_week, off=body.off, now=visit.now
    )
    return Done()


@router.post("/always-low")
def always_low(visit: StaffAnswer) -> list[LowOf]:
    """Give the names, each written down as looked at; a POST, so that no page asks by itself."""
    return [
        LowOf(pupil=full_name(one.person), group=one.group, looked_at=one.looked_at, due=one.due)
        for one in lows.always_low(visit.session, visit.actor, now=visit.now)
    ]


@router.get("/always-low/due")
def always_low_due(visit: Staff) -> DueOf:
    return DueOf(names=lows.due(visit.session, visit.actor, now=visit.now))
