"""Phrases that a school adds to the net; they add to what is built in and take nothing away."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from app.patterns.risk_words.common_words import COMMON, SMALL
from app.patterns.risk_words.inflect import any_mutation
from app.patterns.risk_words.likeness import nearness, squeezed
from app.patterns.risk_words.normalise import Token, read
from app.patterns.risk_words.real_words import REAL_WORDS
from app.patterns.risk_words.templates import Category
from app.patterns.risk_words.txt import TEXT_SPEAK
from app.patterns.risk_words.vocabulary import VOCABULARY

Language = Literal["cy", "en"]
SHORTEST: Final = 2  # characters
LONGEST: Final = 120
GUESSED_FROM: Final = 6  # letters; a slip in a shorter word makes it another word: spice, space


@dataclass(frozen=True, slots=True)
class OwnPhrase:
    """A phrase as notes are read: of each of its words, the forms in which it is met."""

    words: tuple[frozenset[str], ...]
    category: Category
    severity: int


def tidy(phrase: str) -> str:
    """Give a phrase without blanks around it, or several in it."""
    return " ".join(phrase.split())


def why_not(phrase: str) -> str | None:
    """Say why a phrase cannot be one, by the code of a problem; None where it can.

    Args:
        phrase: tidied, as the safeguarding person wrote it.
    """
    if not SHORTEST <= len(phrase) <= LONGEST:
        return "phrase_length"
    words = _words(read(phrase))
    if not words:
        return "phrase_empty"
    everyday = len(words) == 1 and words[0] in COMMON
    return "phrase_common" if everyday or SMALL.issuperset(words) else None


def read_as(phrase: str) -> str:
    """Give a phrase in the spelling that is compared: the same for two ways of writing one."""
    return " ".join(_words(read(phrase)))


@lru_cache(maxsize=4096)
def own_phrase(phrase: str, language: Language, category: Category, severity: int) -> OwnPhrase:
    """Make a phrase ready to be looked for; of a Welsh one, each word in all its mutations."""
    words = _words(read(phrase))
    forms = [any_mutation(word) if language == "cy" else frozenset({word}) for word in words]
    if len(words) == 1:  # of a word alone, no form that is another word of every day
        forms = [forms[0] - COMMON]
    return OwnPhrase(tuple(forms), category, severity)


class OwnPhrases:
    """The phrases of one school, turned so that a note's words are compared with few of them."""

    def __init__(self, phrases: Iterable[OwnPhrase] = ()) -> None:
        self._exact: dict[str, list[OwnPhrase]] = defaultdict(list)
        self._alike: dict[str, list[OwnPhrase]] = defaultdict(list)
        for phrase in phrases:
            for form in phrase.words[0]:
                self._exact[form].append(phrase)
            for letter in {form[:1] for form in phrase.words[0]}:  # a slip never changes the first
                self._alike[letter].append(phrase)

    def __bool__(self) -> bool:
        return bool(self._exact)

    def find(self, tokens: Sequence[Token]) -> list[tuple[OwnPhrase, int, int]]:
        """Find phrases in a note, a slip in a long word allowed.

        Returns:
            Each phrase that was found, with the places of its first and last word.
        """
        words = _words(tokens)
        found: dict[OwnPhrase, tuple[int, int]] = {}
        for at, word in enumerate(words):
            begin = self._exact.get(word, ()) if _is_word(word) else self._alike.get(word[:1], ())
            for phrase in begin:
                here = words[at : at + len(phrase.words)]
                whole = phrase not in found and len(here) == len(phrase.words)
                if whole and all(map(_is_like, here, phrase.words)):
                    found[phrase] = (at, at + len(here) - 1)
        return [(phrase, *places) for phrase, places in found.items()]


NO_PHRASES: Final = OwnPhrases()


def _words(tokens: Iterable[Token]) -> list[str]:
    return [TEXT_SPEAK.get(one.word, one.word) for one in tokens]


def _is_like(written: str, ours: frozenset[str]) -> bool:
    """Say whether a word is one of these forms, or a slip of one that is no word of its own."""
    if written in ours:
        return True
    return not _is_word(written) and any(
        squeezed(written) == squeezed(form)
        or (len(form) >= GUESSED_FROM and nearness(written, form) is not None)
        for form in ours
    )


def _is_word(written: str) -> bool:
    return written in COMMON or written in REAL_WORDS or written in VOCABULARY.words
