"""The one plain shape that every roster file is read into, whoever wrote it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.roster.importing.codes import Code, Level, Unreadable

SchoolKind = Literal["primary", "secondary", "pru", "all_through"]
PersonKind = Literal["pupil", "staff"]
StaffRole = Literal["teacher", "head", "dsp", "deputy", "admin", "adult"]
Language = Literal["cy", "en"]
PersonStatus = Literal["active", "left"]
ClassKind = Literal["registration", "teaching"]
MembershipRole = Literal["pupil", "teacher"]
RowStatus = Literal["active", "ended"]
TermKind = Literal["year", "term"]
Layout = Literal["own", "oneroster-1.1", "oneroster-1.2", "sds-v1", "sds-v2"]
Part = Literal["pupils", "staff", "classes", "registration", "teaching", "teachers", "terms"]


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school; its kind is None where the file does not say and the years do not tell."""

    source_id: str
    name: str
    kind: SchoolKind | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A pupil or a member of staff; `source_id` is unique together with `kind`."""

    source_id: str
    kind: PersonKind
    given: str
    family: str
    known_as: str = ""  # empty where it is the given name
    title: str = ""
    job: str = ""  # of staff, in the school's own words: "Counsellor"
    email: str | None = None  # of staff only
    year: str | None = None  # of pupils: N, R, 1 .. 13
    upn: str | None = None
    born_on: date | None = None
    roles: tuple[StaffRole, ...] = ()
    language: Language | None = None
    schools: tuple[str, ...] = ()  # empty: the school that imports
    status: PersonStatus = "active"


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A registration class, or a group that is taught together for something."""

    source_id: str
    name: str
    kind: ClassKind
    year: str | None = None
    school: str | None = None  # None: the school that imports
    status: RowStatus = "active"


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A pupil or a teacher in a class. The role says of which kind the person is."""

    class_id: str
    person_id: str
    role: MembershipRole
    starts_on: date | None = None
    ends_on: date | None = None
    status: RowStatus = "active"


@dataclass(frozen=True, slots=True)
class TermRow:
    """An unbroken run of school weeks; a whole year only where a file has nothing finer."""

    source_id: str
    name: str
    kind: TermKind
    starts_on: date
    ends_on: date
    school: str | None = None  # None: every school of the file


@dataclass(frozen=True, slots=True)
class Roster:
    """What a roster says.

    What it does not say proves something only for a part in `covers`: a pupil who is not in
    `people` has left only where "pupils" is in `covers` and the pupil's id is not in
    `unread_ids` (a row of theirs was there, and could not be read: nothing of theirs ends). The
    same holds for memberships: of pupils in registration classes ("registration") and in groups
    ("teaching"), and of teachers ("teachers"). A file of changes covers nothing. Only the
    schools that the file names are meant.
    References may name schools, classes and people that are not in the file where `delta` is
    true, and schools that are not in the file where `schools` is empty.
    """

    schools: tuple[SchoolRow, ...]
    people: tuple[PersonRow, ...]
    classes: tuple[ClassRow, ...]
    memberships: tuple[MembershipRow, ...]
    terms: tuple[TermRow, ...]
    layout: Layout
    delta: bool
    covers: frozenset[Part]
    unread_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that is wrong, and where.

    `shown` is what stood in the file, for fields that are safe to repeat (a year, a date, the
    name of a class, a count), else empty or "…". It never holds a person's name or a password.
    """

    file: str
    row: int | None  # as a spreadsheet counts: the header is row 1
    field: str | None
    code: Code
    level: Level
    shown: str = ""


class UnreadableRoster(Exception):  # noqa: N818 - says what it is in one word
    """Nothing can be read at all; `code` is the key of the sentence that says why."""

    def __init__(self, code: Unreadable, *, shown: str = "") -> None:
        """Keep why, and a name that may be repeated."""
        super().__init__(code.value)
        self.code = code
        self.shown = shown
