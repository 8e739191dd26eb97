"""Who is in favour, measured in several ways, and how many have joined (domain guide 2.2, 3).

The same owners weigh differently by number, by property, by floor area and by assessed value, so
every basis is told. Thresholds are compared exactly (3 x in favour >= 2 x all), never by rounded
per cent. A property whose owner nobody knows counts as one owner who has said nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

OWNERS: Final = "owners"
PROPERTIES: Final = "properties"
FLOOR_AREA: Final = "gross_floor_area"
ASSESSED_VALUE: Final = "assessed_value"
VOTES: Final = "votes"
BASES: Final = (OWNERS, PROPERTIES, FLOOR_AREA, ASSESSED_VALUE)


class Stand(StrEnum):
    """What an owner has said."""

    FOR = "for"
    AGAINST = "against"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Holding:
    """A property: who owns it ("" when nobody knows), its floor area (m²) and value (öre)."""

    key: str
    owner: str
    floor_area: Decimal | int | None
    assessed_value: int | None

    @property
    def holder(self) -> str:
        """Who is counted as its owner: the property itself stands for one who is not known."""
        return self.owner or self.key


@dataclass(frozen=True, slots=True)
class Tally:
    """The weights on one basis. ``blank`` counts the properties that have no value to weigh."""

    basis: str
    in_favour: Fraction
    against: Fraction
    total: Fraction
    blank: int = 0

    @property
    def undecided(self) -> Fraction:
        """The weight of those who have said neither."""
        return self.total - self.in_favour - self.against

    @property
    def share(self) -> float:
        """The share in favour, 0..1; 0 where there is nothing to weigh."""
        return float(self.in_favour / self.total) if self.total else 0.0

    @property
    def majority(self) -> bool:
        """Whether more than half is in favour."""
        return 2 * self.in_favour > self.total

    @property
    def two_thirds(self) -> bool:
        """Whether at least two thirds are in favour."""
        return bool(self.total) and 3 * self.in_favour >= 2 * self.total

    @property
    def to_majority(self) -> int:
        """What is lacking to more than half, in whole units; 0 where it is reached."""
        return 0 if self.majority else int(self.total / 2 - self.in_favour) + 1

    @property
    def to_two_thirds(self) -> int:
        """What is lacking to two thirds, in whole units rounded up; 0 where it is reached."""
        return max(0, ceil((2 * self.total - 3 * self.in_favour) / 3))


def holders(holdings: Iterable[Holding]) -> tuple[str, ...]:
    """Return who is counted as an owner, in order of appearance."""
    return tuple(dict.fromkeys(each.holder for each in holdings))


def weights(holdings: Sequence[Holding], basis: str) -> dict[str, Fraction]:
    """Return how much each owner weighs on one of BASES."""
    weigh: Callable[[Holding], Fraction] = {
        OWNERS: lambda _each: Fraction(0),
        PROPERTIES: lambda _each: Fraction(1),
        FLOOR_AREA: lambda each: Fraction(each.floor_area or 0),
        ASSESSED_VALUE: lambda each: Fraction(each.assessed_value or 0),
    }[basis]
    found = dict.fromkeys(holders(holdings), Fraction(basis == OWNERS))
    for each in holdings:
        found[each.holder] += weigh(each)
    return found


def tallies(holdings: Sequence[Holding], stands: Mapping[str, str]) -> tuple[Tally, ...]:
    """Return the support on each of BASES; ``stands`` is what owners have said, by owner."""
    return tuple(
        _tally(basis, weights(holdings, basis), stands, _blanks(holdings, basis)) for basis in BASES
    )


def vote_tally(votes: Mapping[str, int], stands: Mapping[str, str]) -> Tally:
    """Return the support by votes; ``votes`` are those of everybody who has any."""
    return _tally(VOTES, {key: Fraction(count) for key, count in votes.items()}, stands, 0)


def dual_key(tallies: Iterable[Tally]) -> bool:
    """Return whether more than half is in favour both by number of owners and by value."""
    found = {each.basis: each.majority for each in tallies}
    return found.get(OWNERS, False) and found.get(ASSESSED_VALUE, False)


def joined(
    holdings: Sequence[Holding], members: Iterable[str], owners: Iterable[str]
) -> tuple[Tally, ...]:
    """Return how much has joined on each of BASES (the participation rate).

    ``members`` are the keys of properties that have joined, ``owners`` those of owners that are
    members.
    """
    inside = set(members)
    stands = {each.key: Stand.FOR.value for each in holdings if each.key in inside}
    alone = [Holding(each.key, "", each.floor_area, each.assessed_value) for each in holdings]
    by_owner = dict.fromkeys(owners, Stand.FOR.value)
    return (
        _tally(OWNERS, weights(holdings, OWNERS), by_owner, 0),
        *(each for each in tallies(alone, stands) if each.basis != OWNERS),
    )


def nearest(lacking: int, weights: Mapping[str, Fraction]) -> tuple[str, bool] | None:
    """Return whose yes would help most, and whether it is enough alone; None without anybody.

    That is the smallest weight that covers what is lacking, or else the greatest there is.
    """
    some = {key: weight for key, weight in weights.items() if weight > 0}
    if not some:
        return None
    enough = {key: weight for key, weight in some.items() if weight >= lacking}
    if enough:
        return min(enough, key=lambda key: enough[key]), True
    return max(some, key=lambda key: some[key]), False


def _blanks(holdings: Sequence[Holding], basis: str) -> int:
    if basis == FLOOR_AREA:
        return sum(each.floor_area is None for each in holdings)
    return sum(each.assessed_value is None for each in holdings) if basis == ASSESSED_VALUE else 0


def _tally(
    basis: str, weights: Mapping[str, Fraction], stands: Mapping[str, str], blank: int
) -> Tally:
    def weight_of(stand: Stand) -> Fraction:
        return sum((w for key, w in weights.items() if stands.get(key) == stand), Fraction(0))

    total = sum(weights.values(), Fraction(0))
    return Tally(basis, weight_of(Stand.FOR), weight_of(Stand.AGAINST), total, blank)
