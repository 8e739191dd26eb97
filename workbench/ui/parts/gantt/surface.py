"""The chart as a widget that shows: rows, scroll, zoom, selection. Pointer and keys come on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSizeF, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from workbench.base.language import _
from workbench.charts.gantt import GanttOptions, describe, gantt_scene, span_of
from workbench.charts.gantt.field import metrics_for
from workbench.charts.timescale import day_of
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.gantt.canvas import GanttCanvas, GanttItem
from workbench.ui.parts.gantt.frame import body_shapes, ground_depth, ground_shapes
from workbench.ui.parts.gantt.state import ChartState
from workbench.ui.parts.gantt.strips import CalendarStrip, KeyStrip
from workbench.ui.parts.painted_list import PaintedItem, offer, told_focus
from workbench.ui.parts.scene_paint import ScenePainter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from workbench.charts.gantt import Category, GanttRow, Link
    from workbench.charts.gantt.rows import Column
    from workbench.charts.scene import Scene, Shape
    from workbench.ui.parts.gantt.viewport import ScaleName

_TEXT = 40 / 3


class GanttSurface(QWidget):
    """Outline and bars in one scroll, with calendar and key; tells what the user wants by signals.

    The signals carry plain values: keys of rows, ``datetime.date``, shares 0..1, link types
    ("FS", "SS", "FF"). ``placed`` names a row, its neighbour and whether it comes after that;
    ``nested`` a row, what it becomes part of ("" for nothing) and what it then follows. Nothing is
    changed by the chart itself: who listens makes the edit and answers with ``set_rows``; before
    that with ``update_rows``, where it knows already what has become of a row.
    """

    moved = Signal(str, object)
    resized = Signal(str, object, object)
    linked = Signal(str, str, str)
    unlinked = Signal(str, str)
    progressed = Signal(str, float)
    renamed = Signal(str, str)
    placed = Signal(str, str, bool)
    nested = Signal(str, str, str)
    activated = Signal(str)
    selectionChanged = Signal(list)  # noqa: N815 - as Qt names it
    deletePressed = Signal(list)  # noqa: N815
    scaleChanged = Signal(str)  # noqa: N815
    menuWanted = Signal(str, QPoint)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ChartState()
        self.painter = ScenePainter(Theme.current().colour)
        self.item = GanttItem(self, self.painter)
        self.canvas = GanttCanvas(self.item, self)
        self.calendar = CalendarStrip(self.state, self.painter, self)
        self.key_strip = KeyStrip(self.state, self.painter, self)
        self.vertical = QScrollBar(Qt.Orientation.Vertical, self)
        self.horizontal = QScrollBar(Qt.Orientation.Horizontal, self)
        self._placed = False
        self._lay_out()
        self.setFocusProxy(self.canvas)
        self.canvas.setAccessibleName(_("Action plan"))
        offer(self.canvas, self)
        self.vertical.valueChanged.connect(self._scrolled_down)
        self.horizontal.valueChanged.connect(self._scrolled_across)
        Theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.calendar, 0, 0)
        grid.addWidget(self.canvas, 1, 0)
        grid.addWidget(self.vertical, 1, 1)
        grid.addWidget(self.horizontal, 2, 0)
        grid.addWidget(self.key_strip, 3, 0, 1, 2)
        grid.setRowStretch(1, 1)
        self.canvas.setMinimumHeight(60)
        for bar in (self.vertical, self.horizontal):
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # --- what is shown --------------------------------------------------------------------

    def set_rows(self, rows: Sequence[GanttRow], links: Iterable[Link] = ()) -> None:
        """Show these rows and links; selection, folds, scroll and zoom stay as they are."""
        state = self.state
        state.folding.set_rows(rows)
        state.links = list(links)
        state.keep_known(rows)
        self._take_extent()
        state.relist()
        self._place_first()
        self.key_strip.renew()
        self.refresh()

    def update_rows(self, changed: Sequence[GanttRow]) -> None:
        """Paint rows that have changed at once, before anything else is done.

        Order and number of rows stay, and so do links, key and extent until the next ``set_rows``.
        """
        self.state.folding.replace(changed)
        self.canvas.show_part(self.state.viewport)
        self.canvas.viewport().repaint()

    def set_today(self, day: date | None) -> None:
        """Draw the line of today."""
        self.state.today = day
        self.refresh()

    def set_holidays(self, days: frozenset[date]) -> None:
        """Draw these days as days off, beside weekends."""
        self.state.holidays = days
        self.refresh()

    def set_columns(self, columns: tuple[Column, ...], cost_unit: str = "") -> None:
        """Choose the columns after the names ("code", "responsible", "cost")."""
        self.state.viewport.columns = columns
        self.state.cost_unit = cost_unit
        self.calendar.update()
        self.refresh()

    def set_baseline_name(self, name: str) -> None:
        """Name the decided plan in the key ("Baslinje 9 dec 2025")."""
        if name != self.state.baseline_name:
            self.state.baseline_name = name
            self.key_strip.renew()

    def set_categories(self, categories: tuple[Category, ...]) -> None:
        """Say in the key what the rows' colours mean; () for the usual ones."""
        if categories != self.state.categories:
            self.state.categories = categories
            self.key_strip.renew()

    def set_editable(self, *, editable: bool) -> None:
        """Allow or forbid changes by pointer and keys, as in a file opened to read."""
        self.state.editable = editable
        self.refresh()

    def set_outline(self, *, outline: bool) -> None:
        """Say that the rows stand in an outline, in which they can be moved in and out."""
        self.state.outline = outline

    def set_key_visible(self, *, visible: bool) -> None:
        """Show or hide the key below the chart."""
        self.key_strip.setVisible(visible)

    def _take_extent(self) -> None:
        span = span_of(self.state.folding.rows)
        today = self.state.today
        days = [day for day in (*(span or ()), today) if day is not None]
        if days:
            self.state.viewport.set_extent(min(days), max(days))

    def _place_first(self) -> None:
        """Begin with today in view; later calls leave the scroll to the reader."""
        if self._placed or not self.state.folding.rows or self.state.viewport.width <= 0:
            return
        self._placed = True
        day = self.state.today
        if day is not None:
            self.state.viewport.show_day(day.toordinal())

    # --- where one looks ------------------------------------------------------------------

    def set_scale(self, name: ScaleName) -> None:
        """Take the scale "day", "week", "month", "quarter" or "year"; today stays put if seen."""
        today = self.state.today
        self.state.viewport.set_scale(name, today.toordinal() + 0.5 if today else None)
        self._placed = True
        self.refresh()
        self.scaleChanged.emit(self.scale_name())

    def scale_name(self) -> str:
        """Return the named scale in use, "" for one in between."""
        return self.state.viewport.scale_name() or ""

    def fit(self) -> None:
        """Show the whole plan's time."""
        span = span_of(self.state.folding.rows)
        if span:
            self.state.viewport.fit(*span)
            self._placed = True
            self.refresh()
            self.scaleChanged.emit(self.scale_name())

    def go_to_today(self) -> None:
        """Scroll so that today is in view."""
        if self.state.today is not None:
            self.state.viewport.show_day(self.state.today.toordinal())
            self.refresh()

    def go_to_row(self, key: str) -> None:
        """Scroll so that a row and, if it lies outside, the beginning of its bar is seen."""
        self.state.folding.reveal(key)
        self.state.relist()
        place, row = self.state.folding.place(key), self.state.folding.row(key)
        if place is None or row is None:
            return
        view = self.state.viewport
        view.show_place(place)
        span = row.span
        shown = (view.origin, view.origin + view.days)
        if span and (span[1].toordinal() < shown[0] or span[0].toordinal() > shown[1]):
            view.show_day(span[0].toordinal(), 0.15)
        self.refresh()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Widen or narrow days round a point, by default the middle of the bars."""
        view = self.state.viewport
        middle = (view.place.right + view.width) / 2
        view.zoom(factor, middle if x is None else x)
        self.refresh()
        self.scaleChanged.emit(self.scale_name())

    def fold(self, key: str, *, folded: bool) -> None:
        """Fold or unfold what is under a row."""
        if self.state.folding.fold(key, folded=folded):
            self.state.relist()
            self._leave_hidden()
            self.refresh()

    def fold_all(self, *, folded: bool) -> None:
        """Fold or unfold all groups."""
        self.state.folding.fold_all(folded=folded)
        self.state.relist()
        self._leave_hidden()
        self.refresh()

    def _leave_hidden(self) -> None:
        key = self.state.current
        while key and self.state.folding.place(key) is None:
            key = self.state.folding.parent(key) or ""
        if key != self.state.current:
            self.select([key] if key else [], key)

    # --- selection ------------------------------------------------------------------------

    def select(self, keys: Iterable[str], current: str | None = None) -> None:
        """Select rows; ``current`` (by default the last) is the one that keys act on."""
        wanted = list(keys)
        state = self.state
        before = (state.selected, state.current)
        state.selected = set(wanted)
        state.current = current if current is not None else (wanted[-1] if wanted else "")
        if (state.selected, state.current) == before:
            return
        self.refresh()
        place = state.folding.place(state.current)
        told_focus(self.canvas, -1 if place is None else place)
        self.selectionChanged.emit(self.selected())

    def selected(self) -> list[str]:
        """Return the selected keys in the order of the rows."""
        return [row.key for row in self.state.folding.rows if row.key in self.state.selected]

    def current(self) -> str:
        """Return the key of the current row, "" for none."""
        return self.state.current

    def say(self, text: str) -> None:
        """Tell screen readers what has happened."""
        announce(self.canvas, text)

    # --- remembered between visits --------------------------------------------------------

    def view_state(self) -> dict[str, object]:
        """Return scroll, zoom, folds and width of names as plain values, to be kept."""
        view = self.state.viewport
        return {
            "day": view.origin,
            "per_day": view.per_day / view.metrics.u,
            "top": view.top,
            "name": view.name,
            "folded": sorted(self.state.folding.folded),
        }

    def restore_view_state(self, kept: dict[str, object]) -> None:
        """Return to what ``view_state`` gave; values that make no sense are passed over."""
        view = self.state.viewport
        numbers = {k: float(v) for k, v in kept.items() if isinstance(v, int | float)}
        folded = kept.get("folded")
        if isinstance(folded, list):
            self.state.folding.folded = {str(key) for key in folded}
            self.state.folding.set_rows(self.state.folding.rows)
            self.state.relist()
        view.name = min(max(numbers.get("name", view.name), 60.0), 800.0)
        if "per_day" in numbers:
            view.zoom(numbers["per_day"] * view.metrics.u / view.per_day, view.place.right)
        view.go_to(numbers.get("day", view.origin))
        view.scroll_to(numbers.get("top", view.top))
        self._placed = self._placed or "day" in numbers
        self.refresh()

    def scene(self, width: float = 1200.0) -> Scene | None:
        """Return what is in view as a scene, to be copied or projected; None without rows."""
        view = self.state.viewport
        seen = view.rows_in_view()
        rows = self.state.folding.visible[seen.start : seen.stop]
        if not rows:
            return None
        window = (day_of(view.origin), day_of(view.origin + view.days - 1))
        options = GanttOptions(
            today=self.state.today,
            holidays=self.state.holidays,
            links=tuple(self.state.links),
            columns=view.columns,
            baseline_name=self.state.baseline_name,
            cost_unit=self.state.cost_unit,
            categories=self.state.categories,
            width=width,
        )
        return gantt_scene(rows, window, options)

    # --- painting -------------------------------------------------------------------------

    def ground(self) -> tuple[list[Shape], QSizeF]:
        """Return what is the same at every height, and how far down there are rows."""
        size = QSizeF(self.state.viewport.width, ground_depth(self.state))
        return ground_shapes(self.state, self.painter.measure), size

    def shapes(self) -> list[Shape]:
        """Return the rows in view with all that belongs to them."""
        return body_shapes(self.state, self.painter.measure)

    def refresh(self) -> None:
        """Lay the view anew over the plan and repaint."""
        view = self.state.viewport
        with QSignalBlocker(self.vertical):
            self.vertical.setRange(0, round(view.most_top))
            self.vertical.setPageStep(max(int(view.height - view.metrics.row), 1))
            self.vertical.setSingleStep(round(view.metrics.row))
            self.vertical.setValue(round(view.top))
        with QSignalBlocker(self.horizontal):
            least, most = view.limits()
            self.horizontal.setRange(0, max(round((most - least) * view.per_day), 0))
            self.horizontal.setPageStep(max(int(view.days * view.per_day * 0.9), 1))
            self.horizontal.setSingleStep(40)
            self.horizontal.setValue(round((view.origin - least) * view.per_day))
        self.canvas.show_part(view)
        self.calendar.renew()

    @Slot(int)
    def _scrolled_down(self, value: int) -> None:
        self.state.viewport.scroll_to(value)
        self.refresh()

    @Slot(int)
    def _scrolled_across(self, value: int) -> None:
        view = self.state.viewport
        view.go_to(view.limits()[0] + value / view.per_day)
        self.refresh()

    def take_size(self) -> None:
        """Follow the canvas's size."""
        view, size = self.state.viewport, self.canvas.viewport().size()
        view.width, view.height = float(size.width()), float(size.height())
        view.scroll_to(view.top)
        self._place_first()
        view.go_to(view.origin)
        self.refresh()

    @Slot()
    def _on_theme(self) -> None:
        view, sizes = self.state.viewport, Theme.current().metrics
        before = view.metrics
        view.metrics = metrics_for(_TEXT * sizes.scale, float(sizes.row))
        if before != view.metrics:
            view.per_day *= view.metrics.u / before.u
            view.scroll_to(view.top * view.metrics.row / before.row)
        self.painter.clear()
        self.calendar.updateGeometry()
        self.calendar.update()
        self.key_strip.renew()
        self.refresh()

    # --- for screen readers ---------------------------------------------------------------

    def painted_count(self) -> int:
        """Return how many rows are shown."""
        return len(self.state.folding.visible)

    def painted_item(self, index: int) -> PaintedItem:
        """Return a row in words, with its place on the canvas."""
        view, row = self.state.viewport, self.state.folding.visible[index]
        rect = QRect(0, round(view.y_of(index)), round(view.width), round(view.metrics.row))
        chosen = row.key in self.state.selected
        return PaintedItem(row.key, describe(row), rect, chosen, row.key == self.state.current)

    def painted_at(self, point: QPoint) -> int:
        """Return the row at a point of the canvas, -1 for none."""
        place = self.state.viewport.place_at(point.y())
        return -1 if place is None else place
