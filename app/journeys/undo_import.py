"""The last import is taken back: nobody is deleted, and what people changed since stands.

What is shown and what is answered says nothing of cases, as an import's own receipt does not.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.audit.actions import Action
from app.audit.service import Entry, record
from app.identity import sessions
from app.journeys import cover
from app.kernel.problems import Problem
from app.roster import present, service, undoing
from app.roster.batches import Batch
from app.roster.calendar import school_day
from app.roster.importing.undo import Undoing
from app.roster.importing.undo import undoing as judged
from app.roster.present import Facts
from app.roster.undoing import Line
from app.trust import service as trust


@dataclass(frozen=True, slots=True)
class Receipt:
    """What goes back, in numbers; `kept` are the rows that stay or are not wholly as before."""

    left: int  # people who came with the file
    returned: int  # people who vanished with it
    changed: int  # other people and classes whose values go back
    memberships: int
    duties: int
    terms: int
    kept: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The undo of one import, as the school was read once."""

    run_id: UUID
    at: datetime
    until_at: datetime
    facts: Facts
    back: Undoing
    batches: tuple[Batch, ...]
    receipt: Receipt


def prepare(
    session: Session,
    school_id: UUID,
    *,
    by: UUID | None = None,
    from_the_console: bool = False,
    now: datetime,
) -> Prepared:
    """Say what taking the last import back would do, and do nothing.

    Args:
        session: only read from.
        school_id: whose.
        by: who asks; their own account stays.
        from_the_console: whoever runs the installation may give safeguarding duties back.
        now: the present.

    Raises:
        Problem: `nothing_to_undo`: no import, too long ago, or undone already.
    """
    found = undoing.undoable(session, school_id, now)
    if found is None:
        raise Problem("nothing_to_undo")
    today = school_day(now)
    facts = present.facts(session, school_id, today, memberships=False)
    is_now = undoing.at_present(
        session, school_id, found.done, keeps=frozenset() if by is None else frozenset({by})
    )
    back = judged(found.done, is_now, today=today, from_the_console=from_the_console)
    batches = undoing.ready(session.get_bind().dialect, school_id, back, is_now)
    receipt = _receipt(back, undoing.lines(back.kept, is_now))
    return Prepared(found.run.id, found.run.at, found.until_at, facts, back, batches, receipt)


def _receipt(back: Undoing, kept: tuple[Line, ...]) -> Receipt:
    moved = {*back.leaving_pupils, *back.returning}
    changed = {key for key, row in back.people.items() if key not in moved and row}
    return Receipt(
        left=len(back.leaving_pupils) + len(back.leaving_staff),
        returned=len(back.returning),
        changed=len(changed) + sum(1 for row in back.classes.values() if row),
        memberships=len(back.memberships),
        duties=len(back.duties_given) + len(back.duties_taken),
        terms=len(back.terms_gone),
        kept=kept,
    )


def undo(
    session: Session,
    actor: Actor,
    run_id: UUID,
    *,
    prepared: Prepared | None = None,
    from_the_console: bool = False,
    now: datetime,
) -> Receipt:
    """Take an import back, if it is the last one still; again finds nothing to undo.

    What was prepared is written as it is while the school is as it was then; else it is judged
    anew, so that nothing is stale.

    Raises:
        Problem: `nothing_to_undo`.
    """
    school_id, today = actor.school_id, school_day(now)
    present.hold(session, school_id)
    still = present.facts(session, school_id, today, memberships=False)
    if prepared is None or prepared.facts != still:
        prepared = prepare(
            session, school_id, by=actor.person_id, from_the_console=from_the_console, now=now
        )
    if still.last_run != run_id or prepared.run_id != run_id or prepared.until_at <= now:
        raise Problem("nothing_to_undo")
    back = prepared.back
    service.write(session, prepared.batches)
    undoing.finish(session, school_id, run_id, back, by=actor.person_id, now=now)
    record(session, _entries(actor, run_id, back, now))
    sessions.end_all_of(session, school_id, back.leaving_pupils)
    machine = Actor(school_id, None, "system")
    cover.leave_together(session, machine, back.leaving_staff, now=now)
    staff = present.staff_of(session, school_id, back.returning)
    trust.welcome(session, school_id, staff, now=now)
    if back.terms_gone:
        cover.calendar_moved(session, school_id, now=now)
    return prepared.receipt


def _entries(actor: Actor, run_id: UUID, back: Undoing, now: datetime) -> list[Entry]:
    def entry(action: Action, kind: str, one: UUID, pupil: UUID | None = None) -> Entry:
        return Entry(
            actor.school_id,
            now,
            actor.kind,
            actor.person_id,
            action,
            pupil_id=pupil,
            object_kind=kind,
            object_id=one,
        )

    return [
        entry(Action.UNDO_IMPORT, "import_run", run_id),
        *(entry(Action.GRANT_DUTY, "person", one) for one, _ in back.duties_given),
        *(entry(Action.END_DUTY, "person", one) for one, _ in back.duties_taken),
        *(entry(Action.LEAVE, "person", one, pupil=one) for one in back.leaving_pupils),
    ]
