"""Answers refusals as application/problem+json, in both languages, and never what was sent."""

from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from sqlalchemy.exc import OperationalError, TimeoutError  # noqa: A004 - of the pool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from app.edge.wrong_page import wants_page, wrong_page
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
    if problem.row is not None:
        body["row"] = str(problem.row)
    headers = {"Retry-After": str(problem.retry_after)} if problem.retry_after else None
    return JSONResponse(
        body,
        status_code=problem.status,
        media_type="application/problem+json",
        headers=headers,
    )


def respond(words: Words, problem: Problem, method: str, path: str, headers: Headers) -> Response:
    """Answer a person's browser with a page, and everything else with JSON."""
    language = language_of(headers)
    plain = answer(words, problem, language)
    if not wants_page(method, path, headers):
        return plain
    after = {"Retry-After": str(problem.retry_after)} if problem.retry_after else None
    page = wrong_page(words, problem.code, path, language)
    return HTMLResponse(page, status_code=problem.status, headers=after)


def language_of(headers: Headers) -> str:
    """Give the language that a browser asks for first; Welsh where it names neither."""
    wanted = [tag.strip()[:2].casefold() for tag in headers.get("accept-language", "").split(",")]
    return next((tag for tag in wanted if tag in LANGUAGES), "cy")


def install(app: FastAPI, words: Words) -> None:
    """Let every refusal and every failure of an application be answered in this form."""

    def said(request: Request, problem: Problem) -> Response:
        return respond(words, problem, request.method, request.url.path, request.headers)

    async def of_ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)  # noqa: S101 - registered for this class alone
        return said(request, error)

    async def of_form(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        # only the name of the field: pydantic's own errors hold what was typed, PINs included
        first = next(iter(error.errors()), {"loc": ()})
        if first["loc"][:1] == ("path",):  # no such id: there is nothing there, for anybody
            return said(request, Problem("not_found"))
        at = first["loc"][1:]
        field = ".".join(str(part) for part in at) or None
        return said(request, Problem("bad_field", field=field))

    async def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101
        code = _OF_STATUS.get(error.status_code, "not_found")
        return said(request, Problem(code))

    async def of_database(request: Request, error: Exception) -> Response:
        _log.error("database_busy", error_type=type(error).__name__)
        return said(request, Problem("busy", retry_after=2))

    app.add_exception_handler(Problem, of_ours)
    app.add_exception_handler(RequestValidationError, of_form)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(OperationalError, of_database)
    app.add_exception_handler(TimeoutError, of_database)  # no connection was free
