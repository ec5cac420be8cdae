"""What is written down stays as it was written, and who may not know does not find out."""

import random
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import delete, func, insert, update
from sqlmodel import Session, col, select

from app.audit import queries, sealing, service
from app.audit.actions import Action
from app.audit.anchors import anchor, read_anchors
from app.audit.models import AuditHead, AuditRow
from app.audit.service import Entry
from app.kernel.crypto import CannotOpen, Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.roster.models import School
from app.vault import service as vault
from tests.statements import statements

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MRS_EVANS, MR_PRICE, EFA, TOMOS = (uuid7() for _ in range(4))


def a_school(database: Database, school_id: UUID) -> UUID:
    with database.write() as session:
        session.add(
            School(id=school_id, code=school_id.hex, name="Ysgol", kind="primary", created_at=NOW)
        )
    return school_id


def a_look(school_id: UUID, n: int = 0, **more: object) -> Entry:
    given = {
        "school_id": school_id,
        "at": NOW + timedelta(seconds=n),
        "actor_kind": "staff",
        "actor_id": MRS_EVANS,
        "action": Action.READ_CONCERN,
        "pupil_id": EFA,
    }
    return Entry(**(given | more))  # type: ignore[arg-type]


def write(database: Database, *entries: Entry) -> None:
    with database.write() as session:
        service.record(session, entries)


def verified(database: Database, keys: Keyring, school_id: UUID) -> service.Report:
    with database.read() as session:
        return service.verify(session, keys, school_id)


def test_rows_are_sealed_in_turn_and_the_chain_holds(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    write(database, *(a_look(school_id, n) for n in range(3)))
    assert verified(database, keys, school_id) == service.Report(0, 3, (), None)
    assert sealing.seal_due(database, keys, NOW) == 3
    write(database, a_look(school_id, 4))
    assert verified(database, keys, school_id) == service.Report(3, 1, (), None)
    assert sealing.seal_due(database, keys, NOW) == 1
    assert sealing.seal_due(database, keys, NOW) == 0
    assert verified(database, keys, school_id) == service.Report(4, 0, (), None)


def test_what_is_undone_is_not_written_down(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)

    def fail() -> None:
        with database.write() as session:
            service.record(session, [a_look(school_id)])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert verified(database, keys, school_id).unsealed == 0


def test_a_row_committed_late_takes_the_next_number(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    begun_early = uuid7(at_ms=1_000)
    write(database, a_look(school_id, 1), a_look(school_id, 2))
    sealing.seal_due(database, keys, NOW)
    write(database, a_look(school_id, 0, id=begun_early))
    sealing.seal_due(database, keys, NOW)
    with database.read() as session:
        seq = session.exec(select(AuditRow.seq).where(AuditRow.id == begun_early)).one()
    assert seq == 3
    assert verified(database, keys, school_id).holds


def test_two_schools_have_a_chain_each(database: Database, keys: Keyring, school_id: UUID) -> None:
    other = a_school(database, uuid7())
    a_school(database, school_id)
    write(database, a_look(school_id), a_look(other), a_look(school_id))
    assert sealing.seal_due(database, keys, NOW) == 3
    assert verified(database, keys, school_id).sealed == 2
    assert verified(database, keys, other) == service.Report(1, 0, (), None)


def test_sealers_at_the_same_time_do_not_trip_over_each_other(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    write(database, *(a_look(school_id, n) for n in range(1200)))
    together, done = threading.Barrier(4), list[int]()

    def seal() -> None:
        together.wait()
        done.append(sealing.seal_due(database, keys, NOW))

    threads = [threading.Thread(target=seal) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done.append(sealing.seal_due(database, keys, NOW))  # what all left to each other
    assert sum(done) == 1200
    assert verified(database, keys, school_id) == service.Report(1200, 0, (), None)


def test_a_hundred_entries_cost_one_statement(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    with statements(database) as said:
        write(database, *(a_look(school_id, n) for n in range(100)))
    assert len([sql for sql in said if sql.startswith("INSERT")]) == 1


def test_a_reason_opens_with_the_pupils_key_until_it_is_destroyed(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    made = uuid7()
    with database.write() as session:
        _, key = vault.pupil_key(session, keys, school_id, EFA, now=NOW)
        sealed = service.seal_detail(key, school_id, made, "gofynnodd ei thad")
        service.record(session, [a_look(school_id, id=made, detail_sealed=sealed)])
    sealing.seal_due(database, keys, NOW)
    with database.write() as session:
        row = session.exec(select(AuditRow)).one()
        assert service.open_detail(key, row) == "gofynnodd ei thad"
        vault.destroy(session, school_id, EFA)
        _, fresh = vault.pupil_key(session, keys, school_id, EFA, now=NOW)
        with pytest.raises(CannotOpen):
            service.open_detail(fresh, row)
    assert verified(database, keys, school_id).holds  # erasing breaks no chain


# --- tampering -----------------------------------------------------------------------------------

Tampering = Callable[[Session, UUID, random.Random], None]
LENGTH = 30


def row_at(session: Session, school_id: UUID, seq: int) -> AuditRow:
    return session.exec(
        select(AuditRow).where(AuditRow.school_id == school_id, AuditRow.seq == seq)
    ).one()


def put(session: Session, school_id: UUID, at_seq: int, **values: object) -> None:
    session.execute(
        update(AuditRow)
        .where(col(AuditRow.school_id) == school_id, col(AuditRow.seq) == at_seq)
        .values(**values)
    )


def change_a_column(session: Session, school_id: UUID, chance: random.Random) -> None:
    column, value = chance.choice(
        [
            ("at", NOW - timedelta(days=1)),
            ("actor_kind", "system"),
            ("actor_id", MR_PRICE),
            ("action", "close"),
            ("pupil_id", TOMOS),
            ("concern_id", uuid7()),
            ("object_kind", "device"),
            ("object_id", uuid7()),
            ("detail_sealed", b"forged"),
            ("erase_after", NOW),
            ("mac", chance.randbytes(32)),
            ("mac", None),
            ("id", uuid7()),
        ]
    )
    put(session, school_id, chance.randint(1, LENGTH), **{column: value})


def remove_some(session: Session, school_id: UUID, chance: random.Random) -> None:
    first = chance.randint(1, LENGTH - 1)
    session.execute(
        delete(AuditRow).where(
            col(AuditRow.school_id) == school_id,
            col(AuditRow.seq).between(first, chance.randint(first, LENGTH - 1)),
        )
    )


def remove_one_and_close_the_gap(session: Session, school_id: UUID, chance: random.Random) -> None:
    gone = chance.randint(1, LENGTH - 1)
    session.execute(
        delete(AuditRow).where(col(AuditRow.school_id) == school_id, col(AuditRow.seq) == gone)
    )
    for seq in range(gone + 1, LENGTH + 1):
        put(session, school_id, seq, seq=seq - 1)


def cut_the_tail(session: Session, school_id: UUID, chance: random.Random) -> None:
    left = chance.randint(1, LENGTH - 1)
    mac = row_at(session, school_id, left).mac
    session.execute(
        delete(AuditRow).where(col(AuditRow.school_id) == school_id, col(AuditRow.seq) > left)
    )
    if chance.random() < 0.5:
        session.execute(
            update(AuditHead).where(col(AuditHead.school_id) == school_id).values(seq=left, mac=mac)
        )


def forged(school_id: UUID, seq: int | None, chance: random.Random) -> dict[str, object]:
    return {
        "school_id": school_id,
        "id": uuid7(),
        "at": NOW,
        "actor_kind": "staff",
        "actor_id": MR_PRICE,
        "action": "read_concern",
        "seq": seq,
        "mac": chance.randbytes(32),
    }


def add_at_the_end(session: Session, school_id: UUID, chance: random.Random) -> None:
    seq = chance.choice([-1, 0, LENGTH + 1, LENGTH + 9])
    session.execute(insert(AuditRow).values(**forged(school_id, seq, chance)))


def push_one_in(session: Session, school_id: UUID, chance: random.Random) -> None:
    place = chance.randint(1, LENGTH)
    for seq in range(LENGTH, place - 1, -1):
        put(session, school_id, seq, seq=seq + 1)
    session.execute(insert(AuditRow).values(**forged(school_id, place, chance)))


def swap_two(session: Session, school_id: UUID, chance: random.Random) -> None:
    a, b = chance.sample(range(1, LENGTH + 1), 2)
    with_marks = chance.random() < 0.5
    marks = [row_at(session, school_id, seq).mac for seq in (a, b)]
    put(session, school_id, a, seq=-5)
    put(session, school_id, b, seq=a, **({"mac": marks[0]} if with_marks else {}))
    put(session, school_id, -5, seq=b, **({"mac": marks[1]} if with_marks else {}))


def send_one_back_to_be_sealed_anew(
    session: Session, school_id: UUID, chance: random.Random
) -> None:
    put(session, school_id, chance.randint(1, LENGTH), seq=None, mac=None)


def change_the_head(session: Session, school_id: UUID, chance: random.Random) -> None:
    columns: dict[str, object] = chance.choice(
        [
            {"seq": LENGTH - 1},
            {"seq": 2 * LENGTH},
            {"mac": chance.randbytes(32)},
            {"proof": chance.randbytes(32)},
            {"sealed_at": NOW + timedelta(days=1)},
        ]
    )
    session.execute(
        update(AuditHead).where(col(AuditHead.school_id) == school_id).values(**columns)
    )


def remove_the_head(session: Session, school_id: UUID, chance: random.Random) -> None:
    session.execute(delete(AuditHead).where(col(AuditHead.school_id) == school_id))


TAMPERINGS: list[Tampering] = [
    change_a_column,
    remove_some,
    remove_one_and_close_the_gap,
    cut_the_tail,
    add_at_the_end,
    push_one_in,
    swap_two,
    send_one_back_to_be_sealed_anew,
    change_the_head,
    remove_the_head,
]


def test_a_hundred_tamperings_are_found(database: Database, keys: Keyring, school_id: UUID) -> None:
    a_school(database, school_id)
    write(database, *(a_look(school_id, n) for n in range(LENGTH)))
    sealing.seal_due(database, keys, NOW)
    assert verified(database, keys, school_id).holds
    missed = []
    for seed in range(100):
        tamper = TAMPERINGS[seed % len(TAMPERINGS)]
        with database.read() as session:  # never committed
            tamper(session, school_id, random.Random(seed))
            session.expire_all()
            if service.verify(session, keys, school_id).holds:
                missed.append((seed, tamper.__name__))
    assert missed == []
    assert verified(database, keys, school_id).holds


def test_a_gap_is_named_by_its_numbers(database: Database, keys: Keyring, school_id: UUID) -> None:
    a_school(database, school_id)
    write(database, *(a_look(school_id, n) for n in range(9)))
    sealing.seal_due(database, keys, NOW)
    with database.write() as session:
        session.execute(delete(AuditRow).where(col(AuditRow.seq).in_([3, 4, 9])))
    assert verified(database, keys, school_id) == service.Report(6, 0, ((3, 4), (9, 9)), 3)


def test_sealing_goes_on_behind_a_gap_and_the_gap_stays_found(
    database: Database, keys: Keyring, school_id: UUID
) -> None:
    a_school(database, school_id)
    write(database, *(a_look(school_id, n) for n in range(5)))
    sealing.seal_due(database, keys, NOW)
    with database.write() as session:
        session.execute(delete(AuditRow).where(col(AuditRow.seq) >= 4))
    write(database, a_look(school_id, 9))
    sealing.seal_due(database, keys, NOW)
    assert verified(database, keys, school_id) == service.Report(4, 0, ((4, 5),), 4)


def write_past_the_end(session: Session, school_id: UUID, chance: random.Random) -> None:
    session.execute(insert(AuditRow).values(**forged(school_id, LENGTH + 1, chance)))


@pytest.mark.parametrize("tamper", [change_the_head, remove_the_head, write_past_the_end])
def test_a_chain_with_a_forged_end_is_not_continued_and_the_alarm_sees_it(
    database: Database, keys: Keyring, school_id: UUID, tamper: Tampering
) -> None:
    healthy = a_school(database, uuid7())
    a_school(database, school_id)
    write(database, *(a_look(school_id, n) for n in range(LENGTH)))
    sealing.seal_due(database, keys, NOW)
    with database.write() as session:
        tamper(session, school_id, random.Random(3))
    write(database, a_look(school_id, 60), a_look(healthy))
    assert sealing.seal_due(database, keys, NOW) == 1
    with database.read() as session:
        assert service.unsealed_since(session) == NOW + timedelta(seconds=60)
    assert not verified(database, keys, school_id).holds
    assert verified(database, keys, healthy).holds


def test_a_chain_put_back_whole_shows_against_the_anchor(
    database: Database, keys: Keyring, school_id: UUID, tmp_path: Path
) -> None:
    a_school(database, school_id)
    write(database, a_look(school_id, 1))
    sealing.seal_due(database, keys, NOW)
    file = tmp_path / "anchors.jsonl"
    with database.read() as session:
        earlier = session.exec(select(AuditHead)).one().model_dump()
    write(database, a_look(school_id, 2))
    sealing.seal_due(database, keys, NOW)
    assert anchor(database, file, NOW) == 1
    with database.write() as session:
        session.execute(delete(AuditRow).where(col(AuditRow.seq) == 2))
        session.execute(update(AuditHead).values(**earlier))
    assert verified(database, keys, school_id).holds  # by itself the database cannot tell
    found = read_anchors(file, keys)
    assert found.spoilt == 0
    with database.read() as session:
        report = service.verify(session, keys, school_id, anchors=found.ends[school_id])
    assert (report.first_bad, report.gaps) == (2, ((2, 2),))


def test_an_anchor_is_written_once_an_hour_however_often_it_is_asked_for(
    database: Database, keys: Keyring, school_id: UUID, tmp_path: Path
) -> None:
    a_school(database, school_id)
    write(database, a_look(school_id))
    sealing.seal_due(database, keys, NOW)
    file = tmp_path / "anchors.jsonl"
    minutes = [0, 1, 59, 60, 61, 120]
    done = [anchor(database, file, NOW + timedelta(minutes=n)) for n in minutes]
    assert done == [1, 0, 0, 1, 0, 1]
    assert len(file.read_text().splitlines()) == 3


def test_a_forged_anchor_line_is_counted_and_left_out(
    database: Database, keys: Keyring, school_id: UUID, tmp_path: Path
) -> None:
    a_school(database, school_id)
    write(database, a_look(school_id))
    sealing.seal_due(database, keys, NOW)
    file = tmp_path / "anchors.jsonl"
    anchor(database, file, NOW)
    anchor(database, file, NOW + timedelta(hours=1))
    first, second = file.read_text().splitlines()
    forged_line = second.replace('"seq": 1', '"seq": 5')
    file.write_text(f"{first}\n{forged_line}\nhalf a li")
    found = read_anchors(file, keys)
    assert found.spoilt == 2
    assert [end.seq for end in found.ends[school_id]] == [1]


# --- who may read --------------------------------------------------------------------------------


def test_a_reader_from_whom_a_case_is_kept_finds_no_trace_of_it(
    database: Database, school_id: UUID
) -> None:
    a_school(database, school_id)
    about_mr_price, other = uuid7(), uuid7()
    entries = [a_look(school_id, n, concern_id=other) for n in range(5)]
    with database.write() as session:
        service.record(session, entries)
        page = {"reader_id": MR_PRICE, "hide_concerns": [about_mr_price], "limit": 3}
        without = queries.rows_for_dsp(session, school_id, **page)  # type: ignore[arg-type]
        service.record(
            session,
            [
                a_look(school_id, 9, concern_id=about_mr_price),
                a_look(school_id, 9, action=Action.VETO, object_id=MR_PRICE),
                a_look(school_id, 9, action=Action.HOLD_BACK, object_id=MR_PRICE),
            ],
        )
        assert queries.rows_for_dsp(session, school_id, **page) == without  # type: ignore[arg-type]
        seen, _ = queries.rows_for_dsp(session, school_id, reader_id=MRS_EVANS)
    assert len(seen) == 8


def test_a_pupil_who_is_hidden_leaves_no_row(database: Database, school_id: UUID) -> None:
    a_school(database, school_id)
    with database.write() as session:
        service.record(
            session,
            [
                a_look(school_id),
                a_look(school_id, pupil_id=TOMOS),
                a_look(school_id, pupil_id=None, action=Action.SIGN_IN),
            ],
        )
        seen, _ = queries.rows_for_dsp(
            session, school_id, reader_id=MR_PRICE, hide_pupils=[EFA], hide_concerns=[uuid7()]
        )
    assert [line.pupil_id for line in seen] == [None, TOMOS]


def test_pages_follow_one_another_without_a_row_twice(database: Database, school_id: UUID) -> None:
    a_school(database, school_id)
    pages, after = [], None
    with database.write() as session:
        service.record(session, [a_look(school_id, n) for n in range(7)])
        while True:
            lines, after = queries.rows_for_dsp(
                session, school_id, reader_id=MRS_EVANS, after=after, limit=3
            )
            pages.append([line.at.second for line in lines])
            if after is None:
                break
    assert pages == [[6, 5, 4], [3, 2, 1], [0]]


def test_another_schools_rows_are_never_shown(database: Database, school_id: UUID) -> None:
    other = a_school(database, uuid7())
    a_school(database, school_id)
    with database.write() as session:
        service.record(session, [a_look(other)])
        assert queries.rows_for_dsp(session, school_id, reader_id=MRS_EVANS) == ([], None)
        assert queries.who_looked(session, school_id, EFA) == []


def test_efa_reads_which_people_looked(database: Database, school_id: UUID) -> None:
    a_school(database, school_id)
    with database.write() as session:
        service.record(
            session,
            [
                a_look(school_id, 1),
                a_look(school_id, 2, actor_id=MR_PRICE, action=Action.READ_CHECK_INS),
                a_look(school_id, 3, action=Action.ACKNOWLEDGE),
                a_look(school_id, 4, actor_kind="system", actor_id=None),
                a_look(school_id, 5, pupil_id=TOMOS),
            ],
        )
        looks = queries.who_looked(session, school_id, EFA)
    assert [(look.actor_id, look.action) for look in looks] == [
        (MR_PRICE, "read_check_ins"),
        (MRS_EVANS, "read_concern"),
    ]


def test_nothing_is_lost_where_many_entries_come_at_once(
    database: Database, school_id: UUID
) -> None:
    a_school(database, school_id)
    write(database, *(a_look(school_id, n) for n in range(1101)))
    with database.read() as session:
        assert session.execute(select(func.count()).select_from(AuditRow)).scalar_one() == 1101
