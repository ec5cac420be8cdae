"""Reads School Data Sync 1, in its worldwide layout and the one for the United Kingdom."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from app.roster.importing import values
from app.roster.importing.cells import (
    DateColumn,
    read_choice,
    read_email,
    read_id,
    read_name,
    read_pupil_year,
)
from app.roster.importing.checks import finish
from app.roster.importing.codes import Code
from app.roster.importing.draft import Draft
from app.roster.importing.findings import Findings
from app.roster.importing.shape import (
    ClassRow,
    MembershipRole,
    MembershipRow,
    Part,
    PersonRow,
    PersonStatus,
    Roster,
    RowStatus,
    SchoolRow,
    TermKind,
    TermRow,
)
from app.roster.importing.table import Columns, Progress, Row, Source, Table, read_table

ID: Final = ("SIS ID", "sisid")
SCHOOL: Final = ("School DfE Number", "School SIS ID", "School ID")
SCHOOLS: Final[Columns] = {"id": ("DfE Number", *ID), "name": ()}
PERSON: Final[Columns] = {
    "id": ID,
    "school": SCHOOL,
    "given_name": ("First Name",),
    "family_name": ("Last Name",),
    "username": (),
    "email": ("Secondary Email",),
    "status": (),
}
STUDENTS: Final[Columns] = {
    **PERSON,
    "year": ("Grade", "Year Group"),
    "born_on": ("Birthdate", "Date of Birth"),
    "upn": ("Unique Pupil Number",),
}
TEACHERS: Final[Columns] = {**PERSON, "title": ()}
SECTIONS: Final[Columns] = {
    "id": ("SIS ID", "Section SIS ID", "Section ID"),
    "school": SCHOOL,
    "name": ("Section Name",),
    "status": (),
    "term": ("Term SIS ID", "Term ID"),
    "term_name": ("Term Name",),
    "starts_on": ("Term StartDate", "Term Start Date"),
    "ends_on": ("Term EndDate", "Term End Date"),
}
MEMBERS: Final[Columns] = {"class": ("Section ID", "Section SIS ID"), "person": ("ID", "SIS ID")}
FILES: Final = {
    "school": "School.csv",
    "section": "Section.csv",
    "student": "Student.csv",
    "teacher": "Teacher.csv",
    "studentenrollment": "StudentEnrollment.csv",
    "teacherroster": "TeacherRoster.csv",
}
LONGEST_TERM: Final = timedelta(days=180)


def read_sds(
    sources: Mapping[str, Source], findings: Findings, progress: Progress | None = None
) -> Roster:
    """Read School.csv, Section.csv, Student.csv, Teacher.csv and the two lists of who is where.

    Args:
        sources: the tables by their names in lower case.
        findings: where problems are noted.
        progress: told the file, the rows done and the rows in all.
    """
    return _SdsReader(sources, findings, progress).read()


class _SdsReader:
    def __init__(
        self, sources: Mapping[str, Source], findings: Findings, progress: Progress | None
    ) -> None:
        self._sources = sources
        self._findings = findings
        self._progress = progress
        self._draft = Draft("sds-v1", findings)

    def read(self) -> Roster:
        self._read_schools()
        self._read_students()
        self._read_teachers()
        self._read_sections()
        self._read_members("studentenrollment", "pupil", "registration", "teaching")
        self._read_members("teacherroster", "teacher", "teachers")
        return finish(self._draft)

    def _table(self, name: str, wanted: Columns, *required: str) -> Table | None:
        source = self._sources.get(name)
        if source is None:
            self._findings.add(Code.FILE_MISSING, FILES[name])
            return None
        return read_table(source, wanted, required, self._findings, self._progress)

    def _read_schools(self) -> None:
        table = self._table("school", SCHOOLS, "id", "name")
        for row in table.rows if table else ():
            source_id = self._draft.id_of(row, "id", parts=())
            name = read_name(row, "name", self._findings)
            if source_id and name:
                self._draft.add_school(row, SchoolRow(source_id, name, None))
            elif source_id:
                self._draft.say(Code.NAME_MISSING, row, "name")

    def _read_students(self) -> None:
        table = self._table("student", STUDENTS, "id", "school")
        if table is None:
            return
        self._draft.cover(table, "pupils")
        born = DateColumn(table, "born_on", "month first", self._findings)
        for row in table.rows:
            source_id = self._draft.id_of(row, "id", parts=("pupils",))
            if source_id is None:
                continue
            person = PersonRow(
                source_id=source_id,
                kind="pupil",
                given=read_name(row, "given_name", self._findings),
                family=read_name(row, "family_name", self._findings),
                year=read_pupil_year(row, "year", self._findings),
                upn=read_id(row, "upn") or None,
                born_on=born(row),
                schools=(read_id(row, "school"),),
                status=self._status(row),
            )
            self._draft.add_person(row, person)

    def _read_teachers(self) -> None:
        table = self._table("teacher", TEACHERS, "id", "school")
        if table is None:
            return
        self._draft.cover(table, "staff")
        for row in table.rows:
            source_id = self._draft.id_of(row, "id", parts=("staff",))
            if source_id is None:
                continue
            person = PersonRow(
                source_id=source_id,
                kind="staff",
                given=read_name(row, "given_name", self._findings),
                family=read_name(row, "family_name", self._findings),
                title=read_name(row, "title", self._findings),
                email=self._email(row),
                roles=("teacher",),
                schools=(read_id(row, "school"),),
                status=self._status(row),
            )
            self._draft.add_person(row, person)

    def _email(self, row: Row) -> str | None:
        if row["email"] or "@" not in row["username"]:
            return read_email(row, "email", self._findings)
        email = read_email(row, "username", self._findings)
        if email:
            self._draft.say(Code.EMAIL_FROM_USERNAME, row, "username")
        return email

    def _status(self, row: Row) -> PersonStatus:
        return (
            read_choice(row, "status", values.STATUSES, Code.STATUS_UNKNOWN, self._findings)
            or "active"
        )

    def _read_sections(self) -> None:
        table = self._table("section", SECTIONS, "id", "school", "name")
        if table is None:
            return
        self._draft.cover(table, "classes")
        if "term" in table.columns:
            self._draft.cover(table, "terms")
        starts = DateColumn(table, "starts_on", "month first", self._findings, beside="ends_on")
        ends = DateColumn(table, "ends_on", "month first", self._findings, beside="starts_on")
        for row in table.rows:
            self._read_section(row)
            self._read_term(row, starts, ends)

    def _read_section(self, row: Row) -> None:
        source_id = self._draft.id_of(row, "id", parts=("classes",))
        if not source_id or not self._draft.is_new(row, self._draft.classes, source_id):
            return
        name, school = read_name(row, "name", self._findings), read_id(row, "school")
        if not name:
            self._draft.say(Code.NAME_MISSING, row, "name")
            self._draft.spoil("classes")
        elif self._draft.schools and school not in self._draft.schools:
            self._draft.say(Code.SCHOOL_UNKNOWN, row, "school")
        else:
            status: RowStatus = "active" if self._status(row) == "active" else "ended"
            self._draft.classes[source_id] = ClassRow(
                source_id, name, "teaching", school=school, status=status
            )

    def _read_term(self, row: Row, starts: DateColumn, ends: DateColumn) -> None:
        """Read the term that a section names; the first section of a term speaks for all."""
        source_id = read_id(row, "term")
        if not source_id or source_id in self._draft.terms:
            return
        first, last = starts(row), ends(row)
        if first and last:
            name = read_name(row, "term_name", self._findings) or source_id
            kind: TermKind = "year" if last - first > LONGEST_TERM else "term"
            self._draft.add_term(row, TermRow(source_id, name, kind, first, last))

    def _read_members(self, name: str, role: MembershipRole, *parts: Part) -> None:
        table = self._table(name, MEMBERS, "class", "person")
        if table is None:
            return
        self._draft.cover(table, *parts)
        for row in table.rows:
            class_id, person_id = read_id(row, "class"), read_id(row, "person")
            if class_id and person_id:
                self._draft.add_membership(row, MembershipRow(class_id, person_id, role))
            else:
                self._draft.say(Code.ID_MISSING, row, "person" if class_id else "class")
                self._draft.spoil(*parts)
