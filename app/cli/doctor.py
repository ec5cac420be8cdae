"""Looks an installation over, and says in clear words what is well and what is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final

import typer
from pydantic import ValidationError
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from app.kernel import migrating
from app.kernel.db import Database
from app.kernel.settings import Settings, UnsafeSettings
from app.main import present
from app.notify.alarms import alarms
from app.notify.heartbeat import beat, latest
from app.words.catalogue import load

say: Final = Console()
_STALE: Final = timedelta(seconds=30)
_MARKS: Final = {"well": ("✓", "green"), "look": ("!", "yellow"), "wrong": ("✗", "red")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `well`, `look` (it may be meant so) or `wrong`."""

    how: str
    key: str
    slots: tuple[tuple[str, str], ...] = ()


def doctor(lang: Annotated[str, typer.Option(help="cy or en")] = "en") -> None:
    """Look over settings, database, schema, worker and channels; ends with 1 where one is wrong."""
    if lang not in {"cy", "en"}:
        raise typer.BadParameter("--lang cy, --lang en")
    found = list(findings(present()))
    words = load()
    for one in found:
        mark, style = _MARKS[one.how]
        sentence = words.say(lang, f"office.doctor.{one.key}", "plain", **dict(one.slots))
        say.print(f"{mark} {sentence}", style=style, markup=False, highlight=False)
    if any(one.how == "wrong" for one in found):
        raise typer.Exit(1)


def findings(now: datetime) -> Iterator[Finding]:
    """Look at one thing after another; where the ground is missing, what stands on it is not."""
    try:
        settings = Settings()
        _ = settings.keys
    except (UnsafeSettings, ValidationError) as error:
        yield Finding("wrong", "settings_wrong", (("what", _named(error)),))
        return
    yield Finding("well", "settings")
    yield from _channels(settings)
    database = Database(settings.database_url)
    try:
        yield from _database(database, now)
    finally:
        database.close()


def _named(error: UnsafeSettings | ValidationError) -> str:
    """Name the setting that is wrong, never its value."""
    if isinstance(error, UnsafeSettings):
        return str(error)
    return ", ".join(
        f"HWYL_{str(one['loc'][0]).upper()}" if one["loc"] else one["msg"] for one in error.errors()
    )


def _channels(settings: Settings) -> Iterator[Finding]:
    yield Finding("well" if settings.secure else "look", "tls" if settings.secure else "no_tls")
    yield Finding(*(("well", "mail") if settings.smtp_url else ("look", "no_mail")))
    push = bool(settings.vapid_subject) or settings.secure
    yield Finding(*(("well", "push") if push else ("look", "no_push")))
    if not settings.smtp_url and not push and settings.mode == "production":
        yield Finding("wrong", "no_channel")


def _database(database: Database, now: datetime) -> Iterator[Finding]:
    try:
        with database.engine.connect() as connection:
            stands = migrating.present(connection)
    except SQLAlchemyError as error:
        yield Finding("wrong", "database_wrong", (("what", type(error).__name__),))
        return
    head = migrating.newest()
    if stands != head:
        slots = (("stands", stands or "-"), ("head", head or "-"))
        yield Finding("wrong", "schema_old", slots)
        return
    yield Finding("well", "schema", (("head", head or "-"),))
    try:
        with database.write() as session:
            beat(session, "doctor", "doctor", now)
    except SQLAlchemyError as error:
        yield Finding("wrong", "database_wrong", (("what", type(error).__name__),))
        return
    yield Finding("well", "database")
    with database.read() as session:
        yield from _worker(session, now)


def _worker(session: Session, now: datetime) -> Iterator[Finding]:
    worker, bells = latest(session), alarms(session, now)
    if worker is None:
        yield Finding("wrong", "worker_never")
    elif now - worker.at >= _STALE:
        seconds = str(int((now - worker.at).total_seconds()))
        yield Finding("wrong", "worker_silent", (("seconds", seconds),))
    else:
        yield Finding("well", "worker")
    late = int(bells.late.total_seconds()) if bells.late else 0
    if bells.untold or late:
        yield Finding("wrong", "bells_late", (("n", str(bells.untold)), ("seconds", str(late))))
    else:
        yield Finding("well", "bells")
