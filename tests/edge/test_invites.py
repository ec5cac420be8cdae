"""The office invites; the link goes to the roster's address, and the office never sees it."""

import re
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI
from sqlmodel import Session, col, select

from app.audit.models import AuditRow
from app.edge.deps import cookie_name
from app.identity import staff
from app.identity.models import Invite
from app.journeys.deliver import may_send
from app.kernel.crypto import b64url
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.kernel.settings import Settings
from app.main import create_app
from app.notify.alarms import alarms
from app.notify.channels.console import Console
from app.notify.channels.email import Mail
from app.notify.delivery import deliver_due
from app.notify.models import Owed
from app.roster.models import Person
from app.words.catalogue import load
from tests.edge.conftest import ORIGIN, Browser, Bryn, Clock
from tests.mail_server import LetterBox, a_mail_server
from tests.people import NOW, an_adult

PASSWORD = "Tri chi ar y traeth"
FROM = "hwyl@ysgol.example"
LINK = re.compile(rf"{ORIGIN}/(cy|en)/staff/invite#(\S+)")


@pytest.fixture
def letters() -> Iterator[LetterBox]:
    with a_mail_server() as box:
        yield box


@pytest.fixture
def settings(letters: LetterBox) -> Settings:
    return Settings(
        mode="test",
        master_key=b64url(b"k" * 32),
        public_url=ORIGIN,
        smtp_url=letters.url,
        mail_from=FROM,
    )


@pytest.fixture
def app(database: Database, settings: Settings, clock: Clock) -> FastAPI:
    return _app(settings, database, clock)


@pytest.fixture
def office(bryn: Bryn) -> Browser:
    return bryn.staff(_adult(bryn, "Gwen Parry", "admin"))


def _adult(bryn: Bryn, name: str, *roles: str) -> Person:
    return bryn.keep(lambda session: an_adult(session, bryn.school, name, roles=roles))


def _invites(office: Browser, person: Person) -> httpx.Response:
    return office.post(f"/api/admin/people/{person.id}/invite")


def _posts(bryn: Bryn, settings: Settings) -> int:
    """Let the worker send what is owed."""
    mail = Mail(settings.smtp_url, FROM, ORIGIN, load(), keys=bryn.keys)
    return deliver_due(bryn.database, {"email": mail}, may_send, now=bryn.clock.now, worker="w")


def _links(letters: LetterBox, count: int) -> list[str]:
    found = [LINK.search(one.get_content()) for one in letters.wait_for(count)]
    assert all(found)
    return [one[2] for one in found if one]


def _line(office: Browser, person: Person) -> dict[str, object]:
    (line,) = office.get(f"/api/admin/people?q={person.family}").json()["people"]
    found: dict[str, object] = line
    return found


def _accepts(bryn: Bryn, token: str) -> httpx.Response:
    body = {"token": token, "password": PASSWORD}
    return bryn.browser().post("/api/staff/invite/accept", body)


def test_mrs_evans_gets_a_letter_and_the_office_sees_no_link(
    bryn: Bryn, office: Browser, settings: Settings, letters: LetterBox
) -> None:
    answer = _invites(office, bryn.evans)
    assert answer.json() == {
        "state": "waiting",
        "made_at": "2026-11-23T09:00:00Z",
        "expires_at": "2026-11-30T09:00:00Z",
    }
    assert _posts(bryn, settings) == 1
    (letter,) = letters.wait_for(1)
    assert letter["to"] == bryn.evans.email
    (token,) = _links(letters, 1)
    everything = answer.text + office.get("/api/admin/people").text
    assert token.partition(".")[2] not in everything
    assert _line(office, bryn.evans)["invite"] == answer.json() | {"state": "sent"}
    whose = bryn.browser().post("/api/staff/invite", {"token": token}).json()
    assert whose["email"] == bryn.evans.email
    assert _accepts(bryn, token).status_code == 200
    line = _line(office, bryn.evans)
    assert (line["signed_up"], line["invite"]) == (True, None)


def test_letters_differ_in_nothing_but_the_link(
    bryn: Bryn, office: Browser, settings: Settings, letters: LetterBox
) -> None:
    def speaks_english(session: Session) -> None:
        for one in session.exec(select(Person).where(Person.kind == "staff")):
            one.language = "en"

    huw = _adult(bryn, "Huw Price", "dsp")
    bryn.keep(speaks_english)
    for person in (bryn.evans, huw):
        assert _invites(office, person).status_code == 200
    assert _posts(bryn, settings) == 2
    sent = letters.wait_for(2)
    assert {one["subject"] for one in sent} == {"Welcome to Hwyl: choose a password"}
    assert len({LINK.sub("", one.get_content()) for one in sent}) == 1
    for one in sent:
        assert not {"Evans", "Price", "Bryn", "Siân", "Huw"} & set(one.get_content().split())


def test_no_row_holds_what_would_open_the_door(
    bryn: Bryn, office: Browser, settings: Settings, letters: LetterBox
) -> None:
    _invites(office, bryn.evans)
    _posts(bryn, settings)
    (token,) = _links(letters, 1)
    secret = token.partition(".")[2]
    with bryn.database.read() as session:
        rows = [*session.exec(select(Invite)), *session.exec(select(Owed))]
        assert len(rows) == 2
        assert not [row for row in rows if secret in repr(row.model_dump())]
        kept = session.exec(select(Invite.token_hash)).one()
    assert kept == bryn.keys.token_hash(token)


def test_the_same_letter_sent_twice_carries_the_same_link(
    bryn: Bryn, office: Browser, settings: Settings, letters: LetterBox
) -> None:
    """A worker that dies after the send, before it is written down, sends again."""
    _invites(office, bryn.evans)
    _posts(bryn, settings)

    def forgets(session: Session) -> None:
        session.exec(select(Owed)).one().state = "owed"

    bryn.keep(forgets)
    _posts(bryn, settings)
    first, second = _links(letters, 2)
    assert first == second


def test_two_taps_are_one_letter_and_a_new_one_replaces_the_old(
    bryn: Bryn, office: Browser, settings: Settings, letters: LetterBox
) -> None:
    first = _invites(office, bryn.evans).json()
    bryn.clock.passes(seconds=20)
    assert _invites(office, bryn.evans).json() == first
    assert _posts(bryn, settings) == 1
    bryn.clock.passes(hours=1)
    assert _invites(office, bryn.evans).json()["made_at"] == "2026-11-23T10:00:20Z"
    assert _posts(bryn, settings) == 1
    old, new = _links(letters, 2)
    assert bryn.browser().post("/api/staff/invite", {"token": old}).json()["code"] == "link_used"
    assert _accepts(bryn, new).status_code == 200
    assert len(_written(bryn)) == 2


def test_a_letter_that_was_replaced_before_it_went_out_is_not_sent(
    bryn: Bryn, office: Browser, settings: Settings, letters: LetterBox
) -> None:
    _invites(office, bryn.evans)
    bryn.clock.passes(minutes=5)
    _invites(office, bryn.evans)
    assert _posts(bryn, settings) == 1
    assert len(letters.wait_for(1)) == 1
    assert _states(bryn) == ["superseded", "sent"]


def test_a_letter_is_not_sent_after_its_link_was_printed_anew_or_is_over(
    bryn: Bryn, office: Browser, settings: Settings, letters: LetterBox
) -> None:
    huw = _adult(bryn, "Huw Price")
    for person in (bryn.evans, huw):
        _invites(office, person)
    bryn.keep(lambda session: staff.invite(session, bryn.keys, bryn.school.id, huw.id, now=NOW))
    assert _line(office, huw)["invite"] == {
        "state": "printed",
        "made_at": "2026-11-23T09:00:00Z",
        "expires_at": "2026-11-30T09:00:00Z",
    }
    bryn.clock.passes(days=7)
    _posts(bryn, settings)
    assert letters.letters == []
    assert _states(bryn) == ["cancelled", "cancelled"]
    office = bryn.staff(_adult(bryn, "Nia Office", "admin"))
    line = _line(office, bryn.evans)["invite"]
    assert isinstance(line, dict)
    assert line["state"] == "expired"


def test_a_leavers_letter_is_not_sent(
    bryn: Bryn, office: Browser, settings: Settings, letters: LetterBox
) -> None:
    _invites(office, bryn.evans)
    office.post(f"/api/admin/people/{bryn.evans.id}/leave")
    _posts(bryn, settings)
    assert letters.letters == []
    assert _invites(office, bryn.evans).status_code == 404


def test_an_address_that_is_refused_is_said_to_the_office_and_rings_no_alarm(
    bryn: Bryn, office: Browser, settings: Settings, letters: LetterBox
) -> None:
    letters.refusals[str(bryn.evans.email)] = "550 no such person"
    _invites(office, bryn.evans)
    _posts(bryn, settings)
    line = _line(office, bryn.evans)["invite"]
    assert isinstance(line, dict)
    assert line["state"] == "failed"
    with bryn.database.read() as session:
        assert not alarms(session, bryn.clock.now).ringing


def test_who_has_no_address_cannot_be_invited_and_the_page_says_so(
    bryn: Bryn, office: Browser
) -> None:
    def forgets(session: Session) -> None:
        session.exec(select(Person).where(Person.id == bryn.evans.id)).one().email = None

    bryn.keep(forgets)
    answer = _invites(office, bryn.evans)
    assert (answer.status_code, answer.json()["code"]) == (409, "no_address")


def test_where_no_mail_is_set_up_the_page_says_who_can_print_a_link(
    database: Database, bryn: Bryn, office: Browser, clock: Clock
) -> None:
    bare = Settings(mode="test", master_key=b64url(b"k" * 32), public_url=ORIGIN)
    elsewhere = Browser(_app(bare, database, clock))
    token = office.cookies.get(cookie_name(bare, "staff"))
    assert token is not None
    answer = _invites(elsewhere.has("staff", token), bryn.evans)
    assert (answer.status_code, answer.json()["code"]) == (409, "no_mail")
    assert "hwyl school invite" in answer.text


def _app(settings: Settings, database: Database, clock: Clock) -> FastAPI:
    return create_app(settings, database=database, clock=clock)


@pytest.mark.parametrize("role", ["teacher", "dsp", "deputy", "head"])
def test_nobodys_page_invites_to_an_account_that_exists(
    bryn: Bryn, office: Browser, role: str
) -> None:
    nia = _adult(bryn, "Nia Rees", role)
    deputy = _adult(bryn, "Owen Hughes", "deputy")

    def signs_up(session: Session) -> None:
        token = staff.invite(session, bryn.keys, bryn.school.id, nia.id, now=NOW)
        staff.accept(session, bryn.keys, token, "a long enough secret", now=NOW)

    assert _invites(office, nia).status_code == 200
    bryn.keep(signs_up)
    assert _invites(office, nia).status_code == 404
    assert _invites(bryn.staff(deputy), nia).status_code == 404


def test_what_was_done_is_written_down(bryn: Bryn, office: Browser) -> None:
    _invites(office, bryn.evans)
    (row,) = _written(bryn)
    assert (row.object_kind, row.object_id) == ("person", bryn.evans.id)
    assert _invites(office, Person(id=uuid7())).status_code == 404  # type: ignore[call-arg]
    assert len(_written(bryn)) == 1


def _written(bryn: Bryn) -> list[AuditRow]:
    with bryn.database.read() as session:
        found = session.exec(select(AuditRow).where(AuditRow.action == "invite"))
        return list(found)


def _states(bryn: Bryn) -> list[str]:
    with bryn.database.read() as session:
        return list(session.exec(select(Owed.state).order_by(col(Owed.created_at), col(Owed.id))))


def test_the_demos_page_shows_the_letter_and_its_link(
    database: Database, bryn: Bryn, clock: Clock
) -> None:
    demo = Settings(mode="demo", master_key=b64url(b"k" * 32), public_url=ORIGIN)
    console = Console(load(), ORIGIN, bryn.keys)
    app = create_app(demo, database=database, clock=clock, console=console)
    token = bryn.staff(_adult(bryn, "Gwen Parry", "admin")).cookie("staff")
    office = Browser(app).has("staff", token or "")
    assert _invites(office, bryn.evans).json()["state"] == "waiting"
    channels = {"push": console, "email": console}
    assert deliver_due(database, channels, may_send, now=NOW, worker="w") == 1
    page = office.get("/demo").text
    assert "Croeso i Hwyl: dewiswch gyfrinair" in page
    found = re.search(r'href="([^"]+)"[^>]*>http', page)
    assert found is not None
    assert _accepts(bryn, found[1].partition("#")[2]).status_code == 200
