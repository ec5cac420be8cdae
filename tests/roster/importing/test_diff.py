"""What a file may and may not end, whatever is in it."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.roster.importing.diff import compare
from app.roster.importing.known import (
    BY_HAND,
    Changes,
    Known,
    KnownClass,
    KnownMembership,
    KnownPerson,
)
from app.roster.importing.shape import ClassRow, MembershipRow, Part, PersonRow, Roster
from app.roster.pictures import TILES, spread

TODAY = date(2026, 11, 23)
FULL: frozenset[Part] = frozenset({"pupils", "staff", "classes", "registration", "teachers"})
NAMES = tuple(f"P{n}" for n in range(12))


def _known(*source_ids: str) -> Known:
    people = [
        KnownPerson(UUID(int=n), "pupil", one, one, "Jones") for n, one in enumerate(source_ids, 1)
    ]
    return Known(
        people={one.key: one for one in people},
        classes={"4": KnownClass(UUID(int=99), "4", "Blwyddyn 4", "registration")},
        memberships=tuple(
            KnownMembership(UUID(int=200 + n), "4", one, "pupil", TODAY - timedelta(days=60))
            for n, one in enumerate(source_ids)
        ),
    )


def _file(*source_ids: str, covers: frozenset[Part] = FULL, delta: bool = False) -> Roster:
    return Roster(
        schools=(),
        people=tuple(PersonRow(one, "pupil", one, "Jones") for one in source_ids),
        classes=(ClassRow("4", "Blwyddyn 4", "registration"),),
        memberships=tuple(MembershipRow("4", one, "pupil") for one in source_ids),
        terms=(),
        layout="own",
        delta=delta,
        covers=frozenset() if delta else covers,
        unread_ids=frozenset(),
    )


def _compare(known: Known, roster: Roster) -> Changes:
    return compare(known, roster, today=TODAY, first_setup=False)


some = st.sets(st.sampled_from(NAMES))


@given(some, some)
def test_a_full_file_ends_exactly_those_it_does_not_name(had: set[str], named: set[str]) -> None:
    changes = _compare(_known(*sorted(had)), _file(*sorted(named)))
    assert {one.source_id for one in changes.left} == had - named
    assert {one.source_id for one in changes.added} == named - had
    assert {end.known.person_id for end in changes.ends} == had - named
    assert changes.nothing == (had == named)


@given(some, some)
def test_a_file_of_changes_and_half_a_file_end_nobody(had: set[str], named: set[str]) -> None:
    for roster in (
        _file(*sorted(named), delta=True),
        _file(*sorted(named), covers=frozenset()),
        replace(_file(*sorted(named)), unread_ids=frozenset(had)),
    ):
        changes = _compare(_known(*sorted(had)), roster)
        assert not changes.left
        assert not changes.ends
        assert changes.vanishing == 0


@given(some, some)
def test_the_share_that_vanishes_is_of_those_who_were_there(had: set[str], named: set[str]) -> None:
    share = len(had - named) / len(had) if had else 0.0
    changes = _compare(_known(*sorted(had)), _file(*sorted(named)))
    assert changes.vanishing == share
    assert changes.needs_confirmation == (share > 0.1)


def test_who_was_entered_by_hand_is_in_no_file_and_stays() -> None:
    by_hand = f"{BY_HAND}visiting-nurse"
    assert not _compare(_known("P0", by_hand), _file("P0")).left


def test_pupils_who_stay_and_lose_their_class_are_counted_as_vanishing() -> None:
    without = replace(_file("P0", "P1"), memberships=())
    changes = _compare(_known("P0", "P1"), without)
    assert not changes.left
    assert changes.vanishing == 1.0


def test_a_last_day_in_the_file_is_the_last_day_in_the_class() -> None:
    last = TODAY + timedelta(days=3)
    leaving = replace(_file("P0"), memberships=(MembershipRow("4", "P0", "pupil", ends_on=last),))
    (end,) = _compare(_known("P0"), leaving).ends
    assert end.until_on == last + timedelta(days=1)


def test_someone_new_joined_when_the_file_says_and_someone_known_joins_today() -> None:
    since = TODAY - timedelta(days=30)
    rows = tuple(MembershipRow("4", one, "pupil", starts_on=since) for one in ("P0", "P1"))
    known = replace(_known("P0"), memberships=())
    joins = _compare(known, replace(_file("P0", "P1"), memberships=rows)).joins
    assert {join.person[1]: join.from_on for join in joins} == {"P0": TODAY, "P1": since}


@given(st.integers(min_value=1, max_value=40))
def test_tile_pictures_are_shared_by_as_few_as_can_be(size: int) -> None:
    group = [str(n) for n in range(size)]
    given_pictures = spread([group], {}, TILES)
    shared = [list(given_pictures.values()).count(code) for code in TILES]
    assert sum(shared) == size
    assert max(shared) - min(shared) <= 1


def test_a_picture_that_a_child_has_stays() -> None:
    assert spread([["efa", "non"]], {"efa": "fox"}, TILES) == {"non": "dragon"}
