"""What was learned from judged notes, as it lies in a file: a weight for each feature, and more.

`python -m tests.bench.train_notes` writes `weights.bin`; nothing is learned where Hwyl runs.
"""

import json
import math
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import mul
from pathlib import Path
from typing import Any, Final

from app.patterns.risk_words.features import ROOM, Read
from app.patterns.risk_words.templates import Category

FILE: Final = Path(__file__).with_name("weights.bin")
KINDS: Final[tuple[Category, ...]] = (
    "suicidal", "self_harm", "abuse", "online_harm", "neglect", "bullying",
)  # fmt: skip
KIND_ROOM: Final = 1 << 12  # numbers of the features by which the category is told


@dataclass(frozen=True, slots=True)
class Weights:
    """Bytes of weights, and a head of figures that belong to them.

    `grave` has a weight for each feature, `pressing` one that tells what cannot wait from what an
    adult should hear of today; `strength` says how much a feature tells at all, which brings notes
    of any length to one measure; `kinds` has a row of weights for each category.
    """

    grave: Sequence[int]
    pressing: Sequence[int]
    strength: Sequence[int]
    kinds: Sequence[Sequence[int]]
    head: Mapping[str, Any]

    @property
    def fingerprint(self) -> str:
        """Tell of which features of which notes, learned how, these are the weights."""
        return str(self.head["fingerprint"])

    def weigh(self, read: Sequence[Read]) -> float:
        """Give how far features speak for a note of severity 2 or 3; 0 is the middle."""
        return self._told(read, self.grave, "grave")

    def press(self, read: Sequence[Read]) -> float:
        """Give how far features of a grave note speak for 3 rather than 2; 0 is the middle."""
        return self._told(read, self.pressing, "pressing")

    def _told(self, read: Sequence[Read], weights: Sequence[int], name: str) -> float:
        numbers = _numbers(read)
        strong = tuple(map(self.strength.__getitem__, numbers))
        size = math.sqrt(sum(map(mul, strong, strong)) or 1)
        unit, bias = self.head[name]
        return float(unit * sum(map(weights.__getitem__, numbers)) / size + bias)

    def kind(self, read: Sequence[Read]) -> Category:
        """Give what features of a grave note are about, as far as they tell."""
        numbers = {number % KIND_ROOM for number in _numbers(read) if number >= ROOM // 2}
        size = math.sqrt(len(numbers))
        sums = [
            sum(row[number] for number in numbers) + bias * size
            for row, bias in zip(self.kinds, self.head["kind_biases"], strict=True)
        ]
        return KINDS[sums.index(max(sums))]


def _numbers(read: Sequence[Read]) -> set[int]:
    return set(chain.from_iterable(one.numbers for one in read))


@cache
def learned() -> Weights:
    """Give the weights of the package, read once."""
    return unpack(FILE.read_bytes())


def unpack(packed: bytes) -> Weights:
    """Read weights as `pack` wrote them."""
    head, _, tables = packed.partition(b"\n")
    plain = zlib.decompress(tables)
    grave, pressing, strength = (plain[at : at + ROOM] for at in range(0, 3 * ROOM, ROOM))
    kinds = range(3 * ROOM, len(plain), KIND_ROOM)
    return Weights(
        array("b", grave),
        array("b", pressing),
        strength,
        [array("b", plain[row : row + KIND_ROOM]) for row in kinds],
        json.loads(head),
    )


def pack(weights: Weights) -> bytes:
    """Write weights: a line of JSON, then the tables one behind the other, compressed."""
    signed = (array("b", row).tobytes() for row in (weights.grave, weights.pressing))
    kinds = (array("b", row).tobytes() for row in weights.kinds)
    head = json.dumps(dict(weights.head), sort_keys=True).encode()
    return head + b"\n" + zlib.compress(b"".join((*signed, bytes(weights.strength), *kinds)), 9)
