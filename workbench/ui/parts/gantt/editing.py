"""The chart as something one can change: what a drag, a key or a new title tells the listeners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Slot

from workbench.base.formats import percent_text
from workbench.base.language import _
from workbench.charts.gantt.columns import title_left
from workbench.charts.gantt.words import dates_text
from workbench.ui.parts.gantt.drags import shifted
from workbench.ui.parts.gantt.surface import GanttSurface
from workbench.ui.parts.gantt.title_editor import TitleEditor
from workbench.ui.parts.gantt.zones import can_edit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.charts.gantt import GanttRow
    from workbench.ui.parts.gantt.drags import Drag


class GanttEditing(GanttSurface):
    """Acts on rows; each ends in one signal, so that it can become one edit and one undo step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_editor = TitleEditor(self.canvas.viewport())
        self.title_editor.kept.connect(self.renamed)
        self.title_editor.ended.connect(self._after_title)

    def tell(self, drag: Drag) -> None:
        """Tell what a finished drag means."""
        row = drag.preview()
        if drag.kind == "link":
            if drag.target:
                self.linked.emit(drag.row.key, drag.target, drag.link_type)
        elif drag.kind == "progress":
            self._tell_progress(drag.row, row.done)
        else:
            self._tell_dates(drag.row, row, move=drag.kind == "move")

    def shift(self, days: int, what: str) -> None:
        """Move the current row ("move") or its "finish" by calendar days."""
        row = self.state.folding.row(self.state.current)
        if row is not None and can_edit(row) and self.state.editable:
            if row.kind == "milestone":
                what = "move"
            self._tell_dates(row, shifted(row, days, what), move=what == "move")

    def progress(self, change: float) -> None:
        """Add to the done share of the current row, within 0 and 1."""
        row = self.state.folding.row(self.state.current)
        if row is not None and row.kind == "task" and self.state.editable:
            self._tell_progress(row, min(max(round(row.done + change, 2), 0.0), 1.0))

    def _tell_dates(self, before: GanttRow, after: GanttRow, *, move: bool) -> None:
        span = after.span
        if span is None or span == before.span:
            return
        self.say(f"{after.title}: {dates_text(after)}")
        if move:
            self.moved.emit(after.key, span[0])
        else:
            self.resized.emit(after.key, *span)

    def _tell_progress(self, before: GanttRow, done: float) -> None:
        if done != before.done:
            words = _("{share} done").format(share=percent_text(done))
            self.say(f"{before.title}: {words}")
            self.progressed.emit(before.key, done)

    def link_selected(self) -> bool:
        """Link the two selected rows, upper to lower, finish to start; False unless just two."""
        rows = [self.state.folding.row(key) for key in self.selected()]
        ends = [row.key for row in rows if row is not None and can_edit(row)]
        if len(ends) != 2 or not self.state.editable:  # noqa: PLR2004 - a link has two ends
            return False
        self.linked.emit(ends[0], ends[1], "FS")
        return True

    def reorder(self, step: int) -> None:
        """Put the current row before (-1) or after (1) its neighbour under the same row."""
        folding, key = self.state.folding, self.state.current
        row = folding.row(key)
        if row is None or row.kind == "group" or not self.state.editable:
            return
        siblings = folding.siblings(key)
        place = siblings.index(key) + step
        if 0 <= place < len(siblings):
            other = siblings[place]
            words = _("{title} after {other}") if step > 0 else _("{title} before {other}")
            titled = folding.row(other)
            self.say(words.format(title=row.title, other=titled.title if titled else ""))
            self.placed.emit(key, other, step > 0)

    def nest(self, step: int) -> None:
        """Make the current row part of the one above it (1), or of what that is part of (-1)."""
        folding, key = self.state.folding, self.state.current
        if folding.row(key) is None or not self.state.editable:
            return
        parent = folding.parent(key)
        if step < 0:
            if parent is not None:
                self.nested.emit(key, folding.parent(parent) or "", parent)
            return
        siblings = folding.siblings(key)
        place = siblings.index(key) - 1
        if place >= 0:
            self.nested.emit(key, siblings[place], "")

    def edit_title(self, key: str) -> None:
        """Open the title of a row for editing."""
        row, place = self.state.folding.row(key), self.state.folding.place(key)
        if row is None or place is None or not self.state.editable or row.is_parent:
            return
        self.go_to_row(key)
        view = self.state.viewport
        left = round(title_left(row, view.metrics) - 6 * view.metrics.u)
        width = round(view.place.name) - left
        top, height = round(view.y_of(place)), round(view.metrics.row)
        self.title_editor.begin(key, row.title, QRect(left, top, max(width, 120), height))

    @Slot()
    def _after_title(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
