"""The risks of the plan, by how likely and how grave they are: to be judged by all in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext
from workbench.charts.matrix import RISKS
from workbench.models.field import Kind, Privacy
from workbench.project import acts
from workbench.steps.importing import plan_table, take_in
from workbench.steps.plan.risks import GRAVE, RISK, WATCH, read_risks, risk_dot, risk_value
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.judged_field import JudgedField
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

MIDDLE = 3
PLACEHOLDER = N_("New risk: what; probability/consequence; owner; measure – Enter saves")
JUDGED = ("probability", "consequence")


class RiskMatrix(Page):
    """A field of probability and consequence on which risks are dragged or moved with the keys."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._rows: dict[str, Values] = {}
        self.rows = RecordRows(context.project, RISK, mask=context.masks)
        self.form = RecordForm(self.rows, settings=context.settings, abreast=(JUDGED,), parent=self)
        self.form.hide()  # until the inspector shows it
        self.form.failed.connect(context.desk.fail)
        self.quick = QuickAdd(context, RISK, _(PLACEHOLDER))
        self.quick.added.connect(self.show_row)
        self.field = JudgedField(context, RISKS)
        self.field.bar.insertWidget(0, self.quick, 1)
        self.field.judged.connect(self._move)
        self.field.chosen.connect(self._choose)
        self.field.opened.connect(lambda _key: self.form.focus_field("measure"))
        self.view = self.field.view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show the risks as they are judged now."""
        if changes is None:
            self.rows.mask_changed()
            self.quick.offer()
        else:
            self.quick.renew(changes)
        with self.project.read() as session:
            found = read_risks(session)
        self._rows = {row["id"]: row for row in found}
        dots = [risk_dot(row) for row in found if row["status"] != "closed"]
        self.field.show_dots(dots, _("No risks yet. Write above what may go wrong."))
        if changes is None:
            self._choose(self.view.current())

    @override
    def summary(self) -> str:
        """Return how many risks there are, and how many are grave."""
        count = len(self._rows)
        said = ngettext("{count} risk", "{count} risks", count).format(count=count)
        grave = sum((risk_value(row) or 0) >= GRAVE for row in self._rows.values())
        if not grave:
            return said
        words = ngettext("{count} grave", "{count} grave", grave)
        return f"{said} · {words.format(count=grave)}"

    def _move(self, key: str, probability: int, consequence: int) -> None:
        values = {"probability": probability, "consequence": consequence}
        try:
            acts.change(self.project, RISK, key, values)
        except WorkbenchError as error:
            self.context.desk.fail(error)

    def _choose(self, key: str) -> None:
        self.form.show_rows([key] if key in self._rows else [])
        self.context.desk.inspect(self.form if key in self._rows else None)

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Make a risk the current one."""
        self.view.set_current(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the picture."""
        new = Command("register.new", _("New row"), self.quick.setFocus, "Ctrl+N", icon="plus")
        copy = Command(
            "matrix.copy", _("Copy the picture"), self.field.copy_picture, icon="copy",
            ready=lambda: bool(self.field.dots),
        )  # fmt: skip
        return (new, copy)

    @override
    def entry_focus(self) -> QWidget:
        """Return the field, or the line in which one writes the first risk."""
        return self.view if self.field.dots else self.quick

    @override
    def state(self) -> dict[str, object]:
        """Return which risk is current."""
        return {"current": self.view.current()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what ``state`` returned."""
        self.view.set_current(str(state.get("current") or ""))

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()


def _risk_register(context: PageContext) -> RegisterView:
    project = context.project

    def mark(row: Values) -> Mark | None:
        value = risk_value(row) or 0
        if value >= GRAVE:
            return Mark("late", "error")
        return Mark("risk", "warn") if value >= WATCH else None

    value = computed_column(
        "value", N_("Risk value"), Kind.INTEGER, Privacy.PUBLIC, risk_value, width=8, mark=mark
    )
    made = RegisterView(
        context,
        RISK,
        placeholder=_(PLACEHOLDER),
        empty=_("No risks yet. Write what may go wrong, or paste rows from a spreadsheet."),
        chosen=("code", "title", *JUDGED, "value", "owner_id", "measure", "status"),
        columns=columns_of(RISK, computed=(value,)),
        plan=lambda grid, mapping: plan_table(project, RISK, grid, mapping),
        take=lambda plan: take_in(project, plan, pasted=True),
        abreast=(JUDGED,),
    )
    made.panel.rows.set_sort("value", descending=True)
    return made


def risks(context: PageContext) -> Page:
    """Return the view of risks: the matrix, and the register."""
    return PartsView(
        context,
        (
            Part("matrix", _("Matrix"), RiskMatrix, ("risk",)),
            Part("register", _("All risks"), _risk_register),
        ),
    )
