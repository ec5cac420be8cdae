"""The ceiling: reads and judges the same body, keeps nothing, answers as much as Hwyl does."""

from datetime import datetime
from uuid import UUID

from fastapi import FastAPI
from pydantic import BaseModel


class Tap(BaseModel):
    feeling: str | None = None
    reasons: list[str] = []
    note: str | None = None
    ask: str = "none"
    occurred_at: datetime
    language: str = "cy"


class Receipt(BaseModel):
    id: UUID
    kept: bool = True
    repeated: bool = False
    state: str = "saved"
    told: str | None = None
    seen_by: str | None = None
    late_seconds: int = 0
    note_trimmed: bool = False
    open: bool = True
    next_opening_at: datetime | None = None
    show_card: bool = False
    urgent: bool = False


app = FastAPI()


@app.put("/pupils/{pupil_id}/check-ins/{check_in_id}")
async def keep_nothing(pupil_id: UUID, check_in_id: UUID, tap: Tap) -> Receipt:
    return Receipt(id=check_in_id, show_card=tap.ask != "none")
