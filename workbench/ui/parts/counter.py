"""A counter for the hand: a large button counts one more, a smaller one takes it back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import IconButton
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import shown

# Larger than what the pointer needs: it is hit standing, with a thumb, in the cold.
SIDE: Final = 52
_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class _More(QPushButton):
    """Name at the left, key small below the name's end, the number large at the right."""

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self._title, self._key, self.count = title, key, 0
        self.setAutoDefault(False)
        self.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return room for the name, and a height that a thumb hits."""
        metrics = Theme.current().metrics
        return QSize(metrics.px(190), max(44, metrics.px(SIDE)))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the same height, narrower."""
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height())

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button with its name, key and number."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        theme = Theme.current()
        ink = "text" if self.isEnabled() else "disabled"
        with QPainter(self) as painter:
            bevel = QStyle.ControlElement.CE_PushButtonBevel
            self.style().drawControl(bevel, option, painter, self)
            gap = theme.metrics.px(12)
            room = QRectF(self.rect()).adjusted(gap, 0, -gap, 0)
            painter.setFont(theme.font(FontRole.FIGURE))
            number = str(self.count)
            width = painter.fontMetrics().horizontalAdvance(number)
            painter.setPen(theme.colour(ink if self.count else "muted"))
            painter.drawText(room, _LINE | Qt.AlignmentFlag.AlignRight, number)
            room.setRight(room.right() - width - gap)
            painter.setFont(theme.font(FontRole.META))
            painter.setPen(theme.colour("muted" if self.isEnabled() else "disabled"))
            key = painter.fontMetrics().horizontalAdvance(self._key)
            painter.drawText(room, _LINE | Qt.AlignmentFlag.AlignRight, self._key)
            room.setRight(room.right() - key - gap)
            painter.setFont(theme.font(FontRole.BASE))
            painter.setPen(theme.colour(ink))
            name = painter.fontMetrics().elidedText(
                shown(self._title), Qt.TextElideMode.ElideRight, round(room.width())
            )
            painter.drawText(room, _LINE | Qt.AlignmentFlag.AlignLeft, name)


class Counter(QWidget):
    """A number with its name and its key; ``counted`` tells each step, +1 or -1."""

    counted = Signal(int)

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self._title, self._count = title, 0
        self.more = _More(title, key)
        self.less = IconButton("minus", _("One less: {what}").format(what=title), framed=True)
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
        self._count = self.more.count = count
        words = f"{self._title}: {count}"
        self.more.setAccessibleName(words)
        self.less.setEnabled(count > 0)
        self.more.update()
        if tell:
            announce(self, words)

    @Slot()
    def _renew(self) -> None:
        side = max(44, Theme.current().metrics.px(SIDE))
        self.more.setMinimumHeight(side)
        for each in (self.more, self.less):
            # The sheet gives all buttons the height of a line; this one is for a thumb.
            each.setStyleSheet(f"min-height: {side - 4}px; min-width: {side - 4}px;")
