"""Answers refusals as application/problem+json, in both languages, and never what was sent."""

from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError, TimeoutError  # noqa: A004 - of the pool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from app.kernel.problems import Problem
from app.words.catalogue import LANGUAGES, Words

_log = structlog.get_logger()
_OF_STATUS: Final = {
    400: "bad_field",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "not_acceptable_media",
}


def answer(words: Words, problem: Problem, language: str = "cy") -> JSONResponse:
    """Put a problem into words; both languages, so that a page can show its own."""
    key = f"problem.{problem.code}"
    titles = {lang: words.say(lang, key) for lang in ("cy", "en")}
    body: dict[str, Any] = {
        "type": f"/problems/{problem.code}",
        "title": titles[language],
        "title_cy": titles["cy"],
        "title_en": titles["en"],
        "status": problem.status,
        "code": problem.code,
    }
    if problem.field is not None:
        body["field"] = problem.field
    headers = {"Retry-After": str(problem.retry_after)} if problem.retry_after else None
    return JSONResponse(
        body,
        status_code=problem.status,
        media_type="application/problem+json",
        headers=headers,
    )


def language_of(headers: Headers) -> str:
    """Give the language that a browser asks for first; Welsh where it names neither."""
    wanted = [tag.strip()[:2].casefold() for tag in headers.get("accept-language", "").split(",")]
    return next((tag for tag in wanted if tag in LANGUAGES), "cy")


def install(app: FastAPI, words: Words) -> None:
    """Let every refusal and every failure of an application be answered in this form."""

    async def of_ours(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, Problem)  # noqa: S101 - registered for this class alone
        return answer(words, error, language_of(request.headers))

    async def of_form(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        # only the name of the field: pydantic's own errors hold what was typed, PINs included
        first = next(iter(error.errors()), {"loc": ()})
        if first["loc"][:1] == ("path",):  # no such id: there is nothing there, for anybody
            return answer(words, Problem("not_found"), language_of(request.headers))
        at = first["loc"][1:]
        field = ".".join(str(part) for part in at) or None
        return answer(words, Problem("bad_field", field=field), language_of(request.headers))

    async def of_http(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101
        code = _OF_STATUS.get(error.status_code, "not_found")
        return answer(words, Problem(code), language_of(request.headers))

    async def of_database(request: Request, error: Exception) -> JSONResponse:
        _log.error("database_busy", error_type=type(error).__name__)
        return answer(words, Problem("busy", retry_after=2), language_of(request.headers))

    app.add_exception_handler(Problem, of_ours)
    app.add_exception_handler(RequestValidationError, of_form)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(OperationalError, of_database)
    app.add_exception_handler(TimeoutError, of_database)  # no connection was free
