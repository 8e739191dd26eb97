"""The clauses of an agreement: their order at the left, the wording of one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.project.register import read_row
from workbench.steps.agreement import edits
from workbench.steps.agreement.page_choice import AgreementChoice, Chosen, no_agreement
from workbench.steps.agreement.page_clause_editor import ClauseEditor
from workbench.steps.agreement.page_clause_list import ClauseList
from workbench.steps.agreement.views import (
    CLAUSE,
    SOURCES,
    AgreementLine,
    ClauseLine,
    read_agreement,
)
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.theme import Theme
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

FORM: Final = ("left_out", "reason", "notes")
LIST_WIDTH: Final = 280


class ClausesView(Page):
    """Each clause as it reads now: drafted from the project, or in words of its own."""

    def __init__(self, context: PageContext, *, chosen: Chosen) -> None:
        super().__init__(context)
        self._chosen = chosen
        self._found: AgreementLine | None = None
        self._clause = ""
        self.choice = AgreementChoice(self.project, chosen)
        self.choice.changed.connect(self._other_agreement)
        self.up = IconButton("arrow-up", _("Move the clause up"), key="Alt+Up", framed=True)
        self.down = IconButton("arrow-down", _("Move the clause down"), key="Alt+Down", framed=True)
        self.add = QuietButton(_("New clause"), icon="plus")
        self.list = ClauseList(_("Clauses"))
        self.editor = ClauseEditor()
        self.rows = RecordRows(self.project, CLAUSE, mask=context.masks)
        self.form = RecordForm(self.rows, keys=FORM, show_all=True, parent=self)
        self.form.hide()  # until the inspector shows it
        self.form.failed.connect(context.desk.fail)
        self.nothing = no_agreement(context)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = ButtonRow()
        top.addWidget(self.choice)
        top.addStretch(1)
        for part in (self.up, self.down, self.add):
            top.addWidget(part)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.editor)
        self.split.setStretchFactor(1, 1)
        width = Theme.current().metrics.px(LIST_WIDTH)
        self.split.setSizes([width, 2 * width])
        shown = QWidget()
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(top)
        inside.addWidget(self.split, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.stepped.connect(self.step_clause)
        self.list.dropped.connect(self._order)
        self.up.clicked.connect(lambda: self.step_clause(-1))
        self.down.clicked.connect(lambda: self.step_clause(1))
        self.add.clicked.connect(self.new)
        editor = self.editor
        editor.worded.connect(lambda text: self._do(edits.write_wording, text))
        editor.titled.connect(lambda text: self._do(edits.rename_clause, text))
        editor.varied.connect(lambda key: self._do(edits.choose_variant, key))
        editor.took.connect(lambda: self._do(edits.take_draft))
        editor.kept.connect(lambda: self._do(edits.keep_wording))

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the clauses and what they are filled from."""
        if changes is None:
            self.rows.mask_changed()
            self.rows.set_active(True)
        if changes is None or changes.touches(*SOURCES):
            self.stack.setCurrentIndex(int(self.choice.offer()))
            self._read()
        if changes is None:
            self._inspect()

    def _read(self) -> None:
        with self.project.read() as session:
            self._found = read_agreement(session, self._chosen.id, self.project.today())
        lines = self._found.clauses if self._found else ()
        ids = [line.values["id"] for line in lines]
        if self._clause not in ids:
            self._clause = next(iter(ids), "")
        self.list.tell(lines, self._clause)
        self._show()

    def _show(self) -> None:
        line = self._line()
        writable = not self.project.read_only
        self.editor.show_clause(line, editable=writable)
        for part in (self.up, self.down):
            part.setEnabled(writable and line is not None)
        self.add.setEnabled(writable)

    def _line(self) -> ClauseLine | None:
        lines = self._found.clauses if self._found else ()
        return next((each for each in lines if each.values["id"] == self._clause), None)

    def _inspect(self) -> None:
        self.form.show_rows([self._clause] if self._clause else [])
        self.context.desk.inspect(self.form if self._clause else None)

    @Slot(str)
    def _choose(self, key: str) -> None:
        if key == self._clause:
            return
        self.editor.commit()
        self._clause = key
        self._show()
        self._inspect()

    def _other_agreement(self) -> None:
        self.editor.commit()
        self._clause = ""
        self.refresh(None)

    @override
    def summary(self) -> str:
        """Return how many clauses there are, and how many are the project's own."""
        found = self._found
        if found is None:
            return ""
        count, own = len(found.in_text), sum(bool(each.values["wording"]) for each in found.in_text)
        said = ngettext("{count} clause", "{count} clauses", count).format(count=count)
        parts = [said]
        if own:
            parts.append(_("{count} in own words").format(count=own))
        if found.blanks:
            blanks = found.blanks
            words = ngettext("{count} blank to fill in", "{count} blanks to fill in", blanks)
            parts.append(words.format(count=blanks))
        return " · ".join(parts)

    # -- acts

    def _do(self, act: Callable[..., Any], *facts: Any) -> None:  # noqa: ANN401 - as the act takes
        line = self._line()
        if line is None or self.project.read_only:
            return
        try:
            act(self.project, line, *facts)
        except WorkbenchError as error:
            self.context.desk.fail(error)

    @Slot(int)
    def step_clause(self, step: int) -> None:
        """Move the clause up (-1) or down (1)."""
        if self._found is None or not self._clause or self.project.read_only:
            return
        try:
            edits.move_clause(self.project, self._found.clauses, self._clause, step)
        except WorkbenchError as error:
            self.context.desk.fail(error)

    @Slot(list)
    def _order(self, ids: list[str]) -> None:
        line = self._line()
        if line is not None and not self.project.read_only:
            edits.order_clauses(self.project, ids, line.title)

    @Slot()
    def new(self) -> None:
        """Add a clause of the project's own and let its heading be typed."""
        if not self._chosen.id or self.project.read_only:
            return
        try:
            key = edits.add_clause(self.project, self._chosen.id, _("New clause"))
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self._clause = key
        self._read()
        self._inspect()
        self.editor.begin_title()

    def turn_out(self) -> None:
        """Leave the clause out, or take it in again."""
        line = self._line()
        if line is not None:
            self._do(lambda project, each: edits.leave_out(
                project, each, out=not line.values["left_out"]
            ))  # fmt: skip

    def remove(self) -> None:
        """Delete a clause of the project's own."""
        self._do(edits.remove_clause)

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Show a clause, in its agreement."""
        with self.project.read() as session:
            row = read_row(session, CLAUSE, row_id)
        if row is not None:
            self._chosen.id, self._clause = row["agreement_id"], row_id
            self.refresh(None)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with clauses."""

        def ready() -> bool:
            return self._line() is not None and not self.project.read_only

        def own() -> bool:
            line = self._line()
            return ready() and line is not None and line.template is None

        return (
            Command("clause.new", _("New clause"), self.new, "Ctrl+N", icon="plus", ready=ready),
            Command("clause.up", _("Move the clause up"), lambda: self.step_clause(-1),
                    icon="arrow-up", ready=ready),
            Command("clause.down", _("Move the clause down"), lambda: self.step_clause(1),
                    icon="arrow-down", ready=ready),
            Command("clause.out", _("Leave the clause out, or take it in"), self.turn_out,
                    "Ctrl+Shift+U", ready=ready),
            Command("clause.draft", _("Take the draft"), lambda: self._do(edits.take_draft),
                    ready=ready),
            Command("clause.delete", _("Delete the clause"), self.remove, icon="trash-2",
                    ready=own),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the list of clauses."""
        return self.list if self._clause else self.nothing.action

    @override
    def state(self) -> dict[str, object]:
        """Return which clause is shown."""
        return {"agreement": self._chosen.id, "clause": self._clause}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the clause."""
        self._chosen.id = str(state.get("agreement") or "")
        self._clause = str(state.get("clause") or "")
        self.refresh(None)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.editor.commit()
        self.form.commit()
