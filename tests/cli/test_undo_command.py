"""`hwyl roster undo` as whoever runs the installation meets it."""

from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from app.cli.main import cli
from app.kernel.crypto import b64url
from app.kernel.db import Database
from app.roster.models import Duty, Person

ROSTER = Path(__file__).parents[1] / "fixtures" / "roster" / "own-clean"


@pytest.fixture(autouse=True)
def installation(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HWYL_MODE", "test")
    monkeypatch.setenv("HWYL_DATABASE_URL", database_url)
    monkeypatch.setenv("HWYL_MASTER_KEY", b64url(b"k" * 32))


def _hwyl(*words: str) -> Result:
    return CliRunner().invoke(cli, ["roster", *words], env={"COLUMNS": "200"})


def test_an_import_is_shown_and_then_undone_once(database: Database, tmp_path: Path) -> None:
    assert _hwyl("import", str(ROSTER)).exit_code == 0
    for file in ROSTER.glob("*.csv"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(("B001,", "BS02,"))]
        (tmp_path / file.name).write_text("".join(kept), encoding="utf-8")
    assert _hwyl("import", str(tmp_path), "--yes").exit_code == 0
    assert _left(database) == {"B001", "BS02"}
    shown = _hwyl("undo", "ysgol-y-bryn")
    assert "add --yes" in shown.output
    assert _left(database) == {"B001", "BS02"}
    done = _hwyl("undo", "ysgol-y-bryn", "--yes", "--lang", "cy")
    assert done.exit_code == 0, done.output
    assert "wedi'i ddadwneud" in done.output
    assert "Yn ôl, heb gyfrinair" in done.output
    assert _left(database) == set()
    with database.read() as session:
        roles = set(session.exec(select(Duty.role)))
    assert {"dsp", "head"} <= roles
    again = _hwyl("undo", "ysgol-y-bryn", "--yes")
    assert again.exit_code == 2
    assert "no import that can be undone" in again.output


def test_a_school_that_nobody_knows_has_nothing_to_undo() -> None:
    told = _hwyl("undo", "ysgol-y-nant")
    assert told.exit_code == 2
    assert "ysgol-y-nant" in told.output


def _left(database: Database) -> set[str]:
    with database.read() as session:
        return set(session.exec(select(Person.source_id).where(Person.status == "left")))
