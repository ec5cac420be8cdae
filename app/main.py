"""Puts the web application together; the command line and the tests start it from here."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Final
from uuid import uuid4

from anyio import to_thread
from fastapi import FastAPI

from app.edge import (
    admin,
    adult,
    demo,
    device,
    health,
    helping,
    intake,
    looking_back,
    office_screen,
    offline,
    pages,
    patterns,
    phone,
    phrases,
    problems,
    pupil,
    safeguarding,
    sign_in,
    static,
    teacher,
)
from app.edge.headers import Guard
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.notify.channels.console import Console
from app.words.catalogue import load

PARTS: Final = (
    intake,  # first: the one that is asked most
    health,
    helping,
    device,
    sign_in,
    phone,
    pupil,
    looking_back,
    offline,
    adult,
    teacher,
    safeguarding,
    patterns,
    phrases,
    admin,
    office_screen,
)


def present() -> datetime:
    """Give the present; only the edge and the worker ask."""
    return datetime.now(UTC)


def create_app(
    settings: Settings,
    *,
    database: Database | None = None,
    clock: Callable[[], datetime] = present,
    console: Console | None = None,
) -> FastAPI:
    """Make the application.

    Args:
        settings: of this installation.
        database: an open one, which stays its owner's to close; else made from the settings.
        clock: gives the present, aware and in UTC; tests pass their own.
        console: in a demo, the catcher of outgoing notices.
    """
    words = load()
    opened = database or Database(settings.database_url)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await to_thread.run_sync(app.state.intake.close)  # what was taken is kept and answered
        if database is None:
            opened.close()

    app = FastAPI(title="Hwyl", version="0.1.0", docs_url=None, redoc_url=None, lifespan=lifespan)
    state = app.state
    state.settings, state.database, state.clock = settings, opened, clock
    state.words, state.console = words, console
    state.intake = intake.Intake(opened, settings.keys, clock)
    state.boot_id = uuid4().hex
    problems.install(app, words)
    for part in PARTS:
        app.include_router(part.router)
    files = static.shelf()
    state.base = files.base
    app.include_router(demo.router)
    app.include_router(static.routes(files))
    app.include_router(pages.routes(pages.Pages(static.FRONTEND, files, words)))
    guard = partial(Guard, settings=settings, words=words, boot_id=state.boot_id)
    app.add_middleware(guard)
    app.middleware_stack = intake.ShortWay(app, guard)
    return app
