"""Help that is always there: numbers with the day on which somebody last checked them.

The floor that every school's list stands on; it says no opening hours, since none are held.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

REVIEWED_ON: Final = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Line:
    """A number to call, text or visit; `then` is what to press."""

    name_cy: str
    name_en: str
    number: str
    then: str | None = None
    text: str | None = None
    url: str | None = None


EMERGENCY: Final = Line("Argyfwng", "Emergency", "999")
FLOOR: Final = (
    EMERGENCY,
    Line("GIG 111 Cymru, opsiwn 2", "NHS 111 Wales, option 2", "111", then="2"),
    Line("Childline", "Childline", "0800 1111", url="https://www.childline.org.uk"),
    Line("Meic", "Meic", "080880 23456", text="84001", url="https://www.meiccymru.org"),
)
