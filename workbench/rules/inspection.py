"""Scores of a safety inspection: the weighted mean of an aspect's factors (guide 2.2, 15)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.rules.indicators import Light
from workbench.rules.money import exact, half_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.rules.money import Exact

LOWEST: Final = 0
HIGHEST: Final = 20
_TENTHS: Final = 10


@dataclass(frozen=True, slots=True)
class CutOffs:
    """From which score on an aspect is yellow and green; below it is red."""

    yellow: Exact = 7
    green: Exact = 14


class Factor(NamedTuple):
    """A factor's score from 0 (alarming) to 20 (good), None if not scored, and its weight."""

    score: Exact | None
    weight: Exact = 1


class AspectScore(NamedTuple):
    """An aspect: its exact score, None when nothing was scored or weighs, and what stands behind.

    ``scored`` of ``factors`` that have a weight were scored.
    """

    score: Fraction | None
    level: Light
    scored: int
    factors: int


DEFAULT_CUT_OFFS: Final = CutOffs()


def aspect_score(factors: Iterable[Factor], cut_offs: CutOffs = DEFAULT_CUT_OFFS) -> AspectScore:
    """Return the weighted mean of the factors that were scored, and its level.

    ValueError for a score outside 0 to 20 or a negative weight. Aspects can be factors in turn.
    """
    weighing = [each for each in factors if each.weight]
    scored = [each for each in weighing if each.score is not None]
    weight = sum((exact(each.weight) for each in scored), Fraction())
    for each in weighing:
        if each.weight < 0 or not LOWEST <= (each.score or 0) <= HIGHEST:
            raise ValueError(each)
    total = sum((exact(each.score or 0) * exact(each.weight) for each in scored), Fraction())
    score = total / weight if scored else None
    return AspectScore(score, level(score, cut_offs), len(scored), len(weighing))


def level(score: Exact | None, cut_offs: CutOffs = DEFAULT_CUT_OFFS) -> Light:
    """Return the level of a score, as it reads with one decimal: 13.96 is shown as 14.0."""
    if score is None:
        return Light.GREY
    shown = Fraction(half_up(exact(score) * _TENTHS), _TENTHS)
    if shown >= exact(cut_offs.green):
        return Light.GREEN
    return Light.YELLOW if shown >= exact(cut_offs.yellow) else Light.RED
