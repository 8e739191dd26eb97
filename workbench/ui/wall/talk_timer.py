"""How much of the time for an item is left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from workbench.base.language import _

MINUTES: Final = 10
MORE: Final = 5
_WARN, _ALARM = 0.2, 0.05
_SECOND_MS: Final = 1000


class TalkTimer(QObject):
    """Counts down; ``ticked`` once a second while it runs."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._whole = MINUTES * 60
        self._before = 0.0  # seconds gone before it was last started
        self._running = QElapsedTimer()
        self._beat = QTimer(self, interval=_SECOND_MS)
        self._beat.timeout.connect(self.ticked)
        self.shown = False

    def begin(self, minutes: int | None) -> None:
        """Set the time for an item and stop; None leaves the usual time."""
        self._whole = (minutes or MINUTES) * 60
        self._before = 0.0
        self._running.invalidate()
        self._beat.stop()
        self.shown = minutes is not None

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._running.isValid()

    def toggle(self) -> None:
        """Start it, or stop it where it is."""
        self.shown = True
        if self.running:
            self._before = self.gone
            self._running.invalidate()
            self._beat.stop()
        else:
            self._running.start()
            self._beat.start()
        self.ticked.emit()

    def add(self, minutes: int = MORE) -> None:
        """Give more time."""
        self.shown = True
        self._whole += minutes * 60
        self.ticked.emit()

    @property
    def gone(self) -> float:
        """How many seconds are gone."""
        now = self._running.elapsed() / _SECOND_MS if self.running else 0.0
        return self._before + now

    @property
    def left(self) -> int:
        """How many seconds are left; less than none when it has run out."""
        return round(self._whole - self.gone)

    @property
    def tone(self) -> str:
        """The token of its colour: a warning at a fifth, an alarm at a twentieth."""
        share = self.left / max(self._whole, 1)
        return "error" if share <= _ALARM else "warn" if share <= _WARN else "text"

    def text(self) -> str:
        """Return "12:40 left", or "1:05 over"; nothing before it is used."""
        if not self.shown:
            return ""
        minutes, seconds = divmod(abs(self.left), 60)
        clock = f"{minutes}:{seconds:02}"
        return (_("{time} left") if self.left >= 0 else _("{time} over")).format(time=clock)
