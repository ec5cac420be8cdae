"""Reads a roster from wherever an office put it: a folder, a zip or one file, in any layout."""

from collections.abc import Callable
from pathlib import Path

from app.roster.importing.codes import Unreadable
from app.roster.importing.detect import detect
from app.roster.importing.findings import Findings
from app.roster.importing.oneroster import read_oneroster
from app.roster.importing.own import read_own
from app.roster.importing.sds import read_sds
from app.roster.importing.shape import Roster, RowProblem, UnreadableRoster
from app.roster.importing.sources import open_source
from app.roster.importing.table import open_table


def read_roster(
    path_or_bytes: Path | str | bytes,
    *,
    name: str | None = None,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> tuple[Roster, list[RowProblem]]:
    """Read a roster, whatever its layout; what is right is read, what is not is explained.

    Args:
        path_or_bytes: a folder, a zip, one table, or the bytes of the last two.
        name: the file name of the bytes, as it was sent.
        on_progress: told the file, the rows done and the rows in all, every 500 rows.

    Returns:
        The roster, and what was wrong with it in the order in which it was found.

    Raises:
        UnreadableRoster: nothing can be read: not there, too big, broken, or no known layout.
    """
    source = Path(path_or_bytes) if isinstance(path_or_bytes, str) else path_or_bytes
    findings = Findings()
    contents = open_source(source, name, findings)
    tables = {file: open_table(file, raw, findings) for file, raw in contents.items()}
    detected = detect(tables, findings)
    if detected is None:
        raise UnreadableRoster(Unreadable.NOT_A_ROSTER)
    layout, sources = detected
    if layout == "own":
        roster = read_own(sources, findings, on_progress)
    elif layout == "sds-v1":
        roster = read_sds(sources, findings, on_progress)
    else:
        roster = read_oneroster(sources, layout, findings, on_progress)
    return roster, findings.all()
