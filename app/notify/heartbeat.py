"""The worker's heartbeat, and when each of its jobs last went well."""

from datetime import datetime
from typing import Final

from sqlmodel import Session, select

from app.kernel.upsert import insert_into
from app.notify.models import Heartbeat

WORKER: Final = "worker"


def beat(session: Session, name: str, boot_id: str, now: datetime) -> None:
    """Write that something was alive at an instant."""
    values = {"at": now, "boot_id": boot_id}
    insert = insert_into(session, Heartbeat).values(name=name, **values)
    session.connection().execute(insert.on_conflict_do_update(index_elements=["name"], set_=values))


def latest(session: Session) -> Heartbeat | None:
    """Give the worker's last sign of life; None where no worker ever ran."""
    return session.get(Heartbeat, WORKER, populate_existing=True)


def of_jobs(session: Session) -> dict[str, datetime]:
    """Say when each job last went well."""
    start = f"{WORKER}."
    return {
        row.name.removeprefix(start): row.at
        for row in session.exec(select(Heartbeat))
        if row.name.startswith(start)
    }
