"""Throws away what is over: nothing that a person still needs, a few rows at a time."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, select, tuple_
from sqlmodel import SQLModel, col

from app.identity import sweeping
from app.kernel.batches import batched
from app.kernel.db import Database, Urgency
from app.patterns.models import SchoolPhrase
from app.roster.models import ImportUndo

_AT_ONCE: Final = 200  # rows: the writer is held for milliseconds
_MOST: Final = 20_000  # rows of one table a round; the rest comes with the next


def _undos(now: datetime) -> ColumnElement[bool]:
    return col(ImportUndo.erase_after) <= now


def _phrases(now: datetime) -> ColumnElement[bool]:
    return col(SchoolPhrase.erase_after) <= now


RULES: Final[Mapping[type[SQLModel], Callable[[datetime], ColumnElement[bool]]]] = {
    **sweeping.RULES,
    ImportUndo: _undos,
    SchoolPhrase: _phrases,
}


def sweep(database: Database, *, now: datetime) -> int:
    """Delete every row that is over; again finds nothing.

    What is over is looked for without the writer, and asked again with it, so that a row that came
    to life meanwhile stays.

    Returns:
        How many rows went.
    """
    return sum(_swept(database, model, over(now)) for model, over in RULES.items())


def _swept(database: Database, model: Any, over: ColumnElement[bool]) -> int:
    key = sweeping.keys_of(model)
    with database.read() as session:
        old = [tuple(row) for row in session.execute(select(*key).where(over).limit(_MOST))]
    gone = 0
    for some in batched(old, _AT_ONCE):
        with database.write(Urgency.CHORE) as session:
            gone += session.execute(delete(model).where(tuple_(*key).in_(some), over)).rowcount  # type: ignore[attr-defined]  # of a delete
    return gone
