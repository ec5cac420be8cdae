"""Takes a screen in two widths, light and dark, and looks for what a machine can see is wrong."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS: Final = {320: 568, 1280: 800}  # the smallest phone, and a desk
SCHEMES: Final = ("light", "dark")
TALLEST: Final = 6000
_AXE: Final = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# What stands outside the page, is cut off, or is too small to be tapped.
_LOOK: Final = r"""() => {
  const found = [];
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide + 1) found.push("scrolls sideways");
  const name = (el) => [el.tagName.toLowerCase(), ...el.classList].join(".")
    + ` "${(el.innerText || el.ariaLabel || "").trim().slice(0, 30)}"`;
  const inBox = (el) => el.closest(".sheet, .strip, .weeks, .vh, .skip, .toast, [hidden]");
  for (const el of document.querySelectorAll("body *")) {
    if (!el.checkVisibility || !el.checkVisibility() || inBox(el)) continue;
    const at = el.getBoundingClientRect();
    if (!at.width || !at.height) continue;
    if (at.right > wide + 1 || at.left < -1) found.push(`outside: ${name(el)}`);
    const own = [...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (own && el.scrollWidth > el.clientWidth + 2 && getComputedStyle(el).display !== "inline")
      found.push(`cut: ${name(el)}`);
    if (own && (at.left < 8 || at.right > wide - 8) && !el.closest(".banner, .bar, .head, .top"))
      found.push(`at the edge: ${name(el)}`);
    const tap = el.matches("button, a, select, input:not([type=radio], [type=checkbox])");
    const inText = el.matches("a") && getComputedStyle(el).display === "inline";
    if (tap && !inText && (at.height < 43.5 || at.width < 43.5))
      found.push(`small: ${name(el)} ${Math.round(at.width)}x${Math.round(at.height)}`);
  }
  return [...new Set(found)].slice(0, 8);
}"""


@dataclass(frozen=True)
class Shot:
    """One picture of one screen."""

    group: str
    screen: str
    lang: str
    width: int
    scheme: str
    file: str


@dataclass
class Camera:
    """Keeps every picture below a folder, and what was found on the way."""

    folder: Path
    axe: bool = True
    pictures: bool = True
    widths: Sequence[int] = tuple(WIDTHS)
    schemes: Sequence[str] = SCHEMES
    shots: list[Shot] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    said: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def take(self, page: Page, group: str, screen: str, lang: str) -> None:
        """Take a screen in all its looks, and leave the page as it was."""
        before = page.viewport_size
        self.said[group, screen, lang] = page.inner_text("body")
        for width in self.widths:
            for scheme in self.schemes:
                self._one(page, Shot(group, screen, lang, width, scheme, ""))
        page.emulate_media(color_scheme="light")
        if before is not None:
            page.set_viewport_size(before)

    def _one(self, page: Page, wanted: Shot) -> None:
        height = WIDTHS.get(wanted.width, 800)
        page.emulate_media(color_scheme="dark" if wanted.scheme == "dark" else "light")
        page.set_viewport_size({"width": wanted.width, "height": height})
        whose = f"{wanted.group}/{wanted.screen} {wanted.lang} {wanted.width} {wanted.scheme}"
        if wanted.scheme == "light":
            self.faults += [f"{whose}: {fault}" for fault in page.evaluate(_LOOK)]
        name = f"{wanted.group}/{wanted.screen}.{wanted.lang}.{wanted.width}.{wanted.scheme}"
        tall = int(page.evaluate("document.documentElement.scrollHeight"))
        if self.pictures and wanted.width < 400 and tall > height:  # before anything is scrolled
            self._keep(page, wanted, f"{name}.first")
        page.set_viewport_size({"width": wanted.width, "height": min(max(height, tall), TALLEST)})
        if self.axe and wanted.width == min(self.widths):
            # all of the page at once: what the bar lies over now is scrolled to before it is tapped
            self.faults += [f"{whose}: axe {fault}" for fault in _axe(page)]
        if self.pictures:
            self._keep(page, wanted, name)

    def _keep(self, page: Page, wanted: Shot, name: str) -> None:
        path = self.folder / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path, animations="disabled", caret="hide")
        self.shots.append(
            Shot(
                wanted.group,
                wanted.screen + (".first" if name.endswith(".first") else ""),
                wanted.lang,
                wanted.width,
                wanted.scheme,
                f"{name}.png",
            )
        )

    def untranslated(self) -> Iterator[str]:
        """Name lines of several words that both languages say in the same letters."""
        for (group, screen, lang), text in sorted(self.said.items()):
            other = self.said.get((group, screen, "en"))
            if lang != "cy" or other is None:
                continue
            for line in sorted(_lines(text) & _lines(other)):
                yield f"{group}/{screen}: {line}"


def _lines(text: str) -> set[str]:
    found = {line.strip() for line in text.splitlines()}
    return {line for line in found if len(re.findall(r"[^\W\d]{2,}", line)) > 2}  # a name is two


def _axe(page: Page) -> list[str]:
    found: Any = Axe().run(page, options=_AXE).response["violations"]
    return [
        f"{one['id']}: {' '.join(str(node['target']) for node in one['nodes'][:3])}"
        for one in found
    ]
