"""The judged notes of tests/fixtures/notes, and what is counted in them."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Final

NOTES: Final = Path(__file__).parents[1] / "fixtures" / "notes"
Row = dict[str, str]
MISSPELT: Final = {"misspelt", "mixed"}
FIGURES: tuple[tuple[str, str, Callable[[Row], bool], int], ...] = (
    ("severity 3, English", ">= 95 %",
     lambda row: row["severity"] == "3" and row["lang"] == "en" and row["kind"] not in MISSPELT, 3),
    ("severity 3, Welsh", ">= 90 %",
     lambda row: row["severity"] == "3" and row["lang"] == "cy" and row["kind"] not in MISSPELT, 3),
    ("severity 3, misspelt and mixed", ">= 85 %",
     lambda row: row["severity"] == "3" and (row["lang"] == "mixed" or row["kind"] in MISSPELT), 3),
    ("severity 2, at least 2", "", lambda row: row["severity"] == "2", 2),
    ("everyday, at 2 or 3", "<= 2 %",
     lambda row: row["severity"] == "0" and row["kind"] != "trap", 2),
    ("traps, at 3", "<= 15 %", lambda row: row["kind"] == "trap", 3),
)  # fmt: skip


def read(files: list[Path]) -> list[Row]:
    found = []
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            found += list(csv.DictReader(opened))
    return found
