"""One category of incidents in full: figures, interval, periods, sources, parts, what to mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.formats import number_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.steps.situation.benchmarks import own_rate, rate_text
from workbench.steps.situation.incident_words import (
    category_name,
    interval_text,
    notes_of,
    part_rows,
    percent_change,
    period_name,
    quality_name,
    rate_verdict,
    source_name,
    span_text,
)
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.fact_grid import FactGrid, Lines
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.measures.incidents import Incidents, Series
    from workbench.rules.incidents import CategoryChange
    from workbench.steps.situation.benchmarks import Benchmarks
    from workbench.ui.parts.page import PageContext


class IncidentDetail(QWidget):
    """The inspector of a category."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.figures = PlainLabel("", FontRole.PAGE_TITLE)
        self.interval = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.verdict = Chip("")
        self.notes = Lines()
        self.periods, self.sources, self.parts = FactGrid(), FactGrid(), FactGrid()
        self.elsewhere = FactGrid()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        for each in (self.title, self.figures, self.interval):
            self._column.addWidget(each)
        line = QHBoxLayout()
        line.addWidget(self.verdict)
        line.addStretch(1)
        self._column.addLayout(line)
        self._column.addWidget(self.notes)
        self._titles: dict[FactGrid, PlainLabel] = {}
        for grid, title in (
            (self.periods, _("By period")),
            (self.sources, _("Source and quality")),
            (self.parts, _("Parts of the place")),
            (self.elsewhere, _("Per 1,000 residents and year")),
        ):
            self._titles[grid] = PlainLabel(title, FontRole.META_STRONG, "muted")
            self._column.addSpacing(4)
            self._column.addWidget(self._titles[grid])
            self._column.addWidget(grid)
        self._column.addStretch(1)

    def tell(
        self,
        found: Incidents,
        series: Series,
        change: CategoryChange | None,
        years: tuple[int, int],
        elsewhere: Benchmarks,
    ) -> None:
        """Show a category over its periods and, where both years have any, its change."""
        self.title.setText(category_name(series.category))
        self._tell_change(found, change)
        self._tell_periods(series)
        keys = dict.fromkeys(key for each in series.sources for key in sorted(each))
        self._show(self.sources, [[source_name(key), _quality(found, key)] for key in keys])
        hidden = self._context.masks(record("incident")["zone_name"])
        rows = [] if hidden else part_rows(found, change, years)
        self._show(self.parts, rows, ("", *map(str, years)))
        own = own_rate(found, elsewhere.residents, series.category)
        figures = elsewhere.of_category(series.category)
        rows = [[_("The place"), rate_text(own)]] if own and figures else []
        rows += [[each.area, each.figure] for each in figures]
        self._show(self.elsewhere, rows)

    def _show(self, grid: FactGrid, rows: list[list[str]], heads: tuple[str, ...] = ()) -> None:
        grid.tell(rows, heads if rows else ())
        self._titles[grid].setVisible(bool(rows))

    def _tell_change(self, found: Incidents, change: CategoryChange | None) -> None:
        self.verdict.setVisible(change is not None)
        if change is None:
            self.figures.setText("")
            self.interval.setText(_("Not counted in the same periods of both years"))
            self.notes.tell([])
            return
        rate = change.rate
        self.figures.setText(f"{number_text(rate.before)} → {number_text(rate.after)}")
        self.interval.setText(
            _("{span}: {change}, ratio {ratio} with 95 % interval").format(
                span=span_text(change.parts, change.length),
                change=percent_change(rate, 1) or "–",
                ratio=interval_text(rate) or "–",
            )
        )
        certain = rate.certain and change.comparable
        word = rate_verdict(rate, comparable=change.comparable)
        symbol = "done" if certain else "" if change.comparable else "risk"
        tone = "ok" if certain else "muted" if change.comparable else "warn"
        self.verdict.set_state(word, symbol, tone)
        self.notes.tell([(text, "warn") for text in notes_of(change, found)])

    def _tell_periods(self, series: Series) -> None:
        rows = [
            [period_name(period), "–" if value is None else number_text(value)]
            for period, value in zip(series.periods, series.values, strict=True)
        ]
        self._show(self.periods, rows)


def _quality(found: Incidents, key: str) -> str:
    card = found.cards.get(key)
    return quality_name(card["quality"] or "") if card else _("no card")
