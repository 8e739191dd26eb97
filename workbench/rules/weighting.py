"""Weights that give a sample the make-up of its population, by sex and age (post-stratification).

The cells are those of a population table, sex by age. Cells with too few answers are joined with
their neighbours first. Every answer in a cell weighs (N_h / N) / (n_h / n): 1 on average (Holt and
Smith, Journal of the Royal Statistical Society A 142, 1979). The design effect of weighting is
Kish's, n Σw² / (Σw)² (Survey Sampling, 1965).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SMALLEST_STRATUM: Final = 10
"""Cells with fewer answers are joined: their few answers would stand for too many people."""


class Cell(NamedTuple):
    """A cell of the population table: sex and age band as the project names them."""

    sex: str
    age: str


@dataclass(frozen=True, slots=True)
class CellFacts:
    """A cell with how many people live there and how many answered.

    ``population`` is None for answers that no population figure speaks of (sex not told). List the
    cells with their age bands in order: neighbours are joined.
    """

    cell: Cell
    population: int | None
    answered: int


@dataclass(frozen=True, slots=True)
class Stratum:
    """Cells weighted as one, with their people, answers and the weight of each answer."""

    cells: tuple[Cell, ...]
    population: int
    answered: int
    weight: float


@dataclass(frozen=True, slots=True)
class Weighting:
    """The weights of a round.

    ``unplaced`` are the cells without a population figure; their answers keep the weight 1.
    """

    strata: tuple[Stratum, ...]
    unplaced: tuple[Cell, ...]
    answered: int
    unplaced_answers: int
    design_effect: float

    @property
    def effective_n(self) -> float:
        """How many equally weighted answers the weighted ones are worth (Kish)."""
        return self.answered / self.design_effect if self.answered else 0.0

    @property
    def joined(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that had to be weighted together, group by group."""
        return tuple(each.cells for each in self.strata if len(each.cells) > 1)

    def weight_of(self, cell: Cell) -> float:
        """Return what an answer from ``cell`` weighs; 1 where nothing is known of the cell."""
        return next((each.weight for each in self.strata if cell in each.cells), 1.0)


def weigh(cells: Sequence[CellFacts], smallest: int = SMALLEST_STRATUM) -> Weighting:
    """Return the weights for a round; all 1 where there is no population to weigh to."""
    placed = [each for each in cells if each.population]
    apart = [each for each in cells if not each.population and each.answered]
    joined = _join([[each] for each in placed], smallest)
    everybody = sum(each.population or 0 for each in placed)
    placed_answers = sum(each.answered for each in placed)
    strata = tuple(_stratum(each, everybody, placed_answers) for each in joined)
    loose = sum(each.answered for each in apart)
    weighed = ((each.answered, each.weight) for each in strata)
    return Weighting(
        strata,
        tuple(each.cell for each in apart),
        placed_answers + loose,
        loose,
        design_effect([*weighed, (loose, 1.0)]),
    )


def design_effect(weights: Iterable[tuple[int, float]]) -> float:
    """Return Kish's design effect of answers given as (how many, weight of each); 1 without any."""
    known = [(count, weight) for count, weight in weights if count]
    total = sum(count * weight for count, weight in known)
    squares = sum(count * weight * weight for count, weight in known)
    return sum(count for count, _weight in known) * squares / total**2 if total else 1.0


def _stratum(cells: Sequence[CellFacts], everybody: int, answers: int) -> Stratum:
    population = sum(each.population or 0 for each in cells)
    answered = sum(each.answered for each in cells)
    weight = population / everybody * answers / answered if answered else 1.0
    return Stratum(tuple(each.cell for each in cells), population, answered, weight)


def _join(strata: list[list[CellFacts]], smallest: int) -> list[list[CellFacts]]:
    """Join the thinnest stratum with its thinnest neighbour until none is too thin."""
    while len(strata) > 1:
        thin = min(strata, key=_answered)
        if _answered(thin) >= smallest:
            break
        other = min(_neighbours(thin, strata), key=_answered)
        first, second = sorted((strata.index(thin), strata.index(other)))
        strata[first] = strata[first] + strata[second]
        del strata[second]
    return strata


def _answered(stratum: Sequence[CellFacts]) -> int:
    return sum(each.answered for each in stratum)


def _neighbours(stratum: list[CellFacts], strata: list[list[CellFacts]]) -> list[list[CellFacts]]:
    """Return the strata next in age with the same sex, or all others where there is none."""
    sexes = {each.cell.sex for each in stratum}
    same = [each for each in strata if {one.cell.sex for one in each} == sexes]
    at = next(nth for nth, each in enumerate(same) if each is stratum)
    near = same[max(at - 1, 0) : at] + same[at + 1 : at + 2]
    return near or [each for each in strata if each is not stratum]


def cells_of(populations: Mapping[Cell, int], answers: Mapping[Cell, int]) -> list[CellFacts]:
    """Return the cells of a round: those of the population table in its order, then all others."""
    known = [CellFacts(cell, people, answers.get(cell, 0)) for cell, people in populations.items()]
    others = [cell for cell in answers if cell not in populations]
    return known + [CellFacts(cell, None, answers[cell]) for cell in others]
