"""What dragging does to a row while the button is down, and what it means in the end. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from workbench.base.formats import percent_text
from workbench.base.language import _, ngettext
from workbench.charts.gantt.words import dates_text
from workbench.charts.timescale import day_of

if TYPE_CHECKING:
    from datetime import date

    from workbench.charts.gantt.rows import GanttRow, LinkType

DragKind = Literal["move", "start", "finish", "progress", "link", "draw"]


@dataclass(slots=True)
class Drag:
    """A row in the hand: what is done with it, from which ordinal, and where the pointer is now.

    ``target`` and ``link_type`` are for links. ``ordinal`` is broken, as the pointer is.
    """

    kind: DragKind
    row: GanttRow
    begin: float
    ordinal: float
    x: float = 0.0
    y: float = 0.0
    target: str = ""
    link_type: LinkType = "FS"

    @property
    def days(self) -> int:
        """How many whole days the pointer has gone."""
        return round(self.ordinal - self.begin)

    def preview(self) -> GanttRow:
        """Return the row as it would be when let go now."""
        span = self.row.span
        if self.kind == "draw":
            return _drawn(self.row, self.begin, self.ordinal)
        if span is None or self.kind == "link":
            return self.row
        if self.kind == "progress":
            return replace(self.row, done=self._share(span))
        return shifted(self.row, self.days, self.kind)

    def _share(self, span: tuple[date, date]) -> float:
        whole = span[1].toordinal() - span[0].toordinal() + 1
        share = (self.ordinal - span[0].toordinal()) / whole
        return min(max(round(share * 20) / 20, 0.0), 1.0)

    def words(self) -> str:
        """Return what the bubble beside the pointer says."""
        row = self.preview()
        if self.kind == "progress":
            return _("{share} done").format(share=percent_text(row.done))
        if self.kind == "link":
            return _link_words(self.link_type) if self.target else _("Drop on an action")
        return f"{dates_text(row)} · {self._change(row)}"

    def _change(self, row: GanttRow) -> str:
        if self.kind == "move" and self.days:
            text = ngettext("{count} day", "{count} days", abs(self.days))
            sign = "+" if self.days > 0 else "\N{EN DASH}"
            return sign + text.format(count=abs(self.days))
        span = row.span
        long = span[1].toordinal() - span[0].toordinal() + 1 if span else 0
        return ngettext("{count} day", "{count} days", long).format(count=long)


def shifted(row: GanttRow, days: int, what: str = "move") -> GanttRow:
    """Return a row with its start, finish or both ("move") shifted by calendar days.

    A bar is never shorter than one day. The forecast moves with the finish; the baseline stays.
    """
    span = row.span
    if span is None:
        return row
    start, finish = span
    if what in {"move", "start"}:
        start = _plus(start, days)
    if what in {"move", "finish"}:
        finish = _plus(finish, days)
    if what == "start":
        start = min(start, finish)
    finish = max(start, finish)
    forecast = row.forecast_finish
    if forecast is not None and what != "start":
        forecast = _plus(forecast, days)
    return replace(row, start=start, finish=finish, forecast_finish=forecast)


def _plus(day: date, days: int) -> date:
    return day_of(day.toordinal() + days)


def _drawn(row: GanttRow, begin: float, end: float) -> GanttRow:
    first, last = sorted((begin, end))
    return replace(row, start=day_of(int(first)), finish=day_of(int(last)))


def _link_words(kind: LinkType) -> str:
    return {
        "FS": _("Starts after"),
        "SS": _("Starts together with"),
        "FF": _("Finishes together with"),
        "SF": _("Finishes before the start of"),
    }[kind]
