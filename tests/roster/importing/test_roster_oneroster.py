"""OneRoster 1.1 and 1.2, in full and as changes."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.roster.importing.codes import Code
from app.roster.importing.read import read_roster
from app.roster.importing.shape import MembershipRow, PersonRow, Roster, RowProblem

FIXTURES = Path(__file__).parents[2] / "fixtures" / "roster"
Change = Callable[[str], str]


def one(roster: Roster, source_id: str) -> PersonRow:
    return next(person for person in roster.people if person.source_id == source_id)


def found(problems: list[RowProblem]) -> set[tuple[str, int | None, Code, str]]:
    return {(problem.file, problem.row, problem.code, problem.shown) for problem in problems}


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., tuple[Roster, list[RowProblem]]]:
    """Read a fixture of which some files were changed, or taken away by None."""

    def read(folder: str, **changes: Change | None) -> tuple[Roster, list[RowProblem]]:
        copy = tmp_path / "roster"
        shutil.copytree(FIXTURES / folder, copy)
        for name, change in changes.items():
            path = copy / f"{name}.csv"
            if change is None:
                path.unlink()
            else:
                path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        return read_roster(copy)

    return read


def test_version_1_1_is_read_in_full() -> None:
    roster, problems = read_roster(FIXTURES / "oneroster-1.1")
    assert (roster.layout, roster.delta) == ("oneroster-1.1", False)
    assert [school.name for school in roster.schools] == ["Ysgol Glan yr Afon", "Ysgol yr Allt"]
    kinds = {group.name: (group.kind, group.year) for group in roster.classes}
    assert kinds == {
        "Dosbarth y Dŵr": ("registration", "4"),
        "Dosbarth y Tŷ": ("registration", "5"),
        "Mathemateg 4 a 5": ("teaching", None),
        "Derbyn yr Allt": ("registration", "R"),
    }
    mabon = one(roster, "p1")
    assert (mabon.family, mabon.year, mabon.born_on) == ("Dŵr-Jones", "4", date(2017, 2, 11))
    assert mabon.upn == "M699210521001"
    assert mabon.email is None
    assert one(roster, "p3").upn == "Q699210521003"
    assert [(term.name, term.kind) for term in roster.terms] == [
        ("Tymor yr Hydref", "term"), ("Tymor y Gwanwyn", "term"),
    ]  # fmt: skip
    assert found(problems) == {
        ("users.csv", None, Code.FAMILY_LEFT_OUT, "3"),
        ("users.csv", None, Code.ADMINISTRATORS_AS_ADULTS, "2"),
        ("users.csv", 11, Code.EMAIL_FROM_USERNAME, ""),
        ("users.csv", 9, Code.SCHOOL_UNKNOWN, ""),
        ("users.csv", 5, Code.UPN_MISSING, ""),
        ("users.csv", 6, Code.UPN_MISSING, ""),
        ("enrollments.csv", None, Code.ENROLMENTS_LEFT_OUT, "1"),
        ("orgs.csv", 3, Code.KIND_OF_SCHOOL_GUESSED, "primary"),
        ("orgs.csv", 4, Code.KIND_OF_SCHOOL_GUESSED, "primary"),
    }


def test_no_parent_and_no_rights_come_out_of_a_file() -> None:
    roster, _ = read_roster(FIXTURES / "oneroster-1.1")
    assert {person.source_id for person in roster.people} & {"r1", "r2", "r3"} == set()
    assert "home.example" not in repr(roster)
    assert one(roster, "s4").roles == ("adult",)
    assert all(membership.person_id != "s2" for membership in roster.memberships), (
        "an aide sees no class"
    )


def test_version_1_2_takes_roles_from_their_own_file() -> None:
    roster, problems = read_roster(FIXTURES / "oneroster-1.2")
    assert roster.layout == "oneroster-1.2"
    assert one(roster, "u1").known_as == "Gwil"
    assert one(roster, "u4").roles == ("teacher", "adult")
    assert one(roster, "u4").schools == ("mor",), "a department lies in its school"
    assert one(roster, "u5").roles == ("head",)
    assert one(roster, "u6").roles == ("adult",)
    assert one(roster, "u7").schools == ("mor",), "the trust's teacher is where he teaches"
    assert [term.kind for term in roster.terms] == ["year"]
    assert {(problem.code, problem.shown) for problem in problems} == {
        (Code.FAMILY_LEFT_OUT, "1"),
        (Code.ENROLMENTS_LEFT_OUT, "1"),
        (Code.UPN_NONE, ""),
        (Code.KIND_OF_SCHOOL_GUESSED, "secondary"),
    }


def test_changes_alone_say_nothing_of_those_who_are_not_in_them() -> None:
    roster, problems = read_roster(FIXTURES / "oneroster-delta")
    assert (roster.delta, roster.covers) == (True, frozenset())
    assert one(roster, "p3").status == "left"
    assert one(roster, "p6").schools == ("afon",)
    assert roster.memberships == (
        MembershipRow("afon-5", "p3", "pupil", None, date(2026, 1, 12), "ended"),
        MembershipRow("afon-4", "p6", "pupil", date(2026, 1, 12)),
    )
    assert problems == []


def test_a_file_that_was_declared_absent_is_not_read(
    changed: Callable[..., tuple[Roster, list[RowProblem]]],
) -> None:
    roster, problems = changed(
        "oneroster-1.1",
        manifest=lambda text: text.replace("demographics,bulk", "demographics,absent"),
    )
    assert one(roster, "p1").born_on is None
    assert ("demographics.csv", None, Code.FILE_DECLARED_ABSENT, "") in found(problems)


def test_a_file_that_should_be_there_is_missed(
    changed: Callable[..., tuple[Roster, list[RowProblem]]],
) -> None:
    roster, problems = changed("oneroster-1.1", classes=None)
    assert ("classes.csv", None, Code.FILE_MISSING, "") in found(problems)
    assert roster.delta, "without classes nobody can be said to have left one"


def test_without_a_manifest_the_version_is_told_by_its_look(
    changed: Callable[..., tuple[Roster, list[RowProblem]]],
) -> None:
    roster, _ = changed("oneroster-1.2", manifest=None)
    assert roster.layout == "oneroster-1.2"


def test_a_strange_version_is_read_and_named(
    changed: Callable[..., tuple[Roster, list[RowProblem]]],
) -> None:
    roster, problems = changed("oneroster-1.1", manifest=lambda text: text.replace("1.1", "9.9"))
    assert roster.layout == "oneroster-1.1"
    assert ("manifest.csv", None, Code.VERSION_UNKNOWN, "9.9") in found(problems)


def test_a_pupil_is_not_put_into_a_class_of_another_school(
    changed: Callable[..., tuple[Roster, list[RowProblem]]],
) -> None:
    roster, problems = changed(
        "oneroster-1.1",
        enrollments=lambda text: text + '"e99","","","allt-r","allt","p1","student","","",""\n',
    )
    assert ("enrollments.csv", 13, Code.MEMBERSHIP_OTHER_SCHOOL, "allt-r") in found(problems)
    assert MembershipRow("allt-r", "p1", "pupil") not in roster.memberships


def test_a_user_without_a_role_is_refused_and_not_taken_for_a_leaver(
    changed: Callable[..., tuple[Roster, list[RowProblem]]],
) -> None:
    roster, problems = changed(
        "oneroster-1.2",
        roles=lambda text: text.replace("o2,,,u2,primary,student,2025-09-01,,mor,\n", ""),
    )
    assert ("users.csv", 3, Code.KIND_OF_PERSON_UNKNOWN, "") in found(problems)
    assert "u2" in roster.unread_ids


def test_a_role_that_was_deleted_makes_a_leaver(
    changed: Callable[..., tuple[Roster, list[RowProblem]]],
) -> None:
    roster, _ = changed(
        "oneroster-1.2",
        roles=lambda text: text.replace("o2,,,u2", "o2,tobedeleted,2026-01-09,u2"),
    )
    leila = one(roster, "u2")
    assert (leila.status, leila.schools) == ("left", ("mor",))


def test_a_microsoft_login_is_not_a_pupil_number(
    changed: Callable[..., tuple[Roster, list[RowProblem]]],
) -> None:
    roster, problems = changed(
        "oneroster-1.1", users=lambda text: text.replace("{UPN:M699210521001}", "{UPN:m@a.example}")
    )
    assert one(roster, "p1").upn is None
    assert ("users.csv", 2, Code.UPN_MISSING, "") in found(problems)
