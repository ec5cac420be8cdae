"""A class is asked to check in, for a while, in one window at a time."""

import threading
from datetime import timedelta

import pytest

from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.kernel.problems import Problem
from app.roster import windows
from tests.people import NOW, a_class, a_school, an_adult

MINUTE = timedelta(minutes=1)


def test_mrs_evans_opens_a_window_of_forty_minutes_in_welsh(database: Database) -> None:
    with database.write() as session:
        group = a_class(session, school := a_school(session))
        mrs_evans = an_adult(session, school)
        window = windows.open_window(session, school.id, group.id, by=mrs_evans.id, now=NOW)
        assert (window.opens_at, window.closes_at) == (NOW, NOW + 40 * MINUTE)
        assert window.language == "cy"
        for at, is_open in ((-1, False), (0, True), (39, True), (40, False)):
            found = windows.open_window_of(session, school.id, group.id, NOW + at * MINUTE)
            assert (found is not None) == is_open


def test_opening_again_gives_the_window_that_is_open(database: Database) -> None:
    with database.write() as session:
        group = a_class(session, school := a_school(session))
        mrs_evans = an_adult(session, school)
        first = windows.open_window(session, school.id, group.id, by=mrs_evans.id, now=NOW)
        again = windows.open_window(
            session, school.id, group.id, by=mrs_evans.id, language="en", now=NOW + MINUTE
        )
        assert again.id == first.id
        later = windows.open_window(
            session, school.id, group.id, by=mrs_evans.id, now=NOW + 40 * MINUTE
        )
        assert later.id != first.id


def test_a_window_closed_early_is_closed_at_once_and_a_repeat_does_nothing(
    database: Database,
) -> None:
    with database.write() as session:
        group = a_class(session, school := a_school(session))
        mrs_evans = an_adult(session, school)
        windows.open_window(session, school.id, group.id, by=mrs_evans.id, now=NOW)
        closed = windows.close_window(session, school.id, group.id, now=NOW + MINUTE)
        assert closed is not None
        assert closed.closes_at == NOW + MINUTE
        assert windows.open_window_of(session, school.id, group.id, NOW + MINUTE) is None
        assert windows.close_window(session, school.id, group.id, now=NOW + 2 * MINUTE) is None


def test_a_window_may_be_closed_in_the_instant_in_which_it_opened(database: Database) -> None:
    with database.write() as session:
        group = a_class(session, school := a_school(session))
        mrs_evans = an_adult(session, school)
        windows.open_window(session, school.id, group.id, by=mrs_evans.id, now=NOW)
        assert windows.close_window(session, school.id, group.id, now=NOW) is not None


@pytest.mark.parametrize(
    ("minutes", "language", "field"),
    [(29, "cy", "minutes"), (46, "cy", "minutes"), (-1, "en", "minutes"), (40, "fr", "language")],
)
def test_a_wrong_window_is_refused_by_the_name_of_its_field(
    database: Database, minutes: int, language: str, field: str
) -> None:
    with database.write() as session:
        group = a_class(session, school := a_school(session))
        mrs_evans = an_adult(session, school)
        with pytest.raises(Problem) as refused:
            windows.open_window(
                session,
                school.id,
                group.id,
                by=mrs_evans.id,
                minutes=minutes,
                language=language,
                now=NOW,
            )
    assert (refused.value.code, refused.value.field) == ("bad_field", field)


def test_a_class_of_another_school_does_not_exist(database: Database) -> None:
    with database.write() as session:
        group = a_class(session, a_school(session))
        other = a_school(session, code="other")
        with pytest.raises(Problem, match="not_found"):
            windows.open_window(session, other.id, group.id, by=uuid7(), now=NOW)
        with pytest.raises(Problem, match="not_found"):
            windows.close_window(session, other.id, group.id, now=NOW)


def test_two_adults_who_tap_at_once_open_one_window(database: Database) -> None:
    with database.write() as session:
        group = a_class(session, school := a_school(session))
        mrs_evans = an_adult(session, school)
    together, opened = threading.Barrier(4), set()

    def tap() -> None:
        together.wait()
        with database.write() as session:
            opened.add(
                windows.open_window(session, school.id, group.id, by=mrs_evans.id, now=NOW).id
            )

    threads = [threading.Thread(target=tap) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 1
