"""Help without signing in, and the words of the pages: the same for everybody."""

from dataclasses import asdict
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel

from app.kernel.problems import absent
from app.words.catalogue import LANGUAGES, Words
from app.words.helplines import FLOOR, REVIEWED_ON

router = APIRouter(prefix="/api", tags=["help"])


class Help(BaseModel):
    lines: list[dict[str, Any]]
    reviewed_on: date


@router.get("/help")
def lines() -> Help:
    return Help(lines=[asdict(line) for line in FLOOR], reviewed_on=REVIEWED_ON)


@router.get("/words/{lang}/{domain}")
def words(lang: str, domain: str, request: Request) -> dict[str, str | list[str]]:
    known: Words = request.app.state.words
    if lang not in LANGUAGES or domain not in known.domains():
        raise absent()
    return known.domain(lang, domain)
