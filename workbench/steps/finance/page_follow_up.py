"""What became of the budget: by quarter, in the cash, and against the activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.steps.finance.page_outcome import OutcomeGrid
from workbench.steps.finance.page_pictures import CashPicture
from workbench.steps.finance.page_ties import TiesView
from workbench.ui.parts.parts_view import Part, PartsView

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext


class FollowUpView(PartsView):
    """Actuals and forecasts, the cash over time, activities against the budget."""

    def __init__(self, context: PageContext) -> None:
        parts = (
            Part("quarters", _("By quarter"), OutcomeGrid),
            Part("cash", _("The cash"), CashPicture),
            Part("ties", _("Activities"), TiesView),
        )
        super().__init__(context, parts)
