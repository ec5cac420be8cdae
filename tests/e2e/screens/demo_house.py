"""The demo of one moment, served for the camera: a copy for every walk, a clock that stands."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlmodel import col, select, update

from app.access.actor import Actor
from app.cli import demo
from app.cli.serving import make_worker
from app.concerns.models import Concern
from app.identity import badges, devices, secrets, sessions, staff
from app.kernel.crypto import Keyring, b64url
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.main import create_app
from app.notify.channels.console import Console
from app.roster import duties, queries
from app.roster.models import Class, Person, School, Window
from app.roster.windows import open_window
from app.words.catalogue import load
from app.worker import Worker
from tests.e2e.conftest import Served
from tests.mail_server import a_free_port

DEMO = "demo.sqlite3"
KEY = SecretStr(b64url(b"c" * 32))  # of made-up people alone


def settings_for(path: Path, port: int) -> Settings:
    return Settings(
        mode="demo",
        database_url=f"sqlite:///{path}",
        master_key=KEY,
        port=port,
        public_url=f"http://127.0.0.1:{port}",
        log_level="error",
    )


def build(folder: Path, moment: datetime) -> Path:
    """Make the demo once, with school hours; each walk begins with a copy of it."""
    path = folder / DEMO
    demo.build(settings_for(path, 0), now=moment, real_hours=True)
    return path


@dataclass
class DemoHouse:
    """The demo's three schools, whose people all read one language; a walk turns the clock."""

    url: str
    database: Database
    keys: Keyring
    worker: Worker
    now: datetime
    lang: str

    def passes(self, **length: float) -> None:
        """Let time pass, and the worker do what is due."""
        self.now += timedelta(**length)
        self.works()

    def works(self) -> None:
        self.worker.run_once(self.now)

    def keep(self, do: Any) -> Any:
        with self.database.write() as session:
            return do(session)

    def pupil(self, name: str) -> Person:
        given, _, family = name.partition(" ")
        found = select(Person).where(
            Person.kind == "pupil", Person.given == given, Person.family == family
        )
        with self.database.read() as session:
            return session.exec(found).one()

    def adult(self, family: str) -> Person:
        found = select(Person).where(Person.kind == "staff", Person.family == family)
        with self.database.read() as session:
            return session.exec(found).one()

    def group(self, name: str) -> Class:
        with self.database.read() as session:
            return session.exec(select(Class).where(Class.name == name)).one()

    def school(self, school_id: Any) -> School:
        with self.database.read() as session:
            return session.exec(select(School).where(School.id == school_id)).one()

    def actor(self, family: str) -> Actor:
        person = self.adult(family)
        with self.database.read() as session:
            roles = duties.roles_of(session, person.school_id, person.id)
        return Actor(person.school_id, person.id, "staff", roles)

    def case_of(self, name: str) -> Concern:
        """Give a child's newest case."""
        pupil = self.pupil(name)
        found = (
            select(Concern)
            .where(Concern.school_id == pupil.school_id, Concern.pupil_id == pupil.id)
            .order_by(col(Concern.opened_at).desc())
        )
        with self.database.read() as session:
            case = session.exec(found).first()
        if case is None:
            raise LookupError(f"{name} has no case")
        return case

    def staff_token(self, family: str) -> str:
        who = self.adult(family)
        return str(
            self.keep(
                lambda s: sessions.start_staff(s, self.keys, who.school_id, who.id, now=self.now)
            )
        )

    def invite_token(self, family: str) -> str:
        who = self.adult(family)
        return str(
            self.keep(lambda s: staff.invite(s, self.keys, who.school_id, who.id, now=self.now))
        )

    def enrol_code(self, group: str) -> str:
        about = self.group(group)

        def make(session: Any) -> str:
            at = self.now.date()
            teacher = queries.teachers_of(session, about.school_id, about.id, at)[0]
            actor = Actor(about.school_id, teacher, "staff")
            return devices.make_code(session, self.keys, actor, about.id, now=self.now)[0]

        return str(self.keep(make))

    def tablet_token(self, group: str) -> str:
        code = self.enrol_code(group)
        return str(self.keep(lambda s: devices.enrol(s, self.keys, code, now=self.now)[1]))

    def phone_token(self, name: str) -> str:
        who = self.pupil(name)

        def start(session: Any) -> str:
            secrets.assign_phone(session, self.keys, who.school_id, who.id, now=self.now)
            return sessions.start_own(session, self.keys, who.school_id, who.id, now=self.now)

        return str(self.keep(start))

    def phone_code(self, name: str) -> tuple[str, str, str]:
        """Give a pupil's school code, own code and PIN."""
        who = self.pupil(name)
        code, pin = self.keep(
            lambda s: secrets.assign_phone(s, self.keys, who.school_id, who.id, now=self.now)
        )
        return self.school(who.school_id).code, code, pin

    def badge_of(self, name: str) -> str:
        who = self.pupil(name)
        return str(
            self.keep(lambda s: badges.issue(s, self.keys, who.school_id, who.id, now=self.now))
        )

    def opens_window(self, group: str) -> None:
        about = self.group(group)

        def ask(session: Any) -> None:
            teacher = queries.teachers_of(session, about.school_id, about.id, self.now.date())[0]
            open_window(
                session,
                about.school_id,
                about.id,
                by=teacher,
                minutes=45,
                language=self.lang,
                now=self.now,
            )

        self.keep(ask)


@contextmanager
def opened(made: Path, folder: Path, lang: str, now: datetime) -> Iterator[DemoHouse]:
    """Serve a copy of the demo in which everybody reads `lang`."""
    path = folder / f"{lang}.sqlite3"
    for old in folder.glob(f"{lang}.sqlite3*"):
        old.unlink()
    shutil.copyfile(made, path)
    port = a_free_port()
    settings = settings_for(path, port)
    database = Database(settings.database_url)
    with database.write() as session:
        for table in (Person, School, Window):
            session.exec(update(table).values(language=lang))
    console = Console(load(), settings.public_url, settings.keys)
    worker = make_worker(database, settings, console=console, clock=lambda: house.now)
    house = DemoHouse(settings.public_url, database, settings.keys, worker, now, lang)
    app = create_app(settings, database=database, clock=lambda: house.now, console=console)
    house.works()
    house.works()  # the auditor looked before the first bells had gone
    with Served(app, port):
        yield house
    worker.close()
    database.close()
