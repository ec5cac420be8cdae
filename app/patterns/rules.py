"""What a tap, or a run of days, gives an adult to do; and what it does not.

Two speeds. What a child asks for goes at once and passes no statistics. A pattern is slow, speaks
of the child's own usual, needs several days, and says one sentence that is true of them. One tap
on the lowest face alerts nobody by itself.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from app.access.severity import Severity
from app.checkins.feelings import Ask, is_unsafe
from app.patterns.meters import SUSTAINED_LOW, Day, Usual, absorb, rarity

# One knob for a school: how rare a finding must be. Ten terms is 0.10 false alerts a pupil and
# term, 2.3 a week in a school of 300. In evidence that is more than two days can add.
DEFAULT_TERMS: Final = 10.0
FEWEST_DAYS_BELOW: Final = 3
FEWEST_DAYS_SEEN: Final = 8  # before that nobody can say what is usual


class Cause(StrEnum):
    """Why a tap is an adult's business."""

    ASKED = "asked"
    UNSAFE = "unsafe_feeling"
    NEEDS_HELP = "needs_help_now"
    ADULT_HERE = "adult_here"
    NOTE = "note"


class Raised(NamedTuple):
    """One reason to open a case, or to raise the open one."""

    severity: Severity
    cause: Cause


class Kind(StrEnum):
    """Which pattern was found."""

    SUSTAINED_LOW = "sustained_low"


@dataclass(frozen=True, slots=True)
class Finding:
    """A pattern, with the days it speaks of; every figure can be counted in `days`."""

    kind: Kind
    on: date  # the day whose tap made it
    late: bool  # that day came after newer ones
    strength: float  # terms in which a typical pupil's gets here once; one scale for all kinds
    usual: int  # the level that was usual, 2 to 5
    below: int  # how many of `days` were below it
    most_often: int | None  # the commonest level among those, where one is commonest
    days: tuple[Day, ...]  # the last days with a check-in, oldest first, lowest level of each

    @property
    def of(self) -> int:
        """How many days the sentence speaks of."""
        return len(self.days)


class Said(NamedTuple):
    """Which whole sentence to say, and the figures in it."""

    key: str
    below: int
    of: int


_OF_ASK: Final = {
    Ask.KNOW: Severity.NEEDS_READING,
    Ask.HELLO: Severity.NEEDS_READING,
    Ask.TALK: Severity.REQUEST,
    Ask.SOMEONE_ELSE: Severity.REQUEST,
    Ask.URGENT: Severity.URGENT,
}


def findings_of_tap(
    ask: Ask,
    feeling: str | None,
    *,
    needs_help_now: bool = False,
    has_note: bool = False,
    about_adult_here: bool = False,
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
    if has_note and ask is Ask.NONE:
        raised.append(Raised(Severity.NEEDS_READING, Cause.NOTE))
    return tuple(raised)


def after(
    usual: Usual, on: date, level: int | None, *, at_least: float = DEFAULT_TERMS
) -> tuple[Usual, Finding | None]:
    """Take in one tap, and say whether this pupil is now low against their own usual for days.

    Args:
        usual: the pupil's state; `Usual()` for a newcomer.
        on: the school day of the tap.
        level: 1-5, or None for "not today" and unknown feelings, which feed nothing.
        at_least: how rare a finding must be, in terms; `math.inf` never finds.

    Returns:
        The state to keep and at most one finding. After a finding the evidence starts from
        nothing, so it takes new days to speak again, and late taps of days up to it never do.
    """
    if level is None:
        return usual, None
    grown = absorb(usual, on, level)
    found = None if grown is usual else reading(grown, on)
    if found is None or found.strength < at_least:
        return grown, None
    told = replace(grown, now=replace(grown.now, evidence=0.0), told_on=grown.recent[-1].on)
    return told, found


def reading(usual: Usual, on: date) -> Finding | None:
    """Say what the meter shows for the day `on`, however common it is.

    None where that day was not below the pupil's usual, where fewer than three of the recent days
    were or not most of them, or where the pupil is too new to have a usual.
    """
    level = usual.level
    here = next((day for day in usual.recent if day.on == on), None)
    if level is None or here is None or here.level >= level:
        return None
    days = _most_telling(usual.recent, level)
    if not days or usual.now.evidence <= 0 or usual.days_seen < FEWEST_DAYS_SEEN:
        return None
    low = Counter(day.level for day in days if day.level < level)
    ranked = low.most_common(2)
    is_commonest = len(ranked) == 1 or ranked[0][1] > ranked[1][1]
    return Finding(
        kind=Kind.SUSTAINED_LOW,
        on=on,
        late=on < usual.recent[-1].on,
        strength=rarity(usual.now.evidence, SUSTAINED_LOW),
        usual=level,
        below=low.total(),
        most_often=ranked[0][0] if is_commonest else None,
        days=days,
    )


def sentence(finding: Finding) -> Said:
    """Choose the whole sentence that is literally true of the finding's days."""
    most = f".mostly_{finding.most_often}" if finding.most_often else ""
    key = f"{finding.kind}.usual_{finding.usual}{most}"
    return Said(key, finding.below, finding.of)


def _most_telling(recent: tuple[Day, ...], usual: int) -> tuple[Day, ...]:
    """Give the last days, three or more, in which most stand out below usual; the longer on a tie.

    Empty where no stretch that reaches the last day has three days below, and more below than not.
    """
    best: tuple[Day, ...] = ()
    most = below = 0
    for length, day in enumerate(reversed(recent), start=1):
        below += day.level < usual
        margin = 2 * below - length
        if below >= FEWEST_DAYS_BELOW and margin > 0 and margin >= most:
            best, most = recent[-length:], margin
    return best
