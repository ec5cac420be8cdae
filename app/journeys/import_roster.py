"""A school's people come from a file: shown first, then applied in one go; twice is as once.

What is shown and what is answered says nothing of cases: whether a leaver has one, or is the adult
of one, changes no byte.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Dialect
from sqlmodel import Session

from app.access.actor import Actor
from app.audit.actions import Action
from app.audit.service import Entry, record
from app.identity import sessions
from app.journeys import cover
from app.kernel.ids import uuid7
from app.kernel.problems import Problem
from app.roster import present, service
from app.roster.batches import Batch
from app.roster.calendar import school_day
from app.roster.importing import placing
from app.roster.importing.diff import compare
from app.roster.importing.known import Changes
from app.roster.importing.plan import Plan, ids_of, plan
from app.roster.importing.shape import Roster, SchoolRow
from app.roster.importing.slicing import digest_of, of_school
from app.roster.models import School
from app.roster.present import Facts
from app.trust import service as trust

OFFICE_ONLY: Final = frozenset({"admin"})


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do to one school; `same_file` where it was the last one applied."""

    layout: str
    delta: bool
    digest: str
    same_file: bool
    changes: Changes


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file compared with a school as it was read once, and every row as the database takes it."""

    school_id: UUID
    facts: Facts
    today: date
    found: Preview
    plan: Plan
    batches: tuple[Batch, ...]
    undo: bytes

    def fits(self, school_id: UUID, facts: Facts, today: date) -> bool:
        """Say whether the school is still as it was read."""
        return (self.school_id, self.today) == (school_id, today) and self.facts.same(facts)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was done, in numbers; `applied` is False where there was nothing to do."""

    applied: bool
    added: int = 0
    changed: int = 0
    ended: int = 0
    joined: int = 0
    moved_out: int = 0


def parts_of(roster: Roster) -> Sequence[tuple[SchoolRow | None, Roster]]:
    """Take a file apart by school; one part without a name where the file names none."""
    if not roster.schools:
        return [(None, of_school(roster, None))]
    return [(row, of_school(roster, row.source_id)) for row in roster.schools]


def part_for(roster: Roster, school: School) -> tuple[SchoolRow | None, Roster]:
    """Give a file's part for a school that is known.

    Raises:
        Problem: `bad_file`, field `school`: the file is about other schools, or one cannot tell.
    """
    parts = parts_of(roster)
    for row, part in parts:
        if row is not None and row.source_id == school.source_id:
            return row, part
    row, part = parts[0]
    if len(parts) == 1 and (row is None or school.source_id is None):
        return row, part
    raise Problem("bad_file", field="school")


def prepare(
    session: Session,
    school: School | None,
    part: Roster,
    *,
    by: UUID | None = None,
    digest: str | None = None,
    from_the_console: bool = False,
    now: datetime,
) -> Prepared:
    """Say what a file would do, make every row of it, and write nothing.

    Args:
        session: only read from.
        school: the school; None where it would be made.
        part: what the file says of this school (`part_for`).
        by: who brings the file; it never ends them.
        digest: `digest_of` the part, where it was taken before anybody had to wait.
        from_the_console: by whoever runs the installation, who may name the first safeguarding
            people at any time; over the web only the very first file may.
        now: the present.
    """
    today = school_day(now)
    facts = present.facts(session, school.id, today) if school else Facts()
    made = _Making(session.get_bind().dialect, school.id if school else uuid7(), by, now)
    return made.prepared(facts, part, digest or digest_of(part), from_the_console=from_the_console)


@dataclass(frozen=True, slots=True)
class _Making:
    """For which database, school and person a file is made ready, and when."""

    dialect: Dialect
    school_id: UUID
    by: UUID | None
    now: datetime

    def prepared(
        self, facts: Facts, part: Roster, digest: str, *, from_the_console: bool
    ) -> Prepared:
        today, known, changes = school_day(self.now), facts.known(), Changes()
        same = digest == facts.last_digest
        if not same:
            changes = compare(
                known,
                part,
                today=today,
                first_setup=from_the_console or facts.last_digest is None,
                keeps=() if self.by is None else (self.by,),
            )
        ids = ids_of(known, changes)
        rows = plan(
            known,
            changes,
            ids,
            pictures=placing.pictures(known, changes, ids, today=today),
            default_adults=placing.default_adults(known, changes, ids, today=today),
            language=facts.language,
            today=today,
        )
        batches = service.ready(self.dialect, self.school_id, rows.changes, now=self.now)
        found = Preview(part.layout, part.delta, digest, same, changes)
        return Prepared(self.school_id, facts, today, found, rows, batches, service.packed(rows))


def preview(
    session: Session,
    school: School | None,
    part: Roster,
    *,
    by: UUID | None = None,
    from_the_console: bool = False,
    now: datetime,
) -> Preview:
    """Say what a file would do, and do nothing; see `prepare`."""
    return prepare(session, school, part, by=by, from_the_console=from_the_console, now=now).found


def apply(
    session: Session,
    actor: Actor,
    school: School,
    part: Roster,
    *,
    confirmed: bool,
    prepared: Prepared | None = None,
    from_the_console: bool = False,
    now: datetime,
) -> Receipt:
    """Apply a file; what was prepared is written as it is while the school is as it was then.

    Where somebody changed the school meanwhile, it is compared anew, so that nothing is stale. The
    same file again, or one that changes nothing, does nothing at all.

    Raises:
        Problem: `confirm_vanishing` where over a tenth would vanish and nobody confirmed it.
    """
    today = school_day(now)
    present.hold(session, school.id)
    still = present.facts(session, school.id, today, memberships=False)
    if prepared is None or not prepared.fits(school.id, still, today):
        prepared = prepare(
            session,
            school,
            part,
            by=actor.person_id,
            digest=prepared.found.digest if prepared else None,
            from_the_console=from_the_console,
            now=now,
        )
    changes, rows = prepared.found.changes, prepared.plan
    if changes.nothing:
        return Receipt(applied=False)
    if changes.needs_confirmation and not confirmed:
        raise Problem("confirm_vanishing")
    if school.source_id is None and part.schools:
        school.source_id = part.schools[0].source_id
    service.write(session, prepared.batches)
    _note(session, actor, school.id, prepared, now=now)
    _welcome(session, school.id, rows, now=now)
    _let_go(session, school.id, rows, now=now)
    if changes.terms:
        cover.calendar_moved(session, school.id, now=now)
    return _receipt(changes)


def _receipt(changes: Changes) -> Receipt:
    return Receipt(
        applied=True,
        added=len(changes.added) + len(changes.new_classes),
        changed=len(changes.changed) + len(changes.changed_classes),
        ended=len(changes.left) + len(changes.ended_classes),
        joined=len(changes.joins),
        moved_out=len(changes.ends),
    )


def _note(
    session: Session, actor: Actor, school_id: UUID, prepared: Prepared, *, now: datetime
) -> None:
    run = service.note_run(
        session,
        school_id,
        prepared.found.changes,
        prepared.undo,
        layout=prepared.found.layout,
        digest=prepared.found.digest,
        by=actor.person_id,
        now=now,
    )
    record(session, _entries(actor, school_id, run.id, prepared.plan, now))


def _welcome(session: Session, school_id: UUID, done: Plan, *, now: datetime) -> None:
    """Let pupils choose the new staff, office accounts apart.

    Without a single adult who accepts, no child could choose: so adults accept until they
    quietly decline, which each may do at once and without a reason.
    """
    chosen = [one for one, roles in done.new_staff.items() if set(roles) != OFFICE_ONLY]
    trust.welcome(session, school_id, (*chosen, *done.returned_staff), now=now)


def _let_go(session: Session, school_id: UUID, done: Plan, *, now: datetime) -> None:
    """Sign leavers out; staff also leave every circle, and their cases go to the next in line."""
    sessions.end_all_of(session, school_id, done.left_pupils)
    cover.leave_together(session, Actor(school_id, None, "system"), done.left_staff, now=now)


def _entries(actor: Actor, school_id: UUID, run_id: UUID, done: Plan, now: datetime) -> list[Entry]:
    def entry(action: Action, kind: str, one: UUID, pupil: UUID | None = None) -> Entry:
        return Entry(
            school_id,
            now,
            actor.kind,
            actor.person_id,
            action,
            pupil_id=pupil,
            object_kind=kind,
            object_id=one,
        )

    return [
        entry(Action.IMPORT_ROSTER, "import_run", run_id),
        *(entry(Action.GRANT_DUTY, "person", one) for one, _ in done.granted),
        *(entry(Action.LEAVE, "person", one, pupil=one) for one in done.left_pupils),
    ]
