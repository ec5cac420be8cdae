"""Tells a name after a title from a word: Mr Hughes is no hug, and Miss Hurt hurts nobody."""

from collections.abc import Sequence
from typing import Final

from app.patterns.risk_words.normalise import ABBREVIATED, Token
from app.patterns.risk_words.templates import bits
from app.patterns.risk_words.vocabulary import VOCABULARY, Meaning

# After these stands a name, as children write it; the others are called alone too: "sir hit me".
SURE: Final = ABBREVIATED | {"mister", "missus", "msus"}
_CALLED_ALONE: Final = frozenset(
    {
        "sir", "syr", "miss", "athro", "athrawes", "anti", "auntie", "aunty", "aunt", "modryb",
        "wncwl", "uncle", "ewythr", "nain", "nan", "nana", "gran", "taid", "grandad", "mamgu",
        "tadcu",
    }
)  # fmt: skip
# What is said after a title and is no name: "Miss my dad ...", "Sir he ...", "I miss Dad".
_SAID: Final = bits(
    "I ME MY MYSELF YOURSELF SELF3 HE HIM YOU NOBODY EVERYONE SOMEONE PARENT RELATIVE STAFF ADULT"
    " PARTNER SIBLING PEER WANT CANT NEG FUTURE SAY MAKE HOME"
)
# Whom something is done to: what stands before it was a verb after all, "Miss Hurt me".
_DONE_TO: Final = bits("ME MY MYSELF HIM YOU EVERYONE SOMEONE PARENT SIBLING PEER BODY")


def is_name(tokens: Sequence[Token], at: int, known: Meaning) -> bool:
    """Say whether a word is the name, or the second name, that belongs to a title before it.

    A word of our lists, spelt as they are, is a name only with its capital ("Mrs Killing"), and not
    where it does something to somebody; a word that only looks like one of them, wherever a name
    must stand ("mr hughes") or has its capital. Unsure means that it is a word: the note is heard.

    Args:
        tokens: the note.
        at: the place of the word.
        known: what the word would stand for.
    """
    token = tokens[at]
    if len(token.word) == 1:
        return False
    ours = token.word in VOCABULARY.words
    if not ours and after_title(tokens, at) and tokens[at - 1].word in SURE:
        return True
    if not token.proper or (known.slots and _acts_on(tokens, at)):
        return False
    if ours:
        return not known.slots & _SAID and after_title(tokens, at)
    return after_title(tokens, at) or _is_second(tokens, at)


def after_title(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word before is a title in the same clause."""
    if at == 0 or tokens[at - 1].clause != tokens[at].clause:
        return False
    return tokens[at - 1].word in SURE or tokens[at - 1].word in _CALLED_ALONE


def _is_second(tokens: Sequence[Token], at: int) -> bool:
    """Say whether it is the family name of "Mrs Ann Killick"."""
    first = at > 1 and tokens[at - 1].proper and tokens[at - 1].clause == tokens[at].clause
    return first and tokens[at].proper and after_title(tokens, at - 1)


def _acts_on(tokens: Sequence[Token], at: int) -> bool:
    """Say whether what follows is whom it was done to, or goes on in capitals as titles do."""
    if at + 1 == len(tokens) or tokens[at + 1].clause != tokens[at].clause:
        return False
    follows = tokens[at + 1]
    whom = VOCABULARY.words.get(follows.word, 0) & _DONE_TO
    return bool(whom) or (follows.capital and len(follows.word) > 1)
