"""The answer to a tap was lost: the tablet sends it again, and hears what it would have heard."""

from datetime import timedelta
from uuid import UUID

import httpx
import pytest
from sqlmodel import select

from app.checkins.models import CheckIn
from app.identity import sessions
from app.identity.models import SignedIn
from app.kernel.ids import uuid7
from app.roster.models import Person
from tests.edge.conftest import Browser, Bryn
from tests.statements import statements

AGAIN = {"repeated": True}
ASKS = {"feeling": "sad", "ask": "talk", "note": "dw i'n poeni"}


@pytest.fixture
def tablet(bryn: Bryn) -> Browser:
    return bryn.tablet()


def signs_in(bryn: Bryn, tablet: Browser, pupil: Person) -> str:
    """Sign a pupil in, and give the cookie that the tablet then has."""
    tablet.post("/api/device/want-adult")
    body = {"pupil_id": str(pupil.id), "pictures": bryn.pictures(pupil)}
    assert tablet.post("/api/device/sign-in", body).status_code == 200
    token = tablet.cookie("pupil")
    assert token is not None
    return token


def send(tablet: Browser, check_in: UUID, **said: object) -> httpx.Response:
    said.setdefault("occurred_at", "2026-11-23T09:00:00Z")
    return tablet.put(f"/api/pupil/check-ins/{check_in}", said)


def a_tap_whose_answer_is_lost(
    bryn: Bryn, tablet: Browser, pupil: Person | None = None
) -> tuple[UUID, str, httpx.Response]:
    """The tablet still has the cookie, as the answer that takes it away never came."""
    token, tap = signs_in(bryn, tablet, pupil or bryn.efa), uuid7()
    lost = send(tablet, tap, **ASKS)
    assert lost.status_code == 200
    assert tablet.cookie("pupil") is None
    tablet.has("pupil", token)
    return tap, token, lost


def test_efas_tablet_sends_again_and_hears_the_same(bryn: Bryn, tablet: Browser) -> None:
    tap, _, lost = a_tap_whose_answer_is_lost(bryn, tablet)
    again = send(tablet, tap, **ASKS)
    assert again.status_code == 200
    assert again.json() == lost.json() | AGAIN
    assert tablet.cookie("pupil") is None
    with bryn.database.read() as session:
        assert len(session.exec(select(CheckIn)).all()) == 1


def test_a_second_loss_is_no_other_matter(bryn: Bryn, tablet: Browser) -> None:
    tap, token, lost = a_tap_whose_answer_is_lost(bryn, tablet)
    for _ in range(3):
        again = send(tablet.has("pupil", token), tap, **ASKS)
        assert again.json() == lost.json() | AGAIN


def test_nothing_else_is_done_with_a_session_that_ended(bryn: Bryn, tablet: Browser) -> None:
    tap, token, _ = a_tap_whose_answer_is_lost(bryn, tablet)
    other = send(tablet, uuid7(), feeling="happy")
    assert (other.status_code, other.json()["code"]) == (401, "sign_in_needed")
    malformed = tablet.put(f"/api/pupil/check-ins/{tap}", ["no tap"])
    assert malformed.status_code == 401
    for path in ("/api/pupil/me", "/api/pupil/adults", "/api/pupil/history"):
        assert tablet.has("pupil", token).get(path).status_code == 401, path
    with bryn.database.read() as session:
        assert [row.id for row in session.exec(select(CheckIn))] == [tap]


def test_the_same_id_with_other_words_is_a_conflict_that_tells_nothing(
    bryn: Bryn, tablet: Browser
) -> None:
    tap, _, _ = a_tap_whose_answer_is_lost(bryn, tablet)
    other = send(tablet, tap, feeling="happy")
    assert (other.status_code, other.json()["code"]) == (409, "same_id_other_content")
    assert "Evans" not in other.text


def test_it_is_over_when_the_session_would_have_been(bryn: Bryn, tablet: Browser) -> None:
    tap, token, lost = a_tap_whose_answer_is_lost(bryn, tablet)
    bryn.clock.now += sessions.SHARED_MOST - timedelta(seconds=1)
    assert send(tablet, tap, **ASKS).json()["id"] == lost.json()["id"]
    bryn.clock.passes(seconds=1)
    assert send(tablet.has("pupil", token), tap, **ASKS).status_code == 401


def test_it_is_over_when_the_next_child_signs_in_there(bryn: Bryn, tablet: Browser) -> None:
    tap, token, _ = a_tap_whose_answer_is_lost(bryn, tablet)
    signs_in(bryn, tablet, bryn.tomos)
    assert send(tablet, tap, **ASKS).status_code == 200  # Tomos's own, of the same number
    assert send(tablet.has("pupil", token), tap, **ASKS).status_code == 401


def test_one_tap_costs_as_many_statements_as_before(bryn: Bryn, tablet: Browser) -> None:
    """What ends a session is one statement, as its deletion was."""
    signs_in(bryn, tablet, bryn.efa)
    with statements(bryn.database) as said:
        send(tablet, uuid7(), feeling="happy")
    of_sessions = [sql.split()[0] for sql in said if "session" in sql and "given" in sql]
    assert of_sessions == ["SELECT", "UPDATE"]
    with bryn.database.read() as session:
        assert len(session.exec(select(SignedIn)).all()) == 1
