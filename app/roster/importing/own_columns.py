"""The columns of Hwyl's own files, and the headers by which offices know them (docs/roster.md)."""

from collections.abc import Mapping
from typing import Final

from app.roster.importing.table import Columns

FILES: Final[Mapping[str, str]] = {
    "school": "school", "schools": "school", "ysgol": "school", "ysgolion": "school",
    "pupils": "pupils", "pupil": "pupils", "students": "pupils", "learners": "pupils",
    "disgyblion": "pupils", "dysgwyr": "pupils",
    "staff": "staff", "teachers": "staff", "athrawon": "staff",
    "people": "people", "pobl": "people",
    "classes": "classes", "dosbarthiadau": "classes", "groups": "classes", "grwpiau": "classes",
    "memberships": "memberships", "members": "memberships", "aelodaeth": "memberships",
    "terms": "terms", "tymhorau": "terms", "tymor": "terms",
}  # fmt: skip

ID: Final = (
    "mis id", "admission number", "admission no", "adno", "staff code", "staff id", "pupil id",
    "student id", "person id", "code", "rhif", "rhif derbyn", "cod",
)  # fmt: skip
SCHOOL: Final = ("school id", "school name", "site", "ysgol")
STATUS: Final = ("enrolment status", "statws")
LANGUAGE: Final = ("app language", "preferred language", "iaith")
PERSON: Final[Columns] = {
    "id": ID,
    "given_name": (
        "forename", "first name", "given", "legal forename", "legal first name", "enw cyntaf",
        "enw bedydd",
    ),
    "family_name": (
        "surname", "last name", "family", "legal surname", "legal last name", "cyfenw",
        "enw teuluol",
    ),
    "known_as": (
        "preferred forename", "preferred name", "preferred first name", "chosen name",
        "preferred given name", "enw arferol", "enw hysbys",
    ),
    "language": LANGUAGE,
    "school": SCHOOL,
    "status": STATUS,
}  # fmt: skip
PUPIL: Final[Columns] = {
    **PERSON,
    "year": ("year group", "nc year", "curriculum year", "yr", "blwyddyn", "grŵp blwyddyn"),
    "class": (
        "registration group", "registration class", "reg group", "reg", "form", "class name",
        "tutor group", "registration", "dosbarth", "dosbarth cofrestru", "grŵp cofrestru",
    ),
    "groups": ("teaching groups", "group", "grwpiau", "grŵp"),
    "upn": ("unique pupil number", "rhif unigryw disgybl", "rud"),
    "born_on": ("date of birth", "dob", "birth date", "dyddiad geni"),
}  # fmt: skip
STAFF: Final[Columns] = {
    **PERSON,
    "title": ("teitl",),
    "job": ("job title", "post", "position", "swydd"),
    "email": ("e-mail", "email address", "work email", "e-bost", "cyfeiriad e-bost"),
    "roles": ("role", "rôl", "rolau", "rôl yn hwyl"),
    "classes": ("class", "class name", "dosbarthiadau", "dosbarth"),
}
PEOPLE: Final[Columns] = {
    **STAFF,
    **PUPIL,
    "kind": ("person type", "pupil or staff", "disgybl neu staff", "math o berson"),
}
SCHOOLS: Final[Columns] = {
    "id": (*ID, "school id", "school number", "dfe number", "rhif ysgol"),
    "name": ("school name", "enw", "enw'r ysgol"),
    "kind": ("type", "phase", "math", "cyfnod"),
}
CLASSES: Final[Columns] = {
    "id": (*ID, "class id", "group id"),
    "name": ("class name", "class", "group", "group name", "enw", "enw'r dosbarth", "dosbarth"),
    "kind": ("type", "class type", "math"),
    "year": ("year group", "nc year", "blwyddyn"),
    "school": SCHOOL,
}
MEMBERSHIPS: Final[Columns] = {
    "class": ("class id", "class name", "group", "dosbarth"),
    "person": ("person id", "pupil", "pupil id", "student id", "staff id", "id", "unigolyn"),
    "role": ("rôl",),
    "starts_on": ("start date", "starts", "start", "from", "dyddiad dechrau", "o"),
    "ends_on": ("end date", "ends", "end", "until", "to", "dyddiad gorffen", "hyd"),
}
TERMS: Final[Columns] = {
    "id": (*ID, "term id"),
    "name": ("term", "term name", "enw", "tymor"),
    "starts_on": ("start date", "starts", "start", "from", "dyddiad dechrau"),
    "ends_on": ("end date", "ends", "end", "until", "to", "dyddiad gorffen"),
    "school": SCHOOL,
}
