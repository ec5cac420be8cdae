"""Whom a case holds, tier by tier, whoever is away, gone, family, covered or not wanted."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.concerns.routing import (
    CIRCLE,
    DSP,
    HEAD,
    TIERS,
    Chain,
    Standing,
    chain,
    may_hold,
    next_eligible,
    rung_at_once,
)

EVANS, PRICE, HUGHES, YUSUF, THOMAS, LLOYD, JONES, NIA = (UUID(int=n) for n in range(1, 9))
NAMES = {
    EVANS: "Evans",
    PRICE: "Price",
    HUGHES: "Hughes",  # the DSP
    YUSUF: "Yusuf",  # a deputy
    THOMAS: "Thomas",  # the head
    LLOYD: "Lloyd",  # the chair of governors
    JONES: "Jones",  # the class's default adult
    NIA: "Nia",  # somebody of the staff with no part in it
}


def bryn(**changed: Any) -> Standing:
    """Ysgol y Bryn for a child who chose Mrs Evans and then Mr Price."""
    facts: dict[str, Any] = {
        "circle": (EVANS, PRICE),
        "default": JONES,
        "dsps": (HUGHES,),
        "deputies": (YUSUF,),
        "heads": (THOMAS,),
        "chairs": (LLOYD,),
    }
    return Standing(**(facts | changed))


def said(found: Chain) -> str:
    """Write a chain on one line: "Evans | Price | Hughes | Yusuf | Thomas"."""
    return " | ".join(" ".join(NAMES[one] for one in held) or "-" for held in found.tiers)


def out(*adults: UUID) -> frozenset[UUID]:
    return frozenset(adults)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({}, "Evans | Price | Hughes | Yusuf | Thomas", id="as the child ranked them"),
        pytest.param(
            {"named": PRICE}, "Price | Evans | Hughes | Yusuf | Thomas", id="the one asked by name"
        ),
        pytest.param(
            {"named": NIA}, "Nia | Evans | Hughes | Yusuf | Thomas", id="named from outside"
        ),
        pytest.param(
            {"named": EVANS}, "Evans | Price | Hughes | Yusuf | Thomas", id="named, and once only"
        ),
        pytest.param(
            {"circle": ()}, "Jones | - | Hughes | Yusuf | Thomas", id="chose nobody: the default"
        ),
        pytest.param(
            {"circle": (), "default": None}, "- | - | Hughes | Yusuf | Thomas", id="no default"
        ),
        pytest.param(
            {"excluded": out(EVANS)}, "Price | - | Hughes | Yusuf | Thomas", id="first vetoed"
        ),
        pytest.param(
            {"named": EVANS, "excluded": out(EVANS)},
            "Price | - | Hughes | Yusuf | Thomas",
            id="named and vetoed: not wanted is stronger",
        ),
        pytest.param(
            {"excluded": out(EVANS, PRICE)},
            "Jones | - | Hughes | Yusuf | Thomas",
            id="both vetoed: the default",
        ),
        pytest.param(
            {"excluded": out(HUGHES)}, "Evans | Price | - | Yusuf | Thomas", id="DSP vetoed"
        ),
        pytest.param(
            {"excluded": out(THOMAS)},
            "Evans | Price | Hughes | Yusuf | -",
            id="a vetoed head doesn't bring the chair of governors in",
        ),
        pytest.param(
            {"inactive": out(EVANS)}, "Price | - | Hughes | Yusuf | Thomas", id="first has left"
        ),
        pytest.param({"away": out(EVANS)}, "Price | - | Hughes | Yusuf | Thomas", id="first away"),
        pytest.param(
            {"away": out(EVANS), "cover": {EVANS: NIA}},
            "Nia | Price | Hughes | Yusuf | Thomas",
            id="recorded cover stands where she stood",
        ),
        pytest.param(
            {"away": out(EVANS, NIA), "cover": {EVANS: NIA}},
            "Price | - | Hughes | Yusuf | Thomas",
            id="cover away too",
        ),
        pytest.param(
            {"away": out(EVANS), "cover": {EVANS: NIA}, "excluded": out(NIA)},
            "Price | - | Hughes | Yusuf | Thomas",
            id="cover vetoed",
        ),
        pytest.param(
            {"away": out(EVANS), "cover": {EVANS: NIA}, "inactive": out(NIA)},
            "Price | - | Hughes | Yusuf | Thomas",
            id="cover has left",
        ),
        pytest.param(
            {"away": out(EVANS), "cover": {EVANS: NIA}, "related": out(NIA)},
            "Price | - | Hughes | Yusuf | Thomas",
            id="cover is family",
        ),
        pytest.param(
            {"away": out(EVANS), "cover": {EVANS: PRICE}},
            "Price | - | Hughes | Yusuf | Thomas",
            id="cover is the second adult: once only",
        ),
        pytest.param(
            {"away": out(EVANS), "cover": {EVANS: NIA}, "inactive": out(EVANS)},
            "Price | - | Hughes | Yusuf | Thomas",
            id="the cover of a leaver is over",
        ),
        pytest.param(
            {"away": out(EVANS), "cover": {EVANS: NIA}, "excluded": out(EVANS)},
            "Price | - | Hughes | Yusuf | Thomas",
            id="who is not wanted sends nobody instead",
        ),
        pytest.param(
            {"away": out(HUGHES), "cover": {HUGHES: NIA}},
            "Evans | Price | Nia | Yusuf | Thomas",
            id="cover for the DSP",
        ),
        pytest.param(
            {"cover": {EVANS: NIA}}, "Evans | Price | Hughes | Yusuf | Thomas", id="cover, not away"
        ),
        pytest.param(
            {"circle": (), "related": out(JONES)},
            "- | - | Hughes | Yusuf | Thomas",
            id="family is never the default",
        ),
        pytest.param(
            {"related": out(HUGHES)}, "Evans | Price | - | Yusuf | Thomas", id="family as DSP"
        ),
        pytest.param(
            {"related": out(EVANS)},
            "Evans | Price | Hughes | Yusuf | Thomas",
            id="family whom the child chose",
        ),
        pytest.param(
            {"named": NIA, "related": out(NIA)},
            "Nia | Evans | Hughes | Yusuf | Thomas",
            id="family whom the child asked by name",
        ),
        pytest.param(
            {"circle": (HUGHES, EVANS)},
            "Hughes | Evans | Hughes | Yusuf | Thomas",
            id="the DSP is the adult she chose",
        ),
    ],
)
def test_who_holds_an_ask(changed: dict[str, Any], expected: str) -> None:
    assert said(chain(bryn(**changed))) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({}, "Thomas | - | Hughes | Yusuf | Thomas", id="the head first"),
        pytest.param(
            {"excluded": out(EVANS)}, "Thomas | - | Hughes | Yusuf | Thomas", id="about Mrs Evans"
        ),
        pytest.param(
            {"excluded": out(HUGHES)}, "Thomas | - | - | Yusuf | Thomas", id="about the DSP"
        ),
        pytest.param(
            {"excluded": out(YUSUF)}, "Thomas | - | Hughes | - | Thomas", id="about the deputy"
        ),
        pytest.param(
            {"excluded": out(THOMAS)},
            "Lloyd | - | Hughes | Yusuf | Lloyd",
            id="about the head: the chair of governors",
        ),
        pytest.param(
            {"excluded": out(THOMAS), "chairs": ()},
            "- | - | Hughes | Yusuf | -",
            id="about the head, no chair: the DSP",
        ),
        pytest.param(
            {"away": out(THOMAS)}, "- | - | Hughes | Yusuf | -", id="head away is not head named"
        ),
        pytest.param(
            {"heads": (THOMAS, NIA), "away": out(THOMAS)},
            "Nia | - | Hughes | Yusuf | Nia",
            id="the acting head",
        ),
        pytest.param(
            {"named": PRICE}, "Thomas | - | Hughes | Yusuf | Thomas", id="never the circle"
        ),
        pytest.param(
            {"excluded": out(THOMAS, HUGHES), "related": out(LLOYD)},
            "- | - | - | Yusuf | -",
            id="about head and DSP, the chair is family",
        ),
    ],
)
def test_who_holds_a_worry_about_an_adult_here(changed: dict[str, Any], expected: str) -> None:
    assert said(chain(bryn(reserved=True, **changed))) == expected


@pytest.mark.parametrize(
    ("changed", "last"),
    [
        ({}, (THOMAS, HUGHES, YUSUF, LLOYD)),
        ({"excluded": out(THOMAS)}, (HUGHES, YUSUF, LLOYD)),
        ({"inactive": out(THOMAS, HUGHES, YUSUF)}, (LLOYD,)),
        ({"related": out(HUGHES)}, (THOMAS, YUSUF, LLOYD)),
        ({"excluded": out(THOMAS, HUGHES, YUSUF, LLOYD)}, ()),
    ],
)
def test_where_nobody_can_be_rung_the_head_owns_it_and_that_is_an_alarm(
    changed: dict[str, Any], last: tuple[UUID, ...]
) -> None:
    everybody = out(EVANS, PRICE, HUGHES, YUSUF, THOMAS, LLOYD, JONES)
    found = chain(bryn(away=everybody, **changed))
    assert found.unreachable
    assert found.tiers == ((), (), (), (), last)
    assert found.owner(CIRCLE) == (last[0] if last else None)
    assert found.first_tier() == HEAD


@pytest.mark.parametrize(
    ("severity", "changed", "rung"),
    [
        ("R", {}, [EVANS]),
        ("N", {}, [EVANS]),
        ("P", {}, [EVANS]),
        ("U", {}, [EVANS, HUGHES, YUSUF]),
        ("U", {"circle": (HUGHES,)}, [HUGHES, YUSUF]),
        ("U", {"away": out(HUGHES, YUSUF)}, [EVANS, THOMAS]),
        ("U", {"away": out(HUGHES, YUSUF, THOMAS)}, [EVANS, PRICE]),
        ("U", {"away": out(EVANS, PRICE, JONES)}, [HUGHES, YUSUF]),
        ("R", {"circle": (), "default": None}, [HUGHES]),
        ("R", {"away": out(HUGHES, EVANS, PRICE, JONES)}, [YUSUF]),
        ("N", {"named": PRICE}, [PRICE]),
    ],
)
def test_whom_a_case_rings_at_once(
    severity: str, changed: dict[str, Any], rung: list[UUID]
) -> None:
    assert list(rung_at_once(chain(bryn(**changed)), severity)) == rung


def test_words_of_severity_two_ring_the_dsp_as_well() -> None:
    found = chain(bryn())
    assert rung_at_once(found, "R", words=1) == (EVANS,)
    assert rung_at_once(found, "R", words=2) == (EVANS, HUGHES)


def test_a_reserved_case_rings_the_head_and_the_dsp() -> None:
    assert rung_at_once(chain(bryn(reserved=True)), "R", reserved=True) == (THOMAS, HUGHES)


def test_nobody_is_asked_again_to_do_what_the_child_says_they_did_not() -> None:
    found = chain(bryn())
    assert next_eligible(found, not_again=EVANS) == (1, PRICE)
    assert next_eligible(found, not_again=PRICE) == (CIRCLE, EVANS)
    alone = chain(bryn(circle=(EVANS,)))
    assert next_eligible(alone, not_again=EVANS) == (DSP, HUGHES)


PEOPLE = st.sampled_from(list(NAMES))
SETS = st.frozensets(PEOPLE)
TUPLES = st.lists(PEOPLE, unique=True, max_size=4).map(tuple)


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    return Standing(
        named=draw(st.none() | PEOPLE),
        circle=draw(TUPLES),
        default=draw(st.none() | PEOPLE),
        dsps=draw(TUPLES),
        deputies=draw(TUPLES),
        heads=draw(TUPLES),
        chairs=draw(TUPLES),
        excluded=draw(SETS),
        away=draw(SETS),
        inactive=draw(SETS),
        related=draw(SETS),
        cover=draw(st.dictionaries(PEOPLE, PEOPLE)),
        reserved=draw(st.booleans()),
    )


@given(standings())
def test_nobody_kept_out_or_gone_is_ever_in_a_chain(at: Standing) -> None:
    found = chain(at)
    assert len(found.tiers) == TIERS
    held = {one for tier in found.tiers for one in tier}
    assert not held & (at.excluded | at.inactive)
    if not found.unreachable:
        assert not held & at.away
        assert held
    chosen = {*at.circle, at.named}
    assert not (held & at.related) - chosen
    assert all(may_hold(at, one, chosen=one in chosen) for one in held)


@given(standings(), st.sampled_from(["U", "R", "P", "N"]))
def test_the_owner_is_always_the_first_rung(at: Standing, severity: str) -> None:
    found = chain(at)
    rung = rung_at_once(found, severity)
    assert len(set(rung)) == len(rung)
    assert (rung[0] if rung else None) == found.owner(found.first_tier())


@given(standings())
def test_a_reserved_case_never_holds_the_circle_for_being_the_circle(at: Standing) -> None:
    if at.reserved:
        leading = {*at.dsps, *at.deputies, *at.heads, *at.chairs, *at.cover.values()}
        held = {one for tier in chain(at).tiers for one in tier}
        assert held <= leading
