"""Whether incidents moved: the place against a zone beside it (domain guide 2.2, 11)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from workbench.rules.proportions import Interval
from workbench.rules.quantiles import normal_quantile

if TYPE_CHECKING:
    from workbench.rules.rates import RateRatio


class Movement(StrEnum):
    """What the counts inside and outside say together."""

    NO_DECREASE = "no_decrease"
    """There are not certainly fewer inside, so nothing can have moved away."""
    DISPLACED = "displaced"
    """Certainly fewer inside and certainly more outside."""
    PERHAPS_DISPLACED = "perhaps_displaced"
    """Certainly fewer inside; more outside, which may be chance."""
    STAYED_AWAY = "stayed_away"
    """Certainly fewer inside and not more outside."""
    ALSO_OUTSIDE = "also_outside"
    """Certainly fewer inside and outside: the effect spreads, or both have another cause."""


@dataclass(frozen=True, slots=True)
class Displacement:
    """The place and the zone beside it over the same periods.

    ``net`` is the change in number of both together. ``relative`` is the interval of the ratio
    inside divided by that outside, None where a count is 0: below 1 it went better inside.
    """

    inside: RateRatio
    outside: RateRatio
    net: int
    relative: Interval | None
    movement: Movement


def displacement(inside: RateRatio, outside: RateRatio) -> Displacement:
    """Return what the change inside the place and beside it says about incidents moving."""
    net = inside.after - inside.before + outside.after - outside.before
    relative = _relative(inside, outside)
    return Displacement(inside, outside, net, relative, _movement(inside, outside))


def _movement(inside: RateRatio, outside: RateRatio) -> Movement:
    if not inside.certain or inside.after >= inside.before:
        return Movement.NO_DECREASE
    if outside.after > outside.before:
        return Movement.DISPLACED if outside.certain else Movement.PERHAPS_DISPLACED
    return Movement.ALSO_OUTSIDE if outside.certain else Movement.STAYED_AWAY


def _relative(inside: RateRatio, outside: RateRatio) -> Interval | None:
    counts = (inside.before, inside.after, outside.before, outside.after)
    if not all(counts):
        return None
    middle = log(inside.after / inside.before) - log(outside.after / outside.before)
    half = normal_quantile(inside.level) * sqrt(sum(1 / count for count in counts))
    return Interval(exp(middle - half), exp(middle + half))
