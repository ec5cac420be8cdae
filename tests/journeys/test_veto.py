"""An adult who is not wanted, or whom a worry is about, cannot tell that there is anything."""

from contextlib import suppress
from uuid import UUID

import pytest
from sqlmodel import select

from app.access.actor import Actor
from app.access.policy import Action
from app.audit.models import AuditRow
from app.audit.queries import rows_for_dsp
from app.concerns import answering, handing, lists, queries
from app.concerns.models import Concern
from app.journeys import cover
from app.journeys.case_lists import inbox
from app.journeys.deliver import may_send
from app.journeys.read_case import read_case
from app.kernel.problems import Problem
from app.notify.models import Owed
from app.roster.models import Person
from app.trust import service as trust
from tests.journeys.clockwork import still_owed, the_case, told
from tests.journeys.conftest import Bryn
from tests.people import an_adult, ids

ROLES = {"evans": "teacher", "dsp": "dsp", "deputy": "deputy", "head": "head"}


def efa_does_not_want(bryn: Bryn, adult: Person) -> None:
    efa = Actor(bryn.school.id, bryn.efa.id, "pupil")
    cover.not_this_person(bryn.session, efa, adult.id, now=bryn.now)
    bryn.session.flush()


def sees(bryn: Bryn, actor: Actor, case: Concern) -> set[str]:
    """Everything by which an adult could tell that a case is there."""
    bryn.session.flush()
    found = set()
    for action in Action:
        with suppress(Problem):
            queries.case_for(bryn.session, actor, case.id, action, now=bryn.now)
            found.add(action.value)
    if lists.inbox(bryn.session, actor, now=bryn.now).cases:
        found.add("inbox")
    if inbox(bryn.session, actor, after=None, now=bryn.now).lines:
        found.add("inbox page")
    if actor.roles & {"dsp", "deputy"} and lists.board(bryn.session, actor, now=bryn.now).cases:
        found.add("board")
    owed = bryn.session.exec(select(Owed).where(Owed.adult_id == actor.person_id)).all()
    if may_send(bryn.session, owed, bryn.now):
        found.add("bell")
    if actor.person_id in still_owed(bryn, case):
        found.add("owed")
    return found | audited(bryn, actor, case)


def audited(bryn: Bryn, actor: Actor, case: Concern) -> set[str]:
    if not actor.roles & {"dsp", "deputy"} or actor.person_id is None:
        return set()
    cases, pupils = queries.hidden_from(bryn.session, actor)
    lines, _ = rows_for_dsp(
        bryn.session,
        bryn.school.id,
        reader_id=actor.person_id,
        hide_concerns=cases,
        hide_pupils=pupils,
    )
    return {
        f"audit {line.action}"
        for line in lines
        if case.id == line.concern_id or actor.person_id == line.object_id
    }


def named(bryn: Bryn, who: str) -> tuple[Person, Actor]:
    person: Person = getattr(bryn, who)
    return person, bryn.actor(person, ROLES[who])


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("ask", ["talk", "urgent"])
def test_who_was_not_wanted_before_never_learns_of_an_ask(bryn: Bryn, who: str, ask: str) -> None:
    person, actor = named(bryn, who)
    efa_does_not_want(bryn, person)
    bryn.taps(ask=ask, note="a secret", adult_id=person.id)
    assert person.id not in told(bryn, the_case(bryn))
    assert sees(bryn, actor, the_case(bryn)) == set()


@pytest.mark.parametrize("who", ROLES)
@pytest.mark.parametrize("ask", ["talk", "urgent"])
def test_who_is_not_wanted_any_more_loses_all_of_it_at_once(bryn: Bryn, who: str, ask: str) -> None:
    person, actor = named(bryn, who)
    bryn.taps(ask=ask, adult_id=person.id)
    case = the_case(bryn)
    answering.acknowledge(bryn.session, actor, case.id, now=bryn.now)
    assert sees(bryn, actor, case)
    efa_does_not_want(bryn, person)
    assert sees(bryn, actor, case) == set()
    assert person.id not in {case.owner_id, case.going_by, case.dsp_by, case.acked_by}
    assert case.state == "open"
    with pytest.raises(Problem):
        read_case(bryn.session, actor, case.id, keys=bryn.keys, now=bryn.now)


@pytest.mark.parametrize("who", ROLES)
def test_a_worry_about_an_adult_reaches_the_head_and_never_that_adult(bryn: Bryn, who: str) -> None:
    chair = an_adult(bryn.session, bryn.school, "Megan Lloyd", roles=["chair"])
    person, actor = named(bryn, who)
    bryn.taps(reserved=True, about_id=person.id, note="he gives us all detention")
    case = the_case(bryn)
    assert sees(bryn, actor, case) == set()
    owner = chair if who == "head" else bryn.head
    assert case.owner_id == owner.id
    wanted = ids(owner, bryn.dsp) - ids(person)
    assert told(bryn, case) == wanted
    role = "chair" if who == "head" else "head"
    seen = read_case(bryn.session, bryn.actor(owner, role), case.id, keys=bryn.keys, now=bryn.now)
    assert [tap.note for tap in seen.taps] == ["he gives us all detention"]


@pytest.mark.parametrize("who", ROLES)
def test_a_worry_about_an_adult_takes_no_other_case_from_them(bryn: Bryn, who: str) -> None:
    person, actor = named(bryn, who)
    bryn.taps(ask="urgent", adult_id=person.id)
    before = sees(bryn, actor, the_case(bryn))
    bryn.taps(reserved=True, about_id=person.id)
    reserved = bryn.session.exec(select(Concern).where(Concern.reserved)).one()
    other = bryn.session.exec(select(Concern).where(~Concern.reserved)).one()  # type: ignore[arg-type]
    assert sees(bryn, actor, other) == before
    assert reserved.id not in {
        one.id for one in lists.inbox(bryn.session, actor, now=bryn.now).cases
    }
    assert person.id not in told(bryn, reserved)


def test_nobody_can_bring_in_who_is_not_wanted(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    case = the_case(bryn)
    efa_does_not_want(bryn, bryn.price)
    answering.acknowledge(bryn.session, bryn.as_evans, case.id, now=bryn.now)

    def code_of(adult: UUID) -> str:
        with pytest.raises(Problem) as offered:
            handing.offer(bryn.session, bryn.as_evans, case.id, adult, now=bryn.now)
        with pytest.raises(Problem) as added:
            handing.add_person(
                bryn.session,
                bryn.as_dsp,
                case.id,
                adult,
                "to help",
                expires_at=None,
                keys=bryn.keys,
                now=bryn.now,
            )
        assert offered.value.code == added.value.code
        return str(added.value.code)

    assert code_of(bryn.price.id) == code_of(bryn.school.id) == "not_found"


def test_a_veto_is_hidden_from_the_dsp_it_is_about_and_seen_by_the_deputy(bryn: Bryn) -> None:
    bryn.taps(ask="talk")
    efa_does_not_want(bryn, bryn.dsp)
    assert len(bryn.session.exec(select(AuditRow).where(AuditRow.action == "veto")).all()) == 1
    case = the_case(bryn)
    assert audited(bryn, bryn.as_dsp, case) == set()
    lines, _ = rows_for_dsp(bryn.session, bryn.school.id, reader_id=bryn.deputy.id)
    assert "veto" in {line.action for line in lines}


def test_who_is_chosen_again_hears_of_the_next_ask_by_name(bryn: Bryn) -> None:
    bryn.taps(ask="talk", adult_id=bryn.evans.id)
    case = the_case(bryn)
    efa_does_not_want(bryn, bryn.evans)
    trust.lift_veto(bryn.session, bryn.school.id, bryn.efa.id, bryn.evans.id, now=bryn.now)
    bryn.session.flush()
    # the old ask stays kept from her until the child asks her again herself
    assert sees(bryn, bryn.as_evans, case) == set()
    receipt = bryn.taps(ask="talk", adult_id=bryn.evans.id)
    assert receipt.told == "Mrs Evans"
    newer = bryn.session.exec(select(Concern).where(Concern.owner_id == bryn.evans.id)).one()
    assert {"inbox", "read_case", "acknowledge"} <= sees(bryn, bryn.as_evans, newer)
    efa_does_not_want(bryn, bryn.evans)
    trust.lift_veto(bryn.session, bryn.school.id, bryn.efa.id, bryn.evans.id, now=bryn.now)
    assert sees(bryn, bryn.as_evans, newer) == set()
