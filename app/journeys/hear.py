"""What the words of notes ask of adults, and whom they may name; a tap without a note is free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.checkins.feelings import NOTE_LIMIT
from app.checkins.service import Said
from app.patterns import noted, phrases
from app.patterns.risk_words.judge import Judgement, judge, with_own
from app.patterns.risk_words.naming import Reader, may_name
from app.roster import queries
from app.trust import queries as trust

Key = tuple[UUID, UUID, UUID]  # school, pupil, check-in
TODAY: Final = 2  # from this severity on somebody must look today, and whom it names is held out


@dataclass(frozen=True, slots=True)
class Heard:
    """What a note was judged to be, and who is held out of its case."""

    judged: Judgement
    held: frozenset[UUID] = frozenset()


NOTHING: Final = Heard(Judgement())


def at_door(said: Said) -> Judgement | None:
    """Judge the note of a tap before it is known whose it is, some 2 ms.

    None without a note, and for one longer than our pages send: whoever is not signed in must not
    make the door think for long, and the writer judges it all the same.
    """
    return judge(said.note) if 0 < len(said.note) <= NOTE_LIMIT else None


def hear(
    session: Session,
    said: Mapping[Key, Said],
    sealing: Mapping[tuple[UUID, UUID], tuple[int, bytes]],
    *,
    before: Mapping[Key, Judgement] = MappingProxyType({}),
    now: datetime,
) -> dict[Key, Heard]:
    """Judge the notes of fresh taps and keep, sealed, what matched.

    What was judged before, at the door, is not judged again; a school's own phrases are added.

    One statement where there is a note at all, and five more where one is of severity 2 or 3:
    their number does not grow with the taps.
    """
    notes = {key: one for key, one in said.items() if one.note}
    if not notes:
        return {}
    own = phrases.to_look_for(session, {school_id for school_id, _, _ in notes})
    judged = {
        key: with_own(before.get(key) or judge(one.note), one.note, own[key[0]])
        for key, one in notes.items()
    }
    noted.keep(session, judged, sealing, now=now)
    grave = {key: notes[key] for key, one in judged.items() if one.severity >= TODAY}
    held = _named_in(session, grave, now)
    return {key: Heard(one, held.get(key, frozenset())) for key, one in judged.items()}


def _named_in(
    session: Session, grave: Mapping[Key, Said], now: datetime
) -> dict[Key, frozenset[UUID]]:
    """Find whom each grave note may name among those who might read it."""
    if not grave:
        return {}
    schools = {school_id for school_id, _, _ in grave}
    rooms = queries.staff_rooms(session, schools, now)
    circles = trust.circles(session, {(school_id, one) for school_id, one, _ in grave})
    return {
        key: may_name(said.note, _readers(rooms[key[0]], {*circles[key[1]], said.adult_id}))
        for key, said in grave.items()
    }


def _readers(room: queries.StaffRoom, near: set[UUID | None]) -> list[Reader]:
    return [
        Reader(
            one.id,
            tuple(name for name in (one.given, one.known_as, one.family) if name),
            one.title,
            room.roles.get(one.id, frozenset()),
            near=one.id in near,
        )
        for one in room.people.values()
    ]
