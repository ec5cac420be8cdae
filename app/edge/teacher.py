"""A teacher's page: open a window, count who has checked in, read how the class feels; no child."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from app.access.policy import Action as Wish
from app.access.policy import Facts, may
from app.audit.actions import Action
from app.audit.service import Entry, record
from app.edge.bodies import Body, KnockFirst
from app.edge.deps import Staff, Visit
from app.identity import devices, throttle
from app.kernel.problems import absent
from app.roster import queries, windows
from app.roster.calendar import school_day
from app.roster.models import Class, Window
from app.roster.people import full_name
from app.summaries import queries as summaries

router = APIRouter(prefix="/api/teacher", tags=["teacher"], route_class=KnockFirst)


class WindowBody(Body):
    minutes: int = windows.USUAL
    language: str | None = Field(None, max_length=8)  # the school's where left out


class PupilBody(Body):
    pupil_id: UUID = Field(strict=False)


class ClassLine(BaseModel):
    id: UUID
    name: str
    kind: str
    window_open: bool


class ClassList(BaseModel):
    classes: list[ClassLine]


class WindowNow(BaseModel):
    """A window that is open: how many of how many, and no mood."""

    id: UUID
    closes_at: datetime
    language: str
    in_: int = Field(serialization_alias="in")
    of: int


class Figure(BaseModel):
    starts_on: date
    band: str
    taking_part: str
    ideas: list[str]


class PastFigure(BaseModel):
    starts_on: date
    band: str


class ClassNow(BaseModel):
    """How things stand for a class; bands and shares in words, never a count of moods."""

    id: UUID
    name: str
    kind: str
    shown: str  # the most that this size is ever shown
    participation_only: bool
    window: WindowNow | None
    today: Figure | None
    week: Figure | None
    half_term: Figure | None
    past: list[PastFigure]


class EnrolCode(BaseModel):
    code: str
    expires_at: datetime


class LockedPupil(BaseModel):
    pupil_id: UUID
    name: str


class WindowClosed(BaseModel):
    closed: bool


class Unlocked(BaseModel):
    unlocked: bool


@router.get("/classes")
def classes(visit: Staff) -> ClassList:
    taught = _taught(visit)
    asked = windows.open_windows_of(
        visit.session, visit.actor.school_id, [group.id for group in taught], visit.now
    )
    lines = [
        ClassLine(id=group.id, name=group.name, kind=group.kind, window_open=group.id in asked)
        for group in taught
    ]
    return ClassList(classes=lines)


@router.get("/classes/{class_id}")
def one_class(class_id: UUID, visit: Staff) -> ClassNow:
    group = _class(visit, class_id, Wish.SEE_CLASS)
    window = windows.open_window_of(visit.session, group.school_id, group.id, visit.now)
    school = queries.school(visit.session, group.school_id)
    mood = summaries.mood_of(
        visit.session,
        group,
        daily_band=school.daily_band,
        window_open=window is not None,
        now=visit.now,
    )
    return ClassNow(
        id=group.id,
        name=group.name,
        kind=group.kind,
        shown=mood.shown,
        participation_only=mood.shown in summaries.WITHOUT_A_BAND,
        window=_count(visit, window) if window else None,
        today=_figure(mood.today),
        week=_figure(mood.week),
        half_term=_figure(mood.half_term),
        past=[PastFigure(starts_on=one.starts_on, band=one.band) for one in mood.past],
    )


def _to_open(class_id: UUID, visit: Staff) -> Class:
    return _class(visit, class_id, Wish.OPEN_WINDOW)


def _to_unlock(class_id: UUID, visit: Staff) -> Class:
    return _class(visit, class_id, Wish.UNLOCK_PUPIL)


@router.post("/classes/{class_id}/window")
def open_window(
    body: WindowBody, visit: Staff, group: Annotated[Class, Depends(_to_open, scope="function")]
) -> WindowNow:
    """Open a window; where one is open already, that one is given."""
    school = queries.school(visit.session, group.school_id)
    window = windows.open_window(
        visit.session,
        group.school_id,
        group.id,
        by=_person(visit),
        minutes=body.minutes,
        language=body.language or school.language,
        now=visit.now,
    )
    if window.opens_at == visit.now:
        record(
            visit.session,
            [_entry(visit, Action.OPEN_WINDOW, object_kind="window", object_id=window.id)],
        )
    return _count(visit, window)


@router.delete("/classes/{class_id}/window")
def close_window(class_id: UUID, visit: Staff) -> WindowClosed:
    group = _class(visit, class_id, Wish.OPEN_WINDOW)
    window = windows.close_window(visit.session, group.school_id, group.id, now=visit.now)
    if window is not None:
        record(
            visit.session,
            [_entry(visit, Action.CLOSE_WINDOW, object_kind="window", object_id=window.id)],
        )
    return WindowClosed(closed=window is not None)


@router.post("/classes/{class_id}/enrol-code")
def enrol_code(class_id: UUID, visit: Staff) -> EnrolCode:
    """Make a code by which a tablet becomes this class's, once, within minutes."""
    group = _class(visit, class_id, Wish.ENROL_DEVICE)
    code, expires_at = devices.make_code(
        visit.session, visit.keys, visit.actor, group.id, now=visit.now
    )
    record(
        visit.session,
        [_entry(visit, Action.MAKE_ENROL_CODE, object_kind="class", object_id=group.id)],
    )
    return EnrolCode(code=code, expires_at=expires_at)


@router.get("/classes/{class_id}/locked")
def locked(class_id: UUID, visit: Staff) -> list[LockedPupil]:
    """Name who is locked out, so that somebody can let them in again."""
    found = _locked(visit, _class(visit, class_id, Wish.UNLOCK_PUPIL))
    looks = [_entry(visit, Action.READ_LOCKED, pupil_id=pupil.pupil_id) for pupil in found]
    record(visit.session, looks)
    return found


@router.post("/classes/{class_id}/unlock")
def unlock(
    body: PupilBody, visit: Staff, group: Annotated[Class, Depends(_to_unlock, scope="function")]
) -> Unlocked:
    """Let a pupil of this class try again; of any other pupil nothing is known here."""
    pupils = queries.pupils_of_class(visit.session, group.school_id, group.id, _today(visit))
    if body.pupil_id not in {pupil.id for pupil in pupils}:
        raise absent()
    done = throttle.unlock(visit.session, group.school_id, body.pupil_id)
    record(visit.session, [_entry(visit, Action.UNLOCK, pupil_id=body.pupil_id)])
    return Unlocked(unlocked=done)


def _today(visit: Visit) -> date:
    return school_day(visit.now)


def _person(visit: Visit) -> UUID:
    if visit.actor.person_id is None:
        raise absent()
    return visit.actor.person_id


def _taught(visit: Visit) -> Sequence[Class]:
    return queries.classes_of(
        visit.session, visit.actor.school_id, _person(visit), _today(visit), role="teacher"
    )


def _class(visit: Visit, class_id: UUID, wish: Wish) -> Class:
    """Give a class that this teacher teaches today; any other looks the same as none."""
    group = next((one for one in _taught(visit) if one.id == class_id), None)
    if group is None or not may(wish, visit.actor, Facts(teaches_class=True)):
        raise absent()
    return group


def _count(visit: Visit, window: Window) -> WindowNow:
    checked_in, of = summaries.taking_part_now(
        visit.session, visit.actor.school_id, window, visit.now
    )
    return WindowNow(
        id=window.id, closes_at=window.closes_at, language=window.language, in_=checked_in, of=of
    )


def _figure(figure: summaries.Figure | None) -> Figure | None:
    if figure is None:
        return None
    return Figure(
        starts_on=figure.starts_on,
        band=figure.band,
        taking_part=figure.taking_part,
        ideas=list(figure.ideas),
    )


def _locked(visit: Visit, group: Class) -> list[LockedPupil]:
    shut = throttle.locked_pupils(visit.session, group.school_id)
    pupils = queries.pupils_of_class(visit.session, group.school_id, group.id, _today(visit))
    return [
        LockedPupil(pupil_id=pupil.id, name=full_name(pupil))
        for pupil in pupils
        if pupil.id in shut
    ]


def _entry(
    visit: Visit,
    action: Action,
    *,
    pupil_id: UUID | None = None,
    object_kind: str | None = None,
    object_id: UUID | None = None,
) -> Entry:
    return Entry(
        visit.actor.school_id,
        visit.now,
        "staff",
        visit.actor.person_id,
        action,
        pupil_id=pupil_id,
        object_kind=object_kind,
        object_id=object_id,
    )
