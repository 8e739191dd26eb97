"""The properties of a levy made ready for reckoning: measures as whole numbers, order of ties.

Made once for many models, so that a slider only costs the sharing out itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from workbench.base.collate import sort_key
from workbench.base.language import N_
from workbench.rules.levy_types import MEASURE_NAMES, LevyError, Measure, Phrase, Problem
from workbench.rules.money import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from workbench.rules.levy_types import LevyProperty


class Column(NamedTuple):
    """Numbers as whole ``values`` of 1/``scale``; None where not known."""

    values: tuple[int | None, ...]
    scale: int


@dataclass(frozen=True, slots=True)
class Roll:
    """The properties in the order of their codes, which decides ties, with their measures.

    ``kept`` is the part of each property's weight that discounts leave.
    """

    properties: tuple[LevyProperty, ...]
    columns: Mapping[Measure, Column]
    kept: Column

    def place(self, property_id: str) -> int:
        """Return where a property stands. ValueError if it is none of these."""
        return [each.id for each in self.properties].index(property_id)


def whole(values: Sequence[Fraction | None]) -> Column:
    """Return exact numbers as whole numbers over their common denominator."""
    scale = lcm(*(value.denominator for value in values if value is not None))
    return Column(
        tuple(
            None if value is None else value.numerator * (scale // value.denominator)
            for value in values
        ),
        scale,
    )


def roll(properties: Iterable[LevyProperty]) -> Roll:
    """Return the roll of properties. LevyError names those with negative or doubtful figures."""
    rows = tuple(sorted(properties, key=lambda each: (sort_key(each.code), each.id)))
    columns = {
        measure: whole([None if value is None else exact(value) for value in values])
        for measure in Measure
        for values in [[getattr(each, measure) for each in rows]]
    }
    problems = [*_doubles(rows), *_negatives(rows, columns), *_discounts(rows)]
    if problems:
        raise LevyError(tuple(problems))
    return Roll(rows, columns, whole([1 - exact(each.discount) for each in rows]))


def _doubles(rows: Iterable[LevyProperty]) -> Iterator[Problem]:
    seen: set[str] = set()
    for each in rows:
        if each.id in seen:
            yield Problem(N_("{code} is listed twice."), {"code": each.code}, each.id)
        seen.add(each.id)


def _negatives(
    rows: Sequence[LevyProperty], columns: Mapping[Measure, Column]
) -> Iterator[Problem]:
    for measure, column in columns.items():
        for each, value in zip(rows, column.values, strict=True):
            if value is not None and value < 0:
                facts = {"code": each.code, "measure": Phrase(MEASURE_NAMES[measure])}
                yield Problem(N_("{code} has a negative {measure}."), facts, each.id)


def _discounts(rows: Iterable[LevyProperty]) -> Iterator[Problem]:
    for each in rows:
        if not 0 <= each.discount <= 1:
            text = N_("The discount of {code} is not between 0 and 100 per cent.")
            yield Problem(text, {"code": each.code}, each.id)
