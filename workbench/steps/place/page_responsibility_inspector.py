"""The inspector beside the responsibility matrix: the form of chosen cells, or a whole surface."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.steps.place import responsibility_edits as edits
from workbench.steps.place.responsibilities import CELL
from workbench.steps.place.responsibility_words import STATUS, period_title, spoken
from workbench.ui.data.reading import referred
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.buttons import LinkButton, QuietButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.text import Heading, Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbench.rules.responsibility import CellKey
    from workbench.steps.place.page_responsibility_grid import MatrixGrid
    from workbench.ui.data.columns import Column
    from workbench.ui.data.reading import Reading

KEYS: Final = (
    "status",
    "performer_id",
    "accountable_id",
    "frequency",
    "standard",
    "baseline",
    "cost_per_year",
    "notes",
)
# Of a large block so many cells are looked at for what they have in common; all are written.
COMPARED: Final = 60


class CellRows(RecordRows):
    """The rows of the matrix for a form: what is written goes into all chosen cells.

    A cell that still shows what was said earlier gets a row of its own, from the day shown on.
    """

    cells: tuple[CellKey, ...] = ()
    day: date

    @override
    def write(
        self, ids: Sequence[str], column: Column, value: object, reading: Reading | None = None
    ) -> int:
        """Write one value into the chosen cells, as one edit; return how many there are."""
        planned = reading.created(referred(column.cell, value)) if reading else {}
        created = {t: [(r.id, dict(r.values)) for r in rows] for t, rows in planned.items()}
        values: dict[str, Any] = {column.field.name: value}
        edits.set_cells(self.project, self.cells, values, self.day, created=created)
        return len(self.cells)


class CellPanel(QWidget):
    """What is said of the chosen cells, to read and to change. ``surface_wanted`` asks for all.

    ``anew_wanted`` asks to let it hold from another day.
    """

    surface_wanted = Signal(str)
    anew_wanted = Signal()

    def __init__(self, matrix: MatrixGrid) -> None:
        super().__init__()
        self._matrix = matrix
        self.heading = Heading("", 2)
        self.place = Meta("", wrap=True)
        self.since = Meta("", wrap=True)
        self.compared = PlainLabel("", wrap=True)
        self.rows = CellRows(matrix.project, CELL, mask=matrix.context.masks)
        self.form = RecordForm(self.rows, keys=KEYS)
        self.form.heading.hide()
        self.form.failed.connect(matrix.context.desk.fail)
        self.unsaid = self._choices()
        self.before = QuietButton(_("As before"), key="Shift+Del")
        self.before.clicked.connect(matrix.acts.as_before)
        self.anew = QuietButton(_("Another start day…"))
        self.anew.clicked.connect(self.anew_wanted)
        self.surface = LinkButton(_("The whole surface"))
        self.surface.clicked.connect(self._whole)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._show_form)
        self._lay_out()

    def _choices(self) -> QWidget:
        """Return the four statuses as buttons, for cells of which nothing is said."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 0, 16, 0)
        column.addWidget(PlainLabel(_("Nothing is said here yet."), tone="muted", wrap=True))
        for choice in STATUS.choices:
            button = QuietButton(choice.text(), key=choice.text()[:1].lower())
            button.clicked.connect(partial(self._say, choice.key))
            column.addWidget(button)
        return inside

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        for widget in (self.heading, self.place, self.compared, self.since):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self.unsaid)
        for button in (self.anew, self.before, self.surface):
            row = QHBoxLayout()
            row.setContentsMargins(16, 0, 16, 0)
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)

    def show_cells(self) -> None:
        """Show what is said of the chosen cells now."""
        cells, found = self._matrix.cells(), self._matrix.found
        if not cells:
            return
        self.rows.cells, self.rows.day = tuple(cells), self._matrix.day
        if len(cells) == 1:
            surface, task = cells[0]
            self.heading.setText(found.task(task).name)
            self.place.setText(found.surface(surface).title)
        else:
            count = ngettext("{count} cell", "{count} cells", len(cells))
            self.heading.setText(count.format(count=len(cells)))
            self.place.setText(self._span(cells))
        self.surface.setVisible(len({surface for surface, _task in cells}) == 1)
        self._show_days(cells)
        # Not now: the form itself may be what has just written.
        self._again.start()

    def _span(self, cells: list[CellKey]) -> str:
        found = self._matrix.found
        surfaces = list(dict.fromkeys(found.surface(key[0]).title for key in cells))
        tasks = list(dict.fromkeys(found.task(key[1]).name for key in cells))
        return "\n".join(
            each[0] if len(each) == 1 else f"{each[0]} – {each[-1]}" for each in (surfaces, tasks)
        )

    def _show_days(self, cells: list[CellKey]) -> None:
        """Say from when it holds, and how it was or becomes on the other day."""
        matrix, found = self._matrix, self._matrix.found
        days = matrix.days() if len(cells) == 1 else None
        lines = []
        for day in days or ():
            said = spoken(found.on(day).said.get(cells[0]), found.parties)
            lines.append(f"{period_title(day)}: {said}")
        self.compared.setText("\n".join(lines))
        self.compared.setVisible(bool(lines) and not matrix.hides)
        row = found.row(cells[0], matrix.day) if len(cells) == 1 else None
        own = row is not None and row["valid_from"] == matrix.day
        since = _("Holds from {day}").format(day=period_title(row["valid_from"])) if row else ""
        self.since.setText(since)
        self.since.setVisible(bool(since))
        earlier = found.before(matrix.day)
        was = earlier is not None and cells[0] in found.on(earlier).said
        self.before.setVisible((own or len(cells) > 1) and was)

    def _show_form(self) -> None:
        found, day = self._matrix.found, self._matrix.day
        rows = (row for key in self.rows.cells if (row := found.row(key, day)) is not None)
        ids = [row["id"] for row in rows if row["status"] is not None][:COMPARED]
        self.form.setVisible(bool(ids))
        self.unsaid.setVisible(not ids)
        self.unsaid.setEnabled(not self._matrix.project.read_only)
        self.anew.setVisible(bool(ids) and not self._matrix.project.read_only)
        if ids != self.form.ids():
            self.form.show_rows(ids)

    def _say(self, status: str) -> None:
        try:
            edits.set_cells(
                self._matrix.project, self.rows.cells, {"status": status}, self.rows.day
            )
        except WorkbenchError as error:
            self._matrix.context.desk.fail(error)

    def _whole(self) -> None:
        if self.rows.cells:
            self.surface_wanted.emit(self.rows.cells[0][0])

    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()
