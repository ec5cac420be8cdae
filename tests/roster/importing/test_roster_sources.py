"""Folders, zips and single files, kind and unkind."""

import io
import zipfile
from pathlib import Path

import pytest

from app.roster.importing.codes import Code, Unreadable
from app.roster.importing.read import read_roster
from app.roster.importing.shape import UnreadableRoster

FIXTURES = Path(__file__).parents[2] / "fixtures" / "roster"
PUPILS = b"id,given_name,family_name,year,class\n1,Efa,Morgan,4,Blwyddyn 4\n"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tables_of(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((FIXTURES / folder).glob("*.csv"))}


def why(source: Path | bytes, name: str | None = None) -> Unreadable:
    with pytest.raises(UnreadableRoster) as refused:
        read_roster(source, name=name)
    return refused.value.code


@pytest.mark.parametrize(
    "folder", ["own-clean", "oneroster-1.1", "oneroster-1.2", "oneroster-delta"]
)
def test_a_folder_and_its_zip_say_the_same(folder: str, tmp_path: Path) -> None:
    from_folder = read_roster(FIXTURES / folder)
    assert read_roster(zipped(tables_of(folder))) == from_folder
    inside = {f"Export 2026/{name}": content for name, content in tables_of(folder).items()}
    inside["__MACOSX/Export 2026/._users.csv"] = b"\x00\x05"
    path = tmp_path / "roster.zip"
    path.write_bytes(zipped(inside))
    assert read_roster(path) == from_folder


def test_one_file_of_pupils_is_enough_and_says_nothing_of_the_staff() -> None:
    roster, problems = read_roster(PUPILS, name="year4.csv")
    assert [person.given for person in roster.people] == ["Efa"]
    assert roster.covers == {"pupils", "registration"}
    assert roster.schools == ()
    assert {problem.code for problem in problems} == {Code.UPN_NONE}


def test_one_file_of_staff_is_known_by_its_headers() -> None:
    raw = b"Staff Code;Title;Forename;Surname;E-mail\nHP;Mr;Huw;Price;huw@bryn.example\n"
    roster, problems = read_roster(raw, name="export.txt")
    (huw,) = roster.people
    assert (huw.kind, huw.source_id, huw.roles, huw.email) == (
        "staff", "HP", ("adult",), "huw@bryn.example",
    )  # fmt: skip
    assert roster.covers == {"staff"}
    assert problems == []


def test_names_that_point_outside_are_passed_over() -> None:
    raw = zipped({"../staff.csv": PUPILS, "/etc/x.csv": PUPILS, "pupils.csv": PUPILS})
    roster, problems = read_roster(raw, name="r.zip")
    assert len(roster.people) == 1
    assert [p.code for p in problems].count(Code.FILE_NAME_UNSAFE) == 2


def test_what_is_no_table_or_lies_deeper_is_counted_and_passed_over() -> None:
    raw = zipped({"pupils.csv": PUPILS, "old/staff.csv": PUPILS, "run.exe": b"MZ", "a.pdf": b""})
    roster, problems = read_roster(raw)
    assert len(roster.people) == 1
    assert (Code.FILES_IGNORED, "3") in [(p.code, p.shown) for p in problems]


def test_a_zip_that_unpacks_to_more_than_it_may_is_refused() -> None:
    bomb = zipped({"pupils.csv": PUPILS, "staff.csv": b"0" * (11 * 1024 * 1024)})
    assert len(bomb) < 100_000
    assert why(bomb) == Unreadable.TOO_BIG


def test_a_zip_that_lies_about_its_sizes_is_still_measured() -> None:
    bomb = bytearray(zipped({"pupils.csv": b"0" * (11 * 1024 * 1024)}))
    real = (11 * 1024 * 1024).to_bytes(4, "little")
    assert bomb.count(real) == 2
    lying = bytes(bomb).replace(real, (100).to_bytes(4, "little"))
    try:
        roster, _ = read_roster(lying)
    except UnreadableRoster:
        return
    assert not roster.people


def test_too_much_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    assert why(b"x" * (10 * 1024 * 1024 + 1), "pupils.csv") == Unreadable.TOO_BIG
    folder = tmp_path / "roster"
    folder.mkdir()
    (folder / "pupils.csv").write_bytes(b"x" * (6 * 1024 * 1024))
    (folder / "staff.csv").write_bytes(b"x" * (6 * 1024 * 1024))
    assert why(folder) == Unreadable.TOO_BIG
    assert why(zipped({f"{n}.csv": b"" for n in range(1_001)})) == Unreadable.TOO_BIG


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_bytes(PUPILS)
    folder = tmp_path / "roster"
    folder.mkdir()
    (folder / "pupils.csv").symlink_to(secret)
    assert why(folder) == Unreadable.NOTHING_INSIDE


def test_each_kind_of_nothing_has_its_own_reason(tmp_path: Path) -> None:
    assert why(tmp_path / "gone.zip") == Unreadable.NOT_FOUND
    assert why(tmp_path) == Unreadable.NOTHING_INSIDE
    assert why(b"PK\x03\x04 and then nothing") == Unreadable.ZIP_BROKEN
    assert why(b"not a zip", "roster.zip") == Unreadable.ZIP_BROKEN
    assert why(b"hello,world\n1,2\n") == Unreadable.NOT_A_ROSTER
    assert why(b"") == Unreadable.NOT_A_ROSTER
    assert why(zipped({"readme.md": b"hello"})) == Unreadable.NOTHING_INSIDE
    assert why(zipped({"xl/workbook.xml": b"<x/>"})) == Unreadable.EXCEL_WORKBOOK
    assert why(b"\xd0\xcf\x11\xe0", "pupils.xls") == Unreadable.EXCEL_WORKBOOK


def test_a_locked_zip_is_sent_back_without_asking_for_the_password() -> None:
    locked = bytearray(zipped({"pupils.csv": PUPILS}))
    locked[6] |= 1  # the general purpose flag of the member
    locked[locked.index(b"PK\x01\x02") + 8] |= 1  # and of its entry in the directory
    assert why(bytes(locked)) == Unreadable.ZIP_LOCKED


def test_a_member_that_is_broken_is_named_and_the_others_are_read() -> None:
    raw = zipped({"pupils.csv": PUPILS, "staff.csv": b"id,given_name,family_name,email\n1,A,B,\n"},
                 zipfile.ZIP_STORED)  # fmt: skip
    roster, problems = read_roster(raw.replace(b"1,A,B,", b"1,X,Y,", 1))
    assert [person.kind for person in roster.people] == ["pupil"]
    assert (Code.FILE_UNREADABLE, "staff.csv") in [(p.code, p.file) for p in problems]


def test_progress_is_told_up_to_the_end() -> None:
    rows = b"".join(b"%d,Efa,Morgan,4,4B\n" % number for number in range(1_200))
    told: list[tuple[str, int, int]] = []
    read_roster(
        b"id,given_name,family_name,year,class\n" + rows,
        name="pupils.csv",
        on_progress=lambda file, done, total: told.append((file, done, total)),
    )
    assert [done for _, done, _ in told] == [500, 1_000, 1_201]
    assert {total for _, _, total in told} == {1_201}
