"""What a person sees at an address that is no page, or where something broke."""

from html import escape
from typing import Final

from starlette.datastructures import Headers

from app.edge.static import shelf
from app.kernel.problems import CODES
from app.words.catalogue import LANGUAGES, Words

_MACHINES: Final = ("/health/", "/static/")
_BROKE: Final = 500
_PAGE: Final = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>{title}</title><link rel="stylesheet" href="{base}shared/all.css"></head>
<body class="staff"><main class="view narrow lost">{parts}</main></body></html>"""
_PART: Final = """<section lang="{lang}" class="stack"><{heading}>{title}</{heading}><p>{next}</p>
<p class="case-do"><a class="btn main" href="{start}">{start_words}</a>
<a class="btn" href="/{lang}/help">{help}</a></p></section>"""


def wants_page(method: str, path: str, headers: Headers) -> bool:
    """Say whether a person's browser goes to an address, rather than a script or a monitor."""
    looks = method in {"GET", "HEAD"} and not path.startswith(_MACHINES)
    return looks and "text/html" in headers.get("accept", "")


def wrong_page(words: Words, code: str, path: str, language: str) -> str:
    """Say what is wrong in the address's own language first, then in the other one.

    Args:
        words: the catalogue.
        code: of the problem.
        path: which was asked for.
        language: where the address names none.
    """
    first = path.split("/")[1]
    mine = first if first in LANGUAGES else language
    for_staff = path.startswith("/api/") or "/staff" in path
    next_key = "lost" if CODES[code] < _BROKE else "broken"

    def part(lang: str) -> str:
        return _PART.format(
            lang=lang,
            heading="h1" if lang == mine else "h2",
            title=escape(_title(words, lang, code)),
            next=escape(words.say(lang, f"wrong.{next_key}")),
            start=f"/{lang}/staff" if for_staff else f"/{lang}",
            start_words=escape(words.say(lang, "wrong.start")),
            help=escape(words.say(lang, "wrong.help")),
        )

    return _PAGE.format(
        lang=mine,
        title=escape(_title(words, mine, code)),
        base=shelf().base,
        parts="".join(part(lang) for lang in sorted(LANGUAGES, key=lambda lang: lang != mine)),
    )


def _title(words: Words, lang: str, code: str) -> str:
    return words.say(lang, "wrong.no_page" if code == "not_found" else f"problem.{code}")
