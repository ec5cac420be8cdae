"""Begins the demo in the middle of a morning: taps, asks and answers, all by the real journeys."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.cli import history
from app.concerns import answering
from app.concerns.models import Concern
from app.journeys import escalate
from app.journeys.check_in import Said, Tap, check_in
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.roster import calendar, duties, queries
from app.roster.models import Class, Person, School
from app.roster.people import band_of
from app.roster.windows import open_window, open_windows_of

WINDOW_AGO: Final = 14.0  # minutes since Blwyddyn 4 was asked to check in
_CLASS: Final = "Blwyddyn 4"
_NOT_YET: Final = frozenset({"Efa", "Tomos", "Dewi", "Lowri"})  # whose turn is still to come
_USUAL: Final = ("happy", "happy", "calm", "ok", "tired", "excited")


@dataclass(frozen=True, slots=True)
class _Tapped:
    """A child says something, so many minutes before the demo begins."""

    ago: float
    child: str
    said: dict[str, Any]
    about: str | None = None  # the family name of the adult whom a reserved ask is about


@dataclass(frozen=True, slots=True)
class _Answered:
    """An adult does something on the newest open case of a child."""

    ago: float
    adult: str
    child: str
    do: str  # take, met, dsp


_STORY: Final[tuple[_Tapped | _Answered, ...]] = (
    _Tapped(72, "Georgia Barlow", {"feeling": "anxious", "step": 2, "ask": "talk"}),
    _Answered(66, "Lavery", "Georgia Barlow", "take"),
    _Answered(18, "Lavery", "Georgia Barlow", "met"),
    _Tapped(70, "Ifan Edwards", {"feeling": "lonely", "ask": "talk"}),
    _Answered(64, "Evans", "Ifan Edwards", "take"),
    _Answered(21, "Evans", "Ifan Edwards", "met"),
    _Tapped(52, "Cai Ashton", {"feeling": "angry", "ask": "talk", "reasons": ("friends",)}),
    _Tapped(
        31,
        "Mared Eynon",
        {
            "feeling": "scared",
            "ask": "talk",
            "reserved": True,
            "note": "Gwaeddodd Mr Hughes arna i o flaen pawb.",
        },
        about="Hughes",
    ),
    _Tapped(12.5, "Osian Phillips", {"feeling": "sad", "ask": "talk", "reasons": ("home",)}),
    _Answered(9, "Evans", "Osian Phillips", "take"),
    _Tapped(
        11,
        "Cerys Llewellyn",
        {"feeling": "tired", "reasons": ("sleep",), "note": "Dw i ddim yn gallu cysgu."},
    ),
    _Tapped(
        8.5,
        "Gwenno Davies",
        {
            "feeling": "worried",
            "ask": "talk",
            "reasons": ("friends", "someone_unkind"),
            "note": "Ces i fy ngadael allan amser chwarae eto.",
        },
    ),
    _Tapped(4, "Harri Beynon", {"feeling": "scared", "ask": "urgent"}),
    _Answered(2.5, "Walsh", "Harri Beynon", "take"),
)


def begin(database: Database, keys: Keyring, *, now: datetime) -> bool:
    """Live the morning up to `now`, where the first school is open; say whether it was."""
    with database.read() as session:
        bryn = session.exec(select(School).where(School.code == "ysgol-y-bryn")).one()
        if not calendar.is_open_at(queries.calendar_of(session, bryn.id), now):
            return False
    steps: list[tuple[float, Callable[[Session, datetime], object]]] = [
        (WINDOW_AGO, partial(_ask_the_class, bryn)),
        *((one.ago, partial(_do, keys, one)) for one in _STORY),
    ]
    for ago, step in sorted(steps, key=lambda one: -one[0]):
        at = now - timedelta(minutes=ago)
        escalate.run_clock(database, now=at)
        with database.write() as session:
            step(session, at)
    with database.write() as session:
        _class_taps(session, keys, bryn, now)
    escalate.run_clock(database, now=now)
    return True


def _person(session: Session, kind: str, family: str, given: str | None = None) -> Person:
    wanted = select(Person).where(Person.kind == kind, Person.family == family)
    if given is not None:
        wanted = wanted.where(Person.given == given)
    return session.exec(wanted.order_by(col(Person.source_id))).one()


def _child(session: Session, name: str) -> Person:
    given, _, family = name.partition(" ")
    return _person(session, "pupil", family, given)


def _blwyddyn_4(session: Session, school_id: UUID) -> Class:
    return session.exec(
        select(Class).where(Class.school_id == school_id, Class.name == _CLASS)
    ).one()


def _ask_the_class(school: School, session: Session, at: datetime) -> None:
    """Mr Price opens the window."""
    group = _blwyddyn_4(session, school.id)
    teacher = queries.teachers_of(session, school.id, group.id, at.date())[0]
    open_window(session, school.id, group.id, by=teacher, minutes=45, language="cy", now=at)


def _do(keys: Keyring, one: _Tapped | _Answered, session: Session, at: datetime) -> None:
    if isinstance(one, _Tapped):
        said = dict(one.said)
        if one.about is not None:
            said["about_id"] = _person(session, "staff", one.about).id
        _tap(session, keys, _child(session, one.child), said, at)
        return
    child = _child(session, one.child)
    adult = _person(session, "staff", one.adult)
    case = session.exec(
        select(Concern)
        .where(
            Concern.school_id == child.school_id,
            Concern.pupil_id == child.id,
            Concern.state != "closed",
        )
        .order_by(col(Concern.opened_at).desc())
    ).first()
    if case is None:
        raise LookupError(f"{one.child} has no open case")
    actor = Actor(
        child.school_id, adult.id, "staff", duties.roles_of(session, child.school_id, adult.id)
    )
    if one.do == "take":
        answering.acknowledge(session, actor, case.id, now=at)
    else:
        answering.log_contact(session, actor, case.id, words=None, keys=keys, now=at)


def _tap(
    session: Session, keys: Keyring, child: Person, said: dict[str, Any], at: datetime
) -> None:
    one = Said(
        id=uuid7(int(at.timestamp() * 1000)), occurred_at=at, language=child.language, **said
    )
    source = "device" if band_of(child) in "AB" else "phone"
    groups = queries.classes_of(session, child.school_id, child.id, at.date())
    windows = open_windows_of(session, child.school_id, [group.id for group in groups], at)
    window_id = next((window.id for window in windows.values()), None)
    tap = Tap(child.school_id, child.id, one, source, window_id=window_id)
    check_in(session, [tap], keys=keys, now=at)


def _class_taps(session: Session, keys: Keyring, school: School, now: datetime) -> None:
    """The others of the class take their turns; a few are still to come."""
    chance = random.Random(history.SEED)  # noqa: S311 - the same demo each time
    group = _blwyddyn_4(session, school.id)
    told = {one.child for one in _STORY}
    for child in queries.pupils_of_class(session, school.id, group.id, now.date()):
        if child.given in _NOT_YET or f"{child.given} {child.family}" in told:
            continue
        at = now - timedelta(minutes=chance.uniform(0.5, WINDOW_AGO - 1))
        _tap(session, keys, child, {"feeling": chance.choice(_USUAL)}, at)
