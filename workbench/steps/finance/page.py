"""The page of the money: the budget, where it comes from, the levy, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _budget() -> MakeView:
    from workbench.steps.finance.page_budget import BudgetView

    return BudgetView


def _financing() -> MakeView:
    from workbench.steps.finance.page_financing import FinancingView

    return FinancingView


def _follow_up() -> MakeView:
    from workbench.steps.finance.page_follow_up import FollowUpView

    return FollowUpView


def _tables() -> MakeView:
    from workbench.steps.finance.page_registers import FinanceTables

    return FinanceTables


def _levy() -> MakeView:
    from workbench.steps.finance.page_levy import LevyView

    return LevyView


class FinancePage(ViewsPage):
    """What it costs, who pays and by which key, what came in and went out."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("budget", _("Budget"), _budget, ("budget_line", "budget_version")),
            View("financing", _("Financing"), _financing, ("commitment",)),
            View("levy", _("Levy"), _levy),
            View("follow_up", _("Follow-up"), _follow_up),
            View(
                "tables",
                _("Tables"),
                _tables,
                ("levy_model", "levy_category", "vat_rate", "hour_rate"),
            ),
        )
        super().__init__(context, _("Budget and financing"), views)
