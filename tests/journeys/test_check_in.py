"""A child taps, and the adult the child chose is owed a bell in the same transaction."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.audit.models import AuditRow
from app.checkins.models import CheckIn
from app.checkins.service import open_note
from app.concerns.models import Cause, Concern, Party
from app.kernel.ids import uuid7
from app.kernel.problems import Problem
from app.notify.models import Owed
from app.vault.service import pupil_key
from tests.journeys.conftest import Bryn
from tests.people import NOW, a_pupil, an_adult, chooses, ids


def told(bryn: Bryn) -> set[UUID]:
    return set(bryn.session.exec(select(Party.adult_id)))


def the_case(bryn: Bryn) -> Concern:
    return bryn.session.exec(select(Concern)).one()


def test_efa_is_worried_and_asks_for_mrs_evans_who_is_called(bryn: Bryn) -> None:
    receipt = bryn.taps(feeling="worried", ask="talk", adult_id=bryn.evans.id)
    assert (receipt.state, receipt.told, receipt.seen_by) == ("calling", "Mrs Evans", None)
    case = the_case(bryn)
    assert (case.severity, case.state, case.owner_id) == ("R", "open", bryn.evans.id)
    assert case.deadline_at is not None
    assert told(bryn) == ids(bryn.evans)
    owed = bryn.session.exec(select(Owed)).all()
    assert {row.adult_id for row in owed} == ids(bryn.evans)
    assert bryn.session.exec(select(AuditRow)).all()


def test_a_worried_face_alone_alerts_nobody(bryn: Bryn) -> None:
    assert bryn.taps(feeling="worried").state == "saved"
    assert bryn.session.exec(select(Concern)).all() == []


def test_the_same_tap_again_is_the_same_record_and_tells_the_present_status(bryn: Bryn) -> None:
    one = uuid7()
    first = bryn.taps(id=one, feeling="sad", ask="talk", occurred_at=NOW)
    again = bryn.taps(id=one, feeling="sad", ask="talk", occurred_at=NOW)
    assert (first.repeated, again.repeated) == (False, True)
    assert (again.id, again.state, again.told) == (first.id, first.state, first.told)
    assert len(bryn.session.exec(select(CheckIn)).all()) == 1
    assert len(bryn.session.exec(select(Cause)).all()) == 1


def test_the_same_id_with_other_words_is_a_conflict_and_changes_nothing(bryn: Bryn) -> None:
    one = uuid7()
    bryn.taps(id=one, feeling="sad", note="first", occurred_at=NOW)
    answer = bryn.taps_or_problem(id=one, feeling="sad", note="second", occurred_at=NOW)
    assert isinstance(answer, Problem)
    assert answer.code == "same_id_other_content"
    assert len(bryn.session.exec(select(CheckIn)).all()) == 1


def test_a_line_without_an_ask_is_mrs_evans_to_read_by_the_bell(bryn: Bryn) -> None:
    receipt = bryn.taps(feeling="sad", note="nobody played with me")
    assert (receipt.state, receipt.told) == ("waiting", "Mrs Evans")
    case = the_case(bryn)
    assert (case.severity, case.owner_id) == ("N", bryn.evans.id)
    assert case.deadline_at == datetime.fromisoformat("2026-11-23T15:10+00:00")


def test_ten_thousand_emoji_are_trimmed_and_the_ask_still_goes(bryn: Bryn) -> None:
    receipt = bryn.taps(feeling="sad", note="😀" * 10_000, ask="talk")
    assert receipt.state == "calling"
    row = bryn.session.exec(select(CheckIn)).one()
    version, key = pupil_key(bryn.session, bryn.keys, bryn.school.id, bryn.efa.id, now=NOW)
    assert open_note(key, row) == "😀" * 1000
    assert row.note_key_version == version


@pytest.mark.parametrize("note", ["\x00", "\u200b", "\u202eevil", "<script>alert(1)</script>", "a"])
def test_no_note_is_refused_for_its_form(bryn: Bryn, note: str) -> None:
    assert bryn.taps(feeling="ok", note=note, ask="talk").state == "calling"


def test_an_unsafe_feeling_rings_her_adult_the_dsp_and_the_deputies_at_once(bryn: Bryn) -> None:
    receipt = bryn.taps(feeling="not_safe")
    assert receipt.urgent
    assert told(bryn) == ids(bryn.evans, bryn.dsp, bryn.deputy)
    assert all(row.urgent for row in bryn.session.exec(select(Owed)))


def test_a_child_who_chose_nobody_reaches_the_dsp(bryn: Bryn) -> None:
    tomos = a_pupil(bryn.session, bryn.school, "Tomos Rees")
    receipt = bryn.taps(tomos, feeling="sad", ask="talk")
    assert receipt.told == "Mr Hughes"


def test_an_adult_whom_she_does_not_know_becomes_her_first_adult(bryn: Bryn) -> None:
    assert bryn.taps(ask="talk", adult_id=uuid7()).told == "Mrs Evans"


def test_an_unknown_ask_is_a_child_who_wants_to_talk(bryn: Bryn) -> None:
    assert bryn.taps(ask="sgwrsio", feeling="nonsuch").told == "Mrs Evans"
    row = bryn.session.exec(select(CheckIn)).one()
    assert (row.feeling, row.level, row.ask, row.ask_as_sent) == (
        "nonsuch",
        None,
        "talk",
        "sgwrsio",
    )


def test_a_concern_about_an_adult_goes_to_the_head_and_not_to_that_adult(bryn: Bryn) -> None:
    receipt = bryn.taps(reserved=True, about_id=bryn.evans.id)
    assert receipt.told == "Mrs Thomas"
    assert told(bryn) == ids(bryn.head, bryn.dsp)


def test_a_concern_about_the_dsp_goes_around_the_dsp(bryn: Bryn) -> None:
    bryn.taps(reserved=True, about_id=bryn.dsp.id)
    assert told(bryn) == ids(bryn.head)


def test_a_concern_about_the_head_goes_around_the_head(bryn: Bryn) -> None:
    chair = an_adult(bryn.session, bryn.school, "Megan Lloyd", roles=["chair"])
    bryn.taps(reserved=True, about_id=bryn.head.id)
    assert told(bryn) == ids(chair, bryn.dsp)


def test_forty_asks_in_a_minute_are_all_kept_and_ring_once(bryn: Bryn) -> None:
    for second in range(40):
        bryn.now = NOW + timedelta(seconds=second)
        bryn.taps(feeling="sad", ask="talk")
    assert len(bryn.session.exec(select(CheckIn)).all()) == 40
    assert len(bryn.session.exec(select(Cause)).all()) == 40
    assert len(bryn.session.exec(select(Concern)).all()) == 1
    assert len(bryn.session.exec(select(Owed)).all()) == 1


def test_an_urgent_ask_raises_the_open_case_in_place(bryn: Bryn) -> None:
    bryn.taps(feeling="sad", ask="talk")
    bryn.now += timedelta(minutes=1)
    bryn.taps(feeling="sad", ask="urgent")
    case = the_case(bryn)
    assert case.severity == "U"
    assert told(bryn) == ids(bryn.evans, bryn.dsp, bryn.deputy)


def test_a_late_tap_opens_its_case_marked_late(bryn: Bryn) -> None:
    receipt = bryn.taps(
        feeling="sad", ask="talk", occurred_at=NOW - timedelta(minutes=4), source="offline"
    )
    assert receipt.late_seconds == 240
    assert the_case(bryn).late_seconds == 240


def test_a_clock_in_the_future_is_clamped_and_marked(bryn: Bryn) -> None:
    bryn.taps(feeling="sad", occurred_at=NOW + timedelta(days=400))
    row = bryn.session.exec(select(CheckIn)).one()
    assert row.clock_clamped
    assert row.occurred_at == NOW


def test_an_ask_at_night_waits_for_the_opening_and_says_so(bryn: Bryn) -> None:
    bryn.now = datetime.fromisoformat("2026-11-23T21:40+00:00")
    receipt = bryn.taps(feeling="sad", ask="talk", source="phone")
    opening = datetime.fromisoformat("2026-11-24T08:30+00:00")
    assert (receipt.open, receipt.next_opening_at) == (False, opening)
    assert the_case(bryn).clock_from == opening
    assert {row.due_at for row in bryn.session.exec(select(Owed))} == {opening}


def test_not_today_is_kept_and_feeds_nothing(bryn: Bryn) -> None:
    assert bryn.taps(not_today=True).state == "saved"
    row = bryn.session.exec(select(CheckIn)).one()
    assert (row.not_today, row.level, row.energy) == (True, None, None)


def test_another_pupils_ask_is_another_case(bryn: Bryn) -> None:
    tomos = a_pupil(bryn.session, bryn.school, "Tomos Rees")
    chooses(bryn.session, tomos, bryn.price)
    bryn.taps(ask="talk")
    bryn.taps(tomos, ask="talk")
    assert {case.owner_id for case in bryn.session.exec(select(Concern))} == ids(
        bryn.evans, bryn.price
    )


def test_an_unverified_ask_goes_to_the_dsp_and_feeds_no_pattern(bryn: Bryn) -> None:
    bryn.taps(ask="talk", source="unverified")
    case = the_case(bryn)
    assert case.unverified
    assert told(bryn) == ids(bryn.dsp)
