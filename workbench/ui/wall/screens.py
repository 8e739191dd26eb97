"""Which screen is the wall: the one chosen last time, or one on which the program is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.parts.painting import guarded
from workbench.ui.wall.colours import wall_token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QScreen

_SHOWN_MS: Final = 3000
_SHARE: Final = 0.3


def screen_key(screen: QScreen) -> str:
    """Return what a screen is remembered by: its name and its size."""
    size = screen.geometry()
    return f"{screen.name()} {size.width()}x{size.height()}"


def choose_screen(
    screens: Sequence[QScreen], own: QScreen | None, remembered: str
) -> QScreen | None:
    """Return the screen to show on; None when the program's own is the only one.

    The one remembered wins where it is there and is not the program's own.
    """
    others = [each for each in screens if each is not own]
    known = [each for each in others if screen_key(each) == remembered]
    return next(iter([*known, *others]), None)


def after(screens: Sequence[QScreen], screen: QScreen | None) -> QScreen | None:
    """Return the next screen in turn."""
    if not screens:
        return None
    names = [each.name() for each in screens]
    at = names.index(screen.name()) if screen is not None and screen.name() in names else -1
    return screens[(at + 1) % len(screens)]


class Numeral(QWidget):
    """A large number on a screen for a few seconds, so that people see which one is meant."""

    def __init__(self, screen: QScreen, number: int) -> None:
        super().__init__(None, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.number = number
        whole = screen.geometry()
        side = round(whole.height() * _SHARE)
        self.setGeometry(QRect(whole.x() + side // 6, whole.y() + side // 6, side, side))
        self.setAccessibleName(str(number))
        QTimer.singleShot(_SHOWN_MS, self, self.close)

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), wall_token("accent"))
            font = QFont(self.font())
            font.setPixelSize(max(round(self.height() * 0.7), 1))
            painter.setFont(font)
            painter.setPen(wall_token("on_accent"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.number))
