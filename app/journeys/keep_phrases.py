"""The safeguarding team keeps the school's own phrases: tries one, adds it, takes it off.

Who changed the list and when is written down; the phrase itself is not: it may be somebody's name,
and what is written down there cannot be erased for six years. It stands in its row, which can.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.access.policy import Action, Facts, may
from app.audit import actions
from app.audit.service import Entry, record
from app.kernel.problems import absent
from app.patterns import phrases
from app.patterns.models import SchoolPhrase
from app.patterns.risk_words.judge import Judgement, judge
from app.patterns.risk_words.own_phrases import Language, OwnPhrases
from app.patterns.risk_words.templates import Category
from app.roster import queries
from app.roster.holding import hold_school
from app.roster.people import display_name


@dataclass(frozen=True, slots=True)
class Kept:
    """The phrases of a school, each with who added it and who took it off."""

    on: Sequence[SchoolPhrase]
    off: Sequence[SchoolPhrase]
    names: dict[UUID, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phrase as a safeguarding person writes it, and what a note that holds it is taken for."""

    phrase: str
    language: Language
    category: Category
    severity: int


def kept(session: Session, actor: Actor) -> Kept:
    """Give the school's phrases, those taken off within the last year among them.

    Raises:
        Problem: `not_found` for everybody but the safeguarding team; so do all functions here.
    """
    _team(actor)
    on = phrases.on_the_list(session, actor.school_id)
    off = phrases.taken_off(session, actor.school_id)
    ids = {one for row in (*on, *off) for one in (row.added_by, row.removed_by) if one}
    people = queries.people(session, actor.school_id, ids)
    return Kept(on, off, {one: display_name(person) for one, person in people.items()})


def attempt(session: Session, actor: Actor, wanted: Wanted, sentence: str) -> Judgement:
    """Say what would be caught in a sentence with this phrase on the list; keeps nothing.

    Raises:
        Problem: it can be no phrase, as in `phrases.checked`.
    """
    _team(actor)
    phrase = phrases.checked(wanted.phrase)
    new = phrases.ready(phrase, wanted.language, wanted.category, wanted.severity)
    rows = phrases.on_the_list(session, actor.school_id)
    known = (phrases.ready(row.phrase, row.language, row.category, row.severity) for row in rows)
    return judge(sentence, OwnPhrases((*known, new)))


def add(session: Session, actor: Actor, wanted: Wanted, *, now: datetime) -> SchoolPhrase:
    """Add a phrase; it is looked for from the next tap on, never in what was written before.

    Raises:
        Problem: as in `phrases.add`.
    """
    by = _team(actor)
    hold_school(session, actor.school_id)  # the last free place is one person's
    row = phrases.add(
        session,
        actor.school_id,
        wanted.phrase,
        wanted.language,
        wanted.category,
        wanted.severity,
        by=by,
        now=now,
    )
    _write_down(session, actor, actions.Action.ADD_PHRASE, row.id, now)
    return row


def take_off(session: Session, actor: Actor, phrase_id: UUID, *, now: datetime) -> None:
    """Take a phrase off; again changes nothing. What is built in is no row, and cannot be taken."""
    by = _team(actor)
    if phrases.take_off(session, actor.school_id, phrase_id, by=by, now=now):
        _write_down(session, actor, actions.Action.TAKE_OFF_PHRASE, phrase_id, now)


def _team(actor: Actor) -> UUID:
    if actor.person_id is None or not may(Action.KEEP_PHRASES, actor, Facts()):
        raise absent()
    return actor.person_id


def _write_down(
    session: Session, actor: Actor, action: actions.Action, phrase_id: UUID, now: datetime
) -> None:
    entry = Entry(
        actor.school_id,
        now,
        actor.kind,
        actor.person_id,
        action,
        object_kind="school_phrase",
        object_id=phrase_id,
    )
    record(session, [entry])
