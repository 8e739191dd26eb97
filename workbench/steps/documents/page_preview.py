"""A document as it will look, beside what is wanted of it; made anew a moment after a change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.base.reasons import Reason
from workbench.documents.registry import kind_of
from workbench.exchange.write_table import put_file
from workbench.project.issued import add_issue
from workbench.steps.documents.making import Terms, file_bytes, issue_of, preview
from workbench.steps.documents.page_paper import PaperView
from workbench.steps.documents.page_recipe import RecipeForm, with_values
from workbench.steps.documents.recipes import (
    Wish,
    change_recipe,
    delete_recipe,
    read_recipes,
    save_recipe,
    wish_of,
)
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import IconButton, PrimaryButton, QuietButton
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.shell.files import file_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from workbench.documents.registry import DocumentKind
    from workbench.project.changes import Changes
    from workbench.project.issued import Issue
    from workbench.project.register import Values
    from workbench.steps.documents.making import Preview
    from workbench.ui.parts.jobs import Job
    from workbench.ui.parts.page import PageContext

WAIT_MS = 300
KB = 1024


class PreviewView(Page):
    """The document that is wanted. While a recipe is chosen, every choice is kept in it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        facts = self.project.facts()
        self.wish = Wish(
            kind=context.documents[0].key, language=facts.language or "sv", author=facts.consultant
        )
        self.recipe_id = ""
        self._recipes: list[Values] = []
        self._asked, self._missed, self._pages = 0, False, 0
        self._job: Job | None = None
        self.form = kept(RecipeForm(context.documents), self)
        self.form.changed.connect(self._take)
        self.form.picked.connect(self._pick)
        self.form.keeping.connect(self.ask_name)
        self.form.dropping.connect(self._drop)
        self.paper = PaperView(_("Preview"), self)
        self.paper.asked.connect(self.form.sections.open_number)
        self.form.sections.chosen.connect(self.paper.go_to)
        self.form.sections.opened.connect(self._open_step)
        self.asking = AskLine()
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._later.timeout.connect(self._make)

    def _lay_out(self) -> None:
        self.print = QuietButton(_("Print…"), icon="printer")
        self.print.clicked.connect(self._print)
        self.word = QuietButton(_("Save as Word…"))
        self.word.clicked.connect(partial(self._save, "docx"))
        self.save = QuietButton(_("Save as PDF…"))
        self.save.clicked.connect(partial(self._save, "pdf"))
        self.issue = PrimaryButton(_("Issue…"))
        self.issue.clicked.connect(self.ask_issue)
        smaller, larger = IconButton("zoom-out", _("Smaller")), IconButton("zoom-in", _("Larger"))
        smaller.clicked.connect(partial(self.paper.zoom, 0.8))
        larger.clicked.connect(partial(self.paper.zoom, 1.25))
        bar = ButtonRow()
        bar.addWidget(smaller)
        bar.addWidget(larger)
        bar.addStretch(1)
        for button in (self.print, self.word, self.save, self.issue):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.paper, 1)
        column.addWidget(self.asking)
        self._enable()

    # -- what is wanted

    def kind(self) -> DocumentKind:
        """Return the sort of document that is wanted."""
        kinds = self.context.documents
        return kind_of(kinds, self.wish.kind) or kinds[0]

    def effective(self) -> Wish:
        """Return what is made now: in protected view others see it, so it is for the public."""
        return replace(self.wish, audience="public") if self.context.protected() else self.wish

    def _take(self, values: dict[str, str]) -> None:
        """Take over a choice: into the recipe that is chosen, else for this page alone."""
        after = with_values(self.wish, values)
        if after == self.wish:
            return
        before, self.wish = self.wish.values(), after
        if self.recipe_id:
            changed = {n: v for n, v in after.values().items() if v != before[n]}
            try:
                change_recipe(self.project, self.recipe_id, changed, initiator=self)
            except WorkbenchError as error:
                self.context.desk.fail(error)
        self._show()
        self._later.start()

    def _pick(self, row_id: str) -> None:
        self.recipe_id = row_id
        self._follow()
        self._later.start()

    def _follow(self) -> None:
        """Take over what the chosen recipe says now; let go of one that is gone."""
        with self.project.read() as session:
            self._recipes = read_recipes(session)
        row = next((each for each in self._recipes if each["id"] == self.recipe_id), None)
        if row is None:
            self.recipe_id = ""
        else:
            self.wish = wish_of(row, self.project.facts().language or "sv")
        self._show()

    def _show(self) -> None:
        kind, subjects = self.kind(), []
        if kind.subjects is not None:
            with self.project.read() as session:
                subjects = list(kind.subjects(session, self.project.today()))
        if subjects:
            subjects.insert(0, ("", _(kind.all_words) if kind.all_words else _("The newest")))
        self.form.show_wish(
            self.effective(), self._recipes, self.recipe_id, subjects,
            writable=not self.project.read_only,
        )  # fmt: skip
        self.form.audience.setEnabled(not self.context.protected())

    def ask_name(self) -> None:
        """Ask for a name under which the choices are kept."""
        self.asking.ask(
            _("Name of the recipe"), _("Keep"), self._keep, offered=self.kind().name(),
            missing=_("A recipe needs a name"),
        )  # fmt: skip

    def _keep(self, name: str) -> None:
        try:
            self.recipe_id = save_recipe(self.project, name, self.wish, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self._follow()
        self._say_edit()

    def _drop(self) -> None:
        row_id, self.recipe_id = self.recipe_id, ""
        delete_recipe(self.project, row_id, initiator=self)
        self._follow()
        self._say_edit()

    def _say_edit(self) -> None:
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    def _open_step(self, step: str) -> None:
        self.context.desk.go_to(step)

    # -- the preview

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Make the preview anew, a moment later."""
        self.context.desk.inspect(self.form)
        if self.context.protected():
            self._forget()
        if changes is not None and set(changes.tables) <= {"issued_document"}:
            return
        self._follow()
        self._later.start()

    def _forget(self) -> None:
        """Take away what may have been made for others, also what is being made right now."""
        self._asked += 1
        self.paper.show_file(b"")
        self.form.show_sections((), writable=False)
        self._enable()

    @override
    def leave(self) -> None:
        """Make nothing while nobody looks; the file may be closed the next moment."""
        self._missed = self._missed or self._later.isActive()
        self._later.stop()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Make what was not made when the page was left."""
        super().showEvent(event)
        if self._missed:
            self._missed = False
            self._later.start()

    def _make(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        asked, kind, wish = self._asked, self.kind(), self.effective()
        snapshot = self.project.snapshot()
        self.form.says.setText(_("Making the document…"))
        self._job = self.context.jobs.run(
            _("Making the document"),
            lambda report: preview(snapshot, kind, wish, report),
            lambda made: self._made(asked, made),
            lambda error: self._failed(asked, error),
        )

    def _made(self, asked: int, made: Preview) -> None:
        if asked != self._asked:
            return
        self._job = None
        self.paper.show_file(made.pdf)
        self._pages = self.paper.paper.pageCount()
        writable = not (self.recipe_id and self.project.read_only)
        self.form.show_sections(made.lines, writable=writable)
        size = max(1, round(len(made.pdf) / KB))
        self.form.says.setText(
            _("{size} kB. Tagged for screen readers (PDF/UA) and fit for archives (PDF/A).").format(
                size=size
            )
        )
        self._enable()
        self.retold.emit()

    def _failed(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self._job = None
            said = error.text() if isinstance(error, WorkbenchError) else str(Reason(error))
            self.form.says.setText(
                _("The document could not be made: {reason}").format(reason=said)
            )
            self.paper.show_file(b"")
            self._enable()

    def _enable(self) -> None:
        for button in (self.print, self.save, self.word):
            button.setEnabled(bool(self.paper.data))
        self.issue.setEnabled(bool(self.paper.data) and not self.project.read_only)

    @override
    def summary(self) -> str:
        """Return how many pages it has."""
        count = self._pages
        said = ngettext("{count} page", "{count} pages", count).format(count=count)
        return said if self.paper.data else ""

    # -- out of the program

    def _print(self) -> None:
        from workbench.steps.documents.page_print import ask_and_print

        if self.paper.data:
            ask_and_print(self, self.context, self.paper.paper)

    def _save(self, ending: str) -> None:
        place = file_name(f"{self.kind().name()} {self.project.facts().name}")
        self.context.desk.ask_file(
            save=True, name=f"{place}.{ending}", kinds=(ending,), done=partial(self._write, ending)
        )

    def _write(self, ending: str, path: str) -> None:
        kind, wish, snapshot = self.kind(), self.effective(), self.project.snapshot()
        self._run(
            lambda report: file_bytes(snapshot, kind, wish, ending, report),
            lambda data: self._put(Path(path), data),
        )

    def _run(self, work: Callable[..., object], done: Callable[..., None]) -> None:
        self.context.jobs.run(_("Making the document"), work, done, self.context.desk.fail)

    def _put(self, target: Path, data: bytes) -> None:
        try:
            put_file(target, data)
        except WorkbenchError as error:
            self.context.desk.fail(error)
        else:
            self.context.desk.notice(_("Saved {file}").format(file=target.name))

    def ask_issue(self) -> None:
        """Ask in which paragraph the document was adopted, and issue it."""
        self.asking.ask(
            _("Adopted in which decision? Leave empty if it is not adopted"), _("Issue"),
            self._issue,
        )  # fmt: skip

    def _issue(self, adopted: str) -> None:
        kind, wish, snapshot = self.kind(), self.effective(), self.project.snapshot()
        row = next((each for each in self._recipes if each["id"] == self.recipe_id), None)
        terms = Terms(recipe=row["name"] if row else "", adopted=adopted)
        self._run(lambda report: issue_of(snapshot, kind, wish, terms, report), self._issued)

    def _issued(self, issue: Issue) -> None:
        try:
            add_issue(self.project, issue, initiator=self)
        except WorkbenchError as error:
            self.context.desk.fail(error)
        else:
            self._say_edit()

    # -- what the window asks

    @override
    def show_row(self, row_id: str) -> None:
        """Show a recipe."""
        self._pick(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the document."""

        def there() -> bool:
            return bool(self.paper.data)

        def writable() -> bool:
            return not self.project.read_only

        return (
            Command(
                "documents.print", _("Print the document…"), self._print, "Ctrl+P", icon="printer",
                ready=there,
            ),
            Command(
                "documents.save", _("Save the document as PDF…"), partial(self._save, "pdf"),
                icon="download", ready=there,
            ),
            Command(
                "documents.word", _("Save the document as Word…"), partial(self._save, "docx"),
                icon="file-text", ready=there,
            ),
            Command(
                "documents.issue", _("Issue the document…"), self.ask_issue, icon="check",
                ready=lambda: there() and writable(),
            ),
            Command(
                "documents.recipe", _("Keep the choices as a recipe…"), self.ask_name,
                icon="save", ready=writable,
            ),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the preview."""
        return self.paper

    @override
    def state(self) -> dict[str, object]:
        """Return what is wanted."""
        return {"recipe": self.recipe_id, "wish": self.wish}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back what was wanted."""
        recipe, wish = state.get("recipe"), state.get("wish")
        if isinstance(recipe, str) and isinstance(wish, Wish):
            self.recipe_id, self.wish = recipe, wish
            self._follow()
            self._later.start()
