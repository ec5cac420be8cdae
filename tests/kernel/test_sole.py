"""A SQLite file is served by one process; who comes second is told so in both languages."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.kernel.crypto import b64url
from app.kernel.sole import AnotherProcess, sole

ROOT = Path(__file__).parents[2]
RUN = "from app.cli.main import run; run()"


def hwyl(url: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of ours as a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", RUN, *command],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env={
            "HWYL_DATABASE_URL": url,
            "HWYL_MASTER_KEY": b64url(b"k" * 32),
            "HWYL_PORT": "0",
            "PATH": "",
            "COLUMNS": "400",
        },
    )


def test_a_second_one_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hwyl.sqlite3'}"
    with sole(url):
        with pytest.raises(AnotherProcess), sole(url):
            raise AssertionError
        with sole(f"sqlite:///{tmp_path / 'another.sqlite3'}"):
            pass
    with sole(url):
        pass


def test_of_postgresql_there_may_be_any_number() -> None:
    url = "postgresql+psycopg://a@localhost/b"
    with sole(url), sole(url):
        pass


def test_serving_a_file_twice_is_refused_in_both_languages(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hwyl.sqlite3'}"
    with sole(url):
        refused = hwyl(url, "serve")
    assert refused.returncode == 2
    assert "Mae proses arall eisoes yn gwasanaethu" in refused.stderr
    assert "Another process is serving this database already" in refused.stderr


@pytest.mark.parametrize("command", [["worker"], ["serve", "--no-worker"]])
def test_a_process_for_a_part_is_refused_on_sqlite_in_both_languages(
    command: list[str], tmp_path: Path
) -> None:
    refused = hwyl(f"sqlite:///{tmp_path / 'hwyl.sqlite3'}", *command)
    assert refused.returncode == 2
    assert "Gyda SQLite mae Hwyl yn rhedeg fel un broses" in refused.stderr
    assert "With SQLite Hwyl runs as one process" in refused.stderr
