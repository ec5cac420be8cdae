"""Learns the weights of the weighing anew and writes them where the product reads them.

python -m tests.bench.train_notes [--to weights.bin]; some two minutes. To be run whenever the
judged notes, the lists of words or the reading of notes change; a test says so.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from app.patterns.risk_words.weights import FILE, pack
from tests.bench.learning import Note, fingerprint, learn
from tests.bench.leave_one_out import corpus, table, thresholds, weighed_by_others


def trained(notes: Sequence[Note], weighed: Sequence[tuple[Note, float]]) -> bytes:
    """Learn from all notes, with the thresholds that hold for authors who are left out."""
    today, now = thresholds(weighed)
    return pack(learn(notes, {"fingerprint": fingerprint(notes), "today": today, "now": now}))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--to", type=Path, default=FILE)
    to: Path = asked.parse_args().to
    notes = corpus()
    weighed = weighed_by_others(notes)
    to.write_bytes(trained(notes, weighed))
    Console(width=150).print(table(weighed), f"{to.stat().st_size:,} bytes → {to}")


if __name__ == "__main__":
    main()
