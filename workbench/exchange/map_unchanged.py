"""Which rows of a map say nothing new: lengths differ by millimetres after every conversion."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.exchange.import_plan import Skipped
from workbench.exchange.table_import import UNCHANGED, differs
from workbench.rules.overlay import same_ground
from workbench.rules.shapes import ShapeError, read_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.exchange.import_plan import ExistingRow, ImportPlan, PlannedRow

_HAIR: Final = Decimal("0.002")  # m between points that are the same


def without_unchanged(plan: ImportPlan, own: Iterable[ExistingRow]) -> ImportPlan:
    """Return the plan without outlines and points that lie where they lay, but for millimetres."""
    before = {row.id: row.values or {} for row in own}
    rows: list[PlannedRow] = []
    skipped = list(plan.skipped)
    for row in plan.rows:
        if row.is_new:
            rows.append(row)
            continue
        old = before.get(row.id, {})
        values = {
            name: value for name, value in row.values.items() if not _lies_there(old, name, value)
        }
        if any(differs(old.get(name), value) for name, value in values.items()):
            rows.append(replace(row, values=values))
        else:
            skipped.append(Skipped(row.number, UNCHANGED))
    return replace(plan, rows=tuple(rows), skipped=tuple(skipped))


def _lies_there(old: Mapping[str, object], name: str, value: object) -> bool:
    there = old.get(name)
    if name == "outline" and there and isinstance(there, str) and isinstance(value, str):
        return same_outline(there, value)
    if name in {"x", "y"} and isinstance(there, Decimal) and isinstance(value, Decimal):
        return abs(there - value) <= _HAIR
    return False


def same_outline(one: str, other: str) -> bool:
    """Tell whether two stored outlines enclose the same ground, but for millimetres."""
    try:
        return same_ground(read_shape(one), read_shape(other))
    except ShapeError:  # a stored one that cannot be read is replaced
        return False
