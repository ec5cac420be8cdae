"""What a tap gives an adult to do at once; a low face is not among it.

Two speeds. What a child asks for goes at once and passes no statistics. A pattern is slow, and is
found when a school day closes (`judging`). One tap on the lowest face alerts nobody by itself.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from app.access.severity import Severity
from app.checkins.feelings import Ask, is_unsafe


class Cause(StrEnum):
    """Why a tap is an adult's business."""

    ASKED = "asked"
    UNSAFE = "unsafe_feeling"
    NEEDS_HELP = "needs_help_now"
    ADULT_HERE = "adult_here"
    WORDS = "words"
    NOTE = "note"


class Raised(NamedTuple):
    """One reason to open a case, or to raise the open one."""

    severity: Severity
    cause: Cause


_OF_ASK: Final = {
    Ask.KNOW: Severity.NEEDS_READING,
    Ask.HELLO: Severity.NEEDS_READING,
    Ask.TALK: Severity.REQUEST,
    Ask.SOMEONE_ELSE: Severity.REQUEST,
    Ask.URGENT: Severity.URGENT,
}
_OF_WORDS: Final = {2: Severity.REQUEST, 3: Severity.URGENT}


def findings_of_tap(
    ask: Ask,
    feeling: str | None,
    *,
    needs_help_now: bool = False,
    has_note: bool = False,
    about_adult_here: bool = False,
    words: int = 0,
) -> tuple[Raised, ...]:
    """Say at once what one tap asks of adults; none for most taps.

    Only band A is asked "need help now?", after *scared*; a yes that comes with another feeling or
    band is still a child who said yes, so neither is looked at. The level never counts here. A
    note without an ask must be read by somebody, whatever it says.

    Args:
        ask: what the child asked for.
        feeling: its code as sent, known or not.
        needs_help_now: the answer to band A's question.
        has_note: a note is left after cleaning.
        about_adult_here: "an adult here worries me".
        words: severity of the words matched in the note, 0 to 3; it can only add.

    Returns:
        Every reason, without order; `access.severity.worst` finds what the case is.
    """
    raised = []
    if ask in _OF_ASK:
        raised.append(Raised(_OF_ASK[ask], Cause.ASKED))
    if is_unsafe(feeling):
        raised.append(Raised(Severity.URGENT, Cause.UNSAFE))
    if needs_help_now:
        raised.append(Raised(Severity.URGENT, Cause.NEEDS_HELP))
    if about_adult_here:
        raised.append(Raised(Severity.REQUEST, Cause.ADULT_HERE))
    if words in _OF_WORDS:
        raised.append(Raised(_OF_WORDS[words], Cause.WORDS))
    if has_note and ask is Ask.NONE:
        raised.append(Raised(Severity.NEEDS_READING, Cause.NOTE))
    return tuple(raised)
