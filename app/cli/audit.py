"""Proves from the command line that nobody changed the record of who looked and who did what."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sqlmodel import Session, col, select

from app.audit import anchors
from app.audit.service import Report
from app.audit.service import verify as verify_chain
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.main import present
from app.roster.models import School

audit_app = typer.Typer(no_args_is_help=True)
say = Console()
note = Console(stderr=True)


@audit_app.command()
def verify(
    school: Annotated[str | None, typer.Option(help="one school's code; else all")] = None,
    anchor: Annotated[
        Path | None, typer.Option(help="the anchor file; else HWYL_AUDIT_ANCHOR")
    ] = None,
) -> None:
    """Walk each school's chain: sealed rows, the unsealed tail, gaps, and the first bad row."""
    settings = Settings()
    file = anchor or (Path(settings.audit_anchor) if settings.audit_anchor else None)
    if file is not None and not file.exists():
        raise typer.BadParameter("there is no anchor file at that place")
    noted = anchors.read_anchors(file, settings.keys) if file else anchors.Anchors({}, 0)
    table = Table("school", "sealed", "unsealed", "gaps", "first bad", "")
    all_hold = not noted.spoilt
    with closing(Database(settings.database_url)) as database, database.read() as session:
        for one in track(_schools(session, school), "verifying", console=note, transient=True):
            report = verify_chain(
                session, settings.keys, one.id, anchors=noted.ends.get(one.id, ())
            )
            all_hold = all_hold and report.holds
            table.add_row(one.code, *_cells(report))
    say.print(table)
    if file is None:
        say.print("No anchor file: a database that was put back whole would not show.")
    if noted.spoilt:
        say.print(f"Lines of the anchor file that are not ours: {noted.spoilt}")
    raise typer.Exit(0 if all_hold else 1)


@audit_app.command()
def anchor(file: Annotated[Path, typer.Argument(help="appended to")]) -> None:
    """Note each chain's end in a file outside the database; the worker does it each hour."""
    settings = Settings()
    with closing(Database(settings.database_url)) as database:
        done = anchors.anchor(database, file, present(), every=anchors.AT_ONCE)
    say.print(f"{done} noted")


def _schools(session: Session, code: str | None) -> Sequence[School]:
    wanted = select(School).order_by(col(School.code))
    found = session.exec(wanted.where(School.code == code) if code else wanted).all()
    if code and not found:
        raise typer.BadParameter(f"no school has the code {code}")
    return found


def _cells(report: Report) -> tuple[str, ...]:
    gaps = ", ".join(
        str(first) if first == last else f"{first}-{last}" for first, last in report.gaps
    )
    bad = "-" if report.first_bad is None else str(report.first_bad)
    verdict = "[green]holds[/]" if report.holds else "[red]TAMPERED WITH[/]"
    return str(report.sealed), str(report.unsealed), gaps or "-", bad, verdict
