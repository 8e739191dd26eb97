"""When two rounds may be compared, and what their difference then says (domain guide 2.2, 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.rules.indicators import Direction
from workbench.rules.quantiles import LEVEL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbench.rules.proportions import Difference

SEASON_WEEKS: Final = 6
"""Rounds whose middles lie farther apart in the year than this fall in different seasons."""
_DAYS_PER_WEEK: Final = 7
_DAYS_PER_YEAR: Final = 365.2425


class Reason(StrEnum):
    """Why two measurements cannot be compared."""

    METHOD = "method"
    SAMPLING = "sampling"
    POPULATION = "population"
    SEASON = "season"
    WORDING = "wording"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """How one question was asked in one round; what is not known is left empty.

    ``first`` and ``last`` are the ends of the field period. Texts are compared without regard to
    case, blanks and closing marks.
    """

    method: str = ""
    sampling: str = ""
    population: str = ""
    wording: str = ""
    scale: str = ""
    first: date | None = None
    last: date | None = None


class Comparability(NamedTuple):
    """``reasons`` against a comparison, and what is ``unknown`` of either round."""

    reasons: tuple[Reason, ...]
    unknown: tuple[Reason, ...]

    @property
    def comparable(self) -> bool:
        """Whether nothing known speaks against it."""
        return not self.reasons


class Verdict(StrEnum):
    """What a difference says."""

    BETTER = "better"
    WORSE = "worse"
    UNCERTAIN = "uncertain"
    """It may be chance ("ej säkerställd")."""
    NOT_COMPARABLE = "not_comparable"
    """The measurements differ in how they were made ("ej jämförbar")."""


def comparability(
    before: RoundFacts, after: RoundFacts, season_weeks: float = SEASON_WEEKS
) -> Comparability:
    """Return what speaks against comparing two rounds of a question."""
    texts = {
        Reason.METHOD: (before.method, after.method),
        Reason.SAMPLING: (before.sampling, after.sampling),
        Reason.POPULATION: (before.population, after.population),
        Reason.WORDING: (before.wording, after.wording),
        Reason.SCALE: (before.scale, after.scale),
    }
    plain = {reason: (_plain(one), _plain(two)) for reason, (one, two) in texts.items()}
    against = {reason for reason, (one, two) in plain.items() if one and two and one != two}
    unknown = {reason for reason, pair in plain.items() if not all(pair)}
    weeks = season_distance(before, after)
    if weeks is None:
        unknown.add(Reason.SEASON)
    elif weeks > season_weeks:
        against.add(Reason.SEASON)
    return Comparability(
        tuple(reason for reason in Reason if reason in against),
        tuple(reason for reason in Reason if reason in unknown),
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .?!:")


def season_distance(before: RoundFacts, after: RoundFacts) -> float | None:
    """Return how many weeks apart in the year two rounds lie, middle to middle.

    At most 26; September this year and September next are 0 apart. None without dates.
    """
    first, second = _middle(before), _middle(after)
    if first is None or second is None:
        return None
    apart = abs((second - first).days) % _DAYS_PER_YEAR
    return min(apart, _DAYS_PER_YEAR - apart) / _DAYS_PER_WEEK


def _middle(facts: RoundFacts) -> date | None:
    first, last = facts.first or facts.last, facts.last or facts.first
    if first is None or last is None:
        return None
    return first + timedelta(days=(last - first).days // 2)


def verdict(
    difference: Difference | None, direction: Direction, *, comparable: bool = True
) -> Verdict:
    """Return what a difference says, given which way is better.

    Of avoiding a place or being a victim of crime less is better: Direction.LOWER.
    """
    if not comparable:
        return Verdict.NOT_COMPARABLE
    if difference is None or not difference.certain:
        return Verdict.UNCERTAIN
    better = (difference.value > 0) is (direction is not Direction.LOWER)
    return Verdict.BETTER if better else Verdict.WORSE


def holm(risks: Sequence[float]) -> tuple[float, ...]:
    """Return p-values adjusted for being many, by Holm's step-down method, in the given order.

    Those that stay under 1 - level are certain also together.
    """
    count, highest = len(risks), 0.0
    adjusted = [0.0] * count
    for rank, nth in enumerate(sorted(range(count), key=lambda nth: risks[nth])):
        highest = max(highest, min(1.0, risks[nth] * (count - rank)))
        adjusted[nth] = highest
    return tuple(adjusted)


class Caution(NamedTuple):
    """What to know of many comparisons at once.

    ``by_chance`` of ``compared`` comparisons would look certain although nothing has changed, on
    average; ``found`` do look certain, ``together`` of them also when all are judged as one.
    """

    compared: int
    found: int
    together: int
    by_chance: float


def caution(risks: Sequence[float], level: float = LEVEL) -> Caution:
    """Return what to say beside several comparisons, given their p-values."""
    risk = 1 - level
    found = sum(p < risk for p in risks)
    together = sum(p < risk for p in holm(risks))
    return Caution(len(risks), found, together, len(risks) * risk)
