"""Whatever a child taps or types is kept, and means the same thing every time."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checkins.feelings import (
    FEELINGS,
    NOTE_LIMIT,
    PAGES,
    REASONS,
    Ask,
    clean_note,
    energy_of,
    is_low,
    is_unsafe,
    level_of,
)

VERSION_1 = {
    1: "not_safe hopeless empty numb overwhelmed low ashamed",
    2: "sad angry scared worried lonely left_out anxious stressed nervous frustrated embarrassed "
    "disappointed jealous poorly",
    3: "ok tired hungry confused bored",
    4: "calm hopeful grateful",
    5: "happy excited proud",
}


def test_the_table_is_version_1_of_the_product() -> None:
    expected = {code: level for level, codes in VERSION_1.items() for code in codes.split()}
    assert {code: feeling.level for code, feeling in FEELINGS.items()} == expected
    assert all(1 <= feeling.energy <= 5 for feeling in FEELINGS.values())


@pytest.mark.parametrize(
    ("code", "step", "level"),
    [
        ("sad", None, 2),
        ("sad", 4, 4),
        (None, 1, 1),
        (None, None, None),
        ("", None, None),
        ("from_a_newer_app", None, None),
        ("from_a_newer_app", 2, 2),
        ("happy", 0, 5),
        ("happy", 6, 5),
        (None, -1, None),
        ("Sad", None, None),
    ],
)
def test_the_step_wins_and_the_unknown_says_nothing(
    code: str | None, step: int | None, level: int | None
) -> None:
    assert level_of(code, step) == level


def test_energy_is_the_childs_own_or_the_feelings() -> None:
    assert energy_of("angry", None) == 5
    assert energy_of("angry", 2) == 2
    assert energy_of("angry", 9) == 5
    assert energy_of("from_a_newer_app", None) is None


def test_only_not_safe_is_urgent_by_itself() -> None:
    assert [code for code in FEELINGS if is_unsafe(code)] == ["not_safe"]
    assert not is_unsafe(None)


def test_low_is_one_or_two_and_never_not_today() -> None:
    assert [level for level in (None, 1, 2, 3, 4, 5) if is_low(level)] == [1, 2]


def test_a_five_year_old_sees_five_faces_and_a_nine_year_old_nine_before_more() -> None:
    assert PAGES["A"].first == ("happy", "sad", "angry", "scared", "ok")
    assert PAGES["A"].more == ()
    assert PAGES["B"].first == (
        *("happy", "sad", "angry", "scared", "ok", "tired", "worried", "lonely", "calm"),
    )
    assert set(PAGES["B"].more) == {
        *("poorly", "excited", "proud", "confused", "left_out", "hungry"),
    }


def test_the_oldest_see_every_feeling_and_nobody_sees_one_twice() -> None:
    assert set(PAGES["D"].first) == set(FEELINGS)
    assert set(PAGES["D"].first) - set(PAGES["C"].first) == {"anxious", "numb", "empty", "hopeless"}
    for pages in PAGES.values():
        shown = (*pages.first, *pages.more)
        assert len(shown) == len(set(shown))
        assert set(shown) <= set(FEELINGS)


def test_the_youngest_are_not_asked_why_and_only_the_older_about_being_uncomfortable() -> None:
    assert REASONS["A"] == ()
    assert len(REASONS["B"]) == 17
    assert set(REASONS["C"]) - set(REASONS["B"]) == {"someone_made_me_uncomfortable"}
    assert REASONS["C"] == REASONS["D"]
    assert all(len(codes) == len(set(codes)) for codes in REASONS.values())


@pytest.mark.parametrize(
    ("sent", "ask"),
    [
        (None, Ask.NONE),
        ("", Ask.NONE),
        ("  ", Ask.NONE),
        ("none", Ask.NONE),
        ("know", Ask.KNOW),
        ("hello", Ask.HELLO),
        ("talk", Ask.TALK),
        ("urgent", Ask.URGENT),
        (" Urgent ", Ask.URGENT),
        ("someone_else", Ask.SOMEONE_ELSE),
        ("someone else", Ask.SOMEONE_ELSE),
        ("someone-else", Ask.SOMEONE_ELSE),
        ("siarad", Ask.TALK),
        ("ring_my_adult", Ask.TALK),
        ("\x00", Ask.TALK),
    ],
)
def test_an_ask_we_do_not_know_is_a_child_who_wants_to_talk(sent: str | None, ask: Ask) -> None:
    assert Ask.parse(sent) is ask


FLAG_OF_WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("x", "x"),
        ("  Dw i'n drist\r\nheddiw \r", "Dw i'n drist\nheddiw"),
        ("a\x00b\x07c\x1b[0m\x85d", "abc[0m\nd"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\vb\u2028c", "a\nb\nc"),
        ("\u200b\u200d\ufeff \u2060", ""),
        ("\u3164\u2800", ""),
        ("\ufe0f", ""),
        ("\U0001f3fd", "\U0001f3fd"),
        ("\u200bmae ofn arna i\u200b", "mae ofn arna i"),
        ("a\u200bb", "a\u200bb"),
        ("w\u0302y\u0302", "ŵŷ"),
        ("w\x00\u0302", "ŵ"),
        ("ok \ud83d", "ok"),
        ("<b>mam</b>", "<b>mam</b>"),
        ("עזרה", "עזרה"),
        ("\u2764\ufe0f", "\u2764\ufe0f"),
        (FLAG_OF_WALES, FLAG_OF_WALES),
        (FAMILY, FAMILY),
        ("\u200b" * 10_000 + "help", "help"),
    ],
)
def test_a_note_is_kept_as_the_child_said_it(raw: str, kept: str) -> None:
    assert clean_note(raw) == kept


@pytest.mark.parametrize(
    ("cluster", "held"),
    [
        ("\U0001f600", 1000),
        (FAMILY, 200),
        (FLAG_OF_WALES, 142),
        ("\U0001f44d\U0001f3fd", 500),
        ("\U0001f1ec\U0001f1e7", 500),
        ("\u2764\ufe0f", 500),
        ("q\u0323\u0307", 333),
    ],
)
def test_ten_thousand_pasted_emoji_are_cut_between_two_of_them(cluster: str, held: int) -> None:
    assert clean_note(cluster * 10_000) == cluster * held


def test_a_tower_of_accents_is_cut_where_the_limit_is() -> None:
    assert len(clean_note("a" + "\u0323" * 250_000)) == NOTE_LIMIT


@given(st.text(alphabet=st.characters(), max_size=3000))
def test_any_note_can_be_stored_and_cleaning_it_again_changes_nothing(raw: str) -> None:
    note = clean_note(raw)
    note.encode()
    assert len(note) <= NOTE_LIMIT
    assert note == note.strip()
    assert unicodedata.is_normalized("NFC", note)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in note if c not in "\n\t")
    assert clean_note(note) == note


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzŵŷâî .,!?", max_size=900))
def test_an_ordinary_note_is_only_trimmed(raw: str) -> None:
    assert clean_note(raw) == raw.strip()
