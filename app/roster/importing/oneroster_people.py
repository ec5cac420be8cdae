"""The people of a OneRoster or School Data Sync 2 set: who is a pupil, who is staff."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.roster.importing import oneroster_columns as columns
from app.roster.importing.cells import (
    DateColumn,
    clean,
    read_email,
    read_id,
    read_list,
    read_name,
    read_pupil_year,
)
from app.roster.importing.codes import Code
from app.roster.importing.dates import DayOrMonth
from app.roster.importing.draft import Draft
from app.roster.importing.orgs import Orgs
from app.roster.importing.shape import PersonKind, PersonRow, StaffRole
from app.roster.importing.table import Row, Table, plain
from app.roster.importing.upn import SHAPE

USER_ID: Final = re.compile(r"\{([^:{}]*):([^{}]*)\}")
MAIN: Final = frozenset({"primary", "true", "1", "yes"})


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """What somebody is, and where; `row` is the row that says so."""

    word: str
    orgs: tuple[str, ...]
    row: Row
    ended: bool
    main: bool = True


def read_people(
    draft: Draft,
    orgs: Orgs,
    *,
    users: Table | None,
    roles: Table | None,
    demographics: Table | None,
    relationships: Table | None,
) -> None:
    """Read users, with their roles from their own row (1.1) or from roles.csv (1.2)."""
    if users is None:
        return
    draft.cover(users, "pupils", "staff")
    if roles is not None and not roles.whole:
        draft.spoil("pupils", "staff")
    held = _roles_by_user(roles)
    births = _births(draft, demographics)
    family = _family(users, relationships)
    left_out = administrators = 0
    for row in users.rows:
        source_id = draft.id_of(row, "id", parts=("pupils", "staff"))
        if not source_id:
            continue
        own = _own_role(row)
        of_user = held.get(source_id, []) + ([own] if own else [])
        kind = _kind(of_user)
        if kind is None and (_is_family(of_user) or (not of_user and source_id in family)):
            draft.left_out.add(source_id)
            left_out += 1
        elif kind is None:
            draft.say(Code.KIND_OF_PERSON_UNKNOWN, row, "role")
            draft.unread.add(source_id)
        elif kind == "pupil":
            draft.add_person(row, _pupil(draft, row, source_id, of_user, orgs, births))
        else:
            person = _member_of_staff(draft, row, source_id, of_user, orgs)
            administrators += draft.add_person(row, person) and _administers(of_user)
    if left_out:
        draft.findings.add(Code.FAMILY_LEFT_OUT, users.file, shown=str(left_out))
    if administrators:
        shown = str(administrators)
        draft.findings.add(Code.ADMINISTRATORS_AS_ADULTS, users.file, shown=shown)


def _roles_by_user(roles: Table | None) -> dict[str, list[RoleHeld]]:
    held: dict[str, list[RoleHeld]] = {}
    for row in roles.rows if roles else ():
        role = RoleHeld(
            word=plain(row["role"]),
            orgs=(read_id(row, "org"),),
            row=row,
            ended=plain(row["status"]) in columns.ENDED,
            main=plain(row["main"]) in MAIN,
        )
        held.setdefault(read_id(row, "user"), []).append(role)
    for of_user in held.values():
        of_user.sort(key=lambda one: (one.ended, not one.main))
    return held


def _own_role(row: Row) -> RoleHeld | None:
    word = plain(row["role"])
    return RoleHeld(word, read_list(row, "orgs"), row, ended=False) if word else None


def _births(draft: Draft, demographics: Table | None) -> dict[str, date]:
    if demographics is None:
        return {}
    order: DayOrMonth = "month first" if draft.layout == "sds-v2" else "day first"
    born = DateColumn(demographics, "born_on", order, draft.findings)
    read = ((read_id(row, "id"), born(row)) for row in demographics.rows)
    return {source_id: day for source_id, day in read if day}


def _family(users: Table, relationships: Table | None) -> frozenset[str]:
    """Find the users whom others name as their family."""
    named = {one for row in users.rows for one in read_list(row, "agents")}
    named |= {read_id(row, "other") for row in relationships.rows} if relationships else set()
    return frozenset(named)


def _kind(held: Sequence[RoleHeld]) -> PersonKind | None:
    for role in held:
        if role.word == "student":
            return "pupil"
        if role.word in columns.STAFF:
            return "staff"
    return None


def _is_family(held: Sequence[RoleHeld]) -> bool:
    return bool(held) and all(role.word in columns.FAMILY for role in held)


def _administers(held: Sequence[RoleHeld]) -> bool:
    return any(role.word in columns.ADMINISTERS for role in held)


def _has_left(row: Row, held: Sequence[RoleHeld]) -> bool:
    return plain(row["status"]) in columns.ENDED or all(role.ended for role in held)


def _schools(row: Row, held: Sequence[RoleHeld], orgs: Orgs) -> tuple[str, ...]:
    now = [role for role in held if not role.ended] or held
    named = [org for role in now for org in role.orgs if org]
    found = (orgs.school_of(org) for org in named or read_list(row, "orgs"))
    return tuple(dict.fromkeys(school for school in found if school))


def _pupil(
    draft: Draft,
    row: Row,
    source_id: str,
    held: Sequence[RoleHeld],
    orgs: Orgs,
    births: dict[str, date],
) -> PersonRow:
    left = _has_left(row, held)
    rows = [row, *(role.row for role in held if role.word == "student")]
    of_year = next((one for one in rows if one["year"]), row)
    return PersonRow(
        source_id=source_id,
        kind="pupil",
        given=read_name(row, "given_name", draft.findings),
        family=read_name(row, "family_name", draft.findings),
        known_as=_known_as(draft, row),
        year=None if left else read_pupil_year(of_year, "year", draft.findings),
        upn=_upn(row),
        born_on=births.get(source_id),
        schools=_schools(row, held, orgs),
        status="left" if left else "active",
    )


def _member_of_staff(
    draft: Draft, row: Row, source_id: str, held: Sequence[RoleHeld], orgs: Orgs
) -> PersonRow:
    left = _has_left(row, held)
    said = (columns.STAFF.get(role.word) for role in held if not role.ended)
    roles: tuple[StaffRole, ...] = tuple(dict.fromkeys(role for role in said if role))
    return PersonRow(
        source_id=source_id,
        kind="staff",
        given=read_name(row, "given_name", draft.findings),
        family=read_name(row, "family_name", draft.findings),
        known_as=_known_as(draft, row),
        email=None if left else _email(draft, row),
        roles=roles or ("adult",),
        schools=_schools(row, held, orgs),
        status="left" if left else "active",
    )


def _known_as(draft: Draft, row: Row) -> str:
    known_as = read_name(row, "known_as", draft.findings)
    return "" if known_as == clean(row["given_name"]) else known_as


def _email(draft: Draft, row: Row) -> str | None:
    if row["email"] or "@" not in row["username"]:
        return read_email(row, "email", draft.findings)
    email = read_email(row, "username", draft.findings)
    if email:
        draft.say(Code.EMAIL_FROM_USERNAME, row, "username")
    return email


def _upn(row: Row) -> str | None:
    """Find a pupil number among the ids of a user; in other systems UPN is a kind of e-mail."""
    for kind, value in USER_ID.findall(row["user_ids"]):
        if "upn" in kind.casefold() and "@" not in value:
            return clean(value) or None
    identifier = read_id(row, "identifier").upper()
    return identifier if SHAPE.fullmatch(identifier) else None
