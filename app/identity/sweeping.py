"""Old rows of the doors are thrown away: sessions that are over, links, codes, wrong tries."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, not_, or_
from sqlmodel import SQLModel, col

from app.identity.models import EnrolCode, Invite, Sheet, SignedIn, Throttle
from app.identity.sessions import STAFF_IDLE

Over = Callable[[datetime], ColumnElement[bool]]

LINKS_KEPT: Final = timedelta(days=30)
"""For so long the office can see that somebody's invite came to nothing."""
CODES_KEPT: Final = timedelta(days=1)
DEVICE_TRIES_KEPT: Final = timedelta(days=1)
"""Those of a device are forgotten after an hour anyway, those of a login open after 15 minutes."""
PUPIL_TRIES_KEPT: Final = timedelta(days=90)
"""Long: were these forgotten daily, four guesses a day would find a picture code within a year."""


def _sessions(now: datetime) -> ColumnElement[bool]:
    idle = and_(col(SignedIn.kind) == "staff", col(SignedIn.seen_at) <= now - STAFF_IDLE)
    return or_(col(SignedIn.expires_at) <= now, idle)


def _invites(now: datetime) -> ColumnElement[bool]:
    return or_(col(Invite.expires_at) <= now - LINKS_KEPT, col(Invite.used_at) <= now - LINKS_KEPT)


def _codes(now: datetime) -> ColumnElement[bool]:
    return col(EnrolCode.expires_at) <= now - CODES_KEPT


def _sheets(now: datetime) -> ColumnElement[bool]:
    return col(Sheet.expires_at) <= now


def _tries(now: datetime) -> ColumnElement[bool]:
    """A pupil or a device that is locked waits for a member of staff, however long."""
    of_pupil = col(Throttle.subject).startswith("pupil:")
    of_staff = col(Throttle.subject).startswith("staff:")
    quiet = col(Throttle.since_at)
    return or_(
        and_(of_staff, quiet <= now - DEVICE_TRIES_KEPT),
        and_(
            col(Throttle.locked_at).is_(None),
            or_(
                and_(of_pupil, quiet <= now - PUPIL_TRIES_KEPT),
                and_(not_(of_pupil), quiet <= now - DEVICE_TRIES_KEPT),
            ),
        ),
    )


RULES: Final[Mapping[type[SQLModel], Over]] = {
    SignedIn: _sessions,
    Invite: _invites,
    EnrolCode: _codes,
    Sheet: _sheets,
    Throttle: _tries,
}


def keys_of(model: Any) -> tuple[Any, ...]:
    """Give the columns of a table's key."""
    return tuple(model.__table__.primary_key.columns)
