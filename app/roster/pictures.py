"""Gives each pupil a picture for the tile, and each adult one for the circle."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

TILES: Final = (
    "dragon",
    "fox",
    "hedgehog",
    "kite",
    "ladybird",
    "otter",
    "owl",
    "puffin",
    "seal",
    "sheep",
    "snail",
    "butterfly",
)
ADULTS: Final = (
    "adult-bird",
    "adult-book",
    "adult-cup",
    "adult-daffodil",
    "adult-hill",
    "adult-lantern",
    "adult-leaf",
    "adult-shell",
    "adult-umbrella",
    "adult-lighthouse",
    "adult-acorn",
    "adult-rainbow",
    "adult-harp",
    "adult-hat",
    "adult-drum",
    "adult-can",
)


def spread(
    groups: Iterable[Sequence[str]], has: Mapping[str, str | None], pictures: Sequence[str]
) -> dict[str, str]:
    """Give a picture to all who have none, so that few of one group share one.

    Args:
        groups: who are seen side by side, in a lasting order; the first group of each counts.
        has: the picture that each has already, which stays.
        pictures: the codes to give.

    Returns:
        The pictures of those who had none.
    """
    given: dict[str, str] = {}
    for group in groups:
        used: Counter[str | None] = Counter(dict.fromkeys(pictures, 0))
        held = (given.get(one) or has.get(one) for one in group)
        used.update(code for code in held if code in pictures)
        for one in group:
            if not has.get(one) and one not in given:
                given[one] = min(pictures, key=lambda code: used[code])
                used[given[one]] += 1
    return given
