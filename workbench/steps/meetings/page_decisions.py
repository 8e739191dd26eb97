"""All decisions, action points and ideas: followed up, and tied to what they decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.decided import SUBJECTS, Subject, set_subjects
from workbench.project.meeting_book import DECISION, NotedLine, read_noted
from workbench.project.register import codes, titles
from workbench.steps.importing import plan_table, take_in
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.parts.page import Command, kept
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.suggestions import BETWEEN, Offer, OfferLine
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.form import RecordForm
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = ("where", "title", "kind", "responsible_id", "due", "status", "about")
DEPENDS: Final = ("decision", "decision_link", "meeting", "agenda_item")


class DecisionsView(RegisterView):
    """A register; what is late has a mark."""

    def __init__(self, context: PageContext) -> None:
        self._lines: dict[str, NotedLine] = {}
        project = context.project
        super().__init__(
            context,
            DECISION,
            placeholder=_("New decision: what; who; due by – Enter saves"),
            empty=_("No decisions yet. They come from the meetings, or write one above."),
            chosen=COLUMNS,
            columns=columns_of(DECISION, computed=self._computed(), marks={"status": self._mark}),
            plan=lambda grid, mapping: plan_table(project, DECISION, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
            abreast=(("responsible_id", "due"), ("votes_for", "votes_against", "votes_abstain")),
        )
        self.about = kept(AboutPanel(context, self.panel.form), self)
        self.panel.inspected = self.about
        self.panel.selected.connect(self.about.show_decisions)

    def _computed(self) -> tuple[Any, ...]:
        return (
            computed_column(
                "where", N_("In the minutes"), Kind.TEXT, Privacy.PUBLIC, self._where, width=16,
                depends=DEPENDS,
            ),
            computed_column(
                "about", N_("Is about"), Kind.TEXT, Privacy.PUBLIC, self._about, width=22,
                depends=(*DEPENDS, *SUBJECTS),
            ),
        )  # fmt: skip

    def _line(self, row: Values) -> NotedLine | None:
        if row["id"] not in self._lines:
            self._read()
        return self._lines.get(row["id"])

    def _read(self) -> None:
        with self.project.read() as session:
            found = read_noted(session, self.project.today())
        self._lines = {line.id: line for line in found}

    def _where(self, row: Values) -> str:
        line = self._line(row)
        if line is None:
            return ""
        day = line.day.isoformat() if line.day else ""
        return " ".join(filter(None, (day, line.paragraph)))

    def _about(self, row: Values) -> str:
        line = self._line(row)
        return ", ".join(each.title for each in line.subjects) if line else ""

    def _mark(self, row: Values) -> Mark | None:
        line = self._line(row)
        if line is None:
            return None
        if line.late:
            return Mark("late", "error")
        return Mark("done", "ok") if row["status"] == "done" else None

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow decisions, meetings and what they are about."""
        if changes is None or changes.touches(*DEPENDS, *SUBJECTS, "organisation"):
            self._read()
        super().refresh(changes)
        self.about.refresh(changes)

    @override
    def summary(self) -> str:
        """Return how many there are, how many wait and how many are late."""
        lines = self._lines.values()
        if not lines:
            return ""
        open_, late = sum(each.is_open for each in lines), sum(each.late for each in lines)
        said = ngettext("{count} to carry out", "{count} to carry out", open_).format(count=open_)
        if not late:
            return said
        words = ngettext("{count} late", "{count} late", late).format(count=late)
        return f"{said} · {words}"

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with decisions."""

        def ready() -> bool:
            return bool(self.panel.table.selected_ids()) and not self.project.read_only

        return (
            Command("decision.done", _("Carried out today"), self.finish, "Ctrl+Shift+K",
                    icon="check", ready=ready),
            *super().commands(),
        )  # fmt: skip

    @Slot()
    def finish(self) -> None:
        """Say of the selected ones that they have been carried out today."""
        values = {"status": "done", "done_on": self.project.today()}
        ids = self.panel.table.selected_ids()
        try:
            acts.change_many(self.project, DECISION, dict.fromkeys(ids, values))
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)


class AboutPanel(QWidget):
    """The form of a decision, and below it what it is about."""

    def __init__(self, context: PageContext, form: RecordForm) -> None:
        super().__init__()
        self._context, self._form = context, form
        self._decision = ""
        self._known: dict[str, tuple[str, str]] = {}
        self.line = OfferLine((), several=True)
        self.line.setAccessibleName(_("Is about"))
        self.line.editingFinished.connect(self._take)
        label = PlainLabel(_("Is about"))
        label.setBuddy(self.line)
        self.hint = Meta(
            _("A goal, a budget version, an agreement … which then tells what was decided"),
            wrap=True,
        )
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (label, self.line, self.hint):
            inside.addWidget(part)
        form.add_below(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        form.show()

    def show_decisions(self, ids: list[str]) -> None:
        """Show what one decision is about; nothing of several."""
        self._decision = ids[0] if len(ids) == 1 else ""
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Follow what there is and what it is called."""
        if changes is not None and not changes.touches("decision_link", *SUBJECTS):
            return
        self.line.setEnabled(bool(self._decision) and not self._context.project.read_only)
        with self._context.project.read() as session:
            self._known = {}
            for table in SUBJECTS:
                if self._context.masks(record(table)[record(table).title_field]):
                    continue
                numbers = codes(session, table)
                for key, title in titles(session, table).items():
                    words = " ".join(filter(None, (numbers.get(key, ""), title)))
                    kind = _(record(table).one).capitalize()
                    self._known[f"{kind}: {words.replace(BETWEEN, ',')}"] = (table, key)
            found = read_noted(session, self._context.project.today())
        line = next((each for each in found if each.id == self._decision), None)
        self.line.set_offers([Offer(words, words) for words in self._known])
        if not self.line.hasFocus():
            self._show(line.subjects if line else ())

    def _show(self, subjects: tuple[Subject, ...]) -> None:
        words = {pair: text for text, pair in self._known.items()}
        said = [words[(each.table, each.id)] for each in subjects if (each.table, each.id) in words]
        self.line.setText(f"{BETWEEN} ".join(said))

    @Slot()
    def _take(self) -> None:
        if not self._decision:
            return
        words = [part.strip() for part in self.line.text().split(BETWEEN)]
        wanted = [self._known[word] for word in words if word in self._known]
        project = self._context.project
        with project.read() as session:
            found = read_noted(session, project.today())
        line = next((each for each in found if each.id == self._decision), None)
        before = [(each.table, each.id) for each in line.subjects] if line else []
        if sorted(before) == sorted(wanted):
            return
        try:
            set_subjects(project, self._decision, wanted)
        except WorkbenchError as error:
            self._context.desk.fail(error)
