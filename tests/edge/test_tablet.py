"""What a class's tablet shows, to whom it opens, and for how long."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.audit.models import AuditRow
from app.identity import badges
from app.roster.models import Class, Person
from tests.edge.conftest import Browser, Bryn
from tests.people import NOW, a_class, a_pupil, a_window, in_class


@pytest.fixture
def tablet(bryn: Bryn) -> Browser:
    return bryn.tablet()


def _names(tablet: Browser) -> list[str] | str:
    answer = tablet.get("/api/device/tiles")
    found = answer.json()
    return [one["name"] for one in found] if answer.status_code == 200 else str(found["code"])


CLASS = ["Efa", "Non", "Tomos"]


def test_without_a_window_there_are_no_names_until_a_child_wants_an_adult(
    bryn: Bryn, tablet: Browser
) -> None:
    assert _names(tablet) == "not_now"
    assert tablet.get("/api/device/tiles?why=adult").json()["code"] == "not_now"
    until = tablet.post("/api/device/want-adult").json()["until_at"]
    assert datetime.fromisoformat(until) == NOW + timedelta(seconds=60)
    assert sorted(_names(tablet)) == CLASS


def test_the_minute_is_the_servers_and_not_only_the_pages(bryn: Bryn, tablet: Browser) -> None:
    tablet.post("/api/device/want-adult")
    bryn.clock.passes(seconds=59)
    assert sorted(_names(tablet)) == CLASS
    bryn.clock.passes(seconds=1)
    assert _names(tablet) == "not_now"


def test_one_tablets_minute_is_not_anothers(bryn: Bryn, tablet: Browser) -> None:
    beside = bryn.tablet()
    tablet.post("/api/device/want-adult")
    assert _names(beside) == "not_now"


def test_at_night_a_tablet_gives_no_names_whoever_asks(bryn: Bryn, tablet: Browser) -> None:
    bryn.clock.passes(hours=14)
    assert tablet.post("/api/device/want-adult").json()["code"] == "not_now"
    assert _names(tablet) == "not_now"


def test_while_a_window_is_open_nobody_has_to_ask(bryn: Bryn, tablet: Browser) -> None:
    bryn.keep(lambda session: a_window(session, bryn.group, bryn.evans))
    assert sorted(_names(tablet)) == CLASS


def test_that_the_tiles_were_asked_for_is_written_down(bryn: Bryn, tablet: Browser) -> None:
    tablet.post("/api/device/want-adult")
    with bryn.database.read() as session:
        (row,) = session.exec(select(AuditRow).where(AuditRow.action == "read_tiles"))
    assert (row.actor_kind, row.object_id) == ("device", bryn.group.id)


def _badge(bryn: Bryn, pupil_id: UUID) -> str:
    return bryn.keep(
        lambda session: badges.issue(session, bryn.keys, bryn.school.id, pupil_id, now=NOW)
    )


def test_a_badge_of_another_class_is_answered_as_one_that_nobody_has(
    bryn: Bryn, tablet: Browser
) -> None:
    def year_five(session: Session) -> Person:
        osian = a_pupil(session, bryn.school, "Osian", "Puw")
        in_class(session, a_class(session, bryn.school, "Blwyddyn 5"), osian)
        return osian

    osians = _badge(bryn, bryn.keep(year_five).id)
    unknown = tablet.post("/api/device/sign-in", {"badge": f"{bryn.school.id.hex}.{'x' * 32}"})
    refused = tablet.post("/api/device/sign-in", {"badge": osians})
    assert refused.status_code == unknown.status_code == 401
    assert refused.json() == unknown.json()
    assert refused.headers.get("set-cookie") is None


def test_a_pupil_of_two_groups_shows_the_badge_at_the_tablets_of_both(
    bryn: Bryn, tablet: Browser
) -> None:
    def maths(session: Session) -> Class:
        group = a_class(session, bryn.school, "Mathemateg 1", kind="teaching")
        in_class(session, group, bryn.efa, bryn.evans)
        return group

    efas, beside = _badge(bryn, bryn.efa.id), bryn.tablet(bryn.keep(maths))
    for one in (tablet, beside):
        assert one.post("/api/device/sign-in", {"badge": efas}).json()["name"] == "Efa"


def test_a_pupil_who_moved_class_is_let_in_there_and_no_longer_here(
    bryn: Bryn, tablet: Browser
) -> None:
    def moves(session: Session) -> Person:
        mali = a_pupil(session, bryn.school, "Mali", "Rees")
        in_class(session, bryn.group, mali, until_on=NOW.date())
        return mali

    badge = _badge(bryn, bryn.keep(moves).id)
    assert tablet.post("/api/device/sign-in", {"badge": badge}).json()["code"] == "bad_code"
