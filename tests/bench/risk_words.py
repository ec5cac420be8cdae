"""What the net over notes catches and what it costs, on a file of notes that people judged.

python -m tests.bench.risk_words [notes.csv ...]; columns text, lang, risk_category, severity, kind.
The time is of this process's own processor, so that a busy machine does not count.
"""

import csv
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.patterns.risk_words.judge import Judgement, judge

NOTES = Path(__file__).parents[1] / "fixtures" / "notes"
Row = dict[str, str]
MISSPELT = {"misspelt", "mixed"}
FIGURES: tuple[tuple[str, str, Callable[[Row], bool], int], ...] = (
    ("severity 3, English", ">= 95 %",
     lambda row: row["severity"] == "3" and row["lang"] == "en" and row["kind"] not in MISSPELT, 3),
    ("severity 3, Welsh", ">= 90 %",
     lambda row: row["severity"] == "3" and row["lang"] == "cy" and row["kind"] not in MISSPELT, 3),
    ("severity 3, misspelt and mixed", ">= 85 %",
     lambda row: row["severity"] == "3" and (row["lang"] == "mixed" or row["kind"] in MISSPELT), 3),
    ("severity 2, at least 2", "", lambda row: row["severity"] == "2", 2),
    ("ordinary, at 2 or 3", "<= 2 %", lambda row: row["kind"] == "ordinary", 2),
    ("traps, at 3", "<= 15 %", lambda row: row["kind"] == "trap", 3),
)  # fmt: skip


def read(files: list[Path]) -> list[Row]:
    found = []
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            found += list(csv.DictReader(opened))
    return found


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or sorted(NOTES.glob("*.csv"))
    rows = read(files)
    began = time.process_time()
    judged: list[tuple[Row, Judgement]] = [(row, judge(row["text"])) for row in rows]
    each = (time.process_time() - began) / len(rows) * 1000
    table = Table("notes", "aim", "found", "of", "share")
    for name, aim, wanted, at_least in FIGURES:
        severities = [one.severity for row, one in judged if wanted(row)]
        found = sum(one >= at_least for one in severities)
        share = f"{found / len(severities):.1%}" if severities else "-"
        table.add_row(name, aim, str(found), str(len(severities)), share)
    Console().print(table, f"{each:.2f} ms a note, met for the first time; {len(rows)} notes")


if __name__ == "__main__":
    main()
