"""Collects what was found wrong in a roster, without repeating what must not be repeated."""

from collections import Counter
from typing import Final

from app.roster.importing.codes import Code, level_of
from app.roster.importing.shape import RowProblem

MOST_OF_A_KIND: Final = 500  # of one code in one file; the rest are counted
LONGEST_SHOWN: Final = 40
WITHHELD: Final = "…"


class Findings:
    """The problems of one roster, in the order in which they were found."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self._problems: list[RowProblem] = []
        self._counts: Counter[tuple[str, Code]] = Counter()

    def add(
        self,
        code: Code,
        file: str,
        row: int | None = None,
        field: str | None = None,
        shown: str = "",
    ) -> None:
        """Note a problem; from the five hundredth of a kind in a file on, only count it."""
        self._counts[file, code] += 1
        if self._counts[file, code] > MOST_OF_A_KIND:
            return
        visible = "".join(letter for letter in shown if letter.isprintable())
        if len(visible) > LONGEST_SHOWN:
            visible = visible[:LONGEST_SHOWN] + WITHHELD
        self._problems.append(RowProblem(file, row, field, code, level_of(code), visible))

    def all(self) -> list[RowProblem]:
        """List the problems, and how many more there are of a kind that was cut off."""
        more = [
            RowProblem(
                file,
                None,
                None,
                Code.MORE_LIKE_THIS,
                level_of(Code.MORE_LIKE_THIS),
                str(count - MOST_OF_A_KIND),
            )
            for (file, _), count in self._counts.items()
            if count > MOST_OF_A_KIND
        ]
        return self._problems + more
