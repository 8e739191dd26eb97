"""Beside the responsibility matrix: how clear it is, what is missing, and its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.base.formats import decimal_text, percent_text
from workbench.base.language import _, ngettext
from workbench.rules.responsibility import Gap
from workbench.steps.place.page_responsibility_tasks import TaskPanel
from workbench.steps.place.responsibilities import clarity_goal
from workbench.steps.place.responsibility_words import gap_text, period_title
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.share_bar import ShareBar
from workbench.ui.parts.text import Meta, PlainLabel
from workbench.ui.parts.two_lines import TwoLine, TwoLineList

if TYPE_CHECKING:
    from workbench.rules.responsibility import CellGaps
    from workbench.steps.place.page_responsibility_grid import MatrixGrid

WIDTH: Final = 236
_ORDER: Final = {gap: at for at, gap in enumerate(Gap)}


class SidePanel(QWidget):
    """Clarity with its bar, then the gaps or the tasks. ``wanted`` asks to see a cell."""

    wanted = Signal(str, str)

    def __init__(self, matrix: MatrixGrid) -> None:
        super().__init__()
        self._matrix = matrix
        self.figure = PlainLabel("", FontRole.FIGURE)
        self.share = Meta("", wrap=True)
        self.bar = ShareBar(_("Share of clear cells"))
        self.goal = Meta("", wrap=True)
        self.switch = ViewSwitch(("", ""), name=_("Beside the matrix"), joined=True)
        self.gaps = TwoLineList(_("Gaps in the matrix"))
        self.gaps.taken.connect(lambda key: self.wanted.emit(*key))
        self.no_gaps = PlainLabel("", tone="muted", wrap=True)
        self.no_gaps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.tasks = TaskPanel(matrix)
        self._lay_out()
        matrix.told.connect(self.show_all)
        self.switch.chosen.connect(self._show_part)
        Theme.current().changed.connect(self._measure)
        self._measure()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for each in (self.gaps, self.no_gaps, self.tasks):
            self.stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.figure, self.share, self.bar, self.goal):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addWidget(self.stack, 1)

    def _measure(self) -> None:
        self.setFixedWidth(Theme.current().metrics.px(WIDTH))

    def show_all(self) -> None:
        """Show how clear the matrix is now and what is missing."""
        self._show_clarity()
        gaps = () if self._matrix.hides else self._matrix.found.gaps(self._matrix.day)
        self.switch.set_labels((_("Gaps {count}").format(count=len(gaps)), _("Tasks")))
        self._fill(sorted(gaps, key=lambda each: _ORDER[each.gaps[0]]))
        self.tasks.show_tasks()
        self._show_part()

    def _show_clarity(self) -> None:
        matrix, day = self._matrix, self._matrix.day
        clear = matrix.found.clarity(day)
        share = clear.share
        words = _("{clear} of {relevant} clear")
        self.figure.setText(words.format(clear=clear.clear, relevant=clear.relevant))
        with matrix.project.read() as session:
            goal = clarity_goal(session, day.year)
        self.bar.show_share(
            None if share is None else float(share), float(goal.percent) / 100 if goal else None
        )
        self.share.setText(self._shares())
        self.goal.setVisible(goal is not None)
        if goal is not None:
            said = _("{code} goal {year}: {percent} %")
            percent = decimal_text(goal.percent)
            self.goal.setText(said.format(code=goal.code, year=goal.year, percent=percent))

    def _shares(self) -> str:
        """Return the share in percent, and that of the day it is compared with."""
        days, found = self._matrix.days(), self._matrix.found
        parts = []
        for day in days or (self._matrix.day,):
            share = found.clarity(day).share
            said = "–" if share is None else percent_text(float(share), 1)
            parts.append(f"{period_title(day)}: {said}" if days else said)
        changed = self._matrix.comparison()
        if changed is not None:
            count = len(changed.changes)
            framed = ngettext(
                "{count} changed cell is framed", "{count} changed cells are framed", count
            )
            parts[-1] += "\n" + framed.format(count=count)
        return "  →  ".join(parts)

    def _fill(self, gaps: list[CellGaps]) -> None:
        self.gaps.show_lines(len(gaps), lambda row: self._line(gaps[row]))
        begun = self._matrix.found.on(self._matrix.day).begun
        nothing = _("Nothing is missing.") if begun else _("Nothing is said yet.")
        self.no_gaps.setText(nothing)

    def _line(self, gap: CellGaps) -> TwoLine:
        found = self._matrix.found
        surface, task = found.surface(gap.key[0]), found.task(gap.key[1])
        # Where nobody knows who does it, nobody misses who answers for it.
        telling = [each for each in gap.gaps if each is not Gap.NO_ACCOUNTABLE] or gap.gaps
        missing = ", ".join(gap_text(each) for each in telling)
        return TwoLine(surface.title, f"{task.name}: {missing}", gap.key)

    def _show_part(self) -> None:
        if self.switch.current() == 1:
            self.stack.setCurrentWidget(self.tasks)
        else:
            self.stack.setCurrentWidget(self.gaps if self.gaps.count() else self.no_gaps)
