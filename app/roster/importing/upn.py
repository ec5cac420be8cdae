"""The unique pupil number, and the check letter that gives a mistyped one away."""

import re
from typing import Final

LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
SHAPE: Final = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


def check_letter(body: str) -> str:
    """Give the first letter that belongs to the other twelve characters.

    Args:
        body: positions 2 to 13: digits, the last of a temporary number a letter.

    Returns:
        The letter at the sum of digit times position, modulo 23.

    Raises:
        ValueError: a character has no value.
    """
    worth = [int(one) if one.isdigit() else LETTERS.index(one) for one in body]
    return LETTERS[sum(place * one for place, one in enumerate(worth, 2)) % len(LETTERS)]


def read_upn(text: str) -> str | None:
    """Bring a number into its plain form, or give None where its letter does not fit."""
    plain = "".join(text.split()).upper()
    if not SHAPE.fullmatch(plain) or check_letter(plain[1:]) != plain[0]:
        return None
    return plain
