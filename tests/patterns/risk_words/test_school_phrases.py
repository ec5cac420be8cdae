"""A school's own phrases: found as children write them, and never in place of what is built in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.patterns.risk_words.judge import judge, with_own
from app.patterns.risk_words.own_phrases import OwnPhrases, own_phrase, read_as, tidy, why_not

MILL = own_phrase("hen felin", "cy", "suicidal", 3)
PELLETS = own_phrase("green pellets", "en", "self_harm", 2)
SPICE = own_phrase("spice", "en", "self_harm", 2)
OURS = OwnPhrases((MILL, PELLETS, SPICE))


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("dw i'n mynd i'r hen felin heno", "hen felin"),
        ("af i HEN FELIN", "HEN FELIN"),
        ("yr hen melin", "hen melin"),  # Welsh: in any mutation
        ("green pellets again", "green pellets"),
        ("he sold me green pelets", "green pelets"),
        ("greeen pellets", "greeen pellets"),
        ("they had spice", "spice"),
        ("they had SPIIICE", "SPIIICE"),
    ],
)
def test_a_phrase_is_found_as_a_child_writes_it(note: str, words: str) -> None:
    (found,) = [one for one in judge(note, OURS).matched if one.own]
    assert found.words == words


@pytest.mark.parametrize(
    "note",
    [
        "the hen had a felt hat",
        "green paint",
        "I have no space",
        "a slice of cake",
        "pellets green",
    ],
)
def test_a_phrase_is_not_found_in_words_that_are_only_near_it(note: str) -> None:
    assert not [one for one in judge(note, OURS).matched if one.own]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("x", "phrase_length"),
        ("", "phrase_length"),
        ("w" * 121, "phrase_length"),
        ("?!", "phrase_empty"),
        ("sad", "phrase_common"),
        ("SAAD!!", None),
        ("gath", "phrase_common"),  # a cat, in a mutation
        ("dw i", "phrase_common"),
        ("I am", "phrase_common"),
        ("hurt", "phrase_common"),
        ("the old mill", None),
        ("w" * 120, None),
        ("42", None),
    ],
)
def test_a_phrase_that_would_be_in_every_note_is_refused_with_its_reason(
    phrase: str, code: str | None
) -> None:
    assert why_not(phrase) == code


def test_two_ways_of_writing_one_phrase_are_the_same() -> None:
    assert read_as("The Old  Mill!") == read_as("the old mill")
    assert tidy("  the \n old\tmill ") == "the old mill"


def test_a_phrase_of_severity_one_takes_nothing_from_what_is_built_in() -> None:
    mild = own_phrase("I want to die", "en", "suicidal", 1)
    judged = judge("I want to die", OwnPhrases([mild]))
    assert (judged.severity, judged.category) == (3, "suicidal")
    assert [one.own for one in judged.matched if one.severity == 3] == [False]


@settings(deadline=None)
@given(
    note=st.sampled_from(["I want to die", "mae hi'n braf", "my dad hits me", "hen felin", ""]),
    phrase=st.text(min_size=2, max_size=30),
    severity=st.integers(1, 3),
)
def test_no_phrase_lowers_a_note_or_takes_a_word_from_it(
    note: str, phrase: str, severity: int
) -> None:
    if why_not(phrase) is None:
        alone = judge(note)
        judged = judge(note, OwnPhrases([own_phrase(phrase, "en", "abuse", severity)]))
        assert judged.severity >= alone.severity
        assert set(judged.matched) >= set(alone.matched)


def test_what_was_judged_at_the_door_and_then_with_phrases_is_what_is_judged_at_once() -> None:
    own = OwnPhrases((MILL, PELLETS, own_phrase("old mill", "en", "suicidal", 1)))
    for note in ("I want to die at the old mill", "hen felin", "green pellets", "dim byd", ""):
        assert with_own(judge(note), note, own) == judge(note, own)


def test_a_phrase_among_two_hundred_is_found_and_the_others_are_silent() -> None:
    """Each phrase begins like the word that is looked at."""
    own = OwnPhrases(own_phrase(f"felin{n:03} dywyll", "cy", "abuse", 2) for n in range(200))
    assert judge("roedd pawb yn y felin dywyll", own) == judge("roedd pawb yn y felin dywyll")
    (found,) = judge("aeth i felin117 dywyll ddoe", own).matched
    assert found.words == "felin117 dywyll"
