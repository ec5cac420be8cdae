"""A teacher sees how a class feels, and never how one child does."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from app.audit.models import AuditRow
from app.identity import throttle
from app.identity.models import EnrolCode
from app.kernel.ids import uuid7
from app.roster.models import Person
from app.summaries.freeze import freeze_due
from tests.edge.conftest import Bryn
from tests.people import NOW, a_school, an_adult, in_class
from tests.statements import statements
from tests.summaries.moods import (
    FRIDAY,
    GOOD,
    LAST_OF_HALF_TERM,
    LOW,
    MONDAY,
    Group,
    a_group,
    at,
    school_week,
    tap,
    taps,
)

OVER = at(FRIDAY, 15, 31)
MINUTE = timedelta(minutes=1)


def a_class_that_says(
    bryn: Bryn, size: int, level: int | None, days: list[date], kind: str = "registration"
) -> Group:
    """Make a class of so many who say how they feel on these days."""
    with bryn.database.write() as session:
        group = a_group(session, size, school=bryn.school, name=f"Dosbarth {size}", kind=kind)
        taps(session, group, {pupil: [(day, level) for day in days] for pupil in group.pupils})
    return group


def turn_to(bryn: Bryn, now: datetime) -> None:
    """Let time pass and the worker do its work."""
    bryn.clock.now = now
    freeze_due(bryn.database, bryn.keys, now)


def page(bryn: Bryn, group: Group) -> dict[str, Any]:
    answer = bryn.staff(group.teacher).get(f"/api/teacher/classes/{group.of.id}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def a_week_and_a_monday(bryn: Bryn, size: int, level: int) -> dict[str, Any]:
    """Let a class check in for a week and on the Monday after; read the page on that Monday."""
    after = MONDAY + timedelta(weeks=1)
    group = a_class_that_says(bryn, size, level, [*school_week(MONDAY), after])
    turn_to(bryn, OVER)
    bryn.clock.now = at(after)
    open_window(bryn, group)
    turn_to(bryn, at(after, 9, 41))
    return page(bryn, group)


def open_window(bryn: Bryn, group: Group, **body: object) -> dict[str, Any]:
    answer = bryn.staff(group.teacher).post(f"/api/teacher/classes/{group.of.id}/window", body)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "shown", "today", "week", "participation_only"),
    [
        (4, "participation", "not_enough", "not_enough", True),
        (9, "participation", "not_enough", "not_enough", True),
        (10, "half_termly", "not_enough", "not_enough", False),
        (14, "half_termly", "not_enough", "not_enough", False),
        (15, "weekly", "not_enough", "heavy", False),
        (19, "weekly", "not_enough", "heavy", False),
        (20, "daily", "heavy", "heavy", False),
    ],
)
def test_each_size_is_shown_what_the_rule_says(
    bryn: Bryn, size: int, shown: str, today: str, week: str, participation_only: bool
) -> None:
    found = a_week_and_a_monday(bryn, size, LOW)
    assert found["shown"] == shown
    assert found["participation_only"] == participation_only
    assert (found["today"]["band"], found["today"]["taking_part"]) == (today, "most")
    assert (found["week"]["band"], found["week"]["taking_part"]) == (week, "most")
    assert found["half_term"] is None
    assert found["window"] is None


@pytest.mark.parametrize("size", [4, 9, 10, 14, 15, 19, 20])
def test_only_groups_of_ten_to_fourteen_have_a_half_term(bryn: Bryn, size: int) -> None:
    weeks = [date(2026, 11, 2) + timedelta(weeks=n) for n in range(7)]
    group = a_class_that_says(
        bryn, size, LOW, [day for monday in weeks for day in school_week(monday)]
    )
    turn_to(bryn, at(LAST_OF_HALF_TERM, 15, 31))
    found = page(bryn, group)
    if size in {10, 14}:
        assert found["half_term"]["band"] == "heavy"
        assert found["half_term"]["starts_on"] == "2026-11-02"
    else:
        assert found["half_term"] is None


@pytest.mark.parametrize(("level", "band"), [(LOW, "heavy"), (GOOD, "calm")])
def test_three_ideas_fit_the_band(bryn: Bryn, level: int, band: str) -> None:
    found = a_week_and_a_monday(bryn, 28, level)
    assert found["today"]["band"] == band
    assert len(set(found["today"]["ideas"])) == 3


def test_too_few_today_and_an_idea_all_the_same(bryn: Bryn) -> None:
    found = a_week_and_a_monday(bryn, 15, LOW)
    assert found["today"]["band"] == "not_enough"
    assert len(found["today"]["ideas"]) == 3


def test_past_weeks_stand_in_a_strip_oldest_first(bryn: Bryn) -> None:
    weeks = [MONDAY + timedelta(weeks=n) for n in range(-2, 1)]
    group = a_class_that_says(
        bryn, 20, GOOD, [day for monday in weeks for day in school_week(monday)]
    )
    for monday in weeks:
        turn_to(bryn, at(monday + timedelta(days=4), 15, 31))
    found = page(bryn, group)
    assert found["week"]["starts_on"] == "2026-11-23"
    assert found["past"][-2:] == [
        {"starts_on": "2026-11-09", "band": "calm"},
        {"starts_on": "2026-11-16", "band": "calm"},
    ]


def test_a_teaching_group_opens_windows_and_has_no_figures(bryn: Bryn) -> None:
    group = a_class_that_says(bryn, 28, LOW, school_week(MONDAY), kind="teaching")
    turn_to(bryn, OVER)
    found = page(bryn, group)
    assert found["shown"] == "nothing"
    assert [found["today"], found["week"], found["half_term"], found["past"]] == [None] * 3 + [[]]
    assert open_window(bryn, group)["of"] == 28


def test_reloading_and_late_check_ins_change_nothing(bryn: Bryn) -> None:
    group = a_class_that_says(bryn, 20, GOOD, school_week(MONDAY))
    turn_to(bryn, OVER)
    before = page(bryn, group)
    with bryn.database.write() as session:
        for pupil in group.pupils:
            tap(session, group, pupil, MONDAY, LOW, occurred_at=at(MONDAY, 8))
    turn_to(bryn, OVER + MINUTE)
    assert [page(bryn, group) for _ in range(3)] == [before] * 3


# --- no child in it -------------------------------------------------------------------------------

FEELINGS = ("happy", "sad", "angry", "scared", "hopeless", "not_safe", "level", "feeling", "low")


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def test_nothing_that_a_teacher_gets_holds_a_feeling_a_name_or_a_number_of_moods(
    bryn: Bryn,
) -> None:
    group = a_class_that_says(bryn, 28, LOW, school_week(MONDAY))
    turn_to(bryn, OVER)
    browser, path = bryn.staff(group.teacher), f"/api/teacher/classes/{group.of.id}"
    answers = [browser.get("/api/teacher/classes"), browser.get(path)]
    answers += [browser.post(f"{path}/window", {}), browser.get(path)]
    for answer in answers:
        assert answer.status_code == 200
        found = list(leaves(answer.json()))
        assert not [leaf for leaf in found if leaf in FEELINGS]
        assert "Cyfrinach" not in answer.text
        assert not any(
            pupil.hex in answer.text or str(pupil) in answer.text for pupil in group.pupils
        )
    numbers = [leaf for leaf in leaves(page(bryn, group)) if type(leaf) in {int, float}]
    assert numbers == [0, 28]  # so many of so many have checked in since the window opened
    turn_to(bryn, bryn.clock.now + 60 * MINUTE)
    assert [leaf for leaf in leaves(page(bryn, group)) if type(leaf) in {int, float}] == []


def test_while_a_window_is_open_there_is_a_count_and_no_mood(bryn: Bryn) -> None:
    group = a_class_that_says(bryn, 28, LOW, school_week(MONDAY - timedelta(weeks=1)))
    turn_to(bryn, at(MONDAY))
    assert page(bryn, group)["week"]["band"] == "heavy"
    open_window(bryn, group, language="en")
    with bryn.database.write() as session:
        said = {p: [(MONDAY, LOW)] for p in group.pupils[:20]} | {
            group.pupils[20]: [(MONDAY, None)]
        }
        taps(session, group, said, received_at=at(MONDAY, 9, 5))
        tap(session, group, group.pupils[0], MONDAY, LOW, received_at=at(MONDAY, 9, 6))
        tap(session, group, group.pupils[25], MONDAY, LOW, withdrawn_at=at(MONDAY, 9, 6))
        tap(session, group, group.pupils[26], MONDAY, LOW, received_at=at(MONDAY, 8, 40))
    turn_to(bryn, at(MONDAY, 9, 10))
    found = page(bryn, group)
    window = found["window"]
    assert (window["in"], window["of"], window["language"]) == (21, 28, "en")
    assert [found["today"], found["week"], found["half_term"], found["past"]] == [None] * 3 + [[]]


# --- windows --------------------------------------------------------------------------------------


def test_a_window_is_forty_minutes_in_the_schools_language(bryn: Bryn) -> None:
    path = f"/api/teacher/classes/{bryn.group.id}/window"
    answer = bryn.staff().post(path, {}).json()
    assert datetime.fromisoformat(answer["closes_at"]) == NOW + 40 * MINUTE
    assert (answer["language"], answer["in"], answer["of"]) == ("cy", 0, 3)


def test_opening_again_gives_the_same_window_and_closing_twice_does_nothing(bryn: Bryn) -> None:
    evans, path = bryn.staff(), f"/api/teacher/classes/{bryn.group.id}/window"
    first = evans.post(path, {"minutes": 30}).json()
    bryn.clock.passes(minutes=5)
    assert evans.post(path, {"minutes": 45, "language": "en"}).json() == first
    assert evans.get("/api/teacher/classes").json()["classes"][0]["window_open"] is True
    assert evans.delete(path).json() == {"closed": True}
    assert evans.delete(path).json() == {"closed": False}
    assert evans.get("/api/teacher/classes").json()["classes"][0]["window_open"] is False
    assert actions(bryn) == ["open_window", "close_window"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"minutes": 29}, "minutes"),
        ({"minutes": 46}, "minutes"),
        ({"minutes": "40"}, "minutes"),
        ({"language": "fr"}, "language"),
        ({"language": "x" * 900}, "language"),
    ],
)
def test_a_wrong_window_is_refused_by_the_name_of_its_field(
    bryn: Bryn, body: dict[str, object], field: str
) -> None:
    answer = bryn.staff().post(f"/api/teacher/classes/{bryn.group.id}/window", body)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert answer.json()["title_cy"]


def actions(bryn: Bryn) -> list[str]:
    with bryn.database.read() as session:
        rows = session.exec(
            select(AuditRow).where(AuditRow.actor_kind == "staff").order_by(col(AuditRow.id))
        )
        return [row.action for row in rows]


# --- whose class ----------------------------------------------------------------------------------

ROUTES = [
    ("GET", "", None),
    ("POST", "/window", {}),
    ("DELETE", "/window", None),
    ("POST", "/enrol-code", None),
    ("GET", "/locked", None),
    ("POST", "/unlock", {"pupil_id": str(uuid7())}),
]


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
@pytest.mark.parametrize(
    "who", ["dsp", "head", "admin", "teacher_of_another", "who_taught_last_year", "other_school"]
)
def test_for_anyone_but_the_classs_own_teacher_it_does_not_exist(
    bryn: Bryn, method: str, path: str, body: dict[str, object] | None, who: str
) -> None:
    browser = bryn.staff(somebody(bryn, who))
    answer = browser(method, f"/api/teacher/classes/{bryn.group.id}{path}", body)
    absent = browser(method, f"/api/teacher/classes/{uuid7()}{path}", body)
    assert (answer.status_code, answer.content) == (404, absent.content)
    assert actions(bryn) == []


def somebody(bryn: Bryn, who: str) -> Person:
    with bryn.database.write() as session:
        if who == "other_school":
            other = a_school(session, code="arall", name="Ysgol Arall")
            return a_group(session, 3, school=other).teacher
        if who == "teacher_of_another":
            return a_group(session, 3, school=bryn.school, name="Blwyddyn 5").teacher
        if who == "who_taught_last_year":
            price = an_adult(session, bryn.school, "Gwyn Price", roles=("teacher",))
            in_class(session, bryn.group, price, until_on=date(2026, 11, 23))
            return price
        return an_adult(session, bryn.school, "Gwyn Price", roles=(who,))


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
def test_a_stranger_and_a_tablet_are_turned_away(
    bryn: Bryn, method: str, path: str, body: dict[str, object] | None
) -> None:
    for browser in (bryn.browser(), bryn.tablet()):
        answer = browser(method, f"/api/teacher/classes/{bryn.group.id}{path}", body)
        assert answer.status_code == 401


def test_a_teacher_lists_only_the_classes_taught_now(bryn: Bryn) -> None:
    somebody(bryn, "teacher_of_another")
    found = bryn.staff().get("/api/teacher/classes").json()
    assert [one["name"] for one in found["classes"]] == ["Blwyddyn 4"]
    assert bryn.staff(somebody(bryn, "dsp")).get("/api/teacher/classes").json() == {"classes": []}


def test_the_list_costs_the_same_for_one_class_and_for_ten(bryn: Bryn) -> None:
    evans, lengths = bryn.staff(), []
    for round_ in range(2):
        with statements(bryn.database) as said:
            assert len(evans.get("/api/teacher/classes").json()["classes"]) == 1 + 9 * round_
        lengths.append(len(said))
        with bryn.database.write() as session:
            for n in range(9):
                group = a_group(session, 1, school=bryn.school, name=f"{round_}{n}")
                in_class(session, group.of, bryn.evans)
    assert lengths[0] == lengths[1]


# --- a tablet, and who is locked out --------------------------------------------------------------


def test_a_code_enrols_one_tablet_to_the_class(bryn: Bryn) -> None:
    answer = bryn.staff().post(f"/api/teacher/classes/{bryn.group.id}/enrol-code").json()
    assert datetime.fromisoformat(answer["expires_at"]) > NOW
    enrolled = bryn.browser().post("/api/device/enrol", {"code": answer["code"]})
    assert enrolled.json()["class_name"] == "Blwyddyn 4"
    assert bryn.browser().post("/api/device/enrol", {"code": answer["code"]}).status_code == 401
    with bryn.database.read() as session:
        assert answer["code"].replace("-", "") not in str(session.exec(select(EnrolCode)).one())
    assert "make_enrol_code" in actions(bryn)


def lock(bryn: Bryn, pupil: UUID) -> None:
    with bryn.database.write() as session:
        for _ in range(throttle.WRONG_TRIES):
            throttle.wrong(session, bryn.school.id, throttle.pupil_subject(pupil), bryn.clock.now)


def test_mrs_evans_sees_that_efa_is_locked_out_and_lets_her_in_again(bryn: Bryn) -> None:
    evans, path = bryn.staff(), f"/api/teacher/classes/{bryn.group.id}"
    assert evans.get(f"{path}/locked").json() == []
    lock(bryn, bryn.efa.id)
    locked = evans.get(f"{path}/locked").json()
    assert locked == [{"pupil_id": str(bryn.efa.id), "name": "Efa Morgan"}]
    body = {"pupil_id": str(bryn.efa.id)}
    assert evans.post(f"{path}/unlock", body).json() == {"unlocked": True}
    assert evans.post(f"{path}/unlock", body).json() == {"unlocked": False}
    assert evans.get(f"{path}/locked").json() == []
    assert actions(bryn) == ["read_locked", "unlock", "unlock"]


def test_a_pupil_of_another_class_is_neither_named_nor_let_in(bryn: Bryn) -> None:
    with bryn.database.write() as session:
        other = a_group(session, 1, school=bryn.school, name="Blwyddyn 5")
    lock(bryn, other.pupils[0])
    evans, path = bryn.staff(), f"/api/teacher/classes/{bryn.group.id}"
    assert evans.get(f"{path}/locked").json() == []
    body = {"pupil_id": str(other.pupils[0])}
    assert evans.post(f"{path}/unlock", body).status_code == 404
    with bryn.database.read() as session:
        assert throttle.locked_pupils(session, bryn.school.id) == {other.pupils[0]}
