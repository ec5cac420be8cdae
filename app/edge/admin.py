"""The office's routes: people, duties, devices, classes; nothing here knows how anybody feels."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from app.access.policy import Action as Wish
from app.audit.actions import Action
from app.edge import admin_days, admin_roster, admin_sheets, admin_undo
from app.edge.admin_gate import office_gate, the_office, write_down
from app.edge.bodies import Body, Done, Instant, KnockFirst
from app.edge.deps import Staff
from app.identity import devices, staff
from app.journeys import cover, invite_staff
from app.kernel.problems import absent
from app.roster import directory, duties, keeping, queries
from app.roster.calendar import school_day
from app.roster.models import Class
from app.roster.people import SAFEGUARDING, full_name

router = APIRouter(prefix="/api/admin", tags=["admin"], route_class=KnockFirst)
for part in (admin_roster, admin_undo, admin_days, admin_sheets):
    router.include_router(part.router)
PAGE: Final = 50


class InviteOf(BaseModel):
    """What became of somebody's open link; never the link: it is theirs alone."""

    state: invite_staff.State
    made_at: datetime
    expires_at: datetime


class PersonLine(BaseModel):
    id: UUID
    kind: str
    name: str
    title: str | None
    year: str | None
    classes: list[str]
    job: str | None
    email: str | None
    roles: list[str]
    away_until: datetime | None
    signed_up: bool
    invite: InviteOf | None
    picture: str | None


class PeoplePage(BaseModel):
    people: list[PersonLine]
    next: UUID | None


class AwayBody(Body):
    until_at: Instant


class DutiesBody(Body):
    roles: list[str] = Field(max_length=7)


class DutiesNow(BaseModel):
    roles: list[str]


class DeviceLine(BaseModel):
    id: UUID
    name: str
    kind: str
    class_id: UUID | None
    class_name: str | None
    enrolled_at: datetime


class DeviceList(BaseModel):
    devices: list[DeviceLine]


class OfficeClass(BaseModel):
    id: UUID
    name: str
    kind: str
    year: str | None
    pupils: int
    default_adult_id: UUID | None
    default_adult: str | None


class OfficeClasses(BaseModel):
    classes: list[OfficeClass]


class DefaultAdultBody(Body):
    adult: UUID = Field(strict=False)


class TabletCode(BaseModel):
    code: str
    expires_at: datetime


@router.get("/people")
def people(
    visit: Staff,
    q: Annotated[str, Query(max_length=100)] = "",
    kind: Annotated[str | None, Query(pattern="^(pupil|staff)$")] = None,
    after: UUID | None = None,
) -> PeoplePage:
    school_id = the_office(visit, Wish.KEEP_ACCOUNTS)
    found = directory.page_of_people(
        visit.session, school_id, q=q.strip(), kind=kind, after=after, size=PAGE
    )
    page = found[:PAGE]
    ids = [one.id for one in page]
    classes = directory.classes_by_person(visit.session, school_id, ids, school_day(visit.now))
    roles = directory.duties_by_person(visit.session, school_id, ids)
    away = directory.away_by_person(visit.session, school_id, ids, visit.now)
    signed_up = staff.with_login(visit.session, school_id, ids)
    invites = invite_staff.standing(visit.session, school_id, ids, now=visit.now)
    write_down(visit, Action.READ_PEOPLE, "school", school_id)
    lines = [
        PersonLine(
            id=one.id,
            kind=one.kind,
            name=full_name(one),
            title=one.title,
            year=one.year,
            classes=classes[one.id],
            job=one.staff_role,
            email=one.email,
            roles=roles[one.id],
            away_until=away.get(one.id),
            signed_up=one.id in signed_up,
            invite=_invite_of(invites[one.id]) if one.id in invites else None,
            picture=one.picture,
        )
        for one in page
    ]
    return PeoplePage(people=lines, next=page[-1].id if len(found) > PAGE else None)


@router.post("/people/{person_id}/invite")
def invite(person_id: UUID, visit: Staff) -> InviteOf:
    """Mail a member of staff who has no password yet their one-time link."""
    the_office(visit, Wish.KEEP_ACCOUNTS)
    made = invite_staff.invite(
        visit.session,
        visit.keys,
        visit.actor,
        person_id,
        mails=visit.settings.mails,
        now=visit.now,
    )
    return _invite_of(made)


def _invite_of(made: invite_staff.Standing) -> InviteOf:
    return InviteOf(state=made.state, made_at=made.made_at, expires_at=made.expires_at)


@router.post("/people/{person_id}/leave")
def leave(person_id: UUID, visit: Staff) -> Done:
    """Let a member of staff leave at once; the same answer whatever was theirs."""
    the_office(visit, Wish.KEEP_ACCOUNTS)
    cover.leave_school(visit.session, visit.actor, person_id, now=visit.now)
    return Done()


@router.post("/people/{person_id}/away", dependencies=[office_gate(Wish.KEEP_ACCOUNTS)])
def away(person_id: UUID, body: AwayBody, visit: Staff) -> Done:
    until_at = admin_days.instant(body.until_at, "until_at")
    cover.go_away(visit.session, visit.actor, person_id, until_at=until_at, now=visit.now)
    return Done()


@router.delete("/people/{person_id}/away")
def back(person_id: UUID, visit: Staff) -> Done:
    the_office(visit, Wish.KEEP_ACCOUNTS)
    cover.come_back(visit.session, visit.actor, person_id, now=visit.now)
    return Done()


def _who_gives_duties(visit: Staff) -> None:
    if not visit.actor.roles & SAFEGUARDING:
        the_office(visit, Wish.KEEP_ACCOUNTS)


@router.put(
    "/people/{person_id}/duties", dependencies=[Depends(_who_gives_duties, scope="function")]
)
def set_duties(person_id: UUID, body: DutiesBody, visit: Staff) -> DutiesNow:
    """Give and take duties; which of them this person may change is judged one by one."""
    given, taken = duties.set_duties(
        visit.session, visit.actor, person_id, body.roles, now=visit.now
    )
    for _ in given:
        write_down(visit, Action.GRANT_DUTY, "person", person_id)
    for _ in taken:
        write_down(visit, Action.END_DUTY, "person", person_id)
    return DutiesNow(roles=sorted(set(body.roles)))


@router.get("/devices")
def all_devices(visit: Staff) -> DeviceList:
    school_id = the_office(visit, Wish.ENROL_DEVICE)
    names = {one.id: one.name for one in directory.all_classes(visit.session, school_id)}
    return DeviceList(
        devices=[
            DeviceLine(
                id=one.id,
                name=one.name,
                kind=one.kind,
                class_id=one.class_id,
                class_name=names.get(one.class_id) if one.class_id else None,
                enrolled_at=one.enrolled_at,
            )
            for one in devices.of_school(visit.session, school_id)
        ]
    )


@router.post("/devices/{device_id}/revoke")
def revoke(device_id: UUID, visit: Staff) -> Done:
    school_id = the_office(visit, Wish.ENROL_DEVICE)
    devices.revoke(visit.session, school_id, device_id, now=visit.now)
    write_down(visit, Action.REVOKE_DEVICE, "device", device_id)
    return Done()


@router.get("/classes")
def classes(visit: Staff) -> OfficeClasses:
    school_id = the_office(visit, Wish.KEEP_ROSTER)
    groups = directory.all_classes(visit.session, school_id)
    sizes = directory.sizes(visit.session, school_id, school_day(visit.now))
    adults = queries.people(
        visit.session, school_id, {one.default_adult_id for one in groups if one.default_adult_id}
    )
    return OfficeClasses(
        classes=[
            OfficeClass(
                id=one.id,
                name=one.name,
                kind=one.kind,
                year=one.year,
                pupils=sizes.get(one.id, 0),
                default_adult_id=one.default_adult_id,
                default_adult=full_name(adults[one.default_adult_id])
                if one.default_adult_id in adults
                else None,
            )
            for one in groups
        ]
    )


@router.put("/classes/{class_id}/default-adult", dependencies=[office_gate(Wish.KEEP_ROSTER)])
def default_adult(class_id: UUID, body: DefaultAdultBody, visit: Staff) -> Done:
    """Name the adult whom pupils of a class are told of where they chose nobody."""
    keeping.name_default_adult(visit.session, visit.actor.school_id, class_id, body.adult)
    return Done()


@router.post("/classes/{class_id}/enrol-code")
def enrol_code(class_id: UUID, visit: Staff) -> TabletCode:
    """Make a code by which one tablet becomes this class's."""
    school_id = the_office(visit, Wish.ENROL_DEVICE)
    if visit.session.get(Class, (school_id, class_id)) is None:
        raise absent()
    code, expires_at = devices.make_code(
        visit.session, visit.keys, visit.actor, class_id, now=visit.now
    )
    write_down(visit, Action.MAKE_ENROL_CODE, "class", class_id)
    return TabletCode(code=code, expires_at=expires_at)
