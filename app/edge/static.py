"""The files of all pages, read and compressed once at start, under a folder named by their hash."""

import gzip
import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import brotli  # type: ignore[import-untyped]
from fastapi import APIRouter, Request, Response

from app.edge.modules import pupil_files, staff_file
from app.kernel.problems import absent
from app.words import catalogue
from app.words.catalogue import DIALECTS, LANGUAGES, Words

FRONTEND: Final = Path(__file__).parents[2] / "frontend"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_PACKED: Final = frozenset({".png", ".woff2"})  # compressed by their own form already
_JOINED: Final = ("pupil/", "staff/", "faces/")
_APP_ICONS: Final = frozenset({"icon", "maskable", "badge"})  # of the home screen, not of pages
_STAFF_CSS: Final = ("tokens", "staff", "fonts")
_TAPPED: Final = re.compile(r"^(feeling\.\w+\.label|reason\.)")
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_SVG: Final = re.compile(r"^<svg xmlns=\S+ (?P<rest>.*)</svg>\s*$", re.DOTALL)
_CSS_SPACE: Final = re.compile(r"/\*.*?\*/|(?<=[{};,:>])\s+|\s+(?=[{}>])", re.DOTALL)


@dataclass(frozen=True)
class Packed:
    """One file as it is sent: plain, or in the form that the browser reads."""

    body: bytes
    media_type: str
    packable: bool = True

    @cached_property
    def br(self) -> bytes:
        return bytes(brotli.compress(self.body, quality=11))

    @cached_property
    def gz(self) -> bytes:
        return gzip.compress(self.body, mtime=0)

    def answer(self, request: Request, headers: Mapping[str, str]) -> Response:
        """Answer with the smallest form that the browser accepts."""
        accepts = request.headers.get("accept-encoding", "")
        sent = {**headers, "Vary": "Accept-Encoding"} if self.packable else dict(headers)
        body = self.body
        for name, coded in (("br", "br"), ("gzip", "gz")):
            if self.packable and re.search(rf"\b{name}\b(?!\s*;\s*q=0(?:\.0*)?\b)", accepts):
                sent["Content-Encoding"] = name
                body = getattr(self, coded)
                break
        return Response(body, headers=sent, media_type=self.media_type)


@dataclass(frozen=True)
class Shelf:
    """All files by their path below the hashed folder."""

    files: Mapping[str, Packed]

    @cached_property
    def version(self) -> str:
        found = hashlib.sha256()
        for path, file in sorted(self.files.items()):
            found.update(f"{path}\0{len(file.body)}\0".encode() + file.body)
        return found.hexdigest()[:12]

    @property
    def base(self) -> str:
        return f"/static/{self.version}/"


def small_css(css: str) -> str:
    """Take comments and needless space out of a style sheet; its meaning stays."""
    return _CSS_SPACE.sub("", css).lstrip()


def symbol(code: str, svg: str, prefix: str = "") -> str:
    """Give a drawing as a symbol, which a page shows by its name.

    Raises:
        ValueError: the file isn't one of our drawings.
    """
    found = _SVG.match(svg)
    if found is None:
        raise ValueError(f"{code}.svg: not a drawing of ours")
    rest = found["rest"].replace(' aria-hidden="true"', "", 1)
    return f'<symbol id="{prefix}{code}" {rest}</symbol>'


def sheet(folder: Path, *, but: Collection[str] = ()) -> str:
    """Give all drawings of a folder as one file: thirty tiles are one request."""
    drawn = "".join(
        symbol(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.svg"))
        if path.stem not in but
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{drawn}</svg>'


def _word_files(words: Words) -> dict[str, str]:
    """Give the sentences of each language: the pupils' in each dialect, and the staff's."""
    found: dict[str, Mapping[str, str | list[str]]] = {
        f"pupil.cy{'' if dialect == 'plain' else f'-{dialect}'}": words.domain(
            "cy", "pupil", dialect
        )
        for dialect in DIALECTS
    }
    found["pupil.en"] = words.domain("en", "pupil")
    for lang in LANGUAGES:
        # a case is read in the words that the child tapped
        tapped = {
            key: said for key, said in words.domain(lang, "pupil").items() if _TAPPED.match(key)
        }
        found[f"staff.{lang}"] = {**words.domain(lang, "staff"), **tapped}
    return {
        f"words/{name}.json": json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        for name, said in found.items()
    }


def gather(frontend: Path, words: Words) -> Shelf:
    """Read every file that pages may fetch, and make those that are joined."""
    made = {
        **{f"{kind}.svg": sheet(frontend / kind) for kind in ("faces", "pictures")},
        "icons.svg": sheet(frontend / "icons", but=_APP_ICONS),
        "shared/all.css": small_css(
            "".join((frontend / "shared" / f"{name}.css").read_text("utf-8") for name in _STAFF_CSS)
        ),
        **_word_files(words),
        **{f"pupil/{name}": text for name, text in pupil_files(frontend / "pupil").items()},
        "staff/main.js": staff_file(frontend / "staff"),
    }
    files = {path: Packed(text.encode(), _TYPES[Path(path).suffix]) for path, text in made.items()}
    for path in sorted(frontend.rglob("*")):
        name = path.relative_to(frontend).as_posix()
        own = path.suffix not in _TYPES or name.endswith(".entry.js") or name.startswith(_JOINED)
        if path.is_file() and not own and "/" in name:
            files[name] = Packed(
                path.read_bytes(), _TYPES[path.suffix], packable=path.suffix not in _PACKED
            )
    return Shelf(files)


@cache
def shelf() -> Shelf:
    """Give this installation's files, read once."""
    return gather(FRONTEND, catalogue.load())


def routes(files: Shelf) -> APIRouter:
    """Serve the files; a page that was open across an upgrade still gets the file of that name."""
    router = APIRouter(include_in_schema=False)

    @router.get("/static/{version}/{path:path}")
    def file(request: Request, version: str, path: str) -> Response:
        found = files.files.get(path)
        if found is None:
            raise absent()
        same = version == files.version
        return found.answer(request, {"Cache-Control": _FOR_EVER if same else "no-cache"})

    return router
