"""Whose time has come is handed on at once, and who is in danger goes first."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import col, select

from app.concerns.models import Concern, Event
from app.journeys import escalate
from app.journeys.escalate import run_clock
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from tests.journeys.conftest import ysgol_y_bryn
from tests.people import NOW, a_pupil, chooses


def many_ask_and_nia_is_in_danger(database: Database, keys: Keyring, many: int) -> None:
    """At nine so many ask to talk; a quarter of an hour later Nia asks for somebody now."""
    with database.write() as session:
        story = ysgol_y_bryn(session, keys)
        for n in range(many):
            pupil = a_pupil(session, story.school, f"Disgybl {n}")
            chooses(session, pupil, story.evans, story.price)
            story.taps(pupil, ask="talk")
        nia = a_pupil(session, story.school, "Nia Prys")
        chooses(session, nia, story.price, story.evans)
        story.now = NOW + timedelta(minutes=15, seconds=10)
        story.taps(nia, ask="urgent")


def handed_on(database: Database) -> list[str]:
    """The severities of the cases that were handed on, in the order in which that was done."""
    with database.read() as session:
        rows = session.exec(
            select(Concern.severity)
            .join(Event, col(Event.concern_id) == col(Concern.id))
            .where(Event.kind == "handed_up")
            .order_by(col(Event.id))
        )
        return list(rows)


def test_one_in_danger_goes_before_all_who_were_due_earlier(
    database: Database, keys: Keyring
) -> None:
    many_ask_and_nia_is_in_danger(database, keys, 5)
    assert run_clock(database, now=NOW + timedelta(minutes=21)) == 6
    assert handed_on(database) == ["U", *"RRRRR"]


def test_who_falls_into_danger_while_many_are_handed_on_waits_for_one_load_only(
    database: Database, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run that began before Nia's time came finds her after its first three, and ends all."""
    monkeypatch.setattr(escalate, "AT_ONCE", 3)
    many_ask_and_nia_is_in_danger(database, keys, 7)
    moments = [NOW + timedelta(minutes=20), NOW + timedelta(minutes=20, seconds=15)]

    def present() -> datetime:
        return moments.pop(0) if len(moments) > 1 else moments[0]

    assert run_clock(database, now=moments[0], present=present) == 8
    assert handed_on(database) == [*"RRR", "U", *"RRRR"]


def test_a_case_that_cannot_be_handed_on_holds_up_no_other_and_is_said_aloud(
    database: Database, keys: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escalate, "AT_ONCE", 2)
    many_ask_and_nia_is_in_danger(database, keys, 5)
    with database.write() as session:
        broken = session.exec(select(Concern).order_by(col(Concern.id))).first()
        assert broken is not None
        broken.band = "?"  # no band that the clock knows
    with pytest.raises(KeyError):
        run_clock(database, now=NOW + timedelta(minutes=21))
    assert handed_on(database) == ["U", *"RRRR"]
