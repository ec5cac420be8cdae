"""Opens the one transaction of a request, finds out who is asking, and commits before answering."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Annotated, Final, ParamSpec, TypeVar
from uuid import UUID

from anyio import CancelScope, CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from fastapi import Depends, Request, Response
from sqlmodel import Session

from app.access.actor import Actor
from app.identity import devices, sessions, staff
from app.identity.sessions import PupilVisit
from app.kernel.crypto import Keyring
from app.kernel.db import Database, Urgency
from app.kernel.problems import Problem, absent
from app.kernel.settings import Settings
from app.roster import queries
from app.roster.models import Person

P = ParamSpec("P")
T = TypeVar("T")
# Whoever waits for the writer waits in a thread of another kind than those that endpoints run in.
# Were it the same kind, those who wait could take every thread, and whoever holds the writer would
# find none to go on in: nobody would ever be answered again.
_WAITING: Final = {Urgency.ASK: 24, Urgency.ANSWER: 12, Urgency.REST: 12}
_MOST_HASHING: Final = 40
_hashing: Final = RunVar[CapacityLimiter]("hwyl_hashing")
_doors: Final = RunVar[dict[Urgency, CapacityLimiter]]("hwyl_doors")
_within: Final = ContextVar("hwyl_within", default=False)  # this request's transaction is open
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


def myself(visit: Visit) -> Person:
    """Give the pupil who asks."""
    if visit.actor.person_id is None:
        raise absent()
    return queries.person(visit.session, visit.actor.school_id, visit.actor.person_id, "pupil")


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
    response.raw_headers.append(_dropping(cookie_name(settings, kind), secure=settings.secure))


@lru_cache  # the same few for everybody, and each costs more than the rest of an answer
def _dropping(name: str, *, secure: bool) -> tuple[bytes, bytes]:
    response = Response()
    response.delete_cookie(name, path="/", secure=secure, httponly=True)
    return response.raw_headers[-1]


def signed_in_staff(request: Request, visit: Visit) -> None:
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


def unlocked_pupil(request: Request, visit: Visit) -> None:
    _pupil(request, visit)
    if visit.pupil is not None and visit.pupil.locked:
        raise Problem("pin_needed")


def _device(request: Request, visit: Visit) -> None:
    token = cookie(request, "device")
    actor = devices.device(visit.session, visit.keys, token, now=visit.now) if token else None
    if actor is None:
        raise Problem("device_not_enrolled")
    visit.actor = actor


def _screen(request: Request, visit: Visit) -> None:
    token = cookie(request, "screen")
    actor = token and devices.device(visit.session, visit.keys, token, now=visit.now, kind="office")
    if not actor:
        raise Problem("device_not_enrolled")
    visit.actor = actor


def _anybody(_: Request, __: Visit) -> None:
    """Ask for nothing: sign-in itself, and help."""


Knocking = Callable[[Request, Visit], None]


@contextmanager
def entered(request: Request, who: Knocking, urgency: Urgency) -> Iterator[Visit]:
    """Open the transaction of a request, find out who asks, commit at the end."""
    if _within.get():
        # on SQLite it would wait for the writer that it holds itself, and everybody behind it
        raise RuntimeError("a request that has its transaction asked for a second one")
    state = request.app.state
    database: Database = state.database
    refused: Problem | None = None
    with database.write(urgency) as session:
        session.connection()  # waited for here, where it keeps no endpoint's thread
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
    if refused is not None:
        raise refused


def _door(urgency: Urgency) -> CapacityLimiter:
    doors = _doors.get(None)
    if doors is None:
        doors = {each: CapacityLimiter(most) for each, most in _WAITING.items()}
        _doors.set(doors)
    return doors[urgency]


def _visit(who: Knocking, urgency: Urgency) -> Callable[[Request], AsyncIterator[Visit]]:
    async def opened(request: Request) -> AsyncIterator[Visit]:
        transaction = entered(request, who, urgency)
        visit = await to_thread.run_sync(transaction.__enter__, limiter=_door(urgency))
        _within.set(True)
        try:
            yield visit
        except BaseException as error:
            await _left(transaction, error)
            raise
        else:
            await _left(transaction, None)
        finally:
            _within.set(False)

    return opened


async def _left(transaction: AbstractContextManager[Visit], error: BaseException | None) -> None:
    """Commit or roll back in a thread of its own, whatever else waits, and to the end."""
    with CancelScope(shield=True):
        await to_thread.run_sync(
            transaction.__exit__,
            type(error) if error else None,
            error,
            error.__traceback__ if error else None,
            limiter=CapacityLimiter(1),
        )


async def within(request: Request, urgency: Urgency, act: Callable[[Visit], T]) -> T:
    """Do one thing in a transaction of its own, where a request needs more than one."""

    def whole() -> T:
        with entered(request, _anybody, urgency) as visit:
            return act(visit)

    return await to_thread.run_sync(whole, limiter=_door(urgency))


async def slowly(act: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
    """Do what takes a processor its time, a password's hash: few at once, and no thread waits.

    Raises:
        Problem: `busy` where too many wait already.
    """
    limiter = _hashing.get(None)
    if limiter is None:
        limiter = CapacityLimiter(staff.AT_ONCE)
        _hashing.set(limiter)
    if limiter.statistics().tasks_waiting >= _MOST_HASHING:
        raise Problem("busy", retry_after=5)
    return await to_thread.run_sync(partial(act, *args, **more), limiter=limiter)


def _depends(who: Knocking, urgency: Urgency) -> object:
    # scope="function": the commit comes before the answer, and its failure is the answer
    return Depends(_visit(who, urgency), scope="function")


Anyone = Annotated[Visit, _depends(_anybody, Urgency.REST)]
AnyoneAsking = Annotated[Visit, _depends(_anybody, Urgency.ASK)]
Staff = Annotated[Visit, _depends(signed_in_staff, Urgency.REST)]
StaffAnswer = Annotated[Visit, _depends(signed_in_staff, Urgency.ANSWER)]
Device = Annotated[Visit, _depends(_device, Urgency.REST)]
Screen = Annotated[Visit, _depends(_screen, Urgency.REST)]
DeviceAsk = Annotated[Visit, _depends(_device, Urgency.ASK)]
Pupil = Annotated[Visit, _depends(unlocked_pupil, Urgency.REST)]
PupilAsk = Annotated[Visit, _depends(unlocked_pupil, Urgency.ASK)]
LockedPupil = Annotated[Visit, _depends(_pupil, Urgency.REST)]
