"""What is known of an invite, without its link: the token lies nowhere, only its keyed hash."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, and_, col, select, tuple_

from app.identity.models import Invite
from app.kernel.crypto import Keyring, keyed_hash
from app.kernel.ids import token_from
from app.roster.models import Person


def letter_token(keys: Keyring, school_id: UUID, notice_id: UUID) -> str:
    """Give the token that a letter carries: drawn from the master key, so that no row holds it.

    The same letter, sent twice, carries the same link.
    """
    return token_from(school_id, keyed_hash(keys.derive("invite-letter"), str(notice_id)))


def hold(session: Session, person: Person) -> None:
    """Let whoever else would invite this person wait until this transaction ends."""
    session.exec(
        select(Person.id)
        .where(Person.school_id == person.school_id, Person.id == person.id)
        .with_for_update()
    ).one()


def open_invites(session: Session, school_id: UUID, people: Collection[UUID]) -> dict[UUID, Invite]:
    """Give the link of each of some people that was not used, too old or not; one each at most."""
    rows = session.exec(
        select(Invite).where(
            Invite.school_id == school_id,
            col(Invite.person_id).in_(people),
            col(Invite.used_at).is_(None),
        )
    )
    return {row.person_id: row for row in rows}


def still_carry(
    session: Session, notices: Collection[tuple[UUID, UUID]], now: datetime
) -> set[UUID]:
    """Give those letters, by (school, id), whose link would still work, in one statement.

    It is unused, not replaced, in time, and its person has not left.
    """
    if not notices:
        return set()
    rows = session.exec(
        select(Invite.notice_id)
        .join(
            Person,
            and_(Person.school_id == Invite.school_id, Person.id == Invite.person_id),
        )
        .where(
            tuple_(col(Invite.school_id), col(Invite.notice_id)).in_(notices),
            col(Invite.used_at).is_(None),
            Invite.expires_at > now,
            Person.status == "active",
        )
    )
    return {notice_id for notice_id in rows if notice_id is not None}
