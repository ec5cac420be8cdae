"""Keeps what matched in a note beside it, sealed as the note is."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Table, insert
from sqlmodel import Session, col, select

from app.kernel.crypto import open_sealed, seal
from app.patterns.models import NoteWords
from app.patterns.risk_words.judge import Found, Judgement

Key = tuple[UUID, UUID, UUID]  # school, pupil, check-in
_TABLE: Final[Table] = NoteWords.__table__  # type: ignore[attr-defined]  # set by SQLModel


def keep(
    session: Session,
    found: Mapping[Key, Judgement],
    sealing: Mapping[tuple[UUID, UUID], tuple[int, bytes]],
    *,
    now: datetime,
) -> None:
    """Seal what matched, in one statement; notes in which nothing matched leave no row.

    Args:
        session: the transaction that keeps the notes.
        found: what each note was judged to be.
        sealing: version and key of each (school, pupil) among them.
        now: when they came.
    """
    rows = []
    for (school_id, pupil_id, check_in_id), judged in found.items():
        if not judged.matched:
            continue
        version, key = sealing[school_id, pupil_id]
        said = json.dumps(
            [
                [one.category, one.severity, one.words, one.guards, one.own, one.weighed]
                for one in judged.matched
            ],
            ensure_ascii=False,
        )
        rows.append(
            {
                "school_id": school_id,
                "pupil_id": pupil_id,
                "check_in_id": check_in_id,
                "key_version": version,
                "words_sealed": seal(key, said, aad=_place(school_id, check_in_id, version)),
                "at": now,
            }
        )
    if rows:
        session.connection().execute(insert(_TABLE), rows)


def of_check_ins(
    session: Session, key: bytes, school_id: UUID, pupil_id: UUID, ids: Collection[UUID]
) -> dict[UUID, tuple[Found, ...]]:
    """Open what matched in a pupil's notes, the gravest of each first; absent where nothing did.

    Raises:
        CannotOpen: the pupil's key was destroyed.
    """
    rows = session.exec(
        select(NoteWords).where(
            NoteWords.school_id == school_id,
            NoteWords.pupil_id == pupil_id,
            col(NoteWords.check_in_id).in_(ids),
        )
    )
    return {row.check_in_id: _opened(key, row) for row in rows}


def _opened(key: bytes, row: NoteWords) -> tuple[Found, ...]:
    place = _place(row.school_id, row.check_in_id, row.key_version)
    return tuple(
        Found(category, severity, words, tuple(guards), *how)
        for category, severity, words, guards, *how in json.loads(  # older rows say less of how
            open_sealed(key, row.words_sealed, aad=place)
        )
    )


def _place(school_id: UUID, check_in_id: UUID, version: int) -> tuple[str, ...]:
    return ("note_words", "words", school_id.hex, check_in_id.hex, str(version))
