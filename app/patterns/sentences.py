"""What a pattern says to an adult: one whole sentence in each language, true of the child's days.

Figures stand as digits, after which Welsh writes *diwrnod* unmutated. What is put into a sentence
besides names and figures is a whole phrase in the form it has there (*yn dda*, *ar ddydd Llun*),
never a word that the sentence would have to change.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from app.patterns.findings import Kind, Shown


class Sentence(NamedTuple):
    """A sentence in both languages, and who has read the Welsh; nobody yet where empty."""

    en: str
    cy: str
    reviewed_by: str = ""


USUAL: Final[Mapping[float, Sentence]] = MappingProxyType(
    {
        1.0: Sentence("very low", "isel iawn"),
        1.5: Sentence("between very low and low", "rhwng isel iawn ac isel"),
        2.0: Sentence("low", "isel"),
        2.5: Sentence("between low and the middle", "rhwng isel a chanolig"),
        3.0: Sentence("in the middle", "canolig"),
        3.5: Sentence("between the middle and good", "rhwng canolig a da"),
        4.0: Sentence("good", "da"),
        4.5: Sentence("between good and very good", "rhwng da a da iawn"),
        5.0: Sentence("very good", "da iawn"),
    }
)

MOSTLY: Final[Mapping[int, Sentence]] = MappingProxyType(
    {
        1: Sentence("very low", "yn isel iawn"),
        2: Sentence("low", "yn isel"),
        3: Sentence("in the middle", "yn y canol"),
        4: Sentence("good", "yn dda"),
    }
)

WEEKDAYS: Final = (
    Sentence("Mondays", "dydd Llun"),
    Sentence("Tuesdays", "dydd Mawrth"),
    Sentence("Wednesdays", "dydd Mercher"),
    Sentence("Thursdays", "dydd Iau"),
    Sentence("Fridays", "dydd Gwener"),
)

SENTENCES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "sustained_low": Sentence(
            en=(
                "{name} was below their own usual ({usual}) on {count} of the last {of} days "
                "with a check-in."
            ),
            cy=(
                "Ar {count} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer ({usual})."
            ),
        ),
        "sustained_low.mostly": Sentence(
            en=(
                "{name} was below their own usual ({usual}) on {count} of the last {of} days "
                "with a check-in, most often {mostly}."
            ),
            cy=(
                "Ar {count} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn is "
                "na'r arfer ({usual}), ac {mostly} gan amlaf."
            ),
        ),
        "sustained_low.new": Sentence(
            en=(
                "{name} was low or very low on {count} of the last {of} days with a check-in. "
                "It is too early to say what is usual for them."
            ),
            cy=(
                "Ar {count} o'r {of} diwrnod diwethaf y tapiodd {name}, roedd y teimlad yn isel "
                "neu'n isel iawn. Mae'n rhy gynnar i ddweud beth sy'n arferol."
            ),
        ),
        "low_and_quiet": Sentence(
            en=(
                "{name} checked in on only {checked_in} of the last {of} days on which the class "
                "did, and on {count} of those {checked_in} was below their own usual ({usual})."
            ),
            cy=(
                "Dim ond ar {checked_in} o'r {of} diwrnod diwethaf y tapiodd y dosbarth y tapiodd "
                "{name}, ac ar {count} o'r {checked_in} hynny roedd y teimlad yn is na'r arfer "
                "({usual})."
            ),
        ),
        "low_and_quiet.new": Sentence(
            en=(
                "{name} checked in on only {checked_in} of the last {of} days on which the class "
                "did, and on {count} of those {checked_in} was low or very low."
            ),
            cy=(
                "Dim ond ar {checked_in} o'r {of} diwrnod diwethaf y tapiodd y dosbarth y tapiodd "
                "{name}, ac ar {count} o'r {checked_in} hynny roedd y teimlad yn isel neu'n isel "
                "iawn."
            ),
        ),
        "quiet": Sentence(
            en=(
                "{name} did not check in on {count} of the last {of} days on which the class "
                "did; before that, on {count_before} of {of_before}. A missed check-in may have "
                "many reasons."
            ),
            cy=(
                "Thapiodd {name} ddim ar {count} o'r {of} diwrnod diwethaf y tapiodd y dosbarth; "
                "cyn hynny, ar {count_before} o {of_before}. Gall fod llawer o resymau dros beidio "
                "â thapio."
            ),
        ),
        "weekday": Sentence(
            en=(
                "{name} is lower on {day}: below their own usual ({usual}) on {count} of the last "
                "{of} with a check-in; on other days, on {count_before} of {of_before}."
            ),
            cy=(
                "Mae {name} yn is ar un diwrnod, sef {day}: yn is na'r arfer ({usual}) ar {count} "
                "o'r {of} diwethaf gyda thap; ar ddyddiau eraill, ar {count_before} o {of_before}."
            ),
        ),
        "volatile": Sentence(
            en=(
                "{name} has been up and down: from one check-in to the next, {count} of the last "
                "{of} times it changed by two steps or more; before that, {count_before} of "
                "{of_before}."
            ),
            cy=(
                "Mae hwyliau {name} wedi bod i fyny ac i lawr: rhwng un tap a'r nesaf, {count} "
                "o'r {of} tro diwethaf bu newid o ddau gam neu fwy; cyn hynny, {count_before} o "
                "{of_before}."
            ),
        ),
    }
)


def key_of(shown: Shown) -> str:
    """Choose the whole sentence that is literally true of what the days show."""
    if shown.kind in (Kind.SUSTAINED_LOW, Kind.LOW_AND_QUIET) and shown.usual is None:
        return f"{shown.kind}.new"
    if shown.kind is Kind.SUSTAINED_LOW and shown.most_often is not None:
        return f"{shown.kind}.mostly"
    return shown.kind.value


def figures_of(shown: Shown) -> dict[str, Any]:
    """Give what is kept of a sentence, so that it can be said again in either language."""
    return asdict(shown)


def shown_again(figures: Mapping[str, Any]) -> Shown:
    """Take back what `figures_of` gave."""
    shown = Shown(**figures)
    return replace(shown, kind=Kind(shown.kind))


def in_english(shown: Shown, name: str) -> str:
    """Say it in English; `name` is what the pupil is known as."""
    return _said(shown, name, "en")


def in_welsh(shown: Shown, name: str) -> str:
    """Say it in Welsh; `name` is what the pupil is known as."""
    return _said(shown, name, "cy")


def _said(shown: Shown, name: str, language: str) -> str:
    def word(one: Sentence | None) -> str:
        return getattr(one, language) if one else ""

    return word(SENTENCES[key_of(shown)]).format(
        name=name,
        usual=word(USUAL.get(shown.usual or 0.0)),
        mostly=word(MOSTLY.get(shown.most_often or 0)),
        day=word(WEEKDAYS[shown.weekday]) if shown.weekday is not None else "",
        count=shown.count,
        of=shown.of,
        checked_in=shown.checked_in,
        count_before=shown.count_before,
        of_before=shown.of_before,
    )
