"""The school's own phrases of the net over notes: tried, added and taken off by safeguarding."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from app.access.policy import Action
from app.edge.bodies import Body, Done, KnockFirst
from app.edge.cases import MatchOf, match_of
from app.edge.deps import Staff, StaffAnswer
from app.edge.gates import team_gate
from app.journeys import keep_phrases
from app.journeys.keep_phrases import Wanted
from app.patterns.models import SchoolPhrase
from app.patterns.phrases import MOST
from app.patterns.risk_words.own_phrases import Language
from app.patterns.risk_words.templates import Category

router = APIRouter(prefix="/api/safeguarding/phrases", tags=["phrases"], route_class=KnockFirst)
_team = team_gate(Action.KEEP_PHRASES)

OwnCategory = Literal["self_harm", "suicidal", "abuse", "neglect", "bullying", "online_harm"]


class PhraseBody(Body):
    """A phrase; its length is judged with its words, so that it is refused by its own name."""

    phrase: str
    language: Language
    category: OwnCategory
    severity: Annotated[int, Field(ge=1, le=3)]

    def wanted(self) -> Wanted:
        return Wanted(self.phrase, self.language, self.category, self.severity)


class TrialBody(PhraseBody):
    sentence: str = Field(min_length=1, max_length=1000)


class PhraseOf(BaseModel):
    id: UUID
    phrase: str
    language: Language
    category: Category
    severity: int
    by: str | None
    at: datetime


class TakenOff(PhraseOf):
    off_by: str | None
    off_at: datetime | None


class PhrasesOf(BaseModel):
    """The phrases that are looked for, the newest first; and those of the last year that were."""

    most: int
    phrases: list[PhraseOf]
    taken_off: list[TakenOff]


class TrialOf(BaseModel):
    """What would be caught; severity 0 is nothing, and never means that a child is safe."""

    severity: int
    matched: list[MatchOf]


@router.get("")
def phrases(visit: Staff) -> PhrasesOf:
    found = keep_phrases.kept(visit.session, visit.actor)
    names = found.names
    return PhrasesOf(
        most=MOST,
        phrases=[_line(row, names) for row in found.on],
        taken_off=[
            TakenOff(
                **_line(row, names).model_dump(),
                off_by=names.get(row.removed_by) if row.removed_by else None,
                off_at=row.removed_at,
            )
            for row in found.off
        ],
    )


@router.post("/try", dependencies=[_team])
def attempt(body: TrialBody, visit: StaffAnswer) -> TrialOf:
    judged = keep_phrases.attempt(visit.session, visit.actor, body.wanted(), body.sentence)
    return TrialOf(severity=judged.severity, matched=[match_of(one) for one in judged.matched])


@router.post("", dependencies=[_team])
def add(body: PhraseBody, visit: StaffAnswer) -> PhraseOf:
    row = keep_phrases.add(visit.session, visit.actor, body.wanted(), now=visit.now)
    return _line(row, {})


@router.delete("/{phrase_id}")
def take_off(phrase_id: UUID, visit: StaffAnswer) -> Done:
    keep_phrases.take_off(visit.session, visit.actor, phrase_id, now=visit.now)
    return Done()


def _line(row: SchoolPhrase, names: dict[UUID, str]) -> PhraseOf:
    return PhraseOf(
        id=row.id,
        phrase=row.phrase,
        language=row.language,
        category=row.category,
        severity=row.severity,
        by=names.get(row.added_by),
        at=row.added_at,
    )
