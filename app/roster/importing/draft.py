"""A roster while it is being read: keeps the first of each id, and the row that each came from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.roster.importing.cells import read_id
from app.roster.importing.codes import Code
from app.roster.importing.findings import Findings
from app.roster.importing.shape import (
    ClassRow,
    Layout,
    MembershipRow,
    Part,
    PersonKind,
    PersonRow,
    Roster,
    SchoolRow,
    TermRow,
)
from app.roster.importing.table import Row, Table
from app.roster.importing.upn import read_upn


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person, and the row that speaks of them."""

    row: Row
    person: PersonRow
    upn_told: bool = False  # something was already said about the number


@dataclass(frozen=True, slots=True)
class MembershipDraft:
    """A membership, and the row that speaks of it."""

    row: Row
    membership: MembershipRow


class Draft:
    """What was read so far."""

    def __init__(self, layout: Layout, findings: Findings, *, delta: bool = False) -> None:
        """Begin with nothing, covering nothing."""
        self.layout = layout
        self.findings = findings
        self.delta = delta
        self.schools: dict[str, SchoolRow] = {}
        self.school_rows: dict[str, Row] = {}
        self.people: dict[tuple[PersonKind, str], PersonDraft] = {}
        self.classes: dict[str, ClassRow] = {}
        self.memberships: list[MembershipDraft] = []
        self.terms: dict[str, TermRow] = {}
        self.left_out: set[str] = set()  # family and others: known, and passed over on purpose
        self.unread: set[str] = set()
        self._covered: set[Part] = set()
        self._spoiled: set[Part] = set()

    def say(self, code: Code, row: Row, field: str | None = None, shown: str = "") -> None:
        """Note a problem of a row."""
        self.findings.add(code, row.file, row.number, field, shown)

    def cover(self, table: Table, *parts: Part) -> None:
        """Count a table as the full list of these parts, unless some of it was unreadable."""
        self._covered.update(parts)
        if not table.whole:
            self.spoil(*parts)

    def spoil(self, *parts: Part) -> None:
        """Take back that these parts are known in full."""
        self._spoiled.update(parts)

    def id_of(self, row: Row, column: str, *, parts: Iterable[Part]) -> str | None:
        """Read the id of a row, or refuse the row: nobody knows whose it is."""
        found = read_id(row, column)
        if not found:
            self.say(Code.ID_MISSING, row, column)
            self.spoil(*parts)
        return found or None

    def is_new(self, row: Row, known: Iterable[str], source_id: str, field: str = "id") -> bool:
        """Say whether an id is here for the first time; the first is kept, a second explained."""
        if source_id in known:
            self.say(Code.ID_DUPLICATE, row, field)
            return False
        return True

    def add_school(self, row: Row, school: SchoolRow) -> None:
        """Keep a school whose id is new."""
        if self.is_new(row, self.schools, school.source_id):
            self.schools[school.source_id] = school
            self.school_rows[school.source_id] = row

    def add_person(self, row: Row, person: PersonRow) -> bool:
        """Keep a person whose id is new, with a name unless they left.

        Returns:
            Whether the person was kept.
        """
        key = (person.kind, person.source_id)
        if key in self.people:
            self.say(Code.ID_DUPLICATE, row, "id")
            return False
        named = bool(person.given) + bool(person.family)
        if not named and person.status == "active":
            self.say(Code.NAME_MISSING, row, "given_name")
            self.unread.add(person.source_id)
            return False
        if named == 1:
            missing = "family_name" if person.given else "given_name"
            self.say(Code.NAME_PART_MISSING, row, missing)
        upn = person.upn and read_upn(person.upn)
        told = bool(person.upn) and upn is None
        if told:
            self.say(Code.UPN_WRONG, row, "upn")
        self.people[key] = PersonDraft(row, replace(person, upn=upn), upn_told=told)
        return True

    def add_membership(self, row: Row, membership: MembershipRow) -> None:
        """Keep a membership; dates that run backwards are left out."""
        starts, ends = membership.starts_on, membership.ends_on
        if starts and ends and ends < starts:
            self.say(Code.DATES_BACKWARDS, row, "ends_on", f"{starts} > {ends}")
            membership = replace(membership, starts_on=None, ends_on=None)
        self.memberships.append(MembershipDraft(row, membership))

    def add_term(self, row: Row, term: TermRow) -> None:
        """Keep a term whose days run forwards."""
        if term.ends_on < term.starts_on:
            self.say(Code.TERM_DATES_WRONG, row, "ends_on")
            self.spoil("terms")
        elif self.is_new(row, self.terms, term.source_id):
            self.terms[term.source_id] = term

    def people_of(self, kind: PersonKind) -> list[PersonDraft]:
        """List the pupils, or the staff."""
        return [one for (of_kind, _), one in self.people.items() if of_kind == kind]

    def change(self, draft: PersonDraft, person: PersonRow) -> None:
        """Put a corrected person in the place of the one that was read."""
        key = (person.kind, person.source_id)
        self.people[key] = replace(draft, person=person)

    def result(self) -> Roster:
        """Give what was read in its plain shape."""
        terms = list(self.terms.values())
        if any(term.kind == "term" for term in terms):
            terms = [term for term in terms if term.kind == "term"]
        covers = frozenset[Part]() if self.delta else frozenset(self._covered - self._spoiled)
        return Roster(
            schools=tuple(self.schools.values()),
            people=tuple(one.person for one in self.people.values()),
            classes=tuple(self.classes.values()),
            memberships=tuple(one.membership for one in self.memberships),
            terms=tuple(terms),
            layout=self.layout,
            delta=self.delta,
            covers=covers,
            unread_ids=frozenset(self.unread),
        )
