"""Says which of a case's readers a note may name beside words of harm; unsure means held out.

Somebody who is only spoken to ("Miss, my dad ...", "I told Mrs Evans") is not named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.patterns.risk_words.likeness import nearness, squeezed
from app.patterns.risk_words.matching import meant
from app.patterns.risk_words.normalise import Token, fold_text, read
from app.patterns.risk_words.real_words import NAMES, REAL_WORDS
from app.patterns.risk_words.templates import bits
from app.patterns.risk_words.titles import after_title, is_name
from app.patterns.risk_words.vocabulary import VOCABULARY

BESIDE: Final = 6  # words between a name and what was done
SHORTEST_NAME: Final = 3
_HARM: Final = bits(
    "HIT TOUCH PUSH RAPE KISS SHOUT SCARED LOCK HURT KILL THREAT PRIVATE CLOTHES BLOW UNSAFE HATE"
    " BODY hand hands law llaw dwylo bully SECRET watches stares comments texts"
    " messages creepy weird uncomfortable gas cas"
)
_HE: Final = bits("HE")
_SPOKEN_TO: Final = bits(
    "told tell asked ask talk speak see dear thank siarad gweld dweud deud wrth ofyn gofyn annwyl"
    " helo"
)
_REFUSED: Final = bits("NEG")
_TITLES: Final = {
    "sir": "m", "syr": "m", "mr": "m", "mister": "m",
    "miss": "f", "mrs": "f", "ms": "f", "msus": "f",
}  # fmt: skip
_ROLES: Final = {
    "headteacher": "head", "headmaster": "head", "headmistress": "head", "pennaeth": "head",
    "bennaeth": "head", "phennaeth": "head", "prifathro": "head", "brifathro": "head",
    "prifathrawes": "head", "brifathrawes": "head", "head": "head", "principal": "head",
    "deputy": "deputy", "dirprwy": "deputy", "ddirprwy": "deputy", "dsp": "dsp",
    "safeguarding": "dsp", "diogelu": "dsp", "ddiogelu": "dsp", "chair": "chair",
    "governor": "chair", "cadeirydd": "chair", "gadeirydd": "chair",
    "teacher": "teacher", "athro": "teacher", "athrawes": "teacher",
}  # fmt: skip
_HEADS: Final = frozenset({"head", "acting_head"})
_BEFORE_A_HEAD: Final = frozenset({"the", "our", "acting"})  # "my head" is a part of the body
_ARTICLES: Final = frozenset({"the", "a", "an", "this", "that", "my", "our", "y", "yr", "r", "fy"})
_ON_THE: Final = frozenset({"on", "in", "to", "over", "off", "round"})


@dataclass(frozen=True, slots=True)
class Reader:
    """One who might read the case. `near`: chosen by the child, asked for, or the default."""

    id: UUID
    names: tuple[str, ...]  # given, known as, family
    title: str | None = None
    roles: frozenset[str] = frozenset()
    near: bool = False


def may_name(note: str, readers: Iterable[Reader]) -> frozenset[UUID]:
    """Find whom a note may name beside words of harm, misspelt too.

    Args:
        note: as the child wrote it, already found to be of severity 2 or 3.
        readers: staff with names, titles and roles. A title alone ("Sir") and "my teacher" are
            taken for those who are near to the child only, else it would be half of the staff.

    Returns:
        The ids of those who may be meant; an empty set says nothing.
    """
    tokens = read(note)
    known = [meant(one) for one in tokens]
    slots = [0 if is_name(tokens, at, one) else one.slots for at, one in enumerate(known)]
    done = [at for at, one in enumerate(slots) if one & _HARM]
    if not done:
        return frozenset()
    places = [
        at
        for at in range(len(tokens))
        if _is_beside(at, done, tokens, slots) and not _is_spoken_to(at, tokens, slots)
    ]
    return frozenset(one.id for one in readers if any(_is_meant(one, tokens, at) for at in places))


def _is_beside(at: int, done: Sequence[int], tokens: Sequence[Token], slots: Sequence[int]) -> bool:
    """Say whether a word stands in the clause of a harm, near it, or is its "he"."""
    here = tokens[at]
    for harm in done:
        there = tokens[harm]
        if here.clause == there.clause or abs(at - harm) <= BESIDE:
            return True
        pronoun = any(one & _HE for one in slots[max(0, harm - BESIDE) : harm])
        if pronoun and at < harm and there.sentence - here.sentence <= 1:
            return True
    return False


def _is_spoken_to(at: int, tokens: Sequence[Token], slots: Sequence[int]) -> bool:
    """Say whether a name is only called, or told: the title before it belongs to it."""
    begin = at
    while begin > 0 and tokens[begin - 1].word in _TITLES:
        begin -= 1
    end = at
    if tokens[at].word in _TITLES and at + 1 < len(tokens) and tokens[at + 1].capital:
        end = at + 1
    called = begin == 0 and end + 1 < len(tokens) and tokens[end + 1].clause > tokens[end].clause
    before = slots[max(0, begin - 3) : begin]
    told = any(one & _SPOKEN_TO for one in before) and not any(one & _REFUSED for one in before)
    return called or told


def _is_meant(reader: Reader, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    thing = not token.capital and at > 0 and tokens[at - 1].word in _ARTICLES  # "the hill"
    parts = [fold_text(part) for name in reader.names for part in name.split()]
    titled = after_title(tokens, at)
    if not thing and any(_is_name(token, part, titled=titled) for part in parts):
        return True
    if _is_role(tokens, at, reader):
        return True
    alone = at + 1 == len(tokens) or not tokens[at + 1].capital
    gender = _TITLES.get(token.word)
    return (
        alone
        and gender is not None
        and reader.near
        and _TITLES.get(fold_text(reader.title or "").strip(". "), gender) == gender
    )


def _is_name(token: Token, name: str, *, titled: bool) -> bool:
    """Say whether a word is a name, or near it.

    A word with a sense of its own needs a capital, or a title before it: "mr price".
    """
    word = token.word
    known = {word, token.stem} & VOCABULARY.words.keys()
    is_word = not titled and (word in REAL_WORDS - NAMES or bool(known))
    if word in {name, f"{name}s"}:
        return token.capital or (len(name) >= SHORTEST_NAME and not is_word)
    if len(name) < SHORTEST_NAME or is_word:
        return False
    return squeezed(word) == squeezed(name) or nearness(word, name) is not None


def _is_role(tokens: Sequence[Token], at: int, reader: Reader) -> bool:
    role = _ROLES.get(tokens[at].word)
    if role is None:
        return False
    if role == "teacher":
        if at and tokens[at - 1].word == "head":
            return bool(reader.roles & _HEADS)
        return reader.near
    if tokens[at].word == "head" and not _is_a_person(tokens, at):
        return False
    return bool(reader.roles & (_HEADS if role == "head" else {role}))


def _is_a_person(tokens: Sequence[Token], at: int) -> bool:
    """Tell "the head" from "on the head" and "my head"."""
    article = at > 0 and tokens[at - 1].word in _BEFORE_A_HEAD
    return article and not (at > 1 and tokens[at - 2].word in _ON_THE)
