"""The plan as it was decided, and what has moved since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.base.parse import ParseError
from workbench.charts.movement import movement_scene
from workbench.charts.scene import Scene, Text
from workbench.project import acts
from workbench.steps.plan import edits
from workbench.steps.plan.baselines import (
    BASELINE,
    Baseline,
    baselines,
    changes_since,
    deliveries,
    frozen_rows,
)
from workbench.steps.plan.movements import move_row, summary_words
from workbench.steps.plan.views import read_plan
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.scene_column import SceneColumn
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.project.changes import Changes
    from workbench.steps.plan.baselines import Change
    from workbench.steps.plan.page_activity import ActivityInspector
    from workbench.ui.parts.page import PageContext


class FreezeLine(QuickAdd):
    """A line that freezes the plan under the name that is written."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(
            context, BASELINE, _("Freeze the plan: name; decided on; decision – Enter freezes")
        )

    @override
    def _add(self, texts: Mapping[str, str]) -> None:
        try:
            values, _refers = self.values_of(texts)
            key = edits.freeze(self._context.project, values)
        except ParseError as error:
            self.reject(error.text(), self._reads)
            return
        except WorkbenchError as error:
            self.reject(error.text())
            return
        self.added.emit(key)


class BaselineView(Page):
    """Chooses a baseline and shows for each activity by how many days it has moved since."""

    def __init__(self, context: PageContext, inspector: ActivityInspector) -> None:
        super().__init__(context)
        self.inspector = inspector
        self._changes: list[Change] = []
        self._known: tuple[Baseline, ...] = ()
        self._said = ""
        self.quick = FreezeLine(context)
        self.quick.added.connect(self.show_row)
        self.which = ChoiceBox(_("Baseline"))
        self.which.activated.connect(lambda _index: self._show())
        self.moved_only = QCheckBox(_("Changes only"))
        self.moved_only.setChecked(True)
        self.moved_only.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.moved_only.clicked.connect(lambda _on: self._show())
        self.about = QuietButton(_("About the baseline"))
        self.about.clicked.connect(self._tell_about)
        self.remove = IconButton("trash-2", _("Delete the baseline"), framed=True)
        self.remove.clicked.connect(self._remove)
        self.said = Meta("", wrap=True)
        self.rows = RecordRows(context.project, BASELINE, mask=context.masks)
        self.form = RecordForm(self.rows, settings=context.settings, parent=self)
        self.form.hide()  # until the inspector shows it
        self.form.failed.connect(context.desk.fail)
        self.column = SceneColumn(self._scene)
        self.view = self.column.view
        self.view.currentChanged.connect(self._choose)
        self.view.activated.connect(lambda _key: self.inspector.focus_field("title"))
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.which)
        bar.addWidget(self.moved_only)
        bar.addStretch(1)
        bar.addWidget(self.about)
        bar.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.quick)
        column.addLayout(bar)
        column.addWidget(self.said)
        column.addWidget(self.column, 1)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Compare the plan with the baseline that is chosen."""
        if changes is None:
            self.quick.offer()
            self.rows.mask_changed()
        self._offer()
        self._show()
        if changes is None:
            self._choose(self.view.current())

    def _offer(self) -> None:
        chosen = self.which.currentData()
        with self.project.read() as session:
            self._known = baselines(session)
        self.which.clear()
        for each in self._known:
            words = f"{each.name}, {date_text(each.day)}" if each.day else each.name
            self.which.addItem(words, each.id)
        self.which.setCurrentIndex(max(self.which.findData(chosen), 0))
        for part in (self.which, self.moved_only, self.about, self.remove, self.said):
            part.setVisible(bool(self._known))
        self.remove.setEnabled(not self.project.read_only)

    def chosen(self) -> Baseline | None:
        """Return the baseline that is compared with, None while there is none."""
        key = self.which.currentData()
        return next((each for each in self._known if each.id == key), None)

    def _show(self) -> None:
        baseline = self.chosen()
        self._changes, self._said = [], ""
        if baseline is not None:
            try:
                with self.project.read() as session:
                    plan = read_plan(session, self.project.today())
                    rows = frozen_rows(session, baseline.id)
            except WorkbenchError as error:
                self.context.desk.fail(error)
                return
            self._changes = changes_since(rows, plan)
            self._said = summary_words(baseline, self._changes, deliveries(rows, plan), plan.today)
        self.said.setText(self._said)
        self.column.rebuild()

    def _scene(self, width: float, text: float) -> Scene:
        shown = [each for each in self._changes if each.differs or not self.moved_only.isChecked()]
        if not self._known:
            words = _("No baseline yet. When the plan is decided, freeze it above: name and Enter.")
        elif not shown:
            words = _("Nothing has changed since.")
        else:
            words = _("What has moved since {name}").format(name=self.which.currentText())
            rows = [move_row(each, nth) for nth, each in enumerate(shown)]
            return movement_scene(rows, width, text, words)
        return Scene(width, text * 4, (Text(0, text * 2, words, text, "muted"),), words)

    @override
    def summary(self) -> str:
        """Return nothing: what there is to say stands above the picture."""
        return ""

    def _choose(self, key: str) -> None:
        item = next(
            (e.item for e in self._changes if e.item is not None and e.item.id == key), None
        )
        self.inspector.show([key] if item is not None else [])

    # -- what it does

    def _tell_about(self) -> None:
        baseline = self.chosen()
        if baseline is not None:
            self.form.show_rows([baseline.id])
            self.context.desk.inspect(self.form)
            self.form.focus_field("name")

    def _remove(self) -> None:
        baseline = self.chosen()
        if baseline is None:
            return
        try:
            acts.remove(self.project, BASELINE, [baseline.id])
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    def _copy(self) -> None:
        self.view.copy()
        self.context.desk.notice(_("Copied the picture"))

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Choose a baseline, or make an activity the current one."""
        self._offer()
        place = self.which.findData(row_id)
        if place >= 0:
            self.which.setCurrentIndex(place)
            self._show()
        else:
            self.view.set_current(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with baselines."""
        return (
            Command(
                "plan.freeze", _("Freeze the plan"), self.quick.setFocus, "Ctrl+N", icon="lock",
                ready=lambda: not self.project.read_only,
            ),
            Command(
                "baseline.about", _("About the baseline"), self._tell_about,
                ready=lambda: self.chosen() is not None,
            ),
            Command(
                "baseline.copy", _("Copy the picture"), self._copy, icon="copy",
                ready=lambda: bool(self._changes),
            ),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the picture, or the line in which one freezes the plan."""
        return self.view if self._known else self.quick

    @override
    def state(self) -> dict[str, object]:
        """Return the baseline, and what is current."""
        return {"baseline": self.which.currentData(), "current": self.view.current()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        place = self.which.findData(state.get("baseline"))
        if place >= 0:
            self.which.setCurrentIndex(place)
            self._show()
        self.view.set_current(str(state.get("current") or ""))

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()
