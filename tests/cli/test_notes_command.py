"""`hwyl notes scan` as whoever wants to try the net meets it."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.notes import notes_app
from app.patterns.risk_words import judge


def scanned(tmp_path: Path, raw: bytes) -> list[dict[str, str]]:
    (tmp_path / "notes.csv").write_bytes(raw)
    out = tmp_path / "out.csv"
    told = CliRunner().invoke(
        notes_app, ["scan", "--notes", str(tmp_path / "notes.csv"), "--out", str(out)]
    )
    assert told.exit_code == 0, told.output
    with out.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_note_comes_out_with_what_matched(tmp_path: Path, encoding: str) -> None:
    raw = 'id,text\r\n1,"mae Dad yn bwrw fi, bob nos"\r\n2,hwyl fawr\r\n'.encode(encoding)
    first, second = scanned(tmp_path, raw)
    assert first["text"] == "mae Dad yn bwrw fi, bob nos"
    assert (first["risk_category"], first["severity"]) == ("abuse", "3")
    assert "Dad yn bwrw fi" in first["matched"]
    assert (second["risk_category"], second["severity"], second["matched"]) == ("none", "0", "")


def test_words_that_weigh_most_where_no_line_found_them_are_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "TEMPLATES", ())
    raw = b"text\nI keep thinking it would all be quieter if I was not in it\n"
    (row,) = scanned(tmp_path, raw)
    assert row["severity"] == "3"
    _, _, words = row["matched"].partition(" 3: ~")
    assert words
    assert words in row["text"]


def test_a_note_that_a_spreadsheet_would_run_comes_out_as_text(tmp_path: Path) -> None:
    (row,) = scanned(tmp_path, b"text\n=1+1\n")
    assert row["text"] == "'=1+1"


def test_a_lone_column_may_hold_commas_without_quotation_marks(tmp_path: Path) -> None:
    (row,) = scanned(tmp_path, b"text\nmiss, I want to die\n")
    assert (row["text"], row["severity"]) == ("miss, I want to die", "3")


def test_a_file_without_notes_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("name\nEfa\n", encoding="utf-8")
    told = CliRunner().invoke(
        notes_app, ["scan", "--notes", str(tmp_path / "notes.csv"), "--out", str(tmp_path / "o")]
    )
    assert told.exit_code == 2
    assert not (tmp_path / "o").exists()
