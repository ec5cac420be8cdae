"""What the weighing finds in the notes of authors from whom it learned nothing.

The authors are parted into groups; each group is weighed with weights of all the others. A note
is weighed whole here, and the graver of weighing and lines counts: the product weighs long notes
in parts, and is stricter where a line or a guard has spoken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from types import MappingProxyType
from typing import Final

from rich.table import Table

from tests.bench.learning import GRAVE, PRESSING, Note, learn, note
from tests.bench.notes import FIGURES, NOTES, Row, read

# One author wrote the three, while writing lines; an author is left out whole.
_ONE_AUTHOR: Final = {"hints": "house", "later": "house", "more": "house"}
# Their everyday notes are simply those of a day. The others' were written against the lines, or
# with the very words that grave notes use, and are harder than what a day brings.
OF_A_DAY: Final = frozenset(
    {"third", "fourth", "fifth", "sixth", "seventh", "ninth", "tenth", "thirtyfourth"}
)
GROUPS: Final = 6
ENOUGH: Final = 50  # everyday notes of an author, else no share of them is taken
FALSE_TODAY: Final = 0.02  # share of everyday notes that lines and weighing may take for 2 or 3
WORRIES_NOW: Final = 0.35  # share of the raised worries for today that may be taken for 3
NO_LINES: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Weight:
    """How far a note weighs for 2 or 3, and how far for 3 rather than 2."""

    note: Note
    grave: float
    pressing: float


def judged(folder: Path = NOTES) -> Iterator[tuple[str, Row]]:
    """Read all judged notes, each with its author."""
    for file in sorted(folder.glob("*.csv")):
        for row in read([file]):
            yield _ONE_AUTHOR.get(file.stem, file.stem), row


def corpus(folder: Path = NOTES) -> list[Note]:
    """Read all judged notes and their features."""
    return [note(author, row) for author, row in judged(folder)]


def groups(notes: Sequence[Note]) -> list[frozenset[str]]:
    """Part the authors into `GROUPS`, as even in number as can be."""
    authors = list(dict.fromkeys(one.author for one in notes))
    return [frozenset(authors[first::GROUPS]) for first in range(min(GROUPS, len(authors)))]


def weighed_by_others(notes: Sequence[Note], left_out: frozenset[str]) -> list[Weight]:
    """Weigh the notes of a group of authors with weights of all the others."""
    weights = learn([one for one in notes if one.author not in left_out], kinds=False)
    return [
        Weight(one, weights.weigh(one.read), weights.press(one.read))
        for one in notes
        if one.author in left_out
    ]


def thresholds(weighed: Sequence[Weight], lines: Mapping[str, int]) -> tuple[float, float]:
    """Give from which weight on a note is raised, and from which on it is a 3 then.

    The share of everyday notes that are raised, by lines or by weight, is taken author by author
    and then averaged, so that the ways of the one who wrote most do not outweigh all.

    Args:
        weighed: notes of authors who were left out.
        lines: the severity that lines find in a text.
    """
    everyday: dict[str, list[float]] = {}
    for one in weighed:
        if _is_everyday(one.note.row) and one.note.author in OF_A_DAY:
            by_line = lines.get(one.note.row["text"], 0) >= GRAVE
            weight = float("inf") if by_line else one.grave
            everyday.setdefault(one.note.author, []).append(weight)
    many = [each for each in everyday.values() if len(each) >= ENOUGH]

    def share(weight: float) -> float:
        return fmean(sum(one > weight for one in each) / len(each) for each in many)

    today = next(step / 100 for step in range(-100, 300) if share(step / 100) <= FALSE_TODAY)
    worries = sorted(
        one.pressing for one in weighed if one.note.severity == GRAVE and one.grave > today
    )
    return today, round(worries[-int(len(worries) * WORRIES_NOW) - 1], 2)


def table(
    weighed: Sequence[Weight], lines: Mapping[str, int] = NO_LINES, *, least: tuple[float, float]
) -> Table:
    """Show what is found of each author's notes by weights of the others', at the thresholds.

    Args:
        weighed: each note with its weights.
        lines: the severity that lines find in a text; with it, the graver of both is shown.
        least: the thresholds.
    """
    shown = Table("author left out", *(name for name, *_ in FIGURES))
    authors = dict.fromkeys(one.note.author for one in weighed)
    for author in (*authors, "all"):
        ours = [one for one in weighed if author in {one.note.author, "all"}]
        cells = []
        for _, _, wanted, severity in FIGURES:
            found = [
                max(_severity(one, least), lines.get(one.note.row["text"], 0)) >= severity
                for one in ours
                if wanted(one.note.row)
            ]
            cells.append(f"{sum(found) / len(found):.0%} of {len(found)}" if found else "-")
        shown.add_row(author, *cells)
    return shown


def _severity(one: Weight, least: tuple[float, float]) -> int:
    today, now = least
    if one.grave <= today:
        return 0
    return PRESSING if one.pressing > now else GRAVE


def _is_everyday(row: Row) -> bool:
    return row["severity"] == "0" and row["kind"] != "trap"
