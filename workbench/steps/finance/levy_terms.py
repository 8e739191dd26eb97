"""A levy model as people wrote it made ready for the rules; what is unsaid is told, not guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_
from workbench.rules.levy_terms import refuse
from workbench.rules.levy_types import (
    AreaWeights,
    Base,
    Fallback,
    FallbackKind,
    Key,
    LevyModel,
    Problem,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNITS: Final = {"krona": 100, "ten": 1_000, "hundred": 10_000}
AREA_FIELDS: Final = ("weight_lettable", "weight_residential", "weight_gross")
MIX: Final = {
    "share_weighted": Base.WEIGHTED_AREA,
    "share_gross": Base.GROSS_AREA,
    "share_value": Base.ASSESSED_VALUE,
    "share_frontage": Base.FRONTAGE,
    "share_equal": Base.EQUAL,
}
_ONE: Final = Decimal(1)


def model_of(
    row: Mapping[str, Any], categories: Mapping[str, AreaWeights] | None = None
) -> LevyModel:
    """Return the model that a row says; LevyError tells what it leaves unsaid or says wrongly."""
    refuse(_unsaid(row, categories or {}))
    return LevyModel(
        row["name"],
        row["total"],
        _keys(row),
        _weights(row),
        categories or {},
        row.get("fixed") or 0,
        row.get("floor"),
        row.get("cap"),
        UNITS[row.get("rounding") or "krona"],
        _fallback(row),
    )


def area_weights(row: Mapping[str, Any]) -> AreaWeights:
    """Return what areas weigh; one that is not said weighs nothing."""
    return AreaWeights(*(row.get(name) or Decimal(0) for name in AREA_FIELDS))


def _weights(row: Mapping[str, Any]) -> AreaWeights:
    """Return what areas weigh; where they only stand in for no weight, gross area does."""
    if row.get("fallback") == "area" and not any(row.get(name) for name in AREA_FIELDS):
        return AreaWeights(Decimal(0), Decimal(0), _ONE)
    return area_weights(row)


def uses_area(row: Mapping[str, Any]) -> bool:
    """Return whether a model weighs areas."""
    base = row.get("base") or "weighted_area"
    return base in {"weighted_area", "fixed_plus"} or bool(
        base == "mix" and row.get("share_weighted")
    )


def _unsaid(row: Mapping[str, Any], categories: Mapping[str, AreaWeights]) -> Iterator[Problem]:
    facts: dict[str, object] = {"name": row["name"]}
    if row.get("total") is None:
        yield Problem(N_("“{name}” does not say how much is to be shared out."), facts)
    if uses_area(row) and not categories and not any(row.get(name) for name in AREA_FIELDS):
        yield Problem(N_("“{name}” has no weights for area."), facts)
    if row.get("base") == "fixed_plus":
        alpha = row.get("alpha")
        if alpha is None:
            text = N_("“{name}” does not say which share goes by area; the rest goes by frontage.")
            yield Problem(text, facts)
        elif not 0 <= alpha <= 1:
            yield Problem(N_("The share by area of “{name}” is not between 0 and 1."), facts)


def _keys(row: Mapping[str, Any]) -> tuple[Key, ...]:
    base = row.get("base") or "weighted_area"
    if base == "fixed_plus":
        alpha = row["alpha"]
        return (Key(Base.WEIGHTED_AREA, alpha), Key(Base.FRONTAGE, _ONE - alpha))
    if base == "mix":
        return tuple(Key(each, row[name]) for name, each in MIX.items() if row.get(name))
    return (Key(Base(base)),)


def _fallback(row: Mapping[str, Any]) -> Fallback | None:
    kind = row.get("fallback") or "nothing"
    if kind == "nothing":
        return None
    return Fallback(FallbackKind(kind), row.get("fallback_amount") or 0)
