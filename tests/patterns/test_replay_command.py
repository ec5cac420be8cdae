"""`hwyl patterns replay` and `calibrate`: files in, files out, wrong rows said plainly."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli.patterns import patterns_app
from tests.patterns.stories import STEADY, a_class_with

run = CliRunner()
LINES = {"fine": "class,pupil,date,level\n4A,Beca,2026-09-07,4\n4A,Beca,2026-09-08,\n"}


def written(folder: Path, text: str) -> Path:
    path = folder / "days.csv"
    path.write_text(text, encoding="utf-8")
    return path


def a_term(folder: Path) -> Path:
    registers = a_class_with([*STEADY, *STEADY, 2, 1, 2, 2])
    lines = ["class,pupil,date,level"]
    for on, register in registers.items():
        lines += [f"4A,{pupil},{on},{level or ''}" for pupil, level in register.items()]
    return written(folder, "\n".join(lines) + "\n")


def replayed(folder: Path, days: Path, *more: str) -> list[dict[str, str]]:
    out = folder / "findings.csv"
    done = run.invoke(patterns_app, ["replay", "--days", str(days), "--out", str(out), *more])
    assert done.exit_code == 0, done.output
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_budget_gives_findings_and_none_gives_everything(tmp_path: Path) -> None:
    days = a_term(tmp_path)
    everything = replayed(tmp_path, days)
    spoken = replayed(tmp_path, days, "--budget", "0.1")
    assert [row["pupil"] for row in spoken] == ["Beca"]
    assert float(spoken[0]["strength"]) >= 10
    assert spoken[0]["kind"] == "sustained_low"
    assert spoken[0]["sentence_en"].startswith("Beca was below their own usual")
    assert spoken[0]["sentence_cy"].startswith("Ar 3 o'r")
    key = ("pupil", "date", "kind", "strength")
    assert [tuple(row[k] for k in key) for row in spoken] == [
        tuple(row[k] for k in key) for row in everything if float(row["strength"]) >= 10
    ][:1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("class,pupil,date\n", "lacks level"),
        (LINES["fine"] + "4A,Beca,2026-09-09,6\n", "line 4: level '6' is not 1 to 5, or empty"),
        (LINES["fine"] + "4A,Beca,9.9.2026,3\n", "line 4: date '9.9.2026' is not YYYY-MM-DD"),
        (LINES["fine"] + "4A,,2026-09-09,3\n", "line 4: no pupil"),
        (LINES["fine"] + ",Beca,2026-09-09,3\n", "line 4: no class"),
        ("class,pupil,date,level\n", "no rows"),
    ],
)
def test_wrong_rows_are_named_and_nothing_is_written(tmp_path: Path, text: str, says: str) -> None:
    out = tmp_path / "findings.csv"
    days = written(tmp_path, text)
    done = run.invoke(patterns_app, ["replay", "--days", str(days), "--out", str(out)])
    assert done.exit_code == 2
    assert says in done.output.replace("\n", " ")
    assert not out.exists()


def test_calibrating_tells_how_often_the_rules_speak(tmp_path: Path) -> None:
    done = run.invoke(patterns_app, ["calibrate", "--days", str(a_term(tmp_path))])
    assert done.exit_code == 0, done.output
    assert "0.10" in done.output
