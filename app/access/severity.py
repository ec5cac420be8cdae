"""How pressing a case is, in the four words that every part of the house shares."""

from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """What a case asks of an adult (docs: "Asks", "Severities"; the letters are kept in rows)."""

    URGENT = "U"
    REQUEST = "R"
    PATTERN = "P"
    NEEDS_READING = "N"


# Worst first. A pattern outranks a note because it asks for more: somebody meets the child within
# two school days and the case is looked at again, where a note is done with once it has been read.
# Were it the other way round, a child's note attached to her open pattern case would let "I've
# read it" close what still owes her a meeting, and a machine would have lowered a case.
# The note loses nothing by this: an attached case takes the earlier of both deadlines.
WORST_FIRST: Final = (
    Severity.URGENT,
    Severity.REQUEST,
    Severity.PATTERN,
    Severity.NEEDS_READING,
)


def worst(a: Severity, b: Severity) -> Severity:
    """Give the more pressing of two; what is raised by a machine never falls by one."""
    return min(a, b, key=WORST_FIRST.index)


def is_worse(a: Severity, b: Severity) -> bool:
    """Say whether `a` is strictly more pressing than `b`."""
    return WORST_FIRST.index(a) < WORST_FIRST.index(b)
