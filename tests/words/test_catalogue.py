"""Nothing is said in one language only, and no sentence waits for a name that never comes."""

from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from app.kernel.problems import CODES
from app.words.catalogue import DIALECTS, LANGUAGES, Words, forms, load, read, slots_of

FILES = sorted(Path("app/words/catalogue").glob("*.po"))

ONE_DOMAIN = {
    "pupil.cy.po": """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0?0:n==1?1:n==2?2:n==3?3:n==6?4:5);\\n"

#. reviewed_by: Nia Rowlands
msgid "feeling.angry"
msgstr "Dw i'n teimlo'n grac"

#. reviewed_by:
msgctxt "north"
msgid "feeling.angry"
msgstr "Dw i'n teimlo'n flin"

#. reviewed_by:
msgid "seen"
msgstr "Mae {name} wedi gweld hyn."

#. reviewed_by:
msgid "waiting"
msgid_plural "waiting"
msgstr[0] "Does neb yn aros"
msgstr[1] "Mae un yn aros"
msgstr[2] "Mae dau yn aros"
msgstr[3] "Mae tri yn aros"
msgstr[4] "Mae chwech yn aros"
msgstr[5] "Mae {n} yn aros"
""",
    "pupil.en.po": """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "feeling.angry"
msgstr "I feel angry"

msgid "seen"
msgstr "{name} has seen this."

msgid "waiting"
msgid_plural "waiting"
msgstr[0] "One is waiting"
msgstr[1] "{n} are waiting"
""",
}


@pytest.fixture
def words(tmp_path: Path) -> Words:
    for name, text in ONE_DOMAIN.items():
        (tmp_path / name).write_text(text.lstrip(), encoding="utf-8")
    return read(tmp_path)


def test_a_northern_school_reads_its_own_word_where_there_is_one(words: Words) -> None:
    assert words.say("cy", "feeling.angry", "north") == "Dw i'n teimlo'n flin"
    assert words.say("cy", "feeling.angry", "south") == "Dw i'n teimlo'n grac"
    assert words.say("en", "feeling.angry", "north") == "I feel angry"


def test_a_name_stands_alone_in_its_slot(words: Words) -> None:
    assert words.say("cy", "seen", name="Mrs Evans") == "Mae Mrs Evans wedi gweld hyn."
    assert words.say("en", "seen", name="{0.__class__}") == "{0.__class__} has seen this."


def test_a_slot_left_empty_is_an_error_and_not_a_gap(words: Words) -> None:
    with pytest.raises(KeyError):
        words.say("cy", "seen")


@pytest.mark.parametrize(
    ("n", "welsh", "english"),
    [
        (0, "Does neb yn aros", "0 are waiting"),
        (1, "Mae un yn aros", "One is waiting"),
        (2, "Mae dau yn aros", "2 are waiting"),
        (3, "Mae tri yn aros", "3 are waiting"),
        (6, "Mae chwech yn aros", "6 are waiting"),
        (11, "Mae 11 yn aros", "11 are waiting"),
    ],
)
def test_welsh_counts_in_six_forms(words: Words, n: int, welsh: str, english: str) -> None:
    assert words.plural("cy", "waiting", n) == welsh
    assert words.plural("en", "waiting", n) == english


def test_a_page_gets_the_sentences_of_its_domain(words: Words) -> None:
    page = words.domain("cy", "pupil", "north")
    assert page["feeling.angry"] == "Dw i'n teimlo'n flin"
    assert len(page["waiting"]) == 6
    assert words.domain("cy", "staff") == {}


def test_what_no_fluent_reader_has_signed_is_listed(words: Words) -> None:
    assert words.unsigned() == ["feeling.angry (north)", "seen", "waiting"]


def test_one_key_belongs_to_one_domain(tmp_path: Path) -> None:
    for name in ("pupil.cy.po", "staff.cy.po"):
        (tmp_path / name).write_text(ONE_DOMAIN["pupil.cy.po"].lstrip(), encoding="utf-8")
    with pytest.raises(ValueError, match=r"feeling\.angry"):
        read(tmp_path)


def test_every_sentence_exists_in_both_languages() -> None:
    entries = load().entries
    assert set(entries["cy"]) == set(entries["en"])
    for lang in LANGUAGES:
        for key, entry in entries[lang].items():
            assert "plain" in entry.variants, f"{key} has no plain form in {lang}"
            assert set(entry.variants) <= set(DIALECTS)
            for sentence in entry.variants.values():
                assert all(sentence), f"{key} says nothing in {lang}"


def test_both_languages_name_the_same_people_and_numbers() -> None:
    entries = load().entries
    for key, english in entries["en"].items():
        said = english.of("plain")
        expected = frozenset().union(*map(slots_of, [said] if isinstance(said, str) else said))
        for sentence in entries["cy"][key].variants.values():
            assert isinstance(sentence, str) == isinstance(said, str), key
            whole = [sentence] if isinstance(sentence, str) else sentence
            assert frozenset().union(*map(slots_of, whole)) == expected, key


def test_plurals_have_as_many_forms_as_the_language() -> None:
    for lang, keys in load().entries.items():
        for key, entry in keys.items():
            for sentence in entry.variants.values():
                assert isinstance(sentence, str) or len(sentence) == len(forms(lang)), key


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_plural_header_counts_as_the_language_does(path: Path) -> None:
    lang = path.name.split(".")[-2]
    with path.open("rb") as file:
        catalog = read_po(file, locale=lang)
    counted = c2py(catalog.plural_expr)
    for n in range(200):
        assert forms(lang)[counted(n)] == Locale.parse(lang).plural_form(n)


def test_every_problem_has_words() -> None:
    assert {f"problem.{code}" for code in CODES} == set(load().domain("en", "problems"))
