"""Splits the text of a table into rows, and survives a quotation mark that was never closed."""

import csv
import io
from collections.abc import Iterator
from typing import Final

SEPARATORS: Final = (",", ";", "\t")
MOST_RESTARTS: Final = 100


def separator_of(text: str) -> tuple[str, bool]:
    """Find what stands between the cells.

    Returns:
        The separator, and whether the first line does nothing but name it (Excel's "sep=;").
    """
    first = next((line for line in io.StringIO(text) if line.strip()), "").strip("\r\n")
    if first.casefold().startswith("sep=") and first[4:5] in SEPARATORS:
        return first[4:5], True
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=outside.count), False


def records(text: str, separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row with its number, as a spreadsheet would number it from 1.

    A row that breaks the rules of quotation is yielded as None, and reading goes on at the
    line after the one on which it began: one stray quotation mark costs one row.
    """
    lines = list(io.StringIO(text, newline=""))
    start = number = restarts = 0
    while start < len(lines):
        reader = csv.reader(iter(lines[start:]), delimiter=separator, strict=True)
        began = start
        try:
            for cells in reader:
                number += 1
                yield number, cells
                began = start + reader.line_num
        except csv.Error:
            number += 1
            yield number, None
            restarts += 1
            start = began + 1
            if restarts > MOST_RESTARTS:
                return
        else:
            return
