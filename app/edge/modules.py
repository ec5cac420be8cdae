"""Joins the pupil pages' small modules into two files, since each file costs a slow line a wait."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(
    r'^import\s*(?:\{([^}]*)\}\s*from\s*)?"\./([\w.-]+\.js)";\n', re.MULTILINE
)
_COMMENT: Final = re.compile(r"/\*\*.*?\*/\s*|^\s*//[^\n]*\n|^[ \t]+", re.DOTALL | re.MULTILINE)


def _imports(source: str) -> list[tuple[tuple[str, ...], str]]:
    return [
        (tuple(name.strip() for name in (names or "").split(",") if name.strip()), module)
        for names, module in _IMPORT.findall(source)
    ]


def in_order(sources: Mapping[str, str], entry: str) -> list[str]:
    """Name the modules that `entry` needs, each after all that it imports, `entry` last.

    Raises:
        KeyError: a module that is imported isn't there.
        ValueError: modules import each other in a circle.
    """
    done: list[str] = []
    open_: list[str] = []

    def visit(name: str) -> None:
        if name in done:
            return
        if name in open_:
            raise ValueError(f"a circle of imports: {' > '.join([*open_, name])}")
        open_.append(name)
        for _, module in _imports(sources[name]):
            visit(module)
        done.append(open_.pop())

    visit(entry)
    return done


def joined(
    sources: Mapping[str, str], entry: str, *, apart: Iterable[str] = (), apart_in: str = ""
) -> str:
    """Give one module with all that `entry` needs, without comments and indentation.

    Args:
        sources: text by file name; static imports are of the form `import {a, b} from "./x.js";`.
        entry: the module to begin with.
        apart: modules that another file brings; what is needed of them is imported from there.
        apart_in: the name of that file.
    """
    elsewhere = frozenset(apart)
    wanted: set[str] = set()
    parts = []
    for name in in_order(sources, entry):
        if name in elsewhere:
            continue
        for names, module in _imports(sources[name]):
            wanted.update(names if module in elsewhere else ())
        parts.append(_COMMENT.sub("", _IMPORT.sub("", sources[name])))
    head = f'import {{{",".join(sorted(wanted))}}} from "./{apart_in}";\n' if wanted else ""
    return head + "".join(parts)


def pupil_files(folder: Path) -> dict[str, str]:
    """Give the two files of the pupil's page: before and after the first paint."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    return {
        "pupil.js": joined(sources, "pupil.js"),
        "later.js": joined(
            sources, "later.js", apart=in_order(sources, "pupil.js"), apart_in="pupil.js"
        ),
    }
