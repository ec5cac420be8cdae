"""Adults with phones and letter boxes, and a bell for them, for the stories of delivery."""

import time
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.notify import subscriptions
from app.notify.channels.email import Mail
from app.notify.channels.webpush import WebPush
from app.notify.endpoints import PushHosts
from app.notify.models import Owed
from app.notify.notice import Channel
from app.notify.outbox import Ring, owe
from app.roster.models import Person, School
from app.words.catalogue import load
from tests.mail_server import LetterBox
from tests.people import NOW, a_pupil, a_school, an_adult
from tests.push_emulator import PushEmulator
from tests.push_reader import Browser

FROM = "hwyl@ysgol.example"
PUBLIC = "https://hwyl.ysgol.example"
SUBJECT = "mailto:it@ysgol.example"


def hosts_of(service: PushEmulator) -> PushHosts:
    return PushHosts.of("fcm.googleapis.com", service.origin, production=False)


def a_push(service: PushEmulator, keys: Keyring) -> WebPush:
    return WebPush(keys, load(), hosts_of(service), SUBJECT)


def soon(seconds: float = 5.0) -> float:
    """Until when a send may last."""
    return time.monotonic() + seconds


def a_mail(letters: LetterBox) -> Mail:
    return Mail(letters.url, FROM, PUBLIC, load())


def both(service: PushEmulator, letters: LetterBox, keys: Keyring) -> dict[str, Channel]:
    return {"push": a_push(service, keys), "email": a_mail(letters)}


def a_phone(
    session: Session, adult: Person, service: PushEmulator, *, at: datetime = NOW
) -> Browser:
    """An adult's phone that can be rung; its address is named by the adult's family name."""
    phone = Browser(service.endpoint(f"{adult.family.lower()}-{uuid7().hex[-6:]}"))
    subscriptions.subscribe(
        session,
        adult.school_id,
        adult.id,
        endpoint=phone.endpoint,
        p256dh=phone.p256dh,
        auth=phone.auth,
        allowed=hosts_of(service),
        now=at,
    )
    return phone


def name_of(phone: Browser) -> str:
    return phone.endpoint.rpartition("/")[2]


def a_ring(
    adult: Person,
    pupil: Person,
    *,
    concern_id: UUID | None = None,
    number: int = 1,
    urgent: bool = False,
    at: datetime = NOW,
) -> Ring:
    return Ring(
        school_id=adult.school_id,
        adult_id=adult.id,
        concern_id=concern_id or uuid7(),
        pupil_id=pupil.id,
        what="ring",
        number=number,
        urgent=urgent,
        at=at,
    )


def ring(session: Session, adult: Person, pupil: Person, *, at: datetime = NOW) -> Ring:
    made = a_ring(adult, pupil, at=at)
    owe(session, [made], now=at)
    return made


def efa_and_mrs_evans(session: Session) -> tuple[School, Person, Person]:
    school = a_school(session)
    return school, a_pupil(session, school), an_adult(session, school)


def states(database: Database, channel: str | None = None) -> list[str]:
    """List the states of what is owed, in the order of writing."""
    with database.read() as session:
        rows = session.exec(select(Owed).order_by(col(Owed.id))).all()
        return [row.state for row in rows if channel in {None, row.channel}]


def owed(database: Database, channel: str) -> Owed:
    """Give the one notice of a channel."""
    with database.read() as session:
        return session.exec(select(Owed).where(Owed.channel == channel)).one()


def yes(_: Session, rows: Sequence[Owed], __: datetime) -> set[UUID]:
    return {row.id for row in rows}


def no(_: Session, __: Sequence[Owed], ___: datetime) -> set[UUID]:
    return set()
