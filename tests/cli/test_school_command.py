"""`hwyl school invite` as whoever runs the installation meets it."""

import pytest
from sqlmodel import select
from typer.testing import CliRunner

from app.audit.models import AuditRow
from app.cli.school import school_app
from app.identity import staff
from app.kernel.crypto import Keyring, b64url
from app.kernel.db import Database
from app.main import present
from tests.people import a_school, an_adult


@pytest.fixture(autouse=True)
def installation(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HWYL_MODE", "test")
    monkeypatch.setenv("HWYL_DATABASE_URL", database_url)
    monkeypatch.setenv("HWYL_MASTER_KEY", b64url(b"k" * 32))


def test_the_first_safeguarding_persons_link_is_printed_where_no_mail_is_set_up(
    database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        school = a_school(session)
        nia = an_adult(session, school, "Nia Hughes", roles=["dsp"], email="nia@ysgol.example")
    told = CliRunner().invoke(
        school_app, ["invite", school.code, "nia@ysgol.example"], env={"COLUMNS": "300"}
    )
    assert told.exit_code == 0, told.output
    token = told.output.strip().partition("#")[2]
    with database.read() as session:
        assert staff.invited(session, keys, token, now=present()).person.id == nia.id
        row = session.exec(select(AuditRow).where(AuditRow.action == "invite")).one()
    assert (row.actor_kind, row.actor_id, row.object_id) == ("system", None, nia.id)


def test_a_stranger_gets_no_link(database: Database) -> None:
    with database.write() as session:
        school = a_school(session)
    told = CliRunner().invoke(school_app, ["invite", school.code, "nobody@ysgol.example"])
    assert told.exit_code == 2
