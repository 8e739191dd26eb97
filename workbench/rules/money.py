"""Exact reckoning with money in öre: half-up rounding and division without a remainder lost."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

ORE_PER_KRONA: Final = 100

Exact = int | Decimal | Fraction | float


def exact(value: Exact) -> Fraction:
    """Return a share or rate exactly as it is written: the float 0.05 means 1/20."""
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def half_up(value: Fraction) -> int:
    """Return the nearest whole number, halves away from zero, as bookkeeping rounds."""
    return floor(value + Fraction(1, 2)) if value >= 0 else -floor(-value + Fraction(1, 2))


def whole_kronor(ore: Fraction) -> int:
    """Return an amount in öre rounded half-up to whole kronor, still in öre."""
    return half_up(ore / ORE_PER_KRONA) * ORE_PER_KRONA


def share_out(amount: int, weights: Sequence[int]) -> list[int]:
    """Divide an amount in proportion to ``weights`` so that the parts add up to it exactly.

    Largest remainder: every part is rounded down, the öre left over go to the largest remainders,
    ties to the first. Without any weight all parts are 0.
    """
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    parts = [amount * weight // whole for weight in weights]
    left = amount - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda nth: -(amount * weights[nth] % whole))
    for nth in by_remainder[:left]:
        parts[nth] += 1
    return parts
