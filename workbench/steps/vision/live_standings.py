"""How indicators stand, always as of the last edit, for tables that reckon cell by cell."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Final

from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.steps.vision.views import Standing

MEASURED: Final = (
    "survey_answers", "survey_count", "survey_round", "survey_item", "survey", "incident",
    "series_break", "observation", "inspection", "inspection_score", "inspection_aspect", "rating",
    "rating_occasion", "look", "indicator_value", "indicator_target", "indicator", "project",
)  # fmt: skip
"""What the values of indicators are reckoned from."""


class LiveStandings:
    """Reads all standings when one is asked for after something of theirs has changed.

    Make it before the rows that ask it, so that it hears of an edit first.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, Standing] | None = None
        me = weakref.ref(self)

        def told(changes: Changes) -> None:
            it = me()
            if it is not None and changes.touches(*MEASURED):
                it.forget()

        weakref.finalize(self, project.subscribe(told)).atexit = False

    def forget(self) -> None:
        """Read anew when asked the next time."""
        self._known = None

    def all(self) -> dict[str, Standing]:
        """Return how every indicator stands, by its id."""
        if self._known is None:
            with self._project.read() as session:
                self._known = standings(session, self._project.today())
        return self._known

    def of(self, row_id: str) -> Standing | None:
        """Return how one indicator stands, None for one that is not there."""
        return self.all().get(row_id)
