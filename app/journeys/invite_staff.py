"""The office invites a colleague: Hwyl mails the link, and the office never sees it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.audit.actions import Action
from app.audit.service import Entry, record
from app.identity import invites, staff
from app.identity.models import Invite
from app.kernel.crypto import Keyring
from app.kernel.ids import uuid7
from app.kernel.problems import Problem, absent
from app.notify.invites import owe_invite, states
from app.roster import queries
from app.roster.models import Person

AGAIN_AFTER: Final = timedelta(minutes=1)
"""The same wish within it is the same letter: two taps are one."""

State = Literal["waiting", "sent", "failed", "printed", "expired"]
_WENT: Final[Mapping[str, State]] = {"owed": "waiting", "sending": "waiting", "sent": "sent"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of somebody's open link.

    `waiting`: the letter is on its way out. `sent`: a mail server took it. `failed`: none did, or
    it may not be sent any more. `printed`: made on the command line. `expired`: too old to open.
    """

    state: State
    made_at: datetime
    expires_at: datetime


def invite(
    session: Session,
    keys: Keyring,
    actor: Actor,
    person_id: UUID,
    *,
    mails: bool,
    now: datetime,
) -> Standing:
    """Owe a member of staff the letter with their one-time link, which replaces one made before.

    Who holds the link of an account holds the account, and what children told it: so the link goes
    to the roster's address alone, and a link for an account that exists is made by whoever runs
    the installation.

    Args:
        session: for writing.
        keys: the installation's.
        actor: of the office.
        person_id: who is invited.
        mails: whether this installation sends e-mail.
        now: the present.

    Raises:
        Problem: `not_found`, also where they have a password; `no_address`; `no_mail`.
    """
    person = _may_be_invited(session, actor.school_id, person_id, mails=mails)
    invites.hold(session, person)  # two taps at once come one after the other
    made = invites.open_invites(session, person.school_id, {person.id}).get(person.id)
    if made is not None and made.notice_id is not None and made.created_at > now - AGAIN_AFTER:
        return standing(session, person.school_id, {person.id}, now=now)[person.id]
    notice_id = uuid7()
    staff.invite(session, keys, person.school_id, person.id, notice_id=notice_id, now=now)
    owe_invite(session, person, notice_id, now=now)
    entry = Entry(
        actor.school_id,
        now,
        actor.kind,
        actor.person_id,
        Action.INVITE,
        object_kind="person",
        object_id=person.id,
    )
    record(session, [entry])
    return Standing("waiting", now, now + staff.INVITE_FOR)


def _may_be_invited(session: Session, school_id: UUID, person_id: UUID, *, mails: bool) -> Person:
    person = queries.person(session, school_id, person_id, "staff")
    if person.status != "active" or staff.with_login(session, person.school_id, {person.id}):
        raise absent()
    if not person.email:
        raise Problem("no_address")
    if not mails:
        raise Problem("no_mail")
    return person


def standing(
    session: Session, school_id: UUID, people: Collection[UUID], *, now: datetime
) -> dict[UUID, Standing]:
    """Say what became of the open links of some people; two statements, however many they are."""
    made = invites.open_invites(session, school_id, people)
    went = states(session, school_id, {one.notice_id for one in made.values() if one.notice_id})
    return {
        person: Standing(_state(one, went, now), one.created_at, one.expires_at)
        for person, one in made.items()
    }


def _state(one: Invite, went: Mapping[UUID, str], now: datetime) -> State:
    if one.expires_at <= now:
        return "expired"
    if one.notice_id is None:
        return "printed"
    return _WENT.get(went.get(one.notice_id, "sent"), "failed")
