"""The office takes its last import back: shown first, and once."""

from functools import partial

import pytest
from sqlmodel import select

from app.edge import admin_roster
from app.roster.importing.apart import Limits, read_apart
from app.roster.models import Person
from tests.edge.conftest import Browser, Bryn
from tests.edge.test_admin import _adult, _sends, _zipped

UNDO = "/api/admin/imports/undo"


@pytest.fixture
def office(bryn: Bryn) -> Browser:
    """The browser of Mrs Parry of the office."""
    return bryn.staff(_adult(bryn, "Gwen Parry", "admin"))


def test_an_import_is_shown_then_undone_and_mrs_parrys_account_stays(
    bryn: Bryn, office: Browser
) -> None:
    assert office.get("/api/admin/imports/last").json()["run"] is None
    done = office.post(
        "/api/admin/roster/apply?confirm=true",
        content=_zipped("own-clean"),
        headers={**office.headers, "content-type": "application/zip"},
    )
    assert done.json()["applied"], done.text
    last = office.get("/api/admin/imports/last").json()
    assert (last["by"], last["undo_until"]) == ("Gwen Parry", "2026-11-30T09:00:00Z")
    shown = office.get(UNDO).json()
    assert shown["left"] > 20
    # Efa and her school's people vanished with the file, and come back
    assert shown["returned"] >= 4
    assert {one["why"] for one in shown["kept"]} >= {"invite_again"}
    undone = office.post(UNDO, {"run": last["run"]})
    assert undone.json() == shown
    with bryn.database.read() as session:
        active = set(session.exec(select(Person.given).where(Person.status == "active")))
    assert {"Efa", "Tomos", "Non", "Siân", "Gwen"} <= active
    assert office.post(UNDO, {"run": last["run"]}).json()["code"] == "nothing_to_undo"
    assert office.get("/api/admin/imports/last").json()["run"] is None


def test_an_undo_of_what_was_not_the_last_is_refused(bryn: Bryn, office: Browser) -> None:
    assert office.get(UNDO).json()["code"] == "nothing_to_undo"
    assert _sends(office, "apply?confirm=true", _zipped("own-clean")).status_code == 200
    answer = office.post(UNDO, {"run": str(bryn.school.id)})
    assert (answer.status_code, answer.json()["code"]) == (409, "nothing_to_undo")


def test_a_file_that_takes_too_much_is_explained_in_both_languages(
    office: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = partial(read_apart, limits=Limits(wall=0.001))
    monkeypatch.setattr(admin_roster, "read_apart", soon)
    (problem,) = _sends(office, "preview", _zipped("own-clean")).json()["problems"]
    assert problem["code"] == "importing.unreadable_too_hard"
    assert "too much time or memory" in problem["text_en"]
    assert "ormod o amser" in problem["text_cy"]
