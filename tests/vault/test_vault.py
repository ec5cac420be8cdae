"""A pupil's words open with the pupil's key, and with nothing else."""

import threading
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from app.kernel.crypto import CannotOpen, Keyring, open_sealed, seal
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.roster.models import School
from app.vault import service as vault
from app.vault.models import PupilKey, SchoolKey
from app.vault.service import _pupil_place, _school_keys, _wrap
from tests.statements import statements

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def a_school(database: Database, school_id: UUID) -> UUID:
    with database.write() as session:
        session.add(
            School(
                id=school_id,
                code=school_id.hex,
                name="Ysgol y Bryn",
                kind="primary",
                created_at=NOW,
            )
        )
    return school_id


def test_efas_key_is_the_same_every_time(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    efa = uuid7()
    with database.write() as session:
        first = vault.pupil_key(session, keys, school_id, efa, now=NOW)
    with database.read() as session:
        again = vault.pupil_key(session, keys, school_id, efa, now=NOW, make=False)
    assert first == again
    assert first[0] == 1
    assert len(first[1]) == 32


def test_efa_and_tomos_have_different_keys(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    efa, tomos = uuid7(), uuid7()
    with database.write() as session:
        found = vault.pupil_keys(session, keys, [(school_id, efa), (school_id, tomos)], now=NOW)
    assert found[school_id, efa][1] != found[school_id, tomos][1]


def test_no_key_lies_bare_in_the_database(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    with database.write() as session:
        _, key = vault.pupil_key(session, keys, school_id, uuid7(), now=NOW)
        rows = [row.wrapped for row in session.exec(select(PupilKey)).all()]
        rows += [row.wrapped for row in session.exec(select(SchoolKey)).all()]
    assert all(key not in row and keys.master not in row for row in rows)


def test_another_master_key_opens_nothing(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    efa = uuid7()
    with database.write() as session:
        vault.pupil_key(session, keys, school_id, efa, now=NOW)
    with database.read() as session, pytest.raises(CannotOpen):
        vault.pupil_key(session, Keyring(b"t" * 32), school_id, efa, now=NOW)


def test_a_wrapped_key_put_in_anothers_row_does_not_open(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    efa, tomos = uuid7(), uuid7()
    with database.write() as session:
        vault.pupil_keys(session, keys, [(school_id, efa), (school_id, tomos)], now=NOW)
        efas = session.exec(select(PupilKey.wrapped).where(PupilKey.pupil_id == efa)).one()
        session.execute(
            update(PupilKey).where(col(PupilKey.pupil_id) == tomos).values(wrapped=efas)
        )
    with database.read() as session, pytest.raises(CannotOpen):
        vault.pupil_key(session, keys, school_id, tomos, now=NOW)


def test_a_destroyed_key_takes_the_words_with_it(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    efa, tomos = uuid7(), uuid7()
    with database.write() as session:
        found = vault.pupil_keys(session, keys, [(school_id, efa), (school_id, tomos)], now=NOW)
        sealed = seal(found[school_id, efa][1], "dw i'n drist", aad=["check_in"])
        vault.destroy(session, school_id, efa)
        vault.destroy(session, school_id, efa)
    with database.write() as session:
        with pytest.raises(CannotOpen):
            vault.pupil_key(session, keys, school_id, efa, now=NOW, make=False)
        assert vault.pupil_keys(
            session, keys, [(school_id, efa), (school_id, tomos)], now=NOW, make=False
        ) == {(school_id, tomos): found[school_id, tomos]}
        _, fresh = vault.pupil_key(session, keys, school_id, efa, now=NOW)
    with pytest.raises(CannotOpen):
        open_sealed(fresh, sealed, aad=["check_in"])


def test_reading_where_no_key_was_ever_made_makes_none(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    with database.read() as session:
        assert vault.pupil_keys(session, keys, [], now=NOW) == {}
        assert vault.pupil_keys(session, keys, [(school_id, uuid7())], now=NOW, make=False) == {}


def test_a_whole_class_costs_no_more_statements_than_one_pupil(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    lengths = []
    for pupils in ([(school_id, uuid7())], [(school_id, uuid7()) for _ in range(200)]):
        for _ in range(2):  # once to make, once to read
            with statements(database) as said, database.write() as session:
                assert len(vault.pupil_keys(session, keys, pupils, now=NOW)) == len(pupils)
            lengths.append(len(said))
    made_one, read_one, made_many, read_many = lengths
    assert made_many <= made_one
    assert read_many == read_one


def test_two_that_make_the_same_key_at_once_get_the_same_key(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    pupils = [(school_id, uuid7()) for _ in range(20)]
    together, found = threading.Barrier(4), list[dict[vault.Pupil, tuple[int, bytes]]]()

    def take(order: list[vault.Pupil]) -> None:
        together.wait()
        with database.write() as session:
            found.append(vault.pupil_keys(session, keys, order, now=NOW))

    threads = [
        threading.Thread(target=take, args=(pupils[:: -1 if n % 2 else 1],)) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(each == found[0] for each in found)


def test_of_several_keys_the_newest_is_a_pupils_whatever_their_order_in_the_table(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    efa = uuid7()
    with database.write() as session:
        vault.pupil_key(session, keys, school_id, efa, now=NOW)
        school_key = _school_keys(session, keys, [school_id], now=NOW, make=False)[school_id]
        for version in (3, 2):
            place = _pupil_place(school_id, efa, version)
            session.add(
                PupilKey(
                    school_id=school_id,
                    pupil_id=efa,
                    version=version,
                    wrapped=_wrap(school_key, place),
                    created_at=NOW,
                )
            )
            session.flush()
    with database.read() as session:
        found, _ = vault.pupil_key(session, keys, school_id, efa, now=NOW, make=False)
    assert found == 3
