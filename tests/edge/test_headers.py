"""What every answer carries, and what no request may bring in."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
import structlog

from app.edge.deps import Staff
from app.kernel.crypto import b64url
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.main import create_app
from tests.edge.conftest import ORIGIN, Browser, Bryn, Clock

SIGN_OUT = "/api/staff/sign-out"
CHECK_IN = "/api/pupil/check-ins/019ab000-0000-7000-8000-000000000001"


@pytest.mark.parametrize("path", ["/health/live", "/api/help", "/api/staff/me", "/cy", "/nowhere"])
def test_every_answer_is_dressed(bryn: Bryn, path: str) -> None:
    headers = bryn.browser().get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["x-hwyl-boot"] == bryn.app.state.boot_id
    policy = dict(
        part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in headers["content-security-policy"]
    assert "*" not in headers["content-security-policy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8001"},
        {"origin": "http://127.0.0.1.evil.example:8000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": ORIGIN},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
        {},
    ],
)
def test_another_page_cannot_act_for_mrs_evans(bryn: Bryn, headers: dict[str, str]) -> None:
    evans = bryn.staff()
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = evans(method, SIGN_OUT, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_origin")
    assert evans.get("/api/staff/me").status_code == 200


@pytest.mark.parametrize("headers", [{"origin": ORIGIN}, {"sec-fetch-site": "same-origin"}])
def test_our_own_page_can(bryn: Bryn, headers: dict[str, str]) -> None:
    assert bryn.staff()("POST", SIGN_OUT, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_only_json_is_read(bryn: Bryn, kind: str) -> None:
    browser = bryn.browser()
    answer = browser(
        "POST",
        "/api/staff/sign-in",
        content=json.dumps({"school": "x", "email": "x", "password": "x"}),
        headers={**browser.headers, "content-type": kind},
    )
    assert (answer.status_code, answer.json()["code"]) == (415, "not_acceptable_media")


@pytest.mark.parametrize(
    ("method", "path", "most"),
    [
        ("POST", "/api/staff/sign-in", 16 * 1024),
        ("PUT", CHECK_IN, 256 * 1024),
        ("POST", "/api/device/unverified-ask", 16 * 1024),
    ],
)
def test_a_body_past_its_cap_is_not_read_whether_it_says_its_length_or_not(
    bryn: Bryn, method: str, path: str, most: int
) -> None:
    browser = bryn.browser()
    headers = {**browser.headers, "content-type": "application/json"}

    async def in_pieces() -> AsyncIterator[bytes]:
        for _ in range(most // 1024 + 1):
            yield b" " * 1024

    said = browser(method, path, content=b" " * (most + 1), headers=headers)
    unsaid = browser(method, path, content=in_pieces(), headers=headers)
    for answer in (said, unsaid):
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
        assert answer.headers["cache-control"] == "no-store"
    assert browser(method, path, content=b" " * most, headers=headers).status_code != 413


@pytest.mark.parametrize("length", ["-1", "1e3", "9" * 30, "9" * 5000, "abc"])
def test_a_length_that_makes_no_sense_is_refused(bryn: Bryn, length: str) -> None:
    browser = bryn.browser()
    headers = {**browser.headers, "content-type": "application/json", "content-length": length}
    assert browser("POST", SIGN_OUT, content=b"{}", headers=headers).status_code == 413


def test_a_problem_is_told_in_both_languages_and_first_in_the_one_asked_for(bryn: Bryn) -> None:
    for wanted, title in (
        ("en-GB,en;q=0.9", "title_en"),
        ("cy,en;q=0.5", "title_cy"),
        ("de", "title_cy"),
    ):
        answer = bryn.browser().get("/api/staff/me", headers={"accept-language": wanted})
        assert answer.headers["content-type"] == "application/problem+json"
        body = answer.json()
        assert body["title"] == body[title]
        assert body["type"] == "/problems/sign_in_needed"
        assert body["title_cy"] != body["title_en"]


def test_what_is_not_there_is_a_problem_too(bryn: Bryn) -> None:
    assert bryn.browser().get("/api/nowhere").json()["code"] == "not_found"
    assert bryn.browser()("PATCH", "/api/device/enrol", json={}).json()["code"] == (
        "method_not_allowed"
    )


def test_an_unexpected_error_says_nothing_of_what_was_typed(bryn: Bryn) -> None:
    bryn = bryn.alone()

    @bryn.app.post("/api/breaks")
    def breaks(body: dict[str, str], visit: Staff) -> None:
        raise RuntimeError(body["note"])

    with structlog.testing.capture_logs() as logs:
        answer = bryn.staff().post("/api/breaks", {"note": "Dw i'n drist"})
    assert (answer.status_code, answer.json()["code"]) == (500, "server_error")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "drist" not in answer.text
    assert [log["event"] for log in logs] == ["unexpected"]
    assert "drist" not in str(logs)
    assert "RuntimeError" in str(logs)


def test_over_tls_cookies_are_bound_to_this_host(database: Database, clock: Clock) -> None:
    settings = Settings(
        mode="test", master_key=b64url(b"k" * 32), public_url="https://hwyl.example"
    )
    app = create_app(settings, database=database, clock=clock)

    async def sign_out(origin: str) -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="https://hwyl.example") as one:
            return await one.post(SIGN_OUT, headers={"origin": origin})

    answer = asyncio.run(sign_out("https://hwyl.example"))
    assert answer.headers["set-cookie"].startswith("__Host-hwyl_staff=")
    assert "Secure" in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"]
    assert asyncio.run(sign_out("http://hwyl.example")).status_code == 403


def test_a_session_cookie_is_out_of_reach_of_scripts_and_other_sites(bryn: Bryn) -> None:
    code = bryn.keep(lambda session: bryn.enrol_code(session, bryn.group))
    answer = Browser(bryn.app).post("/api/device/enrol", {"code": code})
    parts = {part.strip().casefold() for part in answer.headers["set-cookie"].split(";")}
    assert {"httponly", "samesite=strict", "path=/"} <= parts
