"""Takes the check-ins that arrive all at once at nine: what waits is written together, in order.

The only asynchronous path of the house. One writer gathers whatever waits, and nothing is waited
for when nobody else is there: one tap alone is a batch of one. A page is answered after the commit
that holds its tap; a page that hangs up does not undo what was taken.
"""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Lock
from typing import Annotated, Final, TypeAlias
from uuid import UUID

import structlog
from fastapi import APIRouter, FastAPI, Path, Request, Response
from sqlalchemy.exc import OperationalError, TimeoutError  # noqa: A004 - of the pool
from sqlmodel import Session
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from app.edge.deps import cookie, drop_cookie, unlocked_pupil, within
from app.edge.taps import TapBody, kept
from app.identity import sessions
from app.journeys.check_in import Judgement, Said, Tap, at_door, check_in, is_urgent
from app.journeys.receipts import Receipt
from app.kernel.crypto import Keyring
from app.kernel.db import Database, Urgency
from app.kernel.problems import Problem

MOST_AT_ONCE: Final = 256
MOST_WAITING: Final = 4096  # some seconds' work; past it a page keeps its tap and tries again
TRY_AGAIN: Final = 2  # seconds

router = APIRouter(prefix="/api/pupil", tags=["pupil"])
CheckInId = Annotated[UUID, Path()]
_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": TapBody.model_json_schema()}},
    }
}
_PATH: Final = re.compile(r"/api/pupil/check-ins/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_OF_THE_DATABASE: Final = (OperationalError, TimeoutError)
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Knock:
    """A tap at the door: who says to have made it is not known yet."""

    token: str
    said: Said
    window_id: UUID | None
    judged: Judgement | None = None  # of the note


@dataclass(frozen=True, slots=True)
class Taken:
    """A tap that is kept, and whether the session ended with it."""

    receipt: Receipt
    shared: bool


Outcome: TypeAlias = Taken | Problem


def take(
    session: Session, knocks: Sequence[Knock], *, keys: Keyring, now: datetime
) -> list[Outcome]:
    """Find out who knocks, keep what they said, and end the sessions of shared tablets."""
    visits = sessions.pupils(session, keys, {knock.token for knock in knocks}, now=now)
    at_door = [(knock, visits.get(knock.token)) for knock in knocks]
    taps = [_tap(knock, visit) for knock, visit in at_door if visit and not visit.locked]
    answers = iter(check_in(session, taps, keys=keys, now=now) if taps else [])
    outcomes: list[Outcome] = []
    done: dict[bool, list[sessions.PupilVisit]] = {True: [], False: []}
    for _, visit in at_door:
        if visit is None or visit.locked:
            outcomes.append(Problem("pin_needed" if visit else "sign_in_needed"))
            continue
        answer = next(answers)
        if isinstance(answer, Problem):
            outcomes.append(answer)
        else:
            outcomes.append(Taken(answer, visit.shared))
            done[visit.shared].append(visit)
    sessions.end(session, done[True])
    sessions.touch(session, done[False], now=now)
    return outcomes


def _tap(knock: Knock, visit: sessions.PupilVisit) -> Tap:
    actor = visit.actor
    assert actor.person_id is not None  # noqa: S101 - a pupil's session is somebody's
    return Tap(
        actor.school_id,
        actor.person_id,
        knock.said,
        "device" if visit.shared else "phone",
        device_id=actor.device_id,
        window_id=knock.window_id,
        judged=knock.judged,
    )


@dataclass(frozen=True, slots=True)
class _Waiting:
    knock: Knock
    loop: asyncio.AbstractEventLoop
    answer: asyncio.Future[Outcome]


class Intake:
    """What waits, and the one writer that takes it: who is in danger first, then who came first."""

    def __init__(
        self,
        database: Database,
        keys: Keyring,
        clock: Callable[[], datetime],
    ) -> None:
        """Take nothing yet; the writer starts with the first knock."""
        self._database, self._keys = database, keys
        self._clock = clock
        self._urgent: deque[_Waiting] = deque()
        self._rest: deque[_Waiting] = deque()
        self._lock = Lock()  # over the queues and the two that follow
        self._writing = False
        self._closed = False
        self._writer = ThreadPoolExecutor(1, "intake")

    async def put(self, knock: Knock, *, urgent: bool) -> Outcome:
        """Give a tap to the writer, and wait until it is kept.

        Raises:
            Problem: `busy`, with when to try again, where too many wait or the house is closing.
        """
        loop = asyncio.get_running_loop()
        waiting = _Waiting(knock, loop, loop.create_future())
        queue = self._urgent if urgent else self._rest
        with self._lock:
            if self._closed or len(queue) >= MOST_WAITING:
                raise Problem("busy", retry_after=TRY_AGAIN)
            queue.append(waiting)
            if not self._writing:
                self._writing = True
                self._writer.submit(self._write_all)
        return await waiting.answer

    def close(self) -> None:
        """Take nothing more, and return when everything taken is kept and answered."""
        with self._lock:
            self._closed = True
        self._writer.shutdown(wait=True)

    def _write_all(self) -> None:
        while batch := self._next():
            self._answer(batch, self._write(batch))

    def _next(self) -> list[_Waiting]:
        with self._lock:
            batch: list[_Waiting] = []
            for queue in (self._urgent, self._rest):
                while queue and len(batch) < MOST_AT_ONCE:
                    batch.append(queue.popleft())
            self._writing = bool(batch)
        return batch

    def _write(self, batch: Sequence[_Waiting]) -> Sequence[Outcome | Exception]:
        """Keep a batch in one transaction; where that cannot be, each half by itself."""
        try:
            return self._commit_or_again([waiting.knock for waiting in batch])
        except _OF_THE_DATABASE as error:
            return [error] * len(batch)  # the database's fault: every page keeps its tap
        except Exception as error:  # noqa: BLE001 - one poisonous tap fails alone, whatever it broke
            if len(batch) == 1:
                return [error]
            _log.error("batch_failed", error_type=type(error).__name__, taps=len(batch))
            middle = len(batch) // 2  # sixteen commits find one in 256, and who waits waits no more
            return [*self._write(batch[:middle]), *self._write(batch[middle:])]

    def _commit_or_again(self, knocks: Sequence[Knock]) -> Sequence[Outcome]:
        try:
            return self._commit(knocks)
        except _OF_THE_DATABASE as error:
            _log.warning("batch_tried_again", error_type=type(error).__name__, taps=len(knocks))
        return self._commit(knocks)  # a server came back, or let another go first

    def _commit(self, knocks: Sequence[Knock]) -> Sequence[Outcome]:
        with self._database.write(Urgency.ASK) as session:
            return take(session, knocks, keys=self._keys, now=self._clock())

    @staticmethod
    def _answer(batch: Sequence[_Waiting], outcomes: Sequence[Outcome | Exception]) -> None:
        by_loop: dict[asyncio.AbstractEventLoop, list[tuple[_Waiting, Outcome | Exception]]] = {}
        for waiting, outcome in zip(batch, outcomes, strict=True):
            by_loop.setdefault(waiting.loop, []).append((waiting, outcome))
        for loop, pairs in by_loop.items():
            with suppress(RuntimeError):  # its loop is closed: whoever asked is gone, the tap kept
                loop.call_soon_threadsafe(_settle, pairs)


def _settle(pairs: Sequence[tuple[_Waiting, Outcome | Exception]]) -> None:
    for waiting, outcome in pairs:
        if waiting.answer.done():
            continue  # whoever asked hung up
        if isinstance(outcome, Taken | Problem):
            waiting.answer.set_result(outcome)
        else:
            waiting.answer.set_exception(outcome)


@router.put("/check-ins/{check_in_id}", openapi_extra=_BODY)
async def put_check_in(check_in_id: CheckInId, request: Request) -> Response:
    """Keep a tap, once for ever; on a shared tablet the session ends with it."""
    raw, token = await request.body(), cookie(request, "pupil")
    if token is None:
        raise Problem("sign_in_needed")
    try:
        # not pydantic's own parser: that one refuses half an emoji, and the ask with it
        body = TapBody.model_validate(json.loads(raw))
    except (ValueError, RecursionError) as error:  # a ValidationError is a ValueError
        # who asks comes before what they say
        await within(request, Urgency.ASK, partial(unlocked_pupil, request))
        raise Problem("bad_field") from error
    state = request.app.state
    said = body.said(check_in_id, state.clock())
    intake: Intake = state.intake
    judged = at_door(said)
    knock = Knock(token, said, body.window, judged)
    outcome = await intake.put(knock, urgent=is_urgent(said, judged))
    if isinstance(outcome, Problem):
        raise outcome
    answer = kept(outcome.receipt, said.note).model_dump_json()
    response = Response(answer, media_type="application/json")
    if outcome.shared:
        drop_cookie(request, response, "pupil")
    return response


class ShortWay:
    """Leads a check-in straight to its route: what lies between costs more than all the rest.

    Whatever is not plainly a check-in goes the long way, and without this all would.
    """

    def __init__(self, app: FastAPI, guarded: Callable[[ASGIApp], ASGIApp]) -> None:
        """Stand before all of an application; the same guard and refusals are on both ways."""
        self._long = app.build_middleware_stack()
        self._short = guarded(ExceptionMiddleware(self._put, app.exception_handlers))
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Choose the way; who serves may come here past the application, which adds nothing."""
        scope["app"] = self._app
        is_put = scope["type"] == "http" and scope["method"] == "PUT"
        found = _PATH.fullmatch(scope["path"]) if is_put else None
        if found is None:
            await self._long(scope, receive, send)
            return
        scope["check_in_id"] = UUID(found[1])
        await self._short(scope, receive, send)

    @staticmethod
    async def _put(scope: Scope, receive: Receive, send: Send) -> None:
        response = await put_check_in(scope["check_in_id"], Request(scope, receive, send))
        await response(scope, receive, send)
