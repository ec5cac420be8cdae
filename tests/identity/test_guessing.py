"""How far somebody gets by guessing: at a tablet, at a phone, and all at once."""

import threading
from math import perm
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.identity import secrets, throttle
from app.identity.models import Throttle
from app.identity.throttle import DEVICE_TRIES, WRONG_TRIES
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.kernel.problems import Problem
from app.roster.models import Person
from tests.people import NOW, a_pupil, a_school

WRONG = "not her code"


def efa_of_ysgol_y_bryn(database: Database, keys: Keyring) -> tuple[Person, str]:
    with database.write() as session:
        efa = a_pupil(session, a_school(session))
        code = secrets.assign_pictures(session, keys, efa.school_id, efa.id, "B", now=NOW)
    return efa, " ".join(code)


def says(
    database: Database, keys: Keyring, pupil: Person, secret: str, device: UUID | None = None
) -> str:
    """One try, kept as the edge keeps it; gives the refusal's code, or nothing."""
    with database.write() as session:
        try:
            secrets.check(
                session,
                keys,
                pupil.school_id,
                pupil.id,
                "pictures",
                secret,
                device_id=device,
                now=NOW,
            )
        except Problem as problem:
            if not problem.commits:
                session.rollback()
            return problem.code
    return ""


def test_twenty_guesses_at_once_are_still_one_after_another(
    database: Database, keys: Keyring
) -> None:
    efa, code = efa_of_ysgol_y_bryn(database, keys)
    answers: list[str] = []
    start = threading.Barrier(20)

    def guess() -> None:
        start.wait()
        answers.append(says(database, keys, efa, WRONG))

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count("bad_code") == WRONG_TRIES - 1
    assert answers.count("locked_out") == 20 - (WRONG_TRIES - 1)
    assert says(database, keys, efa, code) == "locked_out"


def test_a_right_code_forgets_only_her_own_wrong_tries(database: Database, keys: Keyring) -> None:
    efa, code = efa_of_ysgol_y_bryn(database, keys)
    tablet = uuid7()
    for _ in range(3):
        for _ in range(WRONG_TRIES - 1):
            assert says(database, keys, efa, WRONG, tablet) == "bad_code"
        assert says(database, keys, efa, code, tablet) == ""
    # twelve wrong ones on this tablet: hers are forgotten, the tablet's are not
    assert [says(database, keys, efa, WRONG, tablet) for _ in range(3)][-1] == "locked_out"
    assert DEVICE_TRIES == 3 * (WRONG_TRIES - 1) + 3


def test_the_budget_of_a_tablet_finds_a_code_of_band_b_in_half_a_percent_at_most() -> None:
    codes = perm(secrets.PAD["B"], secrets.LENGTH["B"])
    assert codes == 3024
    assert DEVICE_TRIES / codes <= 0.005


@pytest.mark.parametrize("band", ["A", "B", "C", "D"])
def test_a_picture_code_is_drawn_from_what_its_band_is_shown(
    database: Database, keys: Keyring, band: str
) -> None:
    with database.write() as session:
        school = a_school(session)
        drawn = []
        for _ in range(30):
            pupil = a_pupil(session, school, f"Plentyn {uuid7()}", band=band)
            drawn.append(secrets.assign_pictures(session, keys, school.id, pupil.id, band, now=NOW))
    shown = set(secrets.PICTURES[: secrets.PAD[band]])
    assert all(set(code) <= shown for code in drawn)
    assert all(len(set(code)) == len(code) == secrets.LENGTH[band] for code in drawn)
    assert len(set(drawn)) > 10


def test_a_pin_is_six_digits_and_never_one_that_people_guess_first(
    database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        efa = a_pupil(session, a_school(session))
        pins = [
            secrets.assign_phone(session, keys, efa.school_id, efa.id, now=NOW)[1]
            for _ in range(200)
        ]
    assert all(len(pin) == 6 and pin.isdecimal() for pin in pins)
    assert not {"000000", "111111", "123456", "654321"} & set(pins)


def test_a_new_code_ends_the_old_one_and_a_lockout(database: Database, keys: Keyring) -> None:
    efa, old = efa_of_ysgol_y_bryn(database, keys)
    for _ in range(WRONG_TRIES):
        says(database, keys, efa, WRONG)

    def again(session: Session) -> str:
        code = secrets.assign_pictures(session, keys, efa.school_id, efa.id, "B", now=NOW)
        return " ".join(code)

    with database.write() as session:
        new = again(session)
    assert says(database, keys, efa, new) == ""
    assert new == old or says(database, keys, efa, old) == "bad_code"


def test_a_pupil_without_a_code_is_guessed_at_as_often_as_any_other(
    database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        mari = a_pupil(session, a_school(session), "Mari", "Ellis")
    answers = [says(database, keys, mari, WRONG) for _ in range(WRONG_TRIES)]
    assert answers == ["bad_code"] * (WRONG_TRIES - 1) + ["locked_out"]


def test_locks_of_one_school_are_not_seen_in_another(database: Database, keys: Keyring) -> None:
    efa, _ = efa_of_ysgol_y_bryn(database, keys)
    for _ in range(WRONG_TRIES):
        says(database, keys, efa, WRONG)
    with database.write() as session:
        other = a_school(session, "ysgol-arall", "Ysgol Arall")
        assert throttle.locked_pupils(session, efa.school_id) == {efa.id}
        assert throttle.locked_pupils(session, other.id) == frozenset()
        assert throttle.unlock(session, other.id, efa.id) is False
        assert throttle.unlock(session, efa.school_id, efa.id) is True
        assert session.exec(select(Throttle)).all() == []
