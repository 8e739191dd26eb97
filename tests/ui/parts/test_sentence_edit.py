"""Names and verbs of a sentence are completed one after the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbench.ui.parts.sentence_edit import SentenceEdit

NAMES = ["Anna Ek", "Anna Ekström", "Bo Berg", "Polisen"]
VERBS = ["påverkar", "rapporterar till"]
Key = Qt.Key


@pytest.fixture
def edit(theme, qtbot):
    made = SentenceEdit()
    qtbot.addWidget(made)
    made.set_words(NAMES, VERBS)
    made.show()
    made.setFocus()
    return made


def test_a_name_then_a_verb_then_a_name(edit):
    QTest.keyClicks(edit, "bo")
    assert edit.text() == "Bo Berg"
    QTest.keyClick(edit, Key.Key_Tab)
    QTest.keyClicks(edit, "ra")
    assert edit.text() == "Bo Berg rapporterar till"
    QTest.keyClick(edit, Key.Key_End)
    QTest.keyClicks(edit, "po")
    assert edit.text() == "Bo Berg rapporterar till Polisen"


def test_down_turns_to_the_next_name(edit):
    QTest.keyClicks(edit, "anna")
    assert edit.text() == "Anna Ek"
    QTest.keyClick(edit, Key.Key_Down)
    assert edit.text() == "Anna Ekström"
    QTest.keyClick(edit, Key.Key_Tab)
    QTest.keyClicks(edit, "po")
    assert edit.text() == "Anna Ekström po"  # no verb begins so


def test_what_is_typed_out_is_left_alone(edit):
    QTest.keyClicks(edit, "Xerxes ra Bo")
    assert edit.text() == "Xerxes ra Bo"
    assert not edit.offering


def test_a_line_whose_subject_is_understood_begins_with_the_verb(theme, qtbot):
    made = SentenceEdit(begins_with_verb=True)
    qtbot.addWidget(made)
    made.set_words(NAMES, VERBS)
    made.show()
    QTest.keyClicks(made, "ra")
    assert made.text() == "rapporterar till"
    QTest.keyClick(made, Key.Key_Right)
    QTest.keyClicks(made, "bo")
    assert made.text() == "rapporterar till Bo Berg"


def test_tab_leaves_the_line_when_nothing_is_offered(edit):
    QTest.keyClicks(edit, "Xy")
    assert not edit.wants_more()
