"""A view with several parts: those one works in as a switch, registers behind one more button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_row
from workbench.ui.parts.button_row import ButtonRow
from workbench.ui.parts.buttons import QuietButton, ViewSwitch
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.text import button_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext


@dataclass(frozen=True)
class Part:
    """One part: its key, its title in words, what makes it, and the tables it shows rows of.

    ``register`` parts stand in the menu of registers.
    """

    key: str
    title: str
    make: Callable[[PageContext], Page]
    tables: tuple[str, ...] = ()
    register: bool = False


class PartsView(Page):
    """Parts of one view, each made when it is first shown."""

    def __init__(self, context: PageContext, parts: Sequence[Part], registers: str = "") -> None:
        super().__init__(context)
        self._parts = tuple(parts)
        self._worked = [each for each in parts if not each.register]
        self._made: dict[str, Page] = {}
        self.current = self._parts[0].key
        self._protected = context.protected()
        self.switch = ViewSwitch([each.title for each in self._worked], joined=True)
        self.switch.chosen.connect(self._on_switch)
        self.registers = QuietButton(registers or _("Registers"))
        self._menu = QMenu(self)
        for each in self._parts:
            if each.register:
                self._menu.addAction(button_text(each.title)).setData(each.key)
        self._menu.triggered.connect(self._on_register)
        self.registers.setCheckable(True)
        self.registers.setMenu(self._menu)
        self._menu.aboutToHide.connect(self._mark_registers)
        self.stack = QStackedWidget()
        row = ButtonRow()
        row.addWidget(self.switch)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        row.addWidget(self.registers)  # now that it has a parent: alone it would be a window
        self.registers.setVisible(len(self._worked) < len(self._parts))
        column.addWidget(self.stack, 1)

    def part(self, key: str | None = None) -> Page:
        """Return a part by its key, making it if need be; the one that is shown when None."""
        wanted = key or self.current
        if wanted not in self._made:
            made = next(each for each in self._parts if each.key == wanted).make(self.context)
            self._made[wanted] = made
            made.retold.connect(self.retold)
            self.stack.addWidget(made)
        return self._made[wanted]

    def _mark_registers(self) -> None:
        """Mark the button only while a register is shown; opening its menu marks it too."""
        shown = next(each for each in self._parts if each.key == self.current)
        self.registers.setChecked(shown.register)

    def _on_register(self, action: QAction) -> None:
        self.show_part(str(action.data()))

    def _on_switch(self, number: int) -> None:
        self.show_part(self._worked[number].key)

    def show_part(self, key: str) -> None:
        """Show a part, up to date."""
        if self.current in self._made and key != self.current:
            self._made[self.current].leave()
        self._settle_on(key)
        self.context.desk.inspect(None)
        self.part().refresh(None)
        self.retold.emit()
        if self.isVisible():
            self.part().entry_focus().setFocus()

    def _settle_on(self, key: str) -> None:
        self.current = key
        number = next((n for n, each in enumerate(self._worked) if each.key == key), -1)
        if number >= 0:
            self.switch.set_current(number)
        else:
            self.switch.choose_none()
        self.registers.setChecked(number < 0)
        title = next(each.title for each in self._parts if each.key == key)
        self.registers.set_words(title if number < 0 else _("Registers"))
        self.stack.setCurrentWidget(self.part())

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Refresh the part that is shown."""
        if self.context.protected() != self._protected:
            self._protected = self.context.protected()
            self._forget_hidden()
        fresh = self.current not in self._made
        self._settle_on(self.current)
        self.part().refresh(None if fresh else changes)

    def _forget_hidden(self) -> None:
        """Drop the parts that are not shown: they may hold what is to be hidden now."""
        for key in [each for each in self._made if each != self.current]:
            gone = self._made.pop(key)
            gone.leave()
            self.stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    @override
    def show_row(self, row_id: str) -> None:
        """Show a row in the part that holds it."""
        with self.project.read() as session:
            found = next(
                (
                    each.key
                    for each in self._parts
                    if any(read_row(session, record(t), row_id) for t in each.tables)
                ),
                None,
            )
        if found is not None:
            if found != self.current:
                self.show_part(found)
            self.part().show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done in the part that is shown."""
        return self.part().commands()

    @override
    def summary(self) -> str:
        """Return how much there is, as the first part says it."""
        return self.part(self._parts[0].key).summary()

    @override
    def entry_focus(self) -> QWidget:
        """Return where one begins in the part that is shown."""
        return self.part().entry_focus()

    @override
    def state(self) -> dict[str, object]:
        """Return which part is shown, and its state."""
        return {"part": self.current, "inside": self.part().state()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the part and its state."""
        key, inside = state.get("part"), state.get("inside")
        if any(each.key == key for each in self._parts):
            self.show_part(str(key))
        if isinstance(inside, dict):
            self.part().restore(inside)

    @override
    def leave(self) -> None:
        """Write what is being typed in any part."""
        for made in self._made.values():
            made.leave()
