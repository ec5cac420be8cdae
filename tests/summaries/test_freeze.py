"""A class's figure is published once, when its time is over, and nothing changes it afterwards."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.checkins.models import CheckIn
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.roster.models import Closure, School
from app.summaries.freeze import freeze_due, votes_of
from app.summaries.models import ClassFigure, FrozenGroup
from tests.people import a_calendar, a_school
from tests.summaries.moods import (
    FRIDAY,
    GOOD,
    LAST_OF_HALF_TERM,
    LOW,
    MONDAY,
    OK,
    Group,
    a_group,
    a_window_at,
    at,
    joins,
    leaves,
    school_week,
    tap,
    taps,
)

CLOSED = at(MONDAY, 9, 41)  # a minute after Monday's window
OVER = at(FRIDAY, 15, 31)  # a minute after Friday's close
WEEK_BEFORE = MONDAY - timedelta(weeks=1)


def cells(database: Database, period: str) -> dict[date, tuple[str, str]]:
    with database.read() as session:
        rows = session.exec(select(ClassFigure).where(ClassFigure.period == period)).all()
    return {row.starts_on: (row.band, row.taking_part) for row in rows}


def a_class_that_says(
    database: Database, size: int, level: int | None, days: list[date], *, window: bool = False
) -> Group:
    with database.write() as session:
        group = a_group(session, size)
        taps(session, group, {pupil: [(day, level) for day in days] for pupil in group.pupils})
        if window:
            a_window_at(session, group, MONDAY)
    return group


# --- when -----------------------------------------------------------------------------------------


def test_todays_band_is_published_once_the_window_has_closed(
    database: Database, keys: Keyring
) -> None:
    a_class_that_says(database, 28, LOW, [MONDAY], window=True)
    freeze_due(database, keys, at(MONDAY, 9, 39))
    assert cells(database, "day") == {}
    freeze_due(database, keys, CLOSED)
    assert cells(database, "day") == {MONDAY: ("heavy", "most")}
    assert freeze_due(database, keys, CLOSED) == 0


def test_without_a_window_there_is_no_figure_of_today(database: Database, keys: Keyring) -> None:
    a_class_that_says(database, 28, LOW, [MONDAY])
    freeze_due(database, keys, CLOSED)
    assert cells(database, "day") == {}


def test_a_day_that_was_not_published_is_never_published_later(
    database: Database, keys: Keyring
) -> None:
    a_class_that_says(database, 28, LOW, [MONDAY], window=True)
    freeze_due(database, keys, at(MONDAY + timedelta(days=1)))
    assert cells(database, "day") == {}


def test_a_school_may_do_without_todays_band(database: Database, keys: Keyring) -> None:
    a_class_that_says(database, 28, LOW, [MONDAY], window=True)
    with database.write() as session:
        session.execute(update(School).values(daily_band=False))
    freeze_due(database, keys, CLOSED)
    assert cells(database, "day") == {}


def test_a_week_is_published_when_its_last_open_day_has_closed(
    database: Database, keys: Keyring
) -> None:
    a_class_that_says(database, 20, LOW, school_week(MONDAY))
    freeze_due(database, keys, at(FRIDAY, 15, 29))
    assert MONDAY not in cells(database, "week")
    freeze_due(database, keys, OVER)
    assert cells(database, "week")[MONDAY] == ("heavy", "most")


def test_with_an_inset_day_on_friday_the_week_is_published_on_thursday(
    database: Database, keys: Keyring
) -> None:
    group = a_class_that_says(database, 20, LOW, school_week(MONDAY)[:4])
    with database.write() as session:
        session.add(Closure(school_id=group.school.id, starts_on=FRIDAY, ends_on=FRIDAY))
    freeze_due(database, keys, at(FRIDAY - timedelta(days=1), 15, 31))
    assert cells(database, "week")[MONDAY] == ("heavy", "most")


def test_a_worker_that_was_down_on_friday_publishes_the_week_on_monday(
    database: Database, keys: Keyring
) -> None:
    a_class_that_says(database, 20, GOOD, school_week(MONDAY))
    freeze_due(database, keys, at(MONDAY + timedelta(weeks=1)))
    assert cells(database, "week")[MONDAY] == ("calm", "most")


def test_a_group_of_twelve_has_its_half_term(database: Database, keys: Keyring) -> None:
    days = [day for n in range(7) for day in school_week(date(2026, 11, 2) + timedelta(weeks=n))]
    a_class_that_says(database, 12, LOW, days)
    freeze_due(database, keys, at(LAST_OF_HALF_TERM, 15, 31))
    assert cells(database, "half_term") == {date(2026, 11, 2): ("heavy", "most")}
    assert {band for band, _ in cells(database, "week").values()} == {"not_enough"}


# --- who counts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "day", "week"),
    [
        (4, "not_enough", "not_enough"),
        (9, "not_enough", "not_enough"),
        (10, "not_enough", "not_enough"),
        (14, "not_enough", "not_enough"),
        (15, "not_enough", "heavy"),
        (19, "not_enough", "heavy"),
        (20, "heavy", "heavy"),
    ],
)
def test_each_size_has_the_bands_of_the_rule(
    database: Database, keys: Keyring, size: int, day: str, week: str
) -> None:
    a_class_that_says(database, size, LOW, school_week(MONDAY), window=True)
    freeze_due(database, keys, CLOSED)
    freeze_due(database, keys, OVER)
    assert cells(database, "day")[MONDAY] == (day, "most")
    assert cells(database, "week")[MONDAY] == (week, "most")


def test_a_teaching_group_has_no_figures(database: Database, keys: Keyring) -> None:
    with database.write() as session:
        group = a_group(session, 28, kind="teaching")
        taps(session, group, {pupil: [(MONDAY, LOW)] for pupil in group.pupils})
        a_window_at(session, group, MONDAY)
    assert freeze_due(database, keys, OVER) == 0


def test_a_pupils_today_is_the_first_tap_of_the_day(database: Database) -> None:
    with database.write() as session:
        group = a_group(session, 1)
        (efa,) = group.pupils
        tap(session, group, efa, MONDAY, LOW, occurred_at=at(MONDAY, 11))
        tap(session, group, efa, MONDAY, GOOD, occurred_at=at(MONDAY, 9))
        assert said(session, group) == [[GOOD]]


def said(session: Session, group: Group) -> list[list[int | None]]:
    """Give what the pupils said, one pupil after the other."""
    together = votes_of(session, group.school.id, group.pupils, MONDAY, FRIDAY)
    for one in group.pupils:
        alone = votes_of(session, group.school.id, [one], MONDAY, FRIDAY)
        assert alone == {pupil: votes for pupil, votes in together.items() if pupil == one}
    return [list(together[one]) for one in group.pupils if one in together]


def test_not_today_takes_part_and_gives_way_to_a_feeling(database: Database) -> None:
    with database.write() as session:
        group = a_group(session, 2)
        efa, tomos = group.pupils
        tap(session, group, efa, MONDAY, None)
        tap(session, group, tomos, MONDAY, None)
        tap(session, group, tomos, MONDAY, OK, occurred_at=at(MONDAY, 11))
        assert said(session, group) == [[None], [OK]]


def test_thats_not_me_and_somebody_at_the_tablet_say_nothing(database: Database) -> None:
    with database.write() as session:
        group = a_group(session, 2)
        efa, tomos = group.pupils
        tap(session, group, efa, MONDAY, LOW, withdrawn_at=at(MONDAY, 10))
        tap(session, group, tomos, MONDAY, LOW, source="unverified")
        assert said(session, group) == []


def test_days_of_a_week_come_in_order_and_stay_in_the_week(database: Database) -> None:
    with database.write() as session:
        group = a_group(session, 1)
        (efa,) = group.pupils
        for n, level in ((-1, 1), (4, 5), (0, 2), (2, 3), (7, 1)):
            tap(session, group, efa, MONDAY + timedelta(days=n), level)
        assert said(session, group) == [[2, 3, 5]]


def test_not_today_leaves_too_few_voices_though_all_took_part(
    database: Database, keys: Keyring
) -> None:
    group = a_class_that_says(database, 20, LOW, [MONDAY], window=True)
    with database.write() as session:
        session.execute(
            update(CheckIn)
            .where(col(CheckIn.pupil_id) == group.pupils[0])
            .values(level=None, not_today=True)
        )
    freeze_due(database, keys, CLOSED)
    assert cells(database, "day") == {MONDAY: ("not_enough", "most")}


# --- the group stays the same ---------------------------------------------------------------------


def test_who_comes_and_goes_within_four_weeks_changes_no_group(
    database: Database, keys: Keyring
) -> None:
    group = a_class_that_says(database, 20, LOW, school_week(MONDAY), window=True)
    freeze_due(database, keys, CLOSED)
    with database.write() as session:
        newcomer = joins(session, group, 99)
        leaves(session, group, group.pupils[0], MONDAY + timedelta(days=2))
    freeze_due(database, keys, OVER)
    with database.read() as session:
        frozen = set(session.exec(select(FrozenGroup.pupil_id)))
    assert frozen == set(group.pupils)
    assert newcomer not in frozen


def test_a_newcomer_is_in_the_next_group(database: Database, keys: Keyring) -> None:
    group = a_class_that_says(database, 20, LOW, school_week(MONDAY - timedelta(weeks=4)))
    freeze_due(database, keys, OVER - timedelta(weeks=4))
    with database.write() as session:
        newcomer = joins(session, group, 99)
    freeze_due(database, keys, OVER)
    with database.read() as session:
        rows = session.exec(select(FrozenGroup).order_by(col(FrozenGroup.starts_on))).all()
    starts = [row.starts_on for row in rows if row.pupil_id == newcomer]
    assert starts == [rows[-1].starts_on]
    assert rows[0].starts_on < starts[0]


def test_a_half_term_of_a_group_that_was_once_larger_has_no_band(
    database: Database, keys: Keyring
) -> None:
    days = [day for n in range(7) for day in school_week(date(2026, 11, 2) + timedelta(weeks=n))]
    group = a_class_that_says(database, 15, LOW, days)
    freeze_due(database, keys, at(date(2026, 11, 6), 15, 31))  # fifteen, and a week's band
    with database.write() as session:
        leaves(session, group, group.pupils[0], date(2026, 11, 9))
    for n in range(1, 7):
        freeze_due(database, keys, at(date(2026, 11, 6) + timedelta(weeks=n), 15, 31))
    assert cells(database, "half_term")[date(2026, 11, 2)] == ("not_enough", "most")


# --- frozen ---------------------------------------------------------------------------------------


def late_from_a_tablet(session: Session, group: Group) -> None:
    for pupil in group.pupils:
        tap(session, group, pupil, MONDAY, LOW, occurred_at=at(MONDAY, 8, 50), source="offline")


def edited(session: Session, group: Group) -> None:
    session.execute(update(CheckIn).values(level=LOW))


def erased(session: Session, group: Group) -> None:
    session.execute(delete(CheckIn))


def withdrawn(session: Session, group: Group) -> None:
    session.execute(update(CheckIn).values(withdrawn_at=at(MONDAY, 10)))


def all_gone(session: Session, group: Group) -> None:
    for pupil in group.pupils:
        leaves(session, group, pupil, MONDAY)


@pytest.mark.parametrize("change", [late_from_a_tablet, edited, erased, withdrawn, all_gone])
def test_what_comes_later_never_changes_a_published_cell(
    database: Database, keys: Keyring, change: Callable[[Session, Group], None]
) -> None:
    group = a_class_that_says(database, 28, GOOD, school_week(MONDAY), window=True)
    freeze_due(database, keys, CLOSED)
    freeze_due(database, keys, OVER)
    published = cells(database, "day"), cells(database, "week")
    assert published[0] == {MONDAY: ("calm", "most")}
    with database.write() as session:
        change(session, group)
        a_window_at(session, group, MONDAY, 11)
    for now in (at(MONDAY, 12), OVER, OVER + timedelta(days=3)):
        freeze_due(database, keys, now)
    assert (cells(database, "day"), cells(database, "week")) == published


def test_two_workers_at_once_publish_each_figure_once(database: Database, keys: Keyring) -> None:
    a_class_that_says(database, 20, LOW, school_week(MONDAY), window=True)
    together, done = threading.Barrier(4), list[int]()

    def work() -> None:
        together.wait()
        done.append(freeze_due(database, keys, OVER))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        rows = session.exec(select(ClassFigure)).all()
        members = session.exec(select(FrozenGroup)).all()
    assert sum(done) == len(rows)
    assert len(members) == 20


def test_the_same_cell_gets_the_same_noise_and_another_school_key_other_noise(
    database: Database, keys: Keyring
) -> None:
    group = a_class_that_says(database, 20, None, [])
    with database.write() as session:
        levels = [LOW] * 4 + [GOOD] * 16  # on the threshold, where noise decides
        said = {p: [(MONDAY, level)] for p, level in zip(group.pupils, levels, strict=True)}
        taps(session, group, said)
        a_window_at(session, group, MONDAY)
    found: list[str] = []
    for ring in (keys, keys, *(Keyring(bytes([n]) * 32) for n in range(12))):
        freeze_due(database, ring, CLOSED)
        found.append(cells(database, "day")[MONDAY][0])
        with database.write() as session:
            session.execute(delete(ClassFigure))
    assert found[0] == found[1]
    assert len(set(found)) > 1


def test_a_moment_is_given_and_no_clock_is_read(database: Database, keys: Keyring) -> None:
    a_class_that_says(database, 20, LOW, school_week(WEEK_BEFORE))
    long_ago: datetime = OVER - timedelta(weeks=1)
    freeze_due(database, keys, long_ago)
    assert WEEK_BEFORE in cells(database, "week")


def test_each_school_is_by_itself(database: Database, keys: Keyring) -> None:
    sad = a_class_that_says(database, 20, LOW, school_week(MONDAY))
    with database.write() as session:
        school = a_school(session, code="arall", name="Ysgol Arall")
        a_calendar(session, school)
        other = a_group(session, 20, school=school)
        taps(session, other, {pupil: [(MONDAY, GOOD)] for pupil in other.pupils})
    freeze_due(database, keys, OVER)
    assert band_of(database, sad.of.id) == "heavy"
    assert band_of(database, other.of.id) == "not_enough"  # twenty check-ins are not forty


def band_of(database: Database, class_id: UUID) -> str:
    with database.read() as session:
        return session.exec(
            select(ClassFigure.band).where(
                ClassFigure.class_id == class_id,
                ClassFigure.period == "week",
                ClassFigure.starts_on == MONDAY,
            )
        ).one()
