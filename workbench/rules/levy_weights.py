"""What each property weighs by a key of the levy, as whole numbers (domain guide 2.2, 1 and 2)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from workbench.base.language import N_
from workbench.rules.levy_types import (
    AREAS,
    BASE_NAMES,
    MEASURE_NAMES,
    Base,
    FallbackKind,
    Measure,
    Phrase,
    Problem,
)
from workbench.rules.money import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.rules.levy_roll import Roll
    from workbench.rules.levy_types import AreaWeights, LevyModel

_MEASURED = {
    Base.GROSS_AREA: Measure.GROSS_AREA,
    Base.ASSESSED_VALUE: Measure.ASSESSED_VALUE,
    Base.FRONTAGE: Measure.FRONTAGE,
}


@dataclass(frozen=True, slots=True)
class KeyWeights:
    """The weights of a key in the order of the roll, as whole ``values`` of 1/``scale``.

    Discounts are taken off. ``without`` are the places of properties that weigh nothing by this
    base, ``substituted`` those of them that got a weight by their area instead.
    """

    base: Base
    values: tuple[int, ...]
    scale: int
    total: int
    without: frozenset[int]
    substituted: frozenset[int]

    def weight(self, place: int) -> Fraction:
        """Return what a property weighs: weighted or gross m², öre of assessed value, m, or 1."""
        return Fraction(self.values[place], self.scale)


def key_weights(base: Base, model: LevyModel, roll: Roll) -> KeyWeights:
    """Return the weights by a base; what is not known weighs nothing (see ``missing``)."""
    plain, scale = _plain(base, model, roll)
    without = frozenset(place for place, value in enumerate(plain) if value == 0)
    fallback = model.fallback
    substituted: frozenset[int] = frozenset()
    if without and fallback and fallback.kind is FallbackKind.AREA and base in _MEASURED:
        plain, scale, substituted = _by_area(plain, scale, model, roll)
    values = tuple(value * (kept or 0) for value, kept in zip(plain, roll.kept.values, strict=True))
    scale *= roll.kept.scale
    return KeyWeights(base, values, scale, sum(values), without, substituted)


def _plain(base: Base, model: LevyModel, roll: Roll) -> tuple[list[int], int]:
    if base is Base.EQUAL:
        return [1] * len(roll.properties), 1
    if base is Base.WEIGHTED_AREA:
        return _areas(model, roll)
    column = roll.columns[_MEASURED[base]]
    return [value or 0 for value in column.values], column.scale


def _areas(model: LevyModel, roll: Roll) -> tuple[list[int], int]:
    every = [model.area, *model.by_category.values()]
    fine = lcm(*(_weight(each, area).denominator for each in every for area in AREAS))
    scale = lcm(*(roll.columns[area].scale for area in AREAS))
    by_category: dict[str, list[int]] = {}
    for category in {each.category for each in roll.properties}:
        weights = model.weights_of(category)
        by_category[category] = [
            int(_weight(weights, area) * fine) * (scale // roll.columns[area].scale)
            for area in AREAS
        ]
    values = [
        sum(
            weight * (value or 0)
            for weight, value in zip(by_category[each.category], row, strict=True)
        )
        for each, *row in zip(
            roll.properties, *(roll.columns[area].values for area in AREAS), strict=True
        )
    ]
    return values, fine * scale


def _weight(weights: AreaWeights, area: Measure) -> Fraction:
    return exact(getattr(weights, area))


def _by_area(
    plain: Sequence[int], scale: int, model: LevyModel, roll: Roll
) -> tuple[list[int], int, frozenset[int]]:
    """Let those without weight weigh per weighted square metre what the others do on average."""
    areas, _scale = _areas(model, roll)
    weighing = sum(plain)
    ground = sum(area for area, value in zip(areas, plain, strict=True) if value)
    if not weighing or not ground:
        return list(plain), scale, frozenset()
    values = [
        value * ground if value else area * weighing
        for area, value in zip(areas, plain, strict=True)
    ]
    found = frozenset(nth for nth, value in enumerate(plain) if not value and areas[nth])
    return values, scale * ground, found


def missing(base: Base, model: LevyModel, roll: Roll) -> Iterator[Problem]:
    """Yield a problem for every property whose measure for a base is not known.

    Of several areas that weigh something, one must be known; the others then count as 0.
    """
    if base is Base.EQUAL or not any(None in column.values for column in roll.columns.values()):
        return
    asked = {
        category: _asked(base, model.weights_of(category))
        for category in {each.category for each in roll.properties}
    }
    for place, each in enumerate(roll.properties):
        measures = asked[each.category]
        if measures and all(roll.columns[one].values[place] is None for one in measures):
            facts = {"code": each.code, "measure": Phrase(MEASURE_NAMES[measures[0]])}
            yield Problem(N_("{code} has no {measure}."), facts, each.id)


def _asked(base: Base, weights: AreaWeights) -> tuple[Measure, ...]:
    if base in _MEASURED:
        return (_MEASURED[base],)
    return tuple(area for area in AREAS if _weight(weights, area))


def weightless(key: KeyWeights) -> Iterator[Problem]:
    """Yield a problem if nothing weighs anything by a key."""
    if not key.total:
        text = N_("Nobody has any {base} to share out by.")
        yield Problem(text, {"base": Phrase(BASE_NAMES[key.base])})
