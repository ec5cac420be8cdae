"""The adult a child chose: my cases, "I've got this", "I met them", close, hand on, away."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.access.policy import Action
from app.concerns import answering, handing, presence
from app.edge.bodies import After, Body, Done, Instant, KnockFirst
from app.edge.cases import CaseLine, CaseOf, case_line, whole
from app.edge.deps import Staff, StaffAnswer, Visit
from app.edge.gates import case_gate
from app.journeys import case_lists, cover, read_case
from app.kernel.problems import absent
from app.roster.queries import staff_room
from app.trust import service as trust
from app.trust.models import Choosable

router = APIRouter(prefix="/api", tags=["adult"], route_class=KnockFirst)


class Cases(BaseModel):
    cases: list[CaseLine]
    next: str | None


class AckBody(Body):
    as_: str = Field("going", alias="as", pattern="^(going|dsp)$")
    in_school: bool | None = None


class WordsBody(Body):
    words: str | None = None


class Reported(Body):
    to: str
    at: str | None = None
    reference: str | None = None


class CloseBody(Body):
    outcome: str
    words: str | None = None
    disclosed: bool | None = None
    reported: Reported | None = None
    not_reported_because: str | None = None


class ToBody(Body):
    to: UUID = Field(strict=False)


class AwayBody(Body):
    until_at: Instant


class AcceptsBody(Body):
    accepts: bool


class Standing(BaseModel):
    """How I stand towards being asked."""

    accepts: bool
    away_until: datetime | None


@router.get("/adult/cases")
def my_cases(visit: Staff, after: After = None) -> Cases:
    page = case_lists.inbox(visit.session, visit.actor, after=after, now=visit.now)
    return Cases(cases=[case_line(line) for line in page.lines], next=page.next)


@router.get("/adult/cases/{concern_id}")
def one_case(concern_id: UUID, visit: Staff) -> CaseOf:
    return _read(visit, concern_id)


def _read(visit: Visit, concern_id: UUID) -> CaseOf:
    visit.session.flush()
    read = read_case.read_case(
        visit.session, visit.actor, concern_id, keys=visit.keys, now=visit.now
    )
    return whole(read)


@router.post("/adult/cases/{concern_id}/acknowledge", dependencies=[case_gate(Action.ACKNOWLEDGE)])
def acknowledge(concern_id: UUID, body: AckBody, visit: StaffAnswer) -> CaseOf:
    answering.acknowledge(visit.session, visit.actor, concern_id, mark=body.as_, now=visit.now)
    return _read(visit, concern_id)


@router.post("/adult/cases/{concern_id}/contact", dependencies=[case_gate(Action.LOG_CONTACT)])
def contact(concern_id: UUID, body: WordsBody, visit: StaffAnswer) -> CaseOf:
    answering.log_contact(
        visit.session, visit.actor, concern_id, words=body.words, keys=visit.keys, now=visit.now
    )
    return _read(visit, concern_id)


@router.post("/adult/cases/{concern_id}/close", dependencies=[case_gate(Action.CLOSE)])
def close(concern_id: UUID, body: CloseBody, visit: StaffAnswer) -> Done:
    told = body.reported
    said = answering.Closing(
        outcome=body.outcome,
        disclosed=body.disclosed,
        reported_to=" · ".join(filter(None, (told.to, told.at, told.reference))) if told else None,
        not_reported_because=body.not_reported_because,
        words=body.words,
    )
    answering.close(visit.session, visit.actor, concern_id, said, keys=visit.keys, now=visit.now)
    return Done()


@router.post("/adult/cases/{concern_id}/add-words", dependencies=[case_gate(Action.ADD_WORDS)])
def add_words(concern_id: UUID, body: WordsBody, visit: StaffAnswer) -> CaseOf:
    answering.add_words(
        visit.session,
        visit.actor,
        concern_id,
        body.words or "",
        keys=visit.keys,
        now=visit.now,
    )
    return _read(visit, concern_id)


@router.post("/adult/cases/{concern_id}/hand-over", dependencies=[case_gate(Action.HAND_ON)])
def hand_over(concern_id: UUID, body: ToBody, visit: StaffAnswer) -> CaseOf:
    handing.offer(visit.session, visit.actor, concern_id, body.to, now=visit.now)
    return _read(visit, concern_id)


@router.post("/adult/cases/{concern_id}/accept")
def accept(concern_id: UUID, visit: StaffAnswer) -> CaseOf:
    handing.accept(visit.session, visit.actor, concern_id, now=visit.now)
    return _read(visit, concern_id)


@router.post("/adult/cases/{concern_id}/off-site")
def not_on_site(concern_id: UUID, visit: StaffAnswer) -> CaseOf:
    presence.not_on_site(visit.session, visit.actor, concern_id, now=visit.now)
    return _read(visit, concern_id)


@router.post("/adult/cases/{concern_id}/back")
def back_in_school(concern_id: UUID, visit: StaffAnswer) -> CaseOf:
    presence.back_in_school(visit.session, visit.actor, concern_id, now=visit.now)
    return _read(visit, concern_id)


@router.get("/staff/me/standing")
def standing(visit: Staff) -> Standing:
    actor = visit.actor
    row = visit.session.get(Choosable, (actor.school_id, actor.person_id))
    room = staff_room(visit.session, actor.school_id, visit.now)
    spans = room.away.get(actor.person_id, ()) if actor.person_id else ()
    until = [end for start, end in spans if start <= visit.now]
    return Standing(
        accepts=row is not None and row.accepts, away_until=max(until) if until else None
    )


@router.post("/staff/me/away")
def go_away(body: AwayBody, visit: StaffAnswer) -> Done:
    if visit.actor.person_id is None:
        raise absent()
    cover.go_away(
        visit.session, visit.actor, visit.actor.person_id, until_at=body.until_at, now=visit.now
    )
    return Done()


@router.delete("/staff/me/away")
def come_back(visit: StaffAnswer) -> Done:
    if visit.actor.person_id is None:
        raise absent()
    cover.come_back(visit.session, visit.actor, visit.actor.person_id, now=visit.now)
    return Done()


@router.put("/staff/me/accepts")
def accepts(body: AcceptsBody, visit: Staff) -> Done:
    if visit.actor.person_id is None:
        raise absent()
    trust.accept_being_chosen(
        visit.session,
        visit.actor.school_id,
        visit.actor.person_id,
        accepts=body.accepts,
        now=visit.now,
    )
    return Done()
