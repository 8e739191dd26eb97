"""During the meeting: who is there, item by item, what is said, decided and to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.project.meeting_book import ATTENDANCE, ITEM, ItemLine, MeetingBook, read_meeting
from workbench.project.noting import Spot
from workbench.project.register import read_row
from workbench.rules.meetings import Quorate
from workbench.steps.meetings import edits
from workbench.steps.meetings.page_capture import CaptureLine
from workbench.steps.meetings.page_choice import (
    SOURCES,
    Chosen,
    MeetingChoice,
    no_meeting,
    quorum_text,
)
from workbench.steps.meetings.page_item import ItemPanel, decision_rows
from workbench.steps.meetings.page_lists import ROLL, ItemList, RollList
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.theme import Theme
from workbench.ui.parts.ask_line import AskLine
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

LIST_WIDTH: Final = 270
ITEM_FORM: Final = (
    "kind", "minutes", "presenter_id", "page", "document", "proposal", "background", "notes",
)  # fmt: skip


class DuringView(Page):
    """The items at the left, the one that is dealt with beside them, one line to note in below."""

    def __init__(self, context: PageContext, *, chosen: Chosen) -> None:
        super().__init__(context)
        self._chosen = chosen
        self._book: MeetingBook | None = None
        self._item = ROLL
        self.choice = MeetingChoice(self.project, chosen)
        self.choice.changed.connect(self._other_meeting)
        self.told = PlainLabel("", tone="muted")
        self.open = QuietButton(_("Open the meeting"), icon="play", key="O")
        self.open.clicked.connect(self.open_or_close)
        self.ask = AskLine(self)
        self.list = ItemList(_("Agenda"))
        self.roll = RollList(_("Attendance"))
        self.panel = ItemPanel(context)
        self.capture = CaptureLine(context)
        self.rest = PrimaryButton(_("All others are present"), key="R")
        self.guest = QuietButton(_("Guest…"), icon="user-plus", key="G")
        self.item_rows = RecordRows(self.project, ITEM, mask=context.masks)
        self.item_form = self._form(self.item_rows, ITEM_FORM)
        self.noted_rows = decision_rows(context)
        self.noted_form = self._form(self.noted_rows, None)
        self.nothing = no_meeting(context)
        self._lay_out()
        self._connect()

    def _form(self, rows: RecordRows, keys: tuple[str, ...] | None) -> RecordForm:
        form = RecordForm(rows, keys=keys, show_all=True, parent=self)
        form.hide()  # until the inspector shows it
        form.failed.connect(self.context.desk.fail)
        return form

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.choice)
        top.addWidget(self.told, 1)
        top.addWidget(self.open)
        self.right = QStackedWidget()
        self.right.addWidget(self._roll_page())
        self.right.addWidget(self.panel)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.right)
        split.setStretchFactor(1, 1)
        width = Theme.current().metrics.px(LIST_WIDTH)
        split.setSizes([width, 2 * width])
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.ask)
        column.addWidget(split, 1)
        column.addWidget(self.capture)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self.stack)

    def _roll_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.rest)
        buttons.addWidget(self.guest)
        buttons.addStretch(1)
        column.addLayout(buttons)
        hint = _("1 present · 2 the substitute · 3 absent · 0 not noted · R the rest · G guest")
        column.addWidget(Meta(hint, wrap=True))
        column.addWidget(self.roll, 1)
        return page

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.noting.connect(self._note)
        self.list.turned.connect(self.turn_item)
        self.list.postponing.connect(self.postpone_item)
        self.list.recusing.connect(self._recuse)
        self.list.entering.connect(self._enter)
        self.list.opening.connect(self.open_or_close)
        self.roll.marked.connect(self._mark)
        self.roll.rest.connect(self.mark_rest)
        self.roll.guest.connect(self.ask_guest)
        self.rest.clicked.connect(self.mark_rest)
        self.guest.clicked.connect(self.ask_guest)
        self.panel.dealt_with.clicked.connect(self.turn_item)
        self.panel.postpone.clicked.connect(self.postpone_item)
        self.panel.recused.connect(self._set_recused)
        self.panel.opened.connect(self._inspect_noted)
        self.panel.form.failed.connect(self.context.desk.fail)
        self.capture.noted.connect(self._on_noted)
        self.capture.left.connect(self.list.setFocus)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the meeting."""
        if changes is None:
            for rows in (self.panel.rows, self.item_rows, self.noted_rows):
                rows.mask_changed()
                rows.set_active(True)
        if changes is None or changes.touches("organisation", "stakeholder"):
            self.capture.offer()
        if changes is None or changes.touches(*SOURCES):
            self.stack.setCurrentIndex(int(self.choice.offer()))
            self._read()
        if changes is None:
            self._inspect()

    def _read(self) -> None:
        with self.project.read() as session:
            self._book = read_meeting(session, self._chosen.id, self.project.today())
        if self._book is not None:
            if self._book.item(self._item) is None:
                self._item = ROLL
            self._show(self._book)

    def _show(self, book: MeetingBook) -> None:
        writable = self._writable()
        self.list.tell(book, self._item)
        named = not self.context.masks(ATTENDANCE["stakeholder_id"])
        self.roll.tell(book.roll, self.roll.current_key(), named=named)
        item = book.item(self._item)
        self.right.setCurrentIndex(0 if item is None else 1)
        if item is not None:
            self.panel.show_item(book, item, editable=writable)
        self.told.setText(self._told(book))
        self.told.set_tone("error" if book.line.quorum.state is Quorate.NO else "muted")
        opened = bool(book.values["opened_at"])
        self.open.set_words(_("Close the meeting") if opened else _("Open the meeting"))
        self.open.setVisible(not book.values["closed_at"])
        for part in (self.open, self.rest, self.guest):
            part.setEnabled(writable)
        spot = Spot(book.line.id, item.id if item else None)
        self.capture.place(spot, editable=writable)

    def _told(self, book: MeetingBook) -> str:
        parts = [quorum_text(book.line.quorum)]
        if book.values["opened_at"]:
            parts.append(_("opened {clock}").format(clock=book.values["opened_at"]))
        if book.values["closed_at"]:
            parts.append(_("closed {clock}").format(clock=book.values["closed_at"]))
        elif book.ends:
            parts.append(_("ends {clock}").format(clock=book.ends))
        if book.line.locked:
            parts.append(_("the minutes are verified"))
        return " · ".join(filter(None, parts))

    def _writable(self) -> bool:
        book = self._book
        return book is not None and not book.line.locked and not self.project.read_only

    def _current(self) -> ItemLine | None:
        return self._book.item(self._item) if self._book else None

    def _inspect(self) -> None:
        item = self._current()
        self.item_form.show_rows([item.id] if item else [])
        self.context.desk.inspect(self.item_form if item else None)

    @Slot(str)
    def _inspect_noted(self, key: str) -> None:
        self.noted_form.show_rows([key])
        self.context.desk.inspect(self.noted_form)

    @Slot(str)
    def _choose(self, key: str) -> None:
        if key == self._item:
            return
        self.panel.commit()
        self._item = key
        if self._book is not None:
            self._show(self._book)
        self._inspect()

    def _other_meeting(self) -> None:
        self.leave()
        self._item = ROLL
        self.refresh(None)

    @override
    def summary(self) -> str:
        """Return how many items have been dealt with."""
        book = self._book
        if book is None or not book.items:
            return ""
        done = sum(bool(item.values["state"]) for item in book.items)
        return _("{done} of {all} items").format(done=done, all=len(book.items))

    # -- acts

    def _do(self, act: Callable[..., Any], *facts: Any, **named: Any) -> None:  # noqa: ANN401
        try:
            act(self.project, *facts, **named)
        except WorkbenchError as error:
            self.context.desk.fail(error)

    @Slot(str)
    def _note(self, kind: str) -> None:
        self.panel.commit()
        self.capture.begin(kind)

    @Slot(str)
    def _on_noted(self, key: str) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._inspect_noted(key)

    @Slot()
    def turn_item(self) -> None:
        """Say that the item is dealt with, or not after all; go on to the next."""
        item = self._current()
        if item is None or not self._writable():
            return
        self.panel.commit()
        done = item.values["state"] == "dealt_with"
        self._do(edits.set_state, item.id, None if done else "dealt_with")
        if not done:
            self.list.setCurrentRow(min(self.list.currentRow() + 1, self.list.count() - 1))

    @Slot()
    def postpone_item(self) -> None:
        """Put the item off to a later meeting, or take that back."""
        item = self._current()
        if item is not None and self._writable():
            off = item.values["state"] == "postponed"
            self._do(edits.set_state, item.id, None if off else "postponed")

    @Slot()
    def _recuse(self) -> None:
        if self._current() is not None:
            self.panel.aside.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.panel.aside.offer_all()

    @Slot(list)
    def _set_recused(self, ids: list[str]) -> None:
        item = self._current()
        if item is not None and self._writable():
            self._do(edits.set_recused, item.id, ids)

    @Slot()
    def _enter(self) -> None:
        if self._current() is None:
            self.roll.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.panel.form.focus_field("said")

    @Slot(str, str)
    def _mark(self, key: str, presence: str) -> None:
        if self._writable():
            self._do(edits.mark_presence, key, presence or None)

    @Slot()
    def mark_rest(self) -> None:
        """Say of all that are not noted that they are present; who they are must be known."""
        self._do(edits.mark_rest_present, self._chosen.id)
        roll = self._book.roll if self._book is not None else ()
        if any(not each.values["presence"] for each in roll):
            said = _("Seats in which nobody is named are noted one by one: 1 is present, 3 absent")
            self.context.desk.notice(said)

    @Slot()
    def ask_guest(self) -> None:
        """Ask for a guest's name."""
        self.ask.ask(
            _("Who is the guest?"),
            _("Add"),
            lambda name: self._do(edits.add_guest, self._chosen.id, name),
            missing=_("Write a name"),
        )

    @Slot()
    def open_or_close(self) -> None:
        """Note the time at which the meeting is opened or closed."""
        book = self._book
        if book is not None:
            act = edits.close_meeting if book.values["opened_at"] else edits.open_meeting
            self._do(act, book.line.id)

    # -- the page

    @override
    def show_row(self, row_id: str) -> None:
        """Show who is there, or the item with this id."""
        with self.project.read() as session:
            row = read_row(session, ATTENDANCE, row_id)
        if row is not None:
            self._chosen.id, self._item = row["meeting_id"], ROLL
            self.refresh(None)
            self.roll.go_to(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done during a meeting; in the list the letters alone do."""

        def on_item() -> bool:
            return self._current() is not None and self._writable()

        return (
            Command("meeting.decision", _("Note a decision (D)"), lambda: self._note("decision"),
                    "Ctrl+Shift+D", icon="gavel", ready=self._writable),
            Command("meeting.action", _("Note an action point (A)"), lambda: self._note("action"),
                    "Ctrl+Shift+A", icon="list-checks", ready=self._writable),
            Command("meeting.idea", _("Note an idea (I)"), lambda: self._note("idea"),
                    "Ctrl+Shift+I", icon="lightbulb", ready=self._writable),
            Command("meeting.turn", _("The item is dealt with, or not (Space)"), self.turn_item,
                    icon="check", ready=on_item),
            Command("meeting.postpone", _("Postpone the item, or not (B)"), self.postpone_item,
                    icon="redo-2", ready=on_item),
            Command("meeting.rest", _("All others are present"), self.mark_rest,
                    icon="users", ready=self._writable),
            Command("meeting.guest", _("Add a guest…"), self.ask_guest, icon="user-plus",
                    ready=self._writable),
            Command("meeting.open", _("Open or close the meeting"), self.open_or_close,
                    icon="play", ready=self._writable),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the list of items."""
        return self.list if self._book is not None else self.nothing.action

    @override
    def state(self) -> dict[str, object]:
        """Return the meeting, the item and what is being typed."""
        return {"meeting": self._chosen.id, "item": self._item, "typed": self.capture.typed(),
                "kind": self.capture.kind}  # fmt: skip

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the meeting, the item and what was being typed."""
        self._chosen.id = str(state.get("meeting") or "")
        self._item = str(state.get("item") or ROLL)
        self.refresh(None)
        self.capture.show_kind(str(state.get("kind") or "decision"))
        self.capture.restore(str(state.get("typed") or ""))

    @override
    def leave(self) -> None:
        """Write what is being typed; what stands in the line to note stays there."""
        self.panel.commit()
        self.item_form.commit()
        self.noted_form.commit()
