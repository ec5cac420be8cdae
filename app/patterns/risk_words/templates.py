"""How a line such as "WANT ~3 DIE" is written and read: slots in order, and how far apart.

A slot is a concept of the word lists (capitals), a group of them, or words as they are written
(small letters, `_` between the words of one). `|` stands between what a slot may be, `~n` says how
many words may stand before the next slot (2 unless said). `HIT:ME` is whatever in either language
says that it was done to the writer, `BODY:MINE` that it is the writer's own. `any~n` at the
beginning leaves the order open. `$` asks that nothing follows which would be cut or broken.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Final, Literal

from app.patterns.risk_words.vocabulary import VOCABULARY

Category = Literal["none", "self_harm", "suicidal", "abuse", "neglect", "bullying", "online_harm"]
GAP: Final = 3
LOOSE: Final = 2  # children put more words between than a line says; on our notes it costs nothing
# Only "fy" (my) brings this mutation, so that it says whose arm it is where "fy" is dropped.
MINE_BY_MUTATION: Final = (
    "mraich|mreichiau|mreichie|mreichia|nghoes|nghoesau|nghoese|nghoesa|nghroen|ngarddwrn|nghlun"
    "|nghluniau|nghorff|ngarddyrnau"
)
GROUPS: Final = {
    "FAMILY": "PARENT|RELATIVE",
    "GROWNUP": "PARENT|RELATIVE|STAFF|ADULT|PARTNER",
    "OTHERS": "HE|HIM|PARENT|RELATIVE|STAFF|ADULT|PARTNER|SIBLING|PEER|SOMEONE|EVERYONE|YOU",
    "YOUNG": "PEER|SIBLING|SOMEONE|EVERYONE",
    "ANYBODY": "HE|PARENT|RELATIVE|STAFF|ADULT|PARTNER|SIBLING|PEER|SOMEONE|EVERYONE",
    "STRANGER": (
        "stranger|strangers|dieithryn|dont_know|didnt_know|never_met|havent_met|dyn|man|older_boy"
        "|older_man|older_guy|random|creep|met_online|creepy_guy|ddim_yn_nabod|dwim_yn_nabod"
        "|ddim_nabod|dim_yn_nabod|guy|dont_no|dieithr|erioed_wedi_cwrdd|ddim_yn_adnabod|heb_gwrdd"
        "|erioed_wedi_cyfarfod|online_friend|dont_actually_know|dont_really_know|paedo|pedo|only_know|only_met|only_ever_met|mond_nabod"
    ),
}


@dataclass(frozen=True, slots=True)
class Template:
    """One line, ready to be looked for. `slots` and `block` are sets of bits."""

    category: Category
    severity: int
    line: str
    slots: tuple[int, ...]
    gaps: tuple[int, ...]  # words that may stand before the slot of the same place
    block: int = 0  # a word of these between two slots ends it
    own: bool = False  # what the writer wants or does; of somebody else it is a worry
    accident: bool = False  # happens by accident too, in sport and at play
    mistake: bool = False  # only "by accident" itself speaks against it
    raised_by: int = 0  # words nearby that make it graver by one
    to: int = 3  # as far as it can be raised
    ends: bool = False  # nothing may follow that the last word would be about
    absorbs: bool = False  # says what another line's words mean here
    across: bool = False  # may be told over several sentences


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one kind, one below the other, as a person reads and changes them."""

    category: Category
    severity: int
    lines: str
    block: str = ""
    own: bool = False
    accident: bool = False
    mistake: bool = False
    raised_by: str = ""
    to: int = 3
    absorbs: bool = False
    across: bool = False

    def templates(self) -> Iterator[Template]:
        """Give each line in every way in which it can be said."""
        for line in filter(None, map(str.strip, self.lines.splitlines())):
            for slots, gaps in _orders(line.removesuffix("$").split()):
                yield Template(
                    self.category,
                    self.severity,
                    line,
                    slots,
                    gaps,
                    block=bits(self.block),
                    own=self.own,
                    accident=self.accident,
                    mistake=self.mistake,
                    raised_by=bits(self.raised_by),
                    to=self.to,
                    ends=line.endswith("$"),
                    absorbs=self.absorbs,
                    across=self.across,
                )


def bits(names: str) -> int:
    """Give the bits of concepts, groups and written words; `|` or blanks between them."""
    found = 0
    for name in names.replace("|", " ").split():
        if name in GROUPS:
            found |= bits(GROUPS[name])
        elif name.isupper():
            if name not in VOCABULARY.bits:
                raise ValueError(f"no list is called {name}")
            found |= VOCABULARY.bit(name)
        else:
            found |= VOCABULARY.literal(name)
    return found


def _orders(parts: list[str]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Write out every order of a line that leaves it open."""
    if not parts[0].startswith("any~"):
        yield from _ways(parts)
        return
    far = parts[0].removeprefix("any")
    for order in permutations(parts[1:]):
        yield from _ways([part for one in order for part in (far, one)])


def _ways(parts: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Write out the ways of saying that something was done to the writer."""
    ways: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((), ())]
    gap = GAP
    for part in parts:
        if part.startswith("~"):
            gap = int(part[1:])
            gap += LOOSE if gap > 1 else 0
            continue
        if part.endswith(":ME"):
            said = _done_to_me(part.replace(":ME", ""))
        elif part.endswith(":MINE"):
            said = _mine(part.removesuffix(":MINE"))
        else:
            said = [((bits(part),), ())]
        ways = [
            ((*slots, *more), (*gaps, gap, *within))
            for slots, gaps in ways
            for more, within in said
        ]
        gap = GAP
    return ways


def _done_to_me(concepts: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    done, me = bits(concepts), bits("ME")
    dropped = [name for one in concepts.split("|") if (name := f"{one}_ME") in VOCABULARY.bits]
    ways: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
        ((done, me), (1,)),
        ((bits("MY"), done), (0,)),
    ]
    if dropped:
        ways.append(((bits("|".join(dropped)),), ()))
    return ways


def _mine(concepts: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Give "my arm", *fy mraich*, *braich fi* and, of a body, *'y mraich*."""
    thing = bits(concepts)
    ways: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
        ((bits("MY"), thing), (1,)),
        ((thing, bits("fi|fii|ni")), (0,)),
    ]
    if "BODY" in concepts.split("|"):
        ways.append(((bits(MINE_BY_MUTATION),), ()))
    return ways
