"""A school's people come from a file: shown first, then applied in one go; twice is as once.

What is shown and what is answered says nothing of cases: whether a leaver has one, or is the adult
of one, changes no byte.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.access.actor import Actor
from app.audit.actions import Action
from app.audit.service import Entry, record
from app.identity import sessions
from app.journeys import cover
from app.kernel.problems import Problem
from app.roster import present, service
from app.roster.calendar import school_day
from app.roster.importing.diff import compare
from app.roster.importing.known import Changes, Known
from app.roster.importing.shape import Roster, SchoolRow
from app.roster.importing.slicing import digest_of, of_school
from app.roster.models import School
from app.trust import service as trust

OFFICE_ONLY: Final = frozenset({"admin"})


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do to one school; `same_file` where it was the last one applied."""

    layout: str
    delta: bool
    digest: str
    same_file: bool
    known: Known
    roster: Roster
    changes: Changes


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


def digests_of(roster: Roster) -> dict[str, str]:
    """Give the digest of each school's part by the school's source id; "" where none is named."""
    return {row.source_id if row else "": digest_of(part) for row, part in parts_of(roster)}


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


def preview(
    session: Session,
    school: School | None,
    part: Roster,
    *,
    by: UUID | None = None,
    digest: str | None = None,
    from_the_console: bool = False,
    now: datetime,
) -> Preview:
    """Say what a file would do, and do nothing.

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
    known = present.known(session, school.id, today) if school else Known()
    last = present.last_digest(session, school.id) if school else None
    digest = digest or digest_of(part)
    changes = compare(
        known,
        part,
        today=today,
        first_setup=from_the_console or last is None,
        keeps=() if by is None else (by,),
    )
    same = digest == last
    return Preview(
        part.layout, part.delta, digest, same, known, part, Changes() if same else changes
    )


def apply(
    session: Session,
    actor: Actor,
    school: School,
    part: Roster,
    *,
    confirmed: bool,
    digest: str | None = None,
    from_the_console: bool = False,
    now: datetime,
) -> Receipt:
    """Apply a file that was read before this transaction; compares anew, so nothing is stale.

    The same file again, or one that changes nothing, does nothing at all.

    Raises:
        Problem: `confirm_vanishing` where over a tenth would vanish and nobody confirmed it.
    """
    found = preview(
        session,
        school,
        part,
        by=actor.person_id,
        digest=digest,
        from_the_console=from_the_console,
        now=now,
    )
    changes = found.changes
    if changes.nothing:
        return Receipt(applied=False)
    if changes.needs_confirmation and not confirmed:
        raise Problem("confirm_vanishing")
    if school.source_id is None and part.schools:
        school.source_id = part.schools[0].source_id
    done = service.apply(session, school, found.known, changes, now=now)
    _note(session, actor, school.id, found, done, now=now)
    _welcome(session, school.id, done, now=now)
    _let_go(session, school.id, done, now=now)
    if changes.terms:
        cover.calendar_moved(session, school.id, now=now)
    return Receipt(
        applied=True,
        added=len(changes.added) + len(changes.new_classes),
        changed=len(changes.changed) + len(changes.changed_classes),
        ended=len(changes.left) + len(changes.ended_classes),
        joined=len(changes.joins),
        moved_out=len(changes.ends),
    )


def _note(
    session: Session,
    actor: Actor,
    school_id: UUID,
    found: Preview,
    done: service.Applied,
    *,
    now: datetime,
) -> None:
    run = service.note_run(
        session,
        school_id,
        found.changes,
        layout=found.layout,
        digest=found.digest,
        by=actor.person_id,
        now=now,
    )
    record(session, _entries(actor, school_id, run.id, done, now))


def _welcome(session: Session, school_id: UUID, done: service.Applied, *, now: datetime) -> None:
    """Let pupils choose the new staff, office accounts apart.

    Without a single adult who accepts, no child could choose: so adults accept until they
    quietly decline, which each may do at once and without a reason.
    """
    chosen = [one for one, roles in done.new_staff.items() if set(roles) != OFFICE_ONLY]
    for adult in (*chosen, *done.returned_staff):
        trust.accept_being_chosen(session, school_id, adult, accepts=True, now=now)


def _let_go(session: Session, school_id: UUID, done: service.Applied, *, now: datetime) -> None:
    """Sign leavers out; staff also leave every circle, and their cases go to the next in line."""
    for pupil in done.left_pupils:
        sessions.end_all(session, school_id, pupil)
    machine = Actor(school_id, None, "system")
    for adult in done.left_staff:
        cover.leave_school(session, machine, adult, now=now)


def _entries(
    actor: Actor, school_id: UUID, run_id: UUID, done: service.Applied, now: datetime
) -> list[Entry]:
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
