"""Takes a picture of every screen: `make screens`, `make screens ONLY="--only tablet"`."""

import argparse
import shutil
import sys
import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as BrowserError
from rich.console import Console
from rich.progress import Progress

from app.kernel.problems import Problem
from tests.e2e.conftest import CHROMIUM_ARGS, WHERE
from tests.e2e.screens import (  # noqa: F401 - they plan their walks
    grown_ups,
    office_and_board,
    own_phone,
    tablet,
)
from tests.e2e.screens.camera import SCHEMES, WIDTHS, Camera
from tests.e2e.screens.demo_house import build, opened
from tests.e2e.screens.sheets import contact_sheets, index
from tests.e2e.screens.walking import PLANNED, Planned, Walk

MOMENT: Final = "2026-11-23T10:12:00+00:00"  # a Monday morning, in term
say = Console()


def _walked(
    one: Planned, browser: Browser, camera: Camera, made: Path, folder: Path, at_: str, lang: str
) -> list[str]:
    """Walk once; say which of its screens were not reached, and why."""
    moment = datetime.fromisoformat(at_)
    why = "the walk doesn't take it"
    with opened(made, folder, lang, moment) as house, ExitStack() as ends:
        at = Walk(house, browser, camera, one.group, ends)
        try:
            one.steps(at)
        except (BrowserError, Problem, LookupError, AssertionError) as error:
            why = str(error).strip().splitlines()[0] if str(error) else type(error).__name__
            at.keep_trouble()
        missed = [screen for screen in one.screens if screen not in at.reached]
    return [f"{one.group}/{screen} ({lang}): {why}" for screen in missed]


def _wanted(how: argparse.Namespace) -> list[Planned]:
    return [
        one
        for one in PLANNED
        if not how.only or any(name in f"{one.group}/{' '.join(one.screens)}" for name in how.only)
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screens", description=__doc__)
    parser.add_argument(
        "--only", nargs="*", default=[], help="walks whose group or screens hold this"
    )
    parser.add_argument("--at", default=MOMENT, help="the moment of the demo, with its zone")
    parser.add_argument("--to", type=Path, default=Path("screenshots"), help="the folder")
    parser.add_argument("--lang", nargs="*", default=["cy", "en"])
    parser.add_argument("--width", nargs="*", type=int, default=list(WIDTHS))
    parser.add_argument("--scheme", nargs="*", default=list(SCHEMES))
    parser.add_argument("--made", type=Path, help="a demo that was made before, to be copied")
    parser.add_argument("--no-axe", action="store_true", help="take pictures only")
    return parser.parse_args()


def main() -> int:
    """Walk all walks in both languages; 1 where a screen was missed or axe found a fault."""
    how = _arguments()
    if not how.only:
        shutil.rmtree(how.to, ignore_errors=True)
    how.to.mkdir(parents=True, exist_ok=True)
    camera = Camera(how.to, axe=not how.no_axe, widths=how.width, schemes=how.scheme)
    missed: list[str] = []
    chromium = next((path for name in WHERE if (path := shutil.which(name))), None)
    with (
        tempfile.TemporaryDirectory(prefix="hwyl-screens-") as folder,
        sync_playwright() as playwright,
        Progress(console=say) as progress,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
        made = how.made or build(Path(folder), datetime.fromisoformat(how.at))
        wanted = [(one, lang) for one in _wanted(how) for lang in how.lang]
        for one, lang in progress.track(wanted, description="screens"):
            missed += _walked(one, browser, camera, made, Path(folder), how.at, lang)
        faults = [*camera.faults]
        notes = [
            ("Not reached", missed),
            ("Found by looking", faults),
            ("The same in both languages", list(camera.untranslated())),
        ]
        index(how.to, camera.shots, notes)
        contact_sheets(how.to, camera.shots, browser)
        browser.close()
    for title, lines in notes:
        say.print(f"{title}: {len(lines)}")
        for line in lines:
            say.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
    say.print(f"{len(camera.shots)} pictures: {how.to / 'index.html'}")
    return 1 if missed or any(": axe " in fault for fault in faults) else 0


if __name__ == "__main__":
    sys.exit(main())
