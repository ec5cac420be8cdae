"""Turns what a file would change into rows, before anybody has to wait for them.

A row is written as it stands here. Beside each lie the few values that change, before and after, so
that an undo can put them back and see what people have changed since.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

from app.kernel.ids import uuid7
from app.roster.importing.known import Changes, Known, KnownClass, KnownPerson, PersonKey
from app.roster.importing.shape import ClassRow, PersonRow

Table: TypeAlias = Literal["person", "class", "membership", "duty", "term"]
Values: TypeAlias = Mapping[str, Any]

PERSON_FIELDS: Final = (
    "given", "family", "known_as", "title", "staff_role", "email", "year", "upn",
)  # fmt: skip
CLASS_FIELDS: Final = ("name", "kind", "year")


@dataclass(frozen=True, slots=True)
class Change:
    """One row that changes. `before` is None where it is new, `after` is None where it goes.

    `writes` are the values that are set; the names in it are the same for all of a `sort`, so that
    each sort is one statement. A sort that `journeys` sees to has none.
    """

    table: Table
    key: UUID
    before: Values | None
    after: Values | None
    writes: Values
    sort: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is written for one file, and who came and went."""

    changes: tuple[Change, ...]
    new_staff: Mapping[UUID, tuple[str, ...]]  # with the roles that the file gives
    returned_staff: tuple[UUID, ...]
    left_staff: tuple[UUID, ...]
    left_pupils: tuple[UUID, ...]
    granted: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of people and classes by what files call them, new ones among them."""

    people: Mapping[PersonKey, UUID]
    classes: Mapping[str, UUID]


def ids_of(known: Known, changes: Changes) -> Ids:
    """Give everybody an id, in the order of the file."""
    people = {key: one.id for key, one in known.people.items()}
    people |= {(row.kind, row.source_id): uuid7() for row in changes.added}
    classes = {key: one.id for key, one in known.classes.items()}
    classes |= {row.source_id: uuid7() for row in changes.new_classes}
    return Ids(people, classes)


def plan(
    known: Known,
    changes: Changes,
    ids: Ids,
    *,
    pictures: Mapping[UUID, str],
    default_adults: Mapping[UUID, UUID | None],
    language: str,
    today: date,
) -> Plan:
    """Make the rows of a file's changes.

    Args:
        known: the school as it is.
        changes: what the file would change (`compare`).
        ids: everybody's (`ids_of`).
        pictures: new ones, by person (`placing`).
        default_adults: new ones, by class (`placing`).
        language: of the school: new people are spoken to in it where the file does not say.
        today: the school day.
    """
    rows = (
        *_people(known, changes, ids, pictures, language=language, today=today),
        *_classes(known, changes, ids, default_adults),
        *_memberships(changes, ids),
        *_duties(changes, ids),
        *_terms(changes),
    )
    return Plan(
        changes=rows,
        new_staff={
            ids.people[row.kind, row.source_id]: row.roles
            for row in changes.added
            if row.kind == "staff"
        },
        returned_staff=tuple(
            one.known.id for one in changes.changed if one.returns and one.known.kind == "staff"
        ),
        left_staff=tuple(one.id for one in changes.left if one.kind == "staff"),
        left_pupils=tuple(one.id for one in changes.left if one.kind == "pupil"),
        granted=tuple((ids.people[key], role) for key, role in changes.duties),
    )


def _people(
    known: Known,
    changes: Changes,
    ids: Ids,
    pictures: Mapping[UUID, str],
    *,
    language: str,
    today: date,
) -> Iterator[Change]:
    for row in changes.added:
        made = ids.people[row.kind, row.source_id]
        picture = pictures.get(made)
        yield Change(
            "person", made, None, {"status": "active"}, _person(row, language, picture), "new"
        )
    for one in changes.changed:
        if one.fields:
            yield _sets("person", one.known, one.fields, PERSON_FIELDS, "fields")
        if one.returns:
            before = {"status": "left", "left_on": one.known.left_on}
            yield _stands("person", one.known.id, before, {"status": "active", "left_on": None})
    for gone in changes.left:
        before, after = {"status": "active", "left_on": None}, {"status": "left", "left_on": today}
        if gone.kind == "pupil":
            yield _stands("person", gone.id, before, after)
            continue
        yield Change("person", gone.id, before, after, {}, "leaves")
        for role in sorted(gone.roles):
            yield Change("duty", gone.id, {"role": role}, None, {}, "leaves")
    known_ids = {one.id for one in known.people.values()}
    for person_id, code in pictures.items():
        if person_id in known_ids:  # of no weight for an undo: nobody loses their picture again
            yield Change("person", person_id, {}, {}, {"picture": code}, "picture")


def _person(row: PersonRow, language: str, picture: str | None) -> Values:
    return {
        "kind": row.kind,
        "source_id": row.source_id,
        "given": row.given,
        "family": row.family,
        "known_as": row.known_as or None,
        "title": row.title or None,
        "language": row.language or language,
        "email": row.email,
        "year": row.year,
        "upn": row.upn,
        "picture": picture,
        "staff_role": row.job or None,
        "status": "active",
    }


def _sets(
    table: Table,
    known: KnownPerson | KnownClass,
    fields: Values,
    names: Sequence[str],
    sort: str,
) -> Change:
    before = {name: getattr(known, name) for name in fields}
    writes = {name: fields.get(name, getattr(known, name)) for name in names}
    return Change(table, known.id, before, dict(fields), writes, sort)


def _stands(table: Table, key: UUID, before: Values, after: Values) -> Change:
    return Change(table, key, before, after, after, "status")


def _classes(
    known: Known, changes: Changes, ids: Ids, adults: Mapping[UUID, UUID | None]
) -> Iterator[Change]:
    for row in changes.new_classes:
        made = ids.classes[row.source_id]
        yield Change(
            "class", made, None, {"status": "active"}, _class(row, adults.get(made)), "new"
        )
    for one in changes.changed_classes:
        if one.fields:
            yield _sets("class", one.known, one.fields, CLASS_FIELDS, "fields")
        if one.returns:
            yield _stands("class", one.known.id, {"status": "ended"}, {"status": "active"})
    for ended in changes.ended_classes:
        yield _stands("class", ended.id, {"status": "active"}, {"status": "ended"})
    for group in known.classes.values():
        if group.id in adults:
            before = {"default_adult_id": group.default_adult_id}
            after = {"default_adult_id": adults[group.id]}
            yield Change("class", group.id, before, after, after, "adult")


def _class(row: ClassRow, adult: UUID | None) -> Values:
    return {
        "source_id": row.source_id,
        "name": row.name,
        "kind": row.kind,
        "year": row.year,
        "default_adult_id": adult,
        "status": "active",
    }


def _memberships(changes: Changes, ids: Ids) -> Iterator[Change]:
    for end in changes.ends:
        after = {"until_on": end.until_on}
        before = {"until_on": end.known.until_on}
        yield Change("membership", end.known.id, before, after, after, "end")
    for join in changes.joins:
        row = {
            "class_id": ids.classes[join.class_id],
            "person_id": ids.people[join.person],
            "role": join.role,
            "from_on": join.from_on,
            "until_on": join.until_on,
        }
        yield Change("membership", uuid7(), None, {"until_on": join.until_on}, row, "new")


def _duties(changes: Changes, ids: Ids) -> Iterator[Change]:
    for key, role in changes.duties:
        person_id = ids.people[key]
        row = {"person_id": person_id, "role": role}
        yield Change("duty", person_id, None, {"role": role}, row, "new")


def _terms(changes: Changes) -> Iterator[Change]:
    for term in changes.terms:
        days = {"starts_on": term.starts_on, "ends_on": term.ends_on}
        yield Change("term", uuid7(), None, days, {"name": term.name, **days}, "new")
