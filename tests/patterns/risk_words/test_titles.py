"""After a title stands a name: no verb a slip away, nor one spelt as it; but it is still a name."""

from uuid import UUID

import pytest

from app.patterns.risk_words.judge import judge
from app.patterns.risk_words.naming import Reader, may_name

TEACHER = UUID(int=1)


@pytest.mark.parametrize(
    "note",
    [
        "Mr Hughes gave me a sticker",
        "mr hughes gave me a sticker",
        "Gwenodd Mr Hughes arna i.",
        "Miss Hurt likes my picture",
        "I like Miss Hurt",
        "Dw i'n hoffi Syr Lloyd",
        "Mrs Coward came to my house",
        "Mr Killick read to me",
        "mr killick read to me",
        "Mr. Killick read to me",
        "Mr Cutter showed me his arm",
        "Ms Kissane and me made a cake",
        "Dr Harmer looked at my leg",
        "Athro Beaton is funny to me",
        "Anti Hurt made me a cake",
        "Wncwl Slapp took me to the beach",
        "Mrs Ann Killick read to me",
        "Nain Burns gave me toast",
        "I miss Miss Killick",
    ],
)
def test_the_word_after_a_title_is_a_name_and_says_nothing_of_harm(note: str) -> None:
    assert judge(note).severity == 0


@pytest.mark.parametrize(
    "note",
    [
        "sir hit me",
        "Sir hit me",
        "Sir Hit Me In The Face",
        "SIR HIT ME",
        "mr hit me",
        "Miss Hurt me",
        "miss hurts me when nobody looks",
        "sir tuched my leg under my shirt",
        "Sir Tuched me",
        "Miss my dad hits me",
        "Miss Dad hits me",
        "Sir I want to die",
        "miss i want to die",
        "MISS I WANT TO DIE",
        "Miss killmyself is what i want",
        "Mr Hughes hits me",
        "mr hughes hits me",
        "Mr. Hughes hits me",
        "Mae Mrs Pugh yn cyffwrdd fi",
        "Miss Hurt hits me",
        "mae Wncwl Huw yn bwrw fi",
        "I miss Nan. I want to die",
    ],
)
def test_a_title_hides_no_word_of_harm_that_is_none_of_its_names(note: str) -> None:
    assert judge(note).severity == 3


@pytest.mark.parametrize(
    ("note", "family"),
    [
        ("Miss Hurt hits me", "Hurt"),
        ("mr price hits me", "Price"),
        ("mr hughes hits me", "Hughes"),
        ("Mr. Hughes hits me", "Hughes"),
        ("Mr Hughs hits me", "Hughes"),
        ("pugh hits me", "Pugh"),
        ("rees hits me", "Rees"),
        ("Mrs Coward pushed me over", "Coward"),
        ("mr killick touches me", "Killick"),
        ("Mae Mr Cutter yn bwrw fi", "Cutter"),
    ],
)
def test_a_name_after_a_title_is_held_out_where_words_of_harm_stand_beside_it(
    note: str, family: str
) -> None:
    assert may_name(note, [Reader(TEACHER, ("Ann", family), "Mr")]) == {TEACHER}


@pytest.mark.parametrize("note", ["Miss Hurt is my teacher", "I like Mr Killick"])
def test_a_name_that_sounds_of_harm_is_not_the_harm_for_which_it_is_held(note: str) -> None:
    readers = [Reader(TEACHER, ("Ann", "Hurt"), "Miss"), Reader(TEACHER, ("Huw", "Killick"), "Mr")]
    assert may_name(note, readers) == frozenset()
