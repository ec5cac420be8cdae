"""Screens of everybody, in both languages, light and dark, on the smallest phone: no known fault.

`make screens` looks at every screen; here is one walk of each kind of page.
"""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Once
from tests.e2e.screens import grown_ups, office_and_board, own_phone, tablet
from tests.e2e.screens.__main__ import MOMENT
from tests.e2e.screens.camera import Camera
from tests.e2e.screens.demo_house import DEMO, build, opened
from tests.e2e.screens.walking import PLANNED, Steps, Walk

pytestmark = pytest.mark.browser
NOW = datetime.fromisoformat(MOMENT)
WALKS: tuple[Steps, ...] = (
    tablet.efa_asks,
    own_phone.georgia_is_at_home_in_the_evening,
    grown_ups.mrs_evans_takes_gwennos_case,
    grown_ups.mr_price_has_a_class,
    office_and_board.mr_hughes_looks,
    office_and_board.mr_hughes_tries_patterns,
    office_and_board.mr_hughes_adds_a_phrase,
    office_and_board.the_office_keeps_classes,
    office_and_board.the_office_has_a_screen,
    office_and_board.something_is_wrong,
)


@pytest.fixture(scope="module")
def made(once: Once) -> Path:
    return once("screens", lambda folder: build(folder, NOW)) / DEMO


@pytest.mark.parametrize("lang", ["cy", "en"])
@pytest.mark.parametrize("steps", WALKS)
def test_a_walk_meets_no_fault_that_a_machine_can_see(
    steps: Steps, lang: str, made: Path, chromium: Browser, tmp_path: Path
) -> None:
    (planned,) = [one for one in PLANNED if one.steps is steps]
    camera = Camera(tmp_path, pictures=False, widths=(320,))
    with opened(made, tmp_path, lang, NOW) as house, ExitStack() as ends:
        at = Walk(house, chromium, camera, planned.group, ends)
        steps(at)
    assert set(planned.screens) <= set(at.reached)
    assert [fault for fault in camera.faults if ": small" not in fault] == []


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_on_the_smallest_phone_every_first_face_and_the_ask_are_seen_at_once(
    lang: str, made: Path, chromium: Browser, tmp_path: Path
) -> None:
    with opened(made, tmp_path, lang, NOW) as house, ExitStack() as ends:
        at = Walk(house, chromium, Camera(tmp_path), "tablet", ends)
        page = tablet.tablet(at)
        tablet.badge(at, page, tablet.EFA)
        at.rests(page)
        ask = _box(page, ".talk")
        assert ask["y"] + ask["height"] <= 568
        for face in range(10):  # nine feelings, and "not today"
            shown = _box(page, f".face >> nth={face}")
            assert shown["y"] + shown["height"] <= ask["y"]


def _box(page: Page, what: str) -> dict[str, float]:
    found = page.locator(what).bounding_box()
    assert found is not None
    return {"y": found["y"], "height": found["height"]}


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_what_hwyl_noticed_is_never_shown_as_a_childs_own_words(
    lang: str, made: Path, chromium: Browser, tmp_path: Path
) -> None:
    with opened(made, tmp_path, lang, NOW) as house, ExitStack() as ends:
        at = Walk(house, chromium, Camera(tmp_path), "adult", ends)
        noticed, own = at.say("staff.case.noticed"), at.say("staff.case.words")
        pattern = grown_ups.case(at, "Evans", "Hana Gŵyr Jenkins")
        assert pattern.locator("h2:has(+ .pattern)").all_inner_texts() == [noticed]
        assert own not in pattern.locator("h2").all_inner_texts()
        asked = grown_ups.case(at, "Evans", "Gwenno Davies")
        titles = asked.locator("h2").all_inner_texts()
        assert own in titles
        assert noticed not in titles
