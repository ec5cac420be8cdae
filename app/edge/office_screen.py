"""The office screen: enrolled by a code of the office, shows alarms without names."""

from datetime import datetime

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from app.access.policy import Action as Wish
from app.audit.actions import Action
from app.audit.service import Entry, record
from app.edge.admin_gate import the_office, write_down
from app.edge.bodies import Body, Done, KnockFirst
from app.edge.deps import Anyone, Screen, Staff, set_cookie
from app.identity import devices
from app.journeys import office_screen

router = APIRouter(prefix="/api", tags=["office screen"], route_class=KnockFirst)


class CodeBody(Body):
    code: str = Field(max_length=40)


class ScreenCode(BaseModel):
    code: str
    expires_at: datetime


class Alarms(BaseModel):
    """No names, no feelings, no numbers: whether a person is needed."""

    school: str
    urgent: bool
    reachable: bool
    clock_runs: bool


@router.post("/admin/office-screen/enrol-code")
def enrol_code(visit: Staff) -> ScreenCode:
    """Make a code by which one screen becomes the office's."""
    school_id = the_office(visit, Wish.ENROL_DEVICE)
    code, expires_at = devices.make_code(
        visit.session, visit.keys, visit.actor, None, kind="office", now=visit.now
    )
    write_down(visit, Action.MAKE_ENROL_CODE, "school", school_id)
    return ScreenCode(code=code, expires_at=expires_at)


@router.post("/office-screen/enrol")
def enrol(body: CodeBody, visit: Anyone, request: Request, response: Response) -> Done:
    made, token = devices.enrol(visit.session, visit.keys, body.code, kind="office", now=visit.now)
    set_cookie(request, response, "screen", token, int(devices.LASTS.total_seconds()))
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
    return Done()


@router.get("/office-screen")
def alarms(visit: Screen) -> Alarms:
    shown = office_screen.look(visit.session, visit.actor.school_id, now=visit.now)
    return Alarms(
        school=shown.school,
        urgent=shown.urgent,
        reachable=shown.reachable,
        clock_runs=shown.clock_runs,
    )
