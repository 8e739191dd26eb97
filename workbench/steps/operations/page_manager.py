"""The place manager: the post in the inspector, recruitment and the first hundred days to tick."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.project.register import titles
from workbench.steps.importing import plan_table, take_in
from workbench.steps.operations.edits import date_steps, start_post, tick_steps, usual_first_day
from workbench.steps.operations.views import POST, POST_STEP, PostSight, is_late, read_post
from workbench.ui.data.columns import Mark, columns_of
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.scoped_register import ScopedRegister
from workbench.ui.parts.text import Heading, Meta

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = ("title", "due", "responsible_id", "done_on")


class ManagerView(Page):
    """The post above, its steps below; without a post one begins it with usual words."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._post: PostSight | None = None
        self.rows = RecordRows(self.project, POST, mask=context.masks)
        self.form = kept(
            RecordForm(self.rows, settings=context.settings, abreast=(("extent", "begins"),)), self
        )
        self.form.failed.connect(context.desk.fail)
        self.title, self.facts = Heading("", 2), Meta("", wrap=True)
        self.open_post = QuietButton(_("Mandate and profile"), icon="pencil")
        self.open_post.clicked.connect(self.show_post)
        self.tick = QuietButton(_("Done today"), icon="check")
        self.tick.clicked.connect(partial(self._tick, done=True))
        self.dates = QuietButton(_("Date from the first day"), icon="calendar")
        self.dates.clicked.connect(self._date)
        self.steps = ScopedRegister("post_id", self._register)
        self.steps.selected.connect(self._on_selected)
        self.empty = EmptyState(
            _("No place manager yet. Begin with a usual mandate, profile and a hundred days' plan, "
              "and make them yours."),
            _("Begin the post"), icon="user-plus",
        )  # fmt: skip
        self.empty.acted.connect(self._begin)
        self._lay_out()

    def _lay_out(self) -> None:
        head = ButtonRow()
        head.addWidget(self.title, 1)
        for button in (self.tick, self.dates, self.open_post):
            head.addWidget(button)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self.steps, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _register(self, scope: dict[str, Any]) -> RegisterPanel:
        project = self.project
        panel = RegisterPanel(
            self.context,
            POST_STEP,
            placeholder=_("New step: what; part; by when; responsible – Enter saves"),
            empty=_("No steps. Write what has to be done before and after the first day."),
            plan=lambda grid, mapping: plan_table(project, POST_STEP, grid, mapping, scope),
            take=lambda plan: take_in(project, plan, constants=scope, pasted=True),
            columns=columns_of(POST_STEP, marks={"due": self._mark, "done_on": _ticked}),
            chosen=COLUMNS,
            scope=scope,
        )
        panel.rows.set_group("part")
        return panel

    def _mark(self, row: Values) -> Mark | None:
        return Mark("late", "error") if is_late(row, self.project.today()) else None

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the post anew."""
        with self.project.read() as session:
            self._post = read_post(session, self.project.today())
            self._tell(titles(session, "organisation"), titles(session, "body"))
        self.rows.set_active(True)
        if changes is None:
            self.rows.mask_changed()
        self.empty.action.setEnabled(not self.project.read_only)
        self.stack.setCurrentIndex(0 if self._post is None else 1)
        self.steps.show_owner(self._post.values["id"] if self._post else "")
        self.steps.refresh(changes)
        if changes is None and self._post is not None:
            self.show_post()

    def _tell(self, parties: dict[str, str], bodies: dict[str, str]) -> None:
        if self._post is None:
            return
        row = self._post.values
        self.title.setText(row["title"])
        said = [parties.get(row["employer_id"] or "", ""), bodies.get(row["body_id"] or "", "")]
        if row["begins"]:
            said.append(_("in post from {day}").format(day=date_text(row["begins"])))
        done = _("{done} of {count} steps are done")
        said.append(done.format(done=self._post.done, count=len(self._post.steps)))
        if self._post.late:
            late = ngettext("{count} is late", "{count} are late", self._post.late)
            said.append(late.format(count=self._post.late))
        self.facts.setText(" · ".join(filter(None, said)))
        writable = not self.project.read_only
        self.dates.setEnabled(writable and row["begins"] is not None)

    @Slot()
    def show_post(self) -> None:
        """Show mandate and profile in the inspector."""
        if self._post is not None:
            self.form.show_rows([self._post.values["id"]])
            self.context.desk.inspect(self.form)

    @Slot(list)
    def _on_selected(self, ids: list[str]) -> None:
        self.tick.setEnabled(bool(ids) and not self.project.read_only)

    def _chosen(self) -> list[str]:
        panel = self.steps.panel
        return panel.table.selected_ids() if panel is not None else []

    def _tick(self, *, done: bool) -> None:
        self._do(lambda: tick_steps(self.project, self._chosen(), done=done))

    def _date(self) -> None:
        post = self._post
        if post is not None:
            self._do(lambda: date_steps(self.project, post.values["id"]))

    def _begin(self) -> None:
        self._do(lambda: start_post(self.project, usual_first_day(self.project)))

    def _do(self, act: Any) -> None:  # noqa: ANN401 - an act of the edits
        before = self.project.undo_label()
        try:
            act()
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        label = self.project.undo_label()
        if label and label != before:
            self.context.desk.notice(label, undo=True)

    @override
    def show_row(self, row_id: str) -> None:
        """Show the post, or one of its steps."""
        if self.steps.panel is not None and self.steps.holds(row_id):
            self.steps.panel.show_row(row_id)
        else:
            self.show_post()

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the post and its steps."""
        panel = self.steps.panel
        own = (
            Command("post.open", _("Mandate and profile"), self.show_post, icon="pencil",
                    ready=lambda: self._post is not None),
            Command("post.tick", _("Set the steps to done today"), partial(self._tick, done=True),
                    "Ctrl+Shift+K", icon="check", ready=self.tick.isEnabled),
            Command("post.untick", _("Set the steps to not done"), partial(self._tick, done=False),
                    icon="undo-2", ready=self.tick.isEnabled),
        )  # fmt: skip
        return (*own, *(panel.commands() if panel is not None else ()))

    @override
    def summary(self) -> str:
        """Return how many steps are done."""
        if self._post is None:
            return ""
        said = _("{done} of {count} steps are done")
        return said.format(done=self._post.done, count=len(self._post.steps))

    @override
    def entry_focus(self) -> QWidget:
        """Return the line for new steps, or what begins the post."""
        panel = self.steps.panel
        return panel.quick if panel is not None else self.empty.action

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()
        self.steps.leave()


def _ticked(row: Values) -> Mark | None:
    return Mark("done", "ok") if row["done_on"] else None
