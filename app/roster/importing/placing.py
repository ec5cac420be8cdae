"""What an import sees to besides: a default adult for each class, a picture for everybody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.roster.importing.known import Changes, Known, PersonKey
from app.roster.importing.plan import Ids
from app.roster.importing.shape import PersonKind
from app.roster.pictures import ADULTS, TILES, spread


@dataclass(frozen=True, slots=True)
class _Someone:
    id: UUID
    key: PersonKey
    family: str
    given: str
    picture: str | None


@dataclass(frozen=True, slots=True)
class _Group:
    id: UUID
    source_id: str
    name: str
    kind: str
    default_adult_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Member:
    group: str
    person: PersonKey
    role: str


def default_adults(
    known: Known, changes: Changes, ids: Ids, *, today: date
) -> dict[UUID, UUID | None]:
    """Name the first teacher of each registration class that would have no default adult at work.

    Returns:
        The classes for which that changes something, with their adult; None where nobody teaches.
    """
    here = {one.key: one.id for one in _people(known, changes, ids)}
    teachers: dict[str, UUID] = {}
    for one in _members(known, changes, today):
        if one.role == "teacher" and one.person in here:
            teachers.setdefault(one.group, here[one.person])
    at_work = set(here.values())
    found: dict[UUID, UUID | None] = {}
    for group in _groups(known, changes, ids):
        adult = teachers.get(group.source_id)
        if (
            group.kind == "registration"
            and group.default_adult_id not in at_work
            and adult != group.default_adult_id
        ):
            found[group.id] = adult
    return found


def pictures(known: Known, changes: Changes, ids: Ids, *, today: date) -> dict[UUID, str]:
    """Give pictures to those who would have none: pupils by class, staff as a whole."""
    people = sorted(
        _people(known, changes, ids), key=lambda one: (one.family, one.given, str(one.id))
    )
    if all(one.picture for one in people):
        return {}
    classes = _class_of_each(known, changes, ids, "registration", today)
    if any(one.key[0] == "pupil" and one.key not in classes for one in people):
        classes = _class_of_each(known, changes, ids, "teaching", today) | classes
    groups: dict[tuple[PersonKind, str], list[str]] = {}
    for one in people:
        place = classes.get(one.key, "") if one.key[0] == "pupil" else ""
        groups.setdefault((one.key[0], place), []).append(str(one.id))
    has = {str(one.id): one.picture for one in people}
    given: dict[str, str] = {}
    for of_kind, codes in (("pupil", TILES), ("staff", ADULTS)):
        given |= spread(
            (group for (kind, _), group in groups.items() if kind == of_kind), has, codes
        )
    return {UUID(one): code for one, code in given.items()}


def _people(known: Known, changes: Changes, ids: Ids) -> Iterator[_Someone]:
    """Give who is there afterwards."""
    left = {one.key for one in changes.left}
    changed = {one.known.key: one for one in changes.changed}
    for key, one in known.people.items():
        change = changed.get(key)
        if (one.active and key not in left) or (change is not None and change.returns):
            new: Mapping[str, str | None] = change.fields if change else {}
            family, given = new.get("family", one.family), new.get("given", one.given)
            yield _Someone(one.id, key, family or "", given or "", one.picture)
    for row in changes.added:
        added: PersonKey = (row.kind, row.source_id)
        yield _Someone(ids.people[added], added, row.family, row.given, None)


def _groups(known: Known, changes: Changes, ids: Ids) -> Iterator[_Group]:
    """Give the classes that are there afterwards."""
    ended = {one.source_id for one in changes.ended_classes}
    changed = {one.known.source_id: one for one in changes.changed_classes}
    for key, one in known.classes.items():
        change = changed.get(key)
        if (one.active and key not in ended) or (change is not None and change.returns):
            new: Mapping[str, str | None] = change.fields if change else {}
            name, kind = new.get("name", one.name), new.get("kind", one.kind)
            yield _Group(one.id, key, name or "", kind or "", one.default_adult_id)
    for row in changes.new_classes:
        yield _Group(ids.classes[row.source_id], row.source_id, row.name, row.kind)


def _members(known: Known, changes: Changes, today: date) -> Iterator[_Member]:
    """Give who is in which class today, afterwards; who has been there longest first."""
    ends = {end.known.id: end.until_on for end in changes.ends}
    there = [
        one
        for one in known.memberships
        if one.from_on <= today and _holds(ends.get(one.id, one.until_on), today)
    ]
    for one in sorted(there, key=lambda one: (one.from_on, one.id)):
        yield _Member(one.class_id, one.person_key, one.role)
    for join in sorted(changes.joins, key=lambda join: join.from_on):
        if join.from_on <= today and _holds(join.until_on, today):
            yield _Member(join.class_id, join.person, join.role)


def _holds(until_on: date | None, today: date) -> bool:
    return until_on is None or until_on > today


def _class_of_each(
    known: Known, changes: Changes, ids: Ids, kind: str, today: date
) -> dict[PersonKey, str]:
    """Give a class of this kind for each pupil who is in one."""
    groups = {one.source_id: one.name for one in _groups(known, changes, ids) if one.kind == kind}
    found = [
        (groups[one.group], one.person, one.group)
        for one in _members(known, changes, today)
        if one.role == "pupil" and one.group in groups
    ]
    return {person: group for _, person, group in sorted(found)}
