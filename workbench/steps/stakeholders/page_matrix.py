"""People by influence and interest, to look at and to move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.charts.matrix import BASE_TEXT, describe_dot, frame_of, matrix_scene
from workbench.charts.scene import Scene, Text
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.stakeholders import edits
from workbench.steps.stakeholders.dots import matrix_dot
from workbench.steps.stakeholders.page_dossier import Dossier
from workbench.steps.stakeholders.page_filter import GroupFilter
from workbench.steps.stakeholders.page_registers import say_judged
from workbench.steps.stakeholders.views import judgement_days, read_matrix
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from datetime import date

    from workbench.charts.matrix import MatrixDot, MatrixFrame
    from workbench.charts.scene import Shape
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
        self.dots: list[MatrixDot] = []
        self._hidden = False
        self.matrix = SceneView()
        self.matrix.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.matrix.set_movable(movable=not context.project.read_only, target=self._target)
        self.matrix.set_builder(self._scene)
        self.matrix.nudged.connect(self._nudge)
        self.matrix.dropped.connect(self._drop)
        self.matrix.currentChanged.connect(self._choose)
        self.matrix.activated.connect(lambda _key: self.dossier.form.focus_field("influence"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._bar())
        column.addWidget(self.matrix, 1)
        column.addWidget(
            Meta(
                _("Arrows choose · Alt and an arrow moves · Enter opens · drag with the mouse"),
                wrap=True,
            )
        )

    def _bar(self) -> QHBoxLayout:
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
        self.copy = IconButton("copy", _("Copy the picture"), key="Ctrl+C", framed=True)
        self.copy.clicked.connect(self._copy)
        bar = QHBoxLayout()
        for part in (self.groups, self.compare, self.stances):
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self.anew)
        bar.addWidget(self.copy)
        return bar

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
            if not self.matrix.current() and self.dots:
                self.matrix.set_current(self.matrix.scene().groups()[0].key)
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
        self.dots = [] if self._hidden else self._dots()
        for part in (self.anew, self.copy, self.stances):
            part.setEnabled(bool(self.dots))
        self.matrix.rebuild()

    def _dots(self) -> list[MatrixDot]:
        compared = self.compare.currentData()
        day: date | None = None if compared in {NEVER, LAST, None} else compared
        with self.project.read() as session:
            placed = read_matrix(session, self.groups.members(), day=day)
        marked = self.stances.isChecked() and not self.context.masks(PERSON["stance"])
        ghosts = compared != NEVER
        return [matrix_dot(each, marked=marked, ghosts=ghosts) for each in placed]

    def _text(self) -> float:
        return BASE_TEXT * Theme.current().metrics.px(100) / 100

    def _scene(self, width: float, height: float) -> Scene:
        text = self._text()
        if not self.dots:
            words = _("Hidden in protected view") if self._hidden else _("Nobody to place yet.")
            said = Text(width / 2, height / 2, words, text, "muted", anchor="middle")
            return Scene(width, height, (said,), words)
        current = self.matrix.current()
        return matrix_scene(self.dots, width, height, LEVELS, text, chosen=current)

    def _target(self, x: float, y: float) -> Shape | None:
        return self.frame().target(x, y)

    def frame(self) -> MatrixFrame:
        """Return where the field lies on the widget."""
        size = self.matrix.size()
        return frame_of(self.dots, size.width(), size.height(), LEVELS, self._text())

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

    def _nudge(self, key: str, across: int, down: int) -> None:
        dot = next((each for each in self.dots if each.key == key), None)
        if dot is not None:
            influence = (dot.influence or MIDDLE) - (down if dot.influence else 0)
            interest = (dot.interest or MIDDLE) + (across if dot.interest else 0)
            self._move(dot, _within(influence), _within(interest))

    def _drop(self, key: str, x: float, y: float) -> None:
        dot = next((each for each in self.dots if each.key == key), None)
        found = self.frame().at(x, y)
        if dot is not None and found is not None:
            self._move(dot, *found)

    def _move(self, dot: MatrixDot, influence: int, interest: int) -> None:
        if (influence, interest) == dot.cell:
            return
        values = {"influence": influence, "interest": interest}
        try:
            acts.change(self.project, PERSON, dot.key, values)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        moved = next((each for each in self.dots if each.key == dot.key), None)
        if moved is not None:
            announce(self.matrix, describe_dot(moved))

    def _judge(self) -> None:
        say_judged(self.context, edits.judge_anew(self.project))

    def _copy(self) -> None:
        self.matrix.copy()
        self.context.desk.notice(_("Copied the picture"))

    def _choose(self, key: str) -> None:
        if key:
            self.matrix.rebuild()
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
                "matrix.copy", _("Copy the picture"), self._copy, icon="copy",
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


def _within(value: int) -> int:
    return max(1, min(LEVELS, value))
