"""`python -m tests.bench`: ratios measured side by side in one run; nothing is asserted."""

from typing import Annotated

import typer
from rich.console import Console

from tests.bench import side_by_side

cli = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
say = Console(width=170)
Long = Annotated[bool, typer.Option("--long", help="the full form")]


@cli.callback()
def bench() -> None:
    """Measure on this machine only: loopback addresses, fresh databases, cleaned up after."""


@cli.command()
def check_in(
    kind: Annotated[str, typer.Option(help="sqlite, postgresql or both")] = "both",
    long: Long = False,
    rounds: Annotated[int | None, typer.Option(help="in place of the form's own")] = None,
    seconds: Annotated[float | None, typer.Option(help="of a round at 64 connections")] = None,
) -> None:
    """(a) Check-in with everything on, beside the two baselines: 1 and 64 connections, p99."""
    size = side_by_side.Size(
        rounds=rounds or (6 if long else 2), seconds=seconds or (8.0 if long else 4.0)
    )
    kinds = ("sqlite", "postgresql") if kind == "both" else (kind,)
    side_by_side.main(kinds, size, say)


if __name__ == "__main__":
    cli()
