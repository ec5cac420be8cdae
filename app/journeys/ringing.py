"""What rings now, for whoever looks after the machine: figures and rules, never a name."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session

from app.audit.service import unsealed_since
from app.concerns.queries import alone
from app.notify.alarms import Alarms, alarms, ringing
from app.notify.heartbeat import latest, of_jobs

STALE: Final = timedelta(seconds=30)
UNWATCHED: Final = timedelta(seconds=90)
UNSEALED: Final = timedelta(seconds=60)
WATCH: Final = "watch"


@dataclass(frozen=True, slots=True)
class Ringing:
    """Everything that can ring.

    `broken`: the rules that did not hold when they were last looked at. `unwatched`: nobody has
    looked for a minute and a half. `unsealed`: how long the oldest row of the audit waits.
    """

    bells: Alarms
    worker_silent: bool
    unwatched: bool
    unsealed: timedelta
    cases_alone: int
    broken: tuple[str, ...]

    @property
    def anything(self) -> bool:
        return bool(
            self.bells.ringing
            or self.worker_silent
            or self.unwatched
            or self.unsealed > UNSEALED
            or self.cases_alone
            or self.broken
        )


def rings(session: Session, now: datetime) -> Ringing:
    """Look at everything that can ring."""
    worker, watched, unsealed = (
        latest(session),
        of_jobs(session).get(WATCH),
        unsealed_since(session),
    )
    return Ringing(
        bells=alarms(session, now),
        worker_silent=worker is None or now - worker.at >= STALE,
        unwatched=watched is None or now - watched >= UNWATCHED,
        unsealed=max(now - unsealed, timedelta(0)) if unsealed else timedelta(0),
        cases_alone=alone(session),
        broken=tuple(ringing(session)),
    )
