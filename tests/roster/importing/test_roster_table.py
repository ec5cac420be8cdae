"""Tables in every encoding and with every fault that an office's computer makes."""

import codecs

import pytest

from app.roster.importing.codes import Code
from app.roster.importing.findings import Findings
from app.roster.importing.table import Columns, Table, open_table, read_table

COLUMNS: Columns = {"id": (), "given_name": ("forename",), "family_name": ("surname",)}
NAMES = "id,given_name,family_name\r\n1,Hana,Gŵyr\r\n2,Llŷr,Tŷ-Gwyn\r\n"


def read(raw: bytes | str) -> tuple[Table, list[tuple[Code, int | None]]]:
    findings = Findings()
    encoded = raw.encode() if isinstance(raw, str) else raw
    source = open_table("pupils.csv", encoded, findings)
    table = read_table(source, COLUMNS, ("id", "given_name"), findings)
    return table, [(problem.code, problem.row) for problem in findings.all()]


def names(table: Table) -> list[str]:
    return [f"{row['given_name']} {row['family_name']}" for row in table.rows]


@pytest.mark.parametrize(
    "raw",
    [
        NAMES.encode(),
        codecs.BOM_UTF8 + NAMES.encode(),
        codecs.BOM_UTF16_LE + NAMES.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + NAMES.encode("utf-16-be"),
        NAMES.encode("utf-16-le"),
        NAMES.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + NAMES.encode("utf-32-le"),
        NAMES.replace(",", ";").encode(),
        NAMES.replace(",", "\t").encode(),
        ("sep=;\r\n" + NAMES.replace(",", ";")).encode(),
        NAMES.replace("\r\n", "\n").encode(),
        NAMES.replace("\r\n", "\r").encode(),
        ("\r\n\r\n" + NAMES).encode(),
        NAMES.replace("id,given_name,family_name", " ID ,Given Name,FAMILY-NAME").encode(),
        NAMES.replace("id,given_name,family_name", '"id","Forename","Surname"').encode(),
    ],
)
def test_hana_and_llyr_are_read_however_the_file_was_saved(raw: bytes) -> None:
    table, problems = read(raw)
    assert names(table) == ["Hana Gŵyr", "Llŷr Tŷ-Gwyn"]
    assert problems == []
    assert table.whole


def test_an_old_encoding_is_read_and_its_loss_explained() -> None:
    table, problems = read("id,given_name,family_name\n1,Siân,Fôn\n".encode("cp1252"))
    assert names(table) == ["Siân Fôn"]
    assert problems == [(Code.ENCODING_CP1252, None)]


def test_a_decomposed_accent_is_the_same_letter() -> None:
    table, _ = read("id,given_name,family_name\n1,Lly\u0302r,Rees\n")
    assert names(table) == ["Llŷr Rees"]


def test_a_missing_column_is_named_and_nothing_is_read() -> None:
    table, problems = read("id,family_name\n1,Rees\n")
    assert table.rows == ()
    assert problems == [(Code.COLUMN_MISSING, None)]
    assert not table.whole


@pytest.mark.parametrize("raw", [b"", b"\r\n \r\n", b"id,given_name,family_name\n", b"\xff\xfe"])
def test_an_empty_file_is_said_to_be_empty(raw: bytes) -> None:
    table, problems = read(raw)
    assert not table.rows
    assert problems == [(Code.FILE_EMPTY, None)]


def test_columns_that_nobody_asked_for_are_not_kept() -> None:
    table, problems = read("id,Password,given_name,free_meals\n1,hunter2,Efa,yes\n")
    assert "hunter2" not in repr(table)
    assert "yes" not in repr(table)
    assert problems == []


def test_a_password_column_is_dropped_even_under_a_header_we_know() -> None:
    findings = Findings()
    source = open_table("t.csv", b"id,given password\n1,hunter2\n", findings)
    table = read_table(source, {"id": (), "given_name": ("given password",)}, ("id",), findings)
    assert "hunter2" not in repr(table)


def test_a_row_that_slipped_to_the_right_is_refused_and_the_others_read() -> None:
    table, problems = read("id,given_name,family_name\n1,Efa,Morgan\n2,Rees, Tomos,x\n3,Nel,Pugh\n")
    assert names(table) == ["Efa Morgan", "Nel Pugh"]
    assert problems == [(Code.ROW_TOO_WIDE, 3)]
    assert not table.whole


def test_separators_that_end_every_row_are_no_slip() -> None:
    table, problems = read("id,given_name,family_name\n1,Efa,Morgan,\n2,Tomos,Rees,\n")
    assert names(table) == ["Efa Morgan", "Tomos Rees"]
    assert problems == []


def test_a_short_row_is_read_but_its_cells_are_not_repeated() -> None:
    table, _ = read("id,given_name,family_name\n1,Efa\n")
    (row,) = table.rows
    assert row["family_name"] == ""
    assert row.shown("given_name") == "…"


def test_a_quotation_mark_that_is_never_closed_costs_one_row() -> None:
    table, problems = read('id,given_name,family_name\n1,Efa,Morgan\n2,"Tomos,Rees\n3,Nel,Pugh\n')
    assert names(table) == ["Efa Morgan", "Nel Pugh"]
    assert problems == [(Code.ROW_UNREADABLE, 3)]


def test_a_name_over_two_lines_is_one_row() -> None:
    table, problems = read('id,given_name,family_name\n1,"Efa\nHâf",Morgan\n2,Nel,Pugh\n')
    assert [row.number for row in table.rows] == [2, 3]
    assert problems == []


def test_a_cell_without_end_is_refused() -> None:
    table, problems = read("id,given_name,family_name\n1," + "x" * 2_000 + ",Morgan\n2,Nel,Pugh\n")
    assert names(table) == ["Nel Pugh"]
    assert problems == [(Code.FIELD_TOO_LONG, 2)]


def test_a_cell_that_the_csv_reader_itself_refuses_is_refused() -> None:
    table, problems = read("id,given_name,family_name\n1," + "x" * 200_000 + ",M\n2,Nel,Pugh\n")
    assert names(table) == ["Nel Pugh"]
    assert problems == [(Code.ROW_UNREADABLE, 2)]


def test_a_file_broken_all_over_is_given_up_and_says_where() -> None:
    _, problems = read("id,given_name,family_name\n" + '1,"Jo"hn,Lee\n' * 150)
    assert problems[-1][0] == Code.READING_STOPPED


def test_a_table_of_very_many_columns_is_refused() -> None:
    _, problems = read("id,given_name," + ",".join(f"c{n}" for n in range(300)) + "\n1,Efa\n")
    assert problems == [(Code.FILE_TOO_WIDE, None)]


def test_nuls_are_taken_out_and_named() -> None:
    table, problems = read(b"id,given_name,family_name\n1,E\x00fa,Morgan\n")
    assert names(table) == ["Efa Morgan"]
    assert problems == [(Code.NUL_REMOVED, None)]


def test_a_thousand_problems_of_one_kind_are_cut_and_counted() -> None:
    findings = Findings()
    for row in range(1_000):
        findings.add(Code.YEAR_MISSING, "pupils.csv", row)
    problems = findings.all()
    assert len(problems) == 501
    assert (problems[-1].code, problems[-1].shown) == (Code.MORE_LIKE_THIS, "500")
