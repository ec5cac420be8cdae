"""What a safeguarding person does with a case over HTTP, and what others see of it meanwhile."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.access.severity import Severity
from app.concerns.opening import raise_cases
from app.concerns.raised import Raised
from app.journeys.escalate import run_clock
from app.kernel.ids import uuid7
from app.roster.models import Person, School
from tests.edge.conftest import Bryn
from tests.people import chooses, does_not_want, safeguarding


def a_note(bryn: Bryn, *held: Person, **changed: Any) -> str:
    """Efa writes a line in which the word net finds somebody's name; gives the case."""
    facts: dict[str, Any] = {
        "school_id": bryn.school.id,
        "pupil_id": bryn.efa.id,
        "check_in_id": uuid7(),
        "band": "B",
        "severity": Severity.REQUEST,
        "why": "note",
        "reads": True,
        "words": 2,
        "held": frozenset(one.id for one in held),
    }
    with bryn.database.write() as session:
        (case,) = raise_cases(session, [Raised(**(facts | changed))], now=bryn.clock.now).values()
        return str(case.id)


def lead(bryn: Bryn) -> dict[str, Person]:
    with bryn.database.write() as session:
        return safeguarding(session, bryn.school)


def test_the_dsp_sees_who_was_held_out_and_lets_them_back_in_with_a_reason(bryn: Bryn) -> None:
    people = lead(bryn)
    case = a_note(bryn, bryn.evans)
    evans, dsp = bryn.staff(), bryn.staff(people["dsp"])
    assert evans.get("/api/adult/cases").json()["cases"] == []
    seen = dsp.get(f"/api/safeguarding/cases/{case}").json()
    assert [one["name"] for one in seen["held"]] == ["Mrs Evans"]
    assert "put_back" in seen["can"]
    body = {"concern": case, "adult": str(bryn.evans.id), "reason": ""}
    assert dsp.post("/api/safeguarding/put-back", body).json()["code"] == "needs_reason"
    answer = dsp.post("/api/safeguarding/put-back", body | {"reason": "It is her cat's name."})
    assert answer.json()["held"] == []
    assert answer.json()["events"][-1]["kind"] == "put_back"


def test_the_head_lets_a_held_dsp_back_in_where_the_dsp_is_who_the_note_may_name(
    bryn: Bryn,
) -> None:
    people = lead(bryn)
    case = a_note(bryn, people["dsp"])
    head, dsp = bryn.staff(people["head"]), bryn.staff(people["dsp"])
    assert dsp.get("/api/safeguarding/cases").json()["cases"] == []
    assert dsp.get(f"/api/safeguarding/cases/{case}").status_code == 404
    seen = head.get(f"/api/adult/cases/{case}").json()
    assert [one["name"] for one in seen["held"]] == ["Mr Hughes"]
    body = {"concern": case, "adult": str(people["dsp"].id), "reason": "Another Mr Hughes."}
    assert head.post("/api/safeguarding/put-back", body).status_code == 200
    assert len(dsp.get("/api/safeguarding/cases").json()["cases"]) == 1


def test_who_was_told_and_is_no_dsp_hears_nothing_of_who_is_held(bryn: Bryn) -> None:
    people = lead(bryn)
    with bryn.database.write() as session:
        chooses(session, bryn.efa, bryn.evans)
    case = a_note(bryn, people["deputy"])
    seen = bryn.staff().get(f"/api/adult/cases/{case}").json()
    assert seen["held"] == []
    assert "held_back" not in {event["kind"] for event in seen["events"]}


def test_a_case_that_nobody_on_earth_may_hold_turns_the_alarms_red(bryn: Bryn) -> None:
    with bryn.database.write() as session:
        does_not_want(session, bryn.efa, bryn.evans)
    before = bryn.browser().get("/health/alarms").json()
    assert before["cases_alone"] == 0
    a_note(bryn)
    answer = bryn.browser().get("/health/alarms")
    assert answer.status_code == 503
    assert (answer.json()["ringing"], answer.json()["cases_alone"]) == (True, 1)


def test_a_missing_decision_stands_out_on_the_board_until_it_is_given(bryn: Bryn) -> None:
    people = lead(bryn)
    case = a_note(bryn)
    a_note(bryn, bryn.evans, severity=Severity.URGENT)
    bryn.clock.passes(hours=5, minutes=40)
    run_clock(bryn.database, now=bryn.clock.now)
    dsp = bryn.staff(people["dsp"])
    board = dsp.get("/api/safeguarding/cases").json()["cases"]
    assert [line["undecided"] for line in board] == [True, True]
    path = f"/api/safeguarding/cases/{case}/decide"
    assert dsp.post(path, {"decision": "hoping"}).json()["code"] == "bad_field"
    answer = dsp.post(path, {"decision": "social_services", "words": "Ref. 1234"}).json()
    assert (answer["decision"], answer["undecided"]) == ("social_services", False)
    (event,) = [one for one in answer["events"] if one["kind"] == "decided_social_services"]
    assert (event["who"], event["words"]) == ("Mr Hughes", "Ref. 1234")
    board = dsp.get("/api/safeguarding/cases").json()["cases"]
    assert [(line["id"] == case, line["undecided"]) for line in board] == [
        (False, True),
        (True, False),
    ]


def test_whoever_was_told_says_that_the_child_is_not_in_school_and_is_back(bryn: Bryn) -> None:
    people = lead(bryn)
    case = a_note(bryn)
    evans, head = bryn.staff(), bryn.staff(people["head"])
    path = f"/api/adult/cases/{case}"
    assert head.post(f"{path}/off-site").status_code == 404
    assert evans.post(f"{path}/off-site").json()["off_site"] is True
    assert evans.post(f"{path}/back").json()["off_site"] is False


@pytest.mark.parametrize(
    ("number", "shown"), [("01234 567890", ("01234 567890", False)), (None, ("999", True))]
)
def test_the_duty_number_is_shown_to_all_rung_after_twenty_school_minutes(
    bryn: Bryn, number: str | None, shown: tuple[str, bool]
) -> None:
    people = lead(bryn)
    with bryn.database.write() as session:
        school = session.get(School, bryn.school.id)
        assert school is not None
        school.duty_number = number
    bryn.clock.now = datetime(2026, 11, 23, 15, 20, tzinfo=UTC)  # ten minutes before the close
    a_note(bryn, severity=Severity.URGENT)

    def seen() -> set[tuple[str | None, bool]]:
        lines = [
            *bryn.staff().get("/api/adult/cases").json()["cases"],
            *bryn.staff(people["dsp"]).get("/api/safeguarding/cases").json()["cases"],
        ]
        return {(line["duty_number"], line["duty_is_emergency"]) for line in lines}

    assert seen() == {(None, False)}
    bryn.clock.now = datetime(2026, 11, 24, 8, 39, tzinfo=UTC)
    assert seen() == {(None, False)}
    bryn.clock.passes(minutes=1)
    assert seen() == {shown}
