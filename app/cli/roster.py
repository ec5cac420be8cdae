"""Brings in a school's people and classes from a roster file; shows first what would change."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table
from sqlmodel import Session

from app.access.actor import Actor
from app.journeys import import_roster
from app.kernel.db import Database
from app.kernel.problems import Problem
from app.kernel.settings import Settings
from app.main import present as now_is
from app.roster import present, queries
from app.roster.importing.known import Changes
from app.roster.importing.read import read_roster
from app.roster.importing.shape import Roster, RowProblem, SchoolRow, UnreadableRoster
from app.roster.models import School
from app.words.catalogue import Words, load

roster_app = typer.Typer(no_args_is_help=True)
say: Final = Console()
_SHOWN: Final = 100  # problems of one import on the screen; the rest are counted
_REFUSED: Final = 2


@roster_app.callback()
def roster() -> None:
    """Bring in a school's people and classes."""


@roster_app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="a folder, a zip, or one CSV file")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show, and write nothing")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="apply even where over 10 % of people would vanish")
    ] = False,
    school: Annotated[
        str | None, typer.Option(help="the code of the school, where the file has no school")
    ] = None,
    lang: Annotated[str, typer.Option(help="cy or en")] = "en",
) -> None:
    """Import a roster: our own CSV, OneRoster 1.1 or 1.2, School Data Sync."""
    if lang not in {"cy", "en"}:
        raise typer.BadParameter("--lang cy, --lang en")
    told = _Teller(load(), lang)
    try:
        read, problems = _read(path, told)
    except UnreadableRoster as error:
        told.wrong(error.code.value)
        raise typer.Exit(_REFUSED) from None
    told.problems(problems)
    database = Database(Settings().database_url)
    now = now_is()
    refused = False
    try:
        for row, part in _parts(database, read, school, told):
            refused |= not _one(
                database, told, row, part, code=school, dry_run=dry_run, yes=yes, now=now
            )
    finally:
        database.close()
    if refused:
        raise typer.Exit(_REFUSED)


class _Teller:
    """Says things on the screen in one language."""

    def __init__(self, words: Words, lang: str) -> None:
        self._words, self._lang = words, lang

    def word(self, key: str, **slots: str | int) -> str:
        return self._words.say(self._lang, key, "plain", **slots)

    def wrong(self, key: str, **slots: str | int) -> None:
        say.print(self.word(key, **slots), style="red", markup=False)

    def well(self, key: str, **slots: str | int) -> None:
        say.print(self.word(key, **slots), style="green", markup=False)

    def problems(self, found: Sequence[RowProblem]) -> None:
        if not found:
            return
        table = Table(show_header=False, title=self.word("office.cli.problems"))
        for one in found[:_SHOWN]:
            sentence = self.word(
                one.code.value,
                file=one.file,
                row=one.row or "",
                field=one.field or "",
                shown=one.shown,
            )
            table.add_row(self.word(f"office.level.{one.level}"), sentence)
        if len(found) > _SHOWN:
            table.add_row("", f"+ {len(found) - _SHOWN}")
        say.print(table)

    def changes(self, name: str, changes: Changes) -> None:
        """Show the difference, in numbers, and the people who would be gone by name."""
        table = Table(title=name)
        for head in ("", *("office.what." + what for what in ("added", "changed", "ended"))):
            table.add_column(self.word(head) if head else "", justify="right" if head else "left")
        for kind, *counts in _counts(changes):
            table.add_row(self.word(f"office.kind.{kind}"), *(str(n or "·") for n in counts))
        say.print(table)
        for one in changes.left:
            say.print(f"  - {one.name}", markup=False, highlight=False)
        for notice in changes.notices:
            say.print(self.word(notice.code, n=notice.n), style="yellow", markup=False)


def _counts(changes: Changes) -> list[tuple[str, int, int, int]]:
    def people(kind: str) -> tuple[int, int, int]:
        return (
            sum(1 for one in changes.added if one.kind == kind),
            sum(1 for one in changes.changed if one.known.kind == kind),
            sum(1 for one in changes.left if one.kind == kind),
        )

    return [
        ("pupils", *people("pupil")),
        ("staff", *people("staff")),
        (
            "classes",
            len(changes.new_classes),
            len(changes.changed_classes),
            len(changes.ended_classes),
        ),
        ("memberships", len(changes.joins), 0, len(changes.ends)),
        ("duties", len(changes.duties), 0, 0),
        ("terms", len(changes.terms), 0, 0),
    ]


def _read(path: Path, told: _Teller) -> tuple[Roster, list[RowProblem]]:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[file]}"))
    with Progress(*columns, console=say, transient=True) as progress:
        task = progress.add_task(told.word("office.cli.reading"), total=None, file="")

        def step(file: str, done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, file=file)

        return read_roster(path, on_progress=step)


def _parts(
    database: Database, read: Roster, code: str | None, told: _Teller
) -> Sequence[tuple[SchoolRow | None, Roster]]:
    """Give the file's schools, or its part for the one school that was named."""
    if code is None:
        parts = import_roster.parts_of(read)
        if parts[0][0] is None:
            told.wrong("office.cli.no_school")
            raise typer.Exit(_REFUSED)
        return parts
    with database.read() as session:
        school = queries.school_by_code(session, code)
        if school is None:
            told.wrong("office.cli.unknown_school", code=code)
            raise typer.Exit(_REFUSED)
        try:
            return [import_roster.part_for(read, school)]
        except Problem:
            told.wrong("office.cli.other_school")
            raise typer.Exit(_REFUSED) from None


def _school(session: Session, row: SchoolRow | None, code: str | None) -> School | None:
    """Find the school that was named, else the one that the file calls by its id."""
    if code:
        return queries.school_by_code(session, code)
    return present.school_of_file(session, row.source_id) if row else None


def _one(
    database: Database,
    told: _Teller,
    row: SchoolRow | None,
    part: Roster,
    *,
    code: str | None,
    dry_run: bool,
    yes: bool,
    now: datetime,
) -> bool:
    """Import one school in one transaction; gives whether it was as it should be."""
    with database.read() as session:
        school = _school(session, row, code)
        name = school.name if school else row.name if row else ""
        prepared = import_roster.prepare(session, school, part, from_the_console=True, now=now)
        found = prepared.found
    if found.changes.nothing:
        told.well("office.cli.nothing", school=name)
        return True
    told.changes(name, found.changes)
    if found.changes.needs_confirmation and not yes:
        told.wrong(
            "office.cli.vanishing", school=name, share=f"{found.changes.vanishing * 100:.0f}"
        )
        return False
    if dry_run:
        told.well("office.cli.dry_run", school=name)
        return True
    with database.write() as session, say.status(name):
        kept = queries.school(session, school.id) if school else None
        if kept is None and row is not None:
            kept = present.make_school(session, row, school_id=prepared.school_id, now=now)
        if kept is None:
            return False
        machine = Actor(kept.id, None, "system")
        import_roster.apply(
            session,
            machine,
            kept,
            part,
            confirmed=yes,
            prepared=prepared,
            from_the_console=True,
            now=now,
        )
        told_code = kept.code
    told.well("office.cli.done", school=name, code=told_code)
    return True
