"""What makes matched words graver or less grave: who, not, a game, an accident, a way of speaking.

A guard lowers; it never silences self-harm, suicide or abuse. Where it is unsure, a person looks.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.patterns.risk_words.lines_guards import FIGURES_OF_SPEECH
from app.patterns.risk_words.matching import Match, Seen, find
from app.patterns.risk_words.templates import bits

NEVER_SILENCED: Final = frozenset({"suicidal", "self_harm", "abuse"})
NEARBY: Final = 12  # words around a match in which an accident or a game is told of
SUBJECT_REACH: Final = 6
_FIRST: Final = bits("I ME MYSELF")
_THIRD: Final = bits(
    "HE PARENT RELATIVE STAFF ADULT PARTNER SIBLING PEER SOMEONE EVERYONE who sydd"
)
_WRITER: Final = bits("MYSELF MY ME")
_IMMINENT: Final = bits(
    "TONIGHT PILL BLADE GOODBYE tonight heno nawr rwan took taken cymryd noose rope rhaff right_now"
)
_NEG: Final = bits("NEG NOBODY")
_UNBUT: Final = bits("UNBUT")
_FICTION, _ABOUT = bits("FICTION"), bits("ABOUT")
_ACCIDENT, _SPORT, _PLAYTIME = bits("ACCIDENT"), bits("SPORT"), bits("PLAYTIME")
_MEANT: Final = bits(
    "BLADE NIGHT WANT SCARED angry drunk DRUNK again started eto dechrau bob every"
)
_NOT_MEANT: Final = bits("NOT_MEANT")
_USED_TO: Final = bits("used_to arfer")
_OVER: Final = bits(
    "havent stopped anymore any_more clean proud mwyach bellach rhagor year years ddim"
)
_TOLD_IN_STORIES: Final = frozenset({"suicidal", "self_harm", "abuse", "bullying"})
_GROWNUP: Final = bits("GROWNUP")
_TOLD: Final = bits("told tell asked telling dweud deud wrth ofyn gofyn dear annwyl thank hi helo")
_CALLED: Final = frozenset({"miss", "sir", "syr", "mr", "mrs"})
_GOES_ON: Final = bits("GOES_ON")
_BEGINS_ANEW: Final = bits(
    "I MY MYSELF PARENT RELATIVE SIBLING HE can please plis mae ma wnaeth nath"
)
_FIGURES: Final = tuple(FIGURES_OF_SPEECH.templates())
_DELIBERATE: Final = bits("DELIBERATE RELIEF HATE SAD SECRET")
_OF_ANOTHER: Final = frozenset({"wants", "wishes", "hopes"})
_KNOWN_GROWNUP: Final = bits("FAMILY STAFF")
_WANTED: Final = bits("WANT")
_DENIABLE: Final = bits(
    "WANT FUTURE KILL HIT HURT CUT BURN ENDSELF SELFHARM DIE OVERDOSE JUMP TAKE end ending LIVE"
)
_LAUGH, _LESSON = bits("LAUGH"), bits("LESSON")
_DONE: Final = bits("HIT TOUCH PUSH")
_ASKS: Final = bits("why if os pam MAKE")
_ONLY_MEANT: Final = bits("ONLY_MEANT")


def addressed(seen: Sequence[Seen]) -> tuple[Seen, ...]:
    """Take those who are only spoken to out of who did it: "Miss, ...", "I told Mum that he"."""
    kept = list(seen)
    for at, one in enumerate(seen):
        if not one.slots & _GROWNUP:
            continue
        vocative = at == 0 and one.word in _CALLED and _is_called(seen)
        spoken_to = any(
            before.slots & _TOLD and before.sentence == one.sentence
            for before in seen[max(0, at - 2) : at]
        )
        if vocative or spoken_to:
            kept[at] = replace(one, slots=one.slots & ~_GROWNUP)
    return tuple(kept)


def _is_called(seen: Sequence[Seen]) -> bool:
    """Say whether the title with which a note begins is a call: "Miss, ...", "Sir my dad ..."."""
    after = 2 if len(seen) > 1 and seen[1].name else 1
    if after >= len(seen) or seen[after].clause != seen[0].clause:
        return True
    return bool(seen[after].slots & _BEGINS_ANEW)


def figures_of_speech(seen: Sequence[Seen]) -> frozenset[int]:
    """Give the places of words that are a way of speaking."""
    return frozenset(at for one in find(_FIGURES, seen) for at in one.places)


def weighed(
    match: Match, seen: Sequence[Seen], spoken: frozenset[int]
) -> tuple[int, tuple[str, ...]]:
    """Give the severity of a match where it stands, and what lowered it."""
    template = match.template
    severity, lowered = template.severity, []
    around = _around(match, seen)
    inside = 0
    for at in match.places:
        inside |= seen[at].slots
    if template.ends and not _ends(match, seen):
        return 0, ()
    if template.own and _is_of_another(match, seen):
        lowered.append("third person")
        severity = 3 if around & _IMMINENT else min(severity, 2)
    elif template.raised_by & around:
        severity = min(template.to, severity + 1)
    if spoken.intersection(match.places):
        lowered.append("figure of speech")
        severity -= 2
    for name, by in _guards(match, seen, around):
        lowered.append(name)
        severity -= by
    floor = 1 if template.category in NEVER_SILENCED else 0
    return max(floor, severity), tuple(lowered)


def _guards(match: Match, seen: Sequence[Seen], around: int) -> list[tuple[str, int]]:
    found = []
    if match.template.own and _is_denied(match, seen):
        found.append(("negation", 1))
    if match.template.category == "abuse" and _never_happens(match, seen):
        found.append(("negation", 2))
    if match.template.category in _TOLD_IN_STORIES and _is_told_of(match, seen):
        found.append(("story or game", 2 if match.template.severity < 3 else 1))  # noqa: PLR2004
    by_grownup = match.template.category == "abuse" and around & _KNOWN_GROWNUP
    chance = _NOT_MEANT
    if match.template.accident and not by_grownup:
        chance |= _ACCIDENT | _SPORT | _PLAYTIME
    if (match.template.accident or match.template.mistake) and around & chance:
        found.append(("accident", _by_accident(around)))
    if match.template.category == "abuse" and around & _LAUGH:
        found.append(("laughing", 1))
    if match.template.category == "online_harm" and around & _LESSON:
        found.append(("a lesson", 2))
    if match.template.own and around & _ONLY_MEANT:
        found.append(("taken back", 1))
    if match.template.own and around & _USED_TO and around & _OVER:
        found.append(("in the past", 1))
    return found


def _by_accident(around: int) -> int:
    """Give by how much an accident lowers: nothing where it was meant or hidden."""
    return 0 if around & _DELIBERATE else 1 if around & _MEANT else 2


def _around(match: Match, seen: Sequence[Seen]) -> int:
    """Gather what the words near a match stand for, in its sentence and the ones beside it."""
    found = 0
    first, last = match.places[0], match.places[-1]
    for one in seen[max(0, first - NEARBY) : last + NEARBY + 1]:
        if abs(one.sentence - seen[first].sentence) <= 1:
            found |= one.slots
    return found


def _ends(match: Match, seen: Sequence[Seen]) -> bool:
    """Say whether nothing follows that was cut or broken."""
    last = match.places[-1]
    if last + 1 == len(seen):
        return True
    after = seen[last + 1]
    return after.clause != seen[last].clause or bool(after.slots & _GOES_ON)


def _is_of_another(match: Match, seen: Sequence[Seen]) -> bool:
    """Say whether the nearest person before the words is not the writer."""
    first, last = match.places[0], match.places[-1]
    if any(one.slots & (_WRITER | _FIRST) for one in seen[first : last + 1]):
        return False
    for at in range(first, max(-1, first - SUBJECT_REACH - 1), -1):
        one = seen[at]
        if one.sentence != seen[first].sentence or one.slots & _FIRST:
            return False
        if one.slots & _THIRD or one.name:
            return True
    return seen[first].word in _OF_ANOTHER


def _is_denied(match: Match, seen: Sequence[Seen]) -> bool:
    """Say whether a "not" stands right before, and not one of "can't stop", "don't know"."""
    first = match.places[0]
    if seen[first].slots & _NEG or not seen[first].slots & _DENIABLE:
        return False
    before = [
        one for one in seen[max(0, first - 3) : first] if one.sentence == seen[first].sentence
    ]
    if any(one.slots & _UNBUT for one in before):
        return False
    return any(one.slots & _NEG and not one.slots & _WANTED for one in before)


def _is_told_of(match: Match, seen: Sequence[Seen]) -> bool:
    """Say whether the words are told of a film, a book, a game, a lesson."""
    first, last = match.places[0], match.places[-1]
    for at in range(max(0, first - NEARBY), min(len(seen), last + NEARBY // 2)):
        if not seen[at].slots & _FICTION or seen[at].sentence != seen[first].sentence:
            continue
        before = any(one.slots & _ABOUT for one in seen[max(0, at - 3) : at])
        after = at < first and any(one.slots & _ABOUT for one in seen[at + 1 : min(first, at + 3)])
        if before or after:
            return True
    return False


def _never_happens(match: Match, seen: Sequence[Seen]) -> bool:
    """Say whether it is said not to happen: "Dad never hits me", *does neb yn brifo fi*."""
    done = next((at for at in match.places if seen[at].slots & _DONE), None)
    if done is None:
        return False
    before = [
        one
        for at, one in enumerate(seen[max(0, done - 2) : done], max(0, done - 2))
        if one.clause == seen[done].clause and at not in match.places[:1]
    ]
    stops = any(one.slots & (_UNBUT | _ASKS) for one in before)
    return not stops and any(one.slots & _NEG for one in before)
