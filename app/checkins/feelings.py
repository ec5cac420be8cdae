"""What a child can say with one tap: feelings, what it is about, and what they ask for."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

FEELINGS_VERSION: Final = 1
NOTE_LIMIT: Final = 1000
LOW: Final = 2  # levels 1 and 2 are low, 3 is in the middle, 4 and 5 are high


class Feeling(NamedTuple):
    """Where a feeling stands: level 1 (very low) to 5 (very good), energy 1 (flat) to 5."""

    level: int
    energy: int


# Version 1. A changed number is a new version: rows keep the level of their own day.
FEELINGS: Final[Mapping[str, Feeling]] = MappingProxyType(
    {
        "not_safe": Feeling(1, 5),
        "hopeless": Feeling(1, 1),
        "empty": Feeling(1, 1),
        "numb": Feeling(1, 1),
        "overwhelmed": Feeling(1, 4),
        "low": Feeling(1, 1),
        "ashamed": Feeling(1, 2),
        "sad": Feeling(2, 2),
        "angry": Feeling(2, 5),
        "scared": Feeling(2, 5),
        "worried": Feeling(2, 4),
        "lonely": Feeling(2, 2),
        "left_out": Feeling(2, 2),
        "anxious": Feeling(2, 4),
        "stressed": Feeling(2, 4),
        "nervous": Feeling(2, 4),
        "frustrated": Feeling(2, 4),
        "embarrassed": Feeling(2, 3),
        "disappointed": Feeling(2, 2),
        "jealous": Feeling(2, 3),
        "poorly": Feeling(2, 1),
        "ok": Feeling(3, 3),
        "tired": Feeling(3, 1),
        "hungry": Feeling(3, 2),
        "confused": Feeling(3, 3),
        "bored": Feeling(3, 2),
        "calm": Feeling(4, 2),
        "hopeful": Feeling(4, 3),
        "grateful": Feeling(4, 3),
        "happy": Feeling(5, 4),
        "excited": Feeling(5, 5),
        "proud": Feeling(5, 4),
    }
)

UNSAFE: Final = frozenset({"not_safe"})


class Pages(NamedTuple):
    """The feelings a band is shown: at once, and behind "more"."""

    first: tuple[str, ...]
    more: tuple[str, ...] = ()


_A: Final = ("happy", "sad", "angry", "scared", "ok")
_B: Final = (*_A, "tired", "worried", "lonely", "calm")
_B_MORE: Final = ("poorly", "excited", "proud", "confused", "left_out", "hungry")
_C: Final = (
    *(*_B, *_B_MORE),
    *("nervous", "stressed", "frustrated", "embarrassed", "ashamed", "disappointed", "jealous"),
    *("low", "overwhelmed", "bored", "not_safe", "grateful", "hopeful"),
)
_D: Final = (*_C, "anxious", "numb", "empty", "hopeless")

PAGES: Final[Mapping[str, Pages]] = MappingProxyType(
    {"A": Pages(_A), "B": Pages(_B, _B_MORE), "C": Pages(_C), "D": Pages(_D)}
)

_YOUNGER: Final = (
    *("friends", "schoolwork", "home", "family", "health", "sleep", "hungry", "someone_unkind"),
    *("online", "something_i_saw", "missing_someone", "moving_or_new_school", "exams"),
    *("a_change", "something_good", "dont_know", "rather_not_say"),
)
_AFTER_UNKIND: Final = _YOUNGER.index("someone_unkind") + 1
_OLDER: Final = (
    *_YOUNGER[:_AFTER_UNKIND],
    "someone_made_me_uncomfortable",
    *_YOUNGER[_AFTER_UNKIND:],
)
REASONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"A": (), "B": _YOUNGER, "C": _OLDER, "D": _OLDER}
)


class Ask(StrEnum):
    """What the child would like an adult to do."""

    NONE = "none"
    KNOW = "know"
    HELLO = "hello"
    TALK = "talk"
    URGENT = "urgent"
    SOMEONE_ELSE = "someone_else"

    @classmethod
    def parse(cls, raw: str | None) -> "Ask":
        """Read an ask as it was sent; a word we don't know is a child who wants to talk.

        Absent or blank is no ask. Case, spaces and hyphens are forgiven, since reading "Urgent"
        as "talk" would lower what the child asked.
        """
        code = "_".join((raw or "").replace("-", " ").casefold().split())
        if not code:
            return cls.NONE
        return cls(code) if code in cls._value2member_map_ else cls.TALK


def level_of(code: str | None, step: int | None) -> int | None:
    """Give the level 1-5 of a tap: the step the child chose, else the feeling's own.

    A feeling we don't know (a newer or older app) or a step outside 1-5 says nothing: None, never
    a guess and never a refusal.
    """
    if step is not None and 1 <= step <= 5:  # noqa: PLR2004 - the five steps of the row
        return step
    known = FEELINGS.get(code) if code else None
    return known.level if known else None


def energy_of(code: str | None, energy: int | None) -> int | None:
    """Give the energy 1-5 of a tap: the one sent, else the feeling's own, else None."""
    if energy is not None and 1 <= energy <= 5:  # noqa: PLR2004 - the same five steps
        return energy
    known = FEELINGS.get(code) if code else None
    return known.energy if known else None


def is_low(level: int | None) -> bool:
    """Say whether a level counts as low; "not today" and unknown feelings do not."""
    return level is not None and level <= LOW


def is_unsafe(code: str | None) -> bool:
    """Say whether the feeling alone is urgent, however often it is tapped."""
    return code in UNSAFE


_LINE_ENDS: Final = str.maketrans(
    dict.fromkeys(("\r", "\v", "\f", "\x85", "\u2028", "\u2029"), "\n")
)


def _ranges(*pairs: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(n) for first, last in pairs for n in range(first, last + 1))


# Characters that leave no mark on a page (Unicode's default ignorables, and the blank braille).
# Variation selectors and tags are apart: they belong to the emoji before them (the flag of Wales
# ends in six tags), so they may end a note but cannot be one.
_INVISIBLE: Final = _ranges(
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800),
    (0x3164, 0x3164), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB),
)  # fmt: skip
_EMOJI_TAILS: Final = _ranges((0xFE00, 0xFE0F), (0xE0020, 0xE007F))
_SKIN_TONES: Final = _ranges((0x1F3FB, 0x1F3FF))
_FLAG_LETTERS: Final = _ranges((0x1F1E6, 0x1F1FF))
_JOINER: Final = "\u200d"
_LONGEST_CLUSTER: Final = 32  # a longer pile of marks is no letter, and is cut where the limit is


def _is_kept(char: str) -> bool:
    # Cc: NUL and other controls. Cs: half an emoji, which no database can store.
    return char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}


def _is_unseen(char: str) -> bool:
    return char.isspace() or char in _INVISIBLE


def _continues(text: str, at: int) -> bool:
    """Say whether the character at `at` belongs to the one before it."""
    char, before = text[at], text[at - 1]
    if _JOINER in (char, before) or char in _EMOJI_TAILS or char in _SKIN_TONES:
        return True
    if char in _FLAG_LETTERS:
        run = at
        while run and text[run - 1] in _FLAG_LETTERS:
            run -= 1
        return (at - run) % 2 == 1
    return unicodedata.category(char) in {"Mn", "Mc", "Me"}


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    at = limit
    while at > max(0, limit - _LONGEST_CLUSTER) and _continues(text, at):
        at -= 1
    return text[: at if at > max(0, limit - _LONGEST_CLUSTER) else limit]


def _without_edges(text: str) -> str:
    start, end = 0, len(text)
    while start < end and (_is_unseen(text[start]) or text[start] in _EMOJI_TAILS):
        start += 1
    while end > start and _is_unseen(text[end - 1]):
        end -= 1
    return text[start:end]


def clean_note(raw: str) -> str:
    """Make a note storable without changing what the child said; never refuse one.

    Controls (NUL) and lone surrogates go, line ends become newlines, the rest is NFC, without
    invisible edges, cut at 1,000 characters but not inside an emoji or an accented letter. What
    is left of whitespace and zero-width characters alone is the empty note.
    """
    text = raw.replace("\r\n", "\n").translate(_LINE_ENDS)
    text = _without_edges("".join(char for char in text if _is_kept(char)))
    # Cut roughly first: normalising a long pile of combining marks takes quadratic time, and
    # composing takes at most four characters into one.
    text = unicodedata.normalize("NFC", text[: 4 * NOTE_LIMIT])
    return _without_edges(_cut(text, NOTE_LIMIT))
