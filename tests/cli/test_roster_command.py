"""`hwyl roster import` as whoever runs the installation meets it."""

from pathlib import Path

import pytest
from sqlmodel import func, select
from typer.testing import CliRunner, Result

from app.cli.roster import roster_app
from app.kernel.crypto import b64url
from app.kernel.db import Database
from app.roster.models import Person, School

ROSTERS = Path(__file__).parents[1] / "fixtures" / "roster"


@pytest.fixture(autouse=True)
def installation(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HWYL_MODE", "test")
    monkeypatch.setenv("HWYL_DATABASE_URL", database_url)
    monkeypatch.setenv("HWYL_MASTER_KEY", b64url(b"k" * 32))


def _hwyl(*words: str) -> Result:
    return CliRunner().invoke(roster_app, ["import", *words], env={"COLUMNS": "200"})


def _people(database: Database) -> int:
    with database.read() as session:
        return session.exec(select(func.count()).select_from(Person)).one()


def test_a_dry_run_shows_and_writes_nothing(database: Database) -> None:
    told = _hwyl(str(ROSTERS / "own-clean"), "--dry-run")
    assert told.exit_code == 0
    assert "Ysgol y Bryn" in told.output
    assert "dry run" in told.output
    assert _people(database) == 0


def test_a_file_makes_its_schools_and_a_second_time_there_is_nothing_to_change(
    database: Database,
) -> None:
    told = _hwyl(str(ROSTERS / "sds-uk"))
    assert told.exit_code == 0
    assert "contoso-high-school" in told.output
    assert "P@ss" not in told.output
    assert _people(database) == 98
    again = _hwyl(str(ROSTERS / "sds-uk"), "--lang", "cy")
    assert "does dim byd i'w newid" in again.output
    assert _people(database) == 98


def test_half_a_file_writes_nothing_until_somebody_says_yes(
    database: Database, tmp_path: Path
) -> None:
    _hwyl(str(ROSTERS / "own-clean"))
    before = _people(database)
    for file in (ROSTERS / "own-clean").glob("*.csv"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = lines[: len(lines) // 2] if file.name == "pupils.csv" else lines
        (tmp_path / file.name).write_text("".join(kept), encoding="utf-8")
    refused = _hwyl(str(tmp_path))
    assert refused.exit_code == 2
    assert "--yes" in refused.output
    applied = _hwyl(str(tmp_path), "--yes")
    assert applied.exit_code == 0
    assert _people(database) == before  # nobody is deleted


def test_what_is_no_roster_is_one_sentence(tmp_path: Path) -> None:
    told = _hwyl(str(tmp_path / "nowhere"), "--lang", "cy")
    assert told.exit_code == 2
    assert "Traceback" not in told.output


def test_files_of_two_schools_do_not_go_into_one(database: Database) -> None:
    _hwyl(str(ROSTERS / "own-clean"))
    with database.read() as session:
        code = session.exec(select(School.code)).one()
    told = _hwyl(str(ROSTERS / "sds-uk"), "--school", code)
    assert told.exit_code == 2
