"""The weighing beside the lines: it only raises, names weigh nothing, and it shows its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.patterns.risk_words import judge as judging
from app.patterns.risk_words.features import ROOM, Read, features
from app.patterns.risk_words.judge import by_lines, judge
from app.patterns.risk_words.matching import see
from app.patterns.risk_words.normalise import read
from app.patterns.risk_words.weighing import LONGEST_SHOWN, _parts, weigh
from app.patterns.risk_words.weights import FILE, KINDS, learned, pack, unpack
from tests.bench.learning import fingerprint, learn, note
from tests.bench.leave_one_out import judged

WORDS = (
    "I", "mum", "Dad", "football", "bridge", "tablets", "nobody", "sorry", "goodbye", "maths",
    "dwi", "ddim", "isio", "ofn", "adra", "torri", "pasta", "secret", "touches", "tonight", ".",
)  # fmt: skip
# Written for this test after the weights were learned, and never learned from.
TRAPS = (
    "The bridge on the school trip was so high my legs went wobbly",
    "Nan hides my birthday presents under her bed and I pretend I don't know",
    "Our goalie got battered by the rain and still saved the penalty",
    "I'm dead on my feet after the sponsored walk",
    "Dad went mental when Wales scored, he lifted me up to the ceiling",
    "Miss made us lie down in the dark for yoga and I fell asleep",
    "My cousin cut her fringe herself and now she won't take her hat off",
    "We read a sad book where the dog dies and half the class cried",
    "I had tablets for my hay fever and they make me sleepy in maths",
    "Gran gave away all her old records because she is moving to a bungalow",
    "Somebody in my game asked for a trade and I said no thank you",
    "The nurse held my arm for the jab, it only hurt a bit",
    "I burned the fairy cakes and we ate them anyway",
    "My brother locked me out as a joke, then he made me toast",
    "We are doing the Romans and Sir told us how they were killed by lions",
    "I said goodbye to my pen pal from Brittany at the station",
    "Wnes i dorri record yr ysgol am y naid hir",
    "Mae Mam yn cuddio'r siocled achos ni'n bwyta gormod",
    "Ges i ofn yn y sinema, ond roedd Dad yn dal fy llaw",
    "Roedd y ci wedi marw yn y stori a dechreuais i grio",
    "Dw i wedi blino'n lân ar ôl y daith gerdded",
    "Mae'r doctor wedi rhoi tabledi i fi at y peswch",
    "Taflodd fy mrawd y bêl a bwrodd hi fy mhen i, doedd e ddim yn bwriadu",
    "Mae gen i gyfrinach, dw i wedi prynu anrheg i Miss",
    "i cant wait 2 go home n sleep 4ever its been a long day",
    "omg i died wen she played that song lol",
    "ma bola fi yn lladd fi ar ol yr holl losin",
    "dads goin away 4 work so we r havin pizza",
)
# Written for this test; none was learned from.
GRAVE = (
    "I keep thinking it would all be quieter if I was not in it",
    "When he has been drinking I sleep in the wardrobe so he cannot find me",
    "sdim pwynt i fi gario mlaen, bydd pawb yn hapusach",
)
NAMES = ("Efa", "Rhys", "Osian", "Przemysław", "Oluwaseun", "Ngozi")
TITLED = ("Mr Hughes", "Mrs Pugh")


def features_of(text: str) -> list[Read]:
    return features(see(read(text)))


def numbers(text: str) -> set[int]:
    return {number for one in features_of(text) for number in one.numbers}


def severity_by_lines(text: str) -> int:
    found = by_lines(text, see(read(text)))
    return found[0].severity if found else 0


def test_it_never_lowers_what_lines_found() -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
    def never(text: str) -> None:
        judged = judge(text)
        assert judged.severity >= severity_by_lines(text)
        assert all(one.words in text for one in judged.matched)

    never()


@pytest.mark.parametrize("text", GRAVE)
def test_efas_words_that_no_line_knows_are_raised_and_shown_as_she_wrote_them(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "TEMPLATES", ())
    judged = judge(text)
    assert judged.severity == 3
    (found,) = judged.matched
    assert found.weighed
    assert found.category == judged.category != "none"
    assert found.words in text
    assert 1 <= len(found.words.split()) <= LONGEST_SHOWN


def test_what_a_line_found_to_be_for_today_is_urgent_only_where_the_words_surely_are() -> None:
    hit, hungry = "they told me to kill myself", "there is no food in our house"
    assert severity_by_lines(hit) == severity_by_lines(hungry) == 2
    assert (judge(hit).severity, judge(hungry).severity) == (3, 2)
    (found,) = judge(hit).matched
    assert found.words.endswith("told me to kill myself")
    assert (found.severity, found.weighed) == (3, False)


@pytest.mark.parametrize("text", ["I don't want to die", "my friend wants to die"])
def test_a_line_that_knows_better_is_not_overruled(text: str) -> None:
    read, weights = features_of(text), learned()
    assert weights.weigh(read) > weights.head["today"]
    assert weights.press(read) > weights.head["now"]
    assert judge(text).severity == 2
    assert not any(one.weighed for one in judge(text).matched)


@pytest.mark.parametrize(
    "text",
    ["{} sat with me at dinner", "I played football with {} today", "{} said sorry to me",
     "I'm going to tea at the house of {}", "Ges i ginio gyda {} heddiw", "Mae {} yn ddoniol"],
)  # fmt: skip
def test_whose_name_stands_in_a_note_weighs_nothing(text: str) -> None:
    weights = {learned().weigh(features_of(text.format(name))) for name in NAMES}
    assert len(weights) == 1
    assert {judge(text.format(name)).severity for name in (*NAMES, *TITLED)} == {0}


@pytest.mark.parametrize("name", ["osian", "cerys", "gwenllian", "mohammed", "mr pugh"])
def test_a_name_without_its_capital_weighs_nothing_either(name: str) -> None:
    text = "i sat with {} on the bus"
    assert learned().weigh(features_of(text.format(name))) <= learned().head["today"]
    assert numbers(text.format(name)) == numbers(text.format("osian"))


def test_a_name_alone_has_no_features() -> None:
    assert features_of("Osian Przemysław") == []
    assert weigh(see(read("Osian Przemysław"))) is None


def test_osians_everyday_words_and_traps_made_up_for_this_test_are_rarely_urgent() -> None:
    urgent = [text for text in TRAPS if judge(text).severity == 3]
    assert len(urgent) <= len(TRAPS) * 0.15, urgent


def test_a_grave_sentence_is_not_hidden_in_a_long_harmless_note() -> None:
    harmless = "We had pasta for dinner and then I played football with my friends. " * 6
    assert judge(f"{harmless}{GRAVE[0]} {harmless}").severity == 3


@pytest.mark.parametrize("before", ["", "We had pasta and I played football with my friends "])
def test_grave_words_at_the_end_of_a_long_note_without_stops_are_not_lost(before: str) -> None:
    harmless = "we had pasta and then I played football with my friends and my cousins " * 3
    assert judge(f"{before}{harmless}{GRAVE[0]}").severity >= 2


def test_no_word_of_a_long_note_falls_out_of_all_parts() -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.sampled_from(WORDS), min_size=35, max_size=90).map(" ".join))
    def none(text: str) -> None:
        seen = see(read(text))
        whole = features(seen)
        weighed = {one for part in _parts(whole, seen) for one in part}
        assert weighed == set(whole)

    none()


def test_each_feature_has_room_and_a_place_in_the_note() -> None:
    @settings(max_examples=80, deadline=None)
    @given(st.text())
    def it_has(text: str) -> None:
        seen = see(read(text))
        assert all(
            0 <= min(one.numbers) <= max(one.numbers) < ROOM
            and 0 <= one.first <= one.last < len(seen)
            for one in features(seen)
        )

    it_has()


def test_the_weights_are_those_of_the_notes_lists_and_reading_as_they_stand() -> None:
    message = (
        "run `python -m tests.bench.train_notes`: notes, lists of words or the reading changed"
    )
    assert learned().fingerprint == fingerprint(judged()), message


def test_the_same_notes_give_the_same_bytes_and_come_back_as_they_were_written() -> None:
    rows = [
        {"text": f"{words} {at}", "severity": severity, "risk_category": kind}
        for at in range(15)
        for words, severity, kind in (
            ("the tablets are in a sock", "3", "suicidal"),
            ("he comes in at night", "3", "abuse"),
            ("there is no heating", "2", "neglect"),
            ("we had pasta and played football", "0", "none"),
            ("dw i wedi gorffen fy llyfr", "0", "none"),
        )
    ]
    notes = [note("Nia", row) for row in rows]
    head = {"fingerprint": fingerprint(("Nia", row) for row in rows), "today": 0.0, "now": 0.5}
    once, again = pack(learn(notes, head)), pack(learn(notes, head))
    assert once == again
    told = unpack(once)
    grave, everyday = features_of("tablets in a sock"), features_of("pasta and football")
    assert told.weigh(grave) > 0 > told.weigh(everyday)
    assert told.press(grave) > 0 > told.press(features_of("no heating"))
    assert told.kind(grave) == "suicidal"


def test_what_is_shipped_is_small_and_has_a_row_for_each_category() -> None:
    assert FILE.stat().st_size <= 500_000  # two tables of weights, from 40,000 notes
    assert len(learned().kinds) == len(KINDS)
