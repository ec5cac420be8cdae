"""Weighs all the words of a note together, beside the lines; what it finds can only raise.

The weights were learned from the notes in tests/fixtures/notes (`weights`). Which words weigh most
can be shown; why they weigh so is that notes of children's harm, as our authors invented them, hold
them more often than other notes.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Final

from app.patterns.risk_words.features import Read, features
from app.patterns.risk_words.matching import Seen
from app.patterns.risk_words.templates import Category
from app.patterns.risk_words.weights import Weights, learned

LONG: Final = 30  # words; a longer note is weighed in parts, of which the heaviest counts:
PIECE: Final = 6  # words; so many neighbouring pieces at a time,
TOGETHER: Final = 3
SENTENCE: Final = 6  # words; and each sentence that has so many
LONGEST_SHOWN: Final = 8  # words
SURE: Final = 0.15  # how far words press, where a line has found that an adult must look today


@dataclass(frozen=True, slots=True)
class Weighed:
    """How grave the words of a note are together, and the places of those that weigh most.

    `surely` says that they speak for 3 rather than 2 by themselves.
    """

    category: Category
    severity: int
    surely: bool
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
    told = [(weights.weigh(part), part) for part in _parts(read, seen)]
    grave = [
        (weights.press(part), weight, part)
        for weight, part in told
        if weight > weights.head["today"]
    ]
    if not grave:
        return None
    now = weights.head["now"]
    pressing, _, best = max(grave, key=lambda one: (one[0] > SURE, one[0] > now, one[1]))
    severity = 3 if pressing > now else 2
    return Weighed(weights.kind(best), severity, pressing > SURE, *_heaviest_words(best, weights))


def _parts(read: Sequence[Read], seen: Sequence[Seen]) -> list[Sequence[Read]]:
    """Cut a long note into parts that overlap, and its sentences: nothing grave is lost in it."""
    if read[-1].last < LONG:
        return [read]
    pieces: list[list[Read]] = [[] for _ in range(read[-1].last // PIECE + 1)]
    sentences: dict[int, list[Read]] = defaultdict(list)
    for one in read:
        pieces[one.last // PIECE].append(one)
        if seen[one.first].sentence == seen[one.last].sentence:
            sentences[seen[one.first].sentence].append(one)
    neighbours = (pieces[at : at + TOGETHER] for at in range(len(pieces) - TOGETHER + 1))
    together = (list(chain.from_iterable(each)) for each in neighbours)
    long = (one for one in sentences.values() if one[-1].last - one[0].first + 1 >= SENTENCE)
    return [*filter(None, together), *long]


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
