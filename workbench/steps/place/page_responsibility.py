"""The view “Responsibility”: the matrix, its days and gaps, and what is chosen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.base.parse import ParseError, parse_date
from workbench.models.registry import record
from workbench.project.register import read_row
from workbench.steps.place import responsibility_edits as edits
from workbench.steps.place.page_responsibility_grid import MatrixGrid
from workbench.steps.place.page_responsibility_inspector import CellPanel
from workbench.steps.place.page_responsibility_side import SidePanel
from workbench.steps.place.page_responsibility_surface import SurfacePanel
from workbench.steps.place.responsibilities import CELL
from workbench.steps.place.responsibility_words import (
    SIGNS,
    period_title,
    status_letters,
    status_text,
)
from workbench.ui.parts.bubble import Bubble
from workbench.ui.parts.buttons import QuietButton, ViewSwitch
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

MOST_DAYS: Final = 4


class ResponsibilityView(Page):
    """Who does what on which surface: filled in by keyboard, on one day or two."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.matrix = MatrixGrid(context)
        self.side = SidePanel(self.matrix)
        self.cells = kept(CellPanel(self.matrix), self)
        self.surface = kept(SurfacePanel(self.matrix), self)
        self.quick = QuickAdd(
            context, record("surface"), _("New surface: name; type; control – Enter saves")
        )
        self.days: ViewSwitch | None = None
        self._begun: tuple[date, ...] = ()
        self._new_day: date | None = None
        self._moves: tuple[tuple[str, str], ...] = ()
        self.compare = QuietButton(_("Compare"))
        self.compare.setCheckable(True)
        self.new_day = QuietButton(_("New start day…"))
        self.day_line = QLineEdit()
        self.hint = Meta(_hint(), wrap=True)
        self.empty = EmptyState(
            _("No surfaces yet. Write a surface above and press Enter."),
            _("Write the first one"),
            icon="plus",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        self._days_place = QHBoxLayout()
        self._top.addLayout(self._days_place)
        for widget in (self.compare, self.new_day, self.day_line):
            self._top.addWidget(widget)
        self._top.addWidget(self.quick, 1)
        self.day_line.hide()
        self.day_line.setFixedWidth(self.new_day.sizeHint().width())
        self.day_line.setPlaceholderText(_("2027-01-01"))
        self.day_line.setAccessibleName(_("Start day"))
        self._bubble = Bubble(self.day_line)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.matrix, 1)
        left.addWidget(self.hint)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._top)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.matrix.told.connect(self._on_told)
        self.matrix.chosen.connect(self._on_chosen)
        self.matrix.surface_chosen.connect(self._on_surface)
        self.side.wanted.connect(self._on_wanted)
        self.cells.surface_wanted.connect(self.matrix.grid.choose_row)
        self.cells.anew_wanted.connect(lambda: self._ask_day(self.matrix.cells()))
        self.compare.toggled.connect(lambda on: self.matrix.set_compares(compares=on))
        self.new_day.clicked.connect(lambda: self._ask_day([]))
        self.day_line.returnPressed.connect(self._on_day_typed)
        self.day_line.editingFinished.connect(self._on_day_left)
        self.empty.acted.connect(self.quick.setFocus)
        self.quick.added.connect(self.matrix.grid.choose_row)

    # -- days

    def _on_told(self) -> None:
        found = self.matrix.found
        begun = found.beginnings()
        if self._new_day in begun:
            self._new_day = None
        shown = sorted({*begun, *([self._new_day] if self._new_day else [])})
        shown = shown or [found.period(self.project.today())]
        if self.matrix.day not in shown:
            self.matrix.set_day(found.period(self.project.today()))
            return
        self._show_days(tuple(shown))
        self.compare.setEnabled(len(begun) > 1)
        self.stack.setCurrentIndex(0 if found.surfaces else 1)
        self._show_chosen()

    def _show_days(self, days: tuple[date, ...]) -> None:
        """Offer the last days, and the one that is shown."""
        offered = days[-MOST_DAYS:]
        if self.matrix.day not in offered:
            offered = (self.matrix.day, *offered[1:])
        if offered != self._begun or self.days is None:
            self._begun = offered
            if self.days is not None:
                self.days.hide()
                self.days.deleteLater()
            names = [period_title(day) for day in offered]
            self.days = ViewSwitch(names, name=_("Day shown"), joined=True)
            self.days.set_current(offered.index(self.matrix.day))
            self.days.chosen.connect(self._on_day)
            self._days_place.addWidget(self.days)
        self.days.set_current(offered.index(self.matrix.day))

    def _on_day(self, number: int) -> None:
        if self._begun[number] != self.matrix.day:
            self.matrix.set_day(self._begun[number])

    def _ask_day(self, cells: list[tuple[str, str]]) -> None:
        """Ask from which day something else is to hold: for some cells, or a whole new day."""
        self._moves = tuple(cells)
        self.new_day.hide()
        self.day_line.clear()
        self.day_line.show()
        self.day_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_day_typed(self) -> None:
        text = self.day_line.text().strip()
        try:
            day = _day(text, self.project.today())
        except ParseError as error:
            self._bubble.say(error.text(), self.day_line.rect(), self.day_line)
            return
        self._close_day()
        self._begin(day)

    def _begin(self, day: date) -> None:
        """Show a new day; what holds in the asked cells holds from it in rows of their own."""
        if day not in self._begun:
            self._new_day = day
        if self._moves:
            seen = self.matrix.day
            try:
                edits.begin_anew(self.project, self._moves, seen, day)
            except WorkbenchError as error:
                self.context.desk.fail(error)
                return
        self.matrix.set_day(day)
        self.matrix.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_day_left(self) -> None:
        if not self.day_line.hasFocus() and self.day_line.isVisible():
            self._close_day()

    def _close_day(self) -> None:
        self._bubble.hide()
        self.day_line.hide()
        self.new_day.show()

    # -- what is chosen

    def _on_chosen(self) -> None:
        self.cells.show_cells()
        self.context.desk.inspect(self.cells if self.matrix.cells() else None)

    def _on_surface(self, key: str) -> None:
        self.surface.show_surface(key)
        self.context.desk.inspect(self.surface)

    def _on_wanted(self, surface: str, task: str) -> None:
        self.matrix.go_to(surface, task)
        self.matrix.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        """Bring what the inspector shows up to date."""
        whole = self.matrix.surface()
        known = {each.id for each in self.matrix.found.surfaces}
        if whole in known:
            self.surface.show_surface(whole)
        elif self.matrix.cells():
            self.cells.show_cells()

    # -- as a page

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show what has changed."""
        if changes is None:
            for rows in (self.cells.rows, self.surface.rows):
                rows.set_active(True)
                rows.mask_changed()
            self.quick.offer()
        self.matrix.refresh(changes)
        if changes is None and self.matrix.grid.selectionModel().hasSelection():
            whole = self.matrix.surface()
            self._on_surface(whole) if whole else self._on_chosen()
        elif changes is not None and changes.touches("finding"):
            self._show_chosen()

    @override
    def summary(self) -> str:
        """Return how many surfaces and tasks there are."""
        surfaces, tasks = len(self.matrix.found.surfaces), len(self.matrix.found.tasks)
        if not surfaces:
            return ""
        said = ngettext("{count} surface", "{count} surfaces", surfaces).format(count=surfaces)
        what = ngettext("{count} task", "{count} tasks", tasks).format(count=tasks)
        return f"{said} · {what}"

    @override
    def show_row(self, row_id: str) -> None:
        """Show the cell of a row on the day from which it holds, or a surface."""
        with self.project.read() as session:
            row = read_row(session, CELL, row_id)
        if row is None:
            self.matrix.go_to(row_id)
        else:
            if self.matrix.found.row((row["surface_id"], row["task_id"]), self.matrix.day) != row:
                self.matrix.set_day(row["valid_from"])
            self.matrix.go_to(row["surface_id"], row["task_id"])

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done in the matrix."""
        return (
            Command("matrix.surface", _("New surface"), self.quick.setFocus, "Ctrl+N", icon="plus"),
            Command("matrix.day", _("New start day…"), lambda: self._ask_day([])),
            Command("matrix.compare", _("Compare two days"), self.compare.toggle),
            *self.matrix.acts.commands,
        )

    @override
    def entry_focus(self) -> QWidget:
        """Return the grid, or the line for the first surface."""
        return self.matrix.grid if self.matrix.found.surfaces else self.quick

    @override
    def state(self) -> dict[str, object]:
        """Return the day, the comparison and the current cell."""
        return {
            "day": self.matrix.day.isoformat(),
            "compares": self.matrix.compares,
            "cell": self.matrix.grid.current(),
        }

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the day, the comparison and the current cell."""
        day, cell = state.get("day"), state.get("cell")
        if isinstance(day, str) and date.fromisoformat(day) in self.matrix.found.beginnings():
            self.matrix.set_day(date.fromisoformat(day))
        self.compare.setChecked(bool(state.get("compares")))
        if isinstance(cell, tuple):
            self.matrix.go_to(*cell)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.matrix.leave()
        self.cells.leave()
        self.surface.leave()
        self.side.tasks.leave()


def _day(text: str, today: date) -> date:
    """Return a start day; a year alone begins on the first of January."""
    if len(text) == len("2027") and text.isdecimal() and int(text) >= 1900:  # noqa: PLR2004
        return date(int(text), 1, 1)
    return parse_date(text, today)


def _hint() -> str:
    space = "\N{NO-BREAK SPACE}"
    letters = [
        f"{letter} {status_text(status)} {SIGNS.get(status, '')}".strip()
        for letter, status in status_letters().items()
    ]
    rest = [
        _("K (capital): performer"),
        _("Enter: performer, accountable"),
        _("Ctrl+D down, Ctrl+R right"),
        _("Del clears"),
    ]
    return " · ".join(each.replace(" ", space) for each in (*letters, *rest))
