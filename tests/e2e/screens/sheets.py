"""Lays the pictures out: a page with all of them, and sheets that show many at once."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from tests.e2e.screens.camera import Shot

AT_ONCE: Final = {320: (6, 12), 1280: (3, 9)}  # beside each other, and on one sheet
SHOWN_AS: Final = {320: 300, 1280: 620}  # pixels wide on a sheet
TALL: Final = {320: 760, 1280: 700}
_STYLE: Final = """<!doctype html><meta charset="utf-8"><title>Hwyl: screens</title><style>
body{font:14px/1.3 system-ui,sans-serif;margin:12px;background:#ddd}
h2{margin:18px 0 6px}section{display:grid;gap:10px;align-items:start}
figure{margin:0;background:#fff;border:1px solid #999}figcaption{padding:2px 6px}
img{display:block;width:100%;object-fit:cover;object-position:top}
section.looks{display:flex;flex-wrap:wrap}
ul{background:#fff;padding:8px 28px}
</style>"""


def _figure(shot: Shot, width: int, tall: int | None = None) -> str:
    size = f' style="width:{width}px"'
    cut = f' style="max-height:{tall}px"' if tall else ""
    name = f"{shot.group}/{shot.screen} · {shot.lang} · {shot.width} · {shot.scheme}"
    return (
        f'<figure{size}><figcaption>{escape(name)}</figcaption><a href="{escape(shot.file)}">'
        f'<img loading="lazy" src="{escape(shot.file)}"{cut}></a></figure>'
    )


def index(folder: Path, shots: Sequence[Shot], notes: Sequence[tuple[str, Sequence[str]]]) -> Path:
    """Write the page that shows every picture, a screen's looks side by side."""
    parts = [_STYLE, "<h1>Hwyl: every screen</h1>"]
    for title, lines in notes:
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        parts.append(f"<h2>{escape(title)} ({len(lines)})</h2><ul>{items}</ul>")
    ordered = sorted(shots, key=lambda one: (one.group, one.screen))
    for (group, screen), of_one in groupby(ordered, lambda one: (one.group, one.screen)):
        parts.append(f"<h2>{escape(group)}/{escape(screen)}</h2><section class=looks>")
        looks = sorted(of_one, key=lambda one: (one.width, one.lang, one.scheme))
        parts += [_figure(shot, SHOWN_AS.get(shot.width, 320) // 2) for shot in looks]
        parts.append("</section>")
    path = folder / "index.html"
    path.write_text("".join(parts), encoding="utf-8")
    return path


def _sheets_of(shots: Sequence[Shot]) -> Iterator[tuple[str, Sequence[Shot]]]:
    def looks(one: Shot) -> tuple[str, int, str, str]:
        return (one.group, one.width, one.scheme, one.lang)

    # in the order of the walks: sorting is stable
    for (group, width, scheme, lang), same in groupby(sorted(shots, key=looks), looks):
        found = list(same)
        _, most = AT_ONCE.get(width, (4, 12))
        for number, at in enumerate(range(0, len(found), most), 1):
            yield f"sheet-{group}-{width}-{scheme}-{lang}-{number}", found[at : at + most]


def contact_sheets(folder: Path, shots: Sequence[Shot], browser: Browser) -> list[Path]:
    """Photograph many screens of one look together; a tall screen is cut at its foot."""
    made = []
    page = browser.new_page()
    for name, found in _sheets_of(shots):
        width = found[0].width
        beside, _ = AT_ONCE.get(width, (4, 12))
        shown = SHOWN_AS.get(width, 320)
        figures = "".join(
            _figure(shot, shown, TALL.get(width, 700)).replace(' loading="lazy"', "")
            for shot in found
        )
        draft = folder / "sheet.html"
        grid = f"grid-template-columns:repeat({beside},{shown}px)"
        draft.write_text(f"{_STYLE}<section style='{grid}'>{figures}</section>", encoding="utf-8")
        page.set_viewport_size({"width": beside * (shown + 10) + 24, "height": 400})
        page.goto(draft.resolve().as_uri())
        path = folder / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        made.append(path)
        draft.unlink()
    page.close()
    return made
