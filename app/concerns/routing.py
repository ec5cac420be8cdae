"""Who is responsible for a case, tier by tier: first those the child chose, then safeguarding."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

TIERS: Final = 5
CIRCLE, SECOND, DSP, DEPUTIES, HEAD = range(TIERS)
GRAVE: Final = 2
"""Words of this severity and above are the safeguarding person's too, and met before the bell."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts by which one case is routed, gathered for one moment.

    Args:
        named: the adult whose picture the child tapped, if any.
        circle: the child's adults, as ranked.
        default: the disclosed default adult, told where the child chose nobody.
        excluded: vetoed, named in a reserved case, or held out: never an owner, never told.
        away: who cannot be rung (for U: now; else: today).
        inactive: left, deactivated or suspended.
        related: family of this child; left out unless the child chose them.
        cover: who stands in for whom today.
        reserved: "an adult here worries me": goes to the head first, the circle is not told.
    """

    named: UUID | None = None
    circle: tuple[UUID, ...] = ()
    default: UUID | None = None
    dsps: tuple[UUID, ...] = ()
    deputies: tuple[UUID, ...] = ()
    heads: tuple[UUID, ...] = ()
    chairs: tuple[UUID, ...] = ()
    excluded: frozenset[UUID] = frozenset()
    away: frozenset[UUID] = frozenset()
    inactive: frozenset[UUID] = frozenset()
    related: frozenset[UUID] = frozenset()
    cover: Mapping[UUID, UUID] = field(default_factory=dict)
    reserved: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Whom each tier holds, T0 to T4; `unreachable` where nobody could be rung at all.

    `last` are those who may know of it although they may be away, head first.
    """

    tiers: tuple[tuple[UUID, ...], ...]
    unreachable: bool = False
    last: tuple[UUID, ...] = ()

    @property
    def held(self) -> tuple[bool, ...]:
        """For each tier whether it holds anybody."""
        return tuple(bool(tier) for tier in self.tiers)

    def first_tier(self, since: int = 0) -> int:
        """Give the first tier from `since` on that holds anybody; T4 where none does."""
        return next((t for t in range(since, TIERS) if self.tiers[t]), HEAD)

    def owner(self, tier: int, *, but: UUID | None = None) -> UUID | None:
        """Give the person responsible at a tier, looking on upwards where it is empty.

        Args:
            tier: where to begin.
            but: who is passed over, though they be the only one who can be rung.

        Returns:
            Nobody only where not even somebody who is away may hold it.
        """
        for held in (*self.tiers[tier:], *reversed(self.tiers[:tier]), self.last):
            for one in held:
                if one != but:
                    return one
        return None

    def up_to(self, tier: int) -> tuple[UUID, ...]:
        """Give everybody of the tiers up to this one, each once."""
        return tuple(dict.fromkeys(one for held in self.tiers[: tier + 1] for one in held))

    @property
    def safeguarding(self) -> tuple[UUID, ...]:
        """The DSP and the deputies."""
        return tuple(dict.fromkeys((*self.tiers[DSP], *self.tiers[DEPUTIES])))

    @property
    def lead(self) -> tuple[UUID, ...]:
        """The DSP, or else whoever stands next in safeguarding."""
        return self.tiers[DSP] or self.tiers[DEPUTIES] or self.tiers[HEAD]


def may_hold(at: Standing, adult: UUID, *, chosen: bool) -> bool:
    """Say whether an adult may own or be told of this case, away or not."""
    return (
        adult not in at.excluded
        and adult not in at.inactive
        and (chosen or adult not in at.related)
    )


def _routable(at: Standing, adults: Iterable[UUID], *, chosen: bool) -> tuple[UUID, ...]:
    found = []
    for adult in adults:
        if adult in at.excluded or adult in at.inactive:
            continue  # who is kept out sends nobody in their stead, and a leaver's cover is over
        here = adult
        if adult in at.away:
            # the recorded cover stands where the absent adult stood, if the child allows them
            stand_in = at.cover.get(adult)
            if stand_in is None or stand_in in at.away:
                continue
            if not may_hold(at, stand_in, chosen=stand_in in at.circle):
                continue
            here = stand_in
        if may_hold(at, here, chosen=chosen or here in at.circle):
            found.append(here)
    return tuple(dict.fromkeys(found))


def chain(at: Standing) -> Chain:
    """Put together the tiers: T0 and T1 from the circle, T2 DSP, T3 deputies, T4 head.

    A reserved case starts with the head (T0) and keeps the circle out; where the head is the one
    named, the chair of governors stands at T4. Where nobody at all can be rung, the tiers hold
    whoever may know of it although away, head first, and `unreachable` is set: that is an alarm.

    Source: reliability.md, section 1 (chain).
    """
    dsps = _routable(at, at.dsps, chosen=False)
    deputies = _routable(at, at.deputies, chosen=False)
    heads = _routable(at, at.heads, chosen=False)
    head_is_named = any(head in at.excluded for head in at.heads)
    if at.reserved and head_is_named:
        heads = (*heads, *_routable(at, at.chairs, chosen=False))
    if at.reserved:
        circle = heads
    else:
        wanted = (at.named, *at.circle) if at.named else at.circle
        circle = _routable(at, wanted, chosen=True)
        if not circle and at.default is not None:
            circle = _routable(at, (at.default,), chosen=False)
    second = () if at.reserved else circle[1:2]
    tiers = (circle[:1], second, dsps, deputies, heads)
    last = _although_away(at)
    if any(tiers):
        return Chain(tiers, last=last)
    return Chain(((), (), (), (), last), unreachable=True, last=last)


def _although_away(at: Standing) -> tuple[UUID, ...]:
    """Give who may know of it when everybody is away: a case without an owner is worse."""
    everybody = (*at.heads, *at.dsps, *at.deputies, *at.chairs)
    return tuple(
        dict.fromkeys(one for one in everybody if may_hold(at, one, chosen=one in at.circle))
    )


def rung_at_once(
    found: Chain, severity: str, *, words: int = 0, reserved: bool = False, lead: bool = False
) -> tuple[UUID, ...]:
    """Give whom the case rings at 0, the owner first.

    U rings T0, the DSP and the deputies, and where those are all away the head, so that two people
    know; R rings T0, and the DSP too where words of severity 2 were matched or the case is
    reserved; N and P ring T0 alone. `lead`: whoever leads safeguarding now is told in any case.
    """
    start = found.first_tier()
    told = list(found.tiers[start])
    if severity == "U":
        told += found.safeguarding or found.tiers[HEAD] or found.tiers[SECOND]
    elif lead or (severity == "R" and words >= GRAVE):
        told += found.lead
    elif reserved:
        told += found.tiers[DSP]
    return tuple(dict.fromkeys(told))


def next_eligible(found: Chain, *, not_again: UUID) -> tuple[int, UUID | None]:
    """Give who takes a case that the child says was not met: never the one who logged it."""
    for tier, held in enumerate(found.tiers):
        for adult in held:
            if adult != not_again:
                return tier, adult
    return HEAD, found.owner(HEAD, but=not_again)
