"""However many cases are open, each is found, a child's together, and a page costs the same."""

from datetime import timedelta
from typing import Any

import pytest

from app.concerns.models import Concern, Party
from app.kernel.ids import uuid7
from app.roster.models import Person
from tests.edge.conftest import Browser, Bryn
from tests.people import NOW, a_pupil, safeguarding
from tests.statements import statements


def a_case(bryn: Bryn, pupil: Person, told: Person, n: int, **changed: Any) -> Concern:
    facts: dict[str, Any] = {
        "school_id": bryn.school.id,
        "pupil_id": pupil.id,
        "addressee": uuid7().hex,
        "severity": "R",
        "owner_id": told.id,
        "opened_at": NOW,
        "clock_from": NOW,
        "deadline_at": NOW + timedelta(minutes=n % 40),
    }
    return Concern(**(facts | changed))


def many_cases(bryn: Bryn, people: dict[str, Person], children: int) -> None:
    """Open two cases for each of some children, all told to Mrs Evans."""
    with bryn.database.write() as session:
        pupils = [
            a_pupil(session, bryn.school, f"Plentyn{n}", f"o{children}") for n in range(children)
        ]
        cases = [
            a_case(bryn, pupil, people["dsp"], n + 17 * k)
            for n, pupil in enumerate(pupils)
            for k in range(2)
        ]
        session.add_all(cases)
        session.flush()
        for case in cases:
            session.add(
                Party(
                    school_id=case.school_id,
                    concern_id=case.id,
                    adult_id=bryn.evans.id,
                    tier=0,
                    told_at=NOW,
                )
            )


def pages(browser: Browser, path: str) -> list[list[dict[str, Any]]]:
    found, after = [], ""
    while True:
        body = browser.get(path + after).json()
        found.append(body["cases"])
        if body["next"] is None:
            return found
        after = f"?after={body['next']}"


@pytest.mark.parametrize("path", ["/api/safeguarding/cases", "/api/adult/cases"])
def test_every_case_is_on_some_page_once_and_a_childs_together(bryn: Bryn, path: str) -> None:
    with bryn.database.write() as session:
        people = safeguarding(session, bryn.school)
    many_cases(bryn, people, 150)
    reader = bryn.evans if "adult" in path else people["dsp"]
    found = pages(bryn.staff(reader), path)
    assert [len(page) for page in found] == [100, 100, 100]
    lines = [line for page in found for line in page]
    assert len({line["id"] for line in lines}) == 300
    children = [line["pupil_id"] for line in lines]
    assert children[::2] == children[1::2]
    soonest = [min(one["deadline_at"] for one in lines[n : n + 2]) for n in range(0, 300, 2)]
    overdue = [at <= NOW.isoformat().replace("+00:00", "Z") for at in soonest]
    assert overdue == sorted(overdue, reverse=True)
    assert soonest == sorted(soonest)


@pytest.mark.parametrize("path", ["/api/safeguarding/cases", "/api/adult/cases"])
def test_a_page_costs_the_same_for_ten_cases_and_three_hundred(bryn: Bryn, path: str) -> None:
    with bryn.database.write() as session:
        people = safeguarding(session, bryn.school)
    reader = bryn.staff(bryn.evans if "adult" in path else people["dsp"])
    costs = []
    for children in (5, 145):
        many_cases(bryn, people, children)
        bryn.clock.passes(minutes=6)  # another look, that is written down
        with statements(bryn.database) as said:
            reader.get(path)
        costs.append(len(said))
    assert costs[0] == costs[1]


def test_danger_and_missing_decisions_stand_first_whatever_their_time(bryn: Bryn) -> None:
    with bryn.database.write() as session:
        people = safeguarding(session, bryn.school)
        later = NOW + timedelta(days=3)
        session.add_all(
            [
                a_case(bryn, bryn.efa, bryn.evans, 5),
                a_case(bryn, bryn.efa, bryn.evans, 0, severity="P", deadline_at=later),
                a_case(bryn, bryn.tomos, bryn.evans, 0, severity="U", deadline_at=later),
                a_case(bryn, bryn.non, bryn.evans, 0, decision_asked_at=NOW, deadline_at=later),
            ]
        )
    body = bryn.staff(people["dsp"]).get("/api/safeguarding/cases").json()
    names = [line["pupil_name"].split()[0] for line in body["cases"]]
    assert names == ["Non", "Tomos", "Efa", "Efa"]
    assert (body["total"], body["next"]) == (4, None)


def test_a_place_that_is_none_of_ours_is_refused_kindly(bryn: Bryn) -> None:
    with bryn.database.write() as session:
        people = safeguarding(session, bryn.school)
    reader = bryn.staff(people["dsp"])
    for bad in ("x", "1.2", "1.2.3", f"9.{10**40}.{uuid7().hex}", str(uuid7())):
        answer = reader.get(f"/api/safeguarding/cases?after={bad}")
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_field"), bad
