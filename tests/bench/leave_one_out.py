"""What the weighing finds in the notes of an author from whom it learned nothing.

Each author's notes are weighed with weights that were learned from all the others.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from types import MappingProxyType
from typing import Final

from rich.table import Table

from tests.bench.learning import GRAVE, Note, learn, note
from tests.bench.notes import FIGURES, NOTES, Row, read

# One author wrote the three, while writing lines; an author is left out whole.
_ONE_AUTHOR: Final = {"hints": "house", "later": "house", "more": "house"}
# Their everyday notes were written against the lines, as traps are, and are not what a day brings.
_AGAINST_LINES: Final = frozenset({"house"})
ENOUGH: Final = 50  # everyday notes of an author, else no share of them is taken
FALSE_TODAY: Final = 0.02  # share of everyday notes that may be raised to 2 or 3
FALSE_NOW: Final = 0.014  # and to 3
NO_LINES: Final[Mapping[str, int]] = MappingProxyType({})


def corpus(folder: Path = NOTES) -> list[Note]:
    """Read all judged notes, each with its author."""
    return [
        note(_ONE_AUTHOR.get(file.stem, file.stem), row)
        for file in sorted(folder.glob("*.csv"))
        for row in read([file])
    ]


def weighed_by_others(notes: Sequence[Note]) -> list[tuple[Note, float]]:
    """Weigh each note with weights of the other authors' notes."""
    found = []
    for author in _authors(notes):
        weights = learn([one for one in notes if one.author != author], kinds=False)
        found += [(one, weights.weigh(one.read)) for one in notes if one.author == author]
    return found


def thresholds(weighed: Sequence[tuple[Note, float]]) -> tuple[float, float]:
    """Give from which weight on a note is raised to 2, and to 3.

    The share of everyday notes that are raised is taken author by author and then averaged, so
    that the ways of the one who wrote most do not outweigh all.
    """
    everyday: dict[str, list[float]] = {}
    for one, weight in weighed:
        if _is_everyday(one.row) and one.author not in _AGAINST_LINES:
            everyday.setdefault(one.author, []).append(weight)
    many = [each for each in everyday.values() if len(each) >= ENOUGH]

    def least(most: float) -> float:
        for step in range(-100, 300):
            shares = (sum(weight > step / 100 for weight in each) / len(each) for each in many)
            if fmean(shares) <= most:
                return step / 100
        raise ValueError("nothing keeps the everyday notes apart")

    return least(FALSE_TODAY), least(FALSE_NOW)


def table(weighed: Sequence[tuple[Note, float]], lines: Mapping[str, int] = NO_LINES) -> Table:
    """Show what is found of each author's notes by weights of the others', at the thresholds.

    Args:
        weighed: each note with its weight.
        lines: the severity that lines find in a text; with it, the graver of both is shown.
    """
    today, now = thresholds(weighed)
    shown = Table("author left out", *(name for name, *_ in FIGURES))
    for author in (*_authors([one for one, _ in weighed]), "all"):
        ours = [(one, weight) for one, weight in weighed if author in {one.author, "all"}]
        cells = []
        for _, _, wanted, severity in FIGURES:
            least = now if severity > GRAVE else today
            found = [
                weight > least or lines.get(one.row["text"], 0) >= severity
                for one, weight in ours
                if wanted(one.row)
            ]
            cells.append(f"{sum(found) / len(found):.0%} of {len(found)}" if found else "-")
        shown.add_row(author, *cells)
    return shown


def _authors(notes: Sequence[Note]) -> list[str]:
    return list(dict.fromkeys(one.author for one in notes))


def _is_everyday(row: Row) -> bool:
    return row["severity"] == "0" and row["kind"] != "trap"
