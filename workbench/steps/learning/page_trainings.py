"""Trainings above; below, who came to the chosen one and what was learnt there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext
from workbench.documents.filing import filed
from workbench.documents.registry import kind_of
from workbench.models.field import Kind, Privacy
from workbench.steps.importing import plan_table, take_in
from workbench.steps.learning.edits import lesson_to_activity
from workbench.steps.learning.views import (
    LESSON,
    PARTICIPATION,
    TRAINING,
    TRIP,
    TrainingSight,
    read_trainings,
)
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command
from workbench.ui.parts.paper_save import save_paper
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.scoped_register import ScopedRegister
from workbench.ui.parts.text import Heading

if TYPE_CHECKING:
    from decimal import Decimal

    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = ("code", "title", "kind", "held_on", "people", "cost", "mean")
BELOW: Final = 236
KIND: Final = "studieresa"


class TrainingsView(RegisterView):
    """The register of trainings with attendance and lessons of the one that is chosen."""

    def __init__(self, context: PageContext) -> None:
        project, public = context.project, Privacy.PUBLIC
        self._sights: dict[str, TrainingSight] = {}
        own = ("participation",)
        computed = (
            computed_column("people", N_("Came"), Kind.INTEGER, public, self._people, width=7,
                            depends=own),
            computed_column("mean", N_("Evaluation"), Kind.DECIMAL, public, self._mean,
                            width=9, mark=self._mark),
        )  # fmt: skip
        super().__init__(
            context,
            TRAINING,
            placeholder=_("New training: what; kind; day; hours – Enter saves"),
            empty=_("No trainings yet. Write the next training, seminar or study trip."),
            chosen=COLUMNS,
            columns=columns_of(TRAINING, computed=computed),
            plan=lambda grid, mapping: plan_table(project, TRAINING, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
            abreast=(("held_on", "hours"), ("participants", "cost")),
        )
        self.came = ScopedRegister("training_id", self._came)
        self.lessons = ScopedRegister("training_id", self._lessons)
        self.lessons.selected.connect(self._on_lesson)
        self.make = QuietButton(_("Make it an activity"), icon="chart-gantt", parent=self)
        self.make.clicked.connect(self.make_activity)
        self.report = QuietButton(_("The report as PDF…"), icon="file-text", parent=self)
        self.report.clicked.connect(partial(self.save_report, "pdf"))
        self.panel.table.add_control(self.report)
        self.panel.selected.connect(self._on_training)
        self._lay_out_below()
        self._on_training([])
        self._on_lesson([])

    def _lay_out_below(self) -> None:
        self.below = QWidget(self)
        row = QHBoxLayout(self.below)
        row.setContentsMargins(0, 0, 0, 0)
        for title, widget, button in (
            (_("Who came"), self.came, None),
            (_("Lessons"), self.lessons, self.make),
        ):
            head = QHBoxLayout()
            head.addWidget(Heading(title, 3), 1)
            head.addStrut(self.make.sizeHint().height())
            if button is not None:
                head.addWidget(button)
            column = QVBoxLayout()
            column.addLayout(head)
            column.addWidget(widget, 1)
            row.addLayout(column, 1 if button is None else 2)
        self.column.addWidget(self.below)
        Theme.current().changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        self.below.setFixedHeight(Theme.current().metrics.px(BELOW))

    def _came(self, scope: dict[str, Any]) -> RegisterPanel:
        project = self.project
        return RegisterPanel(
            self.context,
            PARTICIPATION,
            placeholder=_("Organisation; how many"),
            empty=_("Write an organisation and how many came; no names are kept."),
            plan=lambda grid, mapping: plan_table(project, PARTICIPATION, grid, mapping, scope),
            take=lambda plan: take_in(project, plan, constants=scope, pasted=True),
            chosen=("organisation_id", "count"),
            scope=scope,
            filterable=False,
        )

    def _lessons(self, scope: dict[str, Any]) -> RegisterPanel:
        project = self.project
        return RegisterPanel(
            self.context,
            LESSON,
            placeholder=_("New lesson – Enter saves"),
            empty=_("Write one thing to do otherwise, and make it an activity."),
            plan=lambda grid, mapping: plan_table(project, LESSON, grid, mapping, scope),
            take=lambda plan: take_in(project, plan, constants=scope, pasted=True),
            chosen=("title", "activity_id"),
            scope=scope,
            filterable=False,
        )

    def _people(self, row: Values) -> int | None:
        sight = self._sights.get(row["id"])
        return (sight.came_by(self.project.today()) or None) if sight else None

    def _mean(self, row: Values) -> Decimal | None:
        sight = self._sights.get(row["id"])
        return round(sight.mean, 1) if sight is not None and sight.mean is not None else None

    def _mark(self, row: Values) -> Mark | None:
        sight = self._sights.get(row["id"])
        waits = sight is not None and sight.over(self.project.today()) and sight.mean is None
        return Mark("risk", "warn") if waits else None

    @Slot(list)
    def _on_training(self, ids: list[str]) -> None:
        key = ids[0] if len(ids) == 1 else ""
        self.came.show_owner(key)
        self.lessons.show_owner(key)
        self.below.setVisible(bool(key))
        self.report.setVisible(self._trip() is not None)

    @Slot(list)
    def _on_lesson(self, ids: list[str]) -> None:
        self.make.setEnabled(len(ids) == 1 and not self.project.read_only)

    def make_activity(self) -> None:
        """Make an activity of the chosen lesson."""
        panel = self.lessons.panel
        chosen = panel.table.selected_ids() if panel is not None else []
        if len(chosen) != 1:
            return
        try:
            lesson_to_activity(self.project, chosen[0])
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    def _trip(self) -> TrainingSight | None:
        sight = self._sights.get(self.came.owner)
        return sight if sight is not None and sight.values["kind"] == TRIP else None

    def save_report(self, ending: str) -> None:
        """Save the report of the chosen study trip as a file."""
        trip, kind = self._trip(), kind_of(self.context.documents, KIND)
        if trip is not None and kind is not None:
            self.leave()
            row = trip.values
            called = f"{kind.name()} {row['code']} {row['title']}".strip().replace("/", "-")
            save_paper(self.context, called, ending, partial(filed, kind, row["id"], ending))

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Count anew who came."""
        with self.project.read() as session:
            self._sights = {each.values["id"]: each for each in read_trainings(session)}
        if self.came.owner and self.came.owner not in self._sights:
            self._on_training([])
        super().refresh(changes)
        if changes is not None:
            self.panel.rows.mask_changed()  # who came is reckoned from other rows too
        self.came.refresh(changes)
        self.lessons.refresh(changes)

    @override
    def show_row(self, row_id: str) -> None:
        """Show a training, or the one at which something was learnt."""
        for key, sight in self._sights.items():
            if any(lesson["id"] == row_id for lesson in sight.lessons):
                super().show_row(key)
                return
        super().show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with trainings and lessons."""
        make = Command("lesson.activity", _("Make an activity of the lesson"), self.make_activity,
                       icon="chart-gantt", ready=self.make.isEnabled)  # fmt: skip
        chosen = self.report.isVisible
        report = (
            Command("training.pdf", _("The report of the study trip as PDF…"),
                    partial(self.save_report, "pdf"), icon="file-text", ready=chosen),
            Command("training.docx", _("The report of the study trip as Word…"),
                    partial(self.save_report, "docx"), icon="file-text", ready=chosen),
        )  # fmt: skip
        return (*super().commands(), make, *report)

    @override
    def summary(self) -> str:
        """Return how many trainings there are, and how many took part in all."""
        count = len(self._sights)
        if not count:
            return ""
        said = ngettext("{count} training", "{count} trainings", count).format(count=count)
        people = sum(s.came_by(self.project.today()) for s in self._sights.values())
        came = ngettext("{count} participant", "{count} participants", people)
        return f"{said} · {came.format(count=people)}"

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        super().leave()
        self.came.leave()
        self.lessons.leave()
