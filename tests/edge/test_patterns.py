"""The safeguarding team tries patterns on the past before a setting holds; every look is kept."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.audit.models import AuditRow
from app.concerns.models import Concern
from app.journeys.check_in import Said, Tap, check_in
from app.journeys.close_day import close_day
from app.kernel.ids import uuid7
from app.patterns.models import PatternRules
from tests.edge.conftest import Bryn
from tests.edge.doors import House, bryns_house
from tests.journeys.test_close_day import AT, evening, morning
from tests.patterns.stories import STEADY, school_days, steady
from tests.people import a_pupil, does_not_want, in_class

WANTED = {"cases_a_week": 2, "off": []}
DOOR = "/api/safeguarding/patterns"


@pytest.fixture
def house(bryn: Bryn) -> House:
    """Efa was well until the last days; nothing is known of her class before."""
    house = bryns_house(bryn)
    with bryn.database.write() as session:
        others = [a_pupil(session, house.school, f"Plentyn {n}") for n in range(4)]
        in_class(session, house.group, *others)
        pupils = [house.pupil.id, *(one.id for one in others)]
        days = school_days(52, start=date(2026, 9, 7))
        days = [on for on in days if not date(2026, 10, 26) <= on <= date(2026, 10, 30)][:46]
        _lived(session, house, pupils, days, bryn)
    return house


def _lived(
    session: Session, house: House, pupils: list[UUID], days: list[date], bryn: Bryn
) -> None:
    efa = [*STEADY, *STEADY, 2, 2, 1, 2, 1, 2]
    for number, (on, level) in enumerate(zip(days, efa, strict=True)):
        levels = [level, *(steady(n, number) for n in range(len(pupils) - 1))]
        _all_tap(session, bryn, list(zip(pupils, levels, strict=True)), on)
        close_day(session, house.school.id, house.group.id, on, now=evening(on))


def _all_tap(session: Session, bryn: Bryn, levels: Sequence[tuple[UUID, int]], on: date) -> None:
    taps = [
        Tap(bryn.school.id, pupil, Said(uuid7(), morning(on), feeling=AT[level]), "device")
        for pupil, level in levels
    ]
    check_in(session, taps, keys=bryn.keys, now=morning(on))


def _looks(bryn: Bryn, action: str) -> list[UUID | None]:
    with bryn.database.read() as session:
        return list(session.exec(select(AuditRow.pupil_id).where(AuditRow.action == action)))


def test_a_dry_run_says_what_would_have_been_and_changes_nothing(bryn: Bryn, house: House) -> None:
    with bryn.database.read() as session:
        before = len(session.exec(select(Concern)).all())
    dsp = house.at("dsp")
    run = dsp.post(f"{DOOR}/dry-run", WANTED)
    assert run.status_code == 200
    body = run.json()
    assert (body["cases"], body["pupils"], body["weeks"]) == (1, 1, 12)
    (found,) = body["found"]
    assert found["kind"] == "sustained_low"
    assert "below their own usual (good)" in found["en"]
    assert "na'r arfer (da)" in found["cy"]
    assert _looks(bryn, "dry_run_patterns") == [house.pupil.id]
    with bryn.database.read() as session:
        assert len(session.exec(select(Concern)).all()) == before
        assert session.exec(select(PatternRules)).all() == []
    assert dsp.post(f"{DOOR}/dry-run", {**WANTED, "off": ["sustained_low"]}).json()["cases"] == 0


def test_a_setting_holds_from_the_next_closing_and_is_written_down(
    bryn: Bryn, house: House
) -> None:
    dsp = house.at("dsp")
    assert dsp.put(DOOR, {"cases_a_week": 0.5, "off": ["volatile", "quiet"]}).status_code == 200
    body = dsp.get(DOOR).json()
    assert body["off"] == ["quiet", "volatile"]
    assert body["cases_a_week"] == pytest.approx(0.5, abs=0.06)
    assert len(_looks(bryn, "set_pattern_rules")) == 1


def test_asks_and_unsafe_feelings_are_no_kind_that_could_be_switched_off(house: House) -> None:
    dsp = house.at("dsp")
    kinds = dsp.get(DOOR).json()["kinds"]
    assert set(kinds) == {"sustained_low", "low_and_quiet", "quiet", "weekday", "volatile"}
    for wrong in ("asked", "unsafe_feeling"):
        assert dsp.put(DOOR, {"cases_a_week": 2, "off": [wrong]}).status_code == 422


@pytest.mark.parametrize("cases", [0, -1, 51, "2", None])
def test_a_knob_that_is_no_number_of_cases_is_refused(house: House, cases: object) -> None:
    answer = house.at("dsp").put(DOOR, {"cases_a_week": cases, "off": []})
    assert answer.status_code == 422


def test_how_much_can_be_seen_is_shown_class_by_class(house: House) -> None:
    classes = {one["group"]: one["share"] for one in house.at("dsp").get(DOOR).json()["classes"]}
    assert 0.5 < classes[house.group.name] < 1  # Efa's classmates of other stories never tapped
    assert classes[house.other_group.name] is None


def test_who_is_always_low_is_shown_on_asking_and_each_look_is_kept(
    bryn: Bryn, house: House
) -> None:
    with bryn.database.write() as session:
        pupils = [a_pupil(session, house.school, f"Isel {n}") for n in range(3)]
        in_class(session, house.group, *pupils)
        days = [on for on in school_days(60, start=date(2026, 9, 8)) if on >= date(2026, 11, 17)]
        for on in [*days[:4], *(date(2026, 11, 23 + n) for n in range(5)), date(2026, 11, 30)]:
            _all_tap(session, bryn, [(one.id, 1) for one in pupils], on)
            close_day(session, house.school.id, house.group.id, on, now=evening(on))
        names = {f"{one.given} {one.family}" for one in pupils}
        ids = {one.id for one in pupils}
    assert house.at("dsp").get(f"{DOOR}/always-low/due").json() == {"names": 3}
    low = house.at("dsp").post(f"{DOOR}/always-low", None).json()
    assert [(one["looked_at"], one["due"]) for one in low] == [(None, True)] * 3
    assert house.at("deputy").get(f"{DOOR}/always-low/due").json() == {"names": 0}
    assert {one["pupil"] for one in low} == names
    assert {one["group"] for one in low} == {house.group.name}
    assert set(_looks(bryn, "read_always_low")) == ids


def test_a_pupil_who_does_not_want_the_dsp_is_in_no_list_of_theirs(
    bryn: Bryn, house: House
) -> None:
    with bryn.database.write() as session:
        does_not_want(session, house.pupil, house.people["dsp"])
    body = house.at("dsp").post(f"{DOOR}/dry-run", WANTED).json()
    assert (body["cases"], body["pupils"], body["found"]) == (0, 0, [])
    assert house.at("deputy").post(f"{DOOR}/dry-run", WANTED).json()["cases"] == 1
