"""How one property's levy came about, step by step ("så räknas din avgift", guide 2.2, 1)."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from workbench.rules.levy_division import Held
from workbench.rules.levy_types import AREAS, Base, FallbackKind, Measure
from workbench.rules.money import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.rules.levy import Levy
    from workbench.rules.levy_division import Division
    from workbench.rules.levy_weights import KeyWeights

_MEASURED = {
    Base.GROSS_AREA: Measure.GROSS_AREA,
    Base.ASSESSED_VALUE: Measure.ASSESSED_VALUE,
    Base.FRONTAGE: Measure.FRONTAGE,
}


class StepKind(StrEnum):
    """What a step does; which numbers of a Step it has stands beside each."""

    FIXED = "fixed"
    """The fixed part. result: öre."""
    MINIMUM = "minimum"
    """A fixed amount because the property weighs nothing. result: öre."""
    MEASURE = "measure"
    """A measure. first: m², m or öre; second: what one of it weighs; result: their product."""
    NOTHING = "nothing"
    """The property weighs nothing by the base, and so pays nothing by it."""
    SUBSTITUTE = "substitute"
    """It weighs nothing by the base and gets a weight by its area. result: the weight."""
    DISCOUNT = "discount"
    """A part is taken off the weight. first: the part taken off; result: the weight left."""
    SHARE = "share"
    """Its part by a key. first: own weight, second: all weights, whole: öre; result: exact öre."""
    SUM = "sum"
    """Several parts together. result: exact öre."""
    FLOOR = "floor"
    """The floor raises it. first: exact öre before; result: öre."""
    CAP = "cap"
    """The cap lowers it. first: exact öre before; result: öre."""
    MOVED = "moved"
    """Others pay the floor or the cap, which changes it. first: exact öre before; result: after."""
    ROUNDED = "rounded"
    """A part is rounded so that all add up. first: exact öre; result: öre."""
    TOTAL = "total"
    """What is to be paid. result: öre."""


_NONE = Fraction(0)


class Step(NamedTuple):
    """A step with its numbers; those that its kind does not name are 0."""

    kind: StepKind
    result: Fraction
    first: Fraction = _NONE
    second: Fraction = _NONE
    whole: Fraction = _NONE
    base: Base | None = None
    measure: Measure | None = None


def steps(levy: Levy, property_id: str) -> tuple[Step, ...]:
    """Return how a property's amount came about. ValueError if it is not in the levy."""
    place = levy.roll.place(property_id)
    told = list(_fixed(levy, place))
    for nth, key in enumerate(levy.keys):
        told += _weight(levy, key, place)
        if key.values[place]:
            told += _share(levy, nth, place)
    if levy.division:
        told += _bounded(levy, levy.division, place)
    return (*told, Step(StepKind.TOTAL, Fraction(levy.amounts[place])))


def _fixed(levy: Levy, place: int) -> Iterator[Step]:
    amount = Fraction(levy.fixed[place])
    fallback = levy.model.fallback
    alone = fallback is not None and fallback.kind is FallbackKind.FIXED
    nothing = bool(levy.keys) and all(place in key.without for key in levy.keys)
    if amount:
        minimum = alone and nothing and amount > levy.model.fixed
        yield Step(StepKind.MINIMUM if minimum else StepKind.FIXED, amount)


def _weight(levy: Levy, key: KeyWeights, place: int) -> Iterator[Step]:
    """Yield the steps to a weight: measures, substitute, discount."""
    one = levy.roll.properties[place]
    kept = Fraction(levy.roll.kept.values[place] or 0, levy.roll.kept.scale)
    if place in key.substituted:
        plain = key.weight(place) / kept if kept else _NONE
        yield Step(StepKind.SUBSTITUTE, plain, base=key.base)
    elif place in key.without:
        yield Step(StepKind.NOTHING, _NONE, base=key.base)
    else:
        weights = levy.model.weights_of(one.category)
        weighed = key.base is Base.WEIGHTED_AREA
        for measure in AREAS if weighed else _measures(key.base):
            amount = exact(getattr(one, measure) or 0)
            weight = exact(getattr(weights, measure)) if weighed else Fraction(1)
            if amount * weight:
                yield Step(
                    StepKind.MEASURE,
                    amount * weight,
                    amount,
                    weight,
                    base=key.base,
                    measure=measure,
                )
    if kept != 1 and place not in key.without - key.substituted:
        yield Step(StepKind.DISCOUNT, key.weight(place), 1 - kept, base=key.base)


def _measures(base: Base) -> tuple[Measure, ...]:
    return (_MEASURED[base],) if base in _MEASURED else ()


def _share(levy: Levy, nth: int, place: int) -> Iterator[Step]:
    key, total = levy.keys[nth], Fraction(levy.key_totals[nth])
    part = total * key.values[place] / key.total
    all_weights = Fraction(key.total, key.scale)
    yield Step(StepKind.SHARE, part, key.weight(place), all_weights, total, base=key.base)
    rounded = Fraction(levy.key_parts[nth][place])
    if levy.division is None and rounded != part:
        yield Step(StepKind.ROUNDED, rounded, part, base=key.base)


def _bounded(levy: Levy, division: Division, place: int) -> Iterator[Step]:
    """Yield what floor and cap do to a part, and the rounding that comes last."""
    amount, unit = Fraction(levy.amounts[place]), levy.model.unit
    before = Fraction(levy.claims[place] * levy.model.total, sum(levy.claims) or 1)
    if len(levy.keys) + bool(levy.fixed[place]) > 1:
        yield Step(StepKind.SUM, before)
    held = division.held[place]
    if held is not Held.FREE:
        kind = StepKind.FLOOR if held is Held.FLOOR else StepKind.CAP
        yield Step(kind, amount, before)
        return
    after = Fraction(division.free_total * levy.claims[place] * unit, division.free_claims or 1)
    if after != before:
        yield Step(StepKind.MOVED, after, before)
    if amount != after:
        yield Step(StepKind.ROUNDED, amount, after)
