"""The pages: prepared once at start in each language, with their words and faces in them."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request, Response

from app.edge.static import Packed, Shelf, small_css, symbol
from app.kernel.problems import absent
from app.words.catalogue import LANGUAGES, Words

_FIRST_FACES: Final = (
    *("happy", "sad", "angry", "scared", "ok", "tired", "worried", "lonely", "calm"),
    "not_today",
)
# words of screens that come after the first paint; they follow with the rest of the catalogue
_LATER: Final = re.compile(
    r"^(ask|adults|about|line|who\.[^l]|why|did|changed|closed|reserved|unverified|locked"
    r"|signin|pin|enrol|badge|me\.|circle|history|looked|month|day|step|picture|reason|receipt"
    r"|unsent|helpline|help|urgent|not_me|sending|idle|problem|how\.[mnsw]|latest|top\.stop|next"
    r"|pad\.[wf]|home\.(closed|none|offline))"
)
_FILLED: Final = re.compile(r'(<(\w+)\b[^>]*\bdata-w="([^"]+)"[^>]*>)(?=</\2>)')
_BOTH: Final = re.compile(r'(<(\w+)\b[^>]*\bdata-both="([^"]+)"[^>]*>)(?=</\2>)')
_LABELLED: Final = re.compile(r'\bdata-l="([^"]+)"')
_SLOT: Final = re.compile(r"\{\{(\w+)(?::(\w+))?\}\}")
_BETWEEN: Final = re.compile(r">\s*\n\s*<")
_CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'{style}; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types hwyl"
)
_HTML: Final = "text/html; charset=utf-8"


def csp(css: str = "") -> str:
    """Give a page's policy: own files only, and the one style sheet that lies inside it."""
    if not css:
        return _CSP.format(style="")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return _CSP.format(style=f" 'sha256-{digest}'")


def filled(markup: str, say: Mapping[str, str]) -> str:
    """Write the sentences into the markup that is seen before any script has run.

    Raises:
        KeyError: the page names a sentence that the catalogue doesn't have.
    """
    said = _FILLED.sub(lambda m: m[1] + html.escape(say[m[3]], quote=False), markup)
    return _LABELLED.sub(lambda m: f'{m[0]} aria-label="{html.escape(say[m[1]])}"', said)


def in_both(markup: str, words: Words, first: str) -> str:
    """Write the sentences into a page that both languages read at once, `first` above the other.

    Raises:
        KeyError: the page names a sentence that the catalogue doesn't have.
    """
    order = sorted(LANGUAGES, key=lambda lang: lang != first)

    def said(found: re.Match[str]) -> str:
        return found[1] + "".join(
            f'<span lang="{lang}">{html.escape(words.say(lang, found[3]), quote=False)}</span>'
            for lang in order
        )

    return _BOTH.sub(said, markup)


def first_words(all_words: Mapping[str, str]) -> dict[str, str]:
    """Choose the sentences of the first screens; the rest follows after the first paint."""
    faces = tuple(f"feeling.{code}." for code in _FIRST_FACES)
    return {
        key: sentence
        for key, sentence in all_words.items()
        if (key.startswith(faces) if key.startswith("feeling.") else not _LATER.match(key))
    }


def _put(template: str, parts: Mapping[str, str], frontend: Path) -> str:
    def slot(found: re.Match[str]) -> str:
        name, icon = found.groups()
        if name == "icon":
            drawn = (frontend / "icons" / f"{icon}.svg").read_text(encoding="utf-8").strip()
            return drawn.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
        return parts[name]

    return _SLOT.sub(slot, template)


class Pages:
    """Every page of one installation, by its address."""

    def __init__(self, frontend: Path, shelf: Shelf, words: Words) -> None:
        """Prepare all pages; a missing word or drawing stops the start, not a child."""
        self._frontend, self._shelf, self._words = frontend, shelf, words
        self._css = small_css(self._read("shared/tokens.css") + self._read("pupil/pupil.css"))
        self.pages: dict[str, tuple[Packed, str]] = {}
        for lang in LANGUAGES:
            for address, name in ((f"/{lang}", "page"), (f"/{lang}/help", "help")):
                text = self._pupil_page(name, lang)
                self.pages[address] = (Packed(text.encode(), _HTML), csp(self._css))
        if (frontend / "staff" / "index.html").exists():
            for lang in LANGUAGES:
                shell = self._put("staff/index.html", lang)
                self.pages[f"/{lang}/staff"] = (Packed(shell.encode(), _HTML), csp())
                wall = in_both(self._put("office/page.html", lang), words, lang)
                self.pages[f"/{lang}/screen"] = (Packed(wall.encode(), _HTML), csp())
        self.worker = Packed(self._service_worker().encode(), "text/javascript; charset=utf-8")
        self.manifest = Packed(
            self._put("manifest.webmanifest", "cy").encode(), "application/manifest+json"
        )

    def _read(self, name: str) -> str:
        return (self._frontend / name).read_text(encoding="utf-8")

    def _put(self, name: str, lang: str, **more: str) -> str:
        other = "en" if lang == "cy" else "cy"
        parts = {"lang": lang, "other": other, "base": self._shelf.base, **more}
        return _put(self._read(name), parts, self._frontend)

    def _pupil_page(self, name: str, lang: str) -> str:
        say = {
            key: sentence
            for key, sentence in self._words.domain(lang, "pupil").items()
            if isinstance(sentence, str)
        }
        faces = "".join(
            symbol(code, self._read(f"faces/{code}.svg"), "f-") for code in _FIRST_FACES
        )
        lines = self._read("pupil/lines.html")
        screens = self._read("pupil/screens.html").replace("{{lines}}", lines)
        markup = self._put(
            f"pupil/{name}.html", lang, css="{{css}}", words="{{words}}", symbols=faces,
            screens=screens, lines=lines,
        )  # fmt: skip
        seen, mark, templates = markup.partition("<!-- screens")
        markup = _BETWEEN.sub("><", filled(seen, say) + mark + templates)
        markup = re.sub(r"<!--.*?-->", "", markup, flags=re.DOTALL)
        given = json.dumps(first_words(say), ensure_ascii=False, separators=(",", ":"))
        # "<" would end the block early, were there ever one in a sentence
        markup = markup.replace("{{words}}", given.replace("<", "\\u003c"))
        return markup.replace("{{css}}", self._css)

    def _service_worker(self) -> str:
        pupil = [address for address in self.pages if not address.endswith(("/staff", "/screen"))]
        kept = [
            self._shelf.base + path
            for path in sorted(self._shelf.files)
            if path.startswith(("pupil/", "words/pupil", "fonts/", "vendor/jose"))
            or path in {"faces.svg", "pictures.svg", "shared/fonts.css", "icons/icon.svg"}
        ]
        seal = hashlib.sha256(self._shelf.version.encode())
        for address in pupil:
            seal.update(self.pages[address][0].body)
        text = self._read("sw.js").replace("{{base}}", self._shelf.base)
        text = text.replace("{{files}}", " ".join([*pupil, *kept]))
        return text.replace("{{version}}", seal.hexdigest()[:12])


def _preferred(accepts: str) -> str:
    """Choose the language that a browser asks for first; Welsh where it names neither."""
    first = [tag.strip()[:2].lower() for tag in accepts.split(",")]
    return next((lang for lang in first if lang in LANGUAGES), "cy")


def routes(pages: Pages) -> APIRouter:
    """Serve the pages: nothing personal is in them, and still a browser keeps no copy."""
    router = APIRouter(include_in_schema=False)

    def page(request: Request, address: str) -> Response:
        found = pages.pages.get(address)
        if found is None:
            raise absent()
        packed, policy = found
        return packed.answer(
            request, {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        )

    @router.get("/")
    def front(request: Request) -> Response:
        to = _preferred(request.headers.get("accept-language", ""))
        headers = {"Location": f"/{to}", "Vary": "Accept-Language", "Cache-Control": "no-store"}
        return Response(status_code=307, headers=headers)

    @router.get("/sw.js")
    def worker(request: Request) -> Response:
        return pages.worker.answer(request, {"Cache-Control": "no-cache"})

    @router.get("/manifest.webmanifest")
    def manifest(request: Request) -> Response:
        return pages.manifest.answer(request, {"Cache-Control": "no-cache"})

    @router.get("/{lang}")
    def pupil(request: Request, lang: str) -> Response:
        return page(request, f"/{lang}")

    @router.get("/{lang}/help")
    def help_now(request: Request, lang: str) -> Response:
        return page(request, f"/{lang}/help")

    @router.get("/{lang}/screen")
    def office_screen(request: Request, lang: str) -> Response:
        return page(request, f"/{lang}/screen")

    @router.get("/{lang}/staff")
    @router.get("/{lang}/staff/{rest:path}")
    def staff(request: Request, lang: str, rest: str = "") -> Response:  # noqa: ARG001 - the page reads it
        return page(request, f"/{lang}/staff")

    return router
