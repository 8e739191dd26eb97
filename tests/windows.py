"""The whole window on a file of its own, driven as people drive it."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from workbench import app
from workbench.base import language
from workbench.base.clock import Clock
from workbench.project.open import create
from workbench.ui.look.settings import SettingsStore

NOW = datetime(2026, 11, 18, 14, 2, 11).astimezone()
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


class TickingClock(Clock):
    """Begins at ``NOW`` and is a second later each time it is asked."""

    def __init__(self):
        self._at = NOW

    def now(self):
        self._at += timedelta(seconds=1)
        return self._at

    def today(self):
        return self._at.date()


IDLE = 0.003  # s of processor time: a round of events in which nothing much was left to do
AT_MOST = 15  # s that a test waits for what shall come true


def settle(until=None, seconds=0.05):
    """Let the window work until ``until`` is true, without holding back its worker threads.

    Without ``until`` it works for some time, and then on until a round finds nothing to do: on a
    busy machine one round may take all of the time and leave its consequences waiting.
    """
    begun = time.monotonic()
    while True:
        before = time.process_time()
        QCoreApplication.processEvents()
        idle = time.process_time() - before < IDLE
        passed = time.monotonic() - begun
        if until is None:
            if passed >= (seconds if idle else AT_MOST):
                return
        elif until():
            return
        else:
            assert passed < AT_MOST, "it never came true"
        time.sleep(0.002)


def focus_on(widget):
    """Give the focus to a widget that is about to be shown; it or a part of it has it on return."""

    def has_it():
        focused = QApplication.focusWidget()
        return focused is not None and (widget.hasFocus() or widget.isAncestorOf(focused))

    settle(lambda: widget.isVisible() and widget.isEnabled())
    widget.setFocus()
    settle(has_it)


class Driver:
    """A window with a file open, its keys and its pages."""

    def __init__(self, folder, file, *, size=(1366, 740), speaks="sv", zoom=100, theme="light"):
        self.folder, self.file = folder, file
        self.store = SettingsStore(folder / "settings.json")
        self.store.change(
            language=speaks, zoom=zoom, theme=theme, last_folder=str(folder),
            projects_folder=str(folder),
        )  # fmt: skip
        self.clock = TickingClock()
        self.application, self.window = app.start(
            ["platsverkstad"], file, clock=self.clock, settings=self.store
        )
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        settle(self.window.isActiveWindow)
        settle()

    @property
    def desk(self):
        return self.window.workspace

    @property
    def page(self):
        return self.desk.page

    @property
    def project(self):
        return self.desk.project

    def focus(self):
        return self.application.focusWidget() or self.window.focusWidget() or self.window

    def press(self, key, modifiers=NONE, times=1):
        for _each in range(times):
            QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text):
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
            else:  # QTest stops the program at letters beyond ASCII
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, ord(letter.upper()), NONE, letter)
                    QCoreApplication.sendEvent(self.focus(), event)

    def go(self, step, view=None):
        self.window.go(step)
        if view is not None:
            self.page.show_view(view)
        settle()

    def close(self):
        if not isValid(self.window):
            return
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        language.set_language("sv")


def new_file(folder, name="Nytorget"):
    """Return the path of a new, empty project."""
    path = folder / f"{name}.plats"
    create(path, name, clock=TickingClock()).close()
    return path
