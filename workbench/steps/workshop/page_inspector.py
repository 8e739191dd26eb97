"""The note or group in focus, in the inspector: its fields, and what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.arising import Related
from workbench.steps.workshop.becoming import TARGETS
from workbench.steps.workshop.views import GROUP, NOTE
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import kept
from workbench.ui.parts.related import RelatedList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.steps.workshop.views import Made, WorkshopBoard
    from workbench.ui.parts.page import PageContext

_STEPS: Final = {
    "activity": "plan",
    "risk": "plan",
    "problem": "situation",
    "finding": "situation",
    "goal": "vision",
    "stakeholder": "stakeholders",
}
_NOTE: Final = ("title", "effect", "feasibility", "author", "comment")
_GROUP: Final = ("name", "effect", "feasibility")
JUDGED: Final = ("effect", "feasibility")


class Showing(Protocol):
    """A view that shows a board."""

    shown: WorkshopBoard | None


class BoardInspector:
    """Shows the fields of the current note or group in the inspector; ``view`` owns the forms."""

    def __init__(self, context: PageContext, view: QWidget, showing: Showing) -> None:
        self._context, self._view = context, showing
        self.notes = RecordRows(context.project, NOTE, mask=context.masks)
        self.groups = RecordRows(context.project, GROUP, mask=context.masks)
        self.form = kept(RecordForm(self.notes, keys=_NOTE, abreast=(JUDGED,)), view)
        self.group_form = kept(RecordForm(self.groups, keys=_GROUP, abreast=(JUDGED,)), view)
        for form in (self.form, self.group_form):
            form.failed.connect(context.desk.fail)
        self.made = RelatedList(_("Became"))
        self.made.opened.connect(self._open)
        self.form.add_below(self.made)

    def renew(self) -> None:
        """Follow what may be seen now."""
        for rows in (self.notes, self.groups):
            rows.set_active(True)
            rows.mask_changed()

    def show(self, key: str) -> None:
        """Show a note or a group by its id; nothing where writing is hidden."""
        board = self._view.shown
        if board is None or board.hidden_writing:
            self._context.desk.inspect(None)
            return
        note = next((each for each in board.notes() if each.id == key), None)
        if note is not None:
            self.form.show_rows([key])
            self.made.show_rows([self._related(each) for each in note.made])
            self._context.desk.inspect(self.form)
        elif any(group.id == key for group in board.groups):
            self.group_form.show_rows([key])
            self._context.desk.inspect(self.group_form)
        else:
            self._context.desk.inspect(None)

    def _related(self, made: Made) -> Related:
        kind = record(made.table)
        hidden = self._context.masks(kind[kind.title_field])
        return Related(made.table, made.row_id, _(kind.one), "" if hidden else made.title, "")

    def focus_judgement(self) -> None:
        """Go to the judgement of what is current."""
        shown = self.form if self.form.isVisible() else self.group_form
        shown.focus_field(JUDGED[0])

    def commit(self) -> None:
        """Write what is being typed."""
        self.form.commit()
        self.group_form.commit()

    def _open(self, table: str, row_id: str) -> None:
        self._context.desk.go_to(step_of(table), row_id)


def step_of(table: str) -> str:
    """Return the step in which rows of a table that notes become are shown."""
    return _STEPS[next(each.table for each in TARGETS if each.table == table)]
