"""The words for years, languages, roles and kinds that offices use, in both languages."""

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from app.roster.importing.shape import (
    ClassKind,
    Language,
    PersonKind,
    PersonStatus,
    SchoolKind,
    StaffRole,
)
from app.roster.importing.table import plain

Meaning = TypeVar("Meaning")

LAST_SCHOOL_YEAR: Final = 13
NURSERY: Final = frozenset(
    ("n", "n1", "n2", "nursery", "nur", "meithrin", "preschool", "pk", "pr", "tk", "it", "-1")
)
RECEPTION: Final = frozenset(("r", "rec", "reception", "derbyn", "kg", "k", "f2"))
NUMBERED: Final = re.compile(r"(?:y|yr|year|bl|blwyddyn|b|grade|gr|nc)?(\d{1,2})")

LANGUAGES: Final[Mapping[str, Language]] = {
    "cy": "cy", "cym": "cy", "wel": "cy", "w": "cy", "welsh": "cy", "cymraeg": "cy",
    "en": "en", "eng": "en", "e": "en", "s": "en", "english": "en", "saesneg": "en",
    "engb": "en", "cygb": "cy",
}  # fmt: skip
SCHOOL_KINDS: Final[Mapping[str, SchoolKind]] = {
    "primary": "primary", "cynradd": "primary", "infant": "primary", "junior": "primary",
    "babanod": "primary", "iau": "primary",
    "secondary": "secondary", "uwchradd": "secondary", "high": "secondary",
    "pru": "pru", "ucd": "pru", "pupilreferralunit": "pru", "unedcyfeiriodisgyblion": "pru",
    "allthrough": "all_through", "middle": "all_through", "poboed": "all_through",
    "pobogoed": "all_through", "314": "all_through", "316": "all_through", "318": "all_through",
    "319": "all_through", "special": "all_through", "arbennig": "all_through",
}  # fmt: skip
CLASS_KINDS: Final[Mapping[str, ClassKind]] = {
    "registration": "registration", "reg": "registration", "reggroup": "registration",
    "registrationgroup": "registration", "form": "registration", "tutor": "registration",
    "tutorgroup": "registration", "class": "registration", "homeroom": "registration",
    "cofrestru": "registration", "dosbarth": "registration", "dosbarthcofrestru": "registration",
    "tiwtor": "registration", "grwpcofrestru": "registration", "grŵpcofrestru": "registration",
    "teaching": "teaching", "group": "teaching", "set": "teaching", "subject": "teaching",
    "scheduled": "teaching", "nurture": "teaching", "addysgu": "teaching", "grwp": "teaching",
    "grŵp": "teaching", "pwnc": "teaching", "anogaeth": "teaching",
}  # fmt: skip
ROLES: Final[Mapping[str, StaffRole]] = {
    "teacher": "teacher", "classteacher": "teacher", "formtutor": "teacher", "tutor": "teacher",
    "athro": "teacher", "athrawes": "teacher", "athrodosbarth": "teacher", "tiwtor": "teacher",
    "athrawesdosbarth": "teacher",
    "head": "head", "headteacher": "head", "pennaeth": "head", "principal": "head",
    "dsp": "dsp", "dsl": "dsp", "designatedsafeguardingperson": "dsp", "pdd": "dsp",
    "persondiogeludynodedig": "dsp", "persondiogelu": "dsp",
    "deputy": "deputy", "deputydsp": "deputy", "ddsp": "deputy", "dirprwy": "deputy",
    "dirprwybdd": "deputy", "dirprwypdd": "deputy",
    "admin": "admin", "office": "admin", "administrator": "admin", "gweinyddwr": "admin",
    "gweinyddwraig": "admin", "gweinyddol": "admin", "swyddfa": "admin",
    "adult": "adult", "staff": "adult", "ta": "adult", "lsa": "adult", "support": "adult",
    "teachingassistant": "adult", "counsellor": "adult", "nurse": "adult", "visitor": "adult",
    "schoolnurse": "adult", "oedolyn": "adult", "cynorthwyydd": "adult", "cwnselydd": "adult",
    "cynorthwyyddaddysgu": "adult", "nyrs": "adult", "ymwelydd": "adult",
}  # fmt: skip
PEOPLE: Final[Mapping[str, PersonKind]] = {
    "pupil": "pupil", "student": "pupil", "learner": "pupil", "disgybl": "pupil",
    "dysgwr": "pupil", "child": "pupil", "plentyn": "pupil",
    "staff": "staff", "teacher": "staff", "adult": "staff", "athro": "staff", "athrawes": "staff",
    "oedolyn": "staff", "aelodostaff": "staff",
}  # fmt: skip
STATUSES: Final[Mapping[str, PersonStatus]] = {
    "active": "active", "current": "active", "onroll": "active",
    "presennol": "active", "cyfredol": "active", "argofrestr": "active",
    "left": "left", "leaver": "left", "inactive": "left", "tobedeleted": "left", "deleted": "left",
    "gadawodd": "left", "wedigadael": "left", "offroll": "left",
    "delete": "left", "ymadawedig": "left",
}  # fmt: skip


def read_year(text: str) -> str | None:
    """Read a school year: "Blwyddyn 4", "Y4", "04" and "4" are 4; "Derbyn" is R.

    Returns:
        N, R or 1 to 13; None where it is none of them.
    """
    word = "".join(text.casefold().split()).replace(".", "")
    if word in NURSERY:
        return "N"
    if word in RECEPTION:
        return "R"
    numbered = NUMBERED.fullmatch(word)
    if not numbered:
        return None
    number = int(numbered[1])
    if number == 0:
        return "R"
    return str(number) if number <= LAST_SCHOOL_YEAR else None


def read_word(text: str, meanings: Mapping[str, Meaning]) -> Meaning | None:
    """Look a word up in one of the tables above, whatever its capitals, blanks and dashes."""
    return meanings.get(plain(text))
