"""The top of every page: what it is, how much is in it, which view of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence


class PageHead(QWidget):
    """Title, count and, where there are several, the views; ``viewed`` tells the choice."""

    viewed = Signal(int)

    def __init__(
        self, title: str, views: Sequence[str] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = PlainLabel(title, FontRole.PAGE_TITLE)
        self.count = PlainLabel("", tone="muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.title)
        self._row.addWidget(self.count, 1)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.switch: ViewSwitch | None = None
        if len(views) > 1:
            self.switch = ViewSwitch(views, keys=True)
            self.switch.chosen.connect(self.viewed)
            self._row.addWidget(self.switch)

    def set_count(self, text: str) -> None:
        """Say how much there is, or the state of the page in a few words."""
        self.count.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put one more control at the right end."""
        self._row.addWidget(widget)

    def view(self) -> int:
        """Return the number of the view that is chosen."""
        return self.switch.current() if self.switch else 0

    def set_view(self, number: int) -> None:
        """Choose a view."""
        if self.switch is not None:
            self.switch.set_current(number)
