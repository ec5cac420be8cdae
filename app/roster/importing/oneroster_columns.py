"""The columns and words of OneRoster 1.1 and 1.2 that Hwyl asks for; nothing else is read."""

from collections.abc import Mapping
from typing import Final

from app.roster.importing.shape import StaffRole
from app.roster.importing.table import Columns

RECORD: Final[Columns] = {
    "id": ("sourcedId", "sourceId"),
    "status": (),
    "modified": ("dateLastModified",),
}
MANIFEST: Final[Columns] = {"name": ("propertyName", "property"), "value": ()}
ORGS: Final[Columns] = {**RECORD, "name": (), "kind": ("type",), "parent": ("parentSourcedId",)}
USERS: Final[Columns] = {
    **RECORD,
    "orgs": ("orgSourcedIds", "orgSourcedId", "primaryOrgSourcedId"),
    "role": (),
    "given_name": ("givenName",),
    "family_name": ("familyName",),
    "known_as": ("preferredGivenName", "preferredFirstName"),
    "user_ids": ("userIds",),
    "identifier": (),
    "email": (),
    "username": (),
    "agents": ("agentSourcedIds", "agents"),
    "year": ("grades", "grade"),
}
ROLES: Final[Columns] = {
    **RECORD,
    "user": ("userSourcedId",),
    "role": (),
    "main": ("roleType", "isPrimary"),
    "org": ("orgSourcedId",),
    "year": ("grade", "grades"),
}
CLASSES: Final[Columns] = {
    **RECORD,
    "name": ("title", "className"),
    "kind": ("classType",),
    "year": ("grades", "grade"),
    "school": ("schoolSourcedId", "orgSourcedId"),
}
ENROLMENTS: Final[Columns] = {
    **RECORD,
    "class": ("classSourcedId",),
    "person": ("userSourcedId",),
    "role": (),
    "starts_on": ("beginDate", "startDate"),
    "ends_on": ("endDate",),
}
SESSIONS: Final[Columns] = {
    **RECORD,
    "name": ("title",),
    "kind": ("type",),
    "starts_on": ("startDate",),
    "ends_on": ("endDate",),
}
DEMOGRAPHICS: Final[Columns] = {"id": ("sourcedId", "userSourcedId"), "born_on": ("birthDate",)}
RELATIONSHIPS: Final[Columns] = {"other": ("relationshipUserSourcedId",)}

SCHOOL_TYPES: Final = frozenset({"school", "college"})
FAMILY: Final = frozenset({"parent", "guardian", "relative", "agent"})
STAFF: Final[Mapping[str, StaffRole]] = {
    "teacher": "teacher", "professor": "teacher", "lecturer": "teacher", "faculty": "teacher",
    "instructor": "teacher", "adjunct": "teacher", "chair": "teacher", "principal": "head",
    "aide": "adult", "counselor": "adult", "proctor": "adult", "staff": "adult",
    "other": "adult", "teacherassistant": "adult",
    "administrator": "adult", "siteadministrator": "adult", "districtadministrator": "adult",
    "systemadministrator": "adult", "admin": "adult",
}  # fmt: skip
TEACHES: Final = frozenset(word for word, role in STAFF.items() if role == "teacher")
ADMINISTERS: Final = frozenset(word for word in STAFF if "admin" in word)
TERM_TYPES: Final = frozenset({"term", "semester", "quarter", "trimester"})
ENDED: Final = frozenset({"tobedeleted", "inactive", "deleted"})
