"""Reads a child's note as plain words, each with its place in the note; one pass, any text."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LONGEST_NOTE: Final = 10_000
LONGEST_WORD: Final = 40  # of a longer run of letters only the beginning is looked at
# Titles that are written with a full stop, which then ends no sentence.
ABBREVIATED: Final = frozenset({"mr", "mrs", "ms", "dr"})
_APOSTROPHES: Final = frozenset("'`\u2019\u2018\u00b4\u02bc\u2032\u02b9")  # as keyboards make them
_LEET_SIGNS: Final = {"@": "a", "$": "s", "€": "e", "*": "*"}
_LOOKALIKES: Final = dict(zip("абвеикмнорстухіјѕ", "abbeukmhopctyxijs", strict=True)) | {
    "\u0131": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe",
}  # fmt: skip
# An emoji is a word of its own; the names begin with a colon, which no other word does.
_EMOJI: Final = {
    "🔪": ":knife", "🗡": ":knife", "🔫": ":gun", "💊": ":pills", "🩸": ":blood",
    "⚰": ":coffin", "🪦": ":coffin", "😂": ":laugh", "🤣": ":laugh", "😜": ":laugh",
    "😆": ":laugh", "😅": ":laugh", "😹": ":laugh", "💀": ":skull", "☠": ":skull",
    "😭": ":cry", "😢": ":cry", "😔": ":cry", "😞": ":cry", "💔": ":cry", "😨": ":scared",
    "😱": ":scared", "🥺": ":cry", "🪒": ":razor", "✂": ":scissors",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a note: folded, and where it stands; `sentence` and `clause` only rise.

    `stem` is what stands before an apostrophe: *isio'i* is *isioi*, its stem *isio*.
    """

    word: str
    start: int
    end: int
    sentence: int
    clause: int
    stem: str = ""
    capital: bool = False
    proper: bool = False  # a capital and small letters after it: Hughes, not HUGHES


@lru_cache(maxsize=4096)
def fold(char: str) -> str:
    """Bring one character to plain small letters; empty where it is none and joins nothing."""
    if char in _APOSTROPHES or unicodedata.category(char) in {"Cf", "Mn", "Me"}:
        return ""
    plain = "".join(
        _LOOKALIKES.get(one, one)
        for one in unicodedata.normalize("NFKD", char).casefold()
        if unicodedata.category(one) != "Mn"
    )
    if plain and all(one.isalnum() for one in plain):
        return plain
    return _LEET_SIGNS.get(char, " ")


def fold_text(text: str) -> str:
    """Fold a phrase of our own lists, as a note would be."""
    return "".join(fold(one) for one in text)


class _Reader:
    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.letters: list[str] = []
        self.start = self.end = self.sentence = self.clause = self.stem = 0
        self.capital = self.small = False

    def close(self) -> None:
        """End the word that is being read."""
        word = "".join(self.letters)[:LONGEST_WORD]
        if word.strip("*"):
            self._add(word, word[: self.stem])
        self.letters.clear()
        self.stem = 0

    def _add(self, word: str, stem: str = "") -> None:
        place = (self.start, self.end, self.sentence, self.clause)
        proper = self.capital and self.small
        self.tokens.append(Token(word, *place, stem, self.capital, proper))

    def apostrophe(self) -> None:
        self.stem = self.stem or len(self.letters)

    def letter(self, plain: str, at: int, *, capital: bool = False, small: bool = False) -> None:
        if not self.letters:
            self.start, self.capital, self.small = at, capital, False
        self.small = self.small or small
        if len(self.letters) < LONGEST_WORD:
            self.letters.append(plain)
        self.end = at + 1

    def sign(self, name: str, at: int) -> None:
        self.close()
        self.start, self.end = at, at + 1
        self._add(name)


def read(note: str) -> tuple[Token, ...]:
    """Split a note into folded words.

    Args:
        note: any text; beyond `LONGEST_NOTE` characters nothing is looked at.

    Returns:
        Words in order. Accents, apostrophes and what cannot be seen are gone from them, so that
        *dwi'n* and *dwin* are one word; `note[start:end]` is the word as it was written.
    """
    reader = _Reader()
    note = note[:LONGEST_NOTE]
    for at, char in enumerate(note):
        if char in _EMOJI:
            reader.sign(_EMOJI[char], at)
            continue
        plain = fold(char)
        if char in _APOSTROPHES:
            reader.apostrophe()
        if plain not in {"", " "}:
            reader.letter(plain, at, capital=char.isupper(), small=char.islower())
        elif plain == " " and not _stands_for_i(note, at):
            reader.close()
            _mark_end(reader, note, at)
        elif plain == " ":
            reader.letter("i", at)
    reader.close()
    return tuple(reader.tokens)


def _stands_for_i(note: str, at: int) -> bool:
    """Say whether a "!" or "|" stands inside a word, as in k!ll."""
    inside = 0 < at < len(note) - 1 and note[at - 1].isalpha() and note[at + 1].isalpha()
    return note[at] in "!|" and inside


def _is_abbreviated(reader: _Reader, at: int) -> bool:
    """Say whether a full stop belongs to the title before it: "Mr. Hughes"."""
    last = reader.tokens[-1] if reader.tokens else None
    return last is not None and last.end == at and last.word in ABBREVIATED


def _mark_end(reader: _Reader, note: str, at: int) -> None:
    """Count sentences and clauses; "..." and a line's end are where a child draws breath."""
    char = note[at]
    if char in "!?;":
        reader.sentence += 1
        reader.clause += 1
    elif char == "." and not _is_abbreviated(reader, at):
        around = note[max(0, at - 1) : at + 2]
        if ".." not in around and (at + 1 == len(note) or note[at + 1].isspace()):
            reader.sentence += 1
        reader.clause += 1
    elif char in ",:\n\r()…":
        reader.clause += 1
