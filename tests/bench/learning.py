"""Learns weights of features from judged notes; the same notes give the same weights.

A linear support vector machine with a squared hinge, solved in the dual, a note at a time (Hsieh
and others, 2008), in which a feature counts for more the rarer it is and the more it leans to one
side. All happens in a fixed order, and what is kept is rounded to bytes.
"""

import hashlib
import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import mul
from types import MappingProxyType
from typing import Any, Final

from app.patterns.risk_words.all_lines import WHOLE
from app.patterns.risk_words.features import ROOM, Read, concepts, features
from app.patterns.risk_words.given_names import GIVEN_NAMES
from app.patterns.risk_words.matching import see
from app.patterns.risk_words.normalise import read
from app.patterns.risk_words.real_words import REAL_WORDS
from app.patterns.risk_words.titles import SURE
from app.patterns.risk_words.txt import TEXT_SPEAK
from app.patterns.risk_words.weights import KIND_ROOM, KINDS, Weights

GRAVE: Final = 2  # from this severity on a note is on the side that is learned
PRESSING: Final = 3  # and of the grave ones on the side that cannot wait
COST: Final = 0.7  # of a note on the wrong side; the larger, the closer to the notes
PRESSING_COST: Final = 0.3
KIND_COST: Final = 0.05
EPOCHS: Final = 8
SEED: Final = 45
SAMPLE: Final = 20
SEEN_AT_LEAST: Final = 2  # notes that hold a feature, else it has no weight
OF_LETTERS: Final = 0.7  # what a feature of letters counts beside one of words
EVEN: Final = 0.5  # what a feature counts that leans to no side
FIRM: Final = 127  # the largest weight that a byte holds
PARAMETERS: Final = (
    GRAVE, PRESSING, COST, PRESSING_COST, KIND_COST, EPOCHS, SEED, SEEN_AT_LEAST, OF_LETTERS, EVEN,
    ROOM, KIND_ROOM, KINDS, FIRM,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """A judged note as it is learned from."""

    author: str
    row: dict[str, str]
    severity: int
    kind: str
    read: tuple[Read, ...]
    numbers: tuple[int, ...]


def note(author: str, row: dict[str, str]) -> Note:
    """Read a row of a file of notes."""
    found = tuple(features(see(read(row["text"]))))
    numbers = tuple(sorted(set(chain.from_iterable(one.numbers for one in found))))
    return Note(author, row, int(row["severity"]), row["risk_category"], found, numbers)


def learn(
    notes: Sequence[Note], head: Mapping[str, Any] = MappingProxyType({}), *, kinds: bool = True
) -> Weights:
    """Learn weights from notes.

    Args:
        notes: of both sides, by any number of authors.
        head: what is written down beside the weights.
        kinds: whether to learn the categories too, which nobody asks for in a trial.
    """
    strength = _strengths(notes, [one.severity >= GRAVE for one in notes])
    grave, *told_grave = _side(notes, strength, GRAVE, COST)
    those = [one for one in notes if one.severity >= GRAVE]
    pressing, *told_pressing = _side(those, strength, PRESSING, PRESSING_COST)
    about, biases = _kinds(notes) if kinds else ([], [])
    figures = {"grave": told_grave, "pressing": told_pressing, "kind_biases": biases}
    return Weights(grave, pressing, strength, about, {**head, **figures})


def _side(
    notes: Sequence[Note], strength: Sequence[int], severity: int, cost: float
) -> tuple[list[int], float, float]:
    """Learn what tells notes from this severity on from the others: weights, unit and bias."""
    held = Counter(chain.from_iterable(one.numbers for one in notes))
    rows = []
    for one in notes:
        size = math.sqrt(sum(strength[number] ** 2 for number in one.numbers)) or 1.0
        kept = [number for number in one.numbers if held[number] >= SEEN_AT_LEAST]
        rows.append((kept, [strength[number] / size for number in kept]))
    weights, bias = separate(rows, [one.severity >= severity for one in notes], ROOM, cost)
    scaled = [weight * strength[number] for number, weight in enumerate(weights)]
    # one word must not tip a note, so that the very largest weights are cut
    unit = (sorted(map(abs, filter(None, scaled)))[-40:] or [1.0])[0] / FIRM
    return [_byte(weight / unit) for weight in scaled], unit, bias


def _byte(weight: float) -> int:
    return max(-FIRM, min(FIRM, round(weight)))


def _strengths(notes: Sequence[Note], grave: Sequence[bool]) -> list[int]:
    """Say how much each feature tells, as a byte."""
    sides = [0] * ROOM, [0] * ROOM
    for one, side in zip(notes, grave, strict=True):
        for number in one.numbers:
            sides[side][number] += 1
    harmless, harmful = (sum(side) + ROOM for side in sides)
    found = []
    for number, (no, yes) in enumerate(zip(*sides, strict=True)):
        rare = math.log((1 + len(notes)) / (1 + no + yes)) + 1
        leans = abs(math.log((1 + yes) / harmful * harmless / (1 + no)))
        gain = OF_LETTERS if number < ROOM // 2 else 1.0
        found.append(gain * rare * (leans + EVEN))
    most = max(found)
    return [max(1, round(one / most * 255)) for one in found]


def _kinds(notes: Sequence[Note]) -> tuple[list[list[int]], list[float]]:
    """Learn what grave notes are about, one category against the others."""
    about = [one for one in notes if one.severity >= GRAVE and one.kind in KINDS]
    rows = []
    for one in about:
        numbers = sorted({n % KIND_ROOM for n in one.numbers if n >= ROOM // 2})
        rows.append((numbers, [1 / math.sqrt(len(numbers) or 1)] * len(numbers)))
    learned = [
        separate(rows, [one.kind == kind for one in about], KIND_ROOM, KIND_COST) for kind in KINDS
    ]
    unit = max(abs(weight) for weights, _ in learned for weight in weights) / FIRM
    kinds = [[_byte(weight / unit) for weight in weights] for weights, _ in learned]
    return kinds, [bias / unit for _, bias in learned]


def separate(
    rows: Sequence[tuple[Sequence[int], Sequence[float]]],
    sides: Sequence[bool],
    room: int,
    cost: float,
) -> tuple[list[float], float]:
    """Find the plane between two sides.

    Args:
        rows: for each note the numbers of its features, and their values.
        sides: on which side each note stands; the smaller side's notes weigh more.
        room: how many numbers there are.
        cost: of a note on the wrong side.

    Returns:
        A weight for each number, and what is added to their sum.
    """
    weights, bias = [0.0] * room, 0.0
    ours = sum(sides)
    half = len(sides) / 2
    slack = [1 / (2 * cost * half / (ours if side else len(sides) - ours)) for side in sides]
    norms = [1 + sum(value * value for value in values) for _, values in rows]
    held = [0.0] * len(rows)
    order = list(range(len(rows)))
    chance = random.Random(SEED)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for at in order:
            numbers, values = rows[at]
            sign = 1.0 if sides[at] else -1.0
            told = bias + sum(map(mul, map(weights.__getitem__, numbers), values))
            slope = sign * told - 1 + slack[at] * held[at]
            now = max(held[at] - slope / (norms[at] + slack[at]), 0.0)
            step = sign * (now - held[at])
            if step:
                held[at] = now
                bias += step
                for number, value in zip(numbers, values, strict=True):
                    weights[number] += step * value
    return weights, bias


def fingerprint(rows: Iterable[tuple[str, dict[str, str]]]) -> str:
    """Give a checksum of all that weights are learned from: judged notes, lists, parameters.

    Of the reading of notes, which takes its time, only each `SAMPLE`th note's features are in it;
    the lists are in it whole.

    Args:
        rows: an author and a judged note each.
    """
    said = hashlib.sha256(repr(PARAMETERS).encode())
    for word in sorted(WHOLE.words):
        said.update(f"{word} {concepts(WHOLE.words[word])}\n".encode())
    for word in sorted(WHOLE.phrases):
        phrases = sorted((one.words, concepts(one.slots)) for one in WHOLE.phrases[word])
        said.update(f"{phrases}\n".encode())
    for names in (REAL_WORDS, GIVEN_NAMES, SURE, TEXT_SPEAK.items()):
        said.update(f"{sorted(names)}\n".encode())
    for at, (author, row) in enumerate(rows):
        said.update(f"{author} {row}\n".encode())
        if at % SAMPLE == 0:
            said.update(f"{note(author, row).numbers}\n".encode())
    return said.hexdigest()
