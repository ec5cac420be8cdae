"""A small child finds an adult by the picture: none is shared while there are enough."""

from pathlib import Path

from app.roster.pictures import ADULTS, TILES, spread

DRAWN = Path(__file__).parents[2] / "frontend" / "pictures"


def test_every_picture_is_drawn_and_none_is_of_pupils_and_adults() -> None:
    assert all((DRAWN / f"{code}.svg").is_file() for code in (*ADULTS, *TILES))
    assert not set(ADULTS) & set(TILES)


def test_as_many_adults_as_there_are_pictures_have_one_each_and_the_next_shares_with_one() -> None:
    staff = [f"adult {n}" for n in range(len(ADULTS) + 1)]
    given = spread([staff], {}, ADULTS)
    assert len({given[one] for one in staff[:-1]}) == len(ADULTS)
    assert sum(given[one] == given[staff[-1]] for one in staff) == 2


def test_mrs_evans_keeps_hers_and_who_comes_later_gets_another() -> None:
    given = spread([["Mrs Evans", "Ms Yusuf"]], {"Mrs Evans": ADULTS[0]}, ADULTS)
    assert given == {"Ms Yusuf": ADULTS[1]}
