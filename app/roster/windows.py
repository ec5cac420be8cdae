"""Windows: the times in which a class is asked to check in; one open window a class."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.kernel.problems import Problem, absent
from app.roster.models import Class, Window

SHORTEST: Final = 30  # minutes
LONGEST: Final = 45
USUAL: Final = 40
LANGUAGES: Final = frozenset({"cy", "en"})
_A_MOMENT: Final = timedelta(microseconds=1)


def open_window(
    session: Session,
    school_id: UUID,
    class_id: UUID,
    *,
    by: UUID,
    minutes: int = USUAL,
    language: str = "cy",
    now: datetime,
) -> Window:
    """Ask a class to check in from now on. Where a window is open already, that one is given.

    Raises:
        Problem: `not_found`, where the school has no such class; `bad_field` for `minutes`
            outside 30-45, or a `language` that isn't Welsh or English.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise Problem("bad_field", field="minutes")
    if language not in LANGUAGES:
        raise Problem("bad_field", field="language")
    _lock(session, school_id, class_id)
    present = open_window_of(session, school_id, class_id, now)
    if present is not None:
        return present
    window = Window(
        school_id=school_id,
        class_id=class_id,
        opened_by=by,
        opens_at=now,
        closes_at=now + timedelta(minutes=minutes),
        language=language,
    )
    session.add(window)
    session.flush()
    return window


def close_window(
    session: Session, school_id: UUID, class_id: UUID, *, now: datetime
) -> Window | None:
    """Close the open window early; None where none is open, so that a repeat does nothing."""
    _lock(session, school_id, class_id)
    window = open_window_of(session, school_id, class_id, now)
    if window is None:
        return None
    window.closes_at = max(now, window.opens_at + _A_MOMENT)  # a window closes after it opens
    session.add(window)
    session.flush()
    return window


def open_window_of(
    session: Session, school_id: UUID, class_id: UUID, now: datetime
) -> Window | None:
    """Give the window that is open for a class, if one is."""
    return open_windows_of(session, school_id, [class_id], now).get(class_id)


def open_windows_of(
    session: Session, school_id: UUID, class_ids: Collection[UUID], now: datetime
) -> dict[UUID, Window]:
    """Give the windows that are open for these classes, in one statement."""
    rows = session.exec(
        select(Window)
        .where(
            Window.school_id == school_id,
            col(Window.class_id).in_(class_ids),
            col(Window.opens_at) <= now,
            col(Window.closes_at) > now,
        )
        .order_by(col(Window.opens_at).desc(), col(Window.id).desc())
    )
    return {row.class_id: row for row in rows}  # the earliest stays


def _lock(session: Session, school_id: UUID, class_id: UUID) -> None:
    """Hold the class, so that two adults who tap at once open one window."""
    held = select(Class).where(Class.school_id == school_id, Class.id == class_id)
    # FOR NO KEY UPDATE: who writes a row that points at the class is not held up
    if session.exec(held.with_for_update(key_share=True)).first() is None:
        raise absent()
