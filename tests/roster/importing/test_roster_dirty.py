"""A roster with nearly every fault: what is right is read, what is not is explained."""

from datetime import date
from pathlib import Path

from app.roster.importing.codes import Code
from app.roster.importing.read import read_roster

DIRTY = Path(__file__).parents[2] / "fixtures" / "roster" / "dirty"
EXPLAINED = {
    ("dirty", None, Code.FILES_IGNORED),
    ("staff.csv", None, Code.ENCODING_CP1252),
    ("terms.csv", None, Code.FILE_EMPTY),
    ("school.csv", 2, Code.KIND_OF_SCHOOL_UNKNOWN),
    ("school.csv", 2, Code.KIND_OF_SCHOOL_GUESSED),
    ("classes.csv", 4, Code.KIND_OF_CLASS_UNKNOWN),
    ("classes.csv", 5, Code.FORMULA_CELL),
    ("pupils.csv", 4, Code.FORMULA_CELL),
    ("pupils.csv", 4, Code.DATE_WRONG),
    ("pupils.csv", 5, Code.ID_DUPLICATE),
    ("pupils.csv", 6, Code.ID_MISSING),
    ("pupils.csv", 7, Code.NAME_MISSING),
    ("pupils.csv", 8, Code.LETTER_LOST),
    ("pupils.csv", 8, Code.YEAR_UNKNOWN),
    ("pupils.csv", 8, Code.LANGUAGE_UNKNOWN),
    ("pupils.csv", 8, Code.UPN_WRONG),
    ("pupils.csv", 9, Code.YEAR_MISSING),
    ("pupils.csv", 9, Code.DATE_SHORT_YEAR),
    ("pupils.csv", 9, Code.CLASS_UNKNOWN),
    ("pupils.csv", 9, Code.UPN_MISSING),
    ("pupils.csv", 10, Code.CLASS_MISSING),
    ("pupils.csv", 10, Code.UPN_DUPLICATE),
    ("pupils.csv", 11, Code.ROW_TOO_WIDE),
    ("pupils.csv", 14, Code.ROW_UNREADABLE),
    ("staff.csv", 3, Code.EMAIL_WRONG),
    ("staff.csv", 3, Code.EMAIL_MISSING),
    ("staff.csv", 3, Code.ROLE_UNKNOWN),
    ("staff.csv", 3, Code.CLASS_UNKNOWN),
    ("staff.csv", 4, Code.EMAIL_DUPLICATE),
    ("memberships.csv", 2, Code.DATE_ORDER_ASSUMED),
    ("memberships.csv", 3, Code.MEMBERSHIP_PERSON_UNKNOWN),
    ("memberships.csv", 4, Code.MEMBERSHIP_CLASS_UNKNOWN),
    ("memberships.csv", 5, Code.DATE_ORDER_ASSUMED),
    ("memberships.csv", 5, Code.DATES_BACKWARDS),
    ("memberships.csv", 6, Code.MEMBERSHIP_DUPLICATE),
}


def test_every_fault_is_explained_where_it_stands() -> None:
    _, problems = read_roster(DIRTY)
    assert {(one.file, one.row, one.code) for one in problems} == EXPLAINED
    assert len(problems) == len(EXPLAINED)


def test_what_is_right_is_read() -> None:
    roster, _ = read_roster(DIRTY)
    pupils = {one.source_id: one for one in roster.people if one.kind == "pupil"}
    assert list(pupils) == ["G01", "G02", "G03", "G07", "G08", "G09", "G11", "G13"]
    ann, kit = pupils["G01"], pupils["G13"]
    assert (ann.family, ann.year, ann.born_on) == ("Tŷ Mawr", "4", date(2017, 4, 3))
    assert (kit.given, kit.known_as, kit.year) == ("Kit Kat", "Kitty", "R")
    assert [one.roles for one in roster.people if one.kind == "staff"] == [
        ("teacher",), ("adult",), ("dsp", "deputy"),
    ]  # fmt: skip
    assert ("cx", "G01") in {(one.class_id, one.person_id) for one in roster.memberships}


def test_nobody_is_said_to_have_left_by_a_file_that_could_not_be_read_in_full() -> None:
    roster, _ = read_roster(DIRTY)
    assert roster.covers & {"pupils", "registration", "terms"} == set()
    assert {"G01", "G06", "G08", "T2"} == roster.unread_ids


def test_no_name_and_no_password_is_repeated() -> None:
    roster, problems = read_roster(DIRTY)
    assert "Hunter" not in repr(roster) + repr(problems)
    names = {word for one in roster.people for word in (one.given, one.family) if word}
    assert not {one.shown for one in problems} & names
