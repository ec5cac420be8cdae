"""Says which words of a note an adult must look at today, and why; silence means nothing.

An extra net: every note is read by a person whatever is said here. Lines say what they found;
where all the words together weigh more than that, the weighing raises the note, and never lowers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from app.patterns.risk_words import guards
from app.patterns.risk_words.all_lines import TEMPLATES
from app.patterns.risk_words.matching import Match, Seen, find, see
from app.patterns.risk_words.normalise import read
from app.patterns.risk_words.own_phrases import NO_PHRASES, OwnPhrases
from app.patterns.risk_words.templates import Category
from app.patterns.risk_words.weighing import weigh
from app.patterns.risk_words.weights import learned

# Of two as grave, the first named is what the note is about.
_GRAVEST_FIRST: Final[tuple[Category, ...]] = (
    "suicidal", "self_harm", "abuse", "online_harm", "neglect", "bullying", "none",
)  # fmt: skip
learned()


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a note that match, verbatim, with what they are taken for.

    `weighed` says that no line found them: they weigh most among words that are grave together.
    """

    category: Category
    severity: int
    words: str
    guards: tuple[str, ...] = ()
    own: bool = False  # by a phrase of the school
    weighed: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the net caught in a note: 3 now, 2 today, 1 shown beside the note, 0 nothing.

    Nothing caught never means that a child is safe.
    """

    category: Category = "none"
    severity: int = 0
    matched: tuple[Found, ...] = ()

    @property
    def guards(self) -> frozenset[str]:
        """Give what lowered any of it."""
        return frozenset(chain.from_iterable(one.guards for one in self.matched))


def judge(note: str, own: OwnPhrases = NO_PHRASES) -> Judgement:
    """Judge one note, of any language, length and spelling; pure, and linear in its length.

    Args:
        note: as the child wrote it; characters beyond 10,000 are not looked at.
        own: phrases of the school, which can only add.

    Returns:
        The gravest category and severity, and all that was matched, the gravest first.
    """
    seen = see(read(note))
    found = by_lines(note, seen)
    return with_own(_judged((*_raised(note, seen, found), *found)), note, own)


def by_lines(note: str, seen: Sequence[Seen]) -> list[Found]:
    """Give what lines find in a note and its words, the gravest first."""
    seen = guards.addressed(seen)
    found = (_found(note, seen, one) for one in _standing(find(TEMPLATES, seen), seen))
    return _once(one for one in found if one.severity)


def _raised(note: str, seen: Sequence[Seen], found: Sequence[Found]) -> Iterator[Found]:
    """Give the words that weigh most, where all together are graver than what lines found.

    Where a guard lowered anything, lines know better: they read who does what to whom, and not only
    which words there are. What a line found to be for today is urgent only if the words surely are.
    """
    by_a_line = max((one.severity for one in found), default=0)
    if by_a_line > 2 or any(one.guards for one in found):  # noqa: PLR2004  # nothing is graver
        return
    weighed = weigh(seen)
    if not weighed or weighed.severity <= by_a_line:
        return
    if by_a_line > 1:
        if weighed.surely:
            yield replace(found[0], severity=weighed.severity)  # its own phrase says what it is
    else:
        words = note[seen[weighed.first].start : seen[weighed.last].end]
        yield Found(weighed.category, weighed.severity, words, weighed=True)


def with_own(judged: Judgement, note: str, own: OwnPhrases) -> Judgement:
    """Add what a school's own phrases find in a note; nothing is taken away or lowered."""
    if not own:
        return judged
    tokens = read(note)
    found = (
        Found(
            phrase.category,
            phrase.severity,
            note[tokens[first].start : tokens[last].end],
            own=True,
        )
        for phrase, first, last in own.find(tokens)
    )
    return _judged((*judged.matched, *found))


def _judged(found: Iterable[Found]) -> Judgement:
    kept = _once(found)
    return Judgement(kept[0].category, kept[0].severity, tuple(kept)) if kept else Judgement()


def _standing(
    matches: Sequence[Match], seen: Sequence[Seen]
) -> list[tuple[Match, int, tuple[str, ...]]]:
    """Drop what another match explains: "told me to kill myself" is not "kill myself"."""
    spoken = guards.figures_of_speech(seen)
    taken = [set(one.places) for one in matches if one.template.absorbs]
    return [
        (one, *guards.weighed(one, seen, spoken))
        for one in matches
        if one.template.absorbs
        or not one.template.own
        or not any(explained >= set(one.places[-2:]) for explained in taken)
    ]


def _found(note: str, seen: Sequence[Seen], one: tuple[Match, int, tuple[str, ...]]) -> Found:
    match, severity, lowered = one
    first, last = seen[match.places[0]], seen[match.places[-1]]
    return Found(match.template.category, severity, note[first.start : last.end], lowered)


def _once(found: Iterable[Found]) -> list[Found]:
    """Order by gravity and leave out what a graver or longer finding already shows."""
    ranked = sorted(
        found, key=lambda one: (-one.severity, _GRAVEST_FIRST.index(one.category), -len(one.words))
    )
    kept: list[Found] = []
    for one in ranked:
        if not any(
            (one.category, one.own) == (other.category, other.own) and one.words in other.words
            for other in kept
        ):
            kept.append(one)
    return kept
