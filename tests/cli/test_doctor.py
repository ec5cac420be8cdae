"""`hwyl doctor` says in clear words what is well and what is not."""

from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli.main import cli
from app.kernel import migrating
from app.kernel.crypto import b64url
from app.kernel.db import Database
from app.main import present
from app.notify.heartbeat import WORKER, beat

KEY = b64url(b"k" * 32)


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HWYL_MASTER_KEY", KEY)
    monkeypatch.setenv("HWYL_PUBLIC_URL", "https://hwyl.ysgol.example")


def _doctor(*words: str) -> Result:
    return CliRunner().invoke(cli, ["doctor", *words], env={"COLUMNS": "200"})


def test_a_healthy_installation_is_well_in_both_languages(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HWYL_DATABASE_URL", database_url)
    with database.write() as session:
        beat(session, WORKER, "boot", present())
    told = _doctor()
    assert told.exit_code == 0, told.output
    assert "✗" not in told.output
    assert "The worker is alive." in told.output
    assert "Mae'r gweithiwr yn fyw." in _doctor("--lang", "cy").output


def test_a_silent_worker_is_wrong(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HWYL_DATABASE_URL", database_url)
    told = _doctor()
    assert told.exit_code == 1
    assert "✗ No worker has ever run" in told.output
    with database.write() as session:
        beat(session, WORKER, "boot", present() - timedelta(minutes=5))
    assert "no sign of the worker for 30" in _doctor().output


def test_an_old_schema_and_no_database_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HWYL_DATABASE_URL", f"sqlite:///{tmp_path / 'new.sqlite3'}")
    told = _doctor()
    assert told.exit_code == 1
    assert f"{migrating.newest()} is needed. Run hwyl upgrade." in told.output
    monkeypatch.setenv("HWYL_DATABASE_URL", f"sqlite:///{tmp_path / 'nowhere' / 'x.sqlite3'}")
    assert "✗ The database does not work: OperationalError" in _doctor().output


def test_a_wrong_setting_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HWYL_PORT", "secret")
    told = _doctor()
    assert told.exit_code == 1
    assert "A setting is wrong: HWYL_PORT" in told.output
    assert "secret" not in told.output
    monkeypatch.setenv("HWYL_PORT", "8000")
    monkeypatch.setenv("HWYL_PUBLIC_URL", "http://hwyl.ysgol.example")
    assert "HWYL_PUBLIC_URL" in _doctor().output
