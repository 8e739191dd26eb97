"""The item that is being dealt with: what it is about, who steps aside, what is said and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.meeting_book import ATTENDANCE, DECISION, ITEM, ItemLine, MeetingBook
from workbench.rules.meetings import Quorate
from workbench.steps.meetings.page_choice import quorum_text
from workbench.steps.meetings.words import (
    clock_span,
    follow_text,
    item_facts,
    kind_word,
    seat_text,
    votes_text,
)
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.suggestions import BETWEEN, Offer, OfferLine
from workbench.ui.parts.text import Heading, Meta, PlainLabel
from workbench.ui.parts.two_lines import TwoLine, TwoLineList

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext

NOTES_HEIGHT: Final = 150


class ItemPanel(QWidget):
    """Shows one item.

    ``recused`` tells the ids of those who step aside, ``opened`` the id of what was noted and is to
    be looked at. ``dealt_with`` and ``postponed`` are the two buttons.
    """

    recused = Signal(list)
    opened = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._item: ItemLine | None = None
        self._seats: dict[str, str] = {}
        self.heading = Heading("", 2)
        self.facts = Meta("")
        self.quorum = PlainLabel("", tone="muted")
        self.about = PlainLabel("", wrap=True)
        self.dealt_with = QuietButton(_("Dealt with"), icon="check", key="Space")
        self.postpone = QuietButton(_("Postpone"), icon="redo-2", key="B")
        self.rows = RecordRows(context.project, ITEM, mask=context.masks)
        self.form = RecordForm(self.rows, keys=("said",), show_all=True, fills=True, parent=self)
        self.form.heading.hide()
        self.aside = OfferLine((), several=True)
        self.aside.setAccessibleName(ITEM["recused"].title())
        self.aside.editingFinished.connect(self._tell_recused)
        self.noted = TwoLineList(_("Noted on this item"))
        self.noted.taken.connect(lambda key: self.opened.emit(str(key)))
        self._lay_out()

    def _lay_out(self) -> None:
        top = ButtonRow()
        top.addWidget(self.heading, 1)
        top.addWidget(self.dealt_with)
        top.addWidget(self.postpone)
        line = QHBoxLayout()
        label = PlainLabel(ITEM["recused"].title())
        label.setBuddy(self.aside)
        line.addWidget(label)
        line.addWidget(self.aside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.facts)
        column.addWidget(self.quorum)
        column.addWidget(self.about)
        column.addWidget(self.form, 3)
        column.addLayout(line)
        column.addWidget(self.noted, 2)

    def show_item(self, book: MeetingBook, item: ItemLine, *, editable: bool) -> None:
        """Show an item of a meeting."""
        self._item = item
        number = f"§ {item.paragraph}" if item.paragraph else str(item.number)
        self.heading.setText(f"{number}  {item.title}")
        presenter = not self._context.masks(ITEM["presenter_id"])
        clock = clock_span(item.begins, item.ends)
        facts = (item_facts(item, named=presenter), clock, item.values["document"])
        self.facts.setText(" · ".join(filter(None, facts)))
        self.quorum.setText(quorum_text(item.quorum))
        self.quorum.set_tone("error" if item.quorum.state is Quorate.NO else "muted")
        self.about.setText(_about(item))
        self.about.setVisible(bool(self.about.whole_text()))
        if self.form.ids() != [item.id]:
            self.form.show_rows([item.id])
        self._show_aside(book, item, editable=editable)
        self._show_noted(item)
        self.dealt_with.setEnabled(editable)
        self.postpone.setEnabled(editable)

    def _show_aside(self, book: MeetingBook, item: ItemLine, *, editable: bool) -> None:
        named = not self._context.masks(ATTENDANCE["stakeholder_id"])
        self._seats = {seat_text(each, named=named): each.id for each in book.roll}
        self.aside.set_offers([Offer(words, words) for words in self._seats])
        if not self.aside.hasFocus():
            out = {each.id for each in item.recused}
            words = [text for text, key in self._seats.items() if key in out]
            self.aside.setText(f"{BETWEEN} ".join(words))
        self.aside.setReadOnly(not editable)

    def _show_noted(self, item: ItemLine) -> None:
        named = not self._context.masks(DECISION["person_id"])
        lines = []
        for each in item.noted:
            reserved = DECISION["reservation"].title() if each.values["reservation"] else ""
            said = (kind_word(each), follow_text(each, named=named), votes_text(each), reserved)
            lines.append(TwoLine(each.values["title"], " · ".join(filter(None, said)), each.id))
        self.noted.show_lines(len(lines), lines.__getitem__)
        self.noted.setVisible(bool(lines))

    @Slot()
    def _tell_recused(self) -> None:
        if self._item is None or self.aside.isReadOnly():
            return
        words = [part.strip() for part in self.aside.text().split(BETWEEN)]
        found = [self._seats[word] for word in words if word in self._seats]
        before = [each.id for each in self._item.recused]
        if sorted(found) != sorted(before):
            self.recused.emit(found)

    def commit(self) -> None:
        """Write what is being typed."""
        self.form.commit()
        self._tell_recused()


def _about(item: ItemLine) -> str:
    parts = [item.values["background"]]
    if item.values["proposal"]:
        parts.append(_("Proposed decision: {text}").format(text=item.values["proposal"]))
    return "\n".join(filter(None, parts))


def decision_rows(context: PageContext) -> RecordRows:
    """Return the rows of what is noted, as the inspector needs them."""
    return RecordRows(context.project, record("decision"), mask=context.masks)
