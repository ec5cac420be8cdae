"""What attaches to a case may only raise it."""

from itertools import combinations_with_replacement, product

import pytest

from app.access.severity import WORST_FIRST, Severity, is_worse, worst


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("U", "R", "U"),
        ("R", "P", "R"),
        ("P", "N", "P"),
        ("N", "U", "U"),
        ("N", "R", "R"),
        ("P", "U", "U"),
        ("N", "N", "N"),
    ],
)
def test_the_more_pressing_of_two_wins_in_either_order(a: str, b: str, expected: str) -> None:
    assert worst(Severity(a), Severity(b)) is Severity(expected)
    assert worst(Severity(b), Severity(a)) is Severity(expected)


def test_a_note_on_efas_open_pattern_case_leaves_the_meeting_owed() -> None:
    assert worst(Severity.PATTERN, Severity.NEEDS_READING) is Severity.PATTERN


def test_the_worst_never_falls_below_either() -> None:
    for a, b in product(Severity, repeat=2):
        assert not is_worse(a, worst(a, b))
        assert not is_worse(b, worst(a, b))


def test_every_severity_has_its_place() -> None:
    assert sorted(WORST_FIRST) == sorted(Severity)
    assert all(is_worse(a, b) != is_worse(b, a) or a is b for a, b in product(Severity, repeat=2))
    assert all(worst(a, b) is a for a, b in combinations_with_replacement(WORST_FIRST, 2))
