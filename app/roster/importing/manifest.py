"""OneRoster's manifest.csv: which files were meant to be sent, in full or as changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from app.roster.importing import oneroster_columns as columns
from app.roster.importing.codes import Code
from app.roster.importing.findings import Findings
from app.roster.importing.table import Source, read_table

Version = Literal["1.1", "1.2"]
VERSIONS: Final[Mapping[str, Version]] = {"1.1": "1.1", "1.2": "1.2"}
READ: Final = {
    "orgs": "orgs.csv",
    "users": "users.csv",
    "roles": "roles.csv",
    "classes": "classes.csv",
    "enrollments": "enrollments.csv",
    "academicsessions": "academicSessions.csv",
    "demographics": "demographics.csv",
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """The version that was declared, and for each file bulk, delta or absent."""

    version: Version | None
    modes: Mapping[str, str]


def read_manifest(source: Source | None, findings: Findings) -> Manifest:
    """Read the manifest; without one nothing was declared."""
    if source is None:
        return Manifest(None, {})
    said: dict[str, str] = {}
    for row in read_table(source, columns.MANIFEST, ("name", "value"), findings).rows:
        said.setdefault(row["name"].casefold(), row["value"].casefold())
    version = said.get("oneroster.version")
    modes = {name[5:]: mode for name, mode in said.items() if name.startswith("file.")}
    if version is not None and version not in VERSIONS:
        findings.add(Code.VERSION_UNKNOWN, source.file, shown=version)
    return Manifest(VERSIONS.get(version or ""), modes)


def keep_declared(
    manifest: Manifest, sources: Mapping[str, Source], findings: Findings
) -> dict[str, Source]:
    """Pass over the files that were declared absent, and note those that should be here."""
    kept = dict(sources)
    for stem, name in READ.items():
        mode = manifest.modes.get(stem)
        if mode == "absent" and stem in kept:
            findings.add(Code.FILE_DECLARED_ABSENT, kept.pop(stem).file)
        elif mode in ("bulk", "delta") and stem not in kept:
            findings.add(Code.FILE_MISSING, name)
    return kept
