"""Reads OneRoster 1.1 and 1.2, and School Data Sync 2, which is close to them."""

from collections.abc import Mapping

from app.roster.importing import oneroster_columns as columns
from app.roster.importing import values
from app.roster.importing.cells import DateColumn, read_choice, read_id, read_list, read_name
from app.roster.importing.checks import finish
from app.roster.importing.codes import Code
from app.roster.importing.dates import DayOrMonth
from app.roster.importing.draft import Draft
from app.roster.importing.findings import Findings
from app.roster.importing.manifest import Manifest, keep_declared, read_manifest
from app.roster.importing.oneroster_people import read_people
from app.roster.importing.orgs import Orgs, read_orgs
from app.roster.importing.shape import (
    ClassRow,
    Layout,
    MembershipRole,
    MembershipRow,
    Roster,
    TermKind,
    TermRow,
)
from app.roster.importing.table import Columns, Progress, Row, Source, Table, plain, read_table


def read_oneroster(
    sources: Mapping[str, Source],
    layout: Layout,
    findings: Findings,
    progress: Progress | None = None,
) -> Roster:
    """Read a OneRoster or School Data Sync 2 set of tables.

    A set without users or classes is read as a set of changes: what is not in it says nothing.

    Args:
        sources: the tables by their names in lower case: orgs, users, roles, classes ...
        layout: as it looks; a version in the manifest is believed before it.
        findings: where problems are noted.
        progress: told the file, the rows done and the rows in all.
    """
    manifest = read_manifest(sources.get("manifest"), findings)
    present = keep_declared(manifest, sources, findings)
    if manifest.version and layout != "sds-v2":
        layout = "oneroster-1.1" if manifest.version == "1.1" else "oneroster-1.2"
    draft = Draft(layout, findings, delta=_is_partial(manifest, present))
    reader = _Reader(draft, present, progress)
    return reader.read()


def _is_partial(manifest: Manifest, present: Mapping[str, Source]) -> bool:
    return "delta" in manifest.modes.values() or not {"users", "classes"} <= set(present)


class _Reader:
    def __init__(
        self, draft: Draft, sources: Mapping[str, Source], progress: Progress | None
    ) -> None:
        self._draft = draft
        self._sources = sources
        self._progress = progress
        # The specification has ISO dates; these are for files that do not keep to it.
        self._order: DayOrMonth = "month first" if draft.layout == "sds-v2" else "day first"

    def read(self) -> Roster:
        orgs = read_orgs(self._table("orgs", columns.ORGS, "id", "name", "kind"), self._draft)
        read_people(
            self._draft,
            orgs,
            users=self._table("users", columns.USERS, "id"),
            roles=self._table("roles", columns.ROLES, "user", "role"),
            demographics=self._table("demographics", columns.DEMOGRAPHICS, "id", "born_on"),
            relationships=self._table("relationships", columns.RELATIONSHIPS, "other"),
        )
        self._read_classes(orgs)
        self._read_enrolments()
        self._read_sessions()
        return finish(self._draft)

    def _table(self, name: str, wanted: Columns, *required: str) -> Table | None:
        source = self._sources.get(name)
        if source is None:
            return None
        return read_table(source, wanted, required, self._draft.findings, self._progress)

    def _date(self, table: Table, column: str, beside: str = "") -> DateColumn:
        return DateColumn(table, column, self._order, self._draft.findings, beside=beside)

    def _read_classes(self, orgs: Orgs) -> None:
        table = self._table("classes", columns.CLASSES, "id", "name")
        if table is None:
            return
        self._draft.cover(table, "classes")
        for row in table.rows:
            source_id = self._draft.id_of(row, "id", parts=("classes",))
            if source_id and self._draft.is_new(row, self._draft.classes, source_id):
                self._read_class(row, source_id, orgs)

    def _read_class(self, row: Row, source_id: str, orgs: Orgs) -> None:
        name = read_name(row, "name", self._draft.findings)
        school = orgs.school_of(read_id(row, "school"))
        ended = _has_ended(row)
        if not name and not ended:
            self._draft.say(Code.NAME_MISSING, row, "name")
            self._draft.spoil("classes")
            return
        if school is None and not self._draft.delta and self._draft.schools:
            self._draft.say(Code.SCHOOL_UNKNOWN, row, "school")
            return
        kind = read_choice(
            row, "kind", values.CLASS_KINDS, Code.KIND_OF_CLASS_UNKNOWN, self._draft.findings
        )
        years = {values.read_year(part) for part in read_list(row, "year")}
        year = next(iter(years)) if len(years) == 1 else None
        self._draft.classes[source_id] = ClassRow(
            source_id, name, kind or "teaching", year, school, "ended" if ended else "active"
        )

    def _read_enrolments(self) -> None:
        table = self._table("enrollments", columns.ENROLMENTS, "class", "person", "role")
        if table is None:
            return
        self._draft.cover(table, "registration", "teaching", "teachers")
        starts = self._date(table, "starts_on", beside="ends_on")
        ends = self._date(table, "ends_on", beside="starts_on")
        modified = self._date(table, "modified")
        left_out = 0
        for row in table.rows:
            role = _role_in_class(row)
            class_id, person_id = read_id(row, "class"), read_id(row, "person")
            if role is None:
                left_out += 1
                continue
            if not class_id or not person_id:
                self._draft.say(Code.ID_MISSING, row, "person" if class_id else "class")
                self._draft.spoil("registration", "teaching", "teachers")
                continue
            ended = _has_ended(row)
            membership = MembershipRow(
                class_id=class_id,
                person_id=person_id,
                role=role,
                starts_on=starts(row),
                ends_on=ends(row) or (modified(row) if ended else None),
                status="ended" if ended else "active",
            )
            self._draft.add_membership(row, membership)
        if left_out:
            self._draft.findings.add(Code.ENROLMENTS_LEFT_OUT, table.file, shown=str(left_out))

    def _read_sessions(self) -> None:
        table = self._table("academicsessions", columns.SESSIONS, "id", "starts_on", "ends_on")
        if table is None:
            return
        self._draft.cover(table, "terms")
        starts = self._date(table, "starts_on", beside="ends_on")
        ends = self._date(table, "ends_on", beside="starts_on")
        for row in table.rows:
            kind = plain(row["kind"])
            source_id = self._draft.id_of(row, "id", parts=("terms",))
            if not source_id or _has_ended(row):
                continue
            if kind != "schoolyear" and kind not in columns.TERM_TYPES:
                continue
            first, last = starts(row), ends(row)
            if not first or not last:
                self._draft.say(Code.TERM_DATES_WRONG, row, "starts_on")
                self._draft.spoil("terms")
                continue
            name = read_name(row, "name", self._draft.findings)
            of_kind: TermKind = "year" if kind == "schoolyear" else "term"
            self._draft.add_term(row, TermRow(source_id, name, of_kind, first, last))


def _has_ended(row: Row) -> bool:
    return plain(row["status"]) in columns.ENDED


def _role_in_class(row: Row) -> MembershipRole | None:
    role = plain(row["role"])
    if role == "student":
        return "pupil"
    return "teacher" if role in columns.TEACHES else None
