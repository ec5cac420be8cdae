"""Reads one cell at a time into a value, and notes what had to be left out of it."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final, TypeVar

from app.roster.importing import dates
from app.roster.importing.codes import Code
from app.roster.importing.findings import WITHHELD, Findings
from app.roster.importing.table import Row, Table
from app.roster.importing.values import read_word, read_year

Meaning = TypeVar("Meaning")

FORMULA_STARTS: Final = "=+-@\t\r"
JOINERS: Final = "\u200c\u200d"  # some scripts cannot be written without them
LOST_LETTERS: Final = "?\ufffd"
LONGEST_NAME: Final = 120
EMAIL: Final = re.compile(r"[^@\s<>()\",;]{1,64}@[^@\s<>()\",;]+\.[^@\s<>()\",;.]{2,}")
LONGEST_EMAIL: Final = 254
LONGEST_WORD: Final = 24
LIST_SEPARATORS: Final = re.compile(r"[|;,\n]")


def clean(text: str) -> str:
    """Put a text on one line, without characters that nobody sees."""
    one_line = " ".join(text.split())
    seen = (
        letter
        for letter in one_line
        if letter in JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
    return "".join(seen).strip()


def read_name(row: Row, column: str, findings: Findings) -> str:
    """Read a name of a person, class or school as text, never as a formula.

    A cell that a spreadsheet would calculate is kept without the sign that makes it do so; a
    question mark inside a name is most likely a ŵ or ŷ that was lost on the way.
    """
    raw = row.cells.get(column, "").strip(" \n")
    plain = clean(raw)
    text = plain.lstrip(FORMULA_STARTS + " ")
    if text and (raw.startswith(tuple(FORMULA_STARTS)) or text != plain):
        findings.add(Code.FORMULA_CELL, row.file, row.number, column)
    if any(letter in text for letter in LOST_LETTERS):
        findings.add(Code.LETTER_LOST, row.file, row.number, column)
    return text[:LONGEST_NAME].strip()


def read_id(row: Row, column: str) -> str:
    """Read an id as it stands, without what nobody sees."""
    return clean(row[column])


def read_list(row: Row, column: str) -> tuple[str, ...]:
    """Read several things from one cell, between |, ;, a comma or a new line."""
    parts = (clean(part) for part in LIST_SEPARATORS.split(row[column]))
    return tuple(dict.fromkeys(part for part in parts if part))


def read_email(row: Row, column: str, findings: Findings) -> str | None:
    """Read an address, or note that it cannot be one."""
    text = clean(row[column]).casefold()
    if not text:
        return None
    if len(text) > LONGEST_EMAIL or not EMAIL.fullmatch(text):
        findings.add(Code.EMAIL_WRONG, row.file, row.number, column)
        return None
    return text


def read_pupil_year(row: Row, column: str, findings: Findings) -> str | None:
    """Read the school year of a pupil; of several, the first that is one; note its absence."""
    parts = read_list(row, column)
    for part in parts:
        year = read_year(part)
        if year:
            return year
    code = Code.YEAR_UNKNOWN if parts else Code.YEAR_MISSING
    findings.add(code, row.file, row.number, column, shown_word(row, row[column]))
    return None


def read_choice(
    row: Row, column: str, meanings: Mapping[str, Meaning], unknown: Code, findings: Findings
) -> Meaning | None:
    """Read a word of a known list; None where the cell is empty or the word is not in it."""
    text = row[column]
    meaning = read_word(text, meanings)
    if text and meaning is None:
        findings.add(unknown, row.file, row.number, column, shown_word(row, row[column]))
    return meaning


def shown_word(row: Row, word: str) -> str:
    """Repeat a word of a list only where it is as short and as plain as such words are."""
    safe = row.straight and len(word) <= LONGEST_WORD and not _may_be_secret(word)
    return clean(word) if safe else WITHHELD


def _may_be_secret(text: str) -> bool:
    """Say whether letters, digits and signs are mixed as in a password that slipped over."""
    kinds = (str.isalpha, str.isdigit, lambda one: not one.isalnum() and one not in " .-'")
    return text.count("@") > 0 or sum(any(map(kind, text)) for kind in kinds) == len(kinds)


class DateColumn:
    """The dates of one column, read in the order of day and month that the column itself shows."""

    def __init__(
        self,
        table: Table,
        column: str,
        default: dates.DayOrMonth,
        findings: Findings,
        *,
        beside: str = "",
    ) -> None:
        """Look at the whole column first, so that each cell is read in the same way.

        Args:
            table: where the column stands.
            column: our name of it.
            default: the order where neither it nor its neighbour settles it.
            findings: where cells that were left out are noted.
            beside: another column of dates, which the same program wrote.
        """
        self._column = column
        self._findings = findings
        self._order = dates.order_of((row[column] for row in table.rows), default)
        if beside and not self._order.proven:
            self._order = dates.order_of((row[beside] for row in table.rows), default)
        self._said_guess = False

    def __call__(self, row: Row) -> date | None:
        """Read the date of one row, or note why it was left out."""
        cell = row[self._column]
        if not cell:
            return None
        found = dates.read_date(cell, self._order)
        visible = row.shown(self._column) if dates.safe_to_show(cell) else WITHHELD
        if found is None:
            self._say(Code.DATE_WRONG, row, visible)
            return None
        if found.guessed and not self._said_guess:
            self._said_guess = True
            self._say(Code.DATE_ORDER_ASSUMED, row, f"{visible} = {found.day.isoformat()}")
        if found.against and self._order.proven:
            self._say(Code.DATE_ORDER_MIXED, row, visible)
        if found.short_year:
            self._say(Code.DATE_SHORT_YEAR, row, f"{visible} = {found.day.isoformat()}")
        return found.day

    def _say(self, code: Code, row: Row, shown: str) -> None:
        self._findings.add(code, row.file, row.number, self._column, shown)
