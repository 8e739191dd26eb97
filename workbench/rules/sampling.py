"""How answers were gathered, and what that means for their uncertainty (domain guide 2.2, 9)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Final

CORRECTED_FROM: Final = 0.05
"""A sample that is a larger share of its population than this gets the correction."""


class Sampling(StrEnum):
    """How those asked were chosen."""

    RANDOM = "random"
    """Drawn by lot from the population."""
    TOTAL = "total"
    """Everybody in the population was asked."""
    CONVENIENCE = "convenience"
    """Whoever came by or wanted to."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Where answers come from: how people were chosen, and of how many (None if not known).

    For a group within a survey ``population`` is the number of people in that group.
    """

    sampling: Sampling = Sampling.CONVENIENCE
    population: int | None = None

    @property
    def drawn(self) -> bool:
        """Whether an interval means what it says; else it holds only if the sample were random."""
        return self.sampling is Sampling.RANDOM

    def corrected(self, n: float) -> bool:
        """Tell whether the finite-population correction applies to ``n`` answers."""
        if self.population is None or self.sampling is Sampling.CONVENIENCE:
            return False
        if self.sampling is Sampling.TOTAL:
            return n >= self.population
        return n / max(self.population, 1) > CORRECTED_FROM

    def effective(self, n: float) -> float:
        """Return how many answers of an endless population ``n`` answers of this one are worth.

        n (N - 1) / (N - n): the variance times (N - n) / (N - 1), seen as a larger sample. Infinite
        when everybody has answered. Of a total survey with answers missing nothing is corrected:
        who did not answer is no random part.
        """
        if self.population is None or not self.corrected(n):
            return n
        if n >= self.population:
            return inf
        return n * (self.population - 1) / (self.population - n)


UNKNOWN: Final = Sample()
"""Nothing is known of how the answers were gathered: no correction."""
