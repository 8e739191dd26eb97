"""Answers to one question: distribution, top boxes and mean, "do not know" kept apart.

Domain guide 2.2, 9: a share is that of the positive answers among those who answered on the scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.rules.means import mean_of_counts
from workbench.rules.proportions import proportion
from workbench.rules.quantiles import LEVEL
from workbench.rules.sampling import UNKNOWN, Sample

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.rules.means import Mean
    from workbench.rules.proportions import Proportion


@dataclass(frozen=True, slots=True)
class Answers:
    """How often each answer was given.

    ``counts`` are by value (1..5, 0..10, or 1 for yes and 2 for no), ``positives`` the values that
    make the share. Who did not know or left the question out is in neither share nor mean.
    """

    counts: Mapping[int, int]
    positives: frozenset[int] = frozenset()
    dont_know: int = 0
    blank: int = 0

    @property
    def n(self) -> int:
        """How many answered on the scale."""
        return sum(self.counts.values())

    @property
    def k(self) -> int:
        """How many gave one of the positive answers."""
        return sum(count for value, count in self.counts.items() if value in self.positives)

    @property
    def dont_know_share(self) -> float | None:
        """The share that did not know, of those who answered at all; None if nobody did."""
        said = self.n + self.dont_know
        return self.dont_know / said if said else None

    def distribution(self) -> dict[int, float]:
        """Return the share of each answer among those on the scale, in order; empty if none."""
        n = self.n
        return {value: self.counts[value] / n for value in sorted(self.counts)} if n else {}

    def share(self, sample: Sample = UNKNOWN, level: float = LEVEL) -> Proportion | None:
        """Return the share of the positive answers, None if nobody answered on the scale."""
        return proportion(self.k, self.n, sample, level)

    def mean(self, sample: Sample = UNKNOWN, level: float = LEVEL) -> Mean | None:
        """Return the mean of the values, None if nobody answered on the scale."""
        return mean_of_counts(self.counts, sample, level)
