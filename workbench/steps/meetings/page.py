"""The page of the meetings: which there are, agenda, during the meeting, minutes, decisions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.steps.meetings.page_choice import Chosen
from workbench.ui.parts.views_page import View, ViewsPage

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.views_page import MakeView


def _list(chosen: Chosen) -> MakeView:
    from workbench.steps.meetings.page_list import MeetingsView

    return partial(MeetingsView, chosen=chosen)


def _agenda(chosen: Chosen) -> MakeView:
    from workbench.steps.meetings.page_agenda import AgendaView

    return partial(AgendaView, chosen=chosen)


def _during(chosen: Chosen) -> MakeView:
    from workbench.steps.meetings.page_during import DuringView

    return partial(DuringView, chosen=chosen)


def _minutes(chosen: Chosen) -> MakeView:
    from workbench.steps.meetings.page_minutes import MinutesView

    return partial(MinutesView, chosen=chosen)


def _decisions() -> MakeView:
    from workbench.steps.meetings.page_decisions import DecisionsView

    return DecisionsView


class MeetingsPage(ViewsPage):
    """Call to meetings, note what is decided, verify the minutes, follow the decisions up."""

    def __init__(self, context: PageContext) -> None:
        chosen = Chosen()
        views = (
            View("list", _("Meetings"), partial(_list, chosen), ("meeting",)),
            View("agenda", _("Agenda"), partial(_agenda, chosen), ("agenda_item",)),
            View("during", _("During the meeting"), partial(_during, chosen), ("attendance",)),
            View("minutes", _("Minutes"), partial(_minutes, chosen), ("minutes_correction",)),
            View("decisions", _("Decisions"), _decisions, ("decision",)),
        )
        super().__init__(context, _("Meetings and decisions"), views)
