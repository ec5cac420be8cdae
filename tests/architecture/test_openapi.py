"""Every door is shut to strangers, but for those that are named here."""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from fastapi import FastAPI
from sqlmodel import Session

from app.access.actor import Actor
from app.identity import devices, sessions
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.main import create_app
from tests.edge.conftest import PLAIN, Browser, Clock
from tests.people import a_class, a_pupil, a_school, an_adult, in_class

# Who comes here has not signed in yet, or must never have to: help, and a child's sealed ask.
PUBLIC: Final = {
    "GET /api/help",
    "GET /health/alarms",
    "GET /health/live",
    "GET /health/ready",
    "POST /api/device/enrol",
    "POST /api/office-screen/enrol",
    "POST /api/offline",
    "POST /api/pupil/sign-in",
    "POST /api/pupil/sign-out",
    "POST /api/staff/invite",
    "POST /api/staff/invite/accept",
    "POST /api/staff/sign-in",
    "POST /api/staff/sign-out",
}
TURNED_AWAY: Final = {401, 403, 404}
METHODS: Final = {"get", "post", "put", "delete", "patch", "head", "options"}


def an_app(database: Database) -> FastAPI:
    return create_app(PLAIN, database=database, clock=Clock())


def operations(app: FastAPI) -> dict[str, dict[str, Any]]:
    """Give every operation by its name, "GET /api/help"."""
    return {
        f"{method.upper()} {path}": operation
        for path, methods in app.openapi()["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }


def knocks(browser: Browser, name: str) -> int:
    method, path = name.split(" ")
    for part in ("lang", "domain"):
        path = path.replace(f"{{{part}}}", "cy")
    while "{" in path:
        start, end = path.index("{"), path.index("}")
        path = f"{path[:start]}{UUID(int=7)}{path[end + 1 :]}"
    if path.startswith("/api/admin/roster/"):  # takes files, and JSON is refused before the door
        headers = {**browser.headers, "content-type": "application/zip"}
        return browser(method, path, content=b"PK", headers=headers).status_code
    return browser(method, path, json={}).status_code


def test_every_operation_turns_a_stranger_away_or_is_named_as_public(database: Database) -> None:
    app = an_app(database)
    found = operations(app)
    assert len(found) > 50
    assert set(found) >= PUBLIC
    stranger = Browser(app)
    # 401 and nothing else: a 404 could come from the made-up ids, after nobody asked who it is
    let_in = {name for name in found if knocks(stranger, name) != HTTPStatus.UNAUTHORIZED}
    assert let_in <= PUBLIC


def test_one_kind_of_token_opens_no_door_of_another_kind(database: Database, keys: Keyring) -> None:
    app, tokens = an_app(database), _tokens(database, keys)
    for theirs, token in tokens.items():
        for cookie in tokens.keys() - {theirs}:
            impostor = Browser(app).has(cookie, token)
            opened = {
                name
                for name in operations(app)
                if name not in PUBLIC and knocks(impostor, name) != HTTPStatus.UNAUTHORIZED
            }
            assert opened == set(), f"the token of a {theirs} opens doors of the {cookie}"


def test_a_pupil_and_a_tablet_reach_nothing_of_the_staff_and_staff_nothing_of_theirs(
    database: Database, keys: Keyring
) -> None:
    app, tokens = an_app(database), _tokens(database, keys)
    doors = {
        "staff": ("/api/staff", "/api/adult", "/api/teacher", "/api/safeguarding", "/api/admin"),
        "pupil": ("/api/pupil",),
        "device": ("/api/device", "/api/pupil/not-me"),
        "screen": ("/api/office-screen",),
    }
    for kind, token in tokens.items():
        browser = Browser(app).has(kind, token)
        for name in operations(app).keys() - PUBLIC:
            path = name.split(" ")[1]
            if not path.startswith(doors[kind]):
                assert knocks(browser, name) in TURNED_AWAY, f"{kind}: {name}"


def _tokens(database: Database, keys: Keyring) -> dict[str, str]:
    now = Clock().now

    def made(session: Session) -> dict[str, str]:
        school = a_school(session)
        # somebody with every role, so that only the kind of token can turn them away
        roles = ["teacher", "dsp", "deputy", "head", "admin"]
        evans, efa = an_adult(session, school, roles=roles), a_pupil(session, school)
        group = a_class(session, school)
        in_class(session, group, efa, evans)
        actor = Actor(school.id, evans.id, "staff")
        code, _ = devices.make_code(session, keys, actor, group.id, now=now)
        _, device = devices.enrol(session, keys, code, now=now)
        code, _ = devices.make_code(session, keys, actor, None, kind="office", now=now)
        _, screen = devices.enrol(session, keys, code, kind="office", now=now)
        return {
            "staff": sessions.start_staff(session, keys, school.id, evans.id, now=now),
            "pupil": sessions.start_own(session, keys, school.id, efa.id, now=now),
            "device": device,
            "screen": screen,
        }

    with database.write() as session:
        return made(session)
