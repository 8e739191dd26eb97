"""Means of grades with Student's interval, and their difference by Welch (domain guide 2.2, 9)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from workbench.rules.proportions import Difference, Interval
from workbench.rules.quantiles import LEVEL, t_quantile, t_tail
from workbench.rules.sampling import UNKNOWN, Sample

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of ``n`` values.

    ``sd`` is the standard deviation of the sample (n - 1), None with fewer than two values.
    ``interval`` is None where there is no spread to judge by: one value, or all the same.
    """

    mean: float
    sd: float | None
    n: int
    effective_n: float
    interval: Interval | None
    level: float = LEVEL

    @property
    def error(self) -> float | None:
        """The standard error of the mean, None where it cannot be judged."""
        return self.sd / sqrt(self.effective_n) if self.sd else None


def mean_of_counts(
    counts: Mapping[int, int], sample: Sample = UNKNOWN, level: float = LEVEL
) -> Mean | None:
    """Return the mean of whole-number values from how often each occurs; None without any.

    Sums are whole numbers, so nothing is lost before the last division.
    """
    n = sum(counts.values())
    if n == 0:
        return None
    total = sum(value * count for value, count in counts.items())
    squares = sum(value * value * count for value, count in counts.items())
    sd = sqrt((n * squares - total * total) / (n * (n - 1))) if n > 1 else None
    return student(total / n, sd, n, sample.effective(n), level)


def student(
    mean: float, sd: float | None, n: int, effective_n: float, level: float = LEVEL
) -> Mean:
    """Return a mean with its t interval: n - 1 degrees of freedom, error sd / √effective_n."""
    if not sd or n <= 1:
        return Mean(mean, sd, n, effective_n, None, level)
    half = t_quantile(level, n - 1) * sd / sqrt(effective_n)
    return Mean(mean, sd, n, effective_n, Interval(mean - half, mean + half), level)


def welch(before: Mean, after: Mean, level: float | None = None) -> Difference | None:
    """Return the difference of two independent means, variances not taken to be equal.

    Degrees of freedom by Welch and Satterthwaite. None where the spread of either is not known or
    neither has any.
    """
    level = after.level if level is None else level
    if before.sd is None or after.sd is None:
        return None
    first, second = before.sd**2 / before.effective_n, after.sd**2 / after.effective_n
    variance, change = first + second, after.mean - before.mean
    if variance == 0:
        return None
    df = variance**2 / (first**2 / (before.n - 1) + second**2 / (after.n - 1))
    half = t_quantile(level, df) * sqrt(variance)
    p = t_tail(change / sqrt(variance), df)
    return Difference(change, change - half, change + half, p, level)
