"""After five bells in ten minutes one speaks for more; an urgent one always rings."""

from datetime import datetime, timedelta

from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.notify.delivery import deliver_due
from app.notify.grouping import APART, MOST, WITHIN
from app.notify.outbox import owe
from app.roster.models import Person
from tests.mail_server import LetterBox
from tests.notify.belled import a_mail, a_ring, efa_and_mrs_evans, states, yes
from tests.people import NOW, an_adult

SECOND = timedelta(seconds=1)


def asked(
    database: Database, adult: Person, pupil: Person, count: int, *, at: datetime, first: int = 0
) -> None:
    with database.write() as session:
        rings = [a_ring(adult, pupil, number=first + n, at=at) for n in range(count)]
        owe(session, rings, now=at)


def deliver(database: Database, letters: LetterBox, now: datetime) -> int:
    return deliver_due(database, {"email": a_mail(letters)}, yes, now=now, worker="w")


def test_forty_asks_in_a_minute_ring_five_times_and_once_more_for_all_the_others(
    database: Database, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        school, efa, evans = efa_and_mrs_evans(session)
        price = an_adult(session, school, "Ifan Price")
    asked(database, evans, efa, 40, at=NOW)
    asked(database, price, efa, 1, at=NOW)
    deliver(database, letters, NOW)
    # the fifth speaks for those that were due with it
    assert states(database).count("sent") == MOST + 1
    assert states(database).count("superseded") == 40 - MOST
    assert sum(letter["to"] == evans.email for letter in letters.wait_for(MOST + 1)) == MOST


def test_what_comes_next_waits_a_minute_and_speaks_for_what_came_meanwhile(
    database: Database, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
    asked(database, evans, efa, MOST, at=NOW)
    deliver(database, letters, NOW)
    assert states(database) == ["sent"] * MOST
    for seconds in (10, 20, 30):
        at = NOW + timedelta(seconds=seconds)
        asked(database, evans, efa, 1, at=at, first=seconds)
        deliver(database, letters, at)
    assert states(database).count("owed") == 3
    deliver(database, letters, NOW + APART)
    assert states(database).count("sent") == MOST + 1
    assert states(database).count("superseded") == 2
    assert len(letters.wait_for(MOST + 1)) == MOST + 1


def test_an_urgent_one_rings_at_once_however_often_she_was_rung(
    database: Database, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
    asked(database, evans, efa, MOST, at=NOW)
    deliver(database, letters, NOW)
    later = NOW + SECOND
    with database.write() as session:
        urgent = [a_ring(evans, efa, number=90 + n, urgent=True, at=later) for n in range(2)]
        owe(session, urgent, now=later)
    deliver(database, letters, later)
    assert states(database) == ["sent"] * (MOST + 2)


def test_ten_minutes_later_each_ask_rings_again(
    database: Database, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
    asked(database, evans, efa, MOST, at=NOW)
    deliver(database, letters, NOW)
    later = NOW + WITHIN
    asked(database, evans, efa, 2, at=later, first=50)
    deliver(database, letters, later)
    assert states(database) == ["sent"] * (MOST + 2)


def test_a_bell_that_is_not_heard_speaks_for_nobody(
    database: Database, letters: LetterBox, keys: Keyring
) -> None:
    with database.write() as session:
        _, efa, evans = efa_and_mrs_evans(session)
    asked(database, evans, efa, MOST, at=NOW)
    deliver(database, letters, NOW)
    assert evans.email is not None
    letters.refusals[evans.email] = "452 full"
    asked(database, evans, efa, 3, at=NOW + APART, first=50)
    deliver(database, letters, NOW + APART)
    assert states(database).count("owed") == 3
