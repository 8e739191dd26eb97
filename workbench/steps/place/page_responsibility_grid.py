"""The responsibility matrix as a grid: for its own view, and compact beside the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.rules.responsibility import CLEAR, DOUBLE, NOT_RELEVANT, UNCLEAR
from workbench.steps.place.page_responsibility_acts import MatrixActs
from workbench.steps.place.responsibilities import CELL, SURFACE, TASK, read_responsibilities
from workbench.steps.place.responsibility_words import (
    SIGNS,
    mark_of,
    period_title,
    spoken,
    status_text,
)
from workbench.ui.data.masking import HIDDEN, is_hidden
from workbench.ui.look.theme import Theme
from workbench.ui.parts.mark_grid.rows import GridCell, GridHead
from workbench.ui.parts.mark_grid.view import MarkGrid
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from datetime import date

    from workbench.project.changes import Changes
    from workbench.rules.responsibility import CellKey, Comparison
    from workbench.steps.place.responsibilities import Responsibilities
    from workbench.ui.parts.page import PageContext

_LOOKS = {CLEAR: "plain", UNCLEAR: "hatched", DOUBLE: "crossed", NOT_RELEVANT: "muted"}


class MatrixGrid(QWidget):
    """Surfaces by tasks with who performs, filled in by keyboard; below it what the marks mean.

    ``chosen`` is emitted when other cells are chosen, ``surface_chosen`` with a surface that is
    chosen as a whole, ``told`` after anything was read anew. It reads the project itself
    (:meth:`refresh`); a page needs to tell it only the day and whether to compare.
    """

    chosen = Signal()
    surface_chosen = Signal(str)
    told = Signal()

    def __init__(self, context: PageContext, *, compact: bool = False) -> None:
        super().__init__()
        self.context, self.project = context, context.project
        self.found: Responsibilities = self._read()
        self.day: date = self.found.period(self.project.today())
        self._compact = compact
        self.compares = False
        self._comparison: Comparison | None = None
        self._changed: frozenset[CellKey] = frozenset()
        self.grid = MarkGrid(_("Responsibility matrix"), compact=compact)
        self.legend = Meta("", wrap=True)
        self.legend.setAccessibleName(_("What the marks mean"))
        self.acts = MatrixActs(self)
        self.grid.moved.connect(self.chosen)
        self.grid.row_chosen.connect(self.surface_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().metrics.gap)
        column.addWidget(self.grid, 1)
        column.addWidget(self.legend)

    # -- what it shows

    def _read(self) -> Responsibilities:
        with self.project.read() as session:
            return read_responsibilities(session, self.project.facts().language)

    def refresh(self, changes: Changes | None) -> None:
        """Take in what has changed; None means everything."""
        whole = (SURFACE.table, TASK.table, "organisation")
        if changes is None or changes.touches(*whole):
            self.found = self._read()
        elif changes.touches(CELL.table):
            with self.project.read() as session:
                self.found.renew(session, changes.tables[CELL.table])
        elif not changes.touches("indicator"):
            return
        self.show_all()

    def set_day(self, day: date) -> None:
        """Show what holds on another day; what is written holds from it."""
        self.day = day
        self.show_all()

    def set_compares(self, *, compares: bool) -> None:
        """Frame the cells that differ between the day and its neighbour, or do not."""
        self.compares = compares
        self.show_all()

    def days(self) -> tuple[date, date] | None:
        """Return the two days that are compared: the one before and the one shown.

        The first day is held against the one after it. None where there is but one.
        """
        before = self.found.before(self.day)
        if before is not None:
            return before, self.day
        later = [each for each in self.found.beginnings() if each > self.day]
        return (self.day, later[0]) if later else None

    def comparison(self) -> Comparison | None:
        """Return what differs between the two days, None while they are not compared."""
        return self._comparison

    def show_all(self) -> None:
        """Show everything again."""
        days = self.days()
        self._comparison = self.found.compare(*days) if days and self.compares else None
        changes = self._comparison.changes if self._comparison else ()
        self._changed = frozenset(change.key for change in changes)
        rows = [GridHead(each.id, each.name, each.code) for each in self.found.surfaces]
        columns = [GridHead(each.id, each.name) for each in self.found.tasks]
        self.grid.show_cells(rows, columns, self._cell)
        self.legend.setText(self._legend())
        self.told.emit()

    @property
    def hides(self) -> bool:
        """Whether the matrix is hidden now."""
        fields = (CELL["status"], CELL["performer_id"], CELL["accountable_id"])
        return any(is_hidden(field, self.context.masks) for field in fields)

    def _cell(self, surface: str, task: str) -> GridCell:
        if self.hides:
            return GridCell(HIDDEN, "muted", HIDDEN)
        key, matrix = (surface, task), self.found.on(self.day)
        said, parties = matrix.said.get(key), self.found.parties
        changed = key in self._changed
        words = self._compared(key) if changed else spoken(said, parties)
        if matrix.status(key) is None:
            mark = "·" if matrix.expected(key) else ""
            return GridCell(mark, "idle", words, changed)
        return GridCell(mark_of(said, parties), _LOOKS[matrix.status(key) or ""], words, changed)

    def _compared(self, key: CellKey) -> str:
        days, parties = self.days(), self.found.parties
        said = (
            f"{period_title(day)} {spoken(self.found.on(day).said.get(key), parties)}"
            for day in days or ()
        )
        return "; ".join(said)

    def _legend(self) -> str:
        if self.hides:
            return ""
        space, gap = "\N{NO-BREAK SPACE}", "   "
        marks = [f"{each.mark} {each.short}" for each in self.found.legend(self.day)]
        signs = [f"{sign} {status_text(status)}" for status, sign in SIGNS.items()]
        signs = signs if self._compact else []
        return gap.join(each.replace(" ", space) for each in (*marks, *signs))

    # -- what is chosen

    def cells(self) -> list[CellKey]:
        """Return the chosen cells in reading order."""
        return self.grid.chosen()

    def surface(self) -> str:
        """Return the surface that is chosen as a whole, or nothing."""
        return self.grid.whole_row()

    def go_to(self, surface: str, task: str = "") -> bool:
        """Show a cell, or a whole surface, and choose it; tell whether it is there."""
        if task:
            return self.grid.go_to(surface, task)
        self.grid.choose_row(surface)
        return self.grid.whole_row() == surface

    def leave(self) -> None:
        """Write what is being typed."""
        self.acts.leave()
