"""Says what taking an import back would do; nobody is deleted, and no later change is undone.

Whoever came with the file leaves again, whoever left comes back, and what was different is as it
was. What people changed since stays as they made it, and each such row is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeAlias
from uuid import UUID

Values: TypeAlias = Mapping[str, Any]
SAFEGUARDING: Final = frozenset({"dsp", "deputy", "head", "acting_head", "chair"})


class Why(StrEnum):
    """Why a row is not, or not wholly, as it was before; the value is the key of its sentence."""

    CHANGED_SINCE = "office.undo.changed_since"
    GONE_SINCE = "office.undo.gone_since"
    DUTY_BY_SAFEGUARDING = "office.undo.duty_by_safeguarding"
    LAST_SAFEGUARDING = "office.undo.last_safeguarding"
    INVITE_AGAIN = "office.undo.invite_again"
    OWN_ACCOUNT = "office.undo.own_account"


@dataclass(frozen=True, slots=True)
class Done:
    """One row that the import changed: `before` is None where it was new, `after` where it went."""

    table: str
    key: UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Now:
    """The rows of an import as they are at present, days and ids in words; absent ones are gone.

    `duties` are (person, role); `staff` are the people among `people` who are staff; `adults` are
    the staff at work.
    """

    people: Mapping[UUID, Values]
    classes: Mapping[UUID, Values]
    memberships: Mapping[UUID, Values]
    terms: Mapping[UUID, Values]
    duties: frozenset[tuple[UUID, str]]
    staff: frozenset[UUID]
    adults: frozenset[UUID]
    leads: frozenset[UUID]  # who leads safeguarding at present, of all staff at work
    keeps: frozenset[UUID] = frozenset()  # whom this does not end: whoever asks for it


@dataclass(frozen=True, slots=True)
class Kept:
    """One row that stays as it is, or is not wholly as before, and why."""

    table: str
    key: UUID
    why: Why
    fields: tuple[str, ...] = ()


@dataclass(slots=True)
class Undoing:
    """What is put back, by row."""

    people: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    classes: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    memberships: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    leaving_pupils: list[UUID] = field(default_factory=list)
    leaving_staff: list[UUID] = field(default_factory=list)
    returning: list[UUID] = field(default_factory=list)
    duties_given: list[tuple[UUID, str]] = field(default_factory=list)
    duties_taken: list[tuple[UUID, str]] = field(default_factory=list)
    terms_gone: list[UUID] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)


def undoing(
    done: Iterable[Done], now: Now, *, today: date, from_the_console: bool = False
) -> Undoing:
    """Compare what an import did with how things are, and say what goes back.

    Args:
        done: every row that it changed.
        now: those rows as they are.
        today: the school day: who came with the file leaves on it.
        from_the_console: whoever runs the installation may give safeguarding duties back.
    """
    found = Undoing()
    for one in done:
        match one.table:
            case "person":
                _person(found, one, now, today)
            case "class":
                _class(found, one, now)
            case "membership":
                _membership(found, one, now, today)
            case "duty":
                _duty(found, one, now, from_the_console=from_the_console)
            case "term":
                _term(found, one, now)
    return found


def _person(found: Undoing, one: Done, now: Now, today: date) -> None:
    present = now.people.get(one.key)
    if present is None:
        found.kept.append(Kept("person", one.key, Why.GONE_SINCE))
        return
    if one.before is None or one.before.get("status") == "left":
        _goes_again(found, one, now, present, today)
        return
    if one.before.get("status") == "active":
        if present["status"] != "left" or present["left_on"] != _left_on(one, present):
            found.kept.append(Kept("person", one.key, Why.CHANGED_SINCE, ("status",)))
            return
        found.people.setdefault(one.key, {}).update(status="active", left_on=None)
        found.returning.append(one.key)
        if one.key in now.staff:
            found.kept.append(Kept("person", one.key, Why.INVITE_AGAIN))
        return
    found.people.setdefault(one.key, {}).update(_put_back(found, one, present))


def _left_on(one: Done, present: Values) -> Any:
    return (one.after or {}).get("left_on", present["left_on"])


def _goes_again(found: Undoing, one: Done, now: Now, present: Values, today: date) -> None:
    """Let whoever came with the file leave; who has left since by another way has left."""
    if present["status"] != "active":
        return
    if one.key in now.keeps:
        found.kept.append(Kept("person", one.key, Why.OWN_ACCOUNT))
        return
    if one.key in now.staff:
        if one.key in now.leads and not now.leads - {one.key} - set(found.leaving_staff):
            found.kept.append(Kept("person", one.key, Why.LAST_SAFEGUARDING))
            return
        found.leaving_staff.append(one.key)
        return
    left_on = (one.before or {}).get("left_on") or today.isoformat()
    found.people.setdefault(one.key, {}).update(status="left", left_on=left_on)
    found.leaving_pupils.append(one.key)


def _put_back(found: Undoing, one: Done, present: Values) -> Iterator[tuple[str, Any]]:
    """Give the values that go back, and name those that somebody changed since."""
    before, after = one.before or {}, one.after or {}
    since = tuple(name for name in before if present[name] not in (after[name], before[name]))
    if since:
        found.kept.append(Kept(one.table, one.key, Why.CHANGED_SINCE, since))
    for name, value in before.items():
        if name not in since:
            yield name, value


def _class(found: Undoing, one: Done, now: Now) -> None:
    present = now.classes.get(one.key)
    if present is None:
        found.kept.append(Kept("class", one.key, Why.GONE_SINCE))
        return
    if one.before is None:
        found.classes.setdefault(one.key, {}).update(status="ended")
        return
    back = dict(_put_back(found, one, present))
    adult = back.get("default_adult_id")
    if adult is not None and UUID(adult) not in now.adults | set(found.returning):
        back.pop("default_adult_id")  # who left cannot be told of anything: whoever is named stays
        found.kept.append(Kept("class", one.key, Why.GONE_SINCE, ("default_adult_id",)))
    found.classes.setdefault(one.key, {}).update(back)


def _membership(found: Undoing, one: Done, now: Now, today: date) -> None:
    present = now.memberships.get(one.key)
    if present is None:
        return
    after = (one.after or {}).get("until_on")
    if present["until_on"] != after:
        found.kept.append(Kept("membership", one.key, Why.CHANGED_SINCE))
        return
    if one.before is None:
        ends = max(present["from_on"], today.isoformat())
        if after is None or after > ends:
            found.memberships[one.key] = {"until_on": ends}
        return
    found.memberships[one.key] = {"until_on": one.before["until_on"]}


def _duty(found: Undoing, one: Done, now: Now, *, from_the_console: bool) -> None:
    if one.after is not None:
        role = one.after["role"]
        if (one.key, role) not in now.duties or one.key in found.leaving_staff:
            return
        if any((kept.key, kept.why) in _who_stay(one.key) for kept in found.kept):
            return  # said of the person already: an account without its duties is of no use
        others = now.leads - {one.key} - set(found.leaving_staff)
        if role in {"dsp", "deputy"} and not others:
            found.kept.append(Kept("duty", one.key, Why.LAST_SAFEGUARDING, (role,)))
            return
        found.duties_taken.append((one.key, role))
        return
    role = (one.before or {})["role"]
    if one.key not in found.returning or (one.key, role) in now.duties:
        return
    if role in SAFEGUARDING and not from_the_console:
        found.kept.append(Kept("duty", one.key, Why.DUTY_BY_SAFEGUARDING, (role,)))
        return
    found.duties_given.append((one.key, role))


def _who_stay(key: UUID) -> set[tuple[UUID, Why]]:
    return {(key, Why.OWN_ACCOUNT), (key, Why.LAST_SAFEGUARDING)}


def _term(found: Undoing, one: Done, now: Now) -> None:
    present = now.terms.get(one.key)
    if present is None:
        return
    if any(present[name] != value for name, value in (one.after or {}).items()):
        found.kept.append(Kept("term", one.key, Why.CHANGED_SINCE))
        return
    found.terms_gone.append(one.key)
