"""Compares the client's ledger with the database: nothing lost, nothing doubled, nobody untold."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text

from app.kernel.db import Database
from tests.bench.load import Answered

_OK: Final = 300


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was compared, and every difference; each of the later figures is to be 0."""

    acknowledged: int
    stored: int
    flagged: int
    cases: int
    told: int  # inbox rows
    told_no: int  # stored at a first try whose answer was lost, then refused: the page asks again
    lost: int  # acknowledged, not stored
    doubled: int  # stored more than once
    unexplained: int  # stored, and never tried
    without_case: int  # acknowledged and flagged, and no case, or more than one
    without_owner: int  # a case without owner or deadline
    untold: int  # a case whose owner has no inbox row
    told_twice: int  # more than one inbox row of an adult for a case, or one bell owed twice

    @property
    def wrong(self) -> int:
        return (
            self.lost + self.doubled + self.unexplained + self.without_case
            + self.without_owner + self.untold + self.told_twice
        )  # fmt: skip


def reconcile(
    database: Database, ledger: Mapping[UUID, Answered], flags: Mapping[UUID, str]
) -> Verdict:
    """Compare.

    Args:
        database: after the run; what is there from before must not be checked in by the ledger.
        ledger: of every check-in that was tried.
        flags: what each check-in asked of adults, "" where nothing.
    """
    kept = {one for one, line in ledger.items() if 0 < line.status < _OK}
    with database.engine.connect() as connection:

        def rows(sql: str) -> list[Any]:
            return list(connection.execute(text(sql)))

        stored = Counter(UUID(str(row[0])) for row in rows("SELECT id FROM check_in"))
        causes = Counter(UUID(str(row[0])) for row in rows("SELECT check_in_id FROM concern_cause"))
        cases = rows("SELECT id, owner_id, deadline_at FROM concern WHERE state <> 'closed'")
        told = Counter(
            (str(row[0]), str(row[1]))
            for row in rows("SELECT concern_id, adult_id FROM concern_party")
        )
        bells = Counter(row[0] for row in rows("SELECT once FROM outbox"))
    flagged = {one for one in stored if flags.get(one)}
    return Verdict(
        acknowledged=len(kept),
        stored=stored.total(),
        flagged=len(flagged),
        cases=len(cases),
        told=told.total(),
        told_no=len({one for one in stored if one in ledger and ledger[one].status >= _OK}),
        lost=len(kept - stored.keys()),
        doubled=sum(times - 1 for times in stored.values()),
        unexplained=len(stored.keys() - ledger.keys()),
        without_case=sum(causes[one] != 1 for one in flagged),
        without_owner=sum(row[1] is None or row[2] is None for row in cases),
        untold=sum((str(row[0]), str(row[1])) not in told for row in cases),
        told_twice=sum(times - 1 for times in (*told.values(), *bells.values())),
    )
