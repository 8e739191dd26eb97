"""Everything the chart in the window shows, kept apart from how it is shown. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from workbench.ui.parts.gantt.folding import Folding
from workbench.ui.parts.gantt.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    import numpy.typing as npt

    from workbench.charts.gantt import Category, GanttRow, Link
    from workbench.ui.parts.gantt.drags import Drag

MOST_PASSING = 60


class LinkIndex:
    """The links between visible rows, found by the rows in view."""

    def __init__(self) -> None:
        self._links: list[tuple[Link, int, int]] = []
        self._low: npt.NDArray[np.int64] = np.empty(0, np.int64)
        self._high: npt.NDArray[np.int64] = np.empty(0, np.int64)

    def set_links(self, links: Iterable[Link], folding: Folding) -> None:
        """Take other links or other visible rows; links to folded rows are left out."""
        found = ((link, folding.place(link.source), folding.place(link.target)) for link in links)
        self._links = [(k, a, b) for k, a, b in found if a is not None and b is not None]
        ends = np.array([(a, b) for _, a, b in self._links], np.int64).reshape(-1, 2)
        self._low, self._high = ends.min(axis=1, initial=2**62), ends.max(axis=1, initial=-1)

    def in_view(self, rows: range) -> list[tuple[Link, int, int]]:
        """Return links with an end among ``rows``, and some of those that only pass them."""
        low, high = self._low, self._high
        seen = (low < rows.stop) & (high >= rows.start)
        ending = seen & ((low >= rows.start) | (high < rows.stop))
        passing = np.flatnonzero(seen & ~ending)[:MOST_PASSING]
        return [self._links[int(i)] for i in (*np.flatnonzero(ending), *passing)]


@dataclass(slots=True)
class ChartState:
    """Rows, links, viewport, selection and what the hand is doing."""

    folding: Folding = field(default_factory=Folding)
    viewport: Viewport = field(default_factory=Viewport)
    links: list[Link] = field(default_factory=list)
    index: LinkIndex = field(default_factory=LinkIndex)
    today: date | None = None
    holidays: frozenset[date] = frozenset()
    cost_unit: str = ""
    baseline_name: str = ""
    categories: tuple[Category, ...] = ()
    selected: set[str] = field(default_factory=set)
    current: str = ""
    hovered: str = ""
    drag: Drag | None = None
    focused: bool = False
    editable: bool = True
    outline: bool = False

    def row_at(self, place: int) -> GanttRow:
        """Return a visible row, as the hand has changed it."""
        row = self.folding.visible[place]
        if self.drag is not None and self.drag.row.key == row.key:
            return self.drag.preview()
        return row

    def relist(self) -> None:
        """Reckon anew after rows, links or folds have changed."""
        self.viewport.count = len(self.folding.visible)
        self.index.set_links(self.links, self.folding)
        self.viewport.scroll_to(self.viewport.top)

    def between(self, one: str, other: str) -> list[str]:
        """Return the visible keys from one row to another, both included."""
        places = (self.folding.place(one), self.folding.place(other))
        ends = sorted(place for place in places if place is not None)
        if not ends:
            return []
        return [row.key for row in self.folding.visible[ends[0] : ends[-1] + 1]]

    def keep_known(self, rows: Sequence[GanttRow]) -> None:
        """Drop from the selection what is no longer among ``rows``."""
        keys = {row.key for row in rows}
        self.selected &= keys
        if self.current not in keys:
            self.current = ""
