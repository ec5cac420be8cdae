"""Makes the forms in which a word of our lists is met: Welsh mutations, endings of both languages.

All of it happens once, when the lists are read; no note is ever inflected.
"""

from collections.abc import Iterator
from typing import Final

_SOFT: Final = {
    "p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r",
}  # fmt: skip
_NASAL: Final = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
_ASPIRATE: Final = {"p": "ph", "t": "th", "c": "ch"}
# letters of their own, which do not mutate as their first letter does
_UNMOVED: Final = ("ph", "th", "ch", "dd", "ts")
_VOWELS: Final = "aeiou"
_LONG_ENOUGH_TO_UNDO: Final = 4  # letters


def soft(word: str) -> str:
    """Give the soft mutation: brifo → frifo; a word that has none comes back as it is."""
    return _mutated(word, _SOFT)


def nasal(word: str) -> str:
    """Give the nasal mutation, which *fy* (my) brings: brifo → mrifo."""
    return _mutated(word, _NASAL)


def aspirate(word: str) -> str:
    """Give the aspirate mutation: taro → tharo."""
    return _mutated(word, _ASPIRATE)


def mutations(word: str) -> frozenset[str]:
    """Give a Welsh word in all its mutations, itself among them."""
    h_before_vowel = {f"h{word}"} if word[0] in _VOWELS else set()
    return frozenset({word, soft(word), nasal(word), aspirate(word)} | h_before_vowel)


def any_mutation(word: str) -> frozenset[str]:
    """Give all mutations of whatever word this may be a mutation of: *bont* of *pont*, so *mhont*.

    Of a short word, only its own: it may be one of too many.
    """
    if len(word) < _LONG_ENOUGH_TO_UNDO:
        return mutations(word)
    bases = {word} | {
        base + word[len(moved) :]
        for table in (_SOFT, _NASAL, _ASPIRATE)
        for base, moved in table.items()
        if moved and word.startswith(moved) and _mutated(base + word[len(moved) :], table) == word
    }
    if word[0] in "aeiouwylr":
        bases.add(f"g{word}")
    return frozenset().union(*map(mutations, bases))


def _mutated(word: str, table: dict[str, str]) -> str:
    if word.startswith(_UNMOVED):
        return word
    for letters in (word[:2], word[:1]):
        if letters in table:
            return table[letters] + word[len(letters) :]
        if letters in {"ll", "rh"}:
            return word
    return word


def english_verb(base: str) -> Iterator[str]:
    """Give a regular verb's forms, and those that a child makes of an irregular one.

    The ending -in stands for -ing, as children write it; -io and -o make a Welsh verb of it.
    """
    yield base
    doubled = base
    if base.endswith("e"):
        doubled = base[:-1]
    elif base[-1] not in "wxy" and base[-2] in _VOWELS and base[-3:-2] not in tuple(_VOWELS):
        doubled = base + base[-1]
    # a longer verb does not double: battered; which is which cannot be seen, so both are known
    for stem in sorted({doubled, base}) if doubled != base[:-1] else (doubled,):
        yield from (f"{stem}ing", f"{stem}in", f"{stem}ed", f"{stem}io", f"{stem}o")
    if base.endswith(("s", "sh", "ch", "x", "z")):
        yield f"{base}es"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied")
    else:
        yield f"{base}s"


def english_noun(word: str) -> Iterator[str]:
    """Give one and many; the apostrophe of "mum's" is gone by then, so that is the same."""
    yield word
    yield f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in _VOWELS else f"{word}s"


def welsh_verb(verb: str) -> Iterator[str]:
    """Give a verb-noun and its past and future as children say them: brifo, brifodd, brifais."""
    yield verb
    stem = verb
    for ending in ("io", "ian", "o", "u", "i", "a", "an", "w"):
        if verb.endswith(ending) and len(verb) - len(ending) > 2:  # noqa: PLR2004  # a stem
            stem = verb[: -len(ending)]
            break
    for link in ("", "i") if verb.endswith(("io", "ian")) else ("",):
        for ending in ("odd", "ais", "es", "wyd", "ith", "iff", "on", "a", "ir", "och"):
            if ending[0] != "i" or not link:
                yield stem + link + ending
