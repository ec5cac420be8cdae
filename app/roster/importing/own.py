"""Reads Hwyl's own simple files: pupils.csv, staff.csv and the optional ones beside them."""

from collections.abc import Mapping

from app.roster.importing import own_columns as columns
from app.roster.importing import values
from app.roster.importing.cells import (
    DateColumn,
    clean,
    read_choice,
    read_email,
    read_id,
    read_list,
    read_name,
    read_pupil_year,
    shown_word,
)
from app.roster.importing.checks import finish
from app.roster.importing.codes import Code
from app.roster.importing.draft import Draft
from app.roster.importing.findings import Findings
from app.roster.importing.own_classes import ClassBook
from app.roster.importing.shape import (
    Language,
    MembershipRow,
    Part,
    PersonKind,
    PersonRow,
    PersonStatus,
    Roster,
    SchoolRow,
    StaffRole,
    TermRow,
)
from app.roster.importing.table import Columns, Progress, Row, Source, Table, read_table


def read_own(
    sources: Mapping[str, Source], findings: Findings, progress: Progress | None = None
) -> Roster:
    """Read our own layout.

    Args:
        sources: the tables by what they hold: school, pupils, staff, people, classes,
            memberships, terms; any may be absent.
        findings: where problems are noted.
        progress: told the file, the rows done and the rows in all.
    """
    return _OwnReader(sources, findings, progress).read()


class _OwnReader:
    def __init__(
        self, sources: Mapping[str, Source], findings: Findings, progress: Progress | None
    ) -> None:
        self._sources = sources
        self._findings = findings
        self._progress = progress
        self._draft = Draft("own", findings)
        self._book = ClassBook(self._draft, listed="classes" in sources)

    def read(self) -> Roster:
        self._read_schools()
        self._read_classes()
        self._read_pupils()
        self._read_staff()
        self._read_people()
        self._read_memberships()
        self._read_terms()
        return finish(self._draft)

    def _table(self, name: str, wanted: Columns, *required: str) -> Table | None:
        source = self._sources.get(name)
        if source is None:
            return None
        return read_table(source, wanted, required, self._findings, self._progress)

    def _people_table(self, name: str, wanted: Columns, or_id: str) -> Table | None:
        """Read a table of people; where it has no column of ids, another column is read as one."""
        source = self._sources.get(name)
        if source is None:
            return None
        if not source.knows("id", wanted) and source.knows(or_id, wanted):
            wanted = {**wanted, "id": (or_id, *wanted[or_id])}
        return self._table(name, wanted, "id", "given_name", "family_name")

    def _read_schools(self) -> None:
        table = self._table("school", columns.SCHOOLS, "id", "name")
        for row in table.rows if table else ():
            source_id = self._draft.id_of(row, "id", parts=())
            name = read_name(row, "name", self._findings)
            if not source_id:
                continue
            if not name:
                self._draft.say(Code.NAME_MISSING, row, "name")
                continue
            kind = read_choice(
                row, "kind", values.SCHOOL_KINDS, Code.KIND_OF_SCHOOL_UNKNOWN, self._findings
            )
            self._draft.add_school(row, SchoolRow(source_id, name, kind))

    def _school(self, row: Row) -> str | None:
        """Find the school of a row by id or by name; the only one where the cell is empty."""
        named = read_id(row, "school")
        schools = self._draft.schools
        if not named:
            return next(iter(schools)) if len(schools) == 1 else None
        by_name = {school.name.casefold(): school.source_id for school in schools.values()}
        return named if named in schools else by_name.get(named.casefold(), named)

    def _read_classes(self) -> None:
        table = self._table("classes", columns.CLASSES, "name")
        if table is None:
            return
        self._draft.cover(table, "classes")
        for row in table.rows:
            self._book.add_listed(row, self._school(row))

    def _read_pupils(self) -> None:
        table = self._people_table("pupils", columns.PUPIL, "upn")
        if table is None:
            return
        self._draft.cover(table, "pupils")
        self._cover_memberships(table, {"class": "registration", "groups": "teaching"})
        born = DateColumn(table, "born_on", "day first", self._findings)
        for row in table.rows:
            self._read_pupil(row, born)

    def _cover_memberships(self, table: Table, by_column: Mapping[str, Part]) -> None:
        for column, part in by_column.items():
            if column in table.columns:
                self._draft.cover(table, part)

    def _read_pupil(self, row: Row, born: DateColumn) -> None:
        source_id = self._draft.id_of(row, "id", parts=("pupils",))
        if not source_id:
            return
        school = self._school(row)
        person = PersonRow(
            source_id=source_id,
            kind="pupil",
            given=read_name(row, "given_name", self._findings),
            family=read_name(row, "family_name", self._findings),
            known_as=self._known_as(row),
            year=read_pupil_year(row, "year", self._findings),
            upn=read_id(row, "upn") or None,
            born_on=born(row),
            language=self._language(row),
            schools=(school,) if school else (),
            status=self._status(row),
        )
        if not self._draft.add_person(row, person) or person.status == "left":
            return
        self._join(row, person, "class")
        for group in read_list(row, "groups"):
            self._book.join_group(row, person, group, school)

    def _join(self, row: Row, person: PersonRow, column: str) -> None:
        school = person.schools[0] if person.schools else None
        named = clean(row[column])
        if named:
            self._book.join_registration(row, person, named, school)
        else:
            self._draft.say(Code.CLASS_MISSING, row, column)

    def _read_staff(self) -> None:
        table = self._people_table("staff", columns.STAFF, "email")
        if table is None:
            return
        self._draft.cover(table, "staff")
        self._cover_memberships(table, {"classes": "teachers"})
        for row in table.rows:
            self._read_member_of_staff(row)

    def _read_member_of_staff(self, row: Row) -> None:
        source_id = self._draft.id_of(row, "id", parts=("staff",))
        if not source_id:
            return
        school = self._school(row)
        person = PersonRow(
            source_id=source_id,
            kind="staff",
            given=read_name(row, "given_name", self._findings),
            family=read_name(row, "family_name", self._findings),
            known_as=self._known_as(row),
            title=read_name(row, "title", self._findings),
            job=read_name(row, "job", self._findings),
            email=read_email(row, "email", self._findings),
            roles=self._roles(row),
            language=self._language(row),
            schools=(school,) if school else (),
            status=self._status(row),
        )
        if self._draft.add_person(row, person) and person.status == "active":
            self._book.teach(row, person, "classes", school)

    def _roles(self, row: Row) -> tuple[StaffRole, ...]:
        roles: list[StaffRole] = []
        for word in read_list(row, "roles"):
            role = values.read_word(word, values.ROLES)
            if role is None:
                self._draft.say(Code.ROLE_UNKNOWN, row, "roles", shown_word(row, word))
            else:
                roles.append(role)
        return tuple(dict.fromkeys(roles)) or ("adult",)

    def _known_as(self, row: Row) -> str:
        known_as = read_name(row, "known_as", self._findings)
        return "" if known_as == clean(row["given_name"]) else known_as

    def _language(self, row: Row) -> Language | None:
        return read_choice(row, "language", values.LANGUAGES, Code.LANGUAGE_UNKNOWN, self._findings)

    def _status(self, row: Row) -> PersonStatus:
        return (
            read_choice(row, "status", values.STATUSES, Code.STATUS_UNKNOWN, self._findings)
            or "active"
        )

    def _read_people(self) -> None:
        """Read pupils and staff from one file, told apart by a column that says which."""
        table = self._table("people", columns.PEOPLE, "id", "kind", "given_name", "family_name")
        if table is None:
            return
        self._draft.cover(table, "pupils", "staff")
        self._cover_memberships(
            table, {"class": "registration", "groups": "teaching", "classes": "teachers"}
        )
        born = DateColumn(table, "born_on", "day first", self._findings)
        staff: list[Row] = []
        for row in table.rows:
            kind = values.read_word(row["kind"], values.PEOPLE)
            if kind is None:
                self._draft.say(Code.KIND_OF_PERSON_UNKNOWN, row, "kind")
                self._draft.unread.add(read_id(row, "id"))
            elif kind == "pupil":
                self._read_pupil(row, born)
            else:
                staff.append(row)
        for row in staff:  # after the pupils, who make the classes known
            self._read_member_of_staff(row)

    def _read_memberships(self) -> None:
        table = self._table("memberships", columns.MEMBERSHIPS, "class", "person")
        if table is None:
            return
        self._draft.cover(table, "registration", "teaching", "teachers")
        starts = DateColumn(table, "starts_on", "day first", self._findings, beside="ends_on")
        ends = DateColumn(table, "ends_on", "day first", self._findings, beside="starts_on")
        for row in table.rows:
            person_id = read_id(row, "person")
            kind = self._kind_of(row, person_id)
            if kind is None:
                if person_id not in self._draft.unread:
                    self._draft.say(Code.MEMBERSHIP_PERSON_UNKNOWN, row, "person")
                continue
            person = self._draft.people[kind, person_id].person
            school = person.schools[0] if person.schools else None
            group = self._book.find(clean(row["class"]), school)
            membership = MembershipRow(
                class_id=group or clean(row["class"]),
                person_id=person_id,
                role="pupil" if kind == "pupil" else "teacher",
                starts_on=starts(row),
                ends_on=ends(row),
            )
            self._draft.add_membership(row, membership)

    def _kind_of(self, row: Row, person_id: str) -> PersonKind | None:
        """Tell of whom a row speaks: a pupil and a teacher may have the same number."""
        said = values.read_word(row["role"], values.PEOPLE)
        kinds: tuple[PersonKind, ...] = (said,) if said else ("pupil", "staff")
        return next((kind for kind in kinds if (kind, person_id) in self._draft.people), None)

    def _read_terms(self) -> None:
        table = self._table("terms", columns.TERMS, "name", "starts_on", "ends_on")
        if table is None:
            return
        self._draft.cover(table, "terms")
        starts = DateColumn(table, "starts_on", "day first", self._findings, beside="ends_on")
        ends = DateColumn(table, "ends_on", "day first", self._findings, beside="starts_on")
        for row in table.rows:
            first, last = starts(row), ends(row)
            name = read_name(row, "name", self._findings)
            source_id = read_id(row, "id") or f"{read_id(row, 'school')}/{name}".strip("/")
            if first and last:
                term = TermRow(source_id, name, "term", first, last, self._school(row))
                self._draft.add_term(row, term)
            else:
                self._draft.say(Code.TERM_DATES_WRONG, row, "starts_on")
                self._draft.spoil("terms")
