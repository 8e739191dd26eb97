"""The view “Activities and money”: what is done in time or late, what became of the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text, kronor, percent_text
from workbench.base.language import _
from workbench.project.works import Works
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.page import Page
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.works import YearMoney
    from workbench.ui.parts.page import PageContext


class WorksView(Page):
    """Activities above, money below; both lead to where they are changed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._works = Works()
        desk = context.desk
        self.done = PlainLabel("", FontRole.ROW_TITLE, wrap=True)
        self.late_title = PlainLabel(_("What is late"), FontRole.ROW_TITLE)
        self.late = FigureTable(_("Activities that are late"), most=8)
        self.late.doubleClicked.connect(self._open_late)
        self.to_plan = QuietButton(_("To the action plan"), icon="chart-gantt")
        self.to_plan.clicked.connect(lambda: desk.go_to("plan"))
        self.money_title = PlainLabel(_("The budget, kr"), FontRole.ROW_TITLE)
        self.money = FigureTable(_("What became of the budget"))
        self.money_note = PlainLabel("", tone="muted", wrap=True)
        self.to_money = QuietButton(_("Tell what became of it"), icon="coins")
        self.to_money.clicked.connect(lambda: desk.go_to("finance:follow_up"))
        self.nothing = EmptyState(
            _("There are neither activities nor a budget yet."), _("To the action plan"),
            icon="chart-gantt",
        )  # fmt: skip
        self.nothing.acted.connect(lambda: desk.go_to("plan"))
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 8)
        column.setSpacing(8)
        for widget in (self.done, self.late_title, self.late):
            column.addWidget(widget)
        self._left(column, self.to_plan)
        for widget in (self.money_title, self.money, self.money_note):
            column.addWidget(widget)
        self._left(column, self.to_money)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(_("Activities and money"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.nothing, 1)

    @staticmethod
    def _left(column: QVBoxLayout, button: QuietButton) -> None:
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read what became of plan and budget."""
        try:
            self._works = self._read()
        except WorkbenchError as error:
            self._works = Works()
            self.context.desk.fail(error)
        found = self._works
        there = bool(found.activities or found.years)
        self.area.setVisible(there)
        self.nothing.setVisible(not there)
        self.done.setText(_done_words(found))
        late = bool(found.late)
        self.late_title.setVisible(late)
        self.late.setVisible(late)
        self.late.show_rows(_late_columns(), [
            FigureRow(e.id, (e.title, date_text(e.finish), e.who), tone="error")
            for e in found.late
        ])  # fmt: skip
        for widget in (self.money_title, self.money, self.money_note, self.to_money):
            widget.setVisible(bool(found.years))
        self.money.show_rows(_money_columns(), [row for y in found.years for row in _money_rows(y)])
        untold = [str(each.year) for each in found.years if not each.told]
        said = _("Nothing is told yet of {years}: expected is as budgeted.")
        self.money_note.setText(said.format(years=", ".join(untold)) if untold else "")

    def _read(self) -> Works:
        if self.context.reviewer is None:
            return Works()
        with self.project.read() as session:
            return self.context.reviewer().works(session, self.project.today())

    @Slot()
    def _open_late(self) -> None:
        self.context.desk.go_to("plan", self.late.current_key() or None)

    @override
    def summary(self) -> str:
        """Return how many activities are done."""
        found = self._works
        if not found.activities:
            return ""
        return _("{done} of {all} activities done").format(done=found.done, all=found.activities)

    @override
    def entry_focus(self) -> QWidget:
        """Return the first table, or the button that begins."""
        if not self.nothing.isHidden():
            return self.nothing.action
        return self.late if self._works.late else self.to_plan


def _done_words(found: Works) -> str:
    parts = [_("{done} of {all} activities are done.").format(
        done=found.done, all=found.activities)]  # fmt: skip
    if found.due:
        said = _("Of {due} that should be done by now {in_time} were done in time ({share}).")
        share = percent_text(found.in_time / found.due)
        parts.append(said.format(due=found.due, in_time=found.in_time, share=share))
    return " ".join(parts)


def _late_columns() -> tuple[FigureColumn, ...]:
    return (
        FigureColumn(_("Activity"), figures=False),
        FigureColumn(_("Should be done")),
        FigureColumn(_("Who does it"), figures=False),
    )


def _money_columns() -> tuple[FigureColumn, ...]:
    return (
        FigureColumn(_("Year"), figures=False),
        FigureColumn(_("Budget")),
        FigureColumn(_("So far")),
        FigureColumn(_("Expected")),
        FigureColumn(_("Deviation")),
    )


def _money_rows(year: YearMoney) -> list[FigureRow]:
    lines = (
        (_("Income {year}"), year.income, year.income_actual, year.income_expected, False),
        (_("Costs {year}"), year.cost, year.cost_actual, year.cost_expected, False),
        (
            _("Result before reserve {year}"),
            year.income - year.cost,
            year.income_actual - year.cost_actual,
            year.income_expected - year.cost_expected,
            True,
        ),
    )
    return [
        FigureRow(
            f"{year.year} {nth}",
            (
                words.format(year=year.year),
                _kronor(budget),
                _kronor(actual) if year.told else "–",
                _kronor(expected),
                _kronor(expected - budget) if year.told else "–",
            ),
            strong=strong,
        )
        for nth, (words, budget, actual, expected, strong) in enumerate(lines)
    ]


def _kronor(ore: int) -> str:
    return kronor(ore).replace("-", "\N{MINUS SIGN}")
