"""Opens the one transaction of a request, finds out who is asking, and commits before answering."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from fastapi import Depends, Request, Response
from sqlmodel import Session

from app.access.actor import Actor
from app.identity import devices, sessions
from app.identity.sessions import PupilVisit
from app.kernel.crypto import Keyring
from app.kernel.db import Database, Urgency
from app.kernel.problems import Problem
from app.kernel.settings import Settings

# Each waits for the one writer in a thread; fewer than the pool has, so that whoever holds the
# writer always finds a thread to go on in.
AT_ONCE: Final = 9
_STRANGER: Final = Actor(school_id=UUID(int=0), person_id=None, kind="stranger")


@dataclass(slots=True)
class Visit:
    """One request: its transaction, the moment, the keys, and who is asking."""

    session: Session
    now: datetime
    keys: Keyring
    settings: Settings
    actor: Actor
    pupil: PupilVisit | None = None


def cookie_name(settings: Settings, kind: str) -> str:
    """Name a cookie; with TLS it is bound to this host by its prefix."""
    return f"__Host-hwyl_{kind}" if settings.secure else f"hwyl_{kind}"


def cookie(request: Request, kind: str) -> str | None:
    return request.cookies.get(cookie_name(request.app.state.settings, kind))


def set_cookie(request: Request, response: Response, kind: str, token: str, seconds: int) -> None:
    settings: Settings = request.app.state.settings
    response.set_cookie(
        cookie_name(settings, kind),
        token,
        max_age=seconds,
        httponly=True,
        secure=settings.secure,
        samesite="strict",
        path="/",
    )


def drop_cookie(request: Request, response: Response, kind: str) -> None:
    settings: Settings = request.app.state.settings
    response.delete_cookie(
        cookie_name(settings, kind), path="/", secure=settings.secure, httponly=True
    )


def _staff(request: Request, visit: Visit) -> None:
    token = cookie(request, "staff")
    actor = sessions.staff(visit.session, visit.keys, token, now=visit.now) if token else None
    if actor is None:
        raise Problem("sign_in_needed")
    visit.actor = actor


def _pupil(request: Request, visit: Visit) -> None:
    token = cookie(request, "pupil")
    found = sessions.pupil(visit.session, visit.keys, token, now=visit.now) if token else None
    if found is None:
        raise Problem("sign_in_needed")
    visit.actor, visit.pupil = found.actor, found


def _unlocked_pupil(request: Request, visit: Visit) -> None:
    _pupil(request, visit)
    if visit.pupil is not None and visit.pupil.locked:
        raise Problem("pin_needed")


def _device(request: Request, visit: Visit) -> None:
    token = cookie(request, "device")
    actor = devices.device(visit.session, visit.keys, token, now=visit.now) if token else None
    if actor is None:
        raise Problem("device_not_enrolled")
    visit.actor = actor


def _anybody(_: Request, __: Visit) -> None:
    """Ask for nothing: sign-in itself, and help."""


Knocking = Callable[[Request, Visit], None]


def _visit(who: Knocking, urgency: Urgency) -> Callable[[Request], Iterator[Visit]]:
    def opened(request: Request) -> Iterator[Visit]:
        state = request.app.state
        database: Database = state.database
        refused: Problem | None = None
        with database.write(urgency) as session:
            settings: Settings = state.settings
            # who is asking is found out in this same transaction
            visit = Visit(session, state.clock(), settings.keys, settings, _STRANGER)
            who(request, visit)
            try:
                yield visit
            except Problem as problem:
                if not problem.commits:
                    raise
                refused = problem
        if getattr(request.state, "owes", False):
            state.wake()  # after the commit: the worker finds what is owed
        if refused is not None:
            raise refused

    return opened


def _depends(who: Knocking, urgency: Urgency) -> object:
    # scope="function": the commit comes before the answer, and its failure is the answer
    return Depends(_visit(who, urgency), scope="function", max_concurrency=AT_ONCE)


Anyone = Annotated[Visit, _depends(_anybody, Urgency.REST)]
AnyoneAsking = Annotated[Visit, _depends(_anybody, Urgency.ASK)]
Staff = Annotated[Visit, _depends(_staff, Urgency.REST)]
StaffAnswer = Annotated[Visit, _depends(_staff, Urgency.ANSWER)]
Device = Annotated[Visit, _depends(_device, Urgency.REST)]
DeviceAsk = Annotated[Visit, _depends(_device, Urgency.ASK)]
Pupil = Annotated[Visit, _depends(_unlocked_pupil, Urgency.REST)]
PupilAsk = Annotated[Visit, _depends(_unlocked_pupil, Urgency.ASK)]
LockedPupil = Annotated[Visit, _depends(_pupil, Urgency.REST)]
