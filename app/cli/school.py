"""Looks at schools from the command line, and makes sign-in links for staff."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlmodel import col, select

from app.audit.actions import Action
from app.audit.service import Entry, record
from app.identity import staff
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.main import present
from app.roster.models import Duty, Person, School
from app.roster.people import display_name

school_app = typer.Typer(no_args_is_help=True)
say = Console()


@contextmanager
def _opened(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


@school_app.command("list")
def list_schools() -> None:
    """List the schools of this installation."""
    table = Table("code", "name", "kind")
    with _opened(Settings()) as database, database.read() as session:
        for school in session.exec(select(School).order_by(col(School.code))):
            table.add_row(school.code, school.name, school.kind)
    say.print(table)


@school_app.command("staff")
def list_staff(school: Annotated[str, typer.Argument(help="the school's code")]) -> None:
    """List a school's staff and their duties."""
    table = Table("e-mail", "name", "duties")
    with _opened(Settings()) as database, database.read() as session:
        found = session.exec(select(School).where(School.code == school)).first()
        if found is None:
            raise typer.BadParameter(f"no school has the code {school}")
        duties: dict[object, list[str]] = {}
        for duty in session.exec(select(Duty).where(Duty.school_id == found.id)):
            duties.setdefault(duty.person_id, []).append(duty.role)
        for person in session.exec(
            select(Person)
            .where(Person.school_id == found.id, Person.kind == "staff", Person.status == "active")
            .order_by(col(Person.family))
        ):
            roles = ", ".join(sorted(duties.get(person.id, [])))
            table.add_row(person.email or "-", display_name(person), roles)
    say.print(table)


@school_app.command()
def invite(
    school: Annotated[str, typer.Argument(help="the school's code")],
    email: Annotated[str, typer.Argument(help="the address of the member of staff")],
) -> None:
    """Print a one-time link by which a member of staff sets a password; good for seven days.

    For the first safeguarding person, where no e-mail is set up, and for a forgotten password; the
    office's page mails the links of everybody else. Safeguarding can read that one was made.
    """
    settings = Settings()
    with _opened(settings) as database, database.write() as session:
        found = session.exec(
            select(Person)
            .join(School, col(School.id) == col(Person.school_id))
            .where(School.code == school, Person.kind == "staff", Person.email == email)
        ).first()
        if found is None:
            raise typer.BadParameter("no such member of staff at this school")
        now = present()
        token = staff.invite(session, settings.keys, found.school_id, found.id, now=now)
        entry = Entry(
            found.school_id, now, "system", None, Action.INVITE,
            object_kind="person", object_id=found.id,
        )  # fmt: skip
        record(session, [entry])
        language = found.language
    say.print(f"{settings.public_url}/{language}/staff/invite#{token}", soft_wrap=True)
