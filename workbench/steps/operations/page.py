"""The page of the daily work, one view for each part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _manager() -> MakeView:
    from workbench.steps.operations.page_manager import ManagerView

    return ManagerView


def _staff() -> MakeView:
    from workbench.steps.operations.page_staff import staff

    return staff


def _log() -> MakeView:
    from workbench.steps.operations.page_log import LogView

    return LogView


def _events() -> MakeView:
    from workbench.steps.operations.page_events import events

    return events


def _month() -> MakeView:
    from workbench.steps.operations.page_month import MonthView

    return MonthView


class OperationsPage(ViewsPage):
    """Who runs the place, who works there and when, what happens, and what a month was like."""

    def __init__(self, context: PageContext) -> None:
        views = (
            View("log", _("Duty log"), _log, ("log_entry",)),
            View("manager", _("Place manager"), _manager, ("post", "post_step")),
            View("staff", _("Staff"), _staff, ("staffing",)),
            View("events", _("Events"), _events, ("event",)),
            View("month", _("The month"), _month, ("month_sheet",)),
        )
        super().__init__(context, _("Operations"), views)
