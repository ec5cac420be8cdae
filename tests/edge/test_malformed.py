"""Who asks comes before what they say: no body tells a stranger or a wrong role of a door."""

import httpx
import pytest

from tests.edge.conftest import Browser, Bryn
from tests.edge.doors import ROLES, House, bryns_house, doors_of, is_turned_away
from tests.edge.test_matrix import ALLOWED, OFFICE

UNSAFE = ("POST", "PUT", "DELETE")
MALFORMED = [b"{", b"null", b"[]", b'"x"', b'{"a":', b"\xff\xfe", b'{"until_at": 1, "roles": 7}']
# What these are about stands in their body: of a role that could, the form is judged first.
PUT_BACK = ("dsp", "deputy", "head")
NAMED_IN_THE_BODY = {("POST /api/safeguarding/put-back", role) for role in PUT_BACK}


def _knock(browser: Browser, house: House, door: str, raw: bytes) -> httpx.Response:
    method, path = door.split(" ")
    kind = "application/zip" if "/roster/" in path else "application/json"
    headers = {**browser.headers, "content-type": kind}
    for name, one in house.ids.items():
        path = path.replace(f"{{{name}}}", one)
    for name in ("device_id", "closure_id"):
        path = path.replace(f"{{{name}}}", house.ids["window_id"])
    return browser(method, path, content=raw, headers=headers)


def _shut(bryn: Bryn) -> list[tuple[str, str]]:
    """Every unsafe door with each role for which it is shut."""
    doors = [door for door in doors_of(bryn) if door.startswith(UNSAFE)]
    found = [
        (door, role)
        for door in doors
        for role in ROLES
        if not (ALLOWED[door][role] if door in ALLOWED else role == "admin")
    ]
    duties = f"PUT {OFFICE}people/{{person_id}}/duties"  # the safeguarding team's door as well
    theirs = {(duties, "dsp"), (duties, "deputy")}
    return [one for one in found if one not in NAMED_IN_THE_BODY | theirs]


def test_a_stranger_and_a_wrong_role_are_turned_away_whatever_the_body(bryn: Bryn) -> None:
    house = bryns_house(bryn)
    browsers = {role: house.at(role) for role in ROLES}
    let_in = set()
    for door, role in _shut(bryn):
        for raw in MALFORMED:
            answer = _knock(browsers[role], house, door, raw)
            if not is_turned_away(answer):
                let_in.add((door, role, raw, answer.status_code))
    assert let_in == set()


@pytest.mark.parametrize("raw", [b"{", b"\xff", b"[[[[", b'{"outcome": "\\ud800"'])
def test_who_may_knock_is_told_that_the_form_is_wrong(bryn: Bryn, raw: bytes) -> None:
    house = bryns_house(bryn)
    for role, door in (
        ("told", "POST /api/adult/cases/{concern_id}/close"),
        ("admin", "PUT /api/admin/calendar"),
        ("teacher", "POST /api/teacher/classes/{class_id}/window"),
        ("phone", "POST /api/pupil/unlock"),
        ("stranger", "POST /api/staff/sign-in"),
    ):
        answer = _knock(house.at(role), house, door, raw)
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_field"), door


def test_an_id_of_no_form_is_an_id_of_nothing(bryn: Bryn) -> None:
    assert bryn.staff().get("/api/adult/cases/x").json()["code"] == "not_found"
