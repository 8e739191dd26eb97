"""Closing in order when the system asks: a signal, the end of the session, the end of Qt.

Everything is on the disk at any moment; what closing adds is the text that somebody is typing, the
seal of the file and an empty place where the note of its use lay.
"""

from __future__ import annotations

import signal
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, Slot

if TYPE_CHECKING:
    from types import FrameType

    from PySide6.QtGui import QSessionManager
    from PySide6.QtWidgets import QApplication

    from workbench.ui.shell.window import MainWindow

# What asks a program to end; a system may know only some of them.
ASKING: Final = ("SIGTERM", "SIGINT", "SIGHUP")
_SIGNALLED: Final = 128  # what is added to the number of the signal to tell of it


class Leaving(QObject):
    """Closes the window when it is asked to from outside; :meth:`stop` gives the signals back.

    Made before a file is opened: a signal that comes before there is a window waits for it.
    Python runs its handlers between two steps of its own, and while Qt waits there are none. So
    the number of the signal goes through a pair of sockets, which wakes Qt.
    """

    def __init__(self) -> None:
        super().__init__()
        self._application: QApplication | None = None
        self._window: MainWindow | None = None
        self._notifier: QSocketNotifier | None = None
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)
        numbers = (getattr(signal, name, None) for name in ASKING)
        self._before = {n: signal.signal(n, _woken) for n in numbers if n is not None}
        self._woken_before = signal.set_wakeup_fd(self._there.fileno())

    def attach(self, application: QApplication, window: MainWindow) -> None:
        """Close ``window`` and end ``application`` from now on, and for what came before."""
        self._application, self._window = application, window
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._signalled)
        application.commitDataRequest.connect(self._session_ends)
        application.aboutToQuit.connect(window.let_go)

    @Slot()
    def _signalled(self) -> None:
        if self._application is None or self._window is None:
            return
        with suppress(BlockingIOError):
            numbers = self._here.recv(64)
            self._window.close()
            self._application.exit(_SIGNALLED + numbers[0])

    @Slot("QSessionManager&")
    def _session_ends(self, _manager: QSessionManager) -> None:
        """Write what is being typed; the user may still call the logging out off."""
        if self._window is not None:
            self._window.commit()

    def stop(self) -> None:
        """Let signals do what they did before."""
        signal.set_wakeup_fd(self._woken_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        for end in (self._here, self._there):
            end.close()


def _woken(_number: int, _frame: FrameType | None) -> None:
    """Do nothing here: what is to be done is done by Qt."""
