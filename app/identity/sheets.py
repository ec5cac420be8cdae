"""Sheets of badges and codes: made once, looked at again for half an hour by whoever made them.

Every secret on a sheet is drawn from the master key, the sheet and the pupil, so that no row holds
it and looking again makes nothing new. What was made anew since does not stand on an old sheet.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.identity import badges, secrets
from app.identity.models import PupilCode, PupilSecret, Sheet
from app.kernel.crypto import Keyring, keyed_hash, same
from app.kernel.ids import token_from
from app.kernel.problems import absent
from app.roster.models import Person
from app.roster.people import band_of

KEPT_FOR: Final = timedelta(minutes=30)
Kind = Literal["badges", "codes"]


def make(
    session: Session,
    actor: Actor,
    kind: Kind,
    class_id: UUID,
    *,
    one_pupil: UUID | None = None,
    now: datetime,
) -> Sheet:
    """Begin a sheet of a class, or of one pupil in it.

    Raises:
        Problem: `not_found` for an actor who is nobody.
    """
    if actor.person_id is None:
        raise absent()
    sheet = Sheet(
        school_id=actor.school_id,
        kind=kind,
        class_id=class_id,
        one_pupil=one_pupil,
        made_by=actor.person_id,
        made_at=now,
        expires_at=now + KEPT_FOR,
    )
    session.add(sheet)
    session.flush()
    return sheet


def of_maker(session: Session, actor: Actor, sheet_id: UUID, *, now: datetime) -> Sheet:
    """Give a sheet to whoever made it, while it can be looked at.

    Raises:
        Problem: `not_found`: another's, too old, or none.
    """
    sheet = session.get(Sheet, (actor.school_id, sheet_id))
    if sheet is None or sheet.made_by != actor.person_id or sheet.expires_at <= now:
        raise absent()
    return sheet


def _drawn(keys: Keyring, sheet: Sheet, pupil_id: UUID, what: str) -> bytes:
    return keyed_hash(keys.derive("print-sheet", what), str(sheet.id), str(pupil_id))


def badge_of(keys: Keyring, sheet: Sheet, pupil: Person) -> str:
    """Give the token of a pupil's badge on a sheet."""
    return token_from(sheet.school_id, _drawn(keys, sheet, pupil.id, "badge"))


def pictures_of(keys: Keyring, sheet: Sheet, pupil: Person) -> tuple[str, ...]:
    """Give the picture code of a pupil on a sheet."""
    return secrets.pictures_from(_drawn(keys, sheet, pupil.id, "pictures"), band_of(pupil))


def pin_of(keys: Keyring, sheet: Sheet, pupil: Person) -> str:
    """Give the PIN of a pupil on a sheet."""
    return secrets.pin_from(_drawn(keys, sheet, pupil.id, "pin"))


def issue_badges(
    session: Session, keys: Keyring, sheet: Sheet, pupils: Sequence[Person], *, now: datetime
) -> None:
    """Make the badges of a sheet; those printed before work no more."""
    for pupil in pupils:
        token = badge_of(keys, sheet, pupil)
        badges.issue(session, keys, sheet.school_id, pupil.id, token=token, now=now)


def assign_codes(
    session: Session,
    keys: Keyring,
    sheet: Sheet,
    *,
    tablets: Sequence[Person],
    phones: Sequence[Person],
    now: datetime,
) -> None:
    """Make the picture codes and PINs of a sheet; those drawn before work no more."""
    for pupil in tablets:
        code = pictures_of(keys, sheet, pupil)
        secrets.keep_pictures(session, keys, sheet.school_id, pupil.id, code, now=now)
    for pupil in phones:
        pin = pin_of(keys, sheet, pupil)
        secrets.keep_phone(session, keys, sheet.school_id, pupil.id, pin, now=now)


def still_badge(session: Session, keys: Keyring, sheet: Sheet, pupil: Person) -> str | None:
    """Give a pupil's badge on a sheet; None where it was made anew or taken since."""
    token = badge_of(keys, sheet, pupil)
    return token if badges.lets_in(session, keys, sheet.school_id, pupil.id, token) else None


def still_pictures(
    session: Session, keys: Keyring, sheet: Sheet, pupil: Person
) -> tuple[str, ...] | None:
    """Give a pupil's picture code on a sheet; None where it was drawn anew since."""
    code = pictures_of(keys, sheet, pupil)
    return code if _is(session, keys, sheet, pupil, "pictures", " ".join(code)) else None


def still_phone(
    session: Session, keys: Keyring, sheet: Sheet, pupil: Person
) -> tuple[str, str] | None:
    """Give a pupil's code and PIN on a sheet; None where the PIN was drawn anew since."""
    pin, row = pin_of(keys, sheet, pupil), session.get(PupilCode, (sheet.school_id, pupil.id))
    if row is None or not _is(session, keys, sheet, pupil, "pin", pin):
        return None
    return row.code, pin


def _is(
    session: Session, keys: Keyring, sheet: Sheet, pupil: Person, kind: str, secret: str
) -> bool:
    row = session.get(PupilSecret, (sheet.school_id, pupil.id, kind))
    hashed = keys.secret_hash(sheet.school_id.hex, pupil.id.hex, kind, secret)
    return row is not None and same(row.secret_hash, hashed)
