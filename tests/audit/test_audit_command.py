"""`hwyl audit` says whether the record can be believed, and its exit code says it to machines."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from app.audit.actions import Action
from app.audit.models import AuditHead, AuditRow
from app.audit.sealing import seal_due
from app.audit.service import Entry, record
from app.cli.audit import audit_app
from app.kernel.crypto import Keyring, b64url
from app.kernel.db import Database
from tests.people import a_school

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
hwyl = CliRunner()


@pytest.fixture
def installed(
    database: Database, database_url: str, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> Database:
    """A school with three sealed rows, and the settings of its installation."""
    monkeypatch.setenv("HWYL_MODE", "test")
    monkeypatch.setenv("HWYL_DATABASE_URL", database_url)
    monkeypatch.setenv("HWYL_MASTER_KEY", b64url(keys.master))
    with database.write() as session:
        school = a_school(session)
        entry = Entry(school.id, NOW, "staff", None, Action.READ_CONCERN)
        record(session, [entry] * 3)
    seal_due(database, keys, NOW)
    return database


def test_an_untouched_record_holds(installed: Database) -> None:
    done = hwyl.invoke(audit_app, ["verify"])
    assert done.exit_code == 0
    assert "ysgol-y-bryn" in done.stdout
    assert "holds" in done.stdout


def test_a_changed_row_is_named_and_the_command_fails(installed: Database) -> None:
    with installed.write() as session:
        session.execute(update(AuditRow).values(action="acknowledge"))
    done = hwyl.invoke(audit_app, ["verify", "--school", "ysgol-y-bryn"])
    assert done.exit_code == 1
    assert "TAMPERED WITH" in done.stdout


def test_a_record_put_back_fails_against_the_anchor_file(
    installed: Database, tmp_path: Path
) -> None:
    file = tmp_path / "anchors.jsonl"
    assert hwyl.invoke(audit_app, ["anchor", str(file)]).exit_code == 0
    with installed.write() as session:
        session.execute(AuditRow.__table__.delete())  # type: ignore[attr-defined]
        session.execute(AuditHead.__table__.delete())  # type: ignore[attr-defined]
    assert hwyl.invoke(audit_app, ["verify"]).exit_code == 0
    done = hwyl.invoke(audit_app, ["verify", "--anchor", str(file)])
    assert done.exit_code == 1
    assert "1-3" in done.stdout


def test_an_anchor_file_that_is_not_ours_fails(installed: Database, tmp_path: Path) -> None:
    file = tmp_path / "anchors.jsonl"
    file.write_text("{}\n")
    assert hwyl.invoke(audit_app, ["verify", "--anchor", str(file)]).exit_code == 1


def test_an_unknown_school_or_file_is_a_clear_refusal(installed: Database) -> None:
    assert hwyl.invoke(audit_app, ["verify", "--school", "nobody"]).exit_code == 2
    assert hwyl.invoke(audit_app, ["verify", "--anchor", "nowhere"]).exit_code == 2
