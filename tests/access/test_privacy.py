"""What is written about privacy is what the software does."""

from pathlib import Path

from app.access.policy import MAY, Action
from app.cli.privacy import document

PRIVACY = Path(__file__).parents[2] / "docs" / "privacy.md"


def test_what_parents_can_read_is_what_the_table_decides() -> None:
    assert PRIVACY.read_text(encoding="utf-8") == document()


def test_no_action_is_left_out() -> None:
    assert set(MAY) == set(Action)
    assert all(f"`{action}`" in document() for action in Action)
