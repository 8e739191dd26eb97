"""Weighted shares and means with their intervals, by linearisation (domain guide 2.2, 9).

The weighted mean is a ratio Σwy / Σw. Its variance is that of the linearised values: each answer's
deviation from the mean, less the average deviation in its stratum, which is the gain of weighting
(Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 1992, 7.6). Who was asked but left
this question out counts with the deviation 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt
from typing import TYPE_CHECKING

from workbench.rules.means import Mean
from workbench.rules.proportions import Interval, Proportion, wilson
from workbench.rules.quantiles import LEVEL, t_quantile
from workbench.rules.sampling import UNKNOWN, Sample
from workbench.rules.weighting import design_effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.rules.weighting import Cell, Stratum, Weighting


@dataclass(frozen=True, slots=True)
class Sums:
    """Of the valid answers in a cell: how many, the sum of their values and of their squares.

    For a share a value is 1 for the positive answers and else 0, so ``Sums(n, k, k)``.
    """

    n: int
    total: int
    squares: int

    @classmethod
    def of_counts(cls, counts: Mapping[int, int]) -> Sums:
        """Return the sums of whole-number values from how often each occurs."""
        total = sum(value * count for value, count in counts.items())
        squares = sum(value * value * count for value, count in counts.items())
        return cls(sum(counts.values()), total, squares)

    @classmethod
    def of_share(cls, k: int, n: int) -> Sums:
        """Return the sums for a share ``k`` of ``n``."""
        return cls(n, k, k)


def weighted_share(
    weighting: Weighting,
    sums: Mapping[Cell, Sums],
    sample: Sample = UNKNOWN,
    level: float = LEVEL,
) -> Proportion | None:
    """Return a weighted share; None without answers. ``sums`` are by cell, of all or of a group.

    The interval is Wilson's with as many answers as would give the same variance. Where all say
    the same no variance can be seen, and Kish's effective number takes its place.
    """
    found = _ratio(weighting, sums)
    if found is None:
        return None
    share, variance, n, kish = found
    # Of 0 and 1 rounding leaves a trace that is no variance.
    share = min(max(share, 0.0), 1.0)
    worth = share * (1 - share) / variance if variance > 0 and 0 < share < 1 else kish
    worth = worth * _gain(sample, n)
    low, high = wilson(share, worth, level)
    return Proportion(share, n, worth, low, high, level)


def weighted_mean(
    weighting: Weighting,
    sums: Mapping[Cell, Sums],
    sample: Sample = UNKNOWN,
    level: float = LEVEL,
) -> Mean | None:
    """Return a weighted mean; None without answers.

    Its ``sd`` is that of the weighted values, its interval Student's with n less the number of
    strata that have answers degrees of freedom.
    """
    found = _ratio(weighting, sums)
    if found is None:
        return None
    mean, variance, n, kish = found
    sd = _weighted_sd(weighting, sums, mean, n)
    df = n - sum(each.n > 0 for _weight, each, _answered in _parts(weighting, sums))
    if not sd or variance <= 0 or df < 1:
        return Mean(mean, sd, n, kish, None, level)
    error = sqrt(variance / _gain(sample, n))
    half = t_quantile(level, df) * error
    worth = (sd / error) ** 2 if error else inf
    return Mean(mean, sd, n, worth, Interval(mean - half, mean + half), level)


def _gain(sample: Sample, n: int) -> float:
    return sample.effective(n) / n


def _ratio(
    weighting: Weighting, sums: Mapping[Cell, Sums]
) -> tuple[float, float, int, float] | None:
    """Return ratio, its variance, the number of answers and Kish's effective number of them."""
    parts = list(_parts(weighting, sums))
    base = sum(weight * each.n for weight, each, _answered in parts)
    n = sum(each.n for _weight, each, _answered in parts)
    if not n:
        return None
    ratio = sum(weight * each.total for weight, each, _answered in parts) / base
    spread = sum(
        weight * weight * _spread(each, ratio, answered) for weight, each, answered in parts
    )
    asked = weighting.answered
    variance = spread * asked / max(asked - 1, 1) / base**2
    kish = n / design_effect((each.n, weight) for weight, each, _answered in parts)
    return ratio, variance, n, kish


def _spread(sums: Sums, ratio: float, answered: int | None) -> float:
    """Return the sum of squared deviations from the ratio, in a stratum from its own average."""
    squares = sums.squares - 2 * ratio * sums.total + ratio * ratio * sums.n
    if answered is None:
        return squares
    deviation = sums.total - ratio * sums.n
    return max(squares - deviation * deviation / answered, 0.0) if answered else 0.0


def _parts(
    weighting: Weighting, sums: Mapping[Cell, Sums]
) -> Iterable[tuple[float, Sums, int | None]]:
    """Return weight, sums and answers of each stratum, and of what lies in none of them."""
    left = dict(sums)
    for stratum in weighting.strata:
        yield stratum.weight, _gathered(stratum, left), stratum.answered
    yield 1.0, _sum(left.values()), None


def _gathered(stratum: Stratum, left: dict[Cell, Sums]) -> Sums:
    return _sum([left.pop(cell) for cell in stratum.cells if cell in left])


def _sum(parts: Iterable[Sums]) -> Sums:
    known = list(parts)
    return Sums(
        sum(each.n for each in known),
        sum(each.total for each in known),
        sum(each.squares for each in known),
    )


def _weighted_sd(
    weighting: Weighting, sums: Mapping[Cell, Sums], mean: float, n: int
) -> float | None:
    if n < 2:  # noqa: PLR2004 - one value has no spread
        return None
    parts = list(_parts(weighting, sums))
    base = sum(weight * each.n for weight, each, _answered in parts)
    squares = sum(weight * _spread(each, mean, None) for weight, each, _answered in parts)
    return sqrt(max(squares, 0.0) / base * n / (n - 1))
