"""Makes a bilingual demo of three schools, prints where each person signs in, and serves it."""

import os
import shutil
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final

from pydantic import SecretStr
from rich.console import Console as Screen
from rich.progress import Progress
from sqlmodel import Session, col, select

from app.access.actor import Actor
from app.cli import demo_day, history, serving
from app.identity import devices, secrets, staff
from app.journeys import import_roster
from app.kernel import migrating
from app.kernel.crypto import b64url, new_key
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.kernel.sole import sole
from app.main import present
from app.notify.channels.console import Console
from app.roster import queries
from app.roster.importing.read import read_roster
from app.roster.models import Class, DayHours, Person, School, Term
from app.roster.people import band_of, display_name
from app.words.catalogue import load

ROSTER: Final = Path(__file__).with_name("demo_roster")
FOLDER: Final = Path(".demo")
WHO: Final = (  # whose links are printed, by family name
    ("Evans", "adult whom Efa chose"),
    ("Price", "teacher of Blwyddyn 4"),
    ("Hughes", "safeguarding person"),
    ("Yusuf", "deputy"),
    ("Thomas", "head"),
    ("Roberts", "office"),
)
_WHY_LOCAL: Final = "over plain HTTP a network has neither service worker nor secure cookie"
say = Screen()


def demo(*, port: int | None, real_hours: bool, build_only: bool) -> None:
    """Make the demo anew and serve it on the loopback address until Ctrl-C."""
    with sole(f"sqlite:///{FOLDER}"):  # beside the folder, which is emptied
        _demo(port=port, real_hours=real_hours, build_only=build_only)


def _demo(*, port: int | None, real_hours: bool, build_only: bool) -> None:
    settings = _settings(port)
    ways, under_way = build(settings, now=present(), real_hours=real_hours)
    if build_only:
        _print(ways)
        return
    hours = "School hours are kept" if real_hours else "The schools are open at all hours"
    morning = "and a morning is under way" if under_way else "and closed now: no case is new"
    caught = Console(load(), settings.public_url, settings.keys)
    catch_up(settings, caught, now=present())
    serving.serve(
        settings, console=caught, started=lambda: _welcome(settings, ways, f"{hours}, {morning}.")
    )
    say.print("Hwyl fawr.")


def build(
    settings: Settings, *, now: datetime, real_hours: bool = False
) -> tuple[list[tuple[str, str]], bool]:
    """Make the schools, a term of their days, and the morning up to `now`, in an empty database.

    Returns:
        Each person's way in, with what it is for; and whether a morning is under way.
    """
    with Progress(console=say, transient=True) as progress:
        database = _fresh(settings)
        _bring_in(database, progress, start=now - timedelta(days=history.DAYS + 1))
        history.live(database, settings.keys, today=now, progress=progress)
        if not real_hours:
            _open_all_hours(database)
        under_way = demo_day.begin(database, settings.keys, now=now)
    with database.write() as session:
        ways = _ways_in(session, settings, now=now)
    database.close()
    return ways, under_way


def catch_up(settings: Settings, console: Console, *, now: datetime) -> None:
    """Ring what the made-up morning owes, as its worker would have: no page opens with an alarm."""
    database = Database(settings.database_url)
    with serving.make_worker(database, settings, console=console, clock=lambda: now) as worker:
        for _ in range(2):  # the auditor looks before the first bells have gone
            worker.run_once(now)
    database.close()


def _settings(port: int | None) -> Settings:
    number = port if port is not None else int(os.environ.get("HWYL_PORT", "8000"))
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    return Settings(
        mode="demo",
        database_url=f"sqlite:///{FOLDER / 'demo.sqlite3'}",
        master_key=SecretStr(b64url(new_key())),  # of this run alone
        host="127.0.0.1",
        port=number,
        public_url=f"http://127.0.0.1:{number}",
        log_level="warning",
    )


def _fresh(settings: Settings) -> Database:
    database = Database(settings.database_url)
    with database.engine.connect() as connection:
        migrating.upgrade(connection)
        connection.commit()
    return database


def _bring_in(database: Database, progress: Progress, *, start: datetime) -> None:
    """Import the demo roster as of the term's first day, through the real importer."""
    task = progress.add_task("roster", total=None)
    roster, _ = read_roster(
        ROSTER, on_progress=lambda _, at, total: progress.update(task, completed=at, total=total)
    )
    for row, part in import_roster.parts_of(roster):
        if row is None:
            continue
        with database.write() as session:
            school = School(
                code=row.name.casefold().replace(" ", "-"),
                name=row.name,
                kind=row.kind or "primary",
                source_id=row.source_id,
                language="en" if row.name.startswith("Hillside") else "cy",
                created_at=start,
            )
            session.add(school)
            session.flush()
            _calendar(session, school, start)
            machine = Actor(school.id, None, "system")
            import_roster.apply(
                session, machine, school, part, confirmed=True, from_the_console=True, now=start
            )
    progress.remove_task(task)


def _calendar(session: Session, school: School, start: datetime) -> None:
    session.add(
        Term(
            school_id=school.id,
            name="Demo",
            starts_on=start.date() - timedelta(days=30),
            ends_on=start.date() + timedelta(days=400),
        )
    )
    for weekday in range(5):
        session.add(
            DayHours(
                school_id=school.id,
                weekday=weekday,
                opens=time(8, 30),
                bell=time(15, 10),
                closes=time(15, 30),
            )
        )


def _open_all_hours(database: Database) -> None:
    """Let the demo schools be open day and night, so that it can be tried at any hour."""
    with database.write() as session:
        for school in session.exec(select(School)).all():
            for weekday in range(7):
                row = session.get(DayHours, (school.id, weekday))
                if row is None:
                    row = DayHours(
                        school_id=school.id, weekday=weekday, opens=time(0), bell=time(23, 30),
                        closes=time(23, 59, 59),
                    )  # fmt: skip
                    session.add(row)
                row.opens, row.bell, row.closes = time(0), time(23, 30), time(23, 59, 59)


def _ways_in(session: Session, settings: Settings, *, now: datetime) -> list[tuple[str, str]]:
    """Make every person's one-time link, a tablet's code, and two children's codes."""
    bryn = session.exec(select(School).where(School.code == "ysgol-y-bryn")).one()
    ways: list[tuple[str, str]] = []
    for family, what in WHO:
        person = session.exec(
            select(Person).where(
                Person.school_id == bryn.id, Person.kind == "staff", Person.family == family
            )
        ).first()
        if person is None:
            continue
        token = staff.invite(session, settings.keys, bryn.id, person.id, now=now)
        link = f"{settings.public_url}/{person.language}/staff/invite#{token}"
        ways.append((f"{display_name(person)}, {what}", link))
    _tablet(session, settings, bryn, ways, now)
    _phone(session, settings, ways, now)
    return ways


def _tablet(
    session: Session,
    settings: Settings,
    school: School,
    ways: list[tuple[str, str]],
    now: datetime,
) -> None:
    group = session.exec(
        select(Class).where(Class.school_id == school.id, Class.name == "Blwyddyn 4")
    ).one()
    teacher = queries.teachers_of(session, school.id, group.id, now.date())[0]
    actor = Actor(school.id, teacher, "staff", frozenset({"teacher"}))
    code, _ = devices.make_code(
        session, settings.keys, actor, group.id, now=now, good_for=timedelta(days=1)
    )
    ways.append(("tablet of Blwyddyn 4", f"{settings.public_url}/cy#e={code}"))
    for pupil in queries.pupils_of_class(session, school.id, group.id, now.date()):
        if pupil.given in {"Efa", "Tomos"}:
            pictures = secrets.assign_pictures(
                session, settings.keys, school.id, pupil.id, band_of(pupil), now=now
            )
            ways.append((f"  {display_name(pupil)}'s pictures", " → ".join(pictures)))


def _phone(
    session: Session, settings: Settings, ways: list[tuple[str, str]], now: datetime
) -> None:
    school = session.exec(select(School).where(School.kind == "secondary")).first()
    if school is None:
        return
    pupil = session.exec(
        select(Person)
        .where(Person.school_id == school.id, Person.kind == "pupil")
        .order_by(col(Person.source_id))
    ).first()
    if pupil is not None:
        code, pin = secrets.assign_phone(session, settings.keys, school.id, pupil.id, now=now)
        address = f"{settings.public_url}/en · school {school.code} · code {code} · PIN {pin}"
        ways.append((f"{display_name(pupil)}'s own phone", address))


def _print(ways: list[tuple[str, str]]) -> None:
    """Print each way in on a line of its own, whole, so that it can be copied."""
    for who, where in ways:
        say.print(f"[bold]{who}[/]", highlight=False)
        say.print(f"  {where}", soft_wrap=True, highlight=False)


def _welcome(settings: Settings, ways: list[tuple[str, str]], hours: str) -> None:
    say.rule("Hwyl · demo")
    _print(ways)
    for line in (
        "Each link works once. No default password exists.",
        f"{settings.public_url}/demo shows every push and e-mail: none leaves this machine.",
        f"Serving {settings.public_url} on this machine only ({_WHY_LOCAL}).",
        f"{hours} Ctrl-C ends it.",
    ):
        say.print(line, soft_wrap=True, highlight=False)
