"""Tells which layout a set of tables has, by the names of its files and their headers."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from app.roster.importing.codes import Code
from app.roster.importing.findings import Findings
from app.roster.importing.own_columns import FILES, PEOPLE, PUPIL, STAFF
from app.roster.importing.shape import Layout
from app.roster.importing.table import Source

ONEROSTER_FILES: Final = frozenset({"manifest", "users", "orgs", "enrollments"})
SDS_FILES: Final = frozenset({"student", "teacher", "section", "studentenrollment"})


def stem_of(file: str) -> str:
    """Give the word by which a layout knows a file: "Users.csv" is users."""
    return PurePosixPath(file).stem.strip().casefold()


def detect(
    sources: Mapping[str, Source], findings: Findings
) -> tuple[Layout, dict[str, Source]] | None:
    """Tell the layout, and sort the tables by what they hold.

    Args:
        sources: the tables by their file names.
        findings: where a table that was passed over, as a second of its sort, is noted.

    Returns:
        The layout and its tables, or None where it is none that Hwyl knows.
    """
    stems = {stem_of(file): source for file, source in sources.items()}
    names = stems.keys()
    if len(ONEROSTER_FILES & names) > 1 or _is_user_table(stems.get("users")):
        return _oneroster_version(stems), stems
    if len(SDS_FILES & names) > 1 and _has_sds_header(stems):
        return "sds-v1", stems
    own = _own(sources, findings)
    return ("own", own) if own else None


def _is_user_table(users: Source | None) -> bool:
    return users is not None and users.has("sourcedId", "givenName")


def _oneroster_version(stems: Mapping[str, Source]) -> Layout:
    """Tell the version by its look; the manifest may know better."""
    users, roles = stems.get("users"), stems.get("roles")
    enrolments, classes = stems.get("enrollments"), stems.get("classes")
    signs = (
        (users, "enabledUser"),
        (users, "dateLastModified"),
        (roles, "roleType"),
        (enrolments, "sourcedId"),
        (classes, "schoolSourcedId"),
        (stems.get("manifest"), "propertyName"),
    )
    if not any(source and source.has(header) for source, header in signs):
        return "sds-v2"
    return "oneroster-1.2" if roles else "oneroster-1.1"


def _has_sds_header(stems: Mapping[str, Source]) -> bool:
    tables = (stems[name] for name in SDS_FILES & stems.keys())
    return any(
        table.has("School DfE Number") or table.has("School SIS ID") or table.has("Section ID")
        or table.has("Section SIS ID")
        for table in tables
    )  # fmt: skip


def _own(sources: Mapping[str, Source], findings: Findings) -> dict[str, Source]:
    """Sort tables by name, and those of another name by whether their headers are of people."""
    own: dict[str, Source] = {}
    for file, source in sources.items():
        sort = FILES.get(stem_of(file)) or _sort_by_header(source)
        if sort is None:
            continue
        if sort in own:
            findings.add(Code.FILE_TWICE, file)
        else:
            own[sort] = source
    return own if own.keys() & {"pupils", "staff", "people"} else {}


def _sort_by_header(source: Source) -> str | None:
    if not source.knows("given_name", PUPIL) or not source.knows("family_name", PUPIL):
        return None
    if source.knows("kind", PEOPLE):
        return "people"
    if source.knows("year", PUPIL) or source.knows("upn", PUPIL):
        return "pupils"
    return "staff" if source.knows("email", STAFF) or source.knows("roles", STAFF) else None
