"""What a school already holds, and what a file would change, as plain facts without a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from app.roster.importing.shape import ClassRow, PersonKind, PersonRow, TermRow

PersonKey: TypeAlias = tuple[PersonKind, str]  # kind and source id: unique within a school
MembershipKey: TypeAlias = tuple[str, str, str]  # source ids of class and person, and the role

# A person whose source id begins so was entered by hand: no file knows them, so none ends them.
BY_HAND: Final = "hand:"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as the school holds them; the names are those of the columns."""

    id: UUID
    kind: PersonKind
    source_id: str
    given: str
    family: str
    known_as: str | None = None
    title: str | None = None
    staff_role: str | None = None
    email: str | None = None
    year: str | None = None
    upn: str | None = None
    picture: str | None = None
    left_on: date | None = None
    active: bool = True
    roles: frozenset[str] = frozenset()

    @property
    def key(self) -> PersonKey:
        return self.kind, self.source_id

    @property
    def name(self) -> str:
        return f"{self.known_as or self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class KnownClass:
    """A class as the school holds it."""

    id: UUID
    source_id: str
    name: str
    kind: str
    year: str | None = None
    default_adult_id: UUID | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class KnownMembership:
    """A membership that holds today or will; `until_on` is the first day on which it does not."""

    id: UUID
    class_id: str
    person_id: str
    role: str
    from_on: date
    until_on: date | None = None

    @property
    def key(self) -> MembershipKey:
        return self.class_id, self.person_id, self.role

    @property
    def person_key(self) -> PersonKey:
        return ("pupil" if self.role == "pupil" else "staff"), self.person_id


@dataclass(frozen=True, slots=True)
class Known:
    """A school before the file; an empty one where it is new."""

    people: Mapping[PersonKey, KnownPerson] = field(default_factory=dict)
    classes: Mapping[str, KnownClass] = field(default_factory=dict)
    memberships: tuple[KnownMembership, ...] = ()
    terms: tuple[tuple[date, date], ...] = ()

    @property
    def has_safeguarding(self) -> bool:
        return any(one.active and one.roles & {"dsp", "deputy"} for one in self.people.values())


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What of a person becomes something else; `returns` where they had left."""

    known: KnownPerson
    fields: Mapping[str, str | None]
    returns: bool = False


@dataclass(frozen=True, slots=True)
class ClassChange:
    """What of a class becomes something else; `returns` where it had ended."""

    known: KnownClass
    fields: Mapping[str, str | None]
    returns: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """A membership that begins."""

    class_id: str
    person: PersonKey
    role: str
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class MembershipEnd:
    """A membership gets another last day; None takes a last day back."""

    known: KnownMembership
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the file asks for and that is not done, and how often."""

    code: str  # the key of its sentence
    n: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that applying a file would do to one school."""

    added: tuple[PersonRow, ...] = ()
    changed: tuple[PersonChange, ...] = ()
    left: tuple[KnownPerson, ...] = ()
    new_classes: tuple[ClassRow, ...] = ()
    changed_classes: tuple[ClassChange, ...] = ()
    ended_classes: tuple[KnownClass, ...] = ()
    joins: tuple[Join, ...] = ()
    ends: tuple[MembershipEnd, ...] = ()
    duties: tuple[tuple[PersonKey, str], ...] = ()
    terms: tuple[TermRow, ...] = ()
    notices: tuple[Notice, ...] = ()
    vanishing: float = 0.0  # of pupils or of staff, whichever share is larger; 0 to 1

    @property
    def nothing(self) -> bool:
        """Whether the school already is as the file says."""
        return not any(
            (
                self.added,
                self.changed,
                self.left,
                self.new_classes,
                self.changed_classes,
                self.ended_classes,
                self.joins,
                self.ends,
                self.duties,
                self.terms,
            )
        )

    @property
    def needs_confirmation(self) -> bool:
        """Whether so many vanish that it may be half a file rather than the end of a year."""
        return self.vanishing > 0.1  # noqa: PLR2004 - product.md: more than 10 %
