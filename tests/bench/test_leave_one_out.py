"""From which weight on a note is raised: set by what a day brings, of authors left out."""

from tests.bench.learning import Note, note
from tests.bench.leave_one_out import FALSE_TODAY, Weight, groups, thresholds


def written(author: str, text: str, severity: str, kind: str = "ordinary") -> Note:
    row = {"text": text, "severity": severity, "kind": kind, "risk_category": "none"}
    return note(author, row)


def a_year_of(author: str, many: int) -> list[Weight]:
    return [Weight(written(author, f"pasta {at}", "0"), at / 100, 0.0) for at in range(many)]


def worries() -> list[Weight]:
    return [Weight(written("third", f"worry {at}", "2"), 9.0, at / 100) for at in range(100)]


def test_two_in_a_hundred_everyday_notes_of_a_day_are_raised_and_no_more() -> None:
    today, now = thresholds([*a_year_of("third", 100), *worries()], {})
    assert sum(at / 100 > today for at in range(100)) == 100 * FALSE_TODAY
    assert sum(at / 100 > now for at in range(100)) == 35


def test_what_lines_raise_counts_too_and_harmless_neighbours_do_not() -> None:
    by_a_line = {"pasta 3": 2}
    hard = [Weight(written("twentyfirst", f"secret {at}", "0"), 5.0, 0.0) for at in range(100)]
    alone, _ = thresholds([*a_year_of("third", 100), *worries()], {})
    both, _ = thresholds([*a_year_of("third", 100), *hard, *worries()], by_a_line)
    assert both > alone
    assert both < 5


def test_every_author_is_left_out_once() -> None:
    notes = [written(author, "pasta", "0") for author in "abcdefghijk"]
    parts = groups(notes)
    assert sorted(author for part in parts for author in part) == list("abcdefghijk")
