"""Safeguarding keeps the school's own phrases; each change is written down, the phrase is not."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from app.audit.models import AuditRow
from app.journeys.sweep import sweep
from app.patterns.models import SchoolPhrase
from app.tables import METADATA
from tests.edge.conftest import Browser, Bryn
from tests.edge.doors import House, bryns_house
from tests.people import NOW

DOOR = "/api/safeguarding/phrases"
MILL = {"phrase": "the old mill", "language": "en", "category": "suicidal", "severity": 3}


@pytest.fixture
def house(bryn: Bryn) -> House:
    made = bryns_house(bryn)
    made.at("dsp").delete(f"{DOOR}/{made.ids['phrase_id']}")  # an empty list to begin with
    return made


@pytest.fixture
def dsp(house: House) -> Browser:
    return house.at("dsp")


def written_down(bryn: Bryn, phrase_id: str) -> list[AuditRow]:
    with bryn.database.read() as session:
        rows = session.exec(
            select(AuditRow)
            .where(AuditRow.object_kind == "school_phrase")
            .order_by(col(AuditRow.id))
        )
        return [row for row in rows if str(row.object_id) == phrase_id]


def all_rows(bryn: Bryn) -> dict[str, list[str]]:
    with bryn.database.read() as session:
        return {
            table.name: sorted(map(repr, session.execute(table.select()).all()))
            for table in METADATA.sorted_tables
        }


def test_a_phrase_is_added_seen_and_taken_off_and_each_change_names_who_and_when(
    bryn: Bryn, house: House, dsp: Browser
) -> None:
    added = dsp.post(DOOR, {**MILL, "phrase": "  the  old mill "})
    assert added.status_code == 200
    row = added.json()
    assert row["phrase"] == "the old mill"
    (seen,) = house.at("deputy").get(DOOR).json()["phrases"]
    assert (seen["phrase"], seen["by"], seen["severity"]) == ("the old mill", "Mr Hughes", 3)
    assert dsp.delete(f"{DOOR}/{row['id']}").status_code == 200
    assert dsp.delete(f"{DOOR}/{row['id']}").status_code == 200  # again changes nothing
    body = dsp.get(DOOR).json()
    assert body["phrases"] == []
    gone = body["taken_off"][0]
    assert (gone["phrase"], gone["off_by"]) == ("the old mill", "Mr Hughes")
    assert [(one.action, one.actor_id, one.at) for one in written_down(bryn, row["id"])] == [
        ("add_phrase", house.people["dsp"].id, NOW),
        ("take_off_phrase", house.people["dsp"].id, NOW),
    ]


def test_the_phrase_itself_is_in_no_row_of_the_audit(bryn: Bryn, dsp: Browser) -> None:
    row = dsp.post(DOOR, {**MILL, "phrase": "Wncwl Deiniol"}).json()
    rows = [one.model_dump() for one in written_down(bryn, row["id"])]
    assert rows
    assert "deiniol" not in json.dumps(rows, default=str).casefold()
    assert "deiniol" not in dsp.get("/api/safeguarding/audit").text.casefold()


@pytest.mark.parametrize(
    ("wrong", "status", "code", "field"),
    [
        ({"phrase": "x"}, 422, "phrase_length", "phrase"),
        ({"phrase": "w" * 121}, 422, "phrase_length", "phrase"),
        ({"phrase": "..."}, 422, "phrase_empty", "phrase"),
        ({"phrase": "trist"}, 422, "phrase_common", "phrase"),
        ({"language": "fr"}, 422, "bad_field", "language"),
        ({"category": "none"}, 422, "bad_field", "category"),
        ({"severity": 0}, 422, "bad_field", "severity"),
        ({"severity": 4}, 422, "bad_field", "severity"),
        ({"severity": "3"}, 422, "bad_field", "severity"),
    ],
)
def test_what_is_wrong_is_named_in_both_languages_and_nothing_is_kept(
    dsp: Browser, wrong: dict[str, Any], status: int, code: str, field: str
) -> None:
    answer = dsp.post(DOOR, {**MILL, **wrong})
    body = answer.json()
    assert (answer.status_code, body["code"], body["field"]) == (status, code, field)
    assert body["title_cy"] != body["title_en"]
    assert dsp.get(DOOR).json()["phrases"] == []


def test_the_same_phrase_in_another_spelling_is_refused_and_the_first_is_named(
    dsp: Browser,
) -> None:
    first = dsp.post(DOOR, MILL).json()
    answer = dsp.post(DOOR, {**MILL, "phrase": "The OLD mill!!", "language": "cy"})
    body = answer.json()
    assert (answer.status_code, body["code"], body["row"]) == (409, "phrase_known", first["id"])
    assert len(dsp.get(DOOR).json()["phrases"]) == 1


def test_a_phrase_that_was_taken_off_can_be_added_again(dsp: Browser) -> None:
    row = dsp.post(DOOR, MILL).json()
    dsp.delete(f"{DOOR}/{row['id']}")
    assert dsp.post(DOOR, MILL).status_code == 200


def test_two_hundred_phrases_are_a_full_list(bryn: Bryn, house: House, dsp: Browser) -> None:
    with bryn.database.write() as session:
        for number in range(199):
            session.add(
                SchoolPhrase(
                    school_id=house.school.id,
                    phrase=f"melin {number}",
                    read_as=f"melin {number}",
                    language="cy",
                    category="abuse",
                    severity=2,
                    added_by=house.people["dsp"].id,
                    added_at=NOW,
                )
            )
    assert dsp.post(DOOR, MILL).status_code == 200
    answer = dsp.post(DOOR, {**MILL, "phrase": "the new mill"})
    assert (answer.status_code, answer.json()["code"]) == (409, "phrases_full")


def test_a_trial_shows_what_would_be_caught_and_keeps_nothing(bryn: Bryn, dsp: Browser) -> None:
    before = all_rows(bryn)
    answer = dsp.post(
        f"{DOOR}/try", {**MILL, "sentence": "he waits at the OLD mill, I want to die"}
    )
    assert answer.status_code == 200
    body = answer.json()
    assert body["severity"] == 3
    assert {(one["words"], one["own"]) for one in body["matched"]} == {
        ("the OLD mill", True),
        ("I want to die", False),
    }
    nothing = dsp.post(f"{DOOR}/try", {**MILL, "sentence": "we had pasta"}).json()
    assert nothing == {"severity": 0, "matched": []}
    assert all_rows(bryn) == before


def test_a_trial_refuses_what_could_not_be_added(dsp: Browser) -> None:
    answer = dsp.post(f"{DOOR}/try", {**MILL, "phrase": "trist", "sentence": "trist"})
    assert answer.json()["code"] == "phrase_common"
    answer = dsp.post(f"{DOOR}/try", {**MILL, "sentence": ""})
    assert (answer.json()["code"], answer.json()["field"]) == ("bad_field", "sentence")


def test_the_phrases_of_a_school_are_seen_and_taken_off_by_its_own_team_alone(
    bryn: Bryn, house: House, dsp: Browser
) -> None:
    row = dsp.post(DOOR, MILL).json()
    for role in ("teacher", "told", "head", "admin", "stranger"):
        browser = house.at(role)
        assert browser.get(DOOR).status_code in {401, 404}
        assert browser.delete(f"{DOOR}/{row['id']}").status_code in {401, 404}
        malformed = browser.post(DOOR, {"phrase": 7})
        assert malformed.status_code in {401, 404}
    assert [one["id"] for one in dsp.get(DOOR).json()["phrases"]] == [row["id"]]


def test_a_phrase_that_was_taken_off_goes_for_good_after_a_year(bryn: Bryn, dsp: Browser) -> None:
    off, on = (dsp.post(DOOR, {**MILL, "phrase": one}).json()["id"] for one in ("mill A", "mill B"))
    dsp.delete(f"{DOOR}/{off}")

    def kept() -> set[str]:
        with bryn.database.read() as session:
            return {str(one) for one in session.exec(select(SchoolPhrase.id))}

    sweep(bryn.database, now=NOW + timedelta(days=365))
    assert off in kept()
    sweep(bryn.database, now=NOW + timedelta(days=367))
    assert off not in kept()
    assert on in kept()
