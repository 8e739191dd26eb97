"""What became of the budget: actuals and forecasts typed by quarter, the deviation beside them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import kronor
from workbench.base.language import _
from workbench.base.parse import parse_money
from workbench.rules.arithmetic import is_worked, worked
from workbench.rules.money import ORE_PER_KRONA, whole_kronor
from workbench.rules.quarters import QUARTERS
from workbench.steps.finance.outcomes import line_outcomes, read_quarters, write_quarters
from workbench.steps.finance.pictures import quarter_name
from workbench.steps.finance.views import read_budget
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.entry_grid.page import EntryPage
from workbench.ui.parts.entry_grid.view import EntryGrid
from workbench.ui.parts.mark_grid.rows import GridCell, GridHead
from workbench.ui.parts.picture_page import offer
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.steps.finance.outcomes import LineOutcome
    from workbench.steps.finance.views import Budget
    from workbench.ui.parts.entry_grid.view import Written
    from workbench.ui.parts.page import PageContext

NAMES: Final = ("actual", "forecast")
_WHOLE: Final = ("budget", "actual", "expected", "deviation")
INCOME, COST, RESULT = "income", "cost", "result"


class OutcomeGrid(EntryPage):
    """Lines of the budget in force down, quarters across; sums and result at the bottom."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, EntryGrid(_("The budget by quarter"), amounts=True))
        self._budget: Budget | None = None
        self._lines: dict[str, LineOutcome] = {}
        self.year = QComboBox()
        self.year.setAccessibleName(_("Year"))
        self.year.currentIndexChanged.connect(self._show)
        self.switch = ViewSwitch([_("Actual"), _("Forecast")], name=_("What is typed"), joined=True)
        self.switch.chosen.connect(lambda _n: self._show())
        self.nothing = EmptyState(
            _("There is no budget yet. It is made under Budget."), _("To the budget"), icon="coins"
        )
        self.nothing.acted.connect(lambda: context.desk.go_to("finance:budget"))
        bar = QHBoxLayout()
        bar.addWidget(self.year)
        bar.addWidget(self.switch)
        bar.addStretch(1)
        self.hint = PlainLabel(
            _("Kronor without VAT. What is not told counts as forecast, else as budgeted."),
            FontRole.META,
            "muted",
            wrap=True,
        )
        self._shown = QWidget()
        inside = QVBoxLayout(self._shown)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(bar)
        inside.addWidget(self.grid, 1)
        inside.addWidget(self.hint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._shown, 1)
        whole.addWidget(self.nothing, 1)
        self._shown.hide()

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the budget and what is told of it again."""
        with self.project.read() as session:
            self._budget = read_budget(session)
        there = self._budget is not None and bool(self._budget.years)
        self._shown.setVisible(there)
        self.nothing.setVisible(not there)
        if self._budget is not None and there:
            years = [(str(each.year), each.year) for each in self._budget.years]
            known = {each.year for each in self._budget.years}
            now = self.project.today().year
            offer(self.year, years, now if now in known else years[0][1])
            self._show()

    def _year(self) -> int:
        return int(self.year.currentData() or 0)

    def _show(self) -> None:
        if self._budget is None:
            return
        with self.project.read() as session:
            told = read_quarters(session)
        found = line_outcomes(self._budget, told, self._year())
        self._lines = {each.line.values["id"]: each for each in found}
        rows = [
            *self._heads(INCOME),
            GridHead(INCOME, _("Total income")),
            *self._heads(COST),
            GridHead(COST, _("Total costs")),
            GridHead(RESULT, _("Result before reserve")),
        ]
        columns = [
            *(GridHead(str(quarter), quarter_name(quarter)) for quarter in QUARTERS),
            GridHead("budget", _("Budget")),
            GridHead("actual", _("So far")),
            GridHead("expected", _("Expected")),
            GridHead("deviation", _("Deviation")),
        ]
        self.grid.show_values(rows, columns, self, read_only=self.project.read_only)

    def _heads(self, kind: str) -> list[GridHead]:
        return [
            GridHead(key, each.line.values["title"], each.line.values["code"])
            for key, each in self._lines.items()
            if each.line.type == kind
        ]

    # -- what the grid asks

    def _amount(self, row: str, column: str) -> int | None:
        """Return the öre of a cell, None where nothing is told."""
        if row == RESULT:
            return (self._amount(INCOME, column) or 0) - (self._amount(COST, column) or 0)
        if row in {INCOME, COST}:
            said = [self._amount(key, column) for key, each in self._lines.items()
                    if each.line.type == row]  # fmt: skip
            return sum(each for each in said if each is not None)
        line = self._lines[row]
        if column in _WHOLE:
            return int(getattr(line.whole, column))
        told = line.actual if self.switch.current() == 0 else line.forecast
        return told.get(int(column))

    def cell(self, row: str, column: str) -> GridCell:
        """Return an amount; what is only reckoned stands aside."""
        amount = self._amount(row, column)
        if amount is None:
            planned = self._lines[row].planned[int(column) - 1]
            words = _("not told; {amount} in the budget").format(amount=kronor(planned))
            return GridCell("", "plain", words)
        text = kronor(amount)
        if column == "deviation" and amount:
            text = f"+{text}" if amount > 0 else text
        look = "muted" if self.locked(row, column) else "plain"
        return GridCell(text, look, text)

    def text(self, row: str, column: str) -> str:
        """Return an amount as one would type it."""
        amount = self._amount(row, column)
        return "" if amount is None else kronor(amount)

    def read(self, row: str, column: str, text: str) -> int:
        """Return the öre that a text means, also one to be reckoned; raises ParseError."""
        if is_worked(text):
            before = self._amount(row, column)
            planned = self._lines[row].planned[int(column) - 1]
            start = Fraction(planned if before is None else before, ORE_PER_KRONA)
            return whole_kronor(worked(text, start) * ORE_PER_KRONA)
        return parse_money(text)

    @override
    def locked(self, row: str, column: str) -> bool:
        """Tell whether a cell is reckoned."""
        return row in {INCOME, COST, RESULT} or column in _WHOLE

    @override
    def keep(self, values: Written) -> None:
        """Tell what became of the quarters, or what is foreseen."""
        name = NAMES[self.switch.current()]
        told = {
            (row, int(column), name): value if isinstance(value, int) else None
            for (row, column), value in values.items()
        }
        write_quarters(self.project, self._year(), told, initiator=self)

    # -- the page

    @override
    def entry_focus(self) -> QWidget:
        """Return the grid, or the way to the budget."""
        return self.grid.grid if self.nothing.isHidden() else self.nothing.action
