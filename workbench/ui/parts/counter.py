"""A counter for the hand: a large button counts one more, a smaller one takes it back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import IconButton, QuietButton

# Larger than what the pointer needs: it is hit standing, with a thumb, in the cold.
SIDE: Final = 52


class Counter(QWidget):
    """A number with its name and its key; ``counted`` tells each step, +1 or -1."""

    counted = Signal(int)

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self._title, self._count = title, 0
        self.more = QuietButton("", key=key)
        self.less = IconButton("minus", _("One less: {what}").format(what=title), framed=True)
        self.more.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.less.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more.clicked.connect(lambda: self.counted.emit(1))
        self.less.clicked.connect(lambda: self.counted.emit(-1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.more, 1)
        row.addWidget(self.less)
        Theme.current().changed.connect(self._renew)
        self._renew()
        self.show_count(0)

    @property
    def count(self) -> int:
        """The number shown."""
        return self._count

    def show_count(self, count: int, *, tell: bool = False) -> None:
        """Show a number; ``tell`` has screen readers say it."""
        self._count = count
        words = f"{self._title}  {count}"
        self.more.set_words(words)
        self.less.setEnabled(count > 0)
        if tell:
            announce(self, words)

    @Slot()
    def _renew(self) -> None:
        side = max(44, Theme.current().metrics.px(SIDE))
        self.more.setFixedHeight(side)
        self.less.setFixedSize(side, side)
