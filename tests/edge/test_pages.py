"""The pupils' pages as they are sent: small, in two languages, with nothing that could run."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from fastapi import FastAPI

from app.checkins.feelings import FEELINGS, REASONS
from app.edge import pages, problems, static
from app.edge.pages import Pages, filled, first_words
from app.edge.static import FRONTEND
from app.words import catalogue
from tests.edge.conftest import Browser

WORDS = catalogue.load()
SHELF = static.gather(FRONTEND, WORDS)
PAGES = Pages(FRONTEND, SHELF, WORDS)
SOURCE = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((FRONTEND / "pupil").iterdir())
    if path.suffix in {".js", ".html"}
)


def text_of(address: str) -> str:
    return PAGES.pages[address][0].body.decode()


@pytest.fixture
def browser() -> Browser:
    """A browser before a house that has pages and nothing else."""
    app = FastAPI()
    problems.install(app, WORDS)
    app.include_router(pages.routes(PAGES))
    return Browser(app)


class Outline(HTMLParser):
    """Collects what a page names, and whether every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in {"meta", "link", "input", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> Iterator[str]:
        return (value for key, value in self.attributes if key == name and value)


def words_named() -> set[str]:
    """Every sentence that the pages or their scripts ask for by its whole key."""
    quoted = re.findall(r"[\"'`]([a-z]\w*\.[\w.]+)[\"'`]", SOURCE)
    return {key for key in quoted if not key.endswith((".js", ".json")) and ".svg" not in key}


def test_what_a_slow_line_must_bring_before_a_child_can_tap_is_under_12_kb() -> None:
    script = SHELF.files["pupil/pupil.js"]
    for lang in ("cy", "en"):
        page = PAGES.pages[f"/{lang}"][0]
        assert len(page.br) + len(script.br) <= 12_000
    assert len(script.br) <= 8_000


def test_two_scripts_and_no_more_belong_to_the_pupils_page() -> None:
    assert {path for path in SHELF.files if path.startswith("pupil/")} == {
        "pupil/pupil.js",
        "pupil/later.js",
    }


@pytest.mark.parametrize("address", ["/cy", "/en", "/cy/help", "/en/help"])
def test_every_element_is_closed_and_no_placeholder_is_left(address: str) -> None:
    outline = Outline(text_of(address))
    assert outline.open == []
    assert "{{" not in text_of(address)


@pytest.mark.parametrize("address", ["/cy", "/en", "/cy/help", "/en/help"])
def test_nothing_in_a_page_runs_or_is_styled_by_an_attribute(address: str) -> None:
    names = {name for name, _ in Outline(text_of(address)).attributes}
    assert not {name for name in names if name.startswith("on") or name == "style"}


@pytest.mark.parametrize("address", ["/cy", "/en"])
def test_the_policy_allows_the_one_style_sheet_inside_the_page(address: str) -> None:
    page, policy = PAGES.pages[address]
    found = re.search(r"<style>(.*?)</style>", page.body.decode(), re.DOTALL)
    assert found is not None
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy


def test_a_page_asks_no_other_site_for_anything() -> None:
    for address in PAGES.pages:
        for name in ("src", "href", "action"):
            for value in Outline(text_of(address)).values(name):
                assert not re.match(r"(?:\w+:)?//", value)


def test_every_sentence_that_a_page_names_is_in_the_catalogue() -> None:
    wanted = words_named() | set(re.findall(r'data-[wl]="([^"]+)"', SOURCE))
    missing = {key for key in wanted if not WORDS.has("cy", key)}
    assert missing == {"feeling.not_today"}  # the beginning of a key


def test_every_feeling_and_reason_has_its_sentence_and_its_drawing() -> None:
    faces, drawn = (SHELF.files[f"{name}.svg"].body.decode() for name in ("faces", "pictures"))
    for code in [*FEELINGS, "not_today"]:
        assert f'id="{code}"' in faces
        for lang in ("cy", "en"):
            assert WORDS.has(lang, f"feeling.{code}.sentence")
            assert WORDS.has(lang, f"feeling.{code}.label")
    other = dict(re.findall(r'^  (\w+): "(\w+)",$', SOURCE, re.MULTILINE))
    for code in REASONS["D"]:
        assert f'id="reason-{other.get(code, code)}"' in drawn
        assert WORDS.has("cy", f"reason.{code}")


def test_the_page_can_be_read_before_any_script_has_run() -> None:
    assert '<h1 class="q" data-w="how.question">Sut wyt ti heddiw?</h1>' in text_of("/cy")
    assert '<span data-w="now.open">Help now</span>' in text_of("/en")
    assert 'href="tel:08001111"' in text_of("/cy/help")


def test_a_sentence_is_text_even_where_it_looks_like_markup() -> None:
    say = {"k": 'a<b>&"c"'}
    assert filled('<p data-w="k"></p>', say) == '<p data-w="k">a&lt;b&gt;&amp;"c"</p>'
    assert (
        filled('<i data-l="k">', say) == '<i data-l="k" aria-label="a&lt;b&gt;&amp;&quot;c&quot;">'
    )


def test_the_first_screens_bring_their_own_words() -> None:
    all_words = {k: v for k, v in WORDS.domain("cy", "pupil").items() if isinstance(v, str)}
    first = first_words(all_words)
    screens = (FRONTEND / "pupil" / "screens.html").read_text(encoding="utf-8")
    for name in ("home", "idle", "pad", "how"):
        found = re.search(rf'id="t-{name}">(.*?)</template>', screens, re.DOTALL)
        assert found is not None
        for key in re.findall(r'data-[wl]="([^"]+)"', found[1]):
            assert key in first or key in {"how.more", "not_me.link", "pad.forgot"}
    given = re.search(r'id="words">(.*?)</script>', text_of("/cy"), re.DOTALL)
    assert given is not None
    assert json.loads(given[1]) == first


def test_the_service_worker_keeps_what_a_tablet_needs_without_wifi() -> None:
    worker = PAGES.worker.body.decode()
    kept = re.search(r'FILES = "([^"]+)"', worker)
    assert kept is not None
    for path in kept[1].split():
        assert path in PAGES.pages or path.removeprefix(SHELF.base) in SHELF.files
    wanted = {"vendor/jose-jwe.js", "pupil/later.js", "words/pupil.en.json", "faces.svg"}
    assert {SHELF.base + path for path in wanted} | {"/cy", "/en/help"} <= set(kept[1].split())
    assert "/api/" not in worker


def test_pages_are_served_to_anyone_and_kept_by_no_browser(browser: Browser) -> None:
    for address in ("/cy", "/en", "/cy/help", "/en/help", "/cy/staff", "/en/staff/case/1"):
        found = browser.get(address)
        assert found.status_code == 200
        assert found.headers["cache-control"] == "no-store"
    assert browser.get("/fr").status_code == 404
    assert browser.get("/cy/nothing").status_code == 404


def test_the_front_door_leads_to_the_language_that_the_browser_asks_for(browser: Browser) -> None:
    for asked, there in (("cy,en;q=0.9", "/cy"), ("en-GB,en", "/en"), ("fr", "/cy"), ("", "/cy")):
        found = browser.get("/", headers={"accept-language": asked})
        assert (found.status_code, found.headers["location"]) == (307, there)


def test_the_manifest_starts_where_it_was_installed() -> None:
    manifest = json.loads(PAGES.manifest.body)
    assert "start_url" not in manifest  # pupils at /cy, staff at /cy/staff
    for icon in manifest["icons"]:
        assert icon["src"].removeprefix(SHELF.base) in SHELF.files


def test_the_staffs_shell_is_in_the_language_of_its_address() -> None:
    assert '<html lang="en" ' in text_of("/en/staff")
    for path in re.findall(r'(?:href|src)="/static/([^"]+)"', text_of("/en/staff")):
        assert path.partition("/")[2] in SHELF.files


def test_no_policy_is_looser_than_that_of_a_page_without_styles() -> None:
    assert pages.csp().replace("style-src 'self'", "") == re.sub(
        r"style-src 'self' 'sha256-[^']+'", "", PAGES.pages["/cy"][1]
    )
