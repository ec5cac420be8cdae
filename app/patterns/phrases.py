"""Keeps the phrases that a school adds to the net: from the next tap on, never for the past."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final, cast
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from app.kernel.problems import Problem, absent
from app.patterns.models import SchoolPhrase
from app.patterns.risk_words.own_phrases import (
    Language,
    OwnPhrase,
    OwnPhrases,
    own_phrase,
    read_as,
    tidy,
    why_not,
)
from app.patterns.risk_words.templates import Category

MOST: Final = 200  # phrases that a school looks for
KEPT_FOR: Final = timedelta(
    days=366
)  # one that was taken off, for whoever asks what was looked for
_SHOWN: Final = 50


def checked(phrase: str) -> str:
    """Give a phrase tidied.

    Raises:
        Problem: `phrase_length`, `phrase_empty` or `phrase_common`, with the field `phrase`.
    """
    phrase = tidy(phrase)
    wrong = why_not(phrase)
    if wrong is not None:
        raise Problem(wrong, field="phrase")
    return phrase


def add(
    session: Session,
    school_id: UUID,
    phrase: str,
    language: Language,
    category: Category,
    severity: int,
    *,
    by: UUID,
    now: datetime,
) -> SchoolPhrase:
    """Add a phrase, looked for from the next tap on; the caller holds the school.

    Raises:
        Problem: it can be no phrase (`checked`), is on the list already, written thus or another
            way (`phrase_known`, with its row), or the list is full (`phrases_full`).
    """
    phrase = checked(phrase)
    known = session.exec(
        select(SchoolPhrase.id).where(
            *_on_the_list(school_id), SchoolPhrase.read_as == read_as(phrase)
        )
    ).first()
    if known is not None:
        raise Problem("phrase_known", field="phrase", row=known)
    count = session.exec(select(func.count()).where(*_on_the_list(school_id))).one()
    if count >= MOST:
        raise Problem("phrases_full", field="phrase")
    row = SchoolPhrase(
        school_id=school_id,
        phrase=phrase,
        read_as=read_as(phrase),
        language=language,
        category=category,
        severity=severity,
        added_by=by,
        added_at=now,
    )
    session.add(row)
    session.flush()
    return row


def take_off(
    session: Session, school_id: UUID, phrase_id: UUID, *, by: UUID, now: datetime
) -> bool:
    """Take a phrase off the list; again changes nothing.

    Returns:
        Whether it was on the list until now.

    Raises:
        Problem: `not_found`: this school has no such phrase.
    """
    row = session.exec(
        select(SchoolPhrase)
        .where(SchoolPhrase.school_id == school_id, SchoolPhrase.id == phrase_id)
        .with_for_update()
    ).first()
    if row is None:
        raise absent()
    if row.removed_at is not None:
        return False
    row.removed_by, row.removed_at, row.erase_after = by, now, now + KEPT_FOR
    session.add(row)
    return True


def on_the_list(session: Session, school_id: UUID) -> Sequence[SchoolPhrase]:
    """Give the phrases that are looked for, the newest first."""
    return session.exec(
        select(SchoolPhrase)
        .where(*_on_the_list(school_id))
        .order_by(col(SchoolPhrase.added_at).desc(), col(SchoolPhrase.id).desc())
    ).all()


def taken_off(session: Session, school_id: UUID) -> Sequence[SchoolPhrase]:
    """Give the last phrases that are looked for no more, the newest first."""
    return session.exec(
        select(SchoolPhrase)
        .where(SchoolPhrase.school_id == school_id, col(SchoolPhrase.removed_at).is_not(None))
        .order_by(col(SchoolPhrase.removed_at).desc(), col(SchoolPhrase.id).desc())
        .limit(_SHOWN)
    ).all()


def to_look_for(session: Session, school_ids: Collection[UUID]) -> dict[UUID, OwnPhrases]:
    """Give the phrases that schools added, ready to be looked for, in one statement."""
    found: dict[UUID, list[OwnPhrase]] = defaultdict(list)
    if school_ids:
        for row in session.exec(
            select(SchoolPhrase).where(
                col(SchoolPhrase.school_id).in_(school_ids), col(SchoolPhrase.removed_at).is_(None)
            )
        ):
            found[row.school_id].append(ready(row.phrase, row.language, row.category, row.severity))
    return {one: OwnPhrases(found[one]) for one in school_ids}


def ready(phrase: str, language: str, category: str, severity: int) -> OwnPhrase:
    """Make a kept phrase ready; the database holds that its codes are of their sets."""
    return own_phrase(phrase, cast("Language", language), cast("Category", category), severity)


def _on_the_list(school_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return col(SchoolPhrase.school_id) == school_id, col(SchoolPhrase.removed_at).is_(None)
