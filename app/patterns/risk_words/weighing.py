"""Weighs all the words of a note together, beside the lines; what it finds can only raise.

The weights were learned from the notes in tests/fixtures/notes (`weights`). Which words weigh most
can be shown; why they weigh so is that notes of children's harm, as our authors invented them, hold
them more often than other notes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.patterns.risk_words.features import Feature, features
from app.patterns.risk_words.matching import Seen
from app.patterns.risk_words.templates import Category
from app.patterns.risk_words.weights import Weights, learned

WINDOW: Final = 40  # words that are weighed together; in a longer note each half overlaps the next
LONGEST_SHOWN: Final = 8  # words
HELPED: Final = (0.0, 0.2, 0.4, 0.0)  # what a line of severity 0 to 3 adds


@dataclass(frozen=True, slots=True)
class Weighed:
    """How grave the words of a note are together, and the places of those that weigh most."""

    category: Category
    severity: int
    first: int
    last: int


def weigh(seen: Sequence[Seen], lines: int = 0, weights: Weights | None = None) -> Weighed | None:
    """Weigh a note; None where nothing comes of it. Linear in the note.

    Args:
        seen: its words, as the lines see them.
        lines: the severity that lines found without a guard; where they found something, less is
            needed to raise it.
        weights: others than those of the package, for a trial.
    """
    weights = weights or learned()
    read = features(seen)
    if not read:
        return None
    helped = HELPED[lines]
    heaviest, best = max(
        ((weights.weigh(part) + helped, part) for part in _windows(read)), key=lambda one: one[0]
    )
    if heaviest <= weights.head["today"]:
        return None
    severity = 3 if heaviest > weights.head["now"] else 2
    return Weighed(weights.kind(best), severity, *_heaviest_words(best, weights))


def _windows(read: Sequence[Feature]) -> list[Sequence[Feature]]:
    """Cut a long note into parts that overlap by half; a shorter one is weighed whole."""
    if read[-1].last < WINDOW * 3 // 2:
        return [read]
    half = WINDOW // 2
    halves: list[list[Feature]] = [[] for _ in range(read[-1].last // half + 1)]
    for one in read:
        halves[one.last // half].append(one)
    return [before + after for before, after in pairwise(halves)]


def _heaviest_words(read: Sequence[Feature], weights: Weights) -> tuple[int, int]:
    """Find the words in a row that weigh most together, `LONGEST_SHOWN` at most."""
    begin = read[0].first
    by_word = [0.0] * (read[-1].last - begin + 1)
    for one in read:
        for place in (one.first, one.last):
            by_word[place - begin] += weights.grave[one.number] / 2
    spans = (
        (sum(by_word[first : last + 1]), -last, first, last)
        for first in range(len(by_word))
        for last in range(first, min(first + LONGEST_SHOWN, len(by_word)))
    )
    *_, first, last = max(spans)
    return begin + first, begin + last
