"""What the budget adds up to, as lines for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import decimal_text
from workbench.base.language import _

if TYPE_CHECKING:
    from workbench.steps.finance.views import Budget

Line = tuple[str, tuple[int, ...], bool, str]


def sum_lines(found: Budget, years: tuple[int, ...]) -> list[Line]:
    """Return title, öre per year, strength and tone of income, costs, result and in kind."""
    by_year = {year.year: year for year in found.years}

    def line(title: str, name: str, *, strong: bool = False) -> Line:
        return title, tuple(getattr(by_year.get(year), name, 0) for year in years), strong, "text"

    version = found.version
    vat = _("Non-deductible VAT ({percent} %)").format(
        percent=decimal_text(version["nondeductible_percent"] or 0)
    )
    reserve = _("Reserve ({percent} %)").format(
        percent=decimal_text(version["reserve_percent"] or 0)
    )
    results = line(_("Result of the year"), "result", strong=True)
    tone = "error" if any(amount < 0 for amount in results[1]) else "ok"
    carried = (
        [line(_("Brought forward"), "opening"), line(_("Carried forward"), "closing")]
        if version["opening"] is not None
        else []
    )
    return [
        line(_("Total income"), "income", strong=True),
        line(_("Costs before VAT and reserve"), "own_cost"),
        line(vat, "nondeductible_vat"),
        line(reserve, "reserve"),
        line(_("Total costs"), "cost", strong=True),
        (*results[:3], tone),
        *carried,
        line(_("In kind (beside the cash)"), "in_kind"),
    ]
