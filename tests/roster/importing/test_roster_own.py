"""Hwyl's own simple files: the clean ones of Ysgol y Bryn, and small ones with one fault each."""

import io
import zipfile
from datetime import date
from pathlib import Path

from app.roster.importing.codes import Code
from app.roster.importing.read import read_roster
from app.roster.importing.shape import ClassRow, MembershipRow, PersonRow, Roster, RowProblem

ROOT = Path(__file__).parents[3]
CLEAN = ROOT / "tests" / "fixtures" / "roster" / "own-clean"
DEMO = ROOT / "app" / "cli" / "demo_roster"
HEADER = "id,given_name,family_name,known_as,year,class,groups,upn,language\n"


def read(**files: str) -> tuple[Roster, list[RowProblem]]:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
    return read_roster(buffer.getvalue())


def person(roster: Roster, source_id: str) -> PersonRow:
    return next(one for one in roster.people if one.source_id == source_id)


def codes(problems: list[RowProblem]) -> set[tuple[Code, int | None]]:
    return {(problem.code, problem.row) for problem in problems if problem.code != Code.UPN_NONE}


def test_ysgol_y_bryn_is_read_without_a_single_problem() -> None:
    roster, problems = read_roster(CLEAN)
    assert problems == []
    assert [(school.name, school.kind) for school in roster.schools] == [
        ("Ysgol y Bryn", "primary")
    ]
    sizes = {
        group.name: sum(
            joined.class_id == group.source_id and joined.role == "pupil"
            for joined in roster.memberships
        )
        for group in roster.classes
    }
    assert sizes == {"Derbyn": 18, "Blwyddyn 4": 27, "Blwyddyn 6": 24, "Y Nyth": 6}
    assert len(roster.terms) == 6
    assert roster.terms[0].ends_on == date(2025, 10, 24)
    assert roster.covers == {
        "pupils", "staff", "classes", "registration", "teaching", "teachers", "terms",
    }  # fmt: skip


def test_efa_tomos_and_their_adults_are_who_they_are() -> None:
    roster, _ = read_roster(CLEAN)
    efa = next(one for one in roster.people if one.given == "Efa")
    assert (efa.family, efa.year, efa.language, efa.kind) == ("Morgan", "4", "cy", "pupil")
    mohammed = next(one for one in roster.people if one.given == "Mohammed")
    assert (mohammed.known_as, mohammed.language) == ("Mo", "en")
    assert any("ŵ" in one.family for one in roster.people)
    assert any("ŷ" in one.given for one in roster.people)
    sian = next(one for one in roster.people if one.given == "Siân")
    assert (sian.title, sian.roles, sian.job) == ("Mrs", ("adult",), "Cynorthwyydd addysgu")
    bowen = next(one for one in roster.people if one.given == "Nia")
    assert {one.class_id for one in roster.memberships if one.person_id == bowen.source_id} == {
        "bryn-derbyn", "bryn-nyth",
    }  # fmt: skip


def test_the_demo_has_three_schools_whose_people_are_apart_and_no_problem() -> None:
    roster, problems = read_roster(DEMO)
    assert problems == []
    assert [school.kind for school in roster.schools] == ["primary", "secondary", "pru"]
    for school in roster.schools:
        staff = [
            one
            for one in roster.people
            if one.kind == "staff" and one.schools == (school.source_id,)
        ]
        held = {role for one in staff for role in one.roles}
        assert {"head", "dsp", "deputy", "admin", "teacher"} <= held
    in_unit = [one for one in roster.people if one.schools == ("dyffryn",) and one.kind == "pupil"]
    assert len(in_unit) == 6


def test_the_same_file_again_says_the_same() -> None:
    assert read_roster(CLEAN) == read_roster(CLEAN)


def test_classes_come_out_of_the_pupils_where_no_file_lists_them() -> None:
    roster, problems = read(
        pupils=HEADER
        + "1,Efa,Morgan,,4,Dosbarth 4,Y Nyth|Côr,,cy\n2,Nel,Pugh,,4,Dosbarth 4,,,cy\n",
        staff="id,given_name,family_name,email,roles,classes\n"
        "1,Huw,Price,huw@bryn.example,teacher,Dosbarth 4\n",
    )
    assert codes(problems) == set()
    assert roster.classes == (
        ClassRow("Dosbarth 4", "Dosbarth 4", "registration", "4"),
        ClassRow("Y Nyth", "Y Nyth", "teaching"),
        ClassRow("Côr", "Côr", "teaching"),
    )
    assert MembershipRow("Dosbarth 4", "1", "teacher") in roster.memberships
    assert MembershipRow("Dosbarth 4", "1", "pupil") in roster.memberships
    assert {(one.kind, one.source_id) for one in roster.people} >= {("pupil", "1"), ("staff", "1")}
    assert "classes" not in roster.covers


def test_a_class_of_several_names_in_one_cell_is_split_and_one_with_a_comma_is_not() -> None:
    roster, problems = read(
        classes='id,name,kind\n7b,7B,registration\nst,"Sêr, y",teaching\n',
        staff="id,given_name,family_name,email,roles,classes\n"
        'A,Ann,Lee,a@x.example,teacher,"7B, st"\nB,Bob,Lee,b@x.example,teacher,"Sêr, y"\n',
    )
    assert codes(problems) == set()
    assert {(one.person_id, one.class_id) for one in roster.memberships} == {
        ("A", "7b"), ("A", "st"), ("B", "st"),
    }  # fmt: skip


def test_two_schools_may_each_have_a_class_of_the_same_name() -> None:
    roster, problems = read(
        school="id,name,kind\na,Ysgol A,primary\nb,Ysgol B,cynradd\n",
        pupils="id,given_name,family_name,year,class,school\n"
        "1,Efa,Morgan,4,Dosbarth 4,a\n2,Nel,Pugh,4,Dosbarth 4,Ysgol B\n3,Cai,Rees,4,Dosbarth 4,c\n"
        "4,Ela,Rees,4,Dosbarth 4,\n",
    )
    assert codes(problems) == {(Code.SCHOOL_UNKNOWN, 4), (Code.SCHOOL_UNKNOWN, 5)}
    assert {one.class_id for one in roster.memberships} == {"a/Dosbarth 4", "b/Dosbarth 4"}
    assert person(roster, "2").schools == ("b",)


def test_the_same_child_at_a_school_and_at_a_unit_keeps_the_number_at_both() -> None:
    header = "id,given_name,family_name,year,class,upn,school\n"
    both = "1,Kai,Penfold,8,8A,D699210121019,a\n2,Kai,Penfold,8,Uned,D699210121019,b\n"
    roster, problems = read(
        school="id,name,kind\na,Ysgol A,secondary\nb,Uned B,pru\n", pupils=header + both
    )
    assert codes(problems) == set()
    assert [one.upn for one in roster.people] == ["D699210121019"] * 2
    _, problems = read(
        school="id,name,kind\na,Ysgol A,secondary\n", pupils=header + both.replace(",b\n", ",a\n")
    )
    assert (Code.UPN_DUPLICATE, 3) in codes(problems)


def test_a_formula_is_kept_as_text_and_cannot_calculate() -> None:
    roster, problems = read(pupils=HEADER + '1,"=1+cmd|x",@Morgan,-Ef,4,4B,,,cy\n')
    efa = person(roster, "1")
    assert (efa.given, efa.family, efa.known_as) == ("1+cmd|x", "Morgan", "Ef")
    assert [p.field for p in problems if p.code == Code.FORMULA_CELL] == [
        "given_name", "family_name", "known_as",
    ]  # fmt: skip
    hidden, _ = read(pupils=HEADER + "1,\u200b=x,\u202eMorgan,,4,4B,,,cy\n")
    assert (person(hidden, "1").given, person(hidden, "1").family) == ("x", "Morgan")


def test_a_pupil_whose_class_is_not_listed_is_read_and_nothing_of_hers_ends() -> None:
    roster, problems = read(
        classes="id,name,kind\n4,Blwyddyn 4,registration\n",
        pupils=HEADER + "1,Efa,Morgan,,4,Blwyddyn 5,,,cy\n",
    )
    assert codes(problems) == {(Code.CLASS_UNKNOWN, 2)}
    assert roster.unread_ids == {"1"}
    assert person(roster, "1").given == "Efa"


def test_a_row_that_cannot_be_read_keeps_its_person_from_vanishing() -> None:
    roster, problems = read(pupils=HEADER + "1,,,,4,4B,,,cy\n2,Nel,Pugh,,4,4B,,,cy\n")
    assert codes(problems) == {(Code.NAME_MISSING, 2)}
    assert roster.unread_ids == {"1"}
    assert "pupils" in roster.covers


def test_a_row_of_nobody_knows_whom_means_that_absence_proves_nothing() -> None:
    roster, problems = read(pupils=HEADER + ",Efa,Morgan,,4,4B,,,cy\n2,Nel,Pugh,,4,4B,,,cy\n")
    assert codes(problems) == {(Code.ID_MISSING, 2)}
    assert "pupils" not in roster.covers


def test_a_pupil_number_serves_as_id_only_where_there_is_no_column_of_ids() -> None:
    roster, _ = read(pupils="UPN,Forename,Surname,Year,Reg\nD699210121019,Efa,Morgan,4,4B\n")
    (efa,) = roster.people
    assert (efa.source_id, efa.upn) == ("D699210121019", "D699210121019")


def test_pupils_and_staff_may_come_in_one_file_in_any_order() -> None:
    roster, problems = read(
        people="kind,id,title,given_name,family_name,email,roles,classes,year,class\n"
        "staff,HP,Mr,Huw,Price,huw@bryn.example,teacher,4B,,\n"
        "disgybl,1,,Efa,Morgan,,,,4,4B\n"
        "robot,9,,R,D,,,,4,4B\n"
    )
    assert codes(problems) == {(Code.KIND_OF_PERSON_UNKNOWN, 4)}
    assert {one.kind for one in roster.people} == {"staff", "pupil"}
    assert {(one.person_id, one.role) for one in roster.memberships} == {
        ("HP", "teacher"), ("1", "pupil"),
    }  # fmt: skip


def test_a_pupil_who_left_is_kept_as_one_who_left() -> None:
    roster, _ = read(pupils="id,given_name,family_name,year,class,status\n1,Efa,Morgan,4,4B,left\n")
    assert person(roster, "1").status == "left"
    assert roster.memberships == ()


def test_memberships_have_dates_and_speak_of_the_right_person() -> None:
    roster, problems = read(
        pupils=HEADER + "1,Efa,Morgan,,4,4B,,,cy\n",
        staff="id,given_name,family_name,email,roles\n1,Huw,Price,h@x.example,teacher\n",
        classes="id,name,kind\n4b,4B,registration\ncor,Côr,teaching\n",
        memberships="class,person,role,starts_on,ends_on\n"
        "Côr,1,pupil,1/09/2025,19/12/2025\ncor,1,teacher,01/09/2025,\n"
        "Côr,1,pupil,05/01/2026,\nCôr,1,pupil,06/01/2026,\n",
    )
    assert codes(problems) == {(Code.MEMBERSHIP_DUPLICATE, 5)}
    of_choir = [one for one in roster.memberships if one.class_id == "cor"]
    assert of_choir == [
        MembershipRow("cor", "1", "pupil", date(2025, 9, 1), date(2025, 12, 19)),
        MembershipRow("cor", "1", "teacher", date(2025, 9, 1)),
        MembershipRow("cor", "1", "pupil", date(2026, 1, 5)),
    ]


def test_a_second_registration_class_at_the_same_time_is_refused() -> None:
    _, problems = read(
        pupils=HEADER + "1,Efa,Morgan,,4,4B,,,cy\n",
        classes="id,name,kind\n4b,4B,registration\n4c,4C,registration\n",
        memberships="class,person\n4c,1\n",
    )
    assert codes(problems) == {(Code.REGISTRATION_TWICE, 2)}


def test_one_address_reaches_one_person() -> None:
    roster, problems = read(
        staff="id,given_name,family_name,email,roles\n"
        "A,Ann,Lee,Office@Bryn.example,admin\nB,Bob,Lee,office@bryn.example,teacher\n"
    )
    assert codes(problems) == {(Code.EMAIL_DUPLICATE, 3)}
    assert [one.email for one in roster.people] == ["office@bryn.example", None]


def test_terms_that_run_backwards_are_refused() -> None:
    roster, problems = read(
        pupils=HEADER + "1,Efa,Morgan,,4,4B,,,cy\n",
        terms="name,starts_on,ends_on\nHydref,2025-12-19,2025-09-01\nGwanwyn,2026-01-05,soon\n"
        "Haf,2026-04-13,2026-07-20\n",
    )
    assert {(code, row) for code, row in codes(problems) if code == Code.TERM_DATES_WRONG} == {
        (Code.TERM_DATES_WRONG, 2), (Code.TERM_DATES_WRONG, 3),
    }  # fmt: skip
    assert [term.name for term in roster.terms] == ["Haf"]
    assert "terms" not in roster.covers
