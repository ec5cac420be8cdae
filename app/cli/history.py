"""Gives the demo school a term that was really lived: every tap goes through the real journeys."""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from uuid import UUID

from rich.progress import Progress
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.concerns import answering
from app.concerns.models import Concern
from app.journeys.check_in import Said, Tap, check_in
from app.journeys.close_day import close_days
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.roster import calendar, duties, queries
from app.roster.models import Class, Person, School
from app.roster.people import band_of
from app.roster.windows import open_window
from app.summaries.freeze import freeze_due
from app.trust import queries as trust_queries
from app.trust import service as trust
from app.trust.models import CircleChange

SEED: Final = 20261123
CHOSE: Final[Mapping[str, str]] = {  # whom a child of the demo's stories put first
    "Efa Morgan": "Evans",
    "Gwenno Davies": "Evans",
    "Osian Phillips": "Evans",
    "Cerys Llewellyn": "Evans",
    "Ifan Edwards": "Evans",
    "Harri Beynon": "Walsh",
    "Cai Ashton": "Lewis",
    "Georgia Barlow": "Lavery",
}
_DIPS: Final = 11  # the place in a class of the child whose days turn low
DAYS: Final = 70
_LEFT: Final = 4  # of the last days, patterns wait to be answered
ANSWERS: Final = 0.78  # of the days on which a pupil was in school
_BY_LEVEL: Final = {
    1: ("low", "sad"),
    2: ("sad", "worried", "angry", "lonely"),
    3: ("ok", "tired", "bored"),
    4: ("calm",),
    5: ("happy", "excited", "proud"),
}
LINES: Final = (
    "Ces i fy ngadael allan amser chwarae.",
    "I can't do fractions and nobody helps.",
    "Mae mam-gu yn yr ysbyty.",
    "My friend said something mean.",
)


@dataclass(frozen=True, slots=True)
class _Child:
    pupil: Person
    group: Class
    usual: float
    asks: float
    dips_from: int  # the day of the term from which this child is low; never where 999


def live(database: Database, keys: Keyring, *, today: datetime, progress: Progress) -> None:
    """Live `DAYS` days up to yesterday: windows, taps, asks that adults answer, frozen weeks."""
    chance = random.Random(SEED)  # noqa: S311 - the same demo each time
    with database.read() as session:
        schools = session.exec(select(School).order_by(col(School.code))).all()
    for school in schools:
        start = today - timedelta(days=DAYS)
        with database.write() as session:
            children = list(_children(session, school, chance, start))
        task = progress.add_task(school.name, total=DAYS)
        for day in range(DAYS):
            morning = datetime.combine((start + timedelta(days=day)).date(), time(8, 50), UTC)
            _one_day(database, keys, school, children, day, morning, chance)
            progress.advance(task)
        with database.write() as session:
            for change in session.exec(
                select(CircleChange).where(CircleChange.school_id == school.id)
            ):
                change.shown = 2  # each pupil was shown it at two sign-ins of that term


def _children(
    session: Session, school: School, chance: random.Random, now: datetime
) -> Iterator[_Child]:
    """Let each pupil choose adults, but for a few who chose nobody yet."""
    # by name, not by id: ids are new each time, and the demo is to be the same
    willing = queries.people(session, school.id, trust_queries.choosable(session, school.id).keys())
    accepting = sorted(willing, key=lambda one: willing[one].source_id)
    groups = session.exec(
        select(Class)
        .where(Class.school_id == school.id, Class.kind == "registration")
        .order_by(col(Class.name))
    ).all()
    for group in groups:
        for number, pupil in enumerate(
            queries.pupils_of_class(session, school.id, group.id, now.date())
        ):
            if number % 9 or f"{pupil.given} {pupil.family}" in CHOSE:
                adults = chance.sample(accepting, min(len(accepting), chance.randint(1, 2)))
                chosen = _first(session, pupil, adults)
                trust.set_circle(session, school.id, pupil.id, chosen, now=now)
            usual = chance.gauss(3.9, 0.5)
            yield _Child(
                pupil,
                group,
                # to turn low, a child must have been well: who is always low is another story
                usual=max(usual, 4.2) if number == _DIPS else usual,
                asks=chance.choice((0.002, 0.004, 0.01)),
                dips_from=DAYS - 12 if number == _DIPS else 999,
            )


def _first(session: Session, pupil: Person, adults: Sequence[UUID]) -> list[UUID]:
    """Put the adult of the demo's stories first, so that they can be walked."""
    family = CHOSE.get(f"{pupil.given} {pupil.family}")
    first = session.exec(
        select(Person.id).where(
            Person.school_id == pupil.school_id, Person.kind == "staff", Person.family == family
        )
    ).first()
    return [first, *(one for one in adults if one != first)] if first else list(adults)


def _one_day(
    database: Database,
    keys: Keyring,
    school: School,
    children: Sequence[_Child],
    day: int,
    morning: datetime,
    chance: random.Random,
) -> None:
    with database.write() as session:
        cal = queries.calendar_of(session, school.id)
        if morning.weekday() > 4 or not calendar.is_open_at(cal, morning):  # noqa: PLR2004 - Friday
            return
        windows = _windows(session, school, children, morning)
        taps = [
            _tap(child, windows.get(child.group.id), day, morning, chance)
            for child in children
            if chance.random() < ANSWERS
        ]
        check_in(session, taps, keys=keys, now=morning)
    left = {"P"} if day >= DAYS - _LEFT else set()  # newly noticed, for whoever tries the demo
    with database.write() as session:
        _answer_all(session, keys, school, left, morning + timedelta(minutes=25))
    evening = morning + timedelta(hours=10)
    freeze_due(database, keys, evening, school_id=school.id)
    close_days(database, evening, school_id=school.id)


def _windows(
    session: Session, school: School, children: Sequence[_Child], morning: datetime
) -> dict[UUID, UUID]:
    found = {}
    for group in {child.group.id: child.group for child in children}.values():
        teachers = queries.teachers_of(session, school.id, group.id, morning.date())
        if teachers:
            opened = open_window(
                session, school.id, group.id, by=teachers[0], language=school.language, now=morning
            )
            found[group.id] = opened.id
    return found


def _tap(
    child: _Child, window: UUID | None, day: int, morning: datetime, chance: random.Random
) -> Tap:
    mean = child.usual - (1.9 if day >= child.dips_from else 0)
    level = min(5, max(1, round(chance.gauss(mean, 0.7))))
    asks = chance.random() < child.asks
    band = band_of(child.pupil)
    feeling = chance.choice(_BY_LEVEL[max(level, 2) if band in "AB" else level])
    if band == "A":
        feeling = {2: "sad", 3: "ok", 4: "ok", 5: "happy"}[max(level, 2)]
    said = Said(
        id=uuid7(int(morning.timestamp() * 1000)),
        occurred_at=morning + timedelta(seconds=chance.randint(0, 5)) - timedelta(seconds=5),
        feeling=feeling,
        note=chance.choice(LINES) if asks and band != "A" and chance.random() < 0.6 else "",  # noqa: PLR2004
        ask=chance.choice(("talk", "hello", "know")) if asks else "none",
        language=child.pupil.language,
    )
    source = "device" if band in "AB" else "phone"
    return Tap(child.pupil.school_id, child.pupil.id, said, source, window_id=window)


def _answer_all(
    session: Session, keys: Keyring, school: School, left: Collection[str], now: datetime
) -> None:
    """Let the owners take, meet and close what is open, as good adults do."""
    for case in session.exec(
        select(Concern).where(Concern.school_id == school.id, Concern.state != "closed")
    ).all():
        if case.owner_id is None or case.severity in left:
            continue
        roles = duties.roles_of(session, school.id, case.owner_id)
        owner = Actor(school.id, case.owner_id, "staff", roles)
        if case.state == "open":
            answering.acknowledge(session, owner, case.id, now=now)
        if case.state == "acked":
            answering.log_contact(session, owner, case.id, words=None, keys=keys, now=now)
        if case.state == "contacted" and case.severity != "U":
            said = answering.Closing("talked", disclosed=False)
            answering.close(session, owner, case.id, said, keys=keys, now=now)
