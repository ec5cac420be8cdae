"""Phrases that a school adds to the net; they add to what is built in and take nothing away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.patterns.risk_words.likeness import nearness, squeezed
from app.patterns.risk_words.normalise import Token, read
from app.patterns.risk_words.templates import Category
from app.patterns.risk_words.txt import TEXT_SPEAK

MOST_WORDS: Final = 8
LONGEST: Final = 80  # characters


@dataclass(frozen=True, slots=True)
class OwnPhrase:
    """Words as a DSP wrote them, and what a note that holds them is taken for."""

    words: tuple[str, ...]
    category: Category
    severity: int


def words_of(phrase: str) -> tuple[str, ...]:
    """Give a phrase as a note is read; empty where it has no letters or too many words."""
    words = tuple(TEXT_SPEAK.get(one.word, one.word) for one in read(phrase[:LONGEST]))
    return words if len(words) <= MOST_WORDS else ()


def find_own(
    tokens: Sequence[Token], phrases: Iterable[OwnPhrase]
) -> list[tuple[OwnPhrase, int, int]]:
    """Find a school's phrases in a note, a slip in a long word allowed.

    Returns:
        Each phrase that was found, with the places of its first and last word.
    """
    words = [TEXT_SPEAK.get(one.word, one.word) for one in tokens]
    found = []
    for phrase in phrases:
        size = len(phrase.words)
        for at in range(len(words) - size + 1):
            here = words[at : at + size]
            if size and all(map(_is_like, here, phrase.words)):
                found.append((phrase, at, at + size - 1))
                break
    return found


def _is_like(written: str, ours: str) -> bool:
    return (
        written == ours
        or squeezed(written) == squeezed(ours)
        or (len(written) >= len(ours) and nearness(written, ours) is not None)
    )
