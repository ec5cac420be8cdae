"""Whom a note may name: whoever may be meant is held out, whoever is only spoken to is not."""

from uuid import UUID

import pytest

from app.patterns.risk_words.naming import Reader, may_name

EVANS, PRICE, THOMAS, HUGHES = (UUID(int=one) for one in range(1, 5))
STAFF = (
    Reader(EVANS, ("Mair", "Evans"), "Mrs", frozenset({"teacher"}), near=True),
    Reader(PRICE, ("Huw", "Huwcyn", "Price"), "Mr", frozenset({"teacher"}), near=True),
    Reader(THOMAS, ("Nia", "Thomas"), "Mrs", frozenset({"head"})),
    Reader(HUGHES, ("Alun", "Hughes"), "Mr", frozenset({"dsp"})),
)


@pytest.mark.parametrize(
    ("note", "meant"),
    [
        ("Mr Price hit me", {PRICE}),
        ("mr prise hit me", {PRICE}),
        ("mae Mr Price yn cyffwrdd fi", {PRICE}),
        ("Huwcyn touches me when we are alone", {PRICE}),
        ("Sir keeps touching me", {PRICE}),
        ("mae Syr yn rhoi ei law ar fy nghoes", {PRICE}),
        ("Miss slapped my face", {EVANS}),
        ("the head hits me", {THOMAS}),
        ("mae'r pennaeth yn bwrw fi", {THOMAS}),
        ("the head teacher grabbed me by the neck", {THOMAS}),
        ("the safeguarding man touches me", {HUGHES}),
        ("I don't like Mrs Evans. She hits me", {EVANS}),
    ],
)
def test_whoever_may_be_named_beside_words_of_harm_is_held(note: str, meant: set[UUID]) -> None:
    assert may_name(note, STAFF) == meant


@pytest.mark.parametrize(
    "note",
    [
        "Miss, my dad hits me",
        "I told Mrs Evans that dad hits me",
        "Can I talk to Mrs Evans, dad hits me",
        "dad hit me on the head",
        "he hit my head",
        "Dad hits me",
        "I like Mr Price",
        "what is the price of lunch",
    ],
)
def test_whoever_is_only_spoken_to_stays_a_reader(note: str) -> None:
    assert may_name(note, STAFF) == frozenset()


@pytest.mark.parametrize("name", ["Dafydd", "Robin", "Mali", "Gwil", "Huws"])
def test_a_name_that_lies_a_slip_from_a_grave_word_is_held_without_its_capital(name: str) -> None:
    reader = Reader(EVANS, (name, "Owain"), "Mr", frozenset({"teacher"}), near=True)
    assert may_name(f"{name.lower()} hit me", [reader]) == {EVANS}


def test_a_name_that_is_a_word_too_needs_its_capital() -> None:
    hill = Reader(EVANS, ("Ann", "Hill"), "Miss")
    assert may_name("he pushed me down the hill", [hill]) == frozenset()
    assert may_name("Miss Hill pushed me over", [hill]) == {EVANS}
