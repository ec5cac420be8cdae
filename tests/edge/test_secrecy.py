"""What somebody must not know is not there: in no list, count, error or line of a log."""

import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
import structlog
from sqlmodel import col, select

from app.concerns.models import Concern
from app.identity import badges
from app.kernel.ids import uuid7
from app.kernel.logging import only_allowed
from tests.edge.conftest import Browser, Bryn
from tests.edge.doors import (
    BODIES,
    NOTE,
    ROLES,
    House,
    a_house,
    bryns_house,
    doors_of,
    knock,
)
from tests.edge.test_matrix import ALLOWED
from tests.people import NOW, a_calendar, a_class, a_pupil, a_school, an_adult, in_class

LISTS = (
    "staff/me",
    "staff/me/standing",
    "adult/cases",
    "teacher/classes",
    "teacher/classes/{class_id}",
    "teacher/classes/{class_id}/locked",
    "safeguarding/cases",
    "safeguarding/coverage",
    "safeguarding/audit",
    "adult/cases/{case}",
    "safeguarding/cases/{case}",
)
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def a_second_bryn(bryn: Bryn) -> House:
    """Another world: the same school with the same people, but for its code."""
    with bryn.database.write() as session:
        school = a_school(session, "ysgol-y-brin")
        a_calendar(session, school)
        teacher = an_adult(session, school, roles=["teacher"])
        group = a_class(session, school, default_adult=teacher)
        efa = a_pupil(session, school)
        tomos = a_pupil(session, school, "Tomos", "Rees")
        in_class(session, group, efa, tomos, a_pupil(session, school, "Non", "Prys"), teacher)
    return a_house(bryn, school, group, teacher, efa)


def tomos_of(house: House) -> Browser:
    """Tomos signs in by badge on the class's tablet."""
    bryn = house.bryn
    with bryn.database.write() as session:
        found = {one.given: one for one in _pupils(house)}
        badge = badges.issue(session, bryn.keys, house.school.id, found["Tomos"].id, now=NOW)
    tablet = bryn.tablet(house.group)
    assert tablet.post("/api/device/sign-in", {"badge": badge}).status_code == 200
    return tablet


def _pupils(house: House) -> list[Any]:
    from app.roster.models import Person  # noqa: PLC0415

    with house.bryn.database.read() as session:
        return list(
            session.exec(
                select(Person).where(
                    Person.school_id == house.school.id, col(Person.kind) == "pupil"
                )
            )
        )


def case_of_tomos(house: House) -> str:
    with house.bryn.database.read() as session:
        cases = session.exec(select(Concern).where(Concern.school_id == house.school.id)).all()
    return next(str(one.id) for one in cases if one.pupil_id != house.pupil.id)


def seen_by(house: House, role: str, case: str) -> list[str]:
    """Everything that a person is shown, with ids numbered as they come."""
    browser, shown = house.at(role), []
    for path in LISTS:
        answer = browser.get(f"/api/{path}".format(**house.ids, case=case))
        body = answer.json()
        if "rows" in body:  # ids of one millisecond stand in any order
            for row in body["rows"]:
                row["id"] = row["concern_id"] = row["concern_id"] and "a case"
            body["rows"].sort(key=json.dumps)
        names: dict[str, str] = {}
        text = _ID.sub(
            lambda found: names.setdefault(found[0], f"<{len(names)}>"),  # noqa: B023
            json.dumps(body, ensure_ascii=False),
        )
        shown.append(f"{path} {answer.status_code} {text.replace(house.school.code, 'CODE')}")
    return shown


@pytest.mark.parametrize("ask", ["talk", "urgent"])
@pytest.mark.parametrize("why", ["reserved", "vetoed"])
@pytest.mark.parametrize("role", ["teacher", "dsp", "deputy", "head"])
def test_who_is_the_concern_sees_the_same_with_and_without_it(
    bryn: Bryn, role: str, why: str, ask: str
) -> None:
    with_it, without = bryns_house(bryn), a_second_bryn(bryn)
    adult = str(with_it.people[role].id)
    tomos = tomos_of(with_it)
    said: dict[str, Any] = {"feeling": "sad", "note": "Dw i ddim yn hoffi hyn", "ask": ask}
    if why == "reserved":
        said |= {"about_adult": True, "about_adult_id": adult}
    else:
        assert tomos.put(f"/api/pupil/vetoes/{adult}").status_code == 200
    assert tomos.put(f"/api/pupil/check-ins/{uuid7()}", said).status_code == 200
    calm = tomos_of(without)
    assert calm.put(f"/api/pupil/check-ins/{uuid7()}", {"feeling": "sad"}).status_code == 200
    case = case_of_tomos(with_it)
    assert seen_by(with_it, role, case) == seen_by(without, role, str(uuid7()))
    for door in BODIES:
        if "{concern_id}" in door:
            ids = {**with_it.ids, "concern_id": case}
            assert knock(with_it.at(role), door, ids).json()["code"] == "not_found", door


def test_a_worry_about_the_dsp_reaches_the_head_and_not_the_dsp(bryn: Bryn) -> None:
    house = bryns_house(bryn)
    said = {"ask": "talk", "about_adult": True, "about_adult_id": str(house.people["dsp"].id)}
    assert tomos_of(house).put(f"/api/pupil/check-ins/{uuid7()}", said).status_code == 200
    case = case_of_tomos(house)
    (line,) = house.at("head").get("/api/adult/cases").json()["cases"]
    assert (line["id"], line["reserved"], line["pupil_name"]) == (case, True, "Tomos Rees")
    assert house.at("head").get(f"/api/adult/cases/{case}").status_code == 200
    for path in LISTS:
        answer = house.at("dsp").get(f"/api/{path}".format(**house.ids, case="x"))
        assert case not in answer.text


# --- bad input ------------------------------------------------------------------------------------

SECRET = "Cyfrinach7391"
BAD: tuple[Any, ...] = (
    None, True, -1, 10**30, 1.5, [], {}, [[SECRET]], {"a": SECRET}, f"\x00{SECRET}",
    f"{SECRET}\ud800", SECRET * 900, "", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
    "2027-01-01T00:00:00", [f"{SECRET}\ud800", f"{SECRET}\x00"],
)  # fmt: skip


@contextmanager
def the_log() -> Iterator[io.StringIO]:
    """Catch every line that is logged, ours and other libraries'."""
    caught = io.StringIO()
    before, handler = structlog.get_config(), logging.StreamHandler(caught)
    structlog.configure(
        processors=[only_allowed, structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(caught),
    )
    logging.getLogger().addHandler(handler)
    try:
        yield caught
    finally:
        logging.getLogger().removeHandler(handler)
        structlog.configure(**before)


def send(browser: Browser, door: str, ids: dict[str, str], body: object) -> httpx.Response:
    method, path = door.split(" ")
    return browser(
        method,
        path.format(**ids),
        content=body if isinstance(body, str) else json.dumps(body),
        headers={**browser.headers, "content-type": "application/json"},
    )


def is_well_refused(answer: httpx.Response) -> bool:
    if answer.is_success:
        return True
    if answer.headers["content-type"] != "application/problem+json" or answer.status_code >= 500:
        return False
    problem = answer.json()
    named = problem["code"] != "bad_field" or "field" in problem
    return bool(problem["title_cy"] and problem["title_en"]) and named


def fields_of(bryn: Bryn, door: str) -> list[str]:
    document = bryn.app.openapi()
    method, path = door.split(" ")
    body = document["paths"][path][method.lower()].get("requestBody")
    if body is None:
        return []
    schema = body["content"]["application/json"]["schema"]
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return list(schema["properties"])


@pytest.mark.parametrize("door", BODIES)
def test_whatever_is_put_into_a_form_is_answered_kindly_and_never_repeated(
    bryn: Bryn, door: str
) -> None:
    house = bryns_house(bryn)
    may = ALLOWED.get(door, {"admin": True})
    role = next((one for one in reversed(ROLES) if may.get(one)), "dsp")
    with the_log() as log:
        for field in fields_of(bryn, door):
            for bad in (*BAD, "missing"):
                body = {**BODIES[door](house.ids), field: bad}
                if bad == "missing":
                    del body[field]
                answer = send(house.at(role), door, house.ids, body)
                assert is_well_refused(answer), (field, bad, answer.status_code, answer.text)
                # a colleague's words are read in the case, and nowhere else
                assert answer.is_success or SECRET not in answer.text, (field, bad)
        for broken in (f'"{SECRET}"', f'["{SECRET}"]', f'{{"a": "{SECRET}', "[" * 8000, "null", ""):
            answer = send(house.at(role), door, house.ids, broken)
            assert answer.status_code < 500, (broken[:20], answer.text)
            assert SECRET not in answer.text
    assert SECRET not in log.getvalue()
    assert NOTE not in log.getvalue()


def test_a_wrong_pin_or_password_is_not_repeated(bryn: Bryn) -> None:
    house = bryns_house(bryn)
    with the_log() as log:
        for door, body in (
            ("/api/pupil/sign-in", {"school": "ysgol-y-bryn", "code": "abc234", "pin": "739182"}),
            (
                "/api/staff/sign-in",
                {"school": "ysgol-y-bryn", "email": "a@b.c", "password": SECRET},
            ),
            ("/api/staff/invite/accept", {"token": SECRET, "password": SECRET}),
            ("/api/device/sign-in", {"badge": SECRET}),
        ):
            answer = house.at("device").post(door, body)
            assert answer.status_code in {401, 410}
            assert not {one for one in body.values() if one in answer.text}
    assert SECRET not in log.getvalue()
    assert "739182" not in log.getvalue()


def test_an_id_in_a_path_that_is_none_names_its_field(bryn: Bryn) -> None:
    house = bryns_house(bryn)
    for door in doors_of(bryn):
        if door in ALLOWED and "_id}" in door and door.startswith("GET"):
            answer = knock(house.at("dsp"), door, dict.fromkeys(house.ids, SECRET))
            assert answer.status_code in {404, 422}
            assert SECRET not in answer.text
