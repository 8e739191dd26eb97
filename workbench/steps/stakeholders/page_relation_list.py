"""The relations of a person or an organisation, in the inspector, and the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project import acts
from workbench.steps.stakeholders.net import read_people, way_to
from workbench.steps.stakeholders.page_relation_line import RelationLine
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from workbench.steps.stakeholders.net import Ends, People, Way
    from workbench.ui.parts.page import PageContext

RELATION = record("relation")


class RelationList(QWidget):
    """A line to add a relation, the relations there are, and who can open the door.

    ``way_found`` carries the ids of the relations along which somebody is reached.
    """

    way_found = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context, self._table, self._key = context, "", ""
        self.line = RelationLine(context, _("influences Bo Berg; 2"), begins_with_verb=True)
        self._hidden = PlainLabel(_("Hidden in protected view"), tone="muted", wrap=True)
        self._list = QVBoxLayout()
        self.door = QuietButton(_("Who can open the door?"), icon="network")
        self.door.clicked.connect(self._find_way)
        self._way = QVBoxLayout()
        self.way_words: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self._hidden)
        column.addLayout(self._list)
        column.addWidget(self.door)
        column.addLayout(self._way)

    def show_row(self, table: str, key: str) -> None:
        """Show the relations of a row; an empty key shows nothing."""
        if (table, key) != (self._table, self._key):
            self._tell_way([])
        self._table, self._key = table, key
        hidden = self._context.masks(RELATION["kind"])
        clear_layout(self._list)
        self._hidden.setVisible(hidden)
        self.line.setVisible(bool(key) and not hidden)
        self.door.setVisible(bool(key) and not hidden)
        if not key or hidden:
            self._tell_way([])
            return
        known = self._read()
        self.line.offer(subject=known.name(key))
        mine = [ends for ends in known.relations if key in {ends.start, ends.end}]
        if not mine:
            words = _("No relations yet. Write, for example, “influences Bo Berg”.")
            self._list.addWidget(PlainLabel(words, tone="muted", wrap=True))
        for ends in mine:
            self._list.addLayout(self._entry(known, ends))

    def _read(self) -> People:
        with self._context.project.read() as session:
            return read_people(session)

    def _entry(self, known: People, ends: Ends) -> QHBoxLayout:
        line = QHBoxLayout()
        said = known.said(ends)
        strength = f" · {ends.strength}" if ends.strength else ""
        line.addWidget(PlainLabel(said + strength, wrap=True), 1)
        change = IconButton("pencil", _("Change: {what}").format(what=said), small=True)
        change.clicked.connect(
            lambda _checked=False: self._context.desk.go_to("stakeholders", ends.id)
        )
        remove = IconButton("trash-2", _("Delete: {what}").format(what=said), small=True)
        remove.clicked.connect(lambda _checked=False: self._remove(ends))
        for button in (change, remove):
            button.setEnabled(not self._context.project.read_only)
            line.addWidget(button)
        return line

    def _remove(self, ends: Ends) -> None:
        acts.remove(self._context.project, RELATION, [ends.id])
        self._context.desk.notice(self._context.project.undo_label() or "", undo=True)

    # -- the way

    @Slot()
    def _find_way(self) -> None:
        way = way_to(self._read(), self._key)
        self._tell_way(way_in_words(way))
        self.way_found.emit(way.along)

    def _tell_way(self, words: list[str]) -> None:
        clear_layout(self._way)
        self.way_words = words
        for number, line in enumerate(words):
            label = PlainLabel(line, wrap=True) if number else Meta(line, strong=True, wrap=True)
            self._way.addWidget(label)


def way_in_words(way: Way) -> list[str]:
    """Return who can open the door to somebody, and then how, a sentence a line."""
    if not way.start:
        words = _("No way to {goal} is known. Write who influences {goal}, or who works with them.")
        return [words.format(goal=way.goal)]
    if not way.steps:
        return [_("The door to {goal} is open already.").format(goal=way.goal)]
    head = _("{start} can open the door to {goal}:").format(start=way.start, goal=way.goal)
    return [head, *(f"{number}. {step}" for number, step in enumerate(way.steps, 1))]
