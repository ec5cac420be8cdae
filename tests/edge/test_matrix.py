"""Who may pass which door: one table, and a door that is not in it fails the build."""

import pytest

from tests.edge.conftest import Bryn
from tests.edge.doors import NOTE, ROLES, WORDS, bryns_house, doors_of, is_turned_away, knock

# y: let through (what is then done with the request is for other tests); a dot: turned away with
# 401 or 404, the same as if there were nothing. Who is "told" has Efa's case in hand and has
# offered it to the deputy; "other" teaches another class; shared and phone are Efa's own.
TABLE = """
                                     str dev sha pho tea oth tol unt dsp dep hea adm
GET    /health/live                   y   y   y   y   y   y   y   y   y   y   y   y
GET    /health/ready                  y   y   y   y   y   y   y   y   y   y   y   y
GET    /health/alarms                 y   y   y   y   y   y   y   y   y   y   y   y
GET    /api/help                      y   y   y   y   y   y   y   y   y   y   y   y
POST   /api/offline                   y   y   y   y   y   y   y   y   y   y   y   y

POST   /api/device/enrol              y   y   y   y   y   y   y   y   y   y   y   y
GET    /api/device                    .   y   y   .   .   .   .   .   .   .   .   .
POST   /api/device/want-adult         .   y   y   .   .   .   .   .   .   .   .   .
GET    /api/device/tiles              .   y   y   .   .   .   .   .   .   .   .   .
POST   /api/device/sign-in            .   y   y   .   .   .   .   .   .   .   .   .
POST   /api/device/unverified-ask     .   y   y   .   .   .   .   .   .   .   .   .
POST   /api/pupil/not-me              .   y   y   .   .   .   .   .   .   .   .   .

POST   /api/office-screen/enrol       y   y   y   y   y   y   y   y   y   y   y   y
GET    /api/office-screen             .   .   .   .   .   .   .   .   .   .   .   .

POST   /api/pupil/sign-in             y   y   y   y   y   y   y   y   y   y   y   y
POST   /api/pupil/sign-out            y   y   y   y   y   y   y   y   y   y   y   y
POST   /api/pupil/unlock              .   .   .   y   .   .   .   .   .   .   .   .
GET    /api/pupil/me                  .   .   y   y   .   .   .   .   .   .   .   .
PUT    /api/pupil/check-ins/{check_in_id}          . . y y  . . . .  . . . .
POST   /api/pupil/answers             .   .   y   y   .   .   .   .   .   .   .   .
GET    /api/pupil/adults              .   .   y   y   .   .   .   .   .   .   .   .
PUT    /api/pupil/circle              .   .   y   y   .   .   .   .   .   .   .   .
PUT    /api/pupil/vetoes/{adult_id}   .   .   y   y   .   .   .   .   .   .   .   .
DELETE /api/pupil/vetoes/{adult_id}   .   .   y   y   .   .   .   .   .   .   .   .
GET    /api/pupil/history             .   .   y   y   .   .   .   .   .   .   .   .
PUT    /api/pupil/history             .   .   .   y   .   .   .   .   .   .   .   .
POST   /api/pupil/history/{check_in_id}/hide       . . . y  . . . .  . . . .
GET    /api/pupil/who-looked          .   .   .   y   .   .   .   .   .   .   .   .

POST   /api/staff/invite              y   y   y   y   y   y   y   y   y   y   y   y
POST   /api/staff/invite/accept       y   y   y   y   y   y   y   y   y   y   y   y
POST   /api/staff/sign-in             y   y   y   y   y   y   y   y   y   y   y   y
POST   /api/staff/sign-out            y   y   y   y   y   y   y   y   y   y   y   y
GET    /api/staff/me                  .   .   .   .   y   y   y   y   y   y   y   y
PUT    /api/staff/me/language         .   .   .   .   y   y   y   y   y   y   y   y
POST   /api/staff/me/push             .   .   .   .   y   y   y   y   y   y   y   y
DELETE /api/staff/me/push             .   .   .   .   y   y   y   y   y   y   y   y
GET    /api/staff/me/standing         .   .   .   .   y   y   y   y   y   y   y   y
POST   /api/staff/me/away             .   .   .   .   y   y   y   y   y   y   y   y
DELETE /api/staff/me/away             .   .   .   .   y   y   y   y   y   y   y   y
PUT    /api/staff/me/accepts          .   .   .   .   y   y   y   y   y   y   y   y

GET    /api/adult/cases               .   .   .   .   y   y   y   y   y   y   y   y
GET    /api/adult/cases/{concern_id}               . . . .  . . y .  y y . .
POST   /api/adult/cases/{concern_id}/acknowledge   . . . .  . . y .  y y . .
POST   /api/adult/cases/{concern_id}/contact       . . . .  . . y .  . . . .
POST   /api/adult/cases/{concern_id}/close         . . . .  . . y .  . . . .
POST   /api/adult/cases/{concern_id}/add-words     . . . .  . . y .  y y . .
POST   /api/adult/cases/{concern_id}/hand-over     . . . .  . . y .  . . . .
POST   /api/adult/cases/{concern_id}/accept        . . . .  . . . .  . y . .
POST   /api/adult/cases/{concern_id}/off-site      . . . .  . . y .  y y . .
POST   /api/adult/cases/{concern_id}/back          . . . .  . . y .  y y . .

GET    /api/teacher/classes           .   .   .   .   y   y   y   y   y   y   y   y
GET    /api/teacher/classes/{class_id}             . . . .  y . . .  . . . .
POST   /api/teacher/classes/{class_id}/window      . . . .  y . . .  . . . .
DELETE /api/teacher/classes/{class_id}/window      . . . .  y . . .  . . . .
POST   /api/teacher/classes/{class_id}/enrol-code  . . . .  y . . .  . . . .
GET    /api/teacher/classes/{class_id}/locked      . . . .  y . . .  . . . .
POST   /api/teacher/classes/{class_id}/unlock      . . . .  y . . .  . . . .

GET    /api/safeguarding/cases        .   .   .   .   .   .   .   .   y   y   .   .
GET    /api/safeguarding/cases/{concern_id}            . . . .  . . . .  y y . .
POST   /api/safeguarding/cases/{concern_id}/take-over  . . . .  . . . .  y y . .
POST   /api/safeguarding/cases/{concern_id}/add-person . . . .  . . . .  y y . .
POST   /api/safeguarding/cases/{concern_id}/lower      . . . .  . . . .  y y . .
POST   /api/safeguarding/cases/{concern_id}/decide     . . . .  . . . .  y y . .
POST   /api/safeguarding/cases/{concern_id}/sign-off   . . . .  . . . .  y y . .
POST   /api/safeguarding/put-back     .   .   .   .   .   .   .   .   .   .   .   .
GET    /api/safeguarding/coverage     .   .   .   .   .   .   .   .   y   y   .   .
GET    /api/safeguarding/audit        .   .   .   .   .   .   .   .   y   y   .   .
GET    /api/safeguarding/patterns     .   .   .   .   .   .   .   .   y   y   .   .
PUT    /api/safeguarding/patterns     .   .   .   .   .   .   .   .   y   y   .   .
POST   /api/safeguarding/patterns/dry-run          . . . .  . . . .  y y . .
POST   /api/safeguarding/patterns/always-low       . . . .  . . . .  y y . .
GET    /api/safeguarding/patterns/always-low/due   . . . .  . . . .  y y . .
GET    /api/safeguarding/phrases      .   .   .   .   .   .   .   .   y   y   .   .
POST   /api/safeguarding/phrases      .   .   .   .   .   .   .   .   y   y   .   .
POST   /api/safeguarding/phrases/try  .   .   .   .   .   .   .   .   y   y   .   .
DELETE /api/safeguarding/phrases/{phrase_id}           . . . .  . . . .  y y . .
"""
OFFICE = "/api/admin/"  # every door of the office is the admin's alone


def _table() -> dict[str, dict[str, bool]]:
    lines = [line.split() for line in TABLE.splitlines()[2:] if line.strip()]
    return {
        f"{method} {path}": dict(zip(ROLES, (mark == "y" for mark in marks), strict=True))
        for method, path, *marks in lines
    }


ALLOWED = _table()


def test_every_door_stands_in_the_table(bryn: Bryn) -> None:
    doors = {door for door in doors_of(bryn) if OFFICE not in door}
    assert doors == ALLOWED.keys()


@pytest.mark.parametrize("door", ALLOWED)
def test_a_door_opens_for_whom_the_table_says(bryn: Bryn, door: str) -> None:
    house = bryns_house(bryn)
    for role in ROLES:
        answer = knock(house.at(role), door, house.ids)
        assert answer.status_code < 500 or door == "GET /health/alarms", (role, answer.text)
        assert is_turned_away(answer) is not ALLOWED[door][role], (role, answer.text)
        if is_turned_away(answer):
            assert answer.status_code in {401, 404}


def test_the_offices_doors_are_the_admins_alone(bryn: Bryn) -> None:
    house = bryns_house(bryn)
    for door in doors_of(bryn):
        if OFFICE in door:
            for role in ROLES[:-1]:
                answer = knock(house.at(role), door, house.ids)
                assert is_turned_away(answer), (door, role)


def test_no_words_of_a_case_come_to_anybody_who_was_not_told(bryn: Bryn) -> None:
    house = bryns_house(bryn)
    told = {"told", "dsp", "deputy"}
    for door in doors_of(bryn):
        if door.startswith("GET "):
            for role in ROLES:
                text = knock(house.at(role), door, house.ids).text
                assert role in told or not {word for word in (NOTE, WORDS) if word in text}
                if role in {"head", "admin", "untold", "other"} and OFFICE not in door:
                    assert house.ids["concern_id"] not in text, (door, role)
                    assert "Efa" not in text, (door, role)
