"""At an address that is no page, and where something broke, a person reads words, not JSON."""

import pytest
from fastapi import FastAPI
from starlette.datastructures import Headers

from app.edge import pages, problems, static
from app.edge.pages import Pages
from app.edge.problems import respond
from app.edge.static import FRONTEND
from app.kernel.problems import CODES, Problem
from app.words import catalogue
from tests.edge.conftest import Browser

WORDS = catalogue.load()
LOOKS = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def browser() -> Browser:
    app = FastAPI()
    problems.install(app, WORDS)
    app.include_router(pages.routes(Pages(FRONTEND, static.shelf(), WORDS)))
    return Browser(app)


@pytest.mark.parametrize(
    ("address", "asks_for", "first"),
    [
        ("/cy/dim-byd", "en", "cy"),
        ("/en/nothing", "cy", "en"),
        ("/nothing", "en-GB", "en"),
        ("/dim/byd/o/gwbl", "fr", "cy"),
    ],
)
def test_a_person_at_no_page_reads_it_in_both_languages_the_addresss_own_first(
    browser: Browser, address: str, asks_for: str, first: str
) -> None:
    found = browser.get(address, headers={**LOOKS, "accept-language": asks_for})
    assert found.status_code == 404
    assert found.headers["content-type"].startswith("text/html")
    assert f'<html lang="{first}">' in found.text
    titles = {lang: WORDS.say(lang, "wrong.no_page") for lang in ("cy", "en")}
    assert f"<h1>{titles[first]}</h1>" in found.text
    assert all(title in found.text for title in titles.values())
    assert 'href="/cy/help"' in found.text
    assert 'href="/en/help"' in found.text


def test_a_script_still_gets_json_and_so_does_a_monitor(browser: Browser) -> None:
    found = browser.get("/cy/dim-byd", headers={"accept": "*/*"})
    assert found.headers["content-type"] == "application/problem+json"
    html = Headers(LOOKS)
    alarm = respond(WORDS, Problem("busy"), "GET", "/health/alarms", html)
    assert alarm.media_type == "application/problem+json"
    sent = respond(WORDS, Problem("not_found"), "POST", "/cy", html)
    assert sent.media_type == "application/problem+json"


@pytest.mark.parametrize("code", CODES)
def test_every_refusal_has_a_page_without_a_mark_of_its_own_making(code: str) -> None:
    shown = respond(WORDS, Problem(code), "GET", '/<b>/staff"x', Headers(LOOKS))
    text = bytes(shown.body).decode()
    assert shown.status_code == CODES[code]
    assert "<b>" not in text
    assert "{" not in text
    assert text.count('href="/cy/staff"') == text.count('href="/en/staff"') == 1


def test_a_busy_house_says_when_to_try_again() -> None:
    shown = respond(WORDS, Problem("busy", retry_after=2), "GET", "/cy", Headers(LOOKS))
    assert (shown.status_code, shown.headers["retry-after"]) == (503, "2")
