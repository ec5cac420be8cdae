"""The office: people, files, devices, days and print sheets, and no way to what a child feels."""

import io
import re
import zipfile
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.audit.models import AuditRow
from app.checkins.service import Said
from app.journeys.check_in import Tap, check_in
from app.kernel.ids import uuid7
from app.roster.models import Person
from tests.edge.conftest import Browser, Bryn
from tests.people import a_class, a_pupil, a_school, an_adult, in_class
from tests.statements import statements

ROSTERS = Path(__file__).parents[1] / "fixtures" / "roster"
SHEETS = ("badges", "codes")


@pytest.fixture
def office(bryn: Bryn) -> Browser:
    """The browser of Mrs Parry of the office."""
    return bryn.staff(_adult(bryn, "Gwen Parry", "admin"))


def _adult(bryn: Bryn, name: str, *roles: str) -> Person:
    return bryn.keep(lambda session: an_adult(session, bryn.school, name, roles=roles))


def _zipped(folder: str, *, but: str = "\0") -> bytes:
    """A roster as an office sends it, without the lines that hold `but`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted((ROSTERS / folder).glob("*.csv")):
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            archive.writestr(file.name, "".join(line for line in lines if but not in line))
    return packed.getvalue()


def _sends(office: Browser, what: str, raw: bytes) -> httpx.Response:
    headers = {**office.headers, "content-type": "application/zip"}
    return office.post(f"/api/admin/roster/{what}", content=raw, headers=headers)


def _ids(bryn: Bryn) -> dict[str, str]:
    return {"person_id": str(bryn.evans.id), "class_id": str(bryn.group.id)}


def _routes(bryn: Bryn) -> list[tuple[str, str]]:
    found, ids = [], _ids(bryn)
    for path, methods in bryn.app.openapi()["paths"].items():
        if path.startswith("/api/admin/"):
            filled = re.sub(r"{(\w+)}", lambda one: ids.get(one[1], str(uuid7())), path)
            found += [(method.upper(), filled) for method in methods]
    assert len(found) >= 18
    return found


BODIES = {
    "away": {"until_at": "2027-01-01T00:00:00Z"},
    "duties": {"roles": ["admin"]},
    "calendar": {"terms": [], "hours": []},
    "undo": {"run": str(uuid7())},
    "closures": {"starts_on": "2026-12-01", "ends_on": "2026-12-01"},
    "default-adult": {"adult": str(uuid7())},
}


def _asks(browser: Browser, method: str, path: str) -> httpx.Response:
    if path.endswith(("/preview", "/apply")):
        return _sends(browser, path.rpartition("/")[2], b"")
    body = BODIES.get(path.rpartition("/")[2]) if method in {"POST", "PUT"} else None
    return browser(method, path, body)


@pytest.mark.parametrize("role", ["teacher", "dsp", "deputy", "head", "chair"])
def test_the_office_does_not_exist_for_other_roles(bryn: Bryn, role: str) -> None:
    other = bryn.staff(_adult(bryn, "Huw Price", role))
    for method, path in _routes(bryn):
        answer = _asks(other, method, path)
        assert answer.status_code == 404, (method, path)
        assert answer.json()["code"] == "not_found"


def test_a_stranger_is_asked_to_sign_in(bryn: Bryn) -> None:
    for method, path in _routes(bryn):
        assert _asks(bryn.browser(), method, path).status_code == 401, (method, path)


def test_another_schools_people_and_classes_are_not_there(bryn: Bryn, office: Browser) -> None:
    def nant(session: Session) -> tuple[UUID, UUID]:
        school = a_school(session, "ysgol-y-nant", "Ysgol y Nant")
        return an_adult(session, school, "Ann Other").id, a_class(session, school).id

    person, group = bryn.keep(nant)
    assert office.post(f"/api/admin/people/{person}/invite").status_code == 404
    assert office.post(f"/api/admin/people/{person}/leave").status_code == 404
    assert office.post(f"/api/admin/classes/{group}/enrol-code").status_code == 404
    for sheet in SHEETS:
        assert office.post(f"/api/admin/classes/{group}/{sheet}").status_code == 404
    assert "Other" not in office.get("/api/admin/people").text


def test_people_come_page_by_page_and_are_found_by_name(bryn: Bryn, office: Browser) -> None:
    def many(session: Session) -> None:
        for n in range(60):
            a_pupil(session, bryn.school, f"Plentyn{n:02}", "Zeal")

    bryn.keep(many)
    first = office.get("/api/admin/people").json()
    second = office.get(f"/api/admin/people?after={first['next']}").json()
    names = [one["name"] for one in (*first["people"], *second["people"])]
    assert second["next"] is None
    assert len(names) == len(set(names)) == 65
    (evans,) = office.get("/api/admin/people?q=evans").json()["people"]
    assert (evans["classes"], evans["roles"]) == (["Blwyddyn 4"], ["teacher"])
    assert office.get("/api/admin/people?q=%25").json()["people"] == []


@pytest.mark.parametrize("path", ["people", "classes", "devices", "calendar"])
def test_a_list_asks_as_often_for_ten_as_for_twenty(bryn: Bryn, office: Browser, path: str) -> None:
    def ten_more(session: Session) -> None:
        for n in range(10):
            group = a_class(session, bryn.school, f"{uuid7()}", default_adult=bryn.evans)
            in_class(session, group, a_pupil(session, bryn.school, f"Efa{n}", f"{uuid7()}"))

    counts = []
    for _ in range(2):
        bryn.keep(ten_more)
        bryn.tablet()
        with statements(bryn.database) as said:
            assert office.get(f"/api/admin/{path}").status_code == 200
        counts.append(len(said))
    assert counts[0] == counts[1]


def test_safeguarding_duties_are_given_by_safeguarding_and_office_ones_by_the_office(
    bryn: Bryn, office: Browser
) -> None:
    dsp = bryn.staff(_adult(bryn, "Nia Rees", "dsp"))
    duties = f"/api/admin/people/{bryn.evans.id}/duties"
    assert office.put(duties, {"roles": ["teacher", "admin"]}).json() == {
        "roles": ["admin", "teacher"]
    }
    assert office.put(duties, {"roles": ["teacher", "admin", "dsp"]}).status_code == 404
    assert dsp.put(duties, {"roles": ["teacher"]}).status_code == 404
    assert dsp.put(duties, {"roles": ["teacher", "admin", "deputy"]}).status_code == 200
    assert office.put(duties, {"roles": ["teacher", "admin"]}).status_code == 404
    assert [row.action for row in _written(bryn, "grant_duty")] == ["grant_duty"] * 2


def test_the_last_safeguarding_person_keeps_the_duty(bryn: Bryn) -> None:
    nia = _adult(bryn, "Nia Rees", "dsp")
    refused = bryn.staff(nia).put(f"/api/admin/people/{nia.id}/duties", {"roles": []})
    assert (refused.status_code, refused.json()["code"]) == (409, "cannot_leave_no_one")


def test_a_member_of_staff_leaves_at_once_and_is_signed_out(bryn: Bryn, office: Browser) -> None:
    hers = bryn.staff(bryn.evans)
    assert hers.get("/api/staff/me").status_code == 200
    assert office.post(f"/api/admin/people/{bryn.evans.id}/leave").json() == {"done": True}
    assert hers.get("/api/staff/me").status_code == 401
    assert office.post(f"/api/admin/people/{bryn.efa.id}/leave").status_code == 404


def test_a_day_away_begins_and_ends(bryn: Bryn, office: Browser) -> None:
    path = f"/api/admin/people/{bryn.evans.id}/away"
    until = "2026-11-23T16:00:00Z"
    assert office.post(path, {"until_at": until}).status_code == 200
    (evans,) = office.get("/api/admin/people?q=evans").json()["people"]
    assert evans["away_until"] == until
    assert office.post(path, {"until_at": "2026-11-24T09:00:00"}).status_code == 422
    office.delete(path)
    (evans,) = office.get("/api/admin/people?q=evans").json()["people"]
    assert evans["away_until"] is None


def test_a_tablet_is_enrolled_listed_and_revoked(bryn: Bryn, office: Browser) -> None:
    made = office.post(f"/api/admin/classes/{bryn.group.id}/enrol-code").json()
    tablet = bryn.browser()
    assert tablet.post("/api/device/enrol", {"code": made["code"]}).status_code == 200
    (line,) = office.get("/api/admin/devices").json()["devices"]
    assert line["class_name"] == "Blwyddyn 4"
    office.post(f"/api/admin/devices/{line['id']}/revoke")
    assert tablet.get("/api/device").status_code == 401
    assert office.get("/api/admin/devices").json()["devices"] == []


def test_terms_and_hours_are_kept_and_wrong_ones_refused(bryn: Bryn, office: Browser) -> None:
    before = office.get("/api/admin/calendar").json()
    assert (before["assumed"], len(before["terms"]), len(before["hours"])) == (False, 2, 5)
    whole = {"terms": before["terms"][:1], "hours": before["hours"][:4]}
    after = office.put("/api/admin/calendar", whole).json()
    assert (after["known_until"], len(after["hours"])) == ("2026-12-18", 4)
    assert after["closures"] == before["closures"]
    twice = {"terms": before["terms"][:1] * 2, "hours": []}
    refused = office.put("/api/admin/calendar", twice)
    assert (refused.status_code, refused.json()["field"]) == (422, "terms")
    assert office.get("/api/admin/calendar").json() == after


def test_a_snow_day_is_added_once_and_taken_back(bryn: Bryn, office: Browser) -> None:
    snow = {"starts_on": "2026-11-24", "ends_on": "2026-11-24", "kind": "snow"}
    made = office.post("/api/admin/closures", snow).json()
    assert office.post("/api/admin/closures", snow).json() == made
    assert len(_written(bryn, "add_closure")) == 1
    assert office.delete(f"/api/admin/closures/{made['id']}").json() == {"done": True}
    assert office.delete(f"/api/admin/closures/{made['id']}").status_code == 404
    back = {"starts_on": "2026-11-24", "ends_on": "2026-11-23"}
    assert office.post("/api/admin/closures", back).json()["field"] == "ends_on"


def test_a_file_is_shown_applied_and_the_second_time_nothing(bryn: Bryn, office: Browser) -> None:
    raw = _zipped("own-clean")
    shown = _sends(office, "preview", raw).json()
    assert shown["readable"]
    assert shown["needs_confirmation"]  # Mrs Evans and the pupils of the test are not in it
    assert shown["counts"]["pupils"]["added"] > 0
    assert all(one["text_cy"] and one["text_en"] for one in shown["problems"])
    refused = _sends(office, "apply", raw)
    assert (refused.status_code, refused.json()["code"]) == (409, "confirm_vanishing")
    done = _sends(office, "apply?confirm=true", raw).json()
    assert done["applied"]
    again = _sends(office, "preview", raw).json()
    assert (again["same_file"], again["nothing"]) == (True, True)
    assert not _sends(office, "apply", raw).json()["applied"]


def test_what_is_no_roster_is_explained_in_both_languages(bryn: Bryn, office: Browser) -> None:
    shown = _sends(office, "preview", b"PK\x03\x04 broken").json()
    assert not shown["readable"]
    (problem,) = shown["problems"]
    assert problem["text_cy"] != problem["text_en"]
    refused = _sends(office, "apply", b"hello")
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_file")


def test_the_office_hears_the_same_bytes_with_and_without_an_open_case(
    bryn: Bryn, office: Browser
) -> None:
    first, second = _zipped("own-clean"), _zipped("own-clean", but="BS04")
    _sends(office, "apply?confirm=true", first)
    told = [_sends(office, "preview", second).content]
    pupil = bryn.keep(lambda session: session.exec(_any_pupil(bryn)).first())
    assert pupil is not None

    def taps(session: Session) -> None:
        said = Said(id=uuid7(), occurred_at=bryn.clock.now, feeling="sad", ask="urgent")
        tap = Tap(bryn.school.id, pupil.id, said, "device")
        check_in(session, [tap], keys=bryn.keys, now=bryn.clock.now)

    bryn.keep(taps)
    told.append(_sends(office, "preview", second).content)
    assert told[0] == told[1]


def _any_pupil(bryn: Bryn) -> SelectOfScalar[Person]:
    return select(Person).where(
        Person.school_id == bryn.school.id,
        Person.kind == "pupil",
        Person.status == "active",
        col(Person.year).is_not(None),
    )


def _written(bryn: Bryn, action: str) -> list[AuditRow]:
    with bryn.database.read() as session:
        return list(session.exec(select(AuditRow).where(AuditRow.action == action)))
