"""A class's tablet: the tiles, signing in by pictures or badge, and asking without any of it."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from app.audit.actions import Action
from app.audit.service import Entry, record
from app.edge.bodies import Body, Done, KnockFirst
from app.edge.deps import Anyone, Device, DeviceAsk, set_cookie
from app.edge.taps import Kept, kept
from app.identity import badges, devices, secrets, sessions
from app.journeys import class_tablet, feedback
from app.journeys.check_in import Said, Tap, check_in
from app.kernel.problems import Problem
from app.roster import queries
from app.roster.people import band_of, display_name

router = APIRouter(prefix="/api", tags=["device"], route_class=KnockFirst)


class CodeBody(Body):
    code: str = Field(max_length=40)


class Enrolled(BaseModel):
    class_name: str
    language: str


class SchoolOf(BaseModel):
    name: str
    code: str
    dialect: str


class ClassOf(BaseModel):
    id: UUID
    name: str


class WindowOf(BaseModel):
    id: UUID
    closes_at: datetime
    language: str


class State(BaseModel):
    """How things stand for this tablet; no names."""

    school: SchoolOf
    class_: ClassOf = Field(serialization_alias="class")
    language: str
    band: str
    window: WindowOf | None
    school_open: bool
    next_opening_at: datetime | None
    tiles_allowed: bool


class TileOf(BaseModel):
    pupil_id: UUID
    name: str
    picture: str | None
    dimmed: bool


class TilesUntil(BaseModel):
    """Until when the tiles may be seen."""

    until_at: datetime


class SignInBody(Body):
    pupil_id: UUID | None = Field(None, strict=False)
    pictures: list[str] | None = Field(None, max_length=9)
    badge: str | None = Field(None, max_length=200)


class SignedIn(BaseModel):
    name: str
    band: str
    language: str


class AskBody(Body):
    id: UUID = Field(strict=False)
    pupil_id: UUID = Field(strict=False)
    ask: str = "talk"


class NotMeBody(Body):
    id: UUID = Field(strict=False)


@router.post("/device/enrol")
def enrol(body: CodeBody, visit: Anyone, request: Request, response: Response) -> Enrolled:
    made, token = devices.enrol(visit.session, visit.keys, body.code, now=visit.now)
    set_cookie(request, response, "device", token, int(devices.LASTS.total_seconds()))
    entry = Entry(
        made.school_id,
        visit.now,
        "device",
        None,
        Action.ENROL_DEVICE,
        object_kind="device",
        object_id=made.id,
    )
    record(visit.session, [entry])
    known = devices.device(visit.session, visit.keys, token, now=visit.now)
    if known is None:
        raise Problem("bad_code", field="code")
    at = class_tablet.tablet(visit.session, known, now=visit.now)
    return Enrolled(class_name=at.group.name, language=at.language)


@router.get("/device")
def state(visit: Device) -> State:
    at = class_tablet.tablet(visit.session, visit.actor, now=visit.now)
    return State(
        school=SchoolOf(name=at.school.name, code=at.school.code, dialect=at.school.dialect),
        class_=ClassOf(id=at.group.id, name=at.group.name),
        language=at.language,
        band=at.band,
        window=WindowOf(id=at.window.id, closes_at=at.window.closes_at, language=at.window.language)
        if at.window
        else None,
        school_open=at.open,
        next_opening_at=at.next_opening_at,
        tiles_allowed=at.tiles_allowed,
    )


@router.post("/device/want-adult")
def want_adult(visit: DeviceAsk) -> TilesUntil:
    """Let the class's tiles be seen for a minute: a child said "I want my adult", in school hours.

    The minute is this server's: a page that forgets to hide them gets no names a second time.
    """
    at = class_tablet.tablet(visit.session, visit.actor, now=visit.now)
    if not at.tiles_allowed:
        raise Problem("not_now")
    entry = Entry(
        visit.actor.school_id,
        visit.now,
        "device",
        visit.actor.device_id,
        Action.READ_TILES,
        object_kind="class",
        object_id=at.group.id,
    )
    record(visit.session, [entry])
    return TilesUntil(until_at=devices.let_see_tiles(visit.session, visit.actor, now=visit.now))


@router.get("/device/tiles")
def tiles(visit: Device) -> list[TileOf]:
    """Give the tiles while a window is open, or in the minute after a child asked for them.

    Raises:
        Problem: `not_now`.
    """
    at = class_tablet.tablet(visit.session, visit.actor, now=visit.now)
    if at.window is None and not devices.may_see_tiles(visit.session, visit.actor, now=visit.now):
        raise Problem("not_now")
    return [
        TileOf(pupil_id=one.pupil_id, name=one.name, picture=one.picture, dimmed=one.dimmed)
        for one in class_tablet.tiles(visit.session, visit.actor, now=visit.now)
    ]


@router.post("/device/sign-in")
def sign_in(body: SignInBody, visit: Device, request: Request, response: Response) -> SignedIn:
    device = visit.actor
    if body.badge is not None:
        pupil_id = badges.pupil_of(visit.session, visit.keys, device.school_id, body.badge)
        if not class_tablet.has(visit.session, device, pupil_id, now=visit.now):
            raise Problem("bad_code", field="badge")  # as of a badge that nobody has
    elif body.pupil_id is not None and body.pictures is not None:
        pupil_id = body.pupil_id
        class_tablet.in_class_of(visit.session, device, pupil_id, now=visit.now)
        secrets.check(
            visit.session,
            visit.keys,
            device.school_id,
            pupil_id,
            "pictures",
            " ".join(body.pictures),
            device_id=device.device_id,
            now=visit.now,
        )
    else:
        raise Problem("bad_field", field="pictures")
    pupil = queries.person(visit.session, device.school_id, pupil_id, "pupil")
    if pupil.status != "active":
        raise Problem("bad_code")
    who = ("device", device.device_id)
    record(
        visit.session,
        [Entry(device.school_id, visit.now, *who, Action.SIGN_IN, pupil_id=pupil_id)],
    )
    token = sessions.start_shared(visit.session, visit.keys, device, pupil_id, now=visit.now)
    set_cookie(request, response, "pupil", token, int(sessions.SHARED_MOST.total_seconds()))
    return SignedIn(name=display_name(pupil), band=band_of(pupil), language=pupil.language)


@router.post("/device/unverified-ask")
def unverified_ask(body: AskBody, visit: DeviceAsk) -> Kept:
    """Take an ask from somebody at this tablet who says to be a pupil; nothing is shown back."""
    class_tablet.in_class_of(visit.session, visit.actor, body.pupil_id, now=visit.now)
    said = Said(id=body.id, occurred_at=visit.now, ask=body.ask or "talk")
    tap = Tap(
        visit.actor.school_id,
        body.pupil_id,
        said,
        "unverified",
        device_id=visit.actor.device_id,
    )
    (receipt,) = check_in(visit.session, [tap], keys=visit.keys, now=visit.now)
    if isinstance(receipt, Problem):
        if receipt.code != "same_id_other_content":
            raise receipt
        raise Problem("already_done")
    found = kept(receipt, "")
    found.told = found.seen_by = None  # whom a pupil trusts is not for whoever stands here
    return found


@router.post("/pupil/not-me")
def not_me(body: NotMeBody, visit: DeviceAsk) -> Done:
    done = feedback.not_me(visit.session, visit.actor, body.id, now=visit.now)
    return Done(done=done)
