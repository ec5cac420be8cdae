"""What one tap gives an adult to do at once; a low face is not among it."""

import pytest

from app.access.severity import Severity
from app.checkins.feelings import Ask
from app.patterns.rules import Cause, Raised, findings_of_tap


@pytest.mark.parametrize(
    ("ask", "severity"),
    [
        (Ask.KNOW, "N"),
        (Ask.HELLO, "N"),
        (Ask.TALK, "R"),
        (Ask.SOMEONE_ELSE, "R"),
        (Ask.URGENT, "U"),
    ],
)
def test_an_ask_goes_at_once_whatever_the_mood(ask: Ask, severity: str) -> None:
    for feeling in (None, "happy", "sad", "from_a_newer_app"):
        assert findings_of_tap(ask, feeling) == (Raised(Severity(severity), Cause.ASKED),)


@pytest.mark.parametrize("feeling", [None, "sad", "hopeless", "scared", "happy", "who_knows"])
def test_a_low_face_alone_alerts_nobody(feeling: str | None) -> None:
    assert findings_of_tap(Ask.NONE, feeling) == ()


def test_not_safe_is_urgent_without_any_ask() -> None:
    assert findings_of_tap(Ask.NONE, "not_safe") == (Raised(Severity.URGENT, Cause.UNSAFE),)


def test_scared_and_yes_to_need_help_now_is_urgent() -> None:
    assert findings_of_tap(Ask.NONE, "scared", needs_help_now=True) == (
        Raised(Severity.URGENT, Cause.NEEDS_HELP),
    )


def test_an_adult_here_worries_me_is_at_least_a_request() -> None:
    raised = findings_of_tap(Ask.KNOW, None, about_adult_here=True)
    assert Raised(Severity.REQUEST, Cause.ADULT_HERE) in raised


def test_a_note_without_an_ask_has_a_reader_and_one_with_an_ask_goes_with_it() -> None:
    assert findings_of_tap(Ask.NONE, "happy", has_note=True) == (
        Raised(Severity.NEEDS_READING, Cause.NOTE),
    )
    assert findings_of_tap(Ask.TALK, "happy", has_note=True) == (
        Raised(Severity.REQUEST, Cause.ASKED),
    )
