"""Help without signing in: the same for everybody."""

from dataclasses import asdict
from datetime import date
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from app.words.helplines import FLOOR, REVIEWED_ON

router = APIRouter(prefix="/api", tags=["help"])


class Help(BaseModel):
    lines: list[dict[str, Any]]
    reviewed_on: date


@router.get("/help")
def lines() -> Help:
    return Help(lines=[asdict(line) for line in FLOOR], reviewed_on=REVIEWED_ON)
