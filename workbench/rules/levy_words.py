"""The steps to a property's levy in sentences ("så räknas din avgift")."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.base.formats import capital, decimal_text, kr, number_text
from workbench.base.language import N_, _
from workbench.rules.levy_steps import StepKind
from workbench.rules.levy_types import BASE_NAMES, MEASURE_NAMES, Base
from workbench.rules.money import half_up, whole_kronor

if TYPE_CHECKING:
    from fractions import Fraction

    from workbench.rules.levy_steps import Step

_HUNDREDTHS: Final = 100
_SENTENCES: Final = {
    StepKind.FIXED: N_("Fixed part: {result}"),
    StepKind.MINIMUM: N_("Fixed amount, as there is no weight to share out by: {result}"),
    StepKind.MEASURE: N_("{measure}: {first}"),
    StepKind.NOTHING: N_("No {base}, so no part by it"),
    StepKind.SUBSTITUTE: N_("No {base}; by its area it is given {weight}"),
    StepKind.DISCOUNT: N_("Discount {percent} %: {weight} left"),
    StepKind.SHARE: N_("Part by {base}: {first} of {second}, times {whole} = {result}"),
    StepKind.SUM: N_("Together: {result}"),
    StepKind.FLOOR: N_("The floor raises {before} to {result}"),
    StepKind.CAP: N_("The cap lowers {before} to {result}"),
    StepKind.MOVED: N_("As others pay floor or cap, {before} becomes {result}"),
    StepKind.ROUNDED: N_("Rounded so that all add up: {result}"),
    StepKind.TOTAL: N_("To pay: {result}"),
}
_WEIGHED: Final = N_("{measure}: {first} × {factor} = {weight}")


def step_words(step: Step) -> str:
    """Return a step as one line in the current language."""
    weighed = step.kind is StepKind.MEASURE and step.second != 1
    return _(_WEIGHED if weighed else _SENTENCES[step.kind]).format(
        base=_(BASE_NAMES[step.base]) if step.base else "",
        measure=capital(_(MEASURE_NAMES[step.measure])) if step.measure else "",
        first=_weight_text(step.first, step.base),
        second=_weight_text(step.second, step.base),
        weight=_weight_text(step.result, step.base),
        factor=decimal_text(_decimal(step.second)),
        percent=decimal_text(_decimal(step.first * 100)),
        before=kr(half_up(step.first)),
        whole=kr(half_up(step.whole)),
        result=kr(half_up(step.result)),
    )


def _weight_text(weight: Fraction, base: Base | None) -> str:
    """Return a weight with the unit of its base."""
    if base is Base.ASSESSED_VALUE:
        return kr(whole_kronor(weight))
    shown = _decimal(weight)
    number = number_text(shown, 0 if shown == int(shown) else 2)
    unit = {Base.WEIGHTED_AREA: _("m²"), Base.GROSS_AREA: _("m²"), Base.FRONTAGE: _("m")}
    return f"{number}\N{NO-BREAK SPACE}{unit[base]}" if base in unit else number


def _decimal(value: Fraction) -> Decimal:
    return Decimal(half_up(value * _HUNDREDTHS)) / _HUNDREDTHS
