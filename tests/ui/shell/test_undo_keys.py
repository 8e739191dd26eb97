"""Ctrl+Z in a field is the field's own as long as there is something in it to take back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.shell.undo_keys import UndoKeys

CTRL = Qt.KeyboardModifier.ControlModifier


class Frame(QMainWindow):
    """A window with its own undo, two fields and a button."""

    def __init__(self):
        super().__init__()
        self.keys = UndoKeys(self)
        self.undone = 0
        undo = QAction("Undo", self)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        undo.triggered.connect(self.undo)
        self.addAction(undo)
        inside = QWidget()
        column = QVBoxLayout(inside)
        self.line, self.note, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("x")
        for each in (self.line, self.note, self.button):
            column.addWidget(each)
        self.setCentralWidget(inside)

    def undo(self):
        self.undone += 1


@pytest.fixture
def frame(qtbot):
    window = Frame()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("name", ["line", "note"])
def test_a_field_takes_back_its_own_text_first_and_then_the_window_its_edit(frame, name):
    field = getattr(frame, name)
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert frame.undone == 0
    assert (field.text() if name == "line" else field.toPlainText()) == ""
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert frame.undone == 1


def test_it_follows_the_focus_and_lets_go_of_what_it_left(frame):
    frame.line.setFocus()
    frame.button.setFocus()
    QTest.keyClick(frame.button, Qt.Key.Key_Z, CTRL)
    assert frame.undone == 1
    frame.note.setFocus()
    QTest.keyClick(frame.note, Qt.Key.Key_Z, CTRL)
    assert frame.undone == 2
