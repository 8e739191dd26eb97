"""A register of what belongs to one row of another: the seats of a body, the parties of a deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.changes import Changes
    from workbench.ui.parts.register import RegisterPanel

    MakePanel = Callable[[dict[str, Any]], RegisterPanel]


class ScopedRegister(QWidget):
    """Shows the register that ``make`` gives for one owner; ``field`` refers to the owner.

    ``selected`` tells the ids of the selected rows.
    """

    selected = Signal(list)

    def __init__(self, field: str, make: MakePanel) -> None:
        super().__init__()
        self._field, self._make = field, make
        self.owner = ""
        self.panel: RegisterPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_owner(self, owner: str) -> None:
        """Show the rows of another owner, "" for none."""
        if owner == self.owner:
            return
        self.owner = owner
        if self.panel is not None:
            self.panel.leave()
            self._column.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
        if owner:
            self.panel = self._make({self._field: owner})
            self.panel.selected.connect(self.selected)
            self._column.addWidget(self.panel)
            self.panel.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Follow protected view and names."""
        if self.panel is not None:
            self.panel.refresh(changes)

    def holds(self, row_id: str) -> bool:
        """Tell whether a row is among those shown."""
        return self.panel is not None and self.panel.rows.row_of(row_id) is not None

    def leave(self) -> None:
        """Write what is being typed."""
        if self.panel is not None:
            self.panel.leave()
