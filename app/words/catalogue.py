"""Every sentence that a person reads, in Welsh and in English, from one catalogue.

A file `<domain>.<language>.po` holds whole sentences under dotted keys. `msgctxt` north or south
marks a variant for a school's dialect; the plain entry is what everyone else reads.
"""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

LANGUAGES: Final = ("cy", "en")
DIALECTS: Final = ("plain", "north", "south")
_FILES: Final = Path(__file__).with_name("catalogue")
_CLDR: Final = ("zero", "one", "two", "few", "many", "other")

Sentence: TypeAlias = str | tuple[str, ...]  # several where the number of things changes it


def forms(lang: str) -> tuple[str, ...]:
    """Give the plural forms of a language in the order of gettext: six in Welsh, two in English."""
    used = Locale.parse(lang).plural_form.tags | {"other"}
    return tuple(tag for tag in _CLDR if tag in used)


def slots_of(sentence: str) -> frozenset[str]:
    """Give the names of the slots in a sentence, such as `name` in "{name} has seen this"."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence in one language, its variants by dialect, and who signed the Welsh."""

    domain: str
    variants: dict[str, Sentence] = field(default_factory=dict)
    signed: dict[str, str] = field(default_factory=dict)

    def of(self, dialect: str) -> Sentence:
        return self.variants.get(dialect) or self.variants["plain"]


@dataclass(frozen=True, slots=True)
class Words:
    """All sentences, by language and key."""

    entries: Mapping[str, Mapping[str, Entry]]

    def say(self, lang: str, key: str, dialect: str = "plain", **slots: str | int) -> str:
        """Give a sentence with its names and numbers filled in.

        Raises:
            KeyError: there is no such sentence, or a slot was left out.
        """
        sentence = self.entries[lang][key].of(dialect)
        return (sentence if isinstance(sentence, str) else sentence[-1]).format(**slots)

    def plural(
        self, lang: str, key: str, n: int, dialect: str = "plain", **slots: str | int
    ) -> str:
        """Give the sentence that fits `n` things; `{n}` in it is the number."""
        sentence = self.entries[lang][key].of(dialect)
        if isinstance(sentence, str):
            return sentence.format(n=n, **slots)
        chosen = forms(lang).index(Locale.parse(lang).plural_form(n))
        return sentence[chosen].format(n=n, **slots)

    def has(self, lang: str, key: str) -> bool:
        return key in self.entries[lang]

    def domain(self, lang: str, domain: str, dialect: str = "plain") -> dict[str, str | list[str]]:
        """Give the sentences of one domain for a page; a list where they change with a number."""
        found: dict[str, str | list[str]] = {}
        for key, entry in self.entries[lang].items():
            if entry.domain == domain:
                sentence = entry.of(dialect)
                found[key] = sentence if isinstance(sentence, str) else list(sentence)
        return found

    def domains(self) -> frozenset[str]:
        return frozenset(e.domain for keys in self.entries.values() for e in keys.values())

    def unsigned(self) -> list[str]:
        """List the Welsh sentences that no fluent reader has signed, for the release check."""
        return [
            key if dialect == "plain" else f"{key} ({dialect})"
            for key, entry in sorted(self.entries["cy"].items())
            for dialect in entry.variants
            if not entry.signed.get(dialect)
        ]


@cache
def load() -> Words:
    """Read the catalogue that ships with Hwyl, once."""
    return read(_FILES)


def read(folder: Path) -> Words:
    """Read every file of a folder.

    Raises:
        ValueError: a key stands in two domains, a dialect is unknown, or a file's name is.
    """
    entries: dict[str, dict[str, Entry]] = {lang: {} for lang in LANGUAGES}
    for path in sorted(folder.glob("*.po")):
        domain, _, lang = path.name.removesuffix(".po").rpartition(".")
        if lang not in entries:
            raise ValueError(f"{path.name}: a file is named DOMAIN.cy.po or DOMAIN.en.po")
        for message in _messages(path, lang):
            key = message.id if isinstance(message.id, str) else message.id[0]
            dialect = message.context or "plain"
            entry = entries[lang].setdefault(key, Entry(domain))
            if entry.domain != domain or dialect not in DIALECTS:
                raise ValueError(f"{path.name}: {key} stands in {entry.domain} too, or {dialect}?")
            entry.variants[dialect] = (
                message.string if isinstance(message.string, str) else tuple(message.string)
            )
            entry.signed[dialect] = _signature(message)
    return Words(entries)


def _messages(path: Path, lang: str) -> Iterator[Message]:
    with path.open("rb") as file:
        for message in read_po(file, locale=lang, domain=None):
            if message.id:
                yield message


def _signature(message: Message) -> str:
    for line in message.auto_comments:
        label, _, name = line.partition(":")
        if label.strip() == "reviewed_by":
            return name.strip()
    return ""
