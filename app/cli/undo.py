"""Takes a school's last import back; shows first what that would do."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.access.actor import Actor
from app.journeys import undo_import
from app.kernel.db import Database
from app.kernel.problems import Problem
from app.kernel.settings import Settings
from app.main import present as now_is
from app.roster import queries
from app.words.catalogue import load

say = Console()
_SHOWN = 100  # rows that stay, on the screen; the rest are counted


def undo(
    school: Annotated[str, typer.Argument(help="the school's code")],
    yes: Annotated[bool, typer.Option("--yes", help="undo, instead of showing only")] = False,
    lang: Annotated[str, typer.Option(help="cy or en")] = "en",
) -> None:
    """Undo the last import, within a week: nobody is deleted, and what people changed since stays.

    From here safeguarding duties that vanished with the file come back too.
    """
    if lang not in {"cy", "en"}:
        raise typer.BadParameter("--lang cy, --lang en")
    database = Database(Settings().database_url)
    now = now_is()
    try:
        with database.read() as session:
            found = queries.school_by_code(session, school)
            if found is None:
                _tell(lang, "unknown_school", "red", code=school)
                raise typer.Exit(2)
            shown = undo_import.prepare(session, found.id, from_the_console=True, now=now)
        _show(found.name, shown, lang)
        if not yes:
            _tell(lang, "undo_sure", "yellow", school=found.name)
            return
        with database.write() as session:
            undo_import.undo(
                session,
                Actor(found.id, None, "system"),
                shown.run_id,
                prepared=shown,
                from_the_console=True,
                now=now,
            )
        _tell(lang, "undone", "green", school=found.name)
    except Problem as problem:
        if problem.code != "nothing_to_undo":
            raise
        _tell(lang, "undo_nothing", "red", school=school)
        raise typer.Exit(2) from None
    finally:
        database.close()


def _tell(lang: str, key: str, style: str, **slots: str) -> None:
    say.print(load().say(lang, f"office.cli.{key}", "plain", **slots), style=style, markup=False)


def _show(name: str, shown: undo_import.Prepared, lang: str) -> None:
    words, receipt = load(), shown.receipt
    at = f"{shown.at:%Y-%m-%d %H:%M} UTC"
    table = Table(
        title=words.say(lang, "office.cli.undo", "plain", school=name, at=at), show_header=False
    )
    for key, n in (
        ("left", receipt.left),
        ("returned", receipt.returned),
        ("changed", receipt.changed),
        ("memberships", receipt.memberships),
        ("duties", receipt.duties),
        ("terms", receipt.terms),
    ):
        table.add_row(words.say(lang, f"office.undid.{key}"), str(n or "·"))
    say.print(table)
    for one in receipt.kept[:_SHOWN]:
        why = words.say(lang, one.why, "plain")
        say.print(f"  - {one.name}: {why}", markup=False, highlight=False)
    if len(receipt.kept) > _SHOWN:
        say.print(f"  + {len(receipt.kept) - _SHOWN}")
