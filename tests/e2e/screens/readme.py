"""Takes the pictures of the README anew: `python -m tests.e2e.screens.readme`."""

import shutil
import sys
import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.conftest import CHROMIUM_ARGS, WHERE
from tests.e2e.screens.__main__ import MOMENT
from tests.e2e.screens.camera import Camera
from tests.e2e.screens.demo_house import build, opened
from tests.e2e.screens.grown_ups import case, staff
from tests.e2e.screens.tablet import EFA, badge, feels, tablet
from tests.e2e.screens.walking import Walk

TO: Final = Path("docs/screenshots")
TABLET, PHONE, DESK = (768, 940), (390, 780), (1200, 900)


def _keep(at: Walk, page: Page, name: str, size: tuple[int, int], scheme: str = "light") -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.evaluate("scrollTo(0, 0)")
    at.rests(page)
    page.screenshot(path=TO / f"{name}-{at.lang}.png", animations="disabled", caret="hide")


def in_welsh(at: Walk) -> None:
    page = tablet(at)
    badge(at, page, EFA)
    _keep(at, page, "pupil", TABLET)
    feels(page, "worried")
    page.locator(".adult").first.click()
    page.locator(".receipt").wait_for()
    _keep(at, page, "receipt", (768, 620))
    _keep(at, staff(at, "Evans", "/cases"), "adult-phone", PHONE)
    _keep(at, case(at, "Evans", "Gwenno Davies"), "case-phone", PHONE, "dark")
    at.house.passes(minutes=34)
    at.house.passes(minutes=2)
    group = at.house.group("Blwyddyn 4")
    _keep(at, staff(at, "Price", f"/classes/{group.id}"), "teacher", TABLET)


def in_english(at: Walk) -> None:
    _keep(at, staff(at, "Hughes", "/safeguarding"), "dsp-board", DESK)


def main() -> int:
    chromium = next((path for name in WHERE if (path := shutil.which(name))), None)
    moment = datetime.fromisoformat(MOMENT)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser: Browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
        given = [Path(one) for one in sys.argv[1:]]  # a demo that was made before
        made = given[0] if given else build(Path(folder), moment)
        for lang, steps in (("cy", in_welsh), ("en", in_english)):
            with opened(made, Path(folder), lang, moment) as house, ExitStack() as ends:
                steps(Walk(house, browser, Camera(TO), "readme", ends))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
