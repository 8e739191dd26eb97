from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.ui.parts.ask_line import LONGEST, AskLine

Key = Qt.Key


class Frame:
    def __init__(self, qtbot):
        self.window, self.other, self.line = QWidget(), QLineEdit(), AskLine()
        self.answers = []
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.other)
        column.addWidget(self.line)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.other.setFocus()

    def ask(self, **facts):
        self.line.ask("Varför?", "Spara", self.answers.append, **facts)

    def press(self, key):
        QTest.keyClick(self.window.focusWidget(), key)


@pytest.fixture
def frame(theme, qtbot):
    return Frame(qtbot)


def test_nothing_is_asked_at_first(frame):
    assert not frame.line.isVisible()


def test_enter_takes_what_is_offered_and_gives_the_focus_back(frame):
    frame.ask(offered="Därför")
    assert frame.window.focusWidget() is frame.line.field
    assert frame.line.field.selectedText() == "Därför"
    assert frame.line.field.accessibleName() == "Varför?"
    frame.press(Key.Key_Return)
    assert frame.answers == ["Därför"]
    assert not frame.line.isVisible()
    assert frame.window.focusWidget() is frame.other


def test_typing_replaces_what_is_offered_and_blanks_are_put_in_order(frame):
    frame.ask(offered="Därför")
    QTest.keyClicks(frame.line.field, "  two   words ")
    QTest.mouseClick(frame.line.take, Qt.MouseButton.LeftButton)
    assert frame.answers == ["two words"]


def test_escape_and_the_cross_drop_the_question(frame):
    frame.ask()
    frame.press(Key.Key_Escape)
    frame.ask()
    QTest.mouseClick(frame.line.drop, Qt.MouseButton.LeftButton)
    assert frame.answers == []
    assert not frame.line.isVisible()


def test_an_answer_that_must_not_be_empty_is_asked_for(frame):
    frame.ask(missing="Skriv varför")
    frame.press(Key.Key_Return)
    assert frame.answers == []
    assert frame.line.problem.isVisible()
    assert frame.line.problem.whole_text() == "Skriv varför"
    QTest.keyClicks(frame.line.field, "x")
    assert not frame.line.problem.isVisible()
    frame.press(Key.Key_Return)
    assert frame.answers == ["x"]


def test_an_answer_may_be_empty_where_nobody_says_otherwise(frame):
    frame.ask()
    frame.press(Key.Key_Return)
    assert frame.answers == [""]


def test_a_new_question_takes_the_place_of_the_old(frame):
    frame.ask()
    said = []
    frame.line.ask("Vad?", "Spara", said.append)
    QTest.keyClicks(frame.line.field, "det")
    frame.press(Key.Key_Return)
    assert (frame.answers, said) == ([], ["det"])
    assert frame.window.focusWidget() is frame.other


def test_an_answer_may_ask_the_next_question(frame):
    frame.line.ask("Ett?", "Spara", lambda one: frame.ask(offered=one))
    QTest.keyClicks(frame.line.field, "1")
    frame.press(Key.Key_Return)
    assert frame.line.isVisible()
    frame.press(Key.Key_Return)
    assert frame.answers == ["1"]


def test_words_without_end_are_cut_while_typed(frame):
    frame.ask(offered="x" * 5000)
    assert len(frame.line.field.text()) == LONGEST


def test_the_focus_goes_nowhere_when_its_place_is_gone(frame, qtbot):
    frame.ask()
    frame.other.deleteLater()
    qtbot.waitUntil(lambda: frame.window.findChild(QLineEdit, "") is not None)
    qtbot.wait(20)
    frame.press(Key.Key_Return)
    assert frame.answers == [""]
