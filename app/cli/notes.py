"""Shows what the net over pupils' notes would catch in a file of notes; nothing is kept or sent."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import track

from app.patterns.risk_words.judge import Judgement, judge
from app.roster.importing.decoding import decode
from app.roster.importing.findings import Findings
from app.roster.importing.records import separator_of

notes_app = typer.Typer(no_args_is_help=True)
say: Final = Console(stderr=True)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins so


@notes_app.callback()
def notes() -> None:
    """Look at notes from the command line."""


@notes_app.command()
def scan(
    notes: Annotated[Path, typer.Option(help="a CSV file with a column `text`", exists=True)],
    out: Annotated[Path, typer.Option(help="written: text, risk_category, severity, matched")],
) -> None:
    """Judge each note of a file as a check-in's note is judged."""
    texts = _texts(notes)
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("text", "risk_category", "severity", "matched"))
        for text in track(texts, "judging", console=say, transient=True):
            judged = judge(text)
            writer.writerow(
                (_cell(text), judged.category, judged.severity, _cell(_matched(judged)))
            )
    say.print(f"{len(texts)} → {out}", markup=False)


def _texts(path: Path) -> Sequence[str]:
    """Read the column `text`; a lone column may hold the separator without quotation marks."""
    text = decode(path.read_bytes(), path.name, Findings())
    separator, announced = separator_of(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    if announced:
        next(rows)
    header = [cell.strip().casefold() for cell in next(rows, [])]
    if "text" not in header:
        raise typer.BadParameter("the file has no column named text")
    if len(header) == 1:
        return [separator.join(row) for row in rows]
    place = header.index("text")
    return [row[place] if place < len(row) else "" for row in rows if any(row)]


def _matched(judged: Judgement) -> str:
    """Give each finding; "~" stands before words that weigh most where no line found them."""
    return "; ".join(
        f"{one.category} {one.severity}: {'~' if one.weighed else ''}{one.words}"
        for one in judged.matched
    )


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
