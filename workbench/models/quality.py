"""How far a measured value can be trusted."""

from __future__ import annotations

from workbench.base.language import N_
from workbench.models.field import Choice

QUALITIES = (
    Choice("A", N_("A – solid"), ("a",)),
    Choice("B", N_("B – usable"), ("b",)),
    Choice("C", N_("C – uncertain"), ("c",)),
)
