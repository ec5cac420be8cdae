"""The pages' files: joined, compressed, and under a folder that changes when any of them does."""

import asyncio
import gzip
import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import httpx
import pytest
from fastapi import FastAPI

from app.edge import static
from app.edge.modules import in_order, joined, sources_of
from app.edge.static import FRONTEND, Packed, Shelf, small_css, symbol
from app.words import catalogue
from tests.edge.conftest import ORIGIN

SOURCES = {
    "a.js": 'import { b, c } from "./b.js";\n/** what a is */\nexport const a = b + c; // one\n',
    "b.js": "export const b = 1;\n\nexport const c = 2;\n",
    "late.js": (
        'import { a } from "./a.js";\nimport { b } from "./b.js";\nimport "./own.js";\na(b);\n'
    ),
    "own.js": 'import { c } from "./b.js";\nconsole.log(c);\n',
}


def fetched(files: Shelf, path: str, accepts: str) -> httpx.Response:
    app = FastAPI()
    app.include_router(static.routes(files))

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            return await client.get(path, headers={"accept-encoding": accepts})

    return asyncio.run(get())


def test_a_module_stands_after_all_that_it_imports() -> None:
    assert in_order(SOURCES, "late.js") == ["b.js", "a.js", "own.js", "late.js"]


def test_modules_that_import_each_other_are_refused_at_the_start() -> None:
    circle = {"x.js": 'import { y } from "./y.js";\n', "y.js": 'import { x } from "./x.js";\n'}
    with pytest.raises(ValueError, match=r"x\.js > y\.js > x\.js"):
        in_order(circle, "x.js")


def test_the_second_file_imports_once_what_the_first_brings() -> None:
    late = joined(SOURCES, "late.js", apart=dict.fromkeys(in_order(SOURCES, "a.js"), "./a.js"))
    assert late == 'import {a,b,c} from "./a.js";\nconsole.log(c);\na(b);\n'


def test_a_module_of_another_folder_stands_once_and_the_library_stays_apart() -> None:
    nested = {
        "main.js": 'import { h } from "../vendor/p.js";\nimport { a } from "./x/a.js";\nh(a);\n',
        "x/a.js": 'import { b } from "../b.js";\nimport { r } from "../../vendor/p.js";\n'
        "const a = b;\n",
        "b.js": "const b = 1;\n",
    }
    assert joined(nested, "main.js") == (
        'import {h,r} from "../vendor/p.js";\nconst b = 1;\nconst a = b;\nh(a);\n'
    )


PUPIL, STAFF = (sources_of(FRONTEND / name) for name in ("pupil", "staff"))
FIRST = in_order(PUPIL, "pupil.js")
LATER = [name for name in in_order(PUPIL, "later.js") if name not in FIRST]


@pytest.mark.parametrize(
    ("sources", "bundle"),
    [(PUPIL, FIRST), (PUPIL, LATER), (STAFF, in_order(STAFF, "main.js"))],
    ids=["pupil", "pupil, later", "staff"],
)
def test_no_two_modules_of_one_file_claim_one_name(
    sources: dict[str, str], bundle: list[str]
) -> None:
    """Joined, they share one scope: a name declared twice would stop the whole page."""
    text = "\n".join(sources[name] for name in bundle)
    named = re.findall(
        r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", text, re.MULTILINE
    )
    named += [
        one.strip()
        for found in re.findall(r"^(?:const|let) [\[{]([^\]}]+)[\]}]", text, re.MULTILINE)
        for one in found.split(",")
    ]
    assert sorted(named) == sorted(set(named))
    brought = {
        one.strip()
        for names, of in re.findall(r"^import \{([^}]*)\} from \"([\w./]+)\"", text, re.MULTILINE)
        if Path(of).name not in {Path(name).name for name in bundle}
        for one in names.split(",")
    }
    assert not brought & set(named)


def test_every_module_of_a_page_is_in_one_of_its_files() -> None:
    assert {*FIRST, *LATER} == set(PUPIL)
    assert {name for name in STAFF if not name.endswith("types.js")} == {
        name for name in in_order(STAFF, "main.js") if not name.endswith("types.js")
    }


def test_a_changed_file_changes_the_folder() -> None:
    one = Shelf({"a.css": Packed(b"a{}", "text/css")})
    other = Shelf({"a.css": Packed(b"b{}", "text/css")})
    assert one.version == Shelf(dict(one.files)).version
    assert one.version != other.version


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None), ("br;q=0, gzip", "gzip")],
)
def test_a_browser_gets_the_smallest_form_that_it_reads(accepts: str, encoding: str | None) -> None:
    files = Shelf({"a.css": Packed(b"a{}" * 99, "text/css")})
    found = fetched(files, f"{files.base}a.css", accepts)
    assert found.headers.get("content-encoding") == encoding
    assert found.content == b"a{}" * 99
    assert "immutable" in found.headers["cache-control"]


def test_a_page_from_before_an_upgrade_gets_the_file_and_keeps_no_copy() -> None:
    files = Shelf({"a.css": Packed(b"a{}", "text/css")})
    found = fetched(files, "/static/0123456789ab/a.css", "br")
    assert (found.status_code, found.headers["cache-control"]) == (200, "no-cache")


def test_packed_forms_hold_the_same_file() -> None:
    file = Packed(b"hwyl " * 50, "text/plain")
    assert brotli.decompress(file.br) == gzip.decompress(file.gz) == file.body


def test_a_style_sheet_loses_its_comments_and_nothing_else() -> None:
    assert (
        small_css("/* why */\na:hover > b {\n  margin: 0 auto;\n}\n") == "a:hover>b{margin:0 auto;}"
    )


def test_a_drawing_that_is_not_ours_stops_the_start() -> None:
    with pytest.raises(ValueError, match="odd"):
        symbol("odd", "<html></html>")


def test_sources_notes_and_tests_are_not_served() -> None:
    files = static.gather(FRONTEND, catalogue.load()).files
    assert "pupil/pupil.js" in files
    assert not {"pupil/send.js", "staff/api.js", "faces/sad.svg"} & set(files)
    assert not [path for path in files if Path(path).suffix in {".md", ".ts", ".html", ".po"}]
