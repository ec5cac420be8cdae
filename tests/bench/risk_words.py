"""What the net over notes catches and what it costs, on notes that people judged.

python -m tests.bench.risk_words [notes.csv ...]; columns text, lang, risk_category, severity, kind.
Without files, of tests/fixtures/notes: as fitted. `train_notes` shows authors by others' weights.

The time is of this process's own processor, so that a busy machine does not count.
"""

import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.patterns.risk_words.judge import Judgement, by_lines, judge
from app.patterns.risk_words.matching import see
from app.patterns.risk_words.normalise import read as words_of
from tests.bench.notes import FIGURES, NOTES, Row, read


def main() -> None:
    say = Console(width=150)
    files = [Path(name) for name in sys.argv[1:]]
    rows = read(files or sorted(NOTES.glob("*.csv")))
    began = time.process_time()
    judged = [(row, judge(row["text"])) for row in rows]
    each = (time.process_time() - began) / len(rows) * 1000
    say.print(judged_table(judged))
    say.print(f"{each:.2f} ms a note, met for the first time; {len(rows)} notes")


def judged_table(judged: list[tuple[Row, Judgement]]) -> Table:
    shown = Table("notes", "aim", "found", "of", "share")
    for name, aim, wanted, at_least in FIGURES:
        severities = [one.severity for row, one in judged if wanted(row)]
        found = sum(one >= at_least for one in severities)
        share = f"{found / len(severities):.1%}" if severities else "-"
        shown.add_row(name, aim, str(found), str(len(severities)), share)
    return shown


def lines_alone(text: str) -> int:
    """Give the severity that lines find in a text."""
    found = by_lines(text, see(words_of(text)))
    return found[0].severity if found else 0


if __name__ == "__main__":
    main()
