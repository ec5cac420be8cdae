"""Whatever is sent, a roster is read or refused, and no password comes out at the other end."""

import csv
import io
import zipfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.roster.importing.read import read_roster
from app.roster.importing.shape import Roster, RowProblem, UnreadableRoster

FIXTURES = Path(__file__).parents[2] / "fixtures" / "roster"
NAMES = st.sampled_from(
    ["pupils.csv", "staff.csv", "people.csv", "school.csv", "classes.csv", "memberships.csv",
     "terms.csv", "users.csv", "orgs.csv", "roles.csv", "enrollments.csv", "manifest.csv",
     "academicSessions.csv", "demographics.csv", "Student.csv", "Section.csv", "Teacher.csv",
     "StudentEnrollment.csv", "x.txt", "../pupils.csv"]
)  # fmt: skip
HEADERS = st.lists(
    st.sampled_from(
        ["id", "given_name", "family_name", "year", "class", "upn", "born_on", "status", "kind",
         "roles", "email", "sourcedId", "givenName", "familyName", "role", "orgSourcedIds",
         "classSourcedId", "userSourcedId", "title", "name", "type", "startDate", "endDate",
         "starts_on", "ends_on", "person", "SIS ID", "School SIS ID", "Section SIS ID",
         "First Name", "Last Name", "Section Name", "propertyName", "value", "Password"]
    ),
    max_size=12,
)  # fmt: skip
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["1", "2", "a", "student", "teacher", "3/4/2017", "", "=1", '"', "active"]),
)


def settle(raw: bytes, name: str | None = None) -> tuple[Roster, list[RowProblem]] | None:
    try:
        return read_roster(raw, name=name)
    except UnreadableRoster:
        return None


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=draw(st.sampled_from(",;\t")))
    writer.writerow(draw(HEADERS))
    writer.writerows(draw(st.lists(st.lists(CELLS, max_size=12), max_size=8)))
    encoding = draw(st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-8-sig"]))
    return buffer.getvalue().encode(encoding, errors="replace")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2_000), st.sampled_from([None, "pupils.csv", "users.csv", "a.zip"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str | None) -> None:
    settle(raw, name)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 2_000))
def test_any_damage_to_a_zip_is_read_or_refused(damage: bytes, place: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((FIXTURES / "oneroster-1.1").glob("*.csv")):
            archive.write(path, path.name)
    raw = bytearray(buffer.getvalue())
    start = (place * 7) % len(raw)
    raw[start : start + len(damage)] = damage
    settle(bytes(raw))


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(NAMES, tables(), max_size=5))
def test_any_tables_are_read_or_refused_and_refer_to_what_is_there(files: dict[str, bytes]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    result = settle(buffer.getvalue())
    if result is None:
        return
    roster, _ = result
    keys = [(person.kind, person.source_id) for person in roster.people]
    assert len(keys) == len(set(keys))
    if roster.delta:
        assert not roster.covers
        return
    classes = {group.source_id for group in roster.classes}
    people = {source_id for _, source_id in keys}
    assert all(one.class_id in classes for one in roster.memberships)
    assert all(one.person_id in people for one in roster.memberships)


@settings(max_examples=100, deadline=None)
@given(
    st.text("abcdefghij0123456789!;,\"' \n=", min_size=1, max_size=20),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["Password", "PASSWORD", "User password", "Cyfrinair", "pwd"]),
    st.integers(0, 5),
)
def test_a_password_never_comes_out(secret: str, separator: str, header: str, place: int) -> None:
    planted = f"ZQX{secret}ZQX"
    headers = ["id", "given_name", "family_name", "year", "class"]
    cells = ["1", "Efa", "Morgan", "4", "4B"]
    headers.insert(place, header)
    cells.insert(place, planted)
    for lineterminator in ("\r\n", "\n"):
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, delimiter=separator, lineterminator=lineterminator)
        writer.writerows([headers, cells])
        result = settle(buffer.getvalue().encode(), "pupils.csv")
        assert result
        assert result[0].people[0].given == "Efa"
        assert "ZQX" not in repr(result)


@settings(max_examples=100, deadline=None)
@given(st.text("abc0123456789!@ ", min_size=1, max_size=12), st.integers(0, 6))
def test_a_password_that_slips_by_a_careless_comma_is_not_repeated(secret: str, place: int) -> None:
    headers = ["id", "given_name", "family_name", "year", "class", "born_on", "password"]
    cells = ["1", "Efa", "Morgan", "4", "4B", "2017-01-01", f"ZQX{secret}"]
    cells[place] = f"x,{cells[place]}"
    raw = (",".join(headers) + "\n" + ",".join(cells) + "\n").encode()
    result = settle(raw, "pupils.csv")
    assert "ZQX" not in repr(result)
