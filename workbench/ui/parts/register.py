"""A register on a page: quick line, table and inspector form of one record, tied together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.exchange.named_columns import recalled
from workbench.exchange.person_lists import tidied
from workbench.exchange.read_table import read_clipboard
from workbench.project.mappings import remembered
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.paste_preview import PastePreview
from workbench.ui.parts.quick_add import QuickAdd
from workbench.ui.parts.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.exchange.grid import Grid
    from workbench.exchange.import_plan import ImportPlan
    from workbench.models.field import Record
    from workbench.project.changes import Changes
    from workbench.ui.data.columns import Column
    from workbench.ui.parts.page import Command, PageContext

    MakePlan = Callable[[Grid, Mapping[str, str]], ImportPlan]
    TakeIn = Callable[[ImportPlan], None]


class RegisterPanel(QWidget):
    """The rows of one record to type, paste, look through and change.

    ``plan`` and ``take`` say what pasted rows would do and do it. ``columns`` are all columns that
    can be chosen, ``chosen`` those shown at first. ``scope`` limits the rows and is given to new
    ones. ``selected`` tells the ids of the selected rows. ``inspected`` stands in the inspector
    for them: the form, or something that has the form in it. ``quick`` is another line than the
    usual one. Where few rows are to be expected it need not be ``filterable``.
    Fields of the form stand ``abreast`` as there.
    """

    selected = Signal(list)

    def __init__(  # noqa: PLR0913 - what a register is made of
        self,
        context: PageContext,
        record: Record,
        *,
        placeholder: str,
        empty: str,
        plan: MakePlan,
        take: TakeIn,
        columns: Sequence[Column] | None = None,
        chosen: Sequence[str] | None = None,
        scope: Mapping[str, Any] | None = None,
        name: str = "",
        quick: QuickAdd | None = None,
        filterable: bool = True,
        abreast: Sequence[Sequence[str]] = (),
    ) -> None:
        super().__init__()
        self._context, self.record, self._plan, self._take = context, record, plan, take
        self.rows = RecordRows(
            context.project, record, mask=context.masks, columns=columns, chosen=chosen, scope=scope
        )
        self.table = RecordTable(
            self.rows,
            settings=context.settings,
            name=name or record.table,
            filterable=filterable,
        )
        self.quick = quick or QuickAdd(context, record, placeholder, constants=scope)
        self.form = RecordForm(self.rows, settings=context.settings, abreast=abreast, parent=self)
        self.form.hide()  # until the inspector shows it
        self.inspected: QWidget = self.form
        self.preview = PastePreview(record, mask=context.masks)
        nothing = EmptyState(empty, _("Write the first one"), icon="plus")
        nothing.acted.connect(self.quick.setFocus)
        self.table.set_empty(nothing)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.quick)
        self._column.addWidget(self.preview, 2)
        self._column.addWidget(self.table, 1)
        self.preview.hide()

    def _connect(self) -> None:
        desk = self._context.desk
        self.quick.added.connect(lambda key: self.table.select([key]))
        self.quick.pasted.connect(self.paste)
        self.table.pasted.connect(self.paste)
        self.table.done.connect(lambda text: desk.notice(text, undo=True))
        self.table.failed.connect(desk.fail)
        self.table.selection_changed.connect(self._on_selection)
        self.table.activated.connect(lambda _key: self._show_form())
        self.form.failed.connect(desk.fail)
        self.preview.accepted.connect(self._accept)
        self.preview.cancelled.connect(self._drop_preview)

    @Slot(list)
    def _on_selection(self, ids: list[str]) -> None:
        # The table tells a moment later, when another view may be shown already.
        if self.isVisible():
            self._show_selection(ids)

    def _show_selection(self, ids: list[str]) -> None:
        self.form.show_rows(ids)
        self.selected.emit(ids)
        self._context.desk.inspect(self.inspected if ids else None)

    def _show_form(self) -> None:
        self._context.desk.inspect(self.inspected)
        self.form.focus_field(self.record.title_field)

    @Slot(object)
    def paste(self, data: QMimeData) -> None:
        """Show what taking in the clipboard would do; nothing is changed yet."""
        try:
            grid = tidied(read_clipboard(data.text(), data.html()), self.record)
            with self._context.project.read() as session:
                meant = recalled(grid, remembered(session, self.record))
            self.preview.show_grid(grid, self._plan, meant)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self.preview.show()
        self.preview.setFocus()

    @Slot()
    def _drop_preview(self) -> None:
        self.preview.hide()
        self.table.setFocus()

    @Slot(object)
    def _accept(self, plan: ImportPlan) -> None:
        self._drop_preview()
        try:
            self._take(plan)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        come = [row.id for row in plan.rows if self.rows.row_of(row.id) is not None]
        if come:
            self.table.select(come)
        entry = self._context.project.undo_label()
        if entry:
            self._context.desk.notice(entry, undo=True)

    def refresh(self, changes: Changes | None) -> None:
        """Follow protected view and names; the table follows the rows by itself."""
        if changes is None:
            self.rows.mask_changed()
            self.quick.offer()
        else:
            self.quick.renew(changes)

    def show_row(self, row_id: str) -> None:
        """Select a row and show it."""
        self.table.select([row_id])

    def shown(self) -> None:
        """Say what is selected when the page or the view is opened."""
        self._show_selection(self.table.selected_ids())

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the rows."""
        return self.table.commands()

    def leave(self) -> None:
        """Write what is being typed."""
        self.table.leave()
        self.form.commit()
