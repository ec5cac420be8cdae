"""`hwyl`: serve, demo, upgrade, roster, notes, audit; every long command shows how far it is."""

import secrets
import sys
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console

from app.cli import serving
from app.cli.audit import audit_app
from app.cli.demo import demo as run_demo
from app.cli.doctor import doctor
from app.cli.notes import notes_app
from app.cli.patterns import patterns_app
from app.cli.privacy import privacy
from app.cli.roster import roster_app
from app.cli.school import school_app
from app.cli.undo import undo
from app.kernel import migrating
from app.kernel.crypto import b64url
from app.kernel.db import Database
from app.kernel.settings import Settings, UnsafeSettings
from app.kernel.sole import AnotherProcess, sole
from app.words.catalogue import LANGUAGES, load

cli = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
cli.add_typer(roster_app, name="roster", help="Bring in a school's people and classes.")
cli.add_typer(audit_app, name="audit", help="Prove that the record was not tampered with.")
cli.add_typer(notes_app, name="notes", help="Look at what the net over notes catches.")
cli.add_typer(school_app, name="school", help="Look at schools; make sign-in links.")
cli.add_typer(patterns_app, name="patterns", help="Replay what the rules would have said.")
cli.command()(privacy)
cli.command()(doctor)
roster_app.command("undo")(undo)
say = Console(stderr=True)


@cli.command()
def new_key() -> None:
    """Make a master key for HWYL_MASTER_KEY; keep it outside the database and its backups."""
    print(b64url(secrets.token_bytes(32)))


@cli.command()
def upgrade() -> None:
    """Bring the database to the newest schema."""
    database = Database(Settings().database_url)
    with database.engine.connect() as connection:
        before = migrating.present(connection)
        migrating.upgrade(connection)
        connection.commit()
    say.print(f"{before or 'empty'} → {migrating.newest()}")
    database.close()


@cli.command()
def serve(
    tls_cert: Annotated[
        str | None, typer.Option(help="PEM certificate, for a real network")
    ] = None,
    tls_key: Annotated[str | None, typer.Option(help="PEM key of the certificate")] = None,
    worker: Annotated[bool, typer.Option(help="run the worker in this process too")] = True,
) -> None:
    """Serve Hwyl: web and worker in one process, unless told otherwise."""
    settings = Settings()
    if not worker:
        _refuse_on_sqlite(settings)
    with sole(settings.database_url):
        serving.serve(settings, tls_cert=tls_cert, tls_key=tls_key, worker=worker)


@cli.command()
def worker() -> None:
    """Run a worker alone, beside `hwyl serve --no-worker` (PostgreSQL)."""
    settings = Settings()
    _refuse_on_sqlite(settings)
    serving.work(settings)


@cli.command()
def demo(
    port: Annotated[int | None, typer.Option(help="else HWYL_PORT, else 8000")] = None,
    real_hours: Annotated[bool, typer.Option(help="keep school hours, 08:30 to 15:30")] = False,
    build_only: Annotated[bool, typer.Option(help="make the demo and stop")] = False,
) -> None:
    """Make a bilingual demo school with a term of history, and serve it on this machine only."""
    run_demo(port=port, real_hours=real_hours, build_only=build_only)


def _refuse_on_sqlite(settings: Settings) -> None:
    if settings.database_url.startswith("sqlite"):
        _refuse("running.one_process")


def _refuse(sentence: str) -> NoReturn:
    """Say why not, in both languages, and end."""
    words = load()
    for lang in LANGUAGES:
        say.print(f"[red]✗[/] {words.say(lang, sentence)}")
    sys.exit(2)


def run() -> None:
    """Run the command line; a wrong setting is one clear line, not a trace."""
    try:
        cli()
    except AnotherProcess:
        _refuse("running.already_served")
    except (UnsafeSettings, ValidationError) as error:
        for line in _lines(error):
            say.print(f"[red]✗[/] {line}")
        sys.exit(2)


def _lines(error: UnsafeSettings | ValidationError) -> list[str]:
    """Say what is wrong with which setting, never its value."""
    if isinstance(error, UnsafeSettings):
        return [str(error)]
    return [
        f"HWYL_{str(one['loc'][0]).upper()}: {one['msg']}" if one["loc"] else one["msg"]
        for one in error.errors()
    ]
