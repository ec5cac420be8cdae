"""Finds what a child's word may stand for: exact, mistyped, texted, run together, mutated.

Everything that takes time is done once, when the lists are read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from app.patterns.risk_words.english import ENGLISH_SELF
from app.patterns.risk_words.english_others import ENGLISH_OTHERS
from app.patterns.risk_words.guard_words import GUARD_WORDS, JOINING
from app.patterns.risk_words.inflect import english_noun, english_verb, mutations, nasal, welsh_verb
from app.patterns.risk_words.likeness import deletions, nearness, skeleton, squeezed, without_digits
from app.patterns.risk_words.normalise import fold_text
from app.patterns.risk_words.real_words import REAL_WORDS
from app.patterns.risk_words.welsh import WELSH_SELF
from app.patterns.risk_words.welsh_others import WELSH_OTHERS

SHORTEST_RUN_TOGETHER: Final = 6
LONGEST_PIECE: Final = 14
LONG_ENOUGH_TO_GUESS: Final = 6
SHORTEST_SKELETON: Final = 3
# The lists whose words are recognised with a slip in them; in the small words it would be chance.
GUESSED: Final = (
    "BLACKMAIL", "BLADE", "BLEED", "BLOW", "BODY", "BULLY", "BURN", "CUT", "DIE", "DISAPPEAR",
    "DRUNK", "EVERYONE", "GOODBYE", "HIT", "HUNGRY", "HURT", "KILL", "LOCK", "MYSELF", "NOBODY",
    "NUDE", "OVERDOSE", "PARENT", "PICTURE", "PILL", "PRIVATE", "PUSH", "RAPE", "RELATIVE",
    "SCARED", "SECRET", "SELF3", "SELFHARM", "SIBLING", "STAFF", "SUICIDE", "THREAT", "TOUCH",
    "WANT", "WEAPON", "YOURSELF", "SHOUT", "UNSAFE", "FOOD",
)  # fmt: skip
# Welsh drops "fy" (my) in speech and leaves its mutation: "yn mrifo i" is "hurting me".
_DONE_TO_ME: Final = ("HIT", "TOUCH", "PUSH", "KISS", "LOCK", "BULLY", "RAPE", "CALL", "HURT")


class Meaning(NamedTuple):
    """A word of our lists, and the slots that it fills, a bit each."""

    word: str
    slots: int


UNKNOWN: Final = Meaning("", 0)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that mean something only together."""

    words: tuple[str, ...]
    slots: int


class Vocabulary:
    """The lists of both languages, turned so that a note's words are looked up in one step."""

    def __init__(self, lists: Iterable[tuple[str, Mapping[str, str]]]) -> None:
        self.bits: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.phrases: dict[str, list[Phrase]] = defaultdict(list)
        self._ready = False
        found: dict[tuple[str, ...], int] = defaultdict(int)
        for language, concepts in lists:
            for concept, text in concepts.items():
                for form, slot in forms(language, concept, text):
                    found[form] |= self.bit(slot)
        for form, slots in found.items():
            self.put(form, slots)

    def bit(self, slot: str) -> int:
        """Give the bit of a slot, a new one where it has none."""
        return 1 << self.bits.setdefault(slot, len(self.bits))

    def put(self, form: tuple[str, ...], slots: int) -> None:
        for word in form:
            self.words.setdefault(word, 0)
        if len(form) == 1:
            self.words[form[0]] |= slots
        else:
            self.phrases[form[0]].append(Phrase(form, slots))

    def literal(self, word: str) -> int:
        """Give the bit of a word, or of a phrase, that a template names as it is written."""
        slot = f"={word}"
        known = slot in self.bits
        bit = self.bit(slot)
        if not known:
            self.put(tuple(map(fold_text, word.split("_"))), bit)
        return bit

    def index(self) -> None:
        """Make ready for looking up, once all words are in."""
        self._ready = True
        self._squeezed = {squeezed(word): word for word in reversed(self.words)}
        self._skeletons = {
            skeleton(word): word
            for word in reversed(self.words)
            if len(skeleton(word)) >= SHORTEST_SKELETON
        }
        self._near: dict[str, list[str]] = defaultdict(list)
        guessed = sum(1 << self.bits[concept] for concept in GUESSED)
        guards = sum(1 << self.bits[concept] for concept in GUARD_WORDS)
        for word, slots in self.words.items():
            long = len(word) >= LONG_ENOUGH_TO_GUESS and slots & ~guards
            if slots & guessed or long:
                for rest in deletions(word):
                    self._near[rest].append(word)

    def meaning(self, word: str) -> Meaning:
        """Give what a word stands for, itself first and then what it is likely meant to be."""
        if not self._ready:
            self.index()
        if word in self.words:
            return Meaning(word, self.words[word])
        if any(one.isdigit() for one in word) and any(one.isalpha() for one in word):
            for plain in without_digits(word):
                found = self._mistyped(plain)
                if found.slots:
                    return found
        return self._mistyped(word)

    def _mistyped(self, word: str) -> Meaning:
        if word in self.words:
            return Meaning(word, self.words[word])
        if word in REAL_WORDS:
            return UNKNOWN
        near = self._squeezed.get(squeezed(word))
        if near is None and len(word) >= SHORTEST_SKELETON and skeleton(word) == word:
            near = self._skeletons.get(word)
        if near is not None:
            return Meaning(near, self.words[near])
        return self._nearest(word)

    def _nearest(self, word: str) -> Meaning:
        found = {one for rest in deletions(word) for one in self._near.get(rest, ())}
        ranked = sorted((far, one) for one in found if (far := nearness(word, one)) is not None)
        if not ranked:
            return UNKNOWN
        slots = 0
        for far, one in ranked:
            if far == ranked[0][0]:
                slots |= self.words[one]
        return Meaning(ranked[0][1], slots)

    def run_together(self, word: str) -> tuple[str, ...]:
        """Split "killmyself" into known words, the fewest; empty where it cannot be done."""
        if len(word) < SHORTEST_RUN_TOGETHER or word in REAL_WORDS or word in self.words:
            return ()
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for begin in range(max(0, end - LONGEST_PIECE), end):
                before, piece = best[begin], word[begin:end]
                if before is None or not self._may_be_piece(piece):
                    continue
                here = best[end]
                if here is None or len(before) + 1 < len(here):
                    best[end] = (*before, piece)
        pieces = best[len(word)] or ()
        return pieces if _hangs_together(pieces) else ()

    def _may_be_piece(self, piece: str) -> bool:
        return piece in JOINING or (len(piece) > 2 and self.words.get(piece, 0) > 0)  # noqa: PLR2004  # two letters are found in anything


def _hangs_together(pieces: tuple[str, ...]) -> bool:
    """Say whether pieces are likely words: two short ones in a row are chance."""
    return len(pieces) > 1 and not any(len(a) + len(b) < 4 for a, b in pairwise(pieces))  # noqa: PLR2004


def forms(language: str, concept: str, text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give every form of a concept's words, with the slot that the form fills."""
    for entry in text.split():
        fixed, ending, bare = entry.startswith("="), entry[-1], entry.strip("=*+")
        words = tuple(map(fold_text, bare.split("_")))
        if language == "cy" and not fixed:
            yield from _welsh(concept, words, verb=ending == "*")
        elif ending == "*":
            for one in english_verb(words[0]):
                spoken = sorted(mutations(one)) if one.endswith("o") else (one,)
                yield from (((form,), concept) for form in spoken)
        elif ending == "+":
            yield from (((one,), concept) for one in english_noun(words[0]))
        else:
            yield words, concept


def _welsh(
    concept: str, words: tuple[str, ...], *, verb: bool
) -> Iterator[tuple[tuple[str, ...], str]]:
    for base in welsh_verb(words[0]) if verb else (words[0],):
        for one in sorted(mutations(base)):
            yield (one, *words[1:]), concept
    done = nasal(words[0])
    if concept in _DONE_TO_ME and done != words[0] and len(words) == 1:
        yield (done,), f"{concept}_ME"


VOCABULARY: Final = Vocabulary(
    [
        ("en", ENGLISH_SELF),
        ("en", ENGLISH_OTHERS),
        ("cy", WELSH_SELF),
        ("cy", WELSH_OTHERS),
        ("", GUARD_WORDS),
    ]
)


@lru_cache(maxsize=8192)
def meaning(word: str) -> Meaning:
    """Give what a folded word stands for; kept for the commonest words, which are few."""
    return VOCABULARY.meaning(word)


@lru_cache(maxsize=2048)
def pieces_of(word: str) -> tuple[str, ...]:
    """Give the words that were run together into one."""
    return VOCABULARY.run_together(word)
