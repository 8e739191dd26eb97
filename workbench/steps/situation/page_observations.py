"""The view “Observations”: the day's course, counting on the spot, typing in, all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.steps.situation.page_incidents import register
from workbench.steps.situation.page_observation_count import CountPanel
from workbench.steps.situation.page_observation_entry import ObservationEntry
from workbench.steps.situation.page_observation_picture import ObservationPicture
from workbench.ui.parts.parts_view import Part, PartsView

if TYPE_CHECKING:
    from workbench.ui.parts.page import Page, PageContext

PICTURE, COUNT = "picture", "count"
COLUMNS = (
    "round", "surface_id", "slot", "seen_on", "weather", "temperature", "flow", "staying", "women",
    "men", "source", "method", "quality",
)  # fmt: skip


class ObservationsView(PartsView):
    """Who is there, when, and doing what."""

    def __init__(self, context: PageContext) -> None:
        parts = (
            Part(PICTURE, _("The day’s course"), self._picture),
            Part(COUNT, _("Count outside"), CountPanel),
            Part("entry", _("Type in"), ObservationEntry),
            Part("rows", _("All observations"), _rows, ("observation",), register=True),
        )
        super().__init__(context, parts)

    def _picture(self, context: PageContext) -> Page:
        made = ObservationPicture(context)
        made.entry_wanted.connect(lambda: self.show_part(COUNT))
        return made


def _rows(context: PageContext) -> Page:
    return register(
        context,
        "observation",
        _("New observation: round; surface; time slot; passing per hour; staying – Enter saves"),
        _("No observations yet."),
        COLUMNS,
    )
