"""What a pattern says to an adult: one whole sentence in each language, true of the child's days.

The name and two figures are the only slots. The sentences hold for figures from 3 to 7, which is
all that the rule gives, so neither language needs another plural; figures stand as digits, after
which Welsh writes *diwrnod* unmutated. The levels are written out in each sentence, because a word
put into a Welsh sentence would have to mutate.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from app.patterns.rules import Said


class Sentence(NamedTuple):
    """A sentence in both languages, and who has read the Welsh; nobody yet where empty."""

    en: str
    cy: str
    reviewed_by: str = ""


SENTENCES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "sustained_low.usual_2": Sentence(
            en=(
                "{name} was below their own usual (low) on {below} of the last {of} days with "
                "a check-in."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (isel)."
            ),
        ),
        "sustained_low.usual_2.mostly_1": Sentence(
            en=(
                "{name} was below their own usual (low) on {below} of the last {of} days with "
                "a check-in, most often very low."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (isel), ac yn isel iawn gan amlaf."
            ),
        ),
        "sustained_low.usual_3": Sentence(
            en=(
                "{name} was below their own usual (in the middle) on {below} of the last {of} "
                "days with a check-in."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (canolig)."
            ),
        ),
        "sustained_low.usual_3.mostly_1": Sentence(
            en=(
                "{name} was below their own usual (in the middle) on {below} of the last {of} "
                "days with a check-in, most often very low."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (canolig), ac yn isel iawn gan amlaf."
            ),
        ),
        "sustained_low.usual_3.mostly_2": Sentence(
            en=(
                "{name} was below their own usual (in the middle) on {below} of the last {of} "
                "days with a check-in, most often low."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (canolig), ac yn isel gan amlaf."
            ),
        ),
        "sustained_low.usual_4": Sentence(
            en=(
                "{name} was below their own usual (good) on {below} of the last {of} days with "
                "a check-in."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (da)."
            ),
        ),
        "sustained_low.usual_4.mostly_1": Sentence(
            en=(
                "{name} was below their own usual (good) on {below} of the last {of} days with "
                "a check-in, most often very low."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (da), ac yn isel iawn gan amlaf."
            ),
        ),
        "sustained_low.usual_4.mostly_2": Sentence(
            en=(
                "{name} was below their own usual (good) on {below} of the last {of} days with "
                "a check-in, most often low."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (da), ac yn isel gan amlaf."
            ),
        ),
        "sustained_low.usual_4.mostly_3": Sentence(
            en=(
                "{name} was below their own usual (good) on {below} of the last {of} days with "
                "a check-in, most often in the middle."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (da), ac yn y canol gan amlaf."
            ),
        ),
        "sustained_low.usual_5": Sentence(
            en=(
                "{name} was below their own usual (very good) on {below} of the last {of} days "
                "with a check-in."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (da iawn)."
            ),
        ),
        "sustained_low.usual_5.mostly_1": Sentence(
            en=(
                "{name} was below their own usual (very good) on {below} of the last {of} days "
                "with a check-in, most often very low."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (da iawn), ac yn isel iawn gan amlaf."
            ),
        ),
        "sustained_low.usual_5.mostly_2": Sentence(
            en=(
                "{name} was below their own usual (very good) on {below} of the last {of} days "
                "with a check-in, most often low."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (da iawn), ac yn isel gan amlaf."
            ),
        ),
        "sustained_low.usual_5.mostly_3": Sentence(
            en=(
                "{name} was below their own usual (very good) on {below} of the last {of} days "
                "with a check-in, most often in the middle."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (da iawn), ac yn y canol gan amlaf."
            ),
        ),
        "sustained_low.usual_5.mostly_4": Sentence(
            en=(
                "{name} was below their own usual (very good) on {below} of the last {of} days "
                "with a check-in, most often good."
            ),
            cy=(
                "Ar {below} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer (da iawn), ac yn dda gan amlaf."
            ),
        ),
    }
)


def in_english(said: Said, name: str) -> str:
    """Say it in English; `name` is what the pupil is known as."""
    return SENTENCES[said.key].en.format(name=name, below=said.below, of=said.of)


def in_welsh(said: Said, name: str) -> str:
    """Say it in Welsh; `name` is what the pupil is known as."""
    return SENTENCES[said.key].cy.format(name=name, below=said.below, of=said.of)
