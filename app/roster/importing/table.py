"""One table of a roster: its header, and of each row only the columns that Hwyl asks for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.roster.importing.codes import Code
from app.roster.importing.decoding import decode
from app.roster.importing.findings import WITHHELD, Findings
from app.roster.importing.records import MOST_RESTARTS, records, separator_of

MOST_COLUMNS: Final = 200
MOST_ROWS: Final = 200_000
LONGEST_CELL: Final = 1_000
TOLD_EVERY: Final = 500
SECRET: Final = ("password", "passwd", "passcode", "pwd", "cyfrinair")

Progress = Callable[[str, int, int], None]
# Our name of a column, and the headers under which it is known, the best first.
Columns = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """The wanted cells of a row. `straight` is False where cells may stand under wrong headers."""

    file: str
    number: int
    cells: Mapping[str, str]
    straight: bool

    def __getitem__(self, column: str) -> str:
        """Give the cell without the blanks around it; empty where the column is absent."""
        return self.cells.get(column, "").strip()

    def shown(self, column: str) -> str:
        """Give the cell for repeating it in a problem, or withhold it from a crooked row."""
        return self[column] if self.straight else WITHHELD


@dataclass(frozen=True, slots=True)
class Source:
    """A table as text, with its header read and nothing else."""

    file: str
    text: str
    separator: str
    headers: tuple[str, ...]  # plain: lower case, letters and digits only
    header_row: int

    def has(self, *headers: str) -> bool:
        """Say whether every one of these headers is there."""
        return all(plain(header) in self.headers for header in headers)

    def knows(self, column: str, columns: Columns) -> bool:
        """Say whether a column of ours is there, under whichever header."""
        return any(plain(header) in self.headers for header in (column, *columns[column]))


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that could be read; not `whole` where some could not, and nobody knows whose."""

    file: str
    columns: frozenset[str]
    rows: tuple[Row, ...]
    whole: bool


def plain(header: str) -> str:
    """Bring a header into the form in which headers are compared: "Given Name" is givenname."""
    return "".join(letter for letter in header.casefold() if letter.isalnum())


def open_table(file: str, raw: bytes, findings: Findings) -> Source:
    """Decode a table and read its header."""
    text = decode(raw, file, findings)
    separator, announced = separator_of(text)
    for number, cells in records(text, separator):
        if cells is None:
            break
        if announced or not any(cell.strip() for cell in cells):
            announced = False
            continue
        return Source(file, text, separator, tuple(plain(cell) for cell in cells), number)
    return Source(file, text, separator, (), 0)


def read_table(
    source: Source,
    columns: Columns,
    required: Iterable[str],
    findings: Findings,
    progress: Progress | None = None,
) -> Table:
    """Read the wanted columns of a table.

    Args:
        source: the table.
        columns: what is wanted; any other column is passed over and never kept.
        required: our names of the columns without which no row makes sense.
        findings: where rows that could not be read are noted.
        progress: told the file, the rows done and the rows in all.
    """
    empty = Table(source.file, frozenset(), (), whole=False)
    if not source.headers:
        findings.add(Code.FILE_EMPTY, source.file)
        return empty
    if len(source.headers) > MOST_COLUMNS:
        findings.add(Code.FILE_TOO_WIDE, source.file, shown=str(MOST_COLUMNS))
        return empty
    places = _places(source, columns, findings)
    missing = [name for name in required if name not in places]
    for name in missing:
        findings.add(Code.COLUMN_MISSING, source.file, field=name)
    if missing:
        return empty
    rows, whole = _read_rows(source, places, findings, progress)
    if not rows and whole:
        findings.add(Code.FILE_EMPTY, source.file)
    return Table(source.file, frozenset(places), tuple(rows), whole=whole and bool(rows))


def _places(source: Source, columns: Columns, findings: Findings) -> dict[str, int]:
    places: dict[str, int] = {}
    for name, headers in columns.items():
        for header in (plain(one) for one in (name, *headers)):
            if header in source.headers and not any(word in header for word in SECRET):
                if source.headers.count(header) > 1:
                    findings.add(Code.COLUMN_TWICE, source.file, field=name)
                places[name] = source.headers.index(header)
                break
    return places


def _read_rows(
    source: Source, places: Mapping[str, int], findings: Findings, progress: Progress | None
) -> tuple[list[Row], bool]:
    total = max(source.text.count("\n"), source.text.count("\r"))
    width = len(source.headers) + _spare_cells(source)
    rows: list[Row] = []
    broken, whole = 0, True
    for number, cells in _data_records(source):
        if len(rows) >= MOST_ROWS:
            findings.add(Code.TOO_MANY_ROWS, source.file, number, shown=str(MOST_ROWS))
            return rows, False
        row = _row(source.file, number, cells, places, width)
        if isinstance(row, Code):
            findings.add(row, source.file, number)
            broken += row is Code.ROW_UNREADABLE
            whole = False
        else:
            rows.append(row)
        if broken > MOST_RESTARTS:
            findings.add(Code.READING_STOPPED, source.file, number)
        if progress and number % TOLD_EVERY == 0:
            progress(source.file, number, max(total, number))
    if progress:
        progress(source.file, total, total)
    return rows, whole


def _data_records(source: Source) -> Iterator[tuple[int, list[str] | None]]:
    for number, cells in records(source.text, source.separator):
        if number > source.header_row and (cells is None or any(map(str.strip, cells))):
            yield number, cells


def _spare_cells(source: Source) -> int:
    """Count the empty cells that some programs put at the end of every row but the header."""
    spare: int | None = None
    for _, cells in _data_records(source):
        if cells is None:
            continue
        beyond = cells[len(source.headers) :]
        if not beyond or any(map(str.strip, beyond)) or spare not in (None, len(beyond)):
            return 0
        spare = len(beyond)
    return spare or 0


def _row(
    file: str, number: int, cells: list[str] | None, places: Mapping[str, int], width: int
) -> Row | Code:
    if cells is None:
        return Code.ROW_UNREADABLE
    if len(cells) > width:
        return Code.ROW_TOO_WIDE
    wanted = {name: cells[place] for name, place in places.items() if place < len(cells)}
    if any(len(cell) > LONGEST_CELL for cell in wanted.values()):
        return Code.FIELD_TOO_LONG
    return Row(file, number, wanted, straight=len(cells) == width)
