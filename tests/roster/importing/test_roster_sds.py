"""School Data Sync, as Microsoft's own samples have it."""

from datetime import date
from pathlib import Path

import pytest

from app.roster.importing.codes import Code
from app.roster.importing.read import read_roster
from app.roster.importing.shape import Roster, RowProblem

FIXTURES = Path(__file__).parents[2] / "fixtures" / "roster"


def read(name: str) -> tuple[Roster, list[RowProblem]]:
    return read_roster(FIXTURES / name)


def test_the_layout_for_the_united_kingdom_is_read_in_full() -> None:
    roster, problems = read("sds-uk")
    assert roster.layout == "sds-v1"
    assert [(school.name, school.kind) for school in roster.schools] == [
        ("Contoso High School", "secondary"),
        ("Fabrikam High School", "secondary"),
    ]
    assert len([one for one in roster.people if one.kind == "pupil"]) == 86
    assert len([one for one in roster.people if one.kind == "staff"]) == 12
    assert len(roster.classes) == 28
    assert len([one for one in roster.memberships if one.role == "pupil"]) == 602
    assert len([one for one in roster.memberships if one.role == "teacher"]) == 28
    assert not [problem for problem in problems if problem.level == "error"]


def test_months_come_first_in_school_data_sync() -> None:
    roster, problems = read("sds-uk")
    ora = roster.people[0]
    assert (ora.given, ora.born_on, ora.year) == ("Ora", date(2000, 4, 2), "9")
    (year,) = roster.terms
    assert (year.kind, year.starts_on, year.ends_on) == (
        "year", date(2017, 7, 1), date(2018, 6, 30),
    )  # fmt: skip
    assert Code.DATE_ORDER_ASSUMED not in {problem.code for problem in problems}


def test_version_2_1_is_told_from_oneroster_and_read() -> None:
    roster, problems = read("sds-v2.1")
    assert (roster.layout, roster.delta) == ("sds-v2", False)
    assert [school.name for school in roster.schools] == [
        "College of Engineering", "School of TwoDotOne",
    ]  # fmt: skip
    by_id = {one.source_id: one for one in roster.people}
    assert set(by_id) == {"114001", "114003", "114004", "114006", "114007", "114008"}
    assert (by_id["114001"].year, by_id["114001"].born_on) == ("10", date(2001, 7, 2))
    assert by_id["114006"].schools == ("110001",), "a department lies in its college"
    assert by_id["114006"].roles == ("teacher",)
    assert len(roster.memberships) == 6
    assert {problem.code for problem in problems} == {
        Code.YEAR_UNKNOWN, Code.FAMILY_LEFT_OUT, Code.EMAIL_FROM_USERNAME, Code.UPN_NONE,
        Code.KIND_OF_SCHOOL_GUESSED, Code.KIND_OF_SCHOOL_MISSING,
    }  # fmt: skip


def test_the_older_version_2_has_roles_in_the_row_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "orgs.csv").write_text("sourcedId,name,type\n1,Ysgol,school\n")
    (tmp_path / "users.csv").write_text(
        "sourcedId,orgSourcedIds,givenName,familyName,username,password,role,grade\n"
        "a,1,Efa,Morgan,e@x.example,Cyfrinach!1,Student,6\n"
        "b,1,Huw,Price,h@x.example,Cyfrinach!2,Faculty,6\n"
        "c,1,Ann,Lee,a@x.example,Cyfrinach!3,Aide,6\n"
    )
    (tmp_path / "classes.csv").write_text("sourcedId,orgSourcedId,title\nm,1,Maths\n")
    (tmp_path / "enrollments.csv").write_text(
        "classSourcedId,userSourcedId,role\nm,a,Student\nm,b,Faculty\nm,c,Aide\n"
    )
    roster, _ = read_roster(tmp_path)
    assert roster.layout == "sds-v2"
    assert [(one.given, one.kind, one.year) for one in roster.people] == [
        ("Efa", "pupil", "6"), ("Huw", "staff", None), ("Ann", "staff", None),
    ]  # fmt: skip
    assert [one.person_id for one in roster.memberships] == ["a", "b"]


def test_the_worldwide_headers_of_version_1_are_known_too(tmp_path: Path) -> None:
    (tmp_path / "School.csv").write_text("SIS ID,Name\n1,Ysgol\n")
    (tmp_path / "Student.csv").write_text(
        "SIS ID,School SIS ID,First Name,Last Name,Username,Grade\n1,1,Efa,Morgan,efa,04\n"
        "2,1,,,OKlein,4\n"
    )
    (tmp_path / "Teacher.csv").write_text(
        "SIS ID,School SIS ID,First Name,Last Name,Username\n1,1,Huw,Price,huw@x.example\n"
    )
    (tmp_path / "Section.csv").write_text("SIS ID,School SIS ID,Section Name\n7,1,4B\n")
    (tmp_path / "StudentEnrollment.csv").write_text("Section SIS ID,SIS ID\n7,1\n7,2\n")
    (tmp_path / "TeacherRoster.csv").write_text("Section SIS ID,SIS ID\n7,1\n")
    roster, problems = read_roster(tmp_path)
    assert [(one.kind, one.source_id) for one in roster.people] == [("pupil", "1"), ("staff", "1")]
    assert [(one.role, one.person_id) for one in roster.memberships] == [
        ("pupil", "1"), ("teacher", "1"),
    ]  # fmt: skip
    assert [problem.row for problem in problems if problem.code == Code.NAME_MISSING] == [3]
    assert "OKlein" not in repr(problems)


@pytest.mark.parametrize("name", ["sds-uk", "sds-v2.1"])
def test_no_password_of_the_samples_is_anywhere(name: str) -> None:
    roster, problems = read(name)
    assert "P@ss" not in repr(roster) + repr(problems)
