"""Replays days gone by through the rules that run live, and tells how often they would speak."""

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from app.patterns.calibrating import Rate, rates
from app.patterns.findings import Finding
from app.patterns.judging import EVERYTHING, Knob
from app.patterns.rarity import terms_for
from app.patterns.replay import replayed
from app.patterns.sentences import in_english, in_welsh

patterns_app = typer.Typer(no_args_is_help=True)
say: Final = Console(stderr=True)
_REFUSED: Final = 2
_SHOWN: Final = 20  # wrong rows on the screen; the rest are counted
_COLUMNS: Final = ("class", "pupil", "date", "level")
_PIECES: Final = 40  # how finely the work is cut, and the bar moves
_LEVELS: Final[Mapping[str, int | None]] = {"": None, **{str(n): n for n in range(1, 6)}}

_Days: TypeAlias = dict[date, dict[str, dict[str, int | None]]]
_Found: TypeAlias = tuple[date, str, str, float, str, str]
_DaysFile = Annotated[Path, typer.Option("--days", exists=True, dir_okay=False)]


class _WrongRows(Exception):  # noqa: N818 - says what is wrong, and is caught at once
    def __init__(self, wrong: Sequence[str]) -> None:
        super().__init__()
        self.wrong = wrong


@patterns_app.callback()
def patterns() -> None:
    """Replay and calibrate the rules that notice patterns; nothing is written to a database."""


@patterns_app.command()
def replay(
    days: _DaysFile,
    out: Annotated[Path, typer.Option("--out", dir_okay=False)],
    budget: Annotated[
        float | None,
        typer.Option(help="false findings a pupil and term; without it, all that meters show"),
    ] = None,
) -> None:
    """Write what the rules would have said: days.csv (class,pupil,date,level) to findings.csv."""
    if budget is not None and budget <= 0:
        raise typer.BadParameter("above 0", param_hint="--budget")
    knob = EVERYTHING if budget is None else Knob(terms_for(budget))
    found = _replayed(_read(days), knob)
    with out.open("w", newline="", encoding="utf-8") as file:
        write = csv.writer(file)
        write.writerow(["pupil", "date", "kind", "strength", "sentence_en", "sentence_cy"])
        for on, pupil, kind, strength, english, welsh in sorted(found):
            write.writerow([pupil, on.isoformat(), kind, f"{strength:.5g}", english, welsh])
    say.print(f"{len(found)} → {out}")


@patterns_app.command()
def calibrate(days: _DaysFile) -> None:
    """Tell how often the rules speak on a school's own quiet history, and the budget to set.

    Quiet is a time without known troubles. Where the rules speak more often than their budget, the
    school's own "--budget" is the one on whose line they speak as often as wanted.
    """
    read = _read(days)
    pupils = len({p for day in read.values() for register in day.values() for p in register})
    found = [(pupil, on, strength) for on, pupil, _, strength, _, _ in _replayed(read, EVERYTHING)]
    table = Table("--budget", "findings a pupil-term", "a week in a school of 300", "budget to set")
    for rate in rates(found, sorted(read), pupils):
        table.add_row(*_line(rate))
    Console().print(table)


def _line(rate: Rate) -> tuple[str, str, str, str]:
    return (
        f"{rate.budget:.2f}",
        f"{rate.found:.3f}",
        f"{rate.a_week_of_300:.1f}",
        f"{rate.to_set:.3f}" if rate.to_set else "-",
    )


def _read(path: Path) -> _Days:
    """Read days.csv; where rows are wrong, say which and stop."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            return _days(csv.DictReader(file))
    except UnicodeDecodeError:
        say.print(f"[red]✗[/] {path}: not UTF-8")
    except _WrongRows as error:
        for one in error.wrong[:_SHOWN]:
            say.print(f"✗ {one}", style="red", markup=False, highlight=False)
        if len(error.wrong) > _SHOWN:
            say.print(f"+ {len(error.wrong) - _SHOWN}", style="red")
    raise typer.Exit(_REFUSED)


def _days(rows: "csv.DictReader[str]") -> _Days:
    missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise _WrongRows([f"the first line lacks {', '.join(missing)}"])
    found: _Days = {}
    wrong: list[str] = []
    known: dict[str, date] = {}
    for row in rows:
        group, pupil, on, level = (str(row[name] or "").strip() for name in _COLUMNS)
        try:
            day = known.get(on) or known.setdefault(on, date.fromisoformat(on))
        except ValueError:
            wrong.append(f"line {rows.line_num}: date {on!r} is not YYYY-MM-DD")
            continue
        if not group or not pupil:
            wrong.append(f"line {rows.line_num}: no {'pupil' if group else 'class'}")
        elif level not in _LEVELS:
            wrong.append(f"line {rows.line_num}: level {level!r} is not 1 to 5, or empty")
        else:
            register = found.setdefault(day, {}).setdefault(group, {})
            register[pupil] = _lower(register.get(pupil), _LEVELS[level])
    if wrong:
        raise _WrongRows(wrong)
    if not found:
        raise _WrongRows(["no rows"])
    return found


def _lower(one: int | None, other: int | None) -> int | None:
    """Of several taps in a day the lowest is the day."""
    return min(one, other) if one and other else one or other


def _replayed(days: _Days, knob: Knob) -> list[_Found]:
    """Replay on every processor; classes that share a pupil stay together."""
    pieces = list(_pieces(days))
    columns = (
        TextColumn("replay"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    found: list[_Found] = []
    with (
        Progress(*columns, console=say, transient=True) as progress,
        ProcessPoolExecutor(min(len(pieces), os.cpu_count() or 1)) as processes,
    ):
        task = progress.add_task("", total=len(pieces))
        running: list[Future[list[_Found]]] = [
            processes.submit(_piece, piece, knob) for piece in pieces
        ]
        for done in as_completed(running):
            found += done.result()
            progress.advance(task)
    return found


def _piece(days: _Days, knob: Knob) -> list[_Found]:
    return [_row(pupil, finding) for pupil, finding in replayed(days, knob)]


def _row(pupil: str, finding: Finding) -> _Found:
    shown = finding.shown
    return (
        finding.day.on,
        pupil,
        shown.kind.value,
        finding.strength,
        in_english(shown, pupil),
        in_welsh(shown, pupil),
    )


def _pieces(days: _Days) -> Iterator[_Days]:
    """Cut the days into pieces of whole classes; who changes class takes both along."""
    lead: dict[str, str] = {}

    def leader(group: str) -> str:
        while lead.setdefault(group, group) != group:
            group = lead[group]
        return group

    first: dict[str, str] = {}
    for groups in days.values():
        for group, register in groups.items():
            for pupil in register:
                before = first.setdefault(pupil, group)
                if before != group:
                    lead[leader(group)] = leader(before)
    leaders = sorted({leader(group) for groups in days.values() for group in groups})
    piece_of = {one: number % _PIECES for number, one in enumerate(leaders)}
    pieces: dict[int, _Days] = {}
    for on, groups in days.items():
        for group, register in groups.items():
            piece = pieces.setdefault(piece_of[leader(group)], {})
            piece.setdefault(on, {})[group] = register
    yield from pieces.values()
