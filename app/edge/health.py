"""Whether this process lives, can commit, and whether anybody waits for a bell; no names."""

from datetime import datetime

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from app.edge.deps import Visit, within
from app.journeys.ringing import STALE, rings
from app.kernel import migrating
from app.kernel.db import Database, Urgency
from app.notify.alarms import oldest_owed_at
from app.notify.heartbeat import beat, latest

router = APIRouter(prefix="/health", tags=["health"])


class Live(BaseModel):
    live: bool = True


class Ready(BaseModel):
    """`ready` is whether this process can commit; the rest is told, and rings elsewhere."""

    ready: bool
    database: str
    migration: str | None = None
    migration_head: str | None = None
    worker_heartbeat_at: datetime | None = None
    worker_alive: bool = False
    oldest_owed_at: datetime | None = None
    oldest_owed_seconds: int = 0


class Alarms(BaseModel):
    """What an operator must look at; red is answered 503, so that any monitor sees it."""

    ringing: bool
    worker_silent: bool
    unwatched: bool
    untold: int
    late_seconds: int
    struggling: int
    unsealed_seconds: int
    cases_alone: int
    broken: list[str]  # rules by their numbers


@router.get("/live")
def live() -> Live:
    return Live()


@router.get("/ready")
async def ready(request: Request, response: Response) -> Ready:
    """Say 503 only when this process cannot commit."""
    database: Database = request.app.state.database
    boot_id: str = request.app.state.boot_id
    kind = "sqlite" if database.is_sqlite else "postgresql"

    def commit(visit: Visit) -> Ready:
        beat(visit.session, f"web.{boot_id}", boot_id, visit.now)
        return _ready(visit.session, kind, visit.now)

    try:
        return await within(request, Urgency.REST, commit)
    except SQLAlchemyError:
        response.status_code = 503
        return Ready(ready=False, database=kind)


def _ready(session: Session, kind: str, now: datetime) -> Ready:
    worker, oldest = latest(session), oldest_owed_at(session)
    return Ready(
        ready=True,
        database=kind,
        migration=migrating.present(session.connection()),
        migration_head=migrating.newest(),
        worker_heartbeat_at=worker.at if worker else None,
        worker_alive=worker is not None and now - worker.at < STALE,
        oldest_owed_at=oldest,
        oldest_owed_seconds=max(0, int((now - oldest).total_seconds())) if oldest else 0,
    )


@router.get("/alarms")
def red(request: Request, response: Response) -> Alarms:
    database: Database = request.app.state.database
    with database.read() as session:
        now = rings(session, request.app.state.clock())
    if now.anything:
        response.status_code = 503
    return Alarms(
        ringing=now.anything,
        worker_silent=now.worker_silent,
        unwatched=now.unwatched,
        untold=now.bells.untold,
        late_seconds=int(now.bells.late.total_seconds()) if now.bells.late else 0,
        struggling=now.bells.struggling,
        unsealed_seconds=int(now.unsealed.total_seconds()),
        cases_alone=now.cases_alone,
        broken=list(now.broken),
    )
