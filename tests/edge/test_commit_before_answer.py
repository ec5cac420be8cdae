"""What was answered was kept: the commit comes first, and its failure is the answer."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import anyio
import httpx
from fastapi import Request
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from app.edge.deps import Staff, within
from app.identity.models import EnrolCode
from app.kernel.db import Database, Urgency
from tests.edge.conftest import ORIGIN, Browser, Bryn


@contextmanager
def commits_fail(database: Database) -> Iterator[None]:
    """Let every commit fail, as on a full disk or a server that went away."""

    def fail(_: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    event.listen(database.engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(database.engine, "commit", fail)


def test_a_failed_commit_is_never_answered_as_done(bryn: Bryn) -> None:
    evans = bryn.staff()
    with commits_fail(bryn.database):
        answer = evans.post(f"/api/teacher/classes/{bryn.group.id}/enrol-code")
    assert answer.status_code == 503
    assert answer.json()["code"] == "busy"
    assert answer.headers["retry-after"]
    with bryn.database.read() as session:
        assert session.exec(select(EnrolCode)).all() == []


def test_a_door_that_takes_the_writer_twice_fails_alone_and_the_house_goes_on(bryn: Bryn) -> None:
    # It would wait for the writer that it holds, and on SQLite every child's ask behind it.
    async def twice(request: Request, visit: Staff) -> str:
        return await within(request, Urgency.REST, lambda second: str(second.now - visit.now))

    bryn = bryn.alone()
    bryn.app.add_api_route("/api/staff/twice", twice, methods=["POST"])
    evans = bryn.staff()
    assert evans.post("/api/staff/twice").status_code == 500
    assert evans.get("/api/staff/me").status_code == 200


def test_everybody_at_once_finds_a_thread_to_go_on_in(bryn: Bryn) -> None:
    # A writer's turn needs threads. Were those waiting for it to sit in all of them, nobody
    # would ever be answered again; so many different doors as this is a Monday at nine.
    staff, tablet = bryn.staff(), bryn.tablet()
    doors = [
        (staff, "GET", "/api/staff/me"),
        (tablet, "GET", "/api/device"),
        (staff, "POST", "/api/adult/cases/00000000-0000-7000-8000-000000000000/accept"),
        (tablet, "POST", "/api/device/unverified-ask"),
        (tablet, "POST", "/api/staff/sign-out"),
        (tablet, "GET", "/api/pupil/me"),
        (tablet, "POST", "/api/offline"),
        (tablet, "GET", "/health/ready"),
    ]

    async def all_at_once() -> list[int]:
        answers: list[int] = []
        transport = httpx.ASGITransport(bryn.app, raise_app_exceptions=False)

        async def one(browser: Browser, method: str, path: str) -> None:
            async with httpx.AsyncClient(
                transport=transport, base_url=ORIGIN, cookies=browser.cookies
            ) as client:
                answer = await client.request(method, path, json={}, headers={"origin": ORIGIN})
                answers.append(answer.status_code)

        with anyio.fail_after(60):
            async with anyio.create_task_group() as group:
                for _ in range(12):
                    for door in doors:
                        group.start_soon(one, *door)
        return answers

    assert len(asyncio.run(all_at_once())) == 12 * len(doors)
