"""The levy: a decided total shared out among properties to the krona (domain guide 2.2, 1 and 2).

A fixed part for each property first; the rest by keys, each key's part of it in proportion to
weights. Every part is shared out by the largest remainder (Hare and Niemeyer) in the smallest
unit, ties in the order of the property codes, so that all add up. Where an amount would break the
floor or the cap, the total is shared out anew in proportion to what each would have paid.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod
from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.rules.levy_division import Division, Held, divide
from workbench.rules.levy_terms import bounds, model_problems, refuse
from workbench.rules.levy_types import Amount, FallbackKind, Problem
from workbench.rules.levy_weights import KeyWeights, key_weights, weightless
from workbench.rules.money import exact, half_up, share_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.rules.levy_roll import Roll
    from workbench.rules.levy_types import LevyModel


@dataclass(frozen=True, slots=True)
class Levy:
    """A model reckoned. Everything by place is in the order of the roll; amounts are öre.

    ``fixed`` is the fixed part by place, ``key_totals`` what each key shares out and ``key_parts``
    its parts by place. ``claims`` are what each would pay without floor and cap, in proportion;
    ``division`` is set where these changed amounts.
    """

    model: LevyModel
    roll: Roll
    keys: tuple[KeyWeights, ...]
    amounts: tuple[int, ...]
    fixed: tuple[int, ...]
    key_totals: tuple[int, ...]
    key_parts: tuple[tuple[int, ...], ...]
    claims: tuple[int, ...]
    division: Division | None

    def amount(self, property_id: str) -> int:
        """Return what a property pays."""
        return self.amounts[self.roll.place(property_id)]

    def held(self, place: int) -> Held:
        """Return whether the floor or the cap settles an amount."""
        return self.division.held[place] if self.division else Held.FREE

    @property
    def by_property(self) -> dict[str, int]:
        """The amounts by property id, in the order of the codes."""
        return dict(zip((each.id for each in self.roll.properties), self.amounts, strict=True))

    @property
    def by_owner(self) -> dict[str | None, int]:
        """The amounts by owner in the order of their first property; None where not known."""
        sums: defaultdict[str | None, int] = defaultdict(int)
        for each, amount in zip(self.roll.properties, self.amounts, strict=True):
            sums[each.owner] += amount
        return dict(sums)

    @property
    def without_weight(self) -> tuple[str, ...]:
        """The properties that weigh nothing by some key, substituted or not."""
        places = {place for key in self.keys for place in key.without}
        return tuple(self.roll.properties[place].id for place in sorted(places))

    def rate(self, key: int = 0) -> Fraction:
        """Return the öre for each unit of weight by a key: for a weighted square metre, say."""
        weights = self.keys[key]
        return Fraction(self.key_totals[key] * weights.scale, weights.total)


def reckon(model: LevyModel, roll: Roll) -> Levy:
    """Share out a model's total among the properties of a roll.

    LevyError tells everything that stands in the way, with the properties concerned.
    """
    refuse(model_problems(model, roll))
    used = [key for key in model.keys if key.share]
    keys = tuple(key_weights(key.base, model, roll) for key in used)
    fixed = _fixed(model, roll, keys)
    left = model.total // model.unit - sum(fixed)
    refuse(_too_fixed(model, left, sum(fixed), keys))
    shares = [exact(key.share) for key in used]
    fine = lcm(*(share.denominator for share in shares))
    totals = share_out(left, [int(share * fine) for share in shares])
    refuse(each for part, key in zip(totals, keys, strict=True) if part for each in weightless(key))
    parts = [share_out(part, key.values) for part, key in zip(totals, keys, strict=True)]
    plain = [sum(each) for each in zip(fixed, *parts, strict=True)]
    claims = _claims(fixed, totals, keys)
    division = _within_bounds(model, plain, claims)
    amounts = division.parts if division else plain
    return Levy(
        model,
        roll,
        keys,
        _in_ore(amounts, model),
        _in_ore(fixed, model),
        _in_ore(totals, model),
        tuple(_in_ore(each, model) for each in parts),
        tuple(claims),
        division,
    )


def _in_ore(units: Sequence[int], model: LevyModel) -> tuple[int, ...]:
    return tuple(each * model.unit for each in units)


def _fixed(model: LevyModel, roll: Roll, keys: Sequence[KeyWeights]) -> list[int]:
    """Return the fixed part of each property in units; who weighs nothing may have its own."""
    amounts = [model.fixed] * len(roll.properties)
    if model.fallback and model.fallback.kind is FallbackKind.FIXED and keys:
        for place in frozenset.intersection(*(key.without for key in keys)):
            amounts[place] = max(model.fixed, model.fallback.amount)
    claims = [amount * (kept or 0) for amount, kept in zip(amounts, roll.kept.values, strict=True)]
    return share_out(half_up(Fraction(sum(claims), roll.kept.scale * model.unit)), claims)


def _too_fixed(
    model: LevyModel, left: int, fixed: int, keys: Sequence[KeyWeights]
) -> Iterator[Problem]:
    facts = {"fixed": Amount(fixed * model.unit), "total": Amount(model.total)}
    if left < 0:
        yield Problem(N_("The fixed parts are {fixed} in all; only {total} is needed."), facts)
    elif left and not keys:
        text = N_("The fixed parts are {fixed} in all; nothing says how to share out the rest.")
        yield Problem(text, facts)


def _claims(fixed: Sequence[int], totals: Sequence[int], keys: Sequence[KeyWeights]) -> list[int]:
    """Return what each would pay without rounding, as whole numbers over one denominator."""
    used = [(part, key) for part, key in zip(totals, keys, strict=True) if part]
    scale = prod(key.total for _part, key in used)
    claims = [each * scale for each in fixed]
    for part, key in used:
        for_one = part * (scale // key.total)
        claims = [claim + for_one * value for claim, value in zip(claims, key.values, strict=True)]
    return claims


def _within_bounds(
    model: LevyModel, plain: Sequence[int], claims: Sequence[int]
) -> Division | None:
    """Share out anew if an amount lies outside floor and cap; else None."""
    low, high = bounds(model)
    if all(each >= (low or 0) and (high is None or each <= high) for each in plain):
        return None
    division = divide(model.total // model.unit, claims, low, high)
    if division.stuck:
        text = N_("With this cap {left} is left over that nobody with any weight can carry.")
        refuse([Problem(text, {"left": Amount(division.stuck * model.unit)})])
    return division
