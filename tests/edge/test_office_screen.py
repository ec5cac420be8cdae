"""The screen on the office wall knows that a child waits, and nothing of the child."""

import pytest
from sqlmodel import Session, select

from app.concerns.models import Concern
from app.identity import devices
from app.kernel.ids import uuid7
from app.notify.heartbeat import WORKER, beat
from app.roster.models import Person
from app.trust import service as trust
from tests.edge.conftest import Browser, Bryn
from tests.edge.doors import ABSENT, doors_of, knock
from tests.people import an_adult, chooses, safeguarding

CALM = {"school": "Ysgol y Bryn", "urgent": False, "reachable": True, "clock_runs": True}


@pytest.fixture
def lead(bryn: Bryn) -> dict[str, Person]:
    """Mr Hughes, Ms Yusuf and Mrs Thomas; Efa has chosen Mrs Evans, and the worker beats."""

    def settle(session: Session) -> dict[str, Person]:
        chooses(session, bryn.efa, bryn.evans)
        beat(session, WORKER, "boot", bryn.clock.now)
        return safeguarding(session, bryn.school)

    found: dict[str, Person] = bryn.keep(settle)
    return found


@pytest.fixture
def office(bryn: Bryn) -> Browser:
    menna = bryn.keep(
        lambda s: an_adult(s, bryn.school, "Menna Swyddfa", roles=["admin"], accepts=False)
    )
    return bryn.staff(menna)


def screen(bryn: Bryn, office: Browser) -> Browser:
    code = office.post("/api/admin/office-screen/enrol-code").json()["code"]
    wall = bryn.browser()
    assert wall.post("/api/office-screen/enrol", {"code": code}).status_code == 200
    return wall


def asks_urgently(bryn: Bryn, **said: object) -> None:
    tablet = bryn.tablet()
    code = {"pupil_id": str(bryn.efa.id), "pictures": bryn.pictures(bryn.efa)}
    assert tablet.post("/api/device/sign-in", code).status_code == 200
    tap = {"occurred_at": bryn.clock.now.isoformat(), "ask": "urgent", "feeling": "scared", **said}
    assert tablet.put(f"/api/pupil/check-ins/{uuid7()}", tap).status_code == 200


def test_it_says_that_a_child_waits_until_both_marks_are_given(
    bryn: Bryn, office: Browser, lead: dict[str, Person]
) -> None:
    wall = screen(bryn, office)
    assert wall.get("/api/office-screen").json() == CALM
    asks_urgently(bryn, note="Mae ofn arna i")
    waiting = wall.get("/api/office-screen")
    assert waiting.json() == {**CALM, "urgent": True}
    assert not {
        word for word in ("Efa", "Morgan", "ofn", "scared", "Evans") if word in waiting.text
    }
    with bryn.database.read() as session:
        case = session.exec(select(Concern)).one()
    path = f"/api/adult/cases/{case.id}/acknowledge"
    going = {"as": "going", "in_school": True}
    assert bryn.staff().post(path, going).status_code == 200
    assert wall.get("/api/office-screen").json()["urgent"]
    assert bryn.staff(lead["dsp"]).post(path, {"as": "dsp"}).status_code == 200
    assert wall.get("/api/office-screen").json() == CALM


def test_what_is_kept_from_the_dsp_is_not_on_the_wall_for_the_dsp_to_read(
    bryn: Bryn, office: Browser, lead: dict[str, Person]
) -> None:
    wall = screen(bryn, office)
    dsp, efa = lead["dsp"], bryn.efa
    bryn.keep(lambda s: trust.veto(s, efa.school_id, efa.id, dsp.id, now=bryn.clock.now))
    asks_urgently(bryn)
    assert wall.get("/api/office-screen").json() == CALM


def test_a_worry_about_an_adult_is_not_on_the_wall(
    bryn: Bryn, office: Browser, lead: dict[str, Person]
) -> None:
    wall = screen(bryn, office)
    asks_urgently(bryn, about_adult=True)
    assert wall.get("/api/office-screen").json() == CALM


def test_it_says_that_nobody_can_be_reached_and_that_the_clock_stands(
    bryn: Bryn, office: Browser
) -> None:
    wall = screen(bryn, office)
    found = wall.get("/api/office-screen").json()
    assert (found["reachable"], found["clock_runs"]) == (False, False)


def test_a_screen_opens_no_door_of_a_tablet_and_a_tablet_none_of_a_screen(
    bryn: Bryn, office: Browser, lead: dict[str, Person]
) -> None:
    wall = screen(bryn, office)
    as_tablet = bryn.browser().has("device", wall.cookie("screen") or "")
    as_screen = bryn.browser().has("screen", bryn.tablet().cookie("device") or "")
    assert as_screen.get("/api/office-screen").json()["code"] in ABSENT
    for door in doors_of(bryn):
        if door.startswith("GET /api/") and door not in {"GET /api/help", "GET /api/office-screen"}:
            for one in (wall, as_tablet):
                assert knock(one, door, {}).json()["code"] in ABSENT, door
    code = bryn.keep(lambda session: bryn.enrol_code(session, bryn.group))
    assert wall.post("/api/office-screen/enrol", {"code": code}).status_code == 401


def test_a_screen_that_is_taken_out_sees_nothing(
    bryn: Bryn, office: Browser, lead: dict[str, Person]
) -> None:
    wall = screen(bryn, office)
    (line,) = office.get("/api/admin/devices").json()["devices"]
    assert (line["kind"], line["class_name"]) == ("office", None)
    assert office.post(f"/api/admin/devices/{line['id']}/revoke").status_code == 200
    assert wall.get("/api/office-screen").status_code == 401


def test_only_the_office_makes_a_code_for_its_screen(
    bryn: Bryn, office: Browser, lead: dict[str, Person]
) -> None:
    assert bryn.staff(lead["dsp"]).post("/api/admin/office-screen/enrol-code").status_code == 404
    code = office.post("/api/admin/office-screen/enrol-code").json()["code"]
    assert bryn.browser().post("/api/device/enrol", {"code": code}).status_code == 401
    assert len(code.replace("-", "")) == devices.LENGTH
