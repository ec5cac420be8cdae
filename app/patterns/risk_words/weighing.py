"""Weighs all the words of a note together, beside the lines; what it finds can only raise.

The weights were learned from the notes in tests/fixtures/notes (`weights`). Which words weigh most
can be shown; why they weigh so is that notes of children's harm, as our authors invented them, hold
them more often than other notes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from app.patterns.risk_words.features import Read, features
from app.patterns.risk_words.matching import Seen
from app.patterns.risk_words.templates import Category
from app.patterns.risk_words.weights import Weights, learned

HALF: Final = 10  # words; of a longer note two neighbouring halves are weighed at a time
LONGEST_SHOWN: Final = 8  # words
# Names called want somebody today, and no alarm: without a line that says so, this is no 3.
TODAY: Final[frozenset[Category]] = frozenset({"bullying"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """How grave the words of a note are together, and the places of those that weigh most."""

    category: Category
    severity: int
    first: int
    last: int


def weigh(seen: Sequence[Seen], weights: Weights | None = None) -> Weighed | None:
    """Weigh a note; None where nothing comes of it. Linear in the note.

    Args:
        seen: its words, as the lines see them.
        weights: others than those of the package, for a trial.
    """
    weights = weights or learned()
    read = features(seen)
    if not read:
        return None
    heaviest, best = max(
        ((weights.weigh(part), part) for part in _parts(read)), key=lambda one: one[0]
    )
    if heaviest <= weights.head["today"]:
        return None
    kind = weights.kind(best)
    severity = 3 if heaviest > weights.head["now"] and kind not in TODAY else 2
    return Weighed(kind, severity, *_heaviest_words(best, weights))


def _parts(read: Sequence[Read]) -> list[Sequence[Read]]:
    """Cut a long note into parts that overlap by half, so that nothing grave is lost in it."""
    if read[-1].last < 3 * HALF:
        return [read]
    halves: list[list[Read]] = [[] for _ in range(read[-1].last // HALF + 1)]
    for one in read:
        halves[one.last // HALF].append(one)
    return [before + after for before, after in pairwise(halves) if before or after]


def _heaviest_words(read: Sequence[Read], weights: Weights) -> tuple[int, int]:
    """Find the words in a row that weigh most together, `LONGEST_SHOWN` at most."""
    begin = min(one.first for one in read)
    by_word = [0.0] * (read[-1].last - begin + 1)
    for one in read:
        weight = sum(map(weights.grave.__getitem__, one.numbers)) / 2
        by_word[one.first - begin] += weight
        by_word[one.last - begin] += weight
    before = (0.0, *accumulate(by_word))
    spans = (
        (before[last + 1] - before[first], -last, first, last)
        for first in range(len(by_word))
        for last in range(first, min(first + LONGEST_SHOWN, len(by_word)))
    )
    *_, first, last = max(spans)
    return begin + first, begin + last
