"""A timer for a part of a meeting: it counts down, can be paused and lengthened, makes no sound."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.text import PlainLabel

USUAL: Final = 10 * 60
LONGER: Final = 5 * 60
_SOON: Final = 0.2
_LATE: Final = 0.05
_SECOND: Final = 1000


class Countdown(QWidget):
    """Minutes and seconds that are left, with start and five minutes more.

    ``told`` is emitted each second and when it is set; ``ended`` when the time is up.
    """

    told = Signal()
    ended = Signal()

    def __init__(self, seconds: int = USUAL) -> None:
        super().__init__()
        self._whole = seconds * _SECOND
        self._left = self._whole
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND // 4)
        self._tick.timeout.connect(self._tell)
        self.label = PlainLabel("", FontRole.STRONG)
        self.start = IconButton("play", _("Start the timer"), key="T", framed=True)
        self.start.clicked.connect(self.turn)
        self.more = QuietButton(_("+5 min"))
        self.more.clicked.connect(self.lengthen)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.start, self.more):
            self._row.addWidget(widget)
        Theme.current().changed.connect(self._space)
        self._space()
        self._tell()

    @property
    def is_running(self) -> bool:
        """Whether it counts now."""
        return self._tick.isActive()

    def seconds(self) -> int:
        """Return how many seconds are left, never below 0."""
        gone = self._since.elapsed() if self.is_running else 0
        return max(0, -(-(self._left - gone) // _SECOND))

    def words(self) -> str:
        """Return what is left, as in 12:40, or that the time is up."""
        left = self.seconds()
        return f"{left // 60}:{left % 60:02d}" if left else _("Time is up")

    def tone(self) -> str:
        """Return the colour's token: green, orange when little is left, red at the end."""
        share = self.seconds() * _SECOND / max(self._whole, 1)
        if share <= _LATE:
            return "error"
        return "warn" if share <= _SOON else "ok"

    @Slot()
    def turn(self) -> None:
        """Start, or pause and keep what is left; at the end begin anew."""
        if self.is_running:
            self._hold()
            self._tick.stop()
        else:
            self._left = self._left or self._whole
            self._since.start()
            self._tick.start()
        self._dress()

    @Slot()
    def lengthen(self) -> None:
        """Give five minutes more."""
        if self.is_running:
            self._hold()
            self._since.restart()
        self._left += LONGER * _SECOND
        self._whole = max(self._whole, self._left)
        self._tell()

    def _hold(self) -> None:
        self._left = max(0, self._left - self._since.elapsed())

    @Slot()
    def _tell(self) -> None:
        if self.is_running and not self.seconds():
            self._left = 0
            self._tick.stop()
            self._dress()
            announce(self, _("Time is up"), urgent=True)
            self.ended.emit()
        self.label.setText(self.words())
        self.label.set_tone(self.tone())
        said = _("{time} left").format(time=self.words()) if self.seconds() else self.words()
        self.label.setAccessibleName(said)
        self.told.emit()

    def _dress(self) -> None:
        self.start.set_icon("pause" if self.is_running else "play")
        self.start.set_name(_("Pause the timer") if self.is_running else _("Start the timer"))
        self._tell_quietly()

    def _tell_quietly(self) -> None:
        self.label.setText(self.words())
        self.label.set_tone(self.tone())

    @Slot()
    def _space(self) -> None:
        self._row.setSpacing(Theme.current().metrics.px(6))
