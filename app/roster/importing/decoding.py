"""Turns the bytes of a table into text, however the office's computer wrote them."""

import codecs
import unicodedata
from typing import Final

from app.roster.importing.codes import Code
from app.roster.importing.findings import Findings

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE: Final = 2_000
MANY_NULS: Final = 0.3  # Latin text in UTF-16 has a NUL in nearly every second place


def decode(raw: bytes, file: str, findings: Findings) -> str:
    """Read text by its mark, else as UTF-16 by its look, else as UTF-8, else as cp1252.

    cp1252 has no ŵ and no ŷ, so a file in it may have lost them: that is noted.
    """
    text = _decoded(raw, file, findings)
    if "\0" in text:
        findings.add(Code.NUL_REMOVED, file)
        text = text.replace("\0", "")
    return unicodedata.normalize("NFC", text)


def _decoded(raw: bytes, file: str, findings: Findings) -> str:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    unmarked = _unmarked_utf16(raw)
    if unmarked:
        return raw.decode(unmarked, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        findings.add(Code.ENCODING_CP1252, file)
        return raw.decode("cp1252", errors="replace")


def _unmarked_utf16(raw: bytes) -> str | None:
    sample = raw[:SAMPLE]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * MANY_NULS and sample[::2].count(0) == 0:
        return "utf-16-le"
    if half and sample[::2].count(0) > half * MANY_NULS and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None
