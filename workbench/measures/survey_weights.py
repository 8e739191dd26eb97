"""Weighting the answers of a round to the population by sex and age, where both are known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.collate import fold
from workbench.measures.survey_store import counts_on
from workbench.rules.scales import NO_ANSWER, Scale, scale_of
from workbench.rules.weighted import Sums, weighted_mean, weighted_share
from workbench.rules.weighting import Cell, Weighting, cells_of, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.measures.survey_store import AnswerStore, Grouping, Tally
    from workbench.project.register import Values
    from workbench.rules.means import Mean
    from workbench.rules.proportions import Proportion
    from workbench.rules.sampling import Sample


@dataclass(frozen=True)
class RoundWeights:
    """The weights of one round; cells go by folded names, ``names`` are those people know."""

    weighting: Weighting
    store: AnswerStore
    round_id: str
    sex: Values
    age: Values
    names: Mapping[Cell, Cell]

    def joined(self) -> list[tuple[Cell, ...]]:
        """Return the cells that had to be weighted together, as people call them."""
        return [tuple(self.names[cell] for cell in group) for group in self.weighting.joined]

    def _cells(self, item_id: str, by: Grouping | None) -> dict[str, dict[Cell, Tally]]:
        """Return how often each answer was given by group and cell; one group "" without ``by``."""
        more = [each["id"] for each in by.items] if by is not None else []
        found: dict[str, dict[Cell, Tally]] = {}
        for (answer, sex, age, *places), count in self._joint(item_id, more).items():
            if by is not None and not by.has(tuple(places)):
                continue
            label = by.label(tuple(places)) if by is not None else ""
            cell = _cell(self.sex, self.age, sex, age)
            found.setdefault(label, {}).setdefault(cell, Counter())[answer] += count
        return found

    def _joint(self, item_id: str, more: Sequence[str]) -> Counter[tuple[int, ...]]:
        """Return how often answer, sex, age and whatever more occur together."""
        wanted = (item_id, self.sex["id"], self.age["id"], *more)
        known = [self.store.codes.get((self.round_id, each)) for each in wanted]
        runs = [each.codes for each in known if each is not None and each.width == 1]
        return Counter(zip(*runs, strict=True)) if len(runs) == len(wanted) else Counter()

    def sums(self, item_id: str, scale: Scale, by: Grouping | None = None) -> dict[str, Weighed]:
        """Return what weighted shares and means are reckoned from, by group."""
        return {
            label: Weighed(
                self.weighting, scale, {c: counts_on(scale, t) for c, t in cells.items()}
            )
            for label, cells in self._cells(item_id, by).items()
        }


@dataclass(frozen=True)
class Weighed:
    """The answers of a group to a question by cell, ready to be weighted."""

    weighting: Weighting
    scale: Scale
    cells: Mapping[Cell, tuple[int, ...]]

    def share(self, sample: Sample) -> Proportion | None:
        """Return the weighted share of the positive answers."""
        sums = {
            cell: Sums.of_share(
                sum(counts[place - 1] for place in self.scale.positives), sum(counts)
            )
            for cell, counts in self.cells.items()
        }
        return weighted_share(self.weighting, sums, sample)

    def mean(self, sample: Sample) -> Mean | None:
        """Return the weighted mean of the answers' values."""
        shift = 0 if self.scale.grade else 1
        sums = {
            cell: Sums.of_counts({value + shift: count for value, count in enumerate(counts)})
            for cell, counts in self.cells.items()
        }
        return weighted_mean(self.weighting, sums, sample)


def joined(parts: Sequence[Weighed]) -> Weighed:
    """Return the answers of several groups as one."""
    cells: dict[Cell, tuple[int, ...]] = {}
    for part in parts:
        for cell, counts in part.cells.items():
            before = cells.get(cell, (0,) * len(counts))
            cells[cell] = tuple(one + two for one, two in zip(before, counts, strict=True))
    return Weighed(parts[0].weighting, parts[0].scale, cells)


def round_weights(
    store: AnswerStore, round_id: str, items: Iterable[Values], population: Sequence[Values]
) -> RoundWeights | None:
    """Return the weights of a round.

    None without a population table or where sex and age are not known by person.
    """
    kept = list(items)
    sex = next((row for row in kept if row["background"] == "sex"), None)
    age = next((row for row in kept if row["background"] == "age"), None)
    people = {Cell(row["sex"], row["age"]): row["people"] for row in population if row["people"]}
    if sex is None or age is None or not people:
        return None
    runs = (store.codes.get((round_id, sex["id"])), store.codes.get((round_id, age["id"])))
    if runs[0] is None or runs[1] is None or (runs[0].width, runs[1].width) != (1, 1):
        return None
    answered: Counter[Cell] = Counter()
    for (one, two), count in Counter(zip(runs[0].codes, runs[1].codes, strict=True)).items():
        answered[_cell(sex, age, one, two)] += count
    names = {_folded(cell): cell for cell in people}
    ordered = _in_order({_folded(cell): count for cell, count in people.items()}, age)
    return RoundWeights(weigh(cells_of(ordered, answered)), store, round_id, sex, age, names)


def _key(text: str) -> str:
    """Return a name as it is compared: "16-24" is "16–24"."""
    return fold(text).replace("-", "–").replace(" – ", "–")


def _folded(cell: Cell) -> Cell:
    return Cell(_key(cell.sex), _key(cell.age))


def _cell(sex: Values, age: Values, one: int, two: int) -> Cell:
    return Cell(_key(_label(sex, one)), _key(_label(age, two)))


def _label(item: Values, place: int) -> str:
    scale = scale_of(item["scale"], item["options"])
    if scale is None or not NO_ANSWER < place <= scale.size:
        return ""
    return scale.label(place)


def _in_order(people: Mapping[Cell, int], age: Values) -> dict[Cell, int]:
    """Return the cells with their ages in the order of the question: neighbours are joined."""
    scale = scale_of(age["scale"], age["options"])
    labels = [_key(scale.label(place)) for place in range(1, scale.size + 1)] if scale else []

    def place(cell: Cell) -> int:
        return labels.index(cell.age) if cell.age in labels else len(labels)

    return dict(sorted(people.items(), key=lambda each: place(each[0])))
