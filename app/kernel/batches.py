"""Takes long lists apart: a statement takes only so many values."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")
MOST: Final = 500


def batched(some: Sequence[T], most: int = MOST) -> Iterator[Sequence[T]]:
    """Give the parts of a list, in order; none of an empty one."""
    return (some[start : start + most] for start in range(0, len(some), most))
