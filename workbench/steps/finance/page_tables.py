"""A picture of the budget with its table below it: the frame that these views share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from workbench.base.language import _
from workbench.steps.finance.shown_table import table_words
from workbench.steps.finance.views import read_budget
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.picture_page import PicturePage, offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.charts.scene import Scene
    from workbench.documents.content import Table
    from workbench.project.changes import Changes
    from workbench.steps.finance.views import Budget
    from workbench.ui.parts.page import PageContext

TABLES = (
    "budget_version", "budget_line", "budget_amount", "vat_rate", "hour_rate", "budget_quarter",
    "activity",
)  # fmt: skip


def fill(widget: FigureTable, table: Table) -> None:
    """Show a table of the documents in a table of the page."""
    columns = [FigureColumn(each.title, each.numeric) for each in table.columns]
    rows = [
        FigureRow(str(number), cells, strong)
        for number, (cells, strong) in enumerate(table_words(table))
    ]
    widget.show_rows(columns, rows)


class Shown(NamedTuple):
    """What a picture shows: its scene (for a width and a height of text), its figures, its words.

    ``lines`` are sentences with their tones.
    """

    scene: Callable[[Budget, int, float, float], Scene]
    table: Callable[[Budget, int], Table]
    lines: Callable[[Budget, int], list[tuple[str, str]]]


class BudgetPicture(PicturePage):
    """One picture of a year of the budget in force, and the same in figures.

    ``title`` may have a ``{year}`` in it; without one the picture is of all years.
    """

    def __init__(self, context: PageContext, title: str, name: str, shown: Shown) -> None:
        nothing = EmptyState(
            _("There is no budget yet. It is made under Budget."),
            _("To the budget"),
            icon="coins",
        )
        super().__init__(context, nothing)
        nothing.acted.connect(lambda: context.desk.go_to("finance:budget"))
        self._budget: Budget | None = None
        self._title, self._says = title, shown
        self.year = QComboBox()
        self.year.setAccessibleName(_("Year"))
        self.year.currentIndexChanged.connect(self._show)
        self.choices.addWidget(self.year)
        self.figures = FigureTable(name)
        self.figures.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_below(self.figures)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the budget again and show the chosen year."""
        if changes is not None and not changes.touches(*TABLES):
            return
        with self.project.read() as session:
            self._budget = read_budget(session)
        there = self._budget is not None and bool(self._budget.years)
        self.show_there(there=there)
        if self._budget is not None and there:
            years = [(str(each.year), each.year) for each in self._budget.years]
            offer(self.year, years, years[0][1])
            self.year.setVisible("{year}" in self._title)
            self._show()

    def _show(self) -> None:
        if self._budget is None or not self._budget.years:
            return
        year = int(self.year.currentData() or self._budget.years[0].year)
        self.heading.setText(self._title.format(year=year))
        self.show_scene(lambda width, text: self._says.scene(self._found(), year, width, text))
        fill(self.figures, self._says.table(self._budget, year))
        self.notes.tell(self._says.lines(self._budget, year))

    def _found(self) -> Budget:
        if self._budget is None:
            raise LookupError("no budget")
        return self._budget

    @override
    def table(self) -> list[list[str]]:
        """Return the figures as lines of cells."""
        return self.figures.lines()
