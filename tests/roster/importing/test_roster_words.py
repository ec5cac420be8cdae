"""Every problem of a roster file can be said in Welsh and in English."""

from pathlib import Path

import pytest

from app.roster.importing.codes import ERRORS, INFORMATION, Code, Unreadable, level_of
from app.roster.importing.read import read_roster
from app.words.catalogue import load, slots_of

ROOT = Path(__file__).parents[3]
FIXTURES = sorted(
    path for path in (ROOT / "tests" / "fixtures" / "roster").iterdir() if path.is_dir()
)
SLOTS = {"file", "row", "field", "shown"}


@pytest.mark.parametrize("code", [*Code, *Unreadable])
def test_every_problem_has_a_sentence_in_both_languages(code: Code | Unreadable) -> None:
    words = load()
    slots = [slots_of(str(words.entries[lang][code].of("plain"))) for lang in ("cy", "en")]
    assert slots[0] == slots[1]
    assert slots[0] <= (SLOTS if isinstance(code, Code) else set())


def test_the_catalogue_has_no_sentence_that_nothing_says() -> None:
    said = {code.value for code in [*Code, *Unreadable]}
    assert set(load().domain("cy", "importing")) == said
    assert set(load().domain("en", "importing")) == said


@pytest.mark.parametrize("folder", FIXTURES, ids=lambda path: path.name)
def test_no_sentence_about_our_fixtures_has_a_hole(folder: Path) -> None:
    words = load()
    for problem in read_roster(folder)[1]:
        for lang in ("cy", "en"):
            slots = slots_of(str(words.entries[lang][problem.code].of("plain")))
            given = {
                "file": problem.file, "row": problem.row, "field": problem.field,
                "shown": problem.shown,
            }  # fmt: skip
            assert all(given[slot] not in (None, "") for slot in slots), (problem, lang)


def test_every_problem_has_one_level() -> None:
    assert not ERRORS & INFORMATION
    assert {level_of(code) for code in Code} == {"error", "warning", "info"}


def test_every_problem_is_in_the_documentation() -> None:
    text = (ROOT / "docs" / "roster.md").read_text(encoding="utf-8")
    missing = [
        code.value for code in [*Code, *Unreadable]
        if f"`{code.value.removeprefix('importing.')}`" not in text
    ]  # fmt: skip
    assert missing == []
