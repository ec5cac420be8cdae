"""A phrase that Mr Hughes added acts on the next note that holds it, and on no earlier one."""

from datetime import timedelta

from sqlmodel import select

from app.access.actor import Actor
from app.concerns.models import Concern, Party
from app.journeys import keep_phrases
from app.journeys.keep_phrases import Wanted
from app.journeys.read_case import read_case
from app.patterns.models import NoteWords, SchoolPhrase
from tests.journeys.conftest import Bryn
from tests.people import NOW, a_school, ids, safeguarding


def as_dsp(bryn: Bryn) -> Actor:
    return Actor(bryn.school.id, bryn.dsp.id, "staff", frozenset({"dsp"}))


def adds(bryn: Bryn, phrase: str, severity: int = 3) -> SchoolPhrase:
    wanted = Wanted(phrase, "cy", "suicidal", severity)
    return keep_phrases.add(bryn.session, as_dsp(bryn), wanted, now=NOW)


def cases(bryn: Bryn) -> list[Concern]:
    return list(bryn.session.exec(select(Concern)))


def test_efas_next_note_with_the_phrase_opens_an_urgent_case_and_shows_whose_phrase_it_is(
    bryn: Bryn,
) -> None:
    adds(bryn, "pont goch")
    receipt = bryn.taps(feeling="ok", note="dw i am fynd i'r bont goch")
    assert receipt.urgent
    (case,) = cases(bryn)
    assert (case.severity, case.words) == ("U", 3)
    assert set(bryn.session.exec(select(Party.adult_id))) == ids(bryn.evans, bryn.dsp, bryn.deputy)
    seen = read_case(bryn.session, bryn.as_evans, case.id, keys=bryn.keys, now=NOW)
    (tap,) = seen.taps
    (found,) = tap.matched
    assert (found.words, found.category, found.severity, found.own) == (
        "bont goch", "suicidal", 3, True,
    )  # fmt: skip


def test_severity_two_is_a_request_and_severity_one_is_only_shown(bryn: Bryn) -> None:
    adds(bryn, "pont goch", 2)
    bryn.taps(feeling="ok", note="pont goch")
    assert [(one.severity, one.words) for one in cases(bryn)] == [("R", 2)]


def test_a_phrase_of_severity_one_opens_nothing_more_than_the_note_itself(bryn: Bryn) -> None:
    adds(bryn, "pont goch", 1)
    bryn.taps(feeling="ok", note="pont goch")
    (case,) = cases(bryn)
    assert (case.severity, case.words) == ("N", 1)
    assert len(bryn.session.exec(select(NoteWords)).all()) == 1


def test_a_phrase_says_nothing_of_a_note_that_was_written_before_it(bryn: Bryn) -> None:
    bryn.taps(feeling="ok", note="dw i am fynd i'r bont goch")
    adds(bryn, "pont goch")
    (case,) = cases(bryn)
    assert (case.severity, case.words) == ("N", 0)
    assert bryn.session.exec(select(NoteWords)).all() == []


def test_a_phrase_that_was_taken_off_is_not_looked_for(bryn: Bryn) -> None:
    row = adds(bryn, "pont goch")
    keep_phrases.take_off(bryn.session, as_dsp(bryn), row.id, now=NOW + timedelta(minutes=1))
    bryn.taps(feeling="ok", note="dw i am fynd i'r bont goch")
    assert [(one.severity, one.words) for one in cases(bryn)] == [("N", 0)]


def test_the_phrase_of_another_school_is_not_looked_for_here(bryn: Bryn) -> None:
    afon = a_school(bryn.session, "ysgol-yr-afon", "Ysgol yr Afon")
    theirs = safeguarding(bryn.session, afon)["dsp"]
    actor = Actor(afon.id, theirs.id, "staff", frozenset({"dsp"}))
    wanted = Wanted("pont goch", "cy", "suicidal", 3)
    keep_phrases.add(bryn.session, actor, wanted, now=NOW)
    bryn.taps(feeling="ok", note="dw i am fynd i'r bont goch")
    assert [(one.severity, one.words) for one in cases(bryn)] == [("N", 0)]


def test_a_phrase_lowers_nothing_that_is_built_in(bryn: Bryn) -> None:
    adds(bryn, "isio marw", 1)
    bryn.taps(feeling="ok", note="dwi isio marw")
    assert [(one.severity, one.words) for one in cases(bryn)] == [("U", 3)]
