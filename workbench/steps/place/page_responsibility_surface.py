"""A whole surface in the inspector: whose it is, its tasks on two days, what was found there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.responsibility import CLEAR, DOUBLE, UNCLEAR, clarity
from workbench.steps.place import responsibility_edits as edits
from workbench.steps.place.responsibilities import SURFACE
from workbench.steps.place.responsibility_words import SIGNS, name_of, period_title
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.theme import Theme
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.marks import Chip, SymbolMark
from workbench.ui.parts.suggestions import Offer, OfferLine
from workbench.ui.parts.text import Heading, Meta, PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from workbench.project.register import Values
    from workbench.rules.responsibility import Statement
    from workbench.steps.place.page_responsibility_grid import MatrixGrid

FINDING = record("finding")
KEYS: Final = ("type", "publicness", "control_id")
NAME: Final = 112
_DONE: Final = frozenset({"done", "verified"})
_ENDED: Final = _DONE | {"rejected"}


class SurfacePanel(QWidget):
    """One surface with all that is said of it on two days, and the findings on it."""

    def __init__(self, matrix: MatrixGrid) -> None:
        super().__init__()
        self._matrix = matrix
        self._surface = ""
        self.heading = Heading("", 2)
        self.chip = Chip("")
        self.rows = RecordRows(matrix.project, SURFACE, mask=matrix.context.masks)
        self.form = RecordForm(self.rows, keys=KEYS)
        self.form.heading.hide()
        self.form.failed.connect(matrix.context.desk.fail)
        self.tasks_title = Meta("", strong=True)
        self.tasks = QGridLayout()
        self.like = OfferLine((), parent=self)
        self.like.setPlaceholderText(_("Same as for another surface…"))
        self.like.setAccessibleName(_("Take over the responsibilities of another surface"))
        self.like.took.connect(self._take_over)
        self.like.returnPressed.connect(self._take_over)
        self.findings_title = Meta(_("Findings on the surface"), strong=True)
        self.findings = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self.heading)
        head.addWidget(self.chip)
        column.addLayout(head)
        column.addWidget(self.form)
        rest = QVBoxLayout()
        rest.setContentsMargins(16, 0, 16, 0)
        rest.setSpacing(6)
        rest.addWidget(self.tasks_title)
        self.tasks.setHorizontalSpacing(8)
        self.tasks.setVerticalSpacing(6)
        rest.addLayout(self.tasks)
        rest.addWidget(self.like)
        rest.addSpacing(8)
        rest.addWidget(self.findings_title)
        self.findings.setSpacing(8)
        rest.addLayout(self.findings)
        column.addLayout(rest)
        column.addStretch(1)

    def show_surface(self, key: str) -> None:
        """Show a surface as it is now."""
        self._surface = key
        self.rows.set_active(True)
        surface = self._matrix.found.surface(key)
        self.heading.setText(surface.title)
        self._show_chip()
        if self.form.ids() != [key]:
            self.form.show_rows([key])
        self._show_tasks()
        others = [each for each in self._matrix.found.surfaces if each.id != key]
        self.like.set_offers([Offer(each.title, each.title) for each in others])
        self.like.setVisible(bool(others) and not self._matrix.project.read_only)
        self._show_findings()

    def _take_over(self) -> None:
        """Say of this surface all that is said of the one that was typed."""
        found, typed = self._matrix.found, fold(self.like.text())
        names = {fold(name): s.id for s in found.surfaces for name in (s.title, s.code, s.name)}
        source = names.get(typed)
        if not typed or source is None or source == self._surface:
            return
        self.like.clear()
        self._matrix.grid.setFocus()
        tasks = [each.id for each in found.tasks]
        try:
            edits.copy_surface(
                self._matrix.project, source, [self._surface], tasks, self._matrix.day
            )
        except WorkbenchError as error:
            self._matrix.context.desk.fail(error)

    @property
    def surface(self) -> str:
        """The id of the surface that is shown."""
        return self._surface

    def _show_chip(self) -> None:
        matrix, day = self._matrix, self._matrix.day
        clear = clarity(matrix.found.on(day), {self._surface})
        self.chip.setVisible(clear.relevant > 0 and not matrix.hides)
        if clear.missing:
            words = _("{count} of {relevant} not clear")
            said = words.format(count=clear.missing, relevant=clear.relevant)
            self.chip.set_state(said, "risk")
        else:
            self.chip.set_state(_("All {relevant} clear").format(relevant=clear.relevant), "done")

    # -- all tasks on two days

    def _show_tasks(self) -> None:
        _empty(self.tasks)
        matrix = self._matrix
        days = matrix.days() or (matrix.day,)
        names = [period_title(day) for day in days]
        title = _("Responsibility {first} and {second}") if len(days) > 1 else _("Responsibility")
        self.tasks_title.setText(title.format(first=names[0], second=names[-1]))
        self.tasks_title.setVisible(not matrix.hides)
        if matrix.hides:
            return
        for at, name in enumerate(names, start=1):
            self.tasks.addWidget(Meta(name, strong=matrix.day == days[at - 1]), 0, at)
            self.tasks.setColumnStretch(at, 4)
        for row, task in enumerate(matrix.found.tasks, start=1):
            key = self._surface, task.id
            told = [matrix.found.on(day).said.get(key) for day in days]
            if any(each is not None and each.relevant for each in told):
                self.tasks.addWidget(self._name(task.name), row, 0)
                for at, said in enumerate(told, start=1):
                    self.tasks.addWidget(self._who(said), row, at)

    def _name(self, name: str) -> PlainLabel:
        """Return the name of a task; it is cut later than who does it."""
        label = PlainLabel(name)
        most = Theme.current().metrics.px(NAME)
        label.setMinimumWidth(min(label.sizeHint().width(), most))
        return label

    def _who(self, said: Statement | None) -> PlainLabel:
        status = said.status if said else None
        name = name_of(said, self._matrix.found.parties)
        sign = SIGNS.get(status or "", "")
        tone = "error" if status in {UNCLEAR, DOUBLE} else "text" if status == CLEAR else "muted"
        label = PlainLabel(f"{sign} {name}".strip(), tone=tone)
        accountable = self._matrix.found.parties.get(said.accountable or "") if said else None
        if accountable:
            label.set_tooltip(_("accountable {name}").format(name=accountable.short))
        return label

    # -- findings

    def _show_findings(self) -> None:
        _empty(self.findings)
        with self._matrix.project.read() as session:
            rows = read_rows(session, FINDING)
        mine = [row for row in rows if row["surface_id"] == self._surface]
        self.findings_title.setVisible(bool(mine))
        for row in sorted(mine, key=lambda each: -(each["severity"] or 0)):
            self.findings.addLayout(self._finding(row))

    def _finding(self, row: Values) -> QHBoxLayout:
        late = self._is_late(row)
        status = FINDING["status"].choice(row["status"])
        words = _("overdue") if late else status.text().lower() if status else ""
        severity = _("severity {number}").format(number=row["severity"]) if row["severity"] else ""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(SymbolMark(_symbol(row, late=late), words), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(PlainLabel(f"{row['code']} {row['title']}".strip(), wrap=True))
        said.addWidget(Meta(" · ".join(filter(None, (severity, words)))))
        line.addLayout(said, 1)
        return line

    def _is_late(self, row: Values) -> bool:
        due = row["due"]
        today = self._matrix.project.today()
        return due is not None and due < today and row["status"] not in _ENDED

    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()


def _symbol(row: Values, *, late: bool) -> str:
    if late:
        return "late"
    if row["status"] in _DONE:
        return "done"
    return "on_time" if row["status"] == "ongoing" else "planned"


def _empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inside, widget = item.layout(), item.widget()
        if inside is not None:
            _empty(inside)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
