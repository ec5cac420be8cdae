"""One school with its people, for the stories of the journeys."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from app.access.actor import Actor
from app.checkins.service import Said
from app.journeys.check_in import Tap, check_in
from app.journeys.receipts import Receipt
from app.kernel.crypto import Keyring
from app.kernel.db import Database
from app.kernel.ids import uuid7
from app.kernel.problems import Problem
from app.roster.models import Person, School
from tests.people import NOW, a_calendar, a_pupil, a_school, an_adult, chooses, safeguarding


@dataclass
class Bryn:
    """Ysgol y Bryn: Efa trusts Mrs Evans and then Mr Price."""

    session: Session
    keys: Keyring
    school: School
    efa: Person
    evans: Person
    price: Person
    dsp: Person
    deputy: Person
    head: Person
    now: datetime = NOW
    last: UUID | None = field(default=None)

    def taps(self, pupil: Person | None = None, *, source: str = "device", **said: Any) -> Receipt:
        """One tap of a pupil, Efa unless another is named."""
        answer = self.taps_or_problem(pupil, source=source, **said)
        assert isinstance(answer, Receipt)
        return answer

    def taps_or_problem(
        self, pupil: Person | None = None, *, source: str = "device", **said: Any
    ) -> Receipt | Problem:
        said.setdefault("id", uuid7())
        said.setdefault("occurred_at", self.now)
        self.last = said["id"]
        tap = Tap(self.school.id, (pupil or self.efa).id, Said(**said), source)
        (answer,) = check_in(self.session, [tap], keys=self.keys, now=self.now)
        self.session.flush()
        return answer

    def actor(self, person: Person, *roles: str) -> Actor:
        return Actor(self.school.id, person.id, "staff", frozenset(roles))

    @property
    def as_evans(self) -> Actor:
        return self.actor(self.evans)

    @property
    def as_price(self) -> Actor:
        return self.actor(self.price)

    @property
    def as_dsp(self) -> Actor:
        return self.actor(self.dsp, "dsp")

    @property
    def as_deputy(self) -> Actor:
        return self.actor(self.deputy, "deputy")

    @property
    def as_head(self) -> Actor:
        return self.actor(self.head, "head")


def ysgol_y_bryn(session: Session, keys: Keyring) -> Bryn:
    school = a_school(session)
    a_calendar(session, school)
    efa = a_pupil(session, school)
    evans = an_adult(session, school)
    price = an_adult(session, school, "Huw Price", title="Mr", roles=["teacher"])
    lead = safeguarding(session, school)
    chooses(session, efa, evans, price)
    dsp, deputy, head = lead["dsp"], lead["deputy"], lead["head"]
    return Bryn(session, keys, school, efa, evans, price, dsp, deputy, head)


@pytest.fixture
def bryn(database: Database, keys: Keyring) -> Iterator[Bryn]:
    with database.write() as session:
        yield ysgol_y_bryn(session, keys)


Later = Callable[[int], datetime]
