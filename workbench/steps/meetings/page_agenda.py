"""The agenda of a meeting: from a template, with its clock, ready to be sent out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.project.meeting_book import ITEM, MeetingBook, read_meeting
from workbench.project.register import read_row
from workbench.steps.importing import plan_table, take_in
from workbench.steps.meetings import edits
from workbench.steps.meetings.minutes_edits import note_called
from workbench.steps.meetings.page_choice import SOURCES, Chosen, MeetingChoice, no_meeting
from workbench.steps.meetings.page_papers import NoticePapers
from workbench.steps.meetings.templates import template_for, templates
from workbench.steps.meetings.words import clock_span
from workbench.ui.data.columns import columns_of, computed_column
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.scoped_register import ScopedRegister
from workbench.ui.parts.text import PlainLabel, shown

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.data.columns import Column
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = ("number", "clock", "title", "kind", "minutes", "presenter_id", "page")
CLOCKED: Final = ("meeting", "agenda_item")


class AgendaView(Page):
    """One line for each item; the clock runs with the minutes."""

    def __init__(self, context: PageContext, *, chosen: Chosen) -> None:
        super().__init__(context)
        self._chosen = chosen
        self._book: MeetingBook | None = None
        self.choice = MeetingChoice(self.project, chosen)
        self.choice.changed.connect(lambda: self.refresh(None))
        self.ask = AskLine(self)
        self.template = ChoiceBox(_("Template"))
        self.fill = QuietButton(_("Fill in"), icon="list-checks")
        self.fill.clicked.connect(self.fill_in)
        self.carry = QuietButton(_("Carry over what is left"), icon="redo-2")
        self.carry.clicked.connect(self.carry_over)
        self.papers = NoticePapers(context, chosen, _("Notice…"))
        self.called = PrimaryButton(_("Called today"))
        self.called.clicked.connect(self.note_called)
        self.register = ScopedRegister("meeting_id", self._panel)
        self.nothing = no_meeting(context)
        self._lay_out()

    def _panel(self, scope: dict[str, Any]) -> RegisterPanel:
        return RegisterPanel(
            self.context,
            ITEM,
            placeholder=_("New item: what; kind; minutes; who – Enter saves"),
            empty=_("No items yet. Write one above, or fill in a template."),
            columns=self._columns(),
            chosen=COLUMNS,
            plan=lambda grid, mapping: plan_table(self.project, ITEM, grid, mapping, scope),
            take=lambda plan: take_in(self.project, plan, constants=scope, pasted=True),
            scope=scope,
            filterable=False,
            abreast=(("kind", "minutes"),),
        )

    def _columns(self) -> tuple[Column, ...]:
        number = computed_column(
            "number", N_("No."), Kind.TEXT, Privacy.PUBLIC, self._number, width=5,
            depends=CLOCKED,
        )  # fmt: skip
        clock = computed_column(
            "clock", N_("Clock"), Kind.TEXT, Privacy.PUBLIC, self._clock, width=12,
            depends=CLOCKED,
        )  # fmt: skip
        return columns_of(ITEM, computed=(number, clock))

    def _number(self, row: Any) -> str:  # noqa: ANN401 - as columns have it
        item = self._fresh(row["id"])
        return str(item.number) if item else ""

    def _clock(self, row: Any) -> str:  # noqa: ANN401 - as columns have it
        item = self._fresh(row["id"])
        return clock_span(item.begins, item.ends) if item else ""

    def _fresh(self, key: str) -> Any:  # noqa: ANN401 - an ItemLine
        if self._book is None or self._book.line.id != self._chosen.id:
            self._read()
        return self._book.item(key) if self._book else None

    def _lay_out(self) -> None:
        top = ButtonRow()
        top.addWidget(self.choice)
        top.addStretch(1)
        top.addWidget(self.papers.button)
        top.addWidget(self.called)
        bar = ButtonRow()
        bar.addWidget(PlainLabel(_("Template")))
        bar.addWidget(self.template)
        bar.addWidget(self.fill)
        bar.addWidget(self.carry)
        bar.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(bar)
        column.addWidget(self.papers.names, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.ask)
        column.addWidget(self.register, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self.stack)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the meeting and its items."""
        if changes is None or changes.touches(*SOURCES, "agenda_template"):
            self.stack.setCurrentIndex(int(self.choice.offer()))
            self._read()
            self._offer_templates()
            self.register.show_owner(self._chosen.id)
            self._tell()
        self.papers.refresh()
        self.register.refresh(changes)
        if changes is None and self.register.panel is not None:
            self.register.panel.shown()

    def _read(self) -> None:
        with self.project.read() as session:
            self._book = read_meeting(session, self._chosen.id, self.project.today())

    def _offer_templates(self) -> None:
        book, now = self._book, self.template.currentData()
        with self.project.read() as session:
            found = templates(session)
            body = None
            if book is not None and book.values["body_id"]:
                row = read_row(session, record("body"), book.values["body_id"])
                body = row["kind"] if row else None
            fits = template_for(session, body, book.values["kind"] if book else None)
        self.template.clear()
        for each in found:
            words = _("{name}, {minutes} min").format(name=each.name, minutes=each.minutes)
            self.template.addItem(shown(words), each.key)
        keys = [each.key for each in found]
        empty = book is None or not book.items
        wanted = fits.key if empty or now not in keys else now
        self.template.setCurrentIndex(self.template.findData(wanted))

    def _tell(self) -> None:
        book = self._book
        if book is None:
            return
        writable = not self.project.read_only and not book.line.locked
        for part in (self.fill, self.carry, self.called):
            part.setEnabled(writable)

    @override
    def summary(self) -> str:
        """Return how many items there are and how long they take."""
        return agenda_text(self._book) if self._book else ""

    # -- acts

    @Slot()
    def fill_in(self) -> None:
        """Put the items of the chosen template on the agenda."""
        self._do(lambda: edits.fill_agenda(
            self.project, self._chosen.id, str(self.template.currentData() or "")
        ))  # fmt: skip

    @Slot()
    def carry_over(self) -> None:
        """Bring postponed items and open points to the agenda."""
        try:
            found = edits.carry_over(self.project, self._chosen.id)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        if not found.postponed and not found.open_points:
            self.context.desk.notice(_("Nothing is left from earlier meetings"))
            return
        items = ngettext("{count} postponed item", "{count} postponed items", found.postponed)
        points = ngettext("{count} open point", "{count} open points", found.open_points)
        said = f"{items.format(count=found.postponed)} · {points.format(count=found.open_points)}"
        self.context.desk.notice(said, undo=True)

    def save_template(self) -> None:
        """Ask for a name and keep the agenda as a template."""
        self.ask.ask(
            _("What shall the template be called?"),
            _("Save"),
            lambda name: self._do(lambda: edits.save_template(self.project, self._chosen.id, name)),
            missing=_("Give the template a name"),
        )

    @Slot()
    def note_called(self) -> None:
        """Note that the notice is sent out today."""
        self._do(lambda: note_called(self.project, self._chosen.id))

    def _do(self, act: Any) -> None:  # noqa: ANN401 - an act without arguments
        try:
            act()
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Show an item, in its meeting."""
        if not self.register.holds(row_id):
            with self.project.read() as session:
                row = read_row(session, ITEM, row_id)
            if row is not None:
                self._chosen.id = row["meeting_id"]
                self.refresh(None)
        if self.register.panel is not None:
            self.register.panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with an agenda."""
        panel = self.register.panel
        if panel is None:
            return ()

        def ready() -> bool:
            book = self._book
            return book is not None and not book.line.locked and not self.project.read_only

        return (
            Command("register.new", _("New row"), panel.quick.setFocus, "Ctrl+N", icon="plus"),
            Command("agenda.fill", _("Fill in the template"), self.fill_in, icon="list-checks",
                    ready=ready),
            Command("agenda.carry", _("Carry over what is left"), self.carry_over, "Ctrl+Shift+L",
                    icon="redo-2", ready=ready),
            Command("agenda.template", _("Save the agenda as a template…"), self.save_template,
                    icon="save", ready=ready),
            Command("agenda.called", _("Called today"), self.note_called, icon="mail",
                    ready=ready),
            *self.papers.commands(),
            *panel.commands(),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line."""
        panel = self.register.panel
        return panel.quick if panel is not None else self.nothing.action

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.register.leave()


def agenda_text(book: MeetingBook) -> str:
    """Return how many items an agenda has, how long it is and when the meeting ends."""
    count = len(book.items)
    parts = [ngettext("{count} item", "{count} items", count).format(count=count)]
    if book.minutes:
        parts.append(_("{minutes} min").format(minutes=book.minutes))
    if book.ends:
        parts.append(_("ends {clock}").format(clock=book.ends))
    if book.values["called_on"]:
        parts.append(_("called {day}").format(day=date_text(book.values["called_on"])))
    return " · ".join(parts)
