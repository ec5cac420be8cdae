"""Learns the weights of the weighing anew and writes them where the product reads them.

python -m tests.bench.train_notes [--to weights.bin]; some eight minutes. To be run whenever the
judged notes, the lists of words or the reading of notes change; a test says so.
"""

import argparse
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.progress import track

from app.patterns.risk_words.weights import FILE, pack
from tests.bench.learning import Note, fingerprint, learn
from tests.bench.leave_one_out import (
    Weight,
    corpus,
    groups,
    judged,
    table,
    thresholds,
    weighed_by_others,
)
from tests.bench.risk_words import lines_alone

say = Console(width=150)
_shared: list[Note] = []


def left_out(notes: list[Note]) -> list[Weight]:
    """Weigh all notes by weights of other authors, a group of authors after the other.

    The processes inherit the notes, which are many.
    """
    parts = groups(notes)
    _shared.extend(notes)
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        done = track(
            pool.map(_of_others, parts),
            "weighing by others' weights",
            total=len(parts),
            console=say,
            transient=True,
        )
        return [one for part in done for one in part]


def _of_others(part: frozenset[str]) -> list[Weight]:
    return weighed_by_others(_shared, part)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--to", type=Path, default=FILE)
    to: Path = asked.parse_args().to
    notes = corpus()
    weighed = left_out(notes)
    lines = {one.row["text"]: lines_alone(one.row["text"]) for one in notes}
    today, now = thresholds(weighed, lines)
    head = {"fingerprint": fingerprint(judged()), "today": today, "now": now}
    to.write_bytes(pack(learn(notes, head)))
    say.print("The weighing alone", table(weighed, least=(today, now)))
    say.print("With the lines", table(weighed, lines, least=(today, now)))
    say.print(f"from {today} on, 3 from {now} on; {to.stat().st_size:,} bytes → {to}")


if __name__ == "__main__":
    main()
