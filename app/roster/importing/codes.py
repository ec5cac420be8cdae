"""Everything that can be wrong with a roster file, each with how much it matters."""

from enum import StrEnum
from typing import Final, Literal

Level = Literal["error", "warning", "info"]


class Code(StrEnum):
    """What is wrong; the value is the key of its sentence in the catalogue."""

    # Errors: a file, a row or a person was not read.
    COLUMN_MISSING = "importing.column_missing"
    FIELD_TOO_LONG = "importing.field_too_long"
    FILE_EMPTY = "importing.file_empty"
    FILE_MISSING = "importing.file_missing"
    FILE_TOO_WIDE = "importing.file_too_wide"
    FILE_UNREADABLE = "importing.file_unreadable"
    ID_DUPLICATE = "importing.id_duplicate"
    ID_MISSING = "importing.id_missing"
    KIND_OF_PERSON_UNKNOWN = "importing.kind_of_person_unknown"
    MEMBERSHIP_CLASS_UNKNOWN = "importing.membership_class_unknown"
    MEMBERSHIP_OTHER_SCHOOL = "importing.membership_other_school"
    MEMBERSHIP_PERSON_UNKNOWN = "importing.membership_person_unknown"
    NAME_MISSING = "importing.name_missing"
    READING_STOPPED = "importing.reading_stopped"
    REGISTRATION_TWICE = "importing.registration_twice"
    ROW_TOO_WIDE = "importing.row_too_wide"
    ROW_UNREADABLE = "importing.row_unreadable"
    SCHOOL_UNKNOWN = "importing.school_unknown"
    TERM_DATES_WRONG = "importing.term_dates_wrong"
    TOO_MANY_ROWS = "importing.too_many_rows"

    # Warnings: it was read, and something was left out or should be looked at.
    CLASS_MISSING = "importing.class_missing"
    CLASS_UNKNOWN = "importing.class_unknown"
    COLUMN_TWICE = "importing.column_twice"
    DATE_ORDER_ASSUMED = "importing.date_order_assumed"
    DATE_ORDER_MIXED = "importing.date_order_mixed"
    DATE_SHORT_YEAR = "importing.date_short_year"
    DATE_WRONG = "importing.date_wrong"
    DATES_BACKWARDS = "importing.dates_backwards"
    EMAIL_DUPLICATE = "importing.email_duplicate"
    EMAIL_FROM_USERNAME = "importing.email_from_username"
    EMAIL_MISSING = "importing.email_missing"
    EMAIL_WRONG = "importing.email_wrong"
    ENCODING_CP1252 = "importing.encoding_cp1252"
    FILE_DECLARED_ABSENT = "importing.file_declared_absent"
    FILE_NAME_UNSAFE = "importing.file_name_unsafe"
    FILE_TWICE = "importing.file_twice"
    FORMULA_CELL = "importing.formula_cell"
    KIND_OF_CLASS_UNKNOWN = "importing.kind_of_class_unknown"
    KIND_OF_SCHOOL_GUESSED = "importing.kind_of_school_guessed"
    KIND_OF_SCHOOL_MISSING = "importing.kind_of_school_missing"
    KIND_OF_SCHOOL_UNKNOWN = "importing.kind_of_school_unknown"
    LANGUAGE_UNKNOWN = "importing.language_unknown"
    LETTER_LOST = "importing.letter_lost"
    MEMBERSHIP_DUPLICATE = "importing.membership_duplicate"
    NAME_PART_MISSING = "importing.name_part_missing"
    NUL_REMOVED = "importing.nul_removed"
    ROLE_UNKNOWN = "importing.role_unknown"
    STATUS_UNKNOWN = "importing.status_unknown"
    UPN_DUPLICATE = "importing.upn_duplicate"
    UPN_MISSING = "importing.upn_missing"
    UPN_NONE = "importing.upn_none"
    UPN_WRONG = "importing.upn_wrong"
    VERSION_UNKNOWN = "importing.version_unknown"
    YEAR_MISSING = "importing.year_missing"
    YEAR_UNKNOWN = "importing.year_unknown"

    # Information: left out on purpose, said once with its number.
    ADMINISTRATORS_AS_ADULTS = "importing.administrators_as_adults"
    ENROLMENTS_LEFT_OUT = "importing.enrolments_left_out"
    FAMILY_LEFT_OUT = "importing.family_left_out"
    FILES_IGNORED = "importing.files_ignored"
    MORE_LIKE_THIS = "importing.more_like_this"


ERRORS: Final = frozenset(
    {
        Code.COLUMN_MISSING,
        Code.FIELD_TOO_LONG,
        Code.FILE_EMPTY,
        Code.FILE_MISSING,
        Code.FILE_TOO_WIDE,
        Code.FILE_UNREADABLE,
        Code.ID_DUPLICATE,
        Code.ID_MISSING,
        Code.KIND_OF_PERSON_UNKNOWN,
        Code.MEMBERSHIP_CLASS_UNKNOWN,
        Code.MEMBERSHIP_OTHER_SCHOOL,
        Code.MEMBERSHIP_PERSON_UNKNOWN,
        Code.NAME_MISSING,
        Code.READING_STOPPED,
        Code.REGISTRATION_TWICE,
        Code.ROW_TOO_WIDE,
        Code.ROW_UNREADABLE,
        Code.SCHOOL_UNKNOWN,
        Code.TERM_DATES_WRONG,
        Code.TOO_MANY_ROWS,
    }
)
INFORMATION: Final = frozenset(
    {
        Code.ADMINISTRATORS_AS_ADULTS,
        Code.ENROLMENTS_LEFT_OUT,
        Code.FAMILY_LEFT_OUT,
        Code.FILES_IGNORED,
        Code.MORE_LIKE_THIS,
    }
)


def level_of(code: Code) -> Level:
    """Say how much a problem matters."""
    if code in ERRORS:
        return "error"
    return "info" if code in INFORMATION else "warning"


class Unreadable(StrEnum):
    """Why nothing at all could be read; the value is the key of its sentence."""

    EXCEL_WORKBOOK = "importing.unreadable_excel_workbook"
    NOT_A_ROSTER = "importing.unreadable_not_a_roster"
    NOT_FOUND = "importing.unreadable_not_found"
    NOTHING_INSIDE = "importing.unreadable_nothing_inside"
    TOO_BIG = "importing.unreadable_too_big"
    TOO_HARD = "importing.unreadable_too_hard"
    ZIP_BROKEN = "importing.unreadable_zip_broken"
    ZIP_LOCKED = "importing.unreadable_zip_locked"
