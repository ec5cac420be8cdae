"""Schools never mix: an id of another school is answered as one that does not exist."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from app.kernel.ids import uuid7
from app.tables import METADATA
from tests.edge.conftest import Browser, Bryn
from tests.edge.doors import BODIES, ROLES, House, a_house, bryns_house, doors_of, knock
from tests.people import a_calendar, a_class, a_pupil, a_school, an_adult, in_class

# what another school's id may be answered with where it is not 404: a token that is not good, a
# choice that nobody has, a door at which the id changes nothing
ELSE = {
    "POST /api/device/sign-in": "bad_code",
    "PUT /api/pupil/circle": "bad_field",
    "POST /api/pupil/not-me": None,
    "PUT /api/pupil/check-ins/{check_in_id}": None,
    "DELETE /api/pupil/vetoes/{adult_id}": None,
}


class _Nothing(dict[str, str]):
    """Ids that nobody has, whatever they are asked for."""

    def __missing__(self, _: str) -> str:
        return str(UUID(int=7))


def afon(bryn: Bryn) -> House:
    """Ysgol yr Afon, with people of the same names, in the same database."""
    with bryn.database.write() as session:
        school = a_school(session, "ysgol-yr-afon", "Ysgol yr Afon")
        a_calendar(session, school)
        teacher = an_adult(session, school, roles=["teacher"])
        group = a_class(session, school, default_adult=teacher)
        pupil = a_pupil(session, school)
        in_class(session, group, pupil, teacher)
    return a_house(bryn, school, group, teacher, pupil)


def rows_of(house: House) -> dict[str, list[Any]]:
    """Every row of a school, in every table that has schools."""
    with house.bryn.database.read() as session:
        return {
            table.name: sorted(
                map(
                    repr,
                    session.execute(
                        select(table).where(table.c.school_id == house.school.id)
                    ).all(),
                )
            )
            for table in METADATA.sorted_tables
            if "school_id" in table.c
        }


def takes_an_id(door: str) -> bool:
    if door in BODIES and "<" in str(BODIES[door](_marked())):
        return True
    return "{" in door and "{lang}" not in door


def _marked() -> dict[str, str]:
    names = (
        "concern_id", "check_in_id", "adult_id", "class_id", "pupil_id", "window_id", "badge",
        "told", "deputy", "person_id",
    )  # fmt: skip
    return {name: f"<{name}>" for name in names}


def said(answer: httpx.Response, *ids: str) -> tuple[int, str]:
    text = answer.text
    for one in ids:
        text = text.replace(one, "ID") if len(one) > 8 else text
    return answer.status_code, text


@pytest.mark.parametrize("role", ROLES)
def test_an_id_of_ysgol_yr_afon_is_no_id_at_ysgol_y_bryn(bryn: Bryn, role: str) -> None:
    here, there = bryns_house(bryn), afon(bryn)
    nothing = _Nothing()
    before = rows_of(there)
    # last of all the tap: its id is the client's, and is from then on one of Efa's own
    for door in sorted(filter(takes_an_id, doors_of(bryn)), key=lambda one: "check-ins" in one):
        of_nothing = knock(here.at(role), door, nothing)
        of_afon = knock(here.at(role), door, there.ids)
        assert said(of_afon, *there.ids.values()) == said(of_nothing, str(UUID(int=7))), door
        if role == "stranger" or of_afon.json().get("code") in {
            "sign_in_needed",
            "device_not_enrolled",
        }:
            continue
        if door in ELSE:
            assert of_afon.json().get("code") == ELSE[door] if ELSE[door] else of_afon.is_success
        elif "/api/admin/" not in door:
            assert of_afon.status_code == 404, (door, of_afon.text)
    assert rows_of(there) == before


def test_a_page_after_an_id_of_another_school_holds_nothing_of_it(bryn: Bryn) -> None:
    here, there = bryns_house(bryn), afon(bryn)
    for role in ("told", "dsp", "deputy"):
        browser: Browser = here.at(role)
        for path in ("adult/cases", "safeguarding/cases", "safeguarding/audit"):
            answer = browser.get(f"/api/{path}?after={there.ids['concern_id']}")
            assert not {one for one in there.ids.values() if len(one) > 8 and one in answer.text}


def test_pictures_and_windows_of_another_school_are_not_there(bryn: Bryn) -> None:
    here, there = bryns_house(bryn), afon(bryn)
    theirs = {"pupil_id": there.ids["pupil_id"], "pictures": ["cat", "tree", "boat", "key"]}
    answer = here.at("device").post("/api/device/sign-in", theirs)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    before = rows_of(there)
    body = {"feeling": "sad", "window": there.ids["window_id"]}
    assert here.at("shared").put(f"/api/pupil/check-ins/{uuid7()}", body).status_code == 200
    assert rows_of(there) == before


def test_a_session_and_a_tablet_count_in_their_own_school_only(bryn: Bryn) -> None:
    here, there = bryns_house(bryn), afon(bryn)
    token = here.at("dsp").cookie("staff") or ""
    forged = f"{there.school.id.hex}.{token.partition('.')[2]}"
    answer = bryn.browser().has("staff", forged).get("/api/safeguarding/cases")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_needed")
