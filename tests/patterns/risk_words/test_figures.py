"""The net measured on notes that were written to try it; the aims are those of the safeguarding.

Lines were written for the notes of `LINES_KNOW`, so these hold what once was found. Of the other
authors' notes only the weighing has learned: there the aims are not reached (docs/risk-words.md).
"""

import csv
from collections.abc import Callable
from pathlib import Path

from app.patterns.risk_words.judge import judge

NOTES = Path(__file__).parents[2] / "fixtures" / "notes"
LINES_KNOW = ("hints", "later", "more", "notes", "others")
Row = dict[str, str]


def rows() -> list[Row]:
    found = []
    for file in (NOTES / f"{name}.csv" for name in LINES_KNOW):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            found += list(csv.DictReader(opened))
    return found


def share(wanted: Callable[[Row], bool], at_least: int) -> float:
    """Give the share of the wanted notes that are judged so grave or graver."""
    judged = [judge(row["text"]).severity >= at_least for row in rows() if wanted(row)]
    assert len(judged) > 30
    return sum(judged) / len(judged)


def is_plain(row: Row, lang: str) -> bool:
    return row["severity"] == "3" and row["kind"] == "plain" and row["lang"] == lang


def is_misspelt_or_mixed(row: Row) -> bool:
    return row["severity"] == "3" and (
        row["kind"] in {"misspelt", "mixed"} or row["lang"] == "mixed"
    )


def test_what_cannot_wait_is_caught() -> None:
    assert share(lambda row: is_plain(row, "en"), 3) >= 0.95
    assert share(lambda row: is_plain(row, "cy"), 3) >= 0.90
    assert share(is_misspelt_or_mixed, 3) >= 0.85


def test_few_ordinary_notes_and_few_traps_are_taken_for_grave() -> None:
    assert share(lambda row: row["kind"] == "ordinary", 2) <= 0.02
    assert share(lambda row: row["kind"] == "trap", 3) <= 0.15
