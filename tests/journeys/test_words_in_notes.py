"""What a child writes is judged in the same transaction; a person reads it whatever is found."""

import json
from uuid import UUID

import pytest
from sqlmodel import select

from app.audit.models import AuditRow
from app.concerns.models import Concern, Exclusion, Party
from app.edge.cases import whole
from app.journeys.read_case import read_case
from app.kernel.crypto import seal
from app.notify.models import Owed
from app.patterns import noted
from app.patterns.models import NoteWords
from app.patterns.risk_words import judge
from app.vault.service import pupil_key
from tests.journeys.conftest import Bryn
from tests.people import NOW, ids


def the_case(bryn: Bryn) -> Concern:
    return bryn.session.exec(select(Concern)).one()


def told(bryn: Bryn) -> set[UUID]:
    return set(bryn.session.exec(select(Party.adult_id)))


@pytest.mark.parametrize("note", ["I want to die", "dwi isio marw"])
def test_words_of_the_gravest_kind_ring_her_adult_and_safeguarding_at_once(
    bryn: Bryn, note: str
) -> None:
    receipt = bryn.taps(feeling="ok", note=note)
    assert receipt.urgent
    case = the_case(bryn)
    assert (case.severity, case.words) == ("U", 3)
    assert told(bryn) == ids(bryn.evans, bryn.dsp, bryn.deputy)


def test_words_of_severity_two_are_a_request_and_the_dsp_hears_at_once(bryn: Bryn) -> None:
    bryn.taps(feeling="ok", note="my friend wants to die")
    case = the_case(bryn)
    assert (case.severity, case.words) == ("R", 2)
    assert told(bryn) == ids(bryn.evans, bryn.dsp)


def test_a_note_in_which_nothing_matches_is_still_read_by_the_bell(bryn: Bryn) -> None:
    bryn.taps(feeling="ok", note="we had pasta")
    case = the_case(bryn)
    assert (case.severity, case.words) == ("N", 0)
    assert bryn.session.exec(select(NoteWords)).all() == []


def test_words_that_no_line_knows_but_weigh_much_together_are_urgent(
    bryn: Bryn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "TEMPLATES", ())
    note = "When he has been drinking I sleep in the wardrobe so he cannot find me"
    assert bryn.taps(feeling="ok", note=note).urgent
    case = the_case(bryn)
    assert (case.severity, case.words) == ("U", 3)
    seen = read_case(bryn.session, bryn.as_evans, case.id, keys=bryn.keys, now=NOW)
    (found,) = whole(seen).taps[0].matched
    assert (found.severity, found.weighed) == (3, True)
    assert found.words in note


def test_what_was_sealed_before_there_was_a_weighing_still_opens(
    bryn: Bryn, monkeypatch: pytest.MonkeyPatch
) -> None:
    bryn.taps(feeling="ok", note="Helo. dwi ISIO marw")
    row = bryn.session.exec(select(NoteWords)).one()
    place = ("note_words", "words", row.school_id.hex, row.check_in_id.hex, str(row.key_version))
    _, key = pupil_key(bryn.session, bryn.keys, row.school_id, row.pupil_id, now=NOW)
    row.words_sealed = seal(key, json.dumps([["suicidal", 3, "ISIO marw", []]]), aad=place)
    bryn.session.add(row)
    found = noted.of_check_ins(bryn.session, key, row.school_id, row.pupil_id, [row.check_in_id])
    (one,) = found[row.check_in_id]
    assert (one.words, one.weighed) == ("ISIO marw", False)


def test_words_never_lower_what_she_asked_for(bryn: Bryn) -> None:
    bryn.taps(feeling="ok", ask="urgent", note="they call me names")
    assert the_case(bryn).severity == "U"


def test_a_later_harmless_note_lowers_nothing(bryn: Bryn) -> None:
    bryn.taps(feeling="ok", note="I want to die")
    bryn.taps(feeling="happy", note="we had pasta")
    assert (the_case(bryn).severity, the_case(bryn).words) == ("U", 3)


def test_her_adult_sees_which_words_matched_as_she_wrote_them(bryn: Bryn) -> None:
    bryn.taps(feeling="ok", note="Helo. dwi ISIO marw")
    seen = read_case(bryn.session, bryn.as_evans, the_case(bryn).id, keys=bryn.keys, now=NOW)
    (tap,) = seen.taps
    assert tap.matched[0].category == "suicidal"
    assert "ISIO marw" in tap.matched[0].words


def test_what_matched_lies_sealed_and_is_in_no_audit_row_and_no_bell(bryn: Bryn) -> None:
    bryn.taps(feeling="ok", note="dwi isio marw")
    bryn.session.flush()
    (row,) = bryn.session.exec(select(NoteWords))
    assert b"marw" not in row.words_sealed
    audit = [one.model_dump() for one in bryn.session.exec(select(AuditRow))]
    owed = [one.model_dump() for one in bryn.session.exec(select(Owed))]
    assert audit
    assert "marw" not in json.dumps([audit, owed], default=str)


def test_mrs_evans_whom_a_note_may_name_is_held_out_of_that_case(bryn: Bryn) -> None:
    bryn.taps(feeling="ok", note="Mrs Evans hits me when nobody looks")
    case = the_case(bryn)
    held = bryn.session.exec(select(Exclusion)).one()
    assert (held.adult_id, held.why) == (bryn.evans.id, "held")
    assert case.owner_id != bryn.evans.id
    assert bryn.evans.id not in told(bryn)
    assert bryn.dsp.id in told(bryn)


def test_mrs_evans_who_is_only_told_keeps_the_case(bryn: Bryn) -> None:
    bryn.taps(feeling="ok", note="Mrs Evans, my dad hits me")
    assert bryn.session.exec(select(Exclusion)).all() == []
    assert the_case(bryn).owner_id == bryn.evans.id
