"""How long a large school's import holds the writer: `python -m tests.bench.importing`.

It prints seconds by the wall and of the processor, before the lock and inside it, for a first file,
for the file of the next September, and what was done before the lock.
"""

import argparse
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from app.access.actor import Actor
from app.journeys import import_roster
from app.kernel import migrating
from app.kernel.db import Database
from app.roster.importing.shape import (
    ClassRow,
    MembershipRow,
    Part,
    PersonRow,
    Roster,
    SchoolRow,
)
from app.roster.models import School
from tests.people import NOW, a_school

PUPILS: Final = 1_500
STAFF: Final = 110
FORMS: Final = 60
GROUPS: Final = 200
GROUPS_EACH: Final = 8
EVERYTHING: Final[frozenset[Part]] = frozenset(
    {"pupils", "staff", "classes", "registration", "teaching", "teachers"}
)


def a_secondary(*, september: int = 0) -> Roster:
    """Give 1,610 people; in a later September the oldest are gone and everybody has moved up."""
    gone = september * PUPILS // 7
    numbers = range(gone, gone + PUPILS)
    pupils = [
        PersonRow(
            f"P{n}", "pupil", f"Given{n}", f"Family{n % 400}", upn=f"UPN{n}",
            year=str(7 + (gone + PUPILS - 1 - n) * 7 // PUPILS),
        )
        for n in numbers
    ]  # fmt: skip
    staff = [
        PersonRow(
            f"S{n}", "staff", f"Staff{n}", f"Evans{n}", title="Mr", email=f"s{n}@ysgol.example",
            roles=("teacher", "dsp") if n == september * 12 else ("teacher",),
        )
        for n in range(september * 12, september * 12 + STAFF)
    ]  # fmt: skip
    forms = [ClassRow(f"F{n}", f"Form {n}", "registration") for n in range(FORMS)]
    groups = [ClassRow(f"G{n}", f"Group {n}", "teaching") for n in range(GROUPS)]
    members = [MembershipRow(f"F{(n + september) % FORMS}", f"P{n}", "pupil") for n in numbers]
    members += [
        MembershipRow(f"G{(n * 7 + k * 23 + september) % GROUPS}", f"P{n}", "pupil")
        for n in numbers
        for k in range(GROUPS_EACH)
    ]
    members += [
        MembershipRow(one.source_id, staff[n % STAFF].source_id, "teacher")
        for n, one in enumerate([*forms, *groups])
    ]
    return Roster(
        schools=(SchoolRow("town", "Ysgol y Dref", "secondary"),),
        people=(*pupils, *staff),
        classes=(*forms, *groups),
        memberships=tuple(dict.fromkeys(members)),
        terms=(),
        layout="own",
        delta=False,
        covers=EVERYTHING,
        unread_ids=frozenset(),
    )


def said(what: str, wall: float, processor: float) -> None:
    print(
        f"  {what:<16} {time.perf_counter() - wall:6.2f} s wall"
        f" {time.thread_time() - processor:6.2f} s processor"
    )


def bring(database: Database, school: School, roster: Roster, what: str, days: int) -> None:
    now = NOW + timedelta(days=days)
    print(f"{what}: {len(roster.people)} people, {len(roster.memberships)} memberships")
    begun = time.perf_counter(), time.thread_time()
    with database.read() as session:
        prepared = import_roster.prepare(session, school, roster, from_the_console=True, now=now)
    said("before the lock", *begun)
    with database.write() as session:
        begun = time.perf_counter(), time.thread_time()
        kept = session.merge(school)
        actor = Actor(school.id, None, "system")
        done = import_roster.apply(
            session, actor, kept, roster, confirmed=True, prepared=prepared, now=now
        )
    said("inside the lock", *begun)  # the commit is inside
    print(f"  {done}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--url", help="a migrated, empty database; else SQLite in a new file")
    url = asked.parse_args().url
    with tempfile.TemporaryDirectory() as folder:
        database = Database(url or f"sqlite:///{Path(folder) / 'town.sqlite3'}")
        with database.engine.connect() as connection:
            migrating.upgrade(connection)
            connection.commit()
        with database.write() as session:
            school = a_school(session, "town", "Ysgol y Dref", kind="secondary")
        bring(database, school, a_secondary(), "first file", 0)
        bring(database, school, a_secondary(september=1), "next September", 300)
        one = a_secondary(september=1)
        moved = replace(one, people=(*one.people[1:-1], replace(one.people[-1], family="Rees")))
        bring(database, school, moved, "one goes, one changes", 301)
        database.close()


if __name__ == "__main__":
    main()
