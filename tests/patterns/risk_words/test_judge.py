"""What the net over notes catches, and what it leaves to the person who reads every note."""

import pytest

from app.patterns.risk_words.judge import judge


@pytest.mark.parametrize(
    ("note", "category"),
    [
        ("I want to die", "suicidal"),
        ("dwi isio marw", "suicidal"),
        ("sa i moyn byw", "suicidal"),
        ("dwi'm isio bod yma", "suicidal"),
        ("killmyself", "suicidal"),
        ("im gonna k!ll my self 2nite", "suicidal"),
        ("su1cide is all i think about", "suicidal"),
        ("k m s", "suicidal"),
        ("I want to unalive myself", "suicidal"),
        ("i dont wanna b here animore", "suicidal"),
        ("everyone would be better off without me", "suicidal"),
        ("dw i'n torri fy mraich pan dw i'n drist", "self_harm"),
        ("wnes i dorri fy hun efo siswrn", "self_harm"),
        ("been doin sh again", "self_harm"),
        ("fi di self harmo eto", "self_harm"),
        ("Mae Dad yn bwrw fi", "abuse"),
        ("mae Dad yn fy nharo i", "abuse"),
        ("ma' Dad yn mrifo i", "abuse"),
        ("My coach touches me", "abuse"),
        ("ma mam yn slapio fi rili hard", "abuse"),
        ("a man online wants pics of me with no clothes on", "online_harm"),
        ("Ma dyn ar y we yn gofyn am lunie ohona i heb ddillad", "online_harm"),
    ],
)
def test_what_cannot_wait_is_caught_in_either_language_and_however_it_is_spelt(
    note: str, category: str
) -> None:
    judged = judge(note)
    assert (judged.category, judged.severity) == (category, 3)


@pytest.mark.parametrize(
    "note",
    [
        "Mae hiraeth arna i am Nain heddiw", "Dwi isio reidio beic efo Dad fory",
        "Dwi'n mynd i dŷ Taid ar ôl ysgol", "odd on neis gweld Nain", "Mali is my best friend",
        "mocks start on Monday", "I grazed my knee on the yard", "It is raning so we stay in",
        "ni'n symud i dŷ newydd", "Mam is tamping about my boots",
    ],
)  # fmt: skip
def test_everyday_words_that_lie_a_slip_from_grave_ones_are_themselves(note: str) -> None:
    assert judge(note).severity == 0


@pytest.mark.parametrize(
    "note",
    [
        "my dad strapped me", "my uncle rap me", "he moles me", "wnaeth o tresio fi",
        "dwi isio gorfen popeth", "ges i giciau gan Dad", "i want to dy", "i wish i could dy",
        "ive od'd on tablets", "dwisio marw", "nes i neidiodd off y bont",
    ],
)  # fmt: skip
def test_grave_words_that_lie_a_slip_from_everyday_ones_are_still_found(note: str) -> None:
    assert judge(note).severity == 3


@pytest.mark.parametrize("note", ["everyone ignores me", "pawb yn anwybyddu fi"])
def test_ignored_by_everybody_is_for_today(note: str) -> None:
    assert judge(note).severity == 2


def test_left_out_once_is_a_day_like_others_and_always_left_out_is_not() -> None:
    assert not [one for one in judge("I felt left out at break").matched if not one.weighed]
    judged = judge("they always leave me out")
    assert (judged.category, judged.severity) == ("bullying", 2)


@pytest.mark.parametrize(
    "note", ["I think I'm pregnant", "could be pregnant and nobody knows", "dwi'n feichiog"]
)
def test_a_child_who_may_be_expecting_is_for_today_and_a_mother_is_news(note: str) -> None:
    assert judge(note).severity == 2
    assert judge("Mam yn feichiog").severity == 0


def test_names_called_are_for_today_and_ring_nobody_at_once() -> None:
    assert judge("they call me names every day").severity == 2


def test_a_child_who_is_told_to_kill_themselves_is_bullied_and_cannot_wait() -> None:
    judged = judge("they told me to kill myself")
    assert (judged.category, judged.severity) == ("bullying", 3)


@pytest.mark.parametrize(
    ("note", "category"),
    [
        ("my friend wants to die", "suicidal"),
        ("mae fy ffrind isio marw", "suicidal"),
        ("there is no food in our house", "neglect"),
        ("does dim bwyd yn y tŷ", "neglect"),
        ("I'm being bullied", "bullying"),
    ],
)
def test_what_must_be_seen_today_is_a_request(note: str, category: str) -> None:
    judged = judge(note)
    assert (judged.category, judged.severity) == (category, 2)


def test_a_friend_who_says_goodbye_tonight_is_urgent() -> None:
    assert judge("my friend wants to kill herself tonight").severity == 3


@pytest.mark.parametrize(
    "note",
    [
        "this homework is killing me",
        "Mae'r gwaith cartref yma'n fy lladd i",
        "my brother murdered me at Mario Kart",
        "We learned how Llywelyn was killed in 1282",
        "I nearly died laughing",
        "Torrais i fy mraich ar y trampolîn",
        "I cut my finger chopping carrots with Nan",
        "Does neb yn brifo fi adre",
        "I want to die of embarrassment",
    ],
)
def test_a_way_of_speaking_a_story_or_a_fall_is_not_urgent(note: str) -> None:
    assert judge(note).severity < 2


@pytest.mark.parametrize(
    "note",
    [
        "I had pasta for tea",
        "mae gen i wers biano heddiw",
        "I'm in a hurry",
        "my cute dog",
        "the hot weather",
        "dear Miss",
        "mae fy nghi yn fawr",
        "dwi'n caru nofio",
        "llawn hwyl",
        "",
        "💛",
    ],
)
def test_ordinary_words_that_look_like_ours_are_themselves(note: str) -> None:
    assert judge(note).severity == 0


@pytest.mark.parametrize(
    "note",
    [
        "I don't want to die",
        "I dont want to hurt myself",
        "The song about wanting to die is stuck in my head",
    ],
)
def test_a_guard_lowers_and_never_silences(note: str) -> None:
    judged = judge(note)
    assert 1 <= judged.severity < 3
    assert judged.guards


def test_the_words_come_back_as_the_child_wrote_them() -> None:
    judged = judge("Helo Miss. I WANNA d\u200bie!! 😭")
    assert "WANNA d\u200bie" in judged.matched[0].words


def test_nothing_found_has_nothing_to_show() -> None:
    judged = judge("hwyl fawr")
    assert (judged.category, judged.severity, judged.matched) == ("none", 0, ())


@pytest.mark.parametrize(
    "note",
    [
        "My black eye isn't from football. I was told to say football.",
        "Don't ring home. Last time I got battered.",
        "The scratches on my arm weren't the cat. It was me.",
    ],
)
def test_what_efa_tells_over_two_sentences_is_read_as_one(note: str) -> None:
    assert judge(note).severity == 3


@pytest.mark.parametrize("note", ["yn torri 'y mraich efo rasel", "ma rasel ar 'y nghoes bob nos"])
def test_a_mutation_says_whose_arm_it_is_where_fy_is_dropped(note: str) -> None:
    assert judge(note).severity == 3


@pytest.mark.parametrize(
    "note",
    [
        "Can my sister have the last cake when I'm gone to Spain?",
        "I had nobody to do the science with but Miss paired me up",
        "My little cousin hit me with a balloon sword",
        "We got a hiding in rugby 40-0",
    ],
)
def test_what_only_sounds_like_a_hint_is_not_grave(note: str) -> None:
    assert judge(note).severity < 3


@pytest.mark.parametrize("name", ["Mr Hughes", "Mrs Pugh", "Mr Rees"])
def test_a_surname_is_no_verb_a_slip_away(name: str) -> None:
    assert judge(f"Gwenodd {name} arna i.").severity == 0
    assert judge(f"Mae {name} yn cyffwrdd fi").severity == 3
