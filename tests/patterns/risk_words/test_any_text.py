"""No text breaks the net, and its work grows with the note and no faster."""

import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.patterns.risk_words.judge import judge
from app.patterns.risk_words.normalise import LONGEST_NOTE, read

HARD_WORDS = [
    "want to ", "kill ", "my ", "die ", "isio ", "fy ", "hun ", "dad ", "hit ", "me ", "not ",
    "k i l l ", "aaaaaaaa", "1111111", "*", "'", "🔪", "\u200b", "\u202e", "<b>", "&", ". ",
]  # fmt: skip


def test_any_text_is_judged() -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.one_of(st.text(), st.lists(st.sampled_from(HARD_WORDS), max_size=60).map("".join)))
    def it_is(note: str) -> None:
        judged = judge(note)
        assert 0 <= judged.severity <= 3
        assert all(one.words in note for one in judged.matched)

    it_is()


def test_words_keep_their_place_in_the_note() -> None:
    @settings(max_examples=100, deadline=None)
    @given(st.text())
    def they_do(note: str) -> None:
        places = [(one.start, one.end) for one in read(note)]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(note) for start, end in places)

    they_do()


def lines_run(note: str) -> int:
    """Count the lines of our own code that judging a note runs."""
    count = 0

    def each(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "risk_words" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return each

    judge(note)  # so that what is remembered of its words is remembered in both
    before = sys.gettrace()
    sys.settrace(each)
    try:
        judge(note)
    finally:
        sys.settrace(before)
    return count


def test_twice_the_note_is_at_most_about_twice_the_work() -> None:
    for words in (
        "I want to kill my dad hit me not ",
        "isio fy hun lladd torri fi ",
        "k i l l ",
        "aaaaaaaaab",
        "want want want want ",
    ):
        short = words * (2_000 // len(words))
        once, twice = lines_run(short), lines_run(short * 2)
        assert twice < 2.5 * once


def test_beyond_ten_thousand_characters_nothing_is_looked_at() -> None:
    assert judge("a " * (LONGEST_NOTE // 2) + "I want to die").severity == 0


def test_a_note_means_the_same_in_every_process() -> None:
    """Which word a slip was taken for once hung on the order of a set, another in each process."""
    asked = "from app.patterns.risk_words.all_lines import WHOLE; print(*WHOLE.words)"
    said = {
        subprocess.run(
            [sys.executable, "-c", asked],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            cwd=Path(__file__).parents[3],
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
