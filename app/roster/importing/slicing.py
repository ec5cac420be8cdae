"""Takes one school's part out of a roster that may hold several, and names it by a digest."""

import hashlib
from dataclasses import replace

from app.roster.importing.shape import Roster


def of_school(roster: Roster, source_id: str | None) -> Roster:
    """Give what a roster says of one school.

    Args:
        roster: everything that was read.
        source_id: the school as the file calls it; None where the file names no school.
    """
    own = {None, source_id}
    classes = tuple(row for row in roster.classes if row.school in own)
    foreign = {row.source_id for row in roster.classes if row.school not in own}
    return replace(
        roster,
        schools=tuple(row for row in roster.schools if row.source_id == source_id),
        people=tuple(row for row in roster.people if not row.schools or source_id in row.schools),
        classes=classes,
        memberships=tuple(row for row in roster.memberships if row.class_id not in foreign),
        terms=tuple(row for row in roster.terms if row.school in own),
    )


def digest_of(roster: Roster) -> str:
    """Name what a file says, whatever the order of its rows: equal files have equal digests."""
    parts = (
        *sorted(map(repr, roster.people)),
        *sorted(map(repr, roster.classes)),
        *sorted(map(repr, roster.memberships)),
        *sorted(map(repr, roster.terms)),
        *sorted(roster.covers),
        *sorted(roster.unread_ids),
        str(roster.delta),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
