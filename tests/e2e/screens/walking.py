"""A walk: one person's way through some screens, in a house of its own, in one language."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import Final, Protocol

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request
from playwright.sync_api import Error as BrowserError

from app.words.catalogue import load
from tests.e2e.screens.camera import Camera
from tests.e2e.screens.demo_house import DemoHouse

PATIENCE: Final = 20_000  # milliseconds
_WORDS: Final = load()


class Steps(Protocol):
    """What a walk does."""

    def __call__(self, at: "Walk") -> None: ...


@dataclass(frozen=True)
class Planned:
    """A walk, and the screens that it is to reach."""

    group: str
    screens: tuple[str, ...]
    steps: Steps


def _came(waits: set[Request], request: Request) -> None:
    waits.discard(request)


def _matters(request: Request) -> bool:
    # whose answer the page doesn't read to its end
    return not request.url.endswith("/health/alarms")


PLANNED: Final[list[Planned]] = []


def walk(group: str, *screens: str) -> Callable[[Steps], Steps]:
    """Name a walk's screens, so that one which isn't reached is missed."""

    def planned(steps: Steps) -> Steps:
        PLANNED.append(Planned(group, screens, steps))
        return steps

    return planned


@dataclass
class Walk:
    """Where a walk is: its house, its browser, its camera."""

    house: DemoHouse
    browser: Browser
    camera: Camera
    group: str
    ends: ExitStack
    reached: list[str] = field(default_factory=list)
    last: Page | None = None
    asked: dict[Page, set[Request]] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        return self.house.lang

    def say(self, key: str, **slots: str) -> str:
        return _WORDS.say(self.lang, key, **slots)

    def context(self, **cookies: str) -> BrowserContext:
        """Open a browser that holds these cookies of ours: device, pupil or staff."""
        found = self.browser.new_context(
            viewport={"width": 320, "height": 568},
            locale=self.lang,
            base_url=self.house.url,
            timezone_id="Europe/London",
        )
        found.add_cookies(
            [
                {"name": f"hwyl_{kind}", "value": token, "url": self.house.url}
                for kind, token in cookies.items()
            ]
        )
        self.ends.callback(found.close)
        return found

    def page(self, path: str = "", **cookies: str) -> Page:
        """Open a page whose clock stands at the house's moment."""
        page = self.last = self.context(**cookies).new_page()
        page.set_default_timeout(PATIENCE)
        waits = self.asked.setdefault(page, set())
        page.on("request", lambda one: waits.add(one) if _matters(one) else None)
        page.on("requestfinished", lambda one: _came(waits, one))
        page.on("requestfailed", lambda one: _came(waits, one))
        page.clock.set_fixed_time(self.house.now)
        if path:
            page.goto(f"/{self.lang}{path}" if path != "/" else f"/{self.lang}")
        return page

    def keep_trouble(self) -> None:
        """Keep what the last page showed where a walk ended too soon."""
        if self.last is not None:
            path = self.camera.folder / f"trouble-{self.group}-{len(self.reached)}-{self.lang}.png"
            with suppress(BrowserError):  # the page may be what is in trouble
                self.last.screenshot(path=path)

    def rests(self, page: Page) -> None:
        """Wait until all that the page asked for has come."""
        for _ in range(60):
            page.wait_for_timeout(40)
            if not self.asked.get(page):
                break
        page.evaluate("document.fonts.ready.then(() => true)")

    def shot(self, page: Page, screen: str, wait: str = "") -> None:
        """Take a screen once it is there."""
        if wait:
            page.locator(wait).first.wait_for()
        self.rests(page)
        self.camera.take(page, self.group, screen, self.lang)
        self.reached.append(screen)

    def button(self, page: Page, key: str, **slots: str) -> Locator:
        """Find a button or a link by its sentence in the catalogue."""
        words = self.say(key, **slots)
        found = page.get_by_role("button", name=words).or_(page.get_by_role("link", name=words))
        return found.first

    def tap(self, page: Page, key: str, **slots: str) -> None:
        self.button(page, key, **slots).click()
