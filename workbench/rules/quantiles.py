"""Quantiles and tails of the normal and of Student's t distribution, without a library.

Everything is two-sided: a level of 0.95 leaves 2.5 per cent on either side. Student's t comes from
the incomplete beta function as a continued fraction (Abramowitz and Stegun 26.5.8 and 26.7.1) and
is right to some twelve digits.
"""

from __future__ import annotations

from functools import lru_cache
from math import erfc, exp, isinf, lgamma, log, pi, sqrt
from statistics import NormalDist
from typing import Final

LEVEL: Final = 0.95
"""The confidence level used where no other is asked for."""
_NORMAL: Final = NormalDist()
_STEPS: Final = 10_000
_CLOSE: Final = 3e-15
_TINY: Final = 1e-300
_ALMOST_NORMAL: Final = 2000.0
"""From here on four terms of the expansion around the normal distribution are exact enough."""
_MANY: Final = 50.0
"""From here on the series for the ratio of two gamma functions is exact to the last digit."""


@lru_cache(maxsize=32)
def normal_quantile(level: float = LEVEL) -> float:
    """Return z such that a normal value lies within ±z with probability ``level`` (0 < level < 1).

    For 0.95 that is 1.959964.
    """
    return -_NORMAL.inv_cdf((1 - level) / 2)


def normal_tail(z: float) -> float:
    """Return the probability that a normal value lies farther from 0 than ``z``."""
    return erfc(abs(z) / sqrt(2))


def t_tail(t: float, df: float) -> float:
    """Return the probability that Student's t with ``df`` degrees of freedom is beyond ±t."""
    if isinf(df):
        return normal_tail(t)
    return _incomplete_beta(df, t * t)


@lru_cache(maxsize=4096)
def t_quantile(level: float, df: float) -> float:
    """Return t such that Student's t with ``df`` (> 0) lies within ±t with probability ``level``.

    Newton's method from the normal quantile, which is never above it: the tail is convex, so every
    step stays on the near side of the answer.
    """
    if df <= 0:
        raise ValueError(df)
    t, tail = normal_quantile(level), 1 - level
    if df > _ALMOST_NORMAL:
        return _near_normal(t, df)
    for _step in range(_STEPS):
        change = (t_tail(t, df) - tail) / (2 * _t_density(t, df))
        t += change
        if abs(change) <= _CLOSE * t:
            break
    return t


def _near_normal(z: float, df: float) -> float:
    """Return t for many degrees of freedom from the normal quantile (26.7.5)."""
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + first / df + second / df**2 + third / df**3 + fourth / df**4


def _t_density(t: float, df: float) -> float:
    power = (df + 1) / 2 * log(1 + t * t / df)
    return exp(_log_gamma_step(df / 2) - power) / sqrt(df * pi)


def _log_gamma_step(a: float) -> float:
    """Return ln(gamma(a + 1/2) / gamma(a)), also where both are far too large to subtract."""
    if a < _MANY:
        return lgamma(a + 0.5) - lgamma(a)
    series = -1 / 8 + 1 / (192 * a**2) - 1 / (640 * a**4) + 17 / (14336 * a**6)
    return log(a) / 2 + series / a


def _incomplete_beta(df: float, square: float) -> float:
    """Return I_x(df/2, 1/2) at x = df / (df + square): the tail of t where square is t²."""
    if square == 0:
        return 1.0
    a, b = df / 2, 0.5
    x, rest = df / (df + square), square / (df + square)
    log_x = -log(1 + square / df)
    front = exp(_log_gamma_step(a) + a * log_x + b * log(rest)) / sqrt(pi)
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, rest) / b


def _fraction(a: float, b: float, x: float) -> float:
    """Evaluate the continued fraction of the incomplete beta function by Lentz's method."""
    value, upper, lower = 1.0, 1.0, 0.0
    for nth in range(1, _STEPS):
        half, foot = nth // 2, (a + nth - 1) * (a + nth)
        part = -(a + half) * (a + b + half) * x if nth % 2 else half * (b - half) * x
        lower = 1 / ((1 + part / foot * lower) or _TINY)
        upper = (1 + part / foot / upper) or _TINY
        value *= upper * lower
        if abs(upper * lower - 1) < _CLOSE:
            break
    return 1 / value
