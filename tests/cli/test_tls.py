"""`hwyl serve --tls-cert --tls-key`, tried for real on this machine."""

import os
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.identity import staff
from app.kernel.crypto import Keyring, b64url
from app.kernel.db import Database
from app.main import present
from tests.mail_server import a_free_port
from tests.notify.test_email import a_certificate_of
from tests.people import a_school, an_adult

ROOT = Path(__file__).parents[2]
HERE = "127.0.0.1"
PATIENCE = 120.0


@contextmanager
def _served(database_url: str, both: Path, port: int) -> Iterator[None]:
    settings = {
        "HWYL_DATABASE_URL": database_url,
        "HWYL_MASTER_KEY": b64url(b"k" * 32),
        "HWYL_PUBLIC_URL": f"https://{HERE}:{port}",
        "HWYL_HOST": HERE,
        "HWYL_PORT": str(port),
    }
    command = [sys.executable, "-c", "from app.cli.main import run; run()", "serve"]
    with subprocess.Popen(
        [*command, "--tls-cert", str(both), "--tls-key", str(both)],
        cwd=ROOT,
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            yield
            assert server.poll() is None
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(PATIENCE)


def _answered(browser: httpx.Client) -> httpx.Response:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return browser.get("/health/live")
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("the server never answered")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_over_tls_the_cookie_is_this_hosts_alone_and_browsers_never_come_without(
    database: Database, database_url: str, keys: Keyring, tmp_path: Path
) -> None:
    with database.write() as session:
        school = a_school(session)
        evans = an_adult(session, school)
        token = staff.invite(session, keys, school.id, evans.id, now=present())
    database.close()
    port, (_, trusting) = a_free_port(HERE), a_certificate_of(HERE, tmp_path)
    origin = f"https://{HERE}:{port}"
    with (
        _served(database_url, tmp_path / "both.pem", port),
        httpx.Client(base_url=origin, verify=trusting, timeout=PATIENCE) as browser,
    ):
        alive = _answered(browser)
        assert alive.status_code == 200
        assert alive.headers["strict-transport-security"] == "max-age=31536000"
        headers = {"origin": origin, "sec-fetch-site": "same-origin"}
        accepted = browser.post(
            "/api/staff/invite/accept",
            json={"token": token, "password": "Tri chi ar y traeth"},
            headers=headers,
        )
        assert accepted.status_code == 200, accepted.text
        name, *rest = (part.strip() for part in accepted.headers["set-cookie"].split(";"))
        assert name.startswith("__Host-hwyl_staff=")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=strict"} <= set(rest)
        assert not [part for part in rest if part.casefold().startswith("domain")]
        assert browser.get("/api/staff/me", headers=headers).json()["id"] == str(evans.id)
        with httpx.Client(verify=ssl.create_default_context()) as stranger:
            with pytest.raises(httpx.ConnectError):
                stranger.get(origin)  # nobody vouches for this certificate
            with pytest.raises(httpx.TransportError):
                stranger.get(f"http://{HERE}:{port}/health/live")
