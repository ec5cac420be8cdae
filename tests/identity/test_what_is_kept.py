"""Whoever steals the database finds nothing to sign in with."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session

from app.access.actor import Actor
from app.identity import badges, devices, secrets, sessions, staff
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.problems import Problem
from app.tables import METADATA
from tests.people import NOW, a_class, a_pupil, a_school, an_adult, in_class

PASSWORD = "Tri chi ar y traeth"


def everything(session: Session) -> str:
    """All that the database holds, as text; bytes as hex."""
    found = []
    for table in METADATA.sorted_tables:
        for row in session.connection().execute(text(f'SELECT * FROM "{table.name}"')):  # noqa: S608
            found += [
                cell.hex() if isinstance(cell, bytes | memoryview) else str(cell) for cell in row
            ]
    return " ".join(found).casefold()


def test_no_token_code_pin_or_password_lies_in_the_database(
    database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        school = a_school(session)
        evans, efa = an_adult(session, school), a_pupil(session, school)
        group = a_class(session, school)
        in_class(session, group, efa, evans)
        link = staff.invite(session, keys, school.id, evans.id, now=NOW)
        staff.accept(session, keys, link, staff.hashed(PASSWORD), now=NOW)
        actor = Actor(school.id, evans.id, "staff")
        enrol, _ = devices.make_code(session, keys, actor, group.id, now=NOW)
        _, device = devices.enrol(session, keys, enrol, now=NOW)
        code, pin = secrets.assign_phone(session, keys, school.id, efa.id, now=NOW)
        kept_back = [
            link,
            PASSWORD,
            enrol,
            enrol.replace("-", ""),
            device,
            pin,
            badges.issue(session, keys, school.id, efa.id, now=NOW),
            sessions.start_staff(session, keys, school.id, evans.id, now=NOW),
            sessions.start_own(session, keys, school.id, efa.id, now=NOW),
            " ".join(secrets.assign_pictures(session, keys, school.id, efa.id, "B", now=NOW)),
        ]
        session.flush()
        found = everything(session)
    assert code in found  # the search does find what is there
    for secret in kept_back:
        assert secret.casefold() not in found
        assert secret.partition(".")[2].casefold() not in found or "." not in secret


def test_a_password_is_hashed_with_argon2id_at_owasps_minimum() -> None:
    assert staff.hashed(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_address_without_an_account_costs_the_same_work(
    database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        a_school(session)
        nobody = staff.knock(session, keys, "ysgol-y-bryn", "neb@ysgol.example", now=NOW)
        nowhere = staff.knock(session, keys, "ysgol-arall", "neb@ysgol.example", now=NOW)
    work = staff.hashed(PASSWORD).rpartition("$")[0].rpartition("$")[0]
    assert nobody.password_hash.startswith(work)
    assert nowhere.password_hash.startswith(work)


def test_a_password_changed_while_the_old_one_was_compared_lets_nobody_in(
    database: Database, keys: Keyring
) -> None:
    with database.write() as session:
        school = a_school(session)
        evans = an_adult(session, school, email="sian@ysgol.example")
        first = staff.invite(session, keys, school.id, evans.id, now=NOW)
        staff.accept(session, keys, first, staff.hashed(PASSWORD), now=NOW)
    with database.write() as session:
        tried = staff.knock(session, keys, school.code, "sian@ysgol.example", now=NOW)
    right = staff.fits(tried, PASSWORD)
    assert right
    with database.write() as session:
        again = staff.invite(session, keys, school.id, evans.id, now=NOW)
        staff.accept(session, keys, again, staff.hashed("Pedair dafad ddu"), now=NOW)
    with database.write() as session, pytest.raises(Problem, match="bad_sign_in"):
        staff.enter(session, tried, right=right, now=NOW)


def test_a_token_that_names_another_school_is_nobodys(database: Database, keys: Keyring) -> None:
    with database.write() as session:
        bryn, other = a_school(session), a_school(session, "ysgol-arall", "Ysgol Arall")
        evans, efa = an_adult(session, bryn), a_pupil(session, bryn)

        def elsewhere(token: str) -> str:
            return f"{other.id.hex}.{token.partition('.')[2]}"

        mine = sessions.start_staff(session, keys, bryn.id, evans.id, now=NOW)
        phone = sessions.start_own(session, keys, bryn.id, efa.id, now=NOW)
        badge = badges.issue(session, keys, bryn.id, efa.id, now=NOW)
        assert sessions.staff(session, keys, mine, now=NOW) is not None
        assert sessions.staff(session, keys, elsewhere(mine), now=NOW) is None
        assert sessions.pupil(session, keys, elsewhere(phone), now=NOW) is None
        with pytest.raises(Problem, match="bad_code"):
            badges.pupil_of(session, keys, other.id, badge)
        with pytest.raises(Problem, match="bad_code"):
            badges.pupil_of(session, keys, other.id, elsewhere(badge))


@pytest.mark.parametrize("token", ["", ".", "x.y", "0" * 32, f"{'0' * 32}.{'a' * 32}", "é" * 60])
def test_nonsense_is_no_token(database: Database, keys: Keyring, token: str) -> None:
    with database.write() as session:
        assert sessions.staff(session, keys, token, now=NOW) is None
        assert sessions.pupil(session, keys, token, now=NOW) is None
        assert devices.device(session, keys, token, now=NOW) is None
        sessions.end_token(session, keys, token)
        with pytest.raises(Problem, match="link_used"):
            staff.invited(session, keys, token, now=NOW)
        with pytest.raises(Problem, match="bad_code"):
            badges.pupil_of(session, keys, UUID(int=0), token)


def test_an_invite_needs_an_address_to_sign_in_by(database: Database, keys: Keyring) -> None:
    with database.write() as session:
        school = a_school(session)
        evans = an_adult(session, school)
        evans.email = None
        with pytest.raises(Problem, match="bad_field"):
            staff.invite(session, keys, school.id, evans.id, now=NOW)
        efa = a_pupil(session, school)
        with pytest.raises(Problem, match="not_found"):
            staff.invite(session, keys, school.id, efa.id, now=NOW)
