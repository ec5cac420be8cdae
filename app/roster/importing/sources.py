"""Opens a folder, a zip or a single file of a roster, and takes only what is safe to read."""

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from app.roster.importing.codes import Code, Unreadable
from app.roster.importing.findings import Findings
from app.roster.importing.shape import UnreadableRoster

MOST_BYTES: Final = 10 * 1024 * 1024  # of the file as sent, and of all that is unpacked from it
MOST_MEMBERS: Final = 1_000
TABLE_ENDINGS: Final = (".csv", ".txt", ".tsv")
ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06")
PLAIN_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LOCKED: Final = 0x1
# What zipfile is known to raise on a file that is broken or was made to break it.
ZIP_TROUBLE: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def open_source(source: Path | bytes, name: str | None, findings: Findings) -> Mapping[str, bytes]:
    """Read the tables of a roster into memory.

    Args:
        source: a folder, a zip, one table, or the bytes of the last two.
        name: the name under which bytes were sent.
        findings: where what was passed over is noted.

    Returns:
        The bytes of each table by its file name without folders.

    Raises:
        UnreadableRoster: there is nothing here, too much of it, or it is no roster.
    """
    if isinstance(source, bytes):
        return _unpack(source, name or "upload.csv", findings)
    if source.is_dir():
        return _checked(_take(source, findings))
    if not source.is_file():
        raise UnreadableRoster(Unreadable.NOT_FOUND)
    return _unpack(_read_capped(source), name or source.name, findings)


def _read_capped(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError:
        raise UnreadableRoster(Unreadable.NOT_FOUND) from None
    if len(content) > MOST_BYTES:
        raise UnreadableRoster(Unreadable.TOO_BIG)
    return content


def _take(folder: Path, findings: Findings) -> dict[str, bytes]:
    tables: dict[str, bytes] = {}
    ignored = taken = 0
    for path in sorted(folder.iterdir()):
        if not _is_table(path.name) or path.is_symlink() or not path.is_file():
            ignored += 1
            continue
        content = _read_capped(path)
        taken += len(content)
        if taken > MOST_BYTES:
            raise UnreadableRoster(Unreadable.TOO_BIG)
        _keep(tables, path.name, content, findings)
    _count_ignored(ignored, folder.name, findings)
    return tables


def _unpack(content: bytes, name: str, findings: Findings) -> Mapping[str, bytes]:
    if len(content) > MOST_BYTES:
        raise UnreadableRoster(Unreadable.TOO_BIG)
    if not content.startswith(ZIP_STARTS):
        if name.casefold().endswith(".zip"):
            raise UnreadableRoster(Unreadable.ZIP_BROKEN)
        if name.casefold().endswith((".xls", ".xlsx", ".ods")):
            raise UnreadableRoster(Unreadable.EXCEL_WORKBOOK)
        return _checked({PurePosixPath(name.replace("\\", "/")).name: content})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _checked(_members(archive, name, findings))
    except ZIP_TROUBLE:
        raise UnreadableRoster(Unreadable.ZIP_BROKEN) from None


def _members(archive: zipfile.ZipFile, name: str, findings: Findings) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise UnreadableRoster(Unreadable.TOO_BIG)
    if any(member.filename.startswith("xl/") for member in members):
        raise UnreadableRoster(Unreadable.EXCEL_WORKBOOK)
    chosen, ignored = _choose(members, name, findings)
    if chosen and all(member.flag_bits & LOCKED for member in chosen):
        raise UnreadableRoster(Unreadable.ZIP_LOCKED)
    tables: dict[str, bytes] = {}
    room = MOST_BYTES
    for member in chosen:
        leaf = PurePosixPath(member.filename).name
        content = _read_member(archive, member, room)
        if content is None:
            findings.add(Code.FILE_UNREADABLE, leaf)
            continue
        room -= len(content)
        _keep(tables, leaf, content, findings)
    _count_ignored(ignored, name, findings)
    return tables


def _choose(
    members: list[zipfile.ZipInfo], name: str, findings: Findings
) -> tuple[list[zipfile.ZipInfo], int]:
    """Take the tables of the top, or of the one folder that somebody zipped whole."""
    candidates: list[zipfile.ZipInfo] = []
    ignored = 0
    for member in members:
        path = PurePosixPath(member.filename)
        if ".." in path.parts or path.is_absolute() or "\\" in member.filename:
            findings.add(Code.FILE_NAME_UNSAFE, name)
        elif "__MACOSX" in path.parts or path.name.startswith(".") or member.is_dir():
            continue
        elif not _is_table(path.name) or _is_link(member):
            ignored += 1
        else:
            candidates.append(member)
    top = [member for member in candidates if "/" not in member.filename]
    folders = {str(PurePosixPath(member.filename).parent) for member in candidates}
    chosen = candidates if len(folders) == 1 else top
    return chosen, ignored + len(candidates) - len(chosen)


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes | None:
    """Unpack one member, trusting what comes out and not the size that is written."""
    if member.flag_bits & LOCKED or member.compress_type not in PLAIN_METHODS:
        return None
    try:
        with archive.open(member) as opened:
            content = opened.read(room + 1)
    except ZIP_TROUBLE:
        return None
    if len(content) > room:
        raise UnreadableRoster(Unreadable.TOO_BIG)
    return content


def _is_table(name: str) -> bool:
    return name.casefold().endswith(TABLE_ENDINGS) and not name.startswith(".")


def _is_link(member: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(member.external_attr >> 16)


def _keep(tables: dict[str, bytes], name: str, content: bytes, findings: Findings) -> None:
    if name.casefold() in {kept.casefold() for kept in tables}:
        findings.add(Code.FILE_TWICE, name)
    else:
        tables[name] = content


def _count_ignored(ignored: int, name: str, findings: Findings) -> None:
    if ignored:
        findings.add(Code.FILES_IGNORED, name, shown=str(ignored))


def _checked(tables: Mapping[str, bytes]) -> Mapping[str, bytes]:
    if not tables:
        raise UnreadableRoster(Unreadable.NOTHING_INSIDE)
    return tables
