"""Two rows that mean the same become one: what differs is chosen field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.models.field import Field, Kind, Record
from workbench.models.registry import RECORDS
from workbench.project.merging import count_references, merge
from workbench.project.register import read_row
from workbench.ui.data.display import display
from workbench.ui.data.titles import Titles
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.keys import answer
from workbench.ui.parts.text import Heading, Meta, PlainLabel, button_text, plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

SHOWN = 44  # letters of a value on a button
_UNITED = frozenset({Kind.LINKS, Kind.DEPENDENCIES, Kind.YEARLY})


@dataclass(frozen=True)
class _Choice:
    """What may stand in a field afterwards: the values in order and the one that is proposed."""

    field: Field
    values: tuple[Any, ...]
    proposed: int


class MergePanel(QFrame):
    """Shows what two rows say differently; ``ended`` tells whether they were merged."""

    ended = Signal(bool)

    def __init__(self, context: PageContext, kind: Record) -> None:
        super().__init__()
        self._context, self._record = context, kind
        self._keep, self._gone = "", ""
        self.buttons: dict[str, QButtonGroup] = {}
        self._choices: dict[str, _Choice] = {}
        self.setProperty("ground", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Merge the two"))
        self.what = PlainLabel("", tone="muted", wrap=True)
        self._fields = QVBoxLayout()
        self.do = PrimaryButton(_("Merge"))
        self.do.clicked.connect(self.accept)
        self.drop = QuietButton(_("Cancel"), key="Esc")
        self.drop.clicked.connect(lambda: self.ended.emit(False))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.drop)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.addWidget(Heading(_("Merge the two"), 3))
        column.addLayout(self._fields)
        column.addWidget(self.what)
        column.addLayout(foot)
        self.hide()

    def show_two(self, keep: str, gone: str) -> None:
        """Show what is to be chosen; the first row stays, the second becomes part of it."""
        self._keep, self._gone = keep, gone
        with self._context.project.read() as session:
            one = read_row(session, self._record, keep)
            other = read_row(session, self._record, gone)
            counts = count_references(session, self._record, gone)
        if one is None or other is None:
            self.ended.emit(False)
            return
        self._fill(one, other)
        self.what.setText(_comes_along(counts))

    def _fill(self, one: Values, other: Values) -> None:
        clear_layout(self._fields)
        self.buttons.clear()
        titles = Titles(self._context.project)
        self._choices = {
            field.name: choice
            for field in self._record.visible()
            if (choice := _choice(field, one, other)) is not None
        }
        if not self._choices:
            self._fields.addWidget(PlainLabel(_("They say the same."), tone="muted", wrap=True))
        for choice in self._choices.values():
            self._add(choice, titles)

    def _add(self, choice: _Choice, titles: Titles) -> None:
        field = choice.field
        self._fields.addWidget(Meta(field.title(), strong=True))
        group = QButtonGroup(self)
        for number, value in enumerate(choice.values):
            said = display(field, value, titles) or _("nothing")
            text = said if number < 2 else _("Both")  # noqa: PLR2004 - the third is both
            button = QRadioButton(button_text(text if len(text) <= SHOWN else f"{text[:SHOWN]}…"))
            button.setAccessibleName(f"{field.title()}: {text}")
            plain_tooltip(button, said)
            group.addButton(button, number)
            self._fields.addWidget(button)
        group.button(choice.proposed).setChecked(True)
        self.buttons[field.name] = group

    def chosen(self) -> Values:
        """Return what the row is to say in the fields in which the two differ."""
        return {
            name: self._choices[name].values[group.checkedId()]
            for name, group in self.buttons.items()
        }

    @Slot()
    def accept(self) -> None:
        """Merge the two as chosen, in one edit."""
        try:
            merge(self._context.project, self._record, self._keep, self._gone, self.chosen())
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self.ended.emit(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Merge by Enter, leave by Esc, from anywhere in the panel."""
        if not answer(event, self.accept, lambda: self.ended.emit(False)):
            super().keyPressEvent(event)


def _choice(field: Field, one: Values, other: Values) -> _Choice | None:
    if field.kind in _UNITED or field.computed or field.name == "code":
        return None
    mine, yours = one[field.name], other[field.name]
    if mine == yours:
        return None
    empty = {None, "", False}
    values: tuple[Any, ...] = (mine, yours)
    proposed = 1 if mine in empty and yours not in empty else 0
    if field.kind is Kind.NOTE and mine and yours:
        values, proposed = (mine, yours, f"{mine}\n\n{yours}"), 2
    return _Choice(field, values, proposed)


def _comes_along(counts: dict[str, int]) -> str:
    said = [
        f"{count} {_(RECORDS[table].one if count == 1 else RECORDS[table].many)}"
        for table, count in counts.items()
        if table in RECORDS
    ]
    words = _("The first one stays. What belongs to the other comes along: {what}.")
    none = _("The first one stays; nothing belongs to the other.")
    return words.format(what=", ".join(said)) if said else none
