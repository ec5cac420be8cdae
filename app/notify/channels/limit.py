"""Stops waiting for a provider when its time is up."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do some work, and wait for it no longer than this.

    Raises:
        TimeoutError: it took longer. It may still go on; nobody looks at what it gives.
    """
    apart = ThreadPoolExecutor(1)
    try:
        return apart.submit(work).result(max(seconds, 0.0))
    finally:
        apart.shutdown(wait=False)
