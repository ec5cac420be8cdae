"""Which classes a roster file begins, changes and ends."""

from dataclasses import dataclass

from app.roster.importing.known import ClassChange, Known, KnownClass
from app.roster.importing.shape import ClassRow, Roster


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes that begin, change and end; `gone` are all that are not there afterwards."""

    new: tuple[ClassRow, ...]
    changed: tuple[ClassChange, ...]
    ended: tuple[KnownClass, ...]
    gone: frozenset[str]


def compare_classes(known: Known, roster: Roster) -> Classes:
    """Compare classes by their source ids."""
    rows = {row.source_id: row for row in roster.classes}
    active = {key: row for key, row in rows.items() if row.status == "active"}
    new = tuple(row for key, row in active.items() if key not in known.classes)
    changed = []
    for key, row in active.items():
        before = known.classes.get(key)
        if before is None:
            continue
        wanted: dict[str, str | None] = {"name": row.name, "kind": row.kind}
        if row.year:
            wanted["year"] = row.year
        fields = {name: value for name, value in wanted.items() if getattr(before, name) != value}
        if fields or not before.active:
            changed.append(ClassChange(before, fields, returns=not before.active))
    ended = tuple(
        one
        for key, one in known.classes.items()
        if one.active and key not in active and (key in rows or "classes" in roster.covers)
    )
    not_there = {key for key, one in known.classes.items() if not one.active and key not in active}
    return Classes(
        new, tuple(changed), ended, frozenset(not_there | {one.source_id for one in ended})
    )
