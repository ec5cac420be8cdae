"""The schools of a OneRoster set, found among districts, departments and authorities."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.roster.importing import oneroster_columns as columns
from app.roster.importing.cells import read_id, read_name
from app.roster.importing.codes import Code
from app.roster.importing.draft import Draft
from app.roster.importing.shape import SchoolRow
from app.roster.importing.table import Table, plain

DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Orgs:
    """Which organisation lies within which, and which of them are schools."""

    schools: frozenset[str]
    parents: Mapping[str, str]
    closed: bool  # no other organisation exists than those that were named

    def school_of(self, org: str) -> str | None:
        """Give the school that an organisation is, or lies in; None for one above schools."""
        if not self.closed and org not in self.schools and org not in self.parents:
            return org or None
        for _ in range(DEEPEST):
            if org in self.schools:
                return org
            org = self.parents.get(org, "")
        return None


def read_orgs(table: Table | None, draft: Draft) -> Orgs:
    """Read the organisations, and keep those that are schools."""
    parents: dict[str, str] = {}
    for row in table.rows if table else ():
        source_id = draft.id_of(row, "id", parts=())
        if not source_id:
            continue
        if source_id in parents:
            draft.say(Code.ID_DUPLICATE, row, "id")
            continue
        parents[source_id] = read_id(row, "parent")
        if plain(row["kind"]) not in columns.SCHOOL_TYPES:
            continue
        if plain(row["status"]) in columns.ENDED:
            continue
        name = read_name(row, "name", draft.findings)
        if name:
            draft.add_school(row, SchoolRow(source_id, name, None))
        else:
            draft.say(Code.NAME_MISSING, row, "name")
    closed = bool(draft.schools) and not draft.delta
    return Orgs(frozenset(draft.schools), parents, closed=closed)
