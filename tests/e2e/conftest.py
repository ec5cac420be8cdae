"""A running Hwyl, a real browser, a push service and a letter box: nothing is pretended."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pydantic import SecretStr
from sqlmodel import select

from app.access.actor import Actor
from app.cli.serving import make_worker
from app.identity import devices, secrets, staff
from app.kernel.crypto import Keyring, b64url
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.main import create_app
from app.notify import subscriptions
from app.roster.models import Class, Person, School
from app.roster.windows import open_window
from app.worker import Worker, push_hosts_of
from tests.mail_server import LetterBox, a_free_port, a_mail_server
from tests.people import (
    a_class,
    a_pupil,
    a_school,
    an_adult,
    chooses,
    in_class,
    safeguarding,
)
from tests.push_emulator import PushEmulator, a_push_service
from tests.push_reader import Browser as PushReader

MONDAY = datetime.fromisoformat("2026-11-23T08:46:00+00:00")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
WHERE = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class House:
    """Ysgol y Bryn on a Monday morning, served for real; the test turns the clock."""

    url: str
    database: Database
    keys: Keyring
    settings: Settings
    worker: Worker
    push: PushEmulator
    post: LetterBox
    now: datetime = MONDAY
    school: School = field(init=False)
    group: Class = field(init=False)
    people: dict[str, Person] = field(default_factory=dict)
    pictures: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phones: dict[str, PushReader] = field(default_factory=dict)

    def passes(self, **length: float) -> None:
        """Let time pass, and the worker do what is due."""
        self.now += timedelta(**length)
        self.works()

    def works(self) -> None:
        failed = self.worker.run_once(self.now)
        assert failed == {}, failed

    def settle_in(self) -> None:
        """Efa trusts Mrs Evans; Tomos trusts Mr Price and then Miss Lewis."""
        with self.database.write() as session:
            self.school = a_school(session)
            self.group = a_class(session, self.school)
            people = {
                "efa": a_pupil(session, self.school, "Efa", "Morgan"),
                "tomos": a_pupil(session, self.school, "Tomos", "Rees"),
                "evans": an_adult(session, self.school),
                "price": an_adult(session, self.school, "Huw Price", title="Mr"),
                "lewis": an_adult(session, self.school, "Carys Lewis", title="Miss"),
                **safeguarding(session, self.school),
            }
            self.people = people
            for name in ("efa", "tomos"):
                in_class(session, self.group, people[name])
                self.pictures[name] = secrets.assign_pictures(
                    session, self.keys, self.school.id, people[name].id, "B", now=self.now
                )
            in_class(session, self.group, people["price"])
            chooses(session, people["efa"], people["evans"], people["lewis"])
            chooses(session, people["tomos"], people["price"], people["lewis"])
            open_window(
                session,
                self.school.id,
                self.group.id,
                by=people["price"].id,
                minutes=45,
                language="cy",
                now=self.now,
            )

    def has_phone(self, name: str) -> None:
        """Subscribe an adult's phone with keys of its own to the push service."""
        reader = PushReader(self.push.endpoint(name))
        self.phones[name] = reader
        with self.database.write() as session:
            subscriptions.subscribe(
                session,
                self.school.id,
                self.people[name].id,
                endpoint=reader.endpoint,
                p256dh=reader.p256dh,
                auth=reader.auth,
                allowed=push_hosts_of(self.settings),
                now=self.now,
            )

    def enrol_code(self) -> str:
        with self.database.write() as session:
            actor = Actor(self.school.id, self.people["price"].id, "staff")
            return devices.make_code(session, self.keys, actor, self.group.id, now=self.now)[0]

    def invite(self, name: str) -> str:
        with self.database.write() as session:
            person = self.people[name]
            token = staff.invite(session, self.keys, self.school.id, person.id, now=self.now)
        return f"{self.url}/cy/staff/invite#{token}"

    def all(self, what: Any) -> list[Any]:
        """Read every row of a table."""
        with self.database.read() as session:
            return list(session.exec(select(what)).all())

    def keep(self, do: Any) -> Any:
        with self.database.write() as session:
            return do(session)


class Served:
    """A uvicorn on a free port in a thread of its own."""

    def __init__(self, app: Any, port: int) -> None:
        config = uvicorn.Config(
            app, host="127.0.0.1", port=port, log_config=None, timeout_graceful_shutdown=1
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run)

    def __enter__(self) -> None:
        self.thread.start()
        while not self.server.started:
            if not self.thread.is_alive():
                raise RuntimeError("the server did not start")

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture
def house(migrated_sqlite: Path, tmp_path: Path, keys: Keyring) -> Iterator[House]:
    path = tmp_path / "hwyl.sqlite3"
    shutil.copyfile(migrated_sqlite, path)
    port = a_free_port()
    with a_push_service() as push, a_mail_server() as post:
        settings = Settings(
            mode="test",
            database_url=f"sqlite:///{path}",
            master_key=SecretStr(b64url(keys.master)),
            public_url=f"http://127.0.0.1:{port}",
            port=port,
            smtp_url=post.url,
            mail_from="hwyl@ysgolybryn.example",
            vapid_subject="mailto:it@ysgolybryn.example",
            push_test_origin=push.origin,
        )
        database = Database(settings.database_url)
        worker = make_worker(database, settings, clock=lambda: made.now)
        made = House(settings.public_url, database, keys, settings, worker, push, post)
        made.settle_in()
        app = create_app(settings, database=database, clock=lambda: made.now)
        with Served(app, port):
            yield made
        worker.close()
        database.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next((path for name in WHERE if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


def opened(context: BrowserContext, house: House) -> Page:
    """A page whose clock is the story's."""
    page = context.new_page()
    page.set_default_timeout(8000)
    page.clock.set_system_time(house.now)
    return page


@pytest.fixture
def tablet(chromium: Browser, house: House) -> Iterator[Page]:
    """A classroom tablet, not yet enrolled."""
    context = chromium.new_context(
        viewport={"width": 768, "height": 1024}, locale="cy", base_url=house.url
    )
    yield opened(context, house)
    context.close()


@pytest.fixture
def phone(chromium: Browser, house: House) -> Iterator[Page]:
    """An adult's phone."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 720}, locale="cy", base_url=house.url, is_mobile=True
    )
    yield opened(context, house)
    context.close()
