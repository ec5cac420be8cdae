"""What a safeguarding person does with a case over HTTP, and what others see of it meanwhile."""

from typing import Any

from app.access.severity import Severity
from app.concerns.opening import raise_cases
from app.concerns.raised import Raised
from app.kernel.ids import uuid7
from app.roster.models import Person
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
