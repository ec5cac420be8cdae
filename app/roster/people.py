"""What a person is called, and the age band that decides how they are asked."""

from typing import Final, NamedTuple

from app.roster.models import Person

_BANDS: Final = {
    **dict.fromkeys(("N", "R", "1", "2"), "A"),
    **dict.fromkeys(("3", "4", "5", "6"), "B"),
    **dict.fromkeys(("7", "8", "9", "10", "11"), "C"),
    **dict.fromkeys(("12", "13"), "D"),
}
SAFEGUARDING: Final = frozenset({"dsp", "deputy"})
LEADS: Final = frozenset({"head", "acting_head"})


class Years(NamedTuple):
    """Of a pupil, what decides the band."""

    band: str | None
    year: str | None


def band_of(person: Person | Years) -> str:
    """Give the band A-D: what the school set for this pupil, else by year; B where unknown."""
    return person.band or _BANDS.get(person.year or "", "B")


def display_name(person: Person) -> str:
    """Say the name that a child uses: "Mrs Evans" of staff, the known-as name of a pupil."""
    if person.kind == "staff":
        return f"{person.title} {person.family}" if person.title else full_name(person)
    return person.known_as or person.given


def full_name(person: Person) -> str:
    """Say the name that tells two pupils of a class apart: "Efa Morgan"."""
    return f"{person.known_as or person.given} {person.family}".strip()
