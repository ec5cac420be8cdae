"""Turns the words of a note into the numbers that the weighing has weights for.

A feature is a word, the letters in it, two words in a row, a concept of our lists, or two concepts
close together; its number is a checksum of it. Names are no features: who is named weighs nothing.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from app.patterns.risk_words.all_lines import WHOLE
from app.patterns.risk_words.given_names import GIVEN_NAMES
from app.patterns.risk_words.likeness import without_repeats
from app.patterns.risk_words.matching import Seen
from app.patterns.risk_words.titles import SURE

ROOM: Final = 1 << 18  # numbers; letters have the lower half, all else the upper
_HALF: Final = ROOM // 2
_SHORTEST, _LONGEST = 2, 5  # letters in a row
_NEAR: Final = 3  # words within which two concepts are together


class Read(NamedTuple):
    """Features, each a number below `ROOM`, and the places of the words that they begin and end."""

    first: int
    last: int
    numbers: tuple[int, ...]


def features(seen: Sequence[Seen]) -> list[Read]:
    """Give the features of a note in the order of the words that complete them; linear."""
    return list(_read(seen, [at for at, one in enumerate(seen) if not _is_name(one)]))


def _is_name(one: Seen) -> bool:
    return one.name or one.word in GIVEN_NAMES or one.word in SURE


def _read(seen: Sequence[Seen], kept: Sequence[int]) -> Iterator[Read]:
    bearing: list[int] = []  # the words so far that stand for a concept
    for before, at in pairwise((-1, *kept)):
        one = seen[at]
        yield Read(at, at, _of_word(without_repeats(one.word), one.slots))
        if before >= 0:
            pair = f"{without_repeats(seen[before].word)} {without_repeats(one.word)}"
            yield Read(before, at, (_number("n", pair),))
        if not concepts(one.slots):
            continue
        if bearing:
            yield Read(bearing[-1], at, _in_a_row(seen[bearing[-1]].slots, one.slots))
        for other in bearing[-_NEAR:]:
            if at - other <= _NEAR:
                yield Read(other, at, _together(seen[other].slots, one.slots))
        bearing.append(at)


@lru_cache(maxsize=8192)
def concepts(slots: int) -> tuple[str, ...]:
    """Name the concepts of a word; words that a line names as they are written are none."""
    return tuple(name for bit, name in _CONCEPTS if slots & bit)


_CONCEPTS: Final = tuple(
    (1 << place, name) for name, place in sorted(WHOLE.bits.items()) if name.isupper()
)


@lru_cache(maxsize=8192)
def _of_word(word: str, slots: int) -> tuple[int, ...]:
    around = f" {word} "
    letters = {
        zlib.crc32(around[at : at + size].encode()) % _HALF
        for size in range(_SHORTEST, _LONGEST + 1)
        for at in range(len(around) - size + 1)
    }
    meant = (_number("s", name) for name in concepts(slots))
    return (*sorted(letters), _number("m", word), *meant)


@lru_cache(maxsize=8192)
def _in_a_row(before: int, after: int) -> tuple[int, ...]:
    return (_number("q", f"{'|'.join(concepts(before))} {'|'.join(concepts(after))}"),)


@lru_cache(maxsize=8192)
def _together(before: int, after: int) -> tuple[int, ...]:
    return tuple(
        _number("p", f"{one} {other}") for one in concepts(before) for other in concepts(after)
    )


def _number(kind: str, what: str) -> int:
    return _HALF + zlib.crc32(f"{kind}:{what}".encode()) % _HALF
