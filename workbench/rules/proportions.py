"""Shares with Wilson's interval, and their difference by Newcombe's (domain guide 2.2, 9).

Wilson: Journal of the American Statistical Association 22 (1927). Difference: the hybrid score
interval, method 10 in Newcombe, Statistics in Medicine 17 (1998). Shares are fractions of 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final, NamedTuple

from workbench.rules.quantiles import LEVEL, normal_quantile, normal_tail
from workbench.rules.sampling import UNKNOWN, Sample

_FARTHEST: Final = 40.0  # no normal value lies beyond it
_HALVINGS: Final = 60


class Interval(NamedTuple):
    """From ``low`` to ``high``, both included."""

    low: float
    high: float

    def excludes(self, value: float) -> bool:
        """Tell whether ``value`` lies outside."""
        return value < self.low or value > self.high


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share of ``n`` answers with its interval.

    ``effective_n`` is what they are worth after corrections and weights; ``k`` how many said so,
    None for a weighted share.
    """

    share: float
    n: int
    effective_n: float
    low: float
    high: float
    level: float = LEVEL
    k: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A change, after minus before, with its interval.

    ``p`` is the smallest risk of error at which the interval would leave out 0, so that ``certain``
    says the same as p < 1 - level.
    """

    value: float
    low: float
    high: float
    p: float
    level: float = LEVEL

    @property
    def certain(self) -> bool:
        """Whether the interval leaves out no change at all ("säkerställd")."""
        return self.low > 0 or self.high < 0


def wilson(share: float, n: float, level: float = LEVEL) -> Interval:
    """Return Wilson's score interval of a share of ``n`` (> 0) answers; ``n`` may be infinite."""
    return _wilson(share, n, normal_quantile(level))


def _wilson(share: float, n: float, z: float) -> Interval:
    square = z * z / n
    centre = share + square / 2
    half = z * sqrt(share * (1 - share) / n + square / (4 * n))
    low = 0.0 if share <= 0 else (centre - half) / (1 + square)
    high = 1.0 if share >= 1 else (centre + half) / (1 + square)
    return Interval(low, high)


def proportion(k: int, n: int, sample: Sample = UNKNOWN, level: float = LEVEL) -> Proportion | None:
    """Return the share ``k`` of ``n`` with its interval; None where nobody answered."""
    if not 0 <= k <= n:
        raise ValueError((k, n))
    if n == 0:
        return None
    worth = sample.effective(n)
    low, high = wilson(k / n, worth, level)
    return Proportion(k / n, n, worth, low, high, level, k)


def newcombe(before: Proportion, after: Proportion, level: float | None = None) -> Difference:
    """Return the difference of two independent shares, by default at the level of ``after``."""
    level = after.level if level is None else level
    low, high = _newcombe(before, after, normal_quantile(level))
    return Difference(after.share - before.share, low, high, _risk(before, after), level)


def _newcombe(before: Proportion, after: Proportion, z: float) -> Interval:
    first = _wilson(before.share, before.effective_n, z)
    second = _wilson(after.share, after.effective_n, z)
    change = after.share - before.share
    down = sqrt((after.share - second.low) ** 2 + (first.high - before.share) ** 2)
    up = sqrt((second.high - after.share) ** 2 + (before.share - first.low) ** 2)
    return Interval(change - down, change + up)


def _risk(before: Proportion, after: Proportion) -> float:
    """Return the p-value that belongs to the interval, found by halving z."""
    change = after.share - before.share
    if change == 0:
        return 1.0
    near, far = 0.0, _FARTHEST
    for _halving in range(_HALVINGS):
        z = (near + far) / 2
        interval = _newcombe(before, after, z)
        if (interval.low if change > 0 else -interval.high) > 0:
            near = z
        else:
            far = z
    return normal_tail(near)
