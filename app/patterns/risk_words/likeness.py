"""How like one word is to another: slips of the finger, dropped vowels, doubled letters, digits."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

SHORTEST: Final = 4  # a shorter word with a slip in it is any other word
LONG: Final = 7  # from here on two slips
_VOWELS: Final = frozenset("aeiouwy")
_DIGITS: Final = {"0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"}
_MOST_READINGS: Final = 8


def slips_allowed(word: str) -> int:
    """Give how many slips a word of ours may hold and still be it."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


@lru_cache(maxsize=8192)
def squeezed(word: str) -> str:
    """Write doubled letters once: dieee and die are one, kil and kill, dori and dorri."""
    kept: list[str] = []
    for letter in word:
        if not kept or kept[-1] != letter:
            kept.append(letter)
    return "".join(kept)


@lru_cache(maxsize=8192)
def without_repeats(word: str) -> str:
    """Write a letter twice in a row at most: pleeease is pleease."""
    kept = word[:2]
    for letter in word[2:]:
        if not kept[-2] == kept[-1] == letter:
            kept += letter
    return kept


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """Drop the vowels, as texts do: hrt, mslf."""
    return "".join(letter for letter in word if letter not in _VOWELS)


def without_digits(word: str) -> Iterator[str]:
    """Read digits as the letters that they look like: k1ll, su1cide; a few readings at most."""
    choices = [_DIGITS.get(letter, letter) for letter in word]
    for count, one in enumerate(product(*choices)):
        if count >= _MOST_READINGS:
            return
        yield "".join(one)


def deletions(word: str) -> set[str]:
    """Give the word without any letter, any two where it is long: words that share one are near."""
    reach = slips_allowed(word) if len(word) >= SHORTEST else 1
    found, edge = {word}, {word}
    for _ in range(reach):
        edge = {one[:at] + one[at + 1 :] for one in edge for at in range(len(one))}
        found |= edge
    return found


def nearness(written: str, ours: str) -> int | None:
    """Count the slips between a word as written and one of ours; None where they are too many.

    A star stands for any letter: k*ll. The first letter is the one that children get right.
    """
    allowed = slips_allowed(ours)
    if not allowed or abs(len(written) - len(ours)) > allowed:
        return None
    far = _slips(written, ours)
    return None if far > allowed or written[0] != ours[0] else far


def _slips(a: str, b: str) -> int:
    """Count insertions, deletions, changes and swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        before, last, row = row, before, [i]
        for j, other in enumerate(b, start=1):
            same = letter in (other, "*")
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (not same))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
