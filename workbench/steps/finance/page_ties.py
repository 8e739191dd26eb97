"""Activities against the budget: what of each heading is tied, what is not, what is too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from workbench.base.formats import kr, kronor
from workbench.base.language import _
from workbench.steps.finance.page_tables import TABLES
from workbench.steps.finance.views import read_budget
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.fact_grid import Lines
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.page import Page
from workbench.ui.parts.picture_page import offer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.project.changes import Changes
    from workbench.steps.finance.views import Budget
    from workbench.ui.parts.page import PageContext


class TiesView(Page):
    """A row for each heading of a year: budget, tied to activities, not tied, too much."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._budget: Budget | None = None
        self.year = QComboBox()
        self.year.setAccessibleName(_("Year"))
        self.year.currentIndexChanged.connect(self._show)
        self.figures = FigureTable(_("Activities against the budget"), most=30)
        self.notes = Lines()
        self.copying = QuietButton(_("Copy the table"))
        self.copying.clicked.connect(self.figures.copy)
        self.nothing = EmptyState(
            _("Activities are held against the budget by its codes. Begin with a budget."),
            _("To the budget"),
            icon="coins",
        )
        self.nothing.acted.connect(lambda: context.desk.go_to("finance:budget"))
        bar = QHBoxLayout()
        bar.addWidget(self.year)
        bar.addStretch(1)
        bar.addWidget(self.copying)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.figures)
        column.addWidget(self.notes)
        column.addWidget(self.nothing, 1)
        column.addStretch(1)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Hold the activities against the budget again."""
        if changes is not None and not changes.touches(*TABLES):
            return
        with self.project.read() as session:
            self._budget = read_budget(session)
        there = self._budget is not None and bool(self._budget.years)
        for widget in (self.year, self.figures, self.notes, self.copying):
            widget.setVisible(there)
        self.nothing.setVisible(not there)
        if self._budget is not None and there:
            years = [(str(each.year), each.year) for each in self._budget.years]
            offer(self.year, years, years[0][1])
            self._show()

    def _show(self) -> None:
        found = self._budget
        if found is None:
            return
        year = self.year.currentData()
        titles: dict[str, str] = {}
        for line in found.of("cost"):
            titles.setdefault(line.values["code"], line.values["title"])
        ties = [each for each in found.ties if each.year == year]
        rows = [
            FigureRow(
                each.code,
                (
                    f"{each.code} {titles.get(each.code, '')}".strip(),
                    kronor(each.budget),
                    kronor(each.tied),
                    kronor(each.untied) if each.untied else "–",
                    kronor(each.over) if each.over else "–",
                ),
                tone="error" if each.over else "text",
            )
            for each in ties
        ]
        sums = [
            sum(getattr(t, name) for t in ties) for name in ("budget", "tied", "untied", "over")
        ]
        rows.append(FigureRow("", (_("Sum"), *map(kronor, sums)), strong=True))
        columns = [
            FigureColumn(_("Post"), figures=False),
            FigureColumn(_("Budget")),
            FigureColumn(_("Tied to activities")),
            FigureColumn(_("Not tied")),
            FigureColumn(_("Over")),
        ]
        self.figures.show_rows(columns, rows)
        self.notes.tell(self._lines(found, int(year or 0)))

    def _lines(self, found: Budget, year: int) -> list[tuple[str, str]]:
        over = _("{code}: activities ask for {amount} more than the budget.")
        said = [
            (over.format(code=each.code, amount=kr(each.over)), "error")
            for each in found.ties
            if each.year == year and each.over
        ]
        text = _("{code}: activities cost {amount} under a code that the budget does not have.")
        said += [
            (text.format(code=code, amount=kr(amount)), "muted")
            for at, code, amount in found.outside
            if at == year
        ]
        return said or [(_("Every activity has room within the budget."), "ok")]

    @override
    def entry_focus(self) -> QWidget:
        """Return the table."""
        return self.figures if self.nothing.isHidden() else self.nothing.action
