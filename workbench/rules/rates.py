"""The ratio of two counts with its interval (domain guide 2.2, 11).

Counts are taken for Poisson distributed and independent; then ln(after / before) has the variance
1/before + 1/after, and the interval is exp(ln RR ± 1.96 √(1/before + 1/after)). Incidents that come
in bursts vary more, so the interval is at best this narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

from workbench.rules.proportions import Interval
from workbench.rules.quantiles import LEVEL, normal_quantile, normal_tail

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class RateRatio:
    """Two counts of spans of equal length.

    ``ratio`` is after / before, None when nothing was counted before. ``interval`` is None when
    nothing was counted at all; its ``high`` is infinite when nothing was counted before. ``p`` is
    the risk of error at which the interval would just leave out no change.
    """

    before: int
    after: int
    ratio: float | None
    interval: Interval | None
    p: float
    level: float = LEVEL

    @property
    def change(self) -> float | None:
        """The change in proportion to what was before: -0.235 is 23.5 per cent fewer."""
        return None if self.ratio is None else self.ratio - 1

    @property
    def certain(self) -> bool:
        """Whether the interval leaves out no change at all ("säkerställd")."""
        return self.interval is not None and self.interval.excludes(1)


def rate_ratio(before: int, after: int, level: float = LEVEL) -> RateRatio:
    """Return the ratio of two counts.

    Where one of them is 0 the logarithm has no value: half an incident is then added to both, and
    the end of the interval on the side of the 0 is 0 or infinite.
    """
    if before < 0 or after < 0:
        raise ValueError((before, after))
    ratio = after / before if before else None
    if not before and not after:
        return RateRatio(before, after, ratio, None, 1.0, level)
    extra = 0.0 if before and after else _HALF
    middle = log((after + extra) / (before + extra))
    error = sqrt(1 / (before + extra) + 1 / (after + extra))
    half = normal_quantile(level) * error
    low = exp(middle - half) if after else 0.0
    high = exp(middle + half) if before else float("inf")
    return RateRatio(before, after, ratio, Interval(low, high), normal_tail(middle / error), level)
