"""The demo begins in the middle of a morning: whoever opens their link finds something true."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlmodel import Session, select

from app.access.actor import Actor
from app.cli import demo, history
from app.concerns.models import Concern
from app.journeys import case_lists, class_tablet, feedback
from app.journeys.ringing import rings
from app.kernel.crypto import b64url
from app.kernel.db import Database
from app.kernel.settings import Settings
from app.notify.channels.console import Console
from app.notify.models import Owed
from app.patterns.risk_words.judge import judge
from app.roster import duties
from app.roster.models import Class, Person
from app.roster.windows import open_window_of
from app.words.catalogue import load
from tests.conftest import Once
from tests.people import NOW

NAME = "demo.sqlite3"
KEY = SecretStr(b64url(b"d" * 32))  # of made-up people alone


def _settings(folder: Path) -> Settings:
    return Settings(mode="demo", database_url=f"sqlite:///{folder / NAME}", master_key=KEY)


def _build(folder: Path) -> None:
    ways, under_way = demo.build(_settings(folder), now=NOW)
    assert under_way
    assert len(ways) == len(demo.WHO) + 4  # a tablet, two children's pictures, one phone


@pytest.fixture
def settings(once: Once, tmp_path: Path) -> Settings:
    """Of a copy of the demo, which is made once."""
    shutil.copyfile(once("demo", _build) / NAME, tmp_path / NAME)
    return _settings(tmp_path)


@pytest.fixture
def session(settings: Settings) -> Iterator[Session]:
    database = Database(settings.database_url)
    with database.write() as session:
        yield session
    database.close()


def _of(session: Session, family: str) -> Actor:
    person = session.exec(
        select(Person).where(Person.kind == "staff", Person.family == family)
    ).one()
    roles = duties.roles_of(session, person.school_id, person.id)
    return Actor(person.school_id, person.id, "staff", roles)


def _states(session: Session, family: str) -> list[tuple[str, str, str]]:
    lines = case_lists.inbox(session, _of(session, family), after=None, now=NOW).lines
    return sorted((one.pupil, one.case.severity, one.case.state) for one in lines)


def test_mrs_evans_has_a_case_in_each_state(session: Session) -> None:
    assert _states(session, "Evans") == [
        ("Cerys Llewellyn", "N", "open"),
        ("Gwenno Davies", "R", "open"),
        ("Hana Gŵyr Jenkins", "P", "open"),  # whose last two weeks were low
        ("Ifan Edwards", "R", "contacted"),
        ("Osian Phillips", "R", "acked"),
    ]


def test_a_case_about_mr_hughes_is_with_the_head_and_not_on_his_board(session: Session) -> None:
    assert ("Mared Eynon", "R", "open") in _states(session, "Thomas")
    board = case_lists.board(session, _of(session, "Hughes"), after=None, now=NOW).lines
    names = {one.pupil for one in board}
    assert {"Harri Beynon", "Cai Ashton", "Gwenno Davies"} <= names
    assert "Mared Eynon" not in names


def test_mr_price_has_a_window_open_and_some_turns_are_still_to_come(session: Session) -> None:
    group = session.exec(select(Class).where(Class.name == "Blwyddyn 4")).one()
    window = open_window_of(session, group.school_id, group.id, NOW)
    assert window is not None
    assert window.closes_at - NOW > timedelta(minutes=20)
    tiles = class_tablet.tiles(
        session, Actor(group.school_id, None, "device", class_id=group.id), now=NOW
    )
    waiting = {one.name for one in tiles if not one.dimmed}
    assert {"Efa", "Tomos"} <= waiting
    assert len(waiting) < len(tiles) / 2


def test_georgia_is_asked_whether_mr_lavery_came(session: Session) -> None:
    georgia = session.exec(select(Person).where(Person.given == "Georgia")).one()
    asked = feedback.question(session, georgia.school_id, georgia.id, now=NOW)
    assert asked is not None
    assert asked.name == "Mr Lavery"


def test_efas_own_story_is_still_to_be_walked(session: Session) -> None:
    efa = session.exec(select(Person).where(Person.given == "Efa", Person.family == "Morgan")).one()
    mine = session.exec(select(Concern).where(Concern.pupil_id == efa.id)).all()
    assert {one.state for one in mine} <= {"closed"}


def test_whoever_opens_the_demo_at_once_finds_its_bells_rung_and_no_alarm(
    settings: Settings,
) -> None:
    caught = Console(load(), settings.public_url, settings.keys)
    demo.catch_up(settings, caught, now=NOW)
    database = Database(settings.database_url)
    with database.read() as session:
        assert not rings(session, NOW).anything
        assert set(session.exec(select(Owed.state))).isdisjoint({"owed", "leased"})
    database.close()


@pytest.mark.parametrize("note", history.LINES)
def test_what_children_wrote_in_the_demos_past_is_of_every_day(note: str) -> None:
    """Else it cannot be made: the net once took "My friend said something mean" for more."""
    assert judge(note).severity == 0
