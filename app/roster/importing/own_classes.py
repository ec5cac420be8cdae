"""The classes of our own files: listed in classes.csv, or known by the pupils who are in them."""

from app.roster.importing import values
from app.roster.importing.cells import clean, read_choice, read_id, read_list, read_name
from app.roster.importing.codes import Code
from app.roster.importing.draft import Draft
from app.roster.importing.findings import WITHHELD
from app.roster.importing.shape import (
    ClassKind,
    ClassRow,
    MembershipRole,
    MembershipRow,
    PersonRow,
)
from app.roster.importing.table import Row


class ClassBook:
    """Finds a class by its id or its name within a school, and makes it where none are listed."""

    def __init__(self, draft: Draft, *, listed: bool) -> None:
        """Begin empty; `listed` where classes.csv says which classes there are."""
        self._draft = draft
        self._listed = listed
        self._names: dict[tuple[str | None, str], str] = {}

    def add_listed(self, row: Row, school: str | None) -> None:
        """Keep a row of classes.csv."""
        name = read_name(row, "name", self._draft.findings)
        source_id = read_id(row, "id") or _made_id(name, school)
        if not name:
            self._draft.say(Code.NAME_MISSING, row, "name")
            self._draft.spoil("classes")
        elif self._draft.is_new(row, self._draft.classes, source_id):
            kind = read_choice(
                row, "kind", values.CLASS_KINDS, Code.KIND_OF_CLASS_UNKNOWN, self._draft.findings
            )
            year = values.read_year(row["year"])
            if row["year"] and not year:
                self._draft.say(Code.YEAR_UNKNOWN, row, "year", row.shown("year"))
            if kind is None:  # an empty cell means the usual; a strange word nothing so weighty
                kind = "teaching" if row["kind"] else "registration"
            self._keep(ClassRow(source_id, name, kind, year, school))

    def find(self, named: str, school: str | None) -> str | None:
        """Give the id of a class of this school, or of a class of that id anywhere."""
        by_name = self._names.get((school, named.casefold()))
        return by_name or (named if named in self._draft.classes else None)

    def join_registration(
        self, row: Row, person: PersonRow, named: str, school: str | None
    ) -> None:
        """Put a pupil into their class."""
        self._join(row, person, self._found_or_made(named, school, "registration"), "class", named)

    def join_group(self, row: Row, person: PersonRow, named: str, school: str | None) -> None:
        """Put a pupil into a group that is taught together."""
        self._join(row, person, self._found_or_made(named, school, "teaching"), "groups", named)

    def teach(self, row: Row, person: PersonRow, column: str, school: str | None) -> None:
        """Give a teacher their classes; a whole cell that names one class is not split."""
        whole = self.find(clean(row[column]), school)
        for named in (clean(row[column]),) if whole else read_list(row, column):
            self._join(row, person, self.find(named, school), column, named)

    def _found_or_made(self, named: str, school: str | None, kind: ClassKind) -> str | None:
        found = self.find(named, school)
        if found or self._listed:
            return found
        made = ClassRow(_made_id(named, school), named, kind, school=school)
        self._keep(made)
        return made.source_id

    def _keep(self, made: ClassRow) -> None:
        self._draft.classes[made.source_id] = made
        self._names.setdefault((made.school, made.name.casefold()), made.source_id)

    def _join(
        self, row: Row, person: PersonRow, class_id: str | None, field: str, named: str
    ) -> None:
        if class_id is None:
            self._draft.say(Code.CLASS_UNKNOWN, row, field, named if row.straight else WITHHELD)
            self._draft.unread.add(person.source_id)
            return
        role: MembershipRole = "pupil" if person.kind == "pupil" else "teacher"
        membership = MembershipRow(class_id, person.source_id, role)
        self._draft.add_membership(row, membership)


def _made_id(name: str, school: str | None) -> str:
    return f"{school}/{name}" if school else name
