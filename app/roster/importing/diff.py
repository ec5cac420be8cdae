"""Compares a school with a roster file, and says what would change; it changes nothing itself.

Nobody is deleted. Who is missing from a full list has left; a file of changes ends only what it
names. What a person decided in Hwyl (a safeguarding role, a language, a term's dates) stands.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from app.roster.importing.diff_classes import compare_classes
from app.roster.importing.diff_memberships import Memberships, compare_memberships, without_a_class
from app.roster.importing.known import (
    BY_HAND,
    Changes,
    Known,
    KnownPerson,
    Notice,
    PersonChange,
    PersonKey,
)
from app.roster.importing.shape import PersonKind, PersonRow, Roster, TermRow

GIVEN_BY_A_SECOND: Final = frozenset({"dsp", "deputy", "head"})
# Cells that were left empty or could not be read: what is known stays.
NEVER_EMPTIED: Final = ("year", "upn", "email")
# These may be taken back, by a file that has them for somebody: a missing column takes nothing.
MAY_BE_EMPTIED: Final = ("known_as", "title", "staff_role")
_KINDS: Final[tuple[PersonKind, ...]] = ("pupil", "staff")


def compare(
    known: Known,
    roster: Roster,
    *,
    today: date,
    first_setup: bool,
    keeps: Collection[UUID] = (),
) -> Changes:
    """Say what applying a roster of one school (see `slicing`) would do.

    Args:
        known: the school as it is.
        roster: what the file says of this school.
        today: the school day on which memberships begin and end where the file has no dates.
        first_setup: nobody can yet give safeguarding roles, so that the file's are taken.
        keeps: people whom this file does not end, such as whoever brings it.

    Returns:
        The changes; the same file again, once applied, gives none.
    """
    rows = {(row.kind, row.source_id): row for row in roster.people}
    added = tuple(
        row for key, row in rows.items() if key not in known.people and row.status == "active"
    )
    changed = tuple(_changed_people(known, rows, roster))
    left = tuple(_leavers(known, rows, roster, keeps))
    leaving = {one.key for one in left}
    staying = {key for key, one in known.people.items() if one.active and key not in leaving}
    staying |= {(row.kind, row.source_id) for row in added}
    staying |= {change.known.key for change in changed if change.returns}
    classes = compare_classes(known, roster)
    memberships = compare_memberships(
        known, roster, staying=staying, gone=classes.gone, today=today
    )
    duties, held = _duties(known, rows, staying, first_setup=first_setup)
    return Changes(
        added=added,
        changed=changed,
        left=left,
        new_classes=classes.new,
        changed_classes=classes.changed,
        ended_classes=classes.ended,
        joins=memberships.joins,
        ends=memberships.ends,
        duties=duties,
        terms=tuple(_new_terms(known, roster)),
        notices=_notices(held, memberships, known, rows, keeps, roster),
        vanishing=_vanishing(known, roster, left, memberships),
    )


def _changed_people(
    known: Known, rows: Mapping[PersonKey, PersonRow], roster: Roster
) -> Iterator[PersonChange]:
    filled = {
        (row.kind, field) for row in roster.people for field in MAY_BE_EMPTIED if _cell(row, field)
    }
    for key, row in rows.items():
        person = known.people.get(key)
        if person is None or row.status == "left":
            continue
        wanted: dict[str, str | None] = {"given": row.given, "family": row.family}
        wanted |= {field: _cell(row, field) for field in NEVER_EMPTIED if _cell(row, field)}
        wanted |= {
            field: _cell(row, field) for field in MAY_BE_EMPTIED if (row.kind, field) in filled
        }
        fields = {name: value for name, value in wanted.items() if getattr(person, name) != value}
        if fields or not person.active:
            yield PersonChange(person, fields, returns=not person.active)


def _cell(row: PersonRow, field: str) -> str | None:
    value: str | None = row.job if field == "staff_role" else getattr(row, field)
    return value or None


def _missing(
    known: Known, rows: Mapping[PersonKey, PersonRow], roster: Roster
) -> Iterator[KnownPerson]:
    """Give the active people whom a full list of their kind does not name, and those it ends."""
    covered = {
        kind
        for kind, part in zip(_KINDS, ("pupils", "staff"), strict=True)
        if part in roster.covers
    }
    for key, person in known.people.items():
        row = rows.get(key)
        if not person.active:
            continue
        if row is not None:
            if row.status == "left":
                yield person
        elif (
            person.kind in covered
            and person.source_id not in roster.unread_ids
            and not person.source_id.startswith(BY_HAND)
        ):
            yield person


def _leavers(
    known: Known,
    rows: Mapping[PersonKey, PersonRow],
    roster: Roster,
    keeps: Collection[UUID],
) -> Iterator[KnownPerson]:
    return (one for one in _missing(known, rows, roster) if one.id not in keeps)


def _duties(
    known: Known,
    rows: Mapping[PersonKey, PersonRow],
    staying: Collection[PersonKey],
    *,
    first_setup: bool,
) -> tuple[tuple[tuple[PersonKey, str], ...], int]:
    """Give the duties that the file brings, and count the safeguarding ones held back.

    A file only ever adds: what was given in Hwyl is taken away in Hwyl.
    """
    taken = first_setup and not known.has_safeguarding
    given: list[tuple[PersonKey, str]] = []
    held = 0
    for key, row in rows.items():
        person = known.people.get(key)
        has = person.roles if person else frozenset()
        if row.kind != "staff" or key not in staying or row.status == "left":
            continue
        for role in row.roles:
            if role == "adult" or role in has:
                continue
            if role in GIVEN_BY_A_SECOND and not taken:
                held += 1
            else:
                given.append((key, role))
    return tuple(given), held


def _new_terms(known: Known, roster: Roster) -> Iterator[TermRow]:
    """Give the terms of the file that touch none that is known: the office's own dates stand.

    A whole year says nothing of the holidays in it, so that it is no term: the calendar stays
    assumed, and alarmed, until the office enters one.
    """
    for term in roster.terms:
        if term.kind == "term" and not any(
            starts <= term.ends_on and term.starts_on <= ends for starts, ends in known.terms
        ):
            yield term


def _notices(
    held: int,
    memberships: Memberships,
    known: Known,
    rows: Mapping[PersonKey, PersonRow],
    keeps: Collection[UUID],
    roster: Roster,
) -> tuple[Notice, ...]:
    kept = sum(1 for one in _missing(known, rows, roster) if one.id in keeps)
    years = 0 if known.terms else sum(1 for term in roster.terms if term.kind == "year")
    found = (
        Notice("office.notice.duties_held", held),
        Notice("office.notice.year_without_terms", years),
        Notice("office.notice.unknown_references", memberships.unknown),
        Notice("office.notice.own_account_kept", kept),
    )
    return tuple(notice for notice in found if notice.n)


def _vanishing(
    known: Known, roster: Roster, left: Collection[KnownPerson], memberships: Memberships
) -> float:
    """Give the larger share, of pupils or of staff, that this file makes vanish.

    A pupil who stays and loses their registration class counts: no tablet shows them any more.
    """
    gone = {one.key for one in left} | without_a_class(known, roster, memberships)
    shares = [0.0]
    for kind in _KINDS:
        before = [key for key, one in known.people.items() if one.active and key[0] == kind]
        if before:
            shares.append(sum(1 for key in before if key in gone) / len(before))
    return max(shares)
