"""Ysgol y Bryn over HTTP: browsers that keep their cookies, and a clock that tests turn."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import Session

from app.access.actor import Actor
from app.edge.intake import Intake
from app.identity import devices, secrets, sessions
from app.kernel.crypto import Keyring, b64url
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.main import create_app
from app.roster.models import Class, Person, School
from tests.people import NOW, a_calendar, a_class, a_pupil, a_school, an_adult, in_class

T = TypeVar("T")
ORIGIN = "http://127.0.0.1:8000"
PLAIN = Settings(mode="test", master_key=b64url(b"k" * 32), public_url=ORIGIN)


@dataclass
class Clock:
    """The present of a test."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **length: float) -> None:
        self.now += timedelta(**length)


class Browser:
    """One browser: it keeps its cookies, and says where its requests come from."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.cookies = httpx.Cookies()
        self.headers = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}

    def __call__(self, method: str, path: str, json: Any = None, **more: Any) -> httpx.Response:
        """Send one request; headers given replace the browser's own."""
        more.setdefault("headers", self.headers)

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(
                transport=transport, base_url=ORIGIN, cookies=self.cookies
            ) as client:
                response = await client.request(method, path, json=json, **more)
                self.cookies = client.cookies
                return response

        return asyncio.run(send())

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self("GET", path, **more)

    def post(self, path: str, json: Any = None, **more: Any) -> httpx.Response:
        return self("POST", path, json, **more)

    def put(self, path: str, json: Any = None, **more: Any) -> httpx.Response:
        return self("PUT", path, json, **more)

    def delete(self, path: str, json: Any = None, **more: Any) -> httpx.Response:
        return self("DELETE", path, json, **more)

    def cookie(self, kind: str) -> str | None:
        return self.cookies.get(f"hwyl_{kind}")

    def has(self, kind: str, token: str) -> "Browser":
        """Put a cookie of ours into the jar, as a sign-in would have."""
        self.cookies.set(f"hwyl_{kind}", token, domain="127.0.0.1")
        return self


@dataclass
class Bryn:
    """A school in which Mrs Evans teaches Efa, Tomos and Non."""

    database: Database
    keys: Keyring
    clock: Clock
    app: FastAPI
    school: School
    group: Class
    efa: Person
    tomos: Person
    non: Person
    evans: Person
    codes: dict[str, list[str]] = field(default_factory=dict)

    def alone(self) -> "Bryn":
        """The same school behind an application of its own, which a test may change."""
        return replace(self, app=create_app(PLAIN, database=self.database, clock=self.clock))

    def browser(self) -> Browser:
        return Browser(self.app)

    def staff(self, person: Person | None = None) -> Browser:
        """A browser in which a member of staff is signed in, Mrs Evans unless another is named."""
        who = person or self.evans
        token = self.keep(
            lambda session: sessions.start_staff(
                session, self.keys, who.school_id, who.id, now=self.clock.now
            )
        )
        return self.browser().has("staff", token)

    def tablet(self, group: Class | None = None) -> Browser:
        """A tablet enrolled to a class."""
        of = group or self.group

        def enrol(session: Session) -> str:
            _, token = devices.enrol(
                session, self.keys, self.enrol_code(session, of), now=self.clock.now
            )
            return token

        return self.browser().has("device", self.keep(enrol))

    def enrol_code(self, session: Session, group: Class) -> str:
        actor = Actor(group.school_id, self.evans.id, "staff")
        return devices.make_code(session, self.keys, actor, group.id, now=self.clock.now)[0]

    def pictures(self, pupil: Person) -> list[str]:
        """The pupil's own picture code, drawn once."""
        if pupil.given not in self.codes:
            self.codes[pupil.given] = list(
                self.keep(
                    lambda session: secrets.assign_pictures(
                        session, self.keys, pupil.school_id, pupil.id, "B", now=self.clock.now
                    )
                )
            )
        return self.codes[pupil.given]

    def wrong_pictures(self, pupil: Person) -> list[str]:
        return list(reversed(self.pictures(pupil)))

    def keep(self, act: Callable[[Session], T]) -> T:
        with self.database.write() as session:
            return act(session)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def built() -> FastAPI:
    """One application for all tests: each new one learns its routes anew, at its first requests."""
    return create_app(PLAIN, database=Database("sqlite://"))


@pytest.fixture
def app(built: FastAPI, database: Database, keys: Keyring, clock: Clock) -> Iterator[FastAPI]:
    """The application over this test's database and clock, with an intake of its own."""
    state = built.state
    state.database, state.clock = database, clock
    state.intake = Intake(database, keys, clock)
    yield built
    state.intake.close()


@pytest.fixture
def bryn(database: Database, keys: Keyring, clock: Clock, app: FastAPI) -> Bryn:
    with database.write() as session:
        # a school of one id, so that the noise of its figures is the same in every run
        school = a_school(session, school_id=UUID("019a0000-0000-7000-8000-000000000001"))
        a_calendar(session, school)
        evans = an_adult(session, school, roles=["teacher"])
        group = a_class(session, school, default_adult=evans)
        efa = a_pupil(session, school)
        tomos = a_pupil(session, school, "Tomos", "Rees")
        non = a_pupil(session, school, "Non", "Prys")
        in_class(session, group, efa, tomos, non, evans)
    return Bryn(database, keys, clock, app, school, group, efa, tomos, non, evans)
