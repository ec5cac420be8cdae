"""A made-up country, written in bulk: schools, pupils who are signed in, adults with browsers."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pydantic_core import PydanticUndefined
from rich.progress import track
from sqlalchemy import Connection, Table, insert
from sqlmodel import SQLModel

from app.identity.models import Badge, Device, PupilSecret, SignedIn
from app.kernel.crypto import Keyring, b64url
from app.kernel.db import Database
from app.kernel.ids import new_token, uuid7
from app.notify.models import PushSubscription
from app.patterns import meters
from app.patterns.models import UsualRow
from app.roster.models import Class, DayHours, Duty, Membership, Person, School, Term
from app.trust.models import Choosable, CirclePlace

KEYS: Final = Keyring(b"b" * 32)
PUPILS_OF_A_SCHOOL: Final = 322  # 470,000 pupils in 1,460 schools
PUPILS_OF_A_CLASS: Final = 30
SCHOOLS_AT_ONCE: Final = 25  # written together
CODE: Final = ("cat", "tree", "boat", "apple")
_YEARS: Final = ("R", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")
_NAMES: Final = ("Efa", "Osian", "Cerys", "Ifan", "Gwenno", "Harri", "Cai", "Georgia", "Tomos")

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = dict[type[SQLModel], list[Row]]


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil with an open session; half of them at a class's tablet, half at an own phone."""

    school_id: UUID
    id: UUID
    token: str


@dataclass(frozen=True, slots=True)
class Tablet:
    """A class's tablet, and who signs in there."""

    token: str
    pupils: tuple[UUID, ...]
    badges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    """A class's teacher and the school's DSP, signed in."""

    school_id: UUID
    class_id: UUID
    teacher_id: UUID
    teacher: str
    dsp: str


@dataclass(slots=True)
class Town:
    """Everybody who will knock; in the order of the roster."""

    children: list[Child] = field(default_factory=list)
    tablets: list[Tablet] = field(default_factory=list)
    staff: list[Staff] = field(default_factory=list)


def settle(  # a name for it: people settle in a town
    database: Database,
    pupils: int,
    *,
    now: datetime,
    push: str = "",
    tablets: int = 0,
    classes_a_school: int | None = None,
    own_phones: bool = False,
    term_days: int = 80,
) -> Town:
    """Write so many pupils, in schools of the usual size, and give them sessions.

    Args:
        database: migrated and empty.
        pupils: how many.
        now: the present; sessions stay fresh for an hour from here.
        push: the origin of a push service; each adult has a browser there, named by the adult's id.
        tablets: how many classes have a tablet, picture codes and badges.
        classes_a_school: in place of the usual number.
        own_phones: nobody sits at a tablet, so that everybody can check in again.
        term_days: how long the term has run. At 0 no day and no week of it is over: as at nine
            o'clock, when a worker has long closed and published what was.
    """
    town, chance = Town(), random.Random(20261123)
    each = PUPILS_OF_A_CLASS * classes_a_school if classes_a_school else PUPILS_OF_A_SCHOOL
    sizes = [min(each, pupils - at) for at in range(0, pupils, each)]
    build = _Builder(town, now, push, tablets, chance, own_phones=own_phones, term_days=term_days)
    with database.engine.connect() as connection:
        for at in track(range(0, len(sizes), SCHOOLS_AT_ONCE), "people", transient=True):
            rows: Rows = defaultdict(list)
            for n in range(at, min(at + SCHOOLS_AT_ONCE, len(sizes))):
                build.school(rows, n, sizes[n])
            for model, made in rows.items():
                write(connection, model, made)
            connection.commit()
        if not database.is_sqlite:
            connection.exec_driver_sql("ANALYZE")  # as autovacuum would have long done
            connection.commit()
    return town


def write(connection: Connection, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Write rows as fast as the database takes them: COPY, or many sets of values."""
    table: Table = model.__table__  # type: ignore[attr-defined]  # set by SQLModel
    usual = {
        name: one.default
        for name, one in model.model_fields.items()
        if one.default is not PydanticUndefined
    }
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), [usual | dict(row) for row in rows])
        return
    names = list(usual | dict(rows[0]))
    raw: Any = connection.connection.driver_connection
    listed = ", ".join(names)
    with raw.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({listed}) FROM STDIN') as copy:
        for row in rows:
            whole = usual | dict(row)
            copy.write_row([whole[name] for name in names])


class _Builder:
    def __init__(
        self,
        town: Town,
        now: datetime,
        push: str,
        tablets: int,
        chance: random.Random,
        *,
        own_phones: bool,
        term_days: int,
    ) -> None:
        self._own_phones, self._term_days = own_phones, term_days
        self._town, self._now, self._push = town, now, push
        self._tablets, self._chance = tablets, chance
        point = ec.generate_private_key(ec.SECP256R1()).public_key()
        self._browser = b64url(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
        self._usual = [json.dumps(meters.packed(one)) for one in _lived(now.date(), chance)]

    def school(self, rows: Rows, number: int, pupils: int) -> None:
        school_id, now = uuid7(), self._now
        rows[School].append(
            {"id": school_id, "code": f"ysgol-{number}", "name": f"Ysgol {number}",
             "kind": "primary", "created_at": now}
        )  # fmt: skip
        rows[Term].append(
            {"school_id": school_id, "id": uuid7(), "name": "Tymor",
             "starts_on": now.date() - timedelta(days=self._term_days),
             "ends_on": now.date() + timedelta(days=80)}
        )  # fmt: skip
        for weekday in range(7):  # open at any hour in which the bench may run
            rows[DayHours].append(
                {"school_id": school_id, "weekday": weekday, "opens": time(0, 0),
                 "bell": time(23, 58), "closes": time(23, 59)}
            )  # fmt: skip
        team = [
            self._adult(rows, school_id, f"t{n}", role)
            for n, role in enumerate(("dsp", "deputy", "head"))
        ]
        dsp = self._session(rows, school_id, team[0], "staff")
        for n in range(-(-pupils // PUPILS_OF_A_CLASS)):
            size = min(PUPILS_OF_A_CLASS, pupils - n * PUPILS_OF_A_CLASS)
            self._class(rows, school_id, n, size, dsp)

    def _class(self, rows: Rows, school_id: UUID, number: int, size: int, dsp: str) -> None:
        class_id, since = uuid7(), self._now.date() - timedelta(days=70)
        teacher = self._adult(rows, school_id, f"c{number}", None)
        rows[Class].append(
            {"school_id": school_id, "id": class_id, "source_id": f"c{number}",
             "name": f"Dosbarth {number}", "default_adult_id": teacher}
        )  # fmt: skip
        device_id, pupils = uuid7(), [uuid7() for _ in range(size)]
        member = {"school_id": school_id, "class_id": class_id, "from_on": since}
        rows[Membership].append(member | {"id": uuid7(), "person_id": teacher, "role": "teacher"})
        for n, pupil in enumerate(pupils):
            rows[Person].append(
                {"school_id": school_id, "id": pupil, "kind": "pupil",
                 "source_id": f"p{number}-{n}", "given": _NAMES[n % len(_NAMES)],
                 "family": f"Morgan {number}-{n}", "year": _YEARS[number % len(_YEARS)]}
            )  # fmt: skip
            rows[Membership].append(member | {"id": uuid7(), "person_id": pupil, "role": "pupil"})
            rows[CirclePlace].append(
                {"school_id": school_id, "pupil_id": pupil, "adult_id": teacher, "rank": 1,
                 "chosen_at": self._now}
            )  # fmt: skip
            rows[UsualRow].append(
                {"school_id": school_id, "pupil_id": pupil, "version": meters.STATE_VERSION,
                 "numbers": self._chance.choice(self._usual), "changed_at": self._now,
                 "last_on": self._now.date() - timedelta(days=1)}
            )  # fmt: skip
            kind = "pupil_own" if n % 2 or self._own_phones else "pupil_shared"
            token = self._session(rows, school_id, pupil, kind, device_id)
            self._town.children.append(Child(school_id, pupil, token))
        signed_in = self._session(rows, school_id, teacher, "staff")
        self._town.staff.append(Staff(school_id, class_id, teacher, signed_in, dsp))
        if len(self._town.tablets) < self._tablets:
            self._tablet(rows, school_id, class_id, device_id, teacher, pupils)

    def _adult(self, rows: Rows, school_id: UUID, number: str, role: str | None) -> UUID:
        adult, now = uuid7(), self._now
        rows[Person].append(
            {"school_id": school_id, "id": adult, "kind": "staff", "source_id": number,
             "given": "Siân", "family": f"Evans {number}", "title": "Mrs",
             "email": f"{adult.hex}@ysgol.example"}
        )  # fmt: skip
        rows[Choosable].append({"school_id": school_id, "adult_id": adult, "changed_at": now})
        if role:
            rows[Duty].append(
                {"school_id": school_id, "person_id": adult, "role": role, "granted_at": now}
            )
        if self._push:
            rows[PushSubscription].append(
                {"school_id": school_id, "id": uuid7(), "person_id": adult,
                 "endpoint": f"{self._push}/push/{adult.hex}", "p256dh": self._browser,
                 "auth": b64url(adult.bytes), "created_at": now}
            )  # fmt: skip
        return adult

    def _session(
        self, rows: Rows, school_id: UUID, person: UUID, kind: str, device_id: UUID | None = None
    ) -> str:
        token, fresh = new_token(school_id), self._now + timedelta(hours=1)
        own = kind == "pupil_own"
        rows[SignedIn].append(
            {"school_id": school_id, "token_hash": KEYS.token_hash(token), "kind": kind,
             "person_id": person, "created_at": self._now, "seen_at": fresh,
             "expires_at": fresh + timedelta(hours=1), "unlocked_at": fresh if own else None,
             "device_id": None if own else device_id}
        )  # fmt: skip
        return token

    def _tablet(
        self,
        rows: Rows,
        school_id: UUID,
        class_id: UUID,
        device_id: UUID,
        by: UUID,
        pupils: Sequence[UUID],
    ) -> None:
        token, badges = new_token(school_id), [new_token(school_id) for _ in pupils]
        rows[Device].append(
            {"school_id": school_id, "id": device_id, "class_id": class_id, "name": "ABC",
             "token_hash": KEYS.token_hash(token), "enrolled_by": by, "enrolled_at": self._now}
        )  # fmt: skip
        for pupil, badge in zip(pupils, badges, strict=True):
            hashed = KEYS.secret_hash(school_id.hex, pupil.hex, "pictures", " ".join(CODE))
            rows[PupilSecret].append(
                {"school_id": school_id, "pupil_id": pupil, "kind": "pictures",
                 "secret_hash": hashed, "set_at": self._now}
            )  # fmt: skip
            rows[Badge].append(
                {"school_id": school_id, "id": uuid7(), "pupil_id": pupil,
                 "token_hash": KEYS.token_hash(badge), "printed_at": self._now}
            )  # fmt: skip
        self._town.tablets.append(Tablet(token, tuple(pupils), tuple(badges)))


def _lived(today: date, chance: random.Random) -> Iterator[meters.Usual]:
    """Make some states of pupils who have been here for sixty days."""
    for _ in range(40):
        usual = meters.Usual()
        for ago in range(60, 0, -1):
            day = today - timedelta(days=ago)
            level = min(5, max(1, round(chance.gauss(3.9, 0.7))))
            usual = meters.after_day(usual, level, day.weekday(), closed_on=day.toordinal())
        yield usual


def mixed(children: Sequence[Child]) -> list[Child]:
    """Put the schools among each other, as they knock at nine: every child once."""
    step = 7919  # a prime that divides no number of children used here
    return [children[n * step % len(children)] for n in range(len(children))]


def present() -> datetime:
    return datetime.now(UTC)
