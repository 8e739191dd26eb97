"""People by influence and interest, to look at and to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.charts.matrix import PEOPLE
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.stakeholders import edits
from workbench.steps.stakeholders.dots import matrix_dot
from workbench.steps.stakeholders.page_dossier import Dossier
from workbench.steps.stakeholders.page_filter import GroupFilter
from workbench.steps.stakeholders.page_registers import say_judged
from workbench.steps.stakeholders.views import judgement_days, read_matrix
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.judged_field import JudgedField
from workbench.ui.parts.page import Command, Page

if TYPE_CHECKING:
    from datetime import date

    from workbench.charts.matrix import MatrixDot, MatrixFrame
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

PERSON = record("stakeholder")
JUDGED = record("assessment")["made_on"]
NEVER, LAST = "never", "last"
LEVELS, MIDDLE = 5, 3


class MatrixView(Page):
    """A field of influence and interest on which people are dragged or moved with the keys."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows = RecordRows(context.project, PERSON, mask=context.masks)
        self.dossier = Dossier(context, RecordForm(self.rows), self)
        self.dossier.form.failed.connect(context.desk.fail)
        self._hidden = False
        self.field = JudgedField(context, PEOPLE)
        self.field.judged.connect(self._move)
        self.field.chosen.connect(self._choose)
        self.field.opened.connect(lambda _key: self.dossier.form.focus_field("influence"))
        self.matrix = self.field.view
        self._fill_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def _fill_bar(self) -> None:
        self.groups = GroupFilter(self.project)
        self.groups.chosen.connect(self._fill)
        self.compare = ChoiceBox(_("Compare with"))
        self.compare.activated.connect(lambda _index: self._fill())
        self.stances = QCheckBox(_("Stance"))
        self.stances.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.stances.setChecked(True)
        self.stances.clicked.connect(lambda _on: self._fill())
        self.anew = QuietButton(_("New assessment"))
        self.anew.clicked.connect(self._judge)
        self.field.put_before_copy(self.groups, self.compare, self.stances, None, self.anew)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show everybody who is active, or nobody in protected view."""
        self.rows.set_active(True)
        self.groups.renew(changes)
        if changes is None:
            self.rows.mask_changed()
        if changes is None or changes.touches("assessment"):
            self._fill_compare()
        self._fill()
        if changes is None:
            self.field.choose_first()
            self._choose(self.matrix.current())
        self.dossier.refresh(changes)

    def _fill_compare(self) -> None:
        before = self.compare.currentData()
        with self.project.read() as session:
            days = [] if self.context.masks(JUDGED) else judgement_days(session)
        self.compare.clear()
        self.compare.addItem(_("Without earlier places"), NEVER)
        self.compare.addItem(_("Last assessment"), LAST)
        for day in days:
            words = _("As on {day}").format(day=date_text(day))
            self.compare.addItem(words, day)
        self.compare.setCurrentIndex(max(self.compare.findData(before or LAST), 0))
        self.compare.setVisible(bool(days))

    def _fill(self) -> None:
        self._hidden = any(self.context.masks(PERSON[n]) for n in ("influence", "name", "interest"))
        dots = [] if self._hidden else self._dots()
        for part in (self.anew, self.stances):
            part.setEnabled(bool(dots))
        nothing = _("Hidden in protected view") if self._hidden else _("Nobody to place yet.")
        self.field.show_dots(dots, nothing)

    @property
    def dots(self) -> list[MatrixDot]:
        """Those who stand on the field."""
        return self.field.dots

    def _dots(self) -> list[MatrixDot]:
        compared = self.compare.currentData()
        day: date | None = None if compared in {NEVER, LAST, None} else compared
        with self.project.read() as session:
            placed = read_matrix(session, self.groups.members(), day=day)
        marked = self.stances.isChecked() and not self.context.masks(PERSON["stance"])
        ghosts = compared != NEVER
        return [matrix_dot(each, marked=marked, ghosts=ghosts) for each in placed]

    def frame(self) -> MatrixFrame:
        """Return where the field lies on the widget."""
        return self.field.frame()

    @override
    def summary(self) -> str:
        """Return how many people there are, and how many are not placed."""
        said = ngettext("{count} person", "{count} people", len(self.dots))
        words = [said.format(count=len(self.dots))] if self.dots else []
        if loose := sum(dot.cell is None for dot in self.dots):
            words.append(ngettext("{count} not placed", "{count} not placed", loose).format(
                count=loose))  # fmt: skip
        return " · ".join(words)

    # -- moving

    def _move(self, key: str, influence: int, interest: int) -> None:
        values = {"influence": influence, "interest": interest}
        try:
            acts.change(self.project, PERSON, key, values)
        except WorkbenchError as error:
            self.context.desk.fail(error)

    def _judge(self) -> None:
        say_judged(self.context, edits.judge_anew(self.project))

    def _choose(self, key: str) -> None:
        self.dossier.show_rows([key] if key else [])
        self.context.desk.inspect(self.dossier if key else None)

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Make somebody the current one."""
        self.matrix.set_current(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the picture."""
        return (
            Command(
                "people.judge", _("New assessment of all"), self._judge, icon="refresh-cw",
                ready=lambda: bool(self.dots) and not self.project.read_only,
            ),
            Command(
                "matrix.copy", _("Copy the picture"), self.field.copy_picture, icon="copy",
                ready=lambda: bool(self.dots),
            ),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the field itself."""
        return self.matrix

    @override
    def state(self) -> dict[str, object]:
        """Return who is current, and what is compared and shown."""
        return {"current": self.matrix.current(), "group": self.groups.group()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        self.groups.set_group(str(state.get("group") or ""))
        self.matrix.set_current(str(state.get("current") or ""))

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.dossier.form.commit()
