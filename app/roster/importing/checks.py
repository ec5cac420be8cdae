"""Looks at a roster as a whole, once every file of it was read: references, doubles, gaps."""

from dataclasses import replace
from datetime import date
from typing import Final

from app.roster.importing.codes import Code
from app.roster.importing.draft import Draft, MembershipDraft
from app.roster.importing.shape import MembershipRow, PersonKind, Roster, SchoolKind

PRIMARY_YEARS: Final = frozenset({"N", "R", "1", "2", "3", "4", "5", "6"})


def finish(draft: Draft) -> Roster:
    """Check what was read against itself, and give the roster."""
    _places_at_school(draft)
    _keep_memberships(draft)
    _one_registration_class(draft)
    _numbers_once(draft)
    _addresses_once(draft)
    _kinds_of_schools(draft)
    _years_of_classes(draft)
    return draft.result()


def _places_at_school(draft: Draft) -> None:
    """Leave out people of no school in the file, save teachers whom a class places."""
    if draft.delta or not draft.schools:
        return
    taught: dict[str, list[str]] = {}
    for joined in draft.memberships:
        found = draft.classes.get(joined.membership.class_id)
        if joined.membership.role == "teacher" and found and found.school:
            taught.setdefault(joined.membership.person_id, []).append(found.school)
    for key, one in list(draft.people.items()):
        person = one.person
        schools = [school for school in person.schools if school in draft.schools]
        if person.kind == "staff":
            schools += taught.get(person.source_id, [])
        if schools:
            draft.change(one, replace(person, schools=tuple(dict.fromkeys(schools))))
        else:
            draft.say(Code.SCHOOL_UNKNOWN, one.row, "school")
            draft.unread.add(person.source_id)
            del draft.people[key]


def _keep_memberships(draft: Draft) -> None:
    kept: list[MembershipDraft] = []
    spans: dict[tuple[str, str, str], list[MembershipRow]] = {}
    for one in draft.memberships:
        membership = one.membership
        if not draft.delta and not _is_of_this_roster(draft, one):
            continue
        same = spans.setdefault((membership.class_id, membership.person_id, membership.role), [])
        if any(_overlap(membership, other) for other in same):
            draft.say(Code.MEMBERSHIP_DUPLICATE, one.row)
            continue
        same.append(membership)
        kept.append(one)
    draft.memberships = kept


def _is_of_this_roster(draft: Draft, one: MembershipDraft) -> bool:
    membership = one.membership
    kind: PersonKind = "pupil" if membership.role == "pupil" else "staff"
    person = draft.people.get((kind, membership.person_id))
    group = draft.classes.get(membership.class_id)
    explained = membership.person_id in draft.left_out or membership.person_id in draft.unread
    if person is None and explained:
        return False
    if group is None:
        draft.say(Code.MEMBERSHIP_CLASS_UNKNOWN, one.row, "class", membership.class_id)
        draft.unread.add(membership.person_id)
    elif person is None:
        draft.say(Code.MEMBERSHIP_PERSON_UNKNOWN, one.row, "person")
    elif group.school and group.school not in (person.person.schools or (group.school,)):
        draft.say(Code.MEMBERSHIP_OTHER_SCHOOL, one.row, "class", membership.class_id)
    else:
        return True
    return False


def _overlap(one: MembershipRow, other: MembershipRow) -> bool:
    if "ended" in (one.status, other.status):
        return one == other
    starts = max(one.starts_on or date.min, other.starts_on or date.min)
    return starts <= min(one.ends_on or date.max, other.ends_on or date.max)


def _one_registration_class(draft: Draft) -> None:
    """A pupil is registered in one class of a school at a time: the first that is named."""
    kept: list[MembershipDraft] = []
    registered: dict[tuple[str, str | None], list[MembershipRow]] = {}
    for one in draft.memberships:
        membership = one.membership
        group = draft.classes.get(membership.class_id)
        registers = group and group.kind == "registration" and membership.role == "pupil"
        if group and registers and membership.status == "active":
            others = registered.setdefault((membership.person_id, group.school), [])
            if any(_overlap(membership, other) for other in others):
                draft.say(Code.REGISTRATION_TWICE, one.row, "class", group.name)
                continue
            others.append(membership)
        kept.append(one)
    draft.memberships = kept


def _numbers_once(draft: Draft) -> None:
    """A number belongs to one pupil of a school; the same at two schools is one child at both."""
    pupils = [one for one in draft.people_of("pupil") if one.person.status == "active"]
    if pupils and not any(one.person.upn or one.upn_told for one in pupils):
        if not draft.delta:
            draft.findings.add(Code.UPN_NONE, pupils[0].row.file, field="upn")
        return
    seen: set[tuple[str, str]] = set()
    for one in pupils:
        upn = one.person.upn
        if not upn:
            if not one.upn_told:
                draft.say(Code.UPN_MISSING, one.row, "upn")
            continue
        places = {(school, upn) for school in one.person.schools or ("",)}
        if places & seen:
            draft.say(Code.UPN_DUPLICATE, one.row, "upn")
            draft.change(one, replace(one.person, upn=None))
        seen |= places


def _addresses_once(draft: Draft) -> None:
    """An invitation must reach one person: an address that comes twice stays with the first."""
    seen: set[str] = set()
    for one in draft.people_of("staff"):
        email = one.person.email
        if one.person.status == "left":
            continue
        if not email:
            draft.say(Code.EMAIL_MISSING, one.row, "email")
        elif email in seen:
            draft.say(Code.EMAIL_DUPLICATE, one.row, "email")
            draft.change(one, replace(one.person, email=None))
        else:
            seen.add(email)


def _kinds_of_schools(draft: Draft) -> None:
    """Guess the kind of a school from the years of its pupils, where the file does not say."""
    for school in list(draft.schools.values()):
        if school.kind is not None:
            continue
        years = {
            one.person.year
            for one in draft.people_of("pupil")
            if one.person.year and school.source_id in one.person.schools
        }
        kind = _kind_of(years)
        row = draft.school_rows[school.source_id]
        if kind:
            draft.schools[school.source_id] = replace(school, kind=kind)
            draft.say(Code.KIND_OF_SCHOOL_GUESSED, row, "kind", kind)
        else:
            draft.say(Code.KIND_OF_SCHOOL_MISSING, row, "kind")


def _kind_of(years: set[str]) -> SchoolKind | None:
    if not years:
        return None
    if years <= PRIMARY_YEARS:
        return "primary"
    return "all_through" if years & PRIMARY_YEARS else "secondary"


def _years_of_classes(draft: Draft) -> None:
    """Give a registration class the year that all of its pupils share."""
    years: dict[str, set[str | None]] = {}
    for one in draft.memberships:
        person = draft.people.get(("pupil", one.membership.person_id))
        if person and one.membership.role == "pupil":
            years.setdefault(one.membership.class_id, set()).add(person.person.year)
    for source_id, found in years.items():
        group = draft.classes.get(source_id)
        if group and group.kind == "registration" and not group.year and len(found) == 1:
            draft.classes[source_id] = replace(group, year=next(iter(found)))
