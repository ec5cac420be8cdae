"""Reads dates as offices write them, and settles whether the day or the month comes first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

DayOrMonth = Literal["day first", "month first"]
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
MONTHS_IN_YEAR: Final = 12
OLD_CENTURY_FROM: Final = 70  # 70 is 1970, 69 is 2069, as POSIX reads two digits

ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
SLASHED: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ].*)?")
NAMED: Final = re.compile(r"(\d{1,2})[-/. ]([^\W\d_]{3,12})[-/. ,]+(\d{4}|\d{2})")
SAFE: Final = re.compile(r"[\d/.\-: ]{1,24}")
MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "jan january ion ionawr",
            "feb february chwe chwefror",
            "mar march maw mawrth",
            "apr april ebr ebrill",
            "may mai",
            "jun june meh mehefin",
            "jul july gorff gorffennaf",
            "aug august awst",
            "sep sept september medi",
            "oct october hyd hydref",
            "nov november tach tachwedd",
            "dec december rhag rhagfyr",
        ),
        1,
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Order:
    """How the dates of a column are read; not `proven` where no day above 12 settled it."""

    first: DayOrMonth
    proven: bool


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date, and what had to be decided in order to read it."""

    day: date
    guessed: bool = False  # both readings were possible, and they differ
    against: bool = False  # only possible in the order that the column does not have
    short_year: bool = False


def order_of(cells: Iterable[str], default: DayOrMonth) -> Order:
    """Settle the order of a column by the dates that can be read in one way only.

    Args:
        cells: every date of the column as it stands.
        default: what the layout promises, where the column settles nothing.
    """
    day_first = month_first = 0
    for cell in cells:
        match = SLASHED.fullmatch(cell)
        if match:
            first, second = int(match[1]), int(match[2])
            day_first += first > MONTHS_IN_YEAR >= second
            month_first += second > MONTHS_IN_YEAR >= first
    if day_first == month_first:
        return Order(default, proven=False)
    return Order("day first" if day_first > month_first else "month first", proven=True)


def read_date(cell: str, order: Order) -> ReadDate | None:
    """Read one date, or give None where it is none."""
    iso = ISO.fullmatch(cell)
    if iso:
        return _dated(int(iso[1]), int(iso[2]), int(iso[3]))
    named = NAMED.fullmatch(cell)
    if named and named[2].casefold() in MONTHS:
        return _dated(_year(named[3]), MONTHS[named[2].casefold()], int(named[1]), named[3])
    slashed = SLASHED.fullmatch(cell)
    if not slashed:
        return None
    first, second, year = int(slashed[1]), int(slashed[2]), _year(slashed[3])
    by_day = _dated(year, second, first, slashed[3])
    by_month = _dated(year, first, second, slashed[3])
    chosen, other = (by_day, by_month) if order.first == "day first" else (by_month, by_day)
    if chosen is None:
        return other and ReadDate(other.day, against=True, short_year=other.short_year)
    guessed = other is not None and other.day != chosen.day and not order.proven
    return ReadDate(chosen.day, guessed=guessed, short_year=chosen.short_year)


def safe_to_show(cell: str) -> bool:
    """Say whether this could only be a date, mistyped, and not something that slipped over."""
    return bool(SAFE.fullmatch(cell))


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits or four
        return year
    return year + (1900 if year >= OLD_CENTURY_FROM else 2000)


def _dated(year: int, month: int, day: int, digits: str = "") -> ReadDate | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return ReadDate(date(year, month, day), short_year=len(digits) == 2)  # noqa: PLR2004
    except ValueError:
        return None
