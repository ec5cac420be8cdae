"""`python -m tests.bench`: ratios measured side by side in one run; nothing is asserted."""

import signal
import sys
from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console

from tests.bench import chores, growth, nine, side_by_side, sign_in, starting

cli = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
say = Console(width=170)
Long = Annotated[bool, typer.Option("--long", help="the full form")]


@cli.callback()
def bench() -> None:
    """Measure on this machine only: loopback addresses, fresh databases, cleaned up after."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was started is ended then too


@cli.command()
def check_in(
    kind: Annotated[str, typer.Option(help="sqlite, postgresql or both")] = "both",
    long: Long = False,
    rounds: Annotated[int | None, typer.Option(help="in place of the form's own")] = None,
    seconds: Annotated[float | None, typer.Option(help="of a round at 64 connections")] = None,
) -> None:
    """(a) Check-in with everything on, beside the two baselines: 1 and 64 connections, p99."""
    size = side_by_side.Size(
        rounds=rounds or (6 if long else 2), seconds=seconds or (8.0 if long else 3.0)
    )
    kinds = ("sqlite", "postgresql") if kind == "both" else (kind,)
    side_by_side.main(kinds, size, say)


@cli.command("nine")
def nine_o_clock(
    pupils: Annotated[int | None, typer.Option(help="470,000 in the long form")] = None,
    web: Annotated[int, typer.Option(help="web processes")] = 2,
    workers: Annotated[int, typer.Option(help="workers")] = 1,
    connections: Annotated[int | None, typer.Option(help="at once; 1,024 in the long form")] = None,
    rate: Annotated[float | None, typer.Option(help="a second; else as fast as it goes")] = None,
    kills: Annotated[bool, typer.Option("--kills", help="kill -9 one of each, twice")] = False,
    long: Long = False,
) -> None:
    """(b) Every pupil once on PostgreSQL, bells and letters to sinks; then the reconciliation."""
    many = pupils or (470_000 if long else 15_000)
    at_once = connections or (1024 if long else 128)  # of a whole country many more wait at once
    nine.main(nine.Size(many, web, workers, at_once, rate, kills), say)


@cli.command("growth")
def grows(
    long: Long = False,
    pupils: Annotated[int | None, typer.Option(help="the same throughout")] = None,
    rows: Annotated[int | None, typer.Option(help="of history at the last step")] = None,
) -> None:
    """(c) What a check-in and three pages cost beside 10 thousand and at a million rows or more."""
    steps: tuple[int, ...] = (10_000, 1_000_000, 20_000_000) if long else (10_000, 1_000_000)
    if rows:
        steps = (*(one for one in steps if one < rows), rows)
    size = growth.Size(pupils or (40_000 if long else 6_000), steps)
    if long:
        size = replace(size, rounds=5, check_ins=4_000, pages=600)
    growth.main(size, say)


@cli.command("sign-in")
def sign_ins(long: Long = False) -> None:
    """(d) A hundred classes sign in within a minute, by picture code and by badge."""
    size = sign_in.Size(60.0) if long else sign_in.Size()
    sign_in.main(("sqlite", "postgresql"), size, say)


@cli.command("chores")
def rounds_of_the_worker(long: Long = False) -> None:
    """What sealing, publishing, the clock and leasing cost when many schools are at it."""
    chores.main(chores.Size(chores.WALES, chores.CLASSES, 10_000) if long else chores.Size(), say)


@cli.command("start")
def start_up() -> None:
    """(e) Start-up time and idle memory."""
    starting.main(say)


@cli.command("all")
def everything(long: Long = False) -> None:
    """Measure all of it: some four minutes on a quiet machine, an hour and a half in full."""
    check_in(long=long)
    nine_o_clock(long=long, kills=False)
    nine_o_clock(pupils=47_000 if long else 5_000, web=3, workers=2, kills=True)
    grows(long=long)
    sign_ins(long=long)
    rounds_of_the_worker(long=long)
    start_up()


if __name__ == "__main__":
    cli()
