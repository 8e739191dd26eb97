"""Sharing out a whole number in proportion between a floor and a cap (domain guide 2.2, 1).

Bounded proportional, as filling water into vessels: where proportional parts break the floor or
the cap, the side that is broken by more in all is fixed, the rest is shared out anew among the
others, and so on. Fixing the larger side first never fixes anybody who would have come free again.
The parts that are left are rounded by the largest remainder.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.rules.money import share_out

if TYPE_CHECKING:
    from collections.abc import Sequence


class Held(StrEnum):
    """What settles a property's amount."""

    FREE = "free"
    """Its part."""
    FLOOR = "floor"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class Division:
    """Parts that add up to the total, what holds each, and what was shared among the free ones.

    A free one's exact part is ``free_total`` times its claim / ``free_claims``. ``stuck`` is what
    could not be shared out because nobody who is free claims anything.
    """

    parts: tuple[int, ...]
    held: tuple[Held, ...]
    free_total: int
    free_claims: int
    stuck: int = 0


def divide(total: int, claims: Sequence[int], low: int | None, high: int | None) -> Division:
    """Share out ``total`` in proportion to ``claims``, each part between ``low`` and ``high``.

    The bounds must be possible: as many times ``low`` not above the total, ``high`` not below.
    """
    held = [Held.FREE] * len(claims)
    parts = [0] * len(claims)
    free = list(range(len(claims)))
    left = total
    while True:
        whole = sum(claims[nth] for nth in free)
        under = [nth for nth in free if low is not None and left * claims[nth] < low * whole]
        over = [nth for nth in free if high is not None and left * claims[nth] > high * whole]
        if not whole:
            under = [nth for nth in free if low]
        if not under and not over:
            break
        lacking = sum((low or 0) * whole - left * claims[nth] for nth in under)
        beyond = sum(left * claims[nth] - (high or 0) * whole for nth in over)
        fixed = {nth: (low or 0, Held.FLOOR) for nth in under if lacking >= beyond}
        fixed |= {nth: (high or 0, Held.CAP) for nth in over if beyond >= lacking}
        for nth, (parts[nth], held[nth]) in fixed.items():
            left -= parts[nth]
        free = [nth for nth in free if nth not in fixed]
    stuck = 0 if whole else left
    shared = share_out(left - stuck, [claims[nth] for nth in free])
    for nth, part in zip(free, shared, strict=True):
        parts[nth] = part
    return Division(tuple(parts), tuple(held), left, whole, stuck)
