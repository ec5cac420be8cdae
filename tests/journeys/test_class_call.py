"""A child in danger in class: the adult who is there is called to the tablet, and told no more."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

from app.concerns import answering, lists
from app.journeys.deliver import may_send
from app.notify.models import Owed
from app.roster.models import Class, Person
from tests.journeys.clockwork import at, the_case, told
from tests.journeys.conftest import Bryn
from tests.journeys.test_clock_story import away, is_not_wanted, leaves
from tests.people import a_class, a_window, an_adult, ids, in_class, is_family_of


@pytest.fixture
def rees(bryn: Bryn) -> Person:
    """The teacher of Efa's class."""
    teacher = an_adult(bryn.session, bryn.school, "Dewi Rees", title="Mr", roles=["teacher"])
    in_class(bryn.session, group(bryn), bryn.efa, teacher)
    return teacher


def group(bryn: Bryn) -> Class:
    found = bryn.session.exec(select(Class)).first()
    return found or a_class(bryn.session, bryn.school)


def called(bryn: Bryn) -> set[UUID]:
    bryn.session.flush()
    return set(bryn.session.exec(select(Owed.adult_id).where(Owed.kind == "tablet")))


def test_the_teacher_of_the_class_is_called_and_sees_no_case(bryn: Bryn, rees: Person) -> None:
    bryn.taps(ask="urgent")
    assert called(bryn) == ids(rees)
    assert rees.id not in told(bryn, the_case(bryn))
    assert lists.inbox(bryn.session, bryn.actor(rees, "teacher"), now=bryn.now).cases == []


def test_who_opened_the_window_is_with_the_class(bryn: Bryn, rees: Person) -> None:
    supply = an_adult(bryn.session, bryn.school, "Non Supply", roles=["teacher"])
    a_window(bryn.session, group(bryn), supply)
    bryn.taps(ask="urgent")
    assert called(bryn) == ids(supply)


@pytest.mark.parametrize("how", ["unwanted", "named", "family", "away", "gone"])
def test_nobody_is_called_who_is_kept_out_or_not_there(bryn: Bryn, rees: Person, how: str) -> None:
    about: dict[str, Any] = {"reserved": True, "about_id": rees.id} if how == "named" else {}
    if how == "unwanted":
        is_not_wanted(bryn, rees)
    elif how == "family":
        is_family_of(bryn.session, rees, bryn.efa)
    elif how == "away":
        away(bryn, rees)
    elif how == "gone":
        leaves(bryn, rees)
    bryn.taps(ask="urgent", **about)
    assert called(bryn) == set()


def test_nobody_is_called_for_less_or_twice(bryn: Bryn, rees: Person) -> None:
    bryn.taps(ask="talk")
    assert called(bryn) == set()
    bryn.taps(ask="urgent")
    bryn.taps(ask="urgent")
    assert len(bryn.session.exec(select(Owed).where(Owed.kind == "tablet")).all()) == 1


def test_nobody_is_called_to_an_empty_class(bryn: Bryn, rees: Person) -> None:
    bryn.now = at("21:00")
    bryn.taps(ask="urgent")
    assert called(bryn) == set()


def test_a_call_goes_out_unless_the_teacher_is_not_wanted_or_somebody_goes(
    bryn: Bryn, rees: Person
) -> None:
    bryn.taps(ask="urgent")
    (row,) = bryn.session.exec(select(Owed).where(Owed.kind == "tablet"))
    assert may_send(bryn.session, [row], bryn.now) == {row.id}
    case = the_case(bryn)
    for mark in ("going", "dsp"):
        answering.acknowledge(bryn.session, bryn.as_dsp, case.id, mark=mark, now=bryn.now)
    assert may_send(bryn.session, [row], bryn.now) == set()


def test_a_call_is_not_sent_to_whom_the_child_stops_wanting_meanwhile(
    bryn: Bryn, rees: Person
) -> None:
    bryn.taps(ask="urgent")
    (row,) = bryn.session.exec(select(Owed).where(Owed.kind == "tablet"))
    is_not_wanted(bryn, rees)
    assert may_send(bryn.session, [row], bryn.now) == set()
    bryn.session.refresh(row)
    assert row.state == "cancelled"
