"""Looks for the lines in a note: one pass for each line, never back; the work grows with the note.

A line's progress is kept as the latest place at which each of its beginnings was complete. Later
is always as good, since only the distance to the next word counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.patterns.risk_words.normalise import Token
from app.patterns.risk_words.templates import Template
from app.patterns.risk_words.titles import is_name
from app.patterns.risk_words.txt import TEXT_SPEAK
from app.patterns.risk_words.vocabulary import (
    UNKNOWN,
    VOCABULARY,
    Meaning,
    Phrase,
    meaning,
    pieces_of,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A word or phrase of a note with what it may stand for."""

    word: str
    slots: int
    start: int
    end: int
    sentence: int
    clause: int
    name: bool = False  # a capital within a sentence, and no word of ours: likely somebody's name


@dataclass(frozen=True, slots=True)
class Match:
    """A line that was found, and the places of its words among what was seen."""

    template: Template
    places: tuple[int, ...]


def see(tokens: Sequence[Token]) -> tuple[Seen, ...]:
    """Give what the words of a note stand for, alone and together."""
    return tuple(_phrases(list(_words(tokens))))


def _words(tokens: Sequence[Token]) -> Iterator[Seen]:
    at = 0
    while at < len(tokens):
        spelt = _spelt_out(tokens, at)
        if spelt is not None:
            seen, at = spelt
            yield seen
            continue
        token, known = tokens[at], meant(tokens[at])
        place = (token.start, token.end, token.sentence, token.clause)
        if is_name(tokens, at, known):
            yield Seen(token.word, 0, *place, name=True)
        else:
            pieces = pieces_of(token.word) if known is UNKNOWN else ()
            for word, slots in [meaning(one) for one in pieces] or [known]:
                yield Seen(word or token.word, slots, *place, name=token.proper and not word)
        at += 1


def meant(token: Token) -> Meaning:
    """Give what a word stands for; of "isio'i" or "o'n", what stands before the apostrophe too."""
    word = TEXT_SPEAK.get(token.word, token.word)
    if not token.stem:
        return meaning(word)
    stem = meaning(token.stem)
    if word not in VOCABULARY.words and token.stem != word:
        return stem if token.stem in VOCABULARY.words else UNKNOWN
    known = meaning(word)
    return Meaning(known.word or stem.word, known.slots | stem.slots)


def _spelt_out(tokens: Sequence[Token], at: int) -> tuple[Seen, int] | None:
    """Read "k m s" or "d.i.e": three or more letters apart that make a word of ours."""
    end = at
    while end < len(tokens) and end - at < 12 and len(tokens[end].word) == 1:  # noqa: PLR2004  # no word of ours is longer
        end += 1
    for last in range(end, at + 2, -1):
        word = "".join(one.word for one in tokens[at:last])
        if VOCABULARY.words.get(word):
            first = tokens[at]
            slots = VOCABULARY.words[word]
            place = (first.start, tokens[last - 1].end, first.sentence, first.clause)
            return Seen(word, slots, *place), last
    return None


def _phrases(words: Sequence[Seen]) -> Iterator[Seen]:
    """Give what words mean together to the first and the last of them, beside their own."""
    together: dict[int, int] = defaultdict(int)
    begins: dict[int, int] = {}
    for at, first in enumerate(words):
        for phrase in VOCABULARY.phrases.get(first.word, ()):
            if _stands(phrase, words, at):
                together[at] |= phrase.slots
                last = at + len(phrase.words) - 1
                together[last] |= phrase.slots
                begins.setdefault(last, first.start)
    for at, one in enumerate(words):
        if at not in together:
            yield one
            continue
        yield replace(one, slots=one.slots | together[at], start=begins.get(at, one.start))


def _stands(phrase: Phrase, words: Sequence[Seen], at: int) -> bool:
    here = words[at : at + len(phrase.words)]
    return tuple(one.word for one in here) == phrase.words


def find(templates: Iterable[Template], seen: Sequence[Seen]) -> list[Match]:
    """Find every place at which a line is complete."""
    anything = 0
    for one in seen:
        anything |= one.slots
    places = [(at, one.slots, one.sentence) for at, one in enumerate(seen) if one.slots]
    found: list[Match] = []
    for template in templates:
        if all(slot & anything for slot in template.slots):
            found.extend(_completed(template, places))
    return found


def _completed(template: Template, places: Sequence[tuple[int, int, int]]) -> Iterator[Match]:
    size = len(template.slots)
    reached: list[tuple[int, ...] | None] = [None] * size
    sentence = -1
    for at, slots, where in places:
        if where != sentence and not template.across:
            reached, sentence = [None] * size, where
        took = False
        for step in range(size - 1, -1, -1):
            if not slots & template.slots[step]:
                continue
            if step == 0:
                reached[0], took = (at,), True
                continue
            before = reached[step - 1]
            if before is not None and at - before[-1] - 1 <= template.gaps[step]:
                reached[step], took = (*before, at), True
        if not took and slots & template.block:
            reached = [None] * size
        last = reached[-1]
        if last is not None:
            yield Match(template, last)
            reached[-1] = None
