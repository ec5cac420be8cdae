"""Years, dates, numbers and words, as offices write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.roster.importing import values
from app.roster.importing.dates import Order, order_of, read_date
from app.roster.importing.upn import LETTERS, check_letter, read_upn

DAY_FIRST = Order("day first", proven=True)
MONTH_FIRST = Order("month first", proven=True)


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("R", "R"), ("Rec", "R"), ("Reception", "R"), ("Derbyn", "R"), ("KG", "R"), ("0", "R"),
        ("N", "N"), ("N2", "N"), ("Nursery", "N"), ("meithrin", "N"),
        ("4", "4"), ("04", "4"), ("Y4", "4"), ("Year 4", "4"), ("Blwyddyn 4", "4"),
        ("blwyddyn  13", "13"), ("Yr. 11", "11"),
        ("14", None), ("ps1", None), ("four", None), ("", None), ("-3", None),
    ],
)  # fmt: skip
def test_a_year_is_read_however_it_is_written(written: str, year: str | None) -> None:
    assert values.read_year(written) == year


def test_a_role_is_known_in_both_languages() -> None:
    assert values.read_word("Person Diogelu Dynodedig", values.ROLES) == "dsp"
    assert values.read_word("designated safeguarding person", values.ROLES) == "dsp"
    assert values.read_word("Pennaeth", values.ROLES) == "head"
    assert values.read_word("Deputy head", values.ROLES) is None


def test_the_letter_of_a_pupil_number_is_the_weighted_sum_of_its_digits() -> None:
    # 6*2 + 9*3 + 9*4 + 2*5 + 1*6 + 0*7 + 1*8 + 2*9 + 1*10 + 0*11 + 1*12 + 9*13 = 256 = 11*23 + 3
    assert check_letter("699210121019") == "D"
    assert read_upn(" d699 2101 21019 ") == "D699210121019"
    assert read_upn("E699210121019") is None


def test_a_temporary_number_ends_in_a_letter_that_counts_too() -> None:
    body = "69921012101B"
    assert read_upn(check_letter(body) + body) == check_letter(body) + body


@given(st.text(alphabet="0123456789", min_size=12, max_size=12), st.integers(0, 11))
def test_one_mistyped_digit_is_always_noticed(body: str, place: int) -> None:
    wrong = body[:place] + str((int(body[place]) + 1) % 10) + body[place + 1 :]
    assert read_upn(check_letter(body) + body)
    assert read_upn(check_letter(body) + wrong) is None


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = read_upn(text)
    assert number is None or (len(number) == 13 and number[0] in LETTERS)


@pytest.mark.parametrize(
    ("written", "order", "day"),
    [
        ("2017-04-03", MONTH_FIRST, date(2017, 4, 3)),
        ("2017-04-03T00:00:00.000Z", DAY_FIRST, date(2017, 4, 3)),
        ("3/04/2017", DAY_FIRST, date(2017, 4, 3)),
        ("3/4/2017", MONTH_FIRST, date(2017, 3, 4)),
        ("03.04.2017", DAY_FIRST, date(2017, 4, 3)),
        ("3/04/17", DAY_FIRST, date(2017, 4, 3)),
        ("3-Apr-2017", MONTH_FIRST, date(2017, 4, 3)),
        ("3 Ebrill 2017", DAY_FIRST, date(2017, 4, 3)),
        ("03/04/2017 00:00", DAY_FIRST, date(2017, 4, 3)),
    ],
)
def test_a_date_is_read_however_it_is_written(written: str, order: Order, day: date) -> None:
    found = read_date(written, order)
    assert found
    assert found.day == day


@pytest.mark.parametrize("written", ["31/02/2017", "13/13/2017", "45231", "soon", "1/1/3017", ""])
def test_what_is_no_date_is_not_read_as_one(written: str) -> None:
    assert read_date(written, DAY_FIRST) is None


def test_one_day_above_twelve_settles_the_column() -> None:
    assert order_of(["01/02/2017", "14/02/2017"], "month first") == DAY_FIRST
    assert order_of(["01/02/2017", "02/14/2017"], "day first") == MONTH_FIRST
    assert order_of(["01/02/2017"], "day first") == Order("day first", proven=False)
    assert order_of(["14/02/2017", "02/14/2017"], "day first") == Order("day first", proven=False)


def test_a_date_that_could_be_either_is_marked_only_where_nothing_settled_it() -> None:
    unproven = Order("day first", proven=False)
    for written, guessed in (("01/02/2017", True), ("02/02/2017", False), ("14/02/2017", False)):
        found = read_date(written, unproven)
        assert found
        assert found.guessed is guessed
    against = read_date("02/14/2017", DAY_FIRST)
    assert against
    assert against.against


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_from_each_way_of_writing_it(day: date) -> None:
    for written, order in (
        (day.isoformat(), DAY_FIRST),
        (f"{day.day}/{day.month:02}/{day.year}", DAY_FIRST),
        (f"{day.month}/{day.day}/{day.year}", MONTH_FIRST),
    ):
        found = read_date(written, order)
        assert found
        assert found.day - day == timedelta(0)
