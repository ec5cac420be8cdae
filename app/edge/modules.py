"""Joins the pages' small modules into few files, since each file costs a slow line a wait."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(
    r'^import\s*(?:\{([^}]*)\}\s*from\s*)?"(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE
)
_COMMENT: Final = re.compile(r"/\*\*.*?\*/\s*|^\s*//[^\n]*\n|^[ \t]+", re.DOTALL | re.MULTILINE)


def _imports(sources: Mapping[str, str], name: str) -> list[tuple[tuple[str, ...], str]]:
    """Give the names that a module imports, and the modules that they are of."""
    here = posixpath.dirname(name)
    return [
        (
            tuple(one.strip() for one in (names or "").split(",") if one.strip()),
            posixpath.normpath(posixpath.join(here, module)),
        )
        for names, module in _IMPORT.findall(sources[name])
    ]


def in_order(sources: Mapping[str, str], entry: str) -> list[str]:
    """Name the modules that `entry` needs, each after all that it imports, `entry` last.

    What lies outside their folder ("../vendor/x.js") stays a file of its own.

    Raises:
        KeyError: a module that is imported isn't there.
        ValueError: modules import each other in a circle.
    """
    done: list[str] = []
    open_: list[str] = []

    def visit(name: str) -> None:
        if name in done or name.startswith("../"):
            return
        if name in open_:
            raise ValueError(f"a circle of imports: {' > '.join([*open_, name])}")
        open_.append(name)
        for _, module in _imports(sources, name):
            visit(module)
        done.append(open_.pop())

    visit(entry)
    return done


def joined(
    sources: Mapping[str, str], entry: str, *, apart: Mapping[str, str] | None = None
) -> str:
    """Give one module with all that `entry` needs, without comments and indentation.

    Args:
        sources: text by path; static imports are of the form `import {a, b} from "./x.js";`, each
            name under itself, and no two modules declare one name: they share one scope.
        entry: the module to begin with.
        apart: the file that brings a module which isn't to be joined, by the module's path.
    """
    elsewhere = apart or {}
    wanted: dict[str, set[str]] = {}
    parts = []
    for name in in_order(sources, entry):
        if name in elsewhere:
            continue
        for names, module in _imports(sources, name):
            file = module if module.startswith("../") else elsewhere.get(module)
            if file is not None:
                wanted.setdefault(file, set()).update(names)
        parts.append(_COMMENT.sub("", _IMPORT.sub("", sources[name])))
    head = "".join(
        f'import {{{",".join(sorted(names))}}} from "{file}";\n'
        for file, names in sorted(wanted.items())
    )
    return head + "".join(parts)


def sources_of(folder: Path) -> dict[str, str]:
    """Read a folder's modules, each by its path below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.js")
    }


def pupil_files(folder: Path) -> dict[str, str]:
    """Give the two files of the pupil's page: before and after the first paint."""
    sources = sources_of(folder)
    first = dict.fromkeys(in_order(sources, "pupil.js"), "./pupil.js")
    return {
        "pupil.js": joined(sources, "pupil.js"),
        "later.js": joined(sources, "later.js", apart=first),
    }


def staff_file(folder: Path) -> str:
    """Give the one file of all staff pages; the library beside it stays as it was vendored."""
    return joined(sources_of(folder), "main.js")
