"""Mr Hughes closes a grave case: whom he told, or why nobody, is read apart from his words."""

from hypothesis import given
from hypothesis import strategies as st

from app.concerns.reporting import Report, read

ONE_LINE = st.none() | st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


def test_whom_he_told_stands_apart_from_what_he_writes() -> None:
    kept = Report(
        to="Tîm plant y sir · 23/11/2026 10:15 · SB-1182", words="Efa went home."
    ).written()
    assert read(kept) == Report(
        to="Tîm plant y sir · 23/11/2026 10:15 · SB-1182", words="Efa went home."
    )


def test_why_nobody_was_told_stands_apart_too() -> None:
    assert read(Report(because="A fright in the yard.").written()) == Report(
        because="A fright in the yard."
    )


def test_words_alone_are_words_alone() -> None:
    assert read("Efa talked.\nreported: to nobody yet") == Report(
        words="Efa talked.\nreported: to nobody yet"
    )


@given(to=ONE_LINE, because=ONE_LINE, words=st.none() | st.text("abc: \n", min_size=1))
def test_what_was_put_together_comes_apart_the_same(
    to: str | None, because: str | None, words: str | None
) -> None:
    assert read(Report(to, because, words).written()) == Report(to, because, words)
