"""The plain way: FastAPI and SQLModel as their guides show it, a session and a commit a tap."""

import os
from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

from fastapi import Depends, FastAPI
from sqlalchemy import event
from sqlmodel import JSON, Field, Session, SQLModel, create_engine

from tests.bench.baseline.stores_nothing import Receipt, Tap

DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"
engine = create_engine(os.environ["BENCH_DATABASE_URL"])
if engine.dialect.name == "sqlite":  # PostgreSQL is as durable by its defaults
    event.listen(engine, "connect", lambda raw, _: raw.executescript(DURABLE))


class CheckIn(Tap, SQLModel, table=True):
    id: UUID = Field(primary_key=True)
    pupil_id: UUID = Field(index=True)
    reasons: list[str] = Field(sa_type=JSON)


def opened() -> Iterator[Session]:
    with Session(engine) as session:
        yield session


Opened = Annotated[Session, Depends(opened)]
SQLModel.metadata.create_all(engine)
app = FastAPI()


@app.put("/pupils/{pupil_id}/check-ins/{check_in_id}")
def keep(pupil_id: UUID, check_in_id: UUID, tap: Tap, session: Opened) -> Receipt:
    session.add(CheckIn(id=check_in_id, pupil_id=pupil_id, **tap.model_dump()))
    session.commit()
    return Receipt(id=check_in_id, show_card=tap.ask != "none")
