"""An outline by keys alone: Enter, Tab, Alt with arrows, Esc; nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.ui.parts.outliner import NEW, Outliner, OutlineRow

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
ROWS = (OutlineRow("a", 0, "Mörkt"), OutlineRow("b", 1, "Trasigt"), OutlineRow("c", 0, "Tomt"))


class Told:
    """What the outliner has told, in order."""

    def __init__(self, outliner):
        self.said = []
        for name in ("added", "renamed", "moved", "indented", "removed"):
            getattr(outliner, name).connect(lambda *v, name=name: self.said.append((name, *v)))


@pytest.fixture
def outliner(theme, qtbot):
    made = Outliner("Varför?", "Lägg till")
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    made.show()
    qtbot.waitExposed(made)
    made.told = Told(made)
    return made


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def type_(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_enter_writes_the_next_line_and_one_more(outliner):
    outliner.focus_line("a")
    press(Key.Key_Return)
    assert list(outliner.lines) == ["a", "b", NEW, "c"]  # after all that is below it
    assert outliner.lines[NEW].row.depth == 0
    type_("Kallt")
    outliner.set_added("d")
    press(Key.Key_Return)
    assert outliner.told.said == [("added", "Kallt", "a", False)]
    outliner.show_rows((*ROWS[:2], OutlineRow("d", 0, "Kallt"), ROWS[2]))
    assert list(outliner.lines) == ["a", "b", "d", NEW, "c"]
    assert outliner.lines[NEW].hasFocus()


def test_tab_writes_one_below_and_shift_tab_takes_it_out(outliner):
    outliner.focus_line("c")
    press(Key.Key_Tab)
    assert outliner.lines[NEW].row.depth == 1
    press(Key.Key_Backtab, SHIFT)
    assert outliner.lines[NEW].row.depth == 0
    press(Key.Key_Tab)
    type_("Ingen butik")
    press(Key.Key_Return)
    assert outliner.told.said == [("added", "Ingen butik", "c", True)]


def test_shift_tab_and_alt_with_arrows_move_a_line(outliner):
    outliner.focus_line("b")
    press(Key.Key_Backtab, SHIFT)
    press(Key.Key_Down, ALT)
    press(Key.Key_Up, ALT)
    press(Key.Key_Right, ALT | SHIFT)
    press(Key.Key_Left, ALT)
    assert outliner.told.said == [
        ("indented", "b", -1), ("moved", "b", 1), ("moved", "b", -1), ("indented", "b", 1),
        ("indented", "b", -1),
    ]  # fmt: skip


def test_a_changed_line_is_told_when_it_is_left_or_moved(outliner):
    outliner.focus_line("a")
    type_(" jämt".replace("ä", "a"))
    press(Key.Key_Down)
    assert outliner.told.said == [("renamed", "a", "Mörkt jamt")]
    assert outliner.lines["b"].hasFocus()


def test_what_is_typed_is_kept_when_the_card_is_left(outliner):
    outliner.write_after("c")
    type_("Halt")
    outliner.commit()
    assert outliner.told.said == [("added", "Halt", "c", False)]


def test_esc_gives_up_and_leaves_the_outline(outliner):
    outliner.write_after("c")
    type_("Halt")
    press(Key.Key_Escape)
    assert outliner.told.said == []
    assert NEW not in outliner.lines
    assert outliner.add.hasFocus()


def test_tab_at_the_left_edge_backwards_leaves_the_outline(outliner):
    outliner.focus_line("a")
    press(Key.Key_Backtab, SHIFT)
    assert not outliner.lines["a"].hasFocus()
    assert outliner.told.said == []


def test_an_emptied_line_is_deleted_by_one_more_backspace(outliner):
    outliner.focus_line("b")
    outliner.lines["b"].selectAll()
    press(Key.Key_Backspace)
    assert outliner.told.said == []
    press(Key.Key_Backspace)
    assert outliner.told.said == [("removed", "b")]
    assert outliner.lines["a"].hasFocus()


def test_an_emptied_line_that_is_left_says_what_it_said(outliner):
    outliner.focus_line("b")
    outliner.lines["b"].selectAll()
    press(Key.Key_Backspace)
    press(Key.Key_Down)
    assert outliner.lines["b"].text() == "Trasigt"
    assert outliner.told.said == []


def test_a_file_that_is_only_read_takes_nothing(outliner):
    outliner.show_rows(ROWS, editable=False)
    outliner.focus_line("a")
    press(Key.Key_Return)
    type_("x")
    assert list(outliner.lines) == ["a", "b", "c"]
    assert outliner.lines["a"].text() == "Mörkt"
    assert not outliner.add.isVisible()
