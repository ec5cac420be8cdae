"""Children whose usual itself is low: a list that the safeguarding team is to read once a month.

No pattern speaks of them, since who is always low does not fall. A child comes to the list on the
tenth day with a check-in; each look at a name is written down, and four weeks later it is due.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session

from app.access.actor import Actor
from app.audit import actions
from app.audit.queries import last_looks
from app.concerns.queries import hidden_from
from app.journeys.tune_patterns import looked, only_the_team
from app.patterns import state
from app.roster import queries, registers
from app.roster.models import Person
from app.roster.people import full_name

KNOWN_FROM: Final = 10  # days seen before a pupil may stand in the list
ALWAYS_LOW: Final = 2.5  # of a usual level
AGAIN_AFTER: Final = timedelta(weeks=4)  # the same day of the week, and never longer than a month


@dataclass(frozen=True, slots=True)
class Low:
    """A child on the list; `looked_at` is when anybody of the team last read the name there."""

    person: Person
    group: str
    looked_at: datetime | None
    due: bool


def always_low(session: Session, actor: Actor, *, now: datetime) -> Sequence[Low]:
    """Give the list, what is due first, and write down a look at each name.

    Raises:
        Problem: `not_found` for everybody but the safeguarding team.
    """
    found = _listed(session, actor, now)
    looked(
        session,
        actor,
        {one.person.id for one in found},
        actions.Action.READ_ALWAYS_LOW,
        now=now,
    )
    return found


def due(session: Session, actor: Actor, *, now: datetime) -> int:
    """Count the names that are to be looked at; names nobody, so that no look is written down.

    Raises:
        Problem: `not_found` for everybody but the safeguarding team.
    """
    return sum(one.due for one in _listed(session, actor, now))


def _listed(session: Session, actor: Actor, now: datetime) -> list[Low]:
    """Give the list of one reader: who does not want them is not in it, nor in its number."""
    only_the_team(actor)
    _, hidden = hidden_from(session, actor)
    low = {
        pupil
        for pupil, one in state.of_school(session, actor.school_id).items()
        if one.seen >= KNOWN_FROM and one.mean < ALWAYS_LOW and pupil not in hidden
    }
    people = queries.people(session, actor.school_id, low)
    groups = registers.groups_of(session, actor.school_id)
    looks = last_looks(session, actor.school_id, actions.Action.READ_ALWAYS_LOW, low)
    found = [
        Low(person, groups.get(pupil, ""), at := looks.get(pupil), _is_due(at, now))
        for pupil, person in people.items()
        if person.status == "active"
    ]
    return sorted(found, key=lambda one: (not one.due, one.group, full_name(one.person)))


def _is_due(looked_at: datetime | None, now: datetime) -> bool:
    return looked_at is None or looked_at + AGAIN_AFTER <= now
