"""Which pupils and teachers a roster file puts into classes, and takes out of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.roster.importing.known import (
    Join,
    Known,
    KnownMembership,
    MembershipEnd,
    MembershipKey,
    PersonKey,
)
from app.roster.importing.shape import MembershipRow, Part, Roster


@dataclass(frozen=True, slots=True)
class Memberships:
    """What begins and what ends; `unknown` counts rows about people or classes nobody knows."""

    joins: tuple[Join, ...]
    ends: tuple[MembershipEnd, ...]
    unknown: int


def compare_memberships(
    known: Known,
    roster: Roster,
    *,
    staying: Collection[PersonKey],
    gone: Collection[str],
    today: date,
) -> Memberships:
    """Compare memberships by class, person and role.

    Args:
        known: the school as it is.
        roster: what the file says of this school.
        staying: the people who are there afterwards.
        gone: the classes that are not there afterwards.
        today: the day on which things begin and end where the file has no dates.
    """
    wanted, over = _sorted_rows(roster, today)
    kinds = _kinds(known, roster)
    held: set[MembershipKey] = set()
    ends = []
    for member in known.memberships:
        held.add(member.key)
        until = _new_end(
            member, roster, wanted, over, kinds, here=_is_here(member, staying, gone), today=today
        )
        if until != member.until_on:
            ends.append(MembershipEnd(member, until))
    joins, unknown = [], 0
    for key, row in wanted.items():
        person: PersonKey = ("pupil" if row.role == "pupil" else "staff"), row.person_id
        if key in held or row.class_id in gone:
            continue
        if row.class_id not in kinds or person not in staying:
            unknown += 1
            continue
        new = person not in known.people or row.class_id not in known.classes
        starts = row.starts_on or today
        starts = starts if new or starts > today else today
        joins.append(Join(row.class_id, person, row.role, starts, _until(row)))
    return Memberships(tuple(joins), tuple(ends), unknown)


def without_a_class(known: Known, roster: Roster, memberships: Memberships) -> set[PersonKey]:
    """Find pupils who were in a registration class and would be in none."""
    kinds = _kinds(known, roster)
    ending = {end.known.id for end in memberships.ends if end.until_on is not None}
    registered = [
        one
        for one in known.memberships
        if one.role == "pupil" and kinds.get(one.class_id) == "registration"
    ]
    before = {one.person_key for one in registered}
    after = {one.person_key for one in registered if one.id not in ending}
    after |= {
        join.person for join in memberships.joins if kinds.get(join.class_id) == "registration"
    }
    return before - after


def _sorted_rows(
    roster: Roster, today: date
) -> tuple[dict[MembershipKey, MembershipRow], dict[MembershipKey, date]]:
    """Tell the rows that hold, today or later, from those that are over and since when."""
    wanted: dict[MembershipKey, MembershipRow] = {}
    over: dict[MembershipKey, date] = {}
    for row in roster.memberships:
        key = row.class_id, row.person_id, row.role
        until = _until(row)
        if row.status == "ended":
            over[key] = min(until or today, today)
        elif until is not None and until <= today:
            over[key] = until
        else:
            wanted.setdefault(key, row)
    return wanted, over


def _until(row: MembershipRow) -> date | None:
    return row.ends_on + timedelta(days=1) if row.ends_on else None


def _kinds(known: Known, roster: Roster) -> dict[str, str]:
    kinds = {key: one.kind for key, one in known.classes.items()}
    return kinds | dict(_file_kinds(roster))


def _file_kinds(roster: Roster) -> Iterator[tuple[str, str]]:
    return ((row.source_id, row.kind) for row in roster.classes)


def _is_here(
    member: KnownMembership, staying: Collection[PersonKey], gone: Collection[str]
) -> bool:
    return member.person_key in staying and member.class_id not in gone


def _new_end(
    member: KnownMembership,
    roster: Roster,
    wanted: Mapping[MembershipKey, MembershipRow],
    over: Mapping[MembershipKey, date],
    kinds: Mapping[str, str],
    *,
    here: bool,
    today: date,
) -> date | None:
    """Give the first day on which a membership no longer holds, as the file has it."""
    ends_now = max(member.from_on, today)
    if not here:
        return ends_now if member.until_on is None else min(member.until_on, ends_now)
    if member.key in wanted:
        return _until(wanted[member.key])
    if member.key in over:
        return max(member.from_on, over[member.key])
    covered = _part(member, kinds) in roster.covers
    if covered and member.person_id not in roster.unread_ids:
        return ends_now
    return member.until_on


def _part(member: KnownMembership, kinds: Mapping[str, str]) -> Part:
    if member.role == "teacher":
        return "teachers"
    return "registration" if kinds.get(member.class_id) == "registration" else "teaching"
