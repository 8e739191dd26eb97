"""The grid of marks: moving, choosing, telling, and words that stay words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.ui.parts.mark_grid.entry import CellEntry
from workbench.ui.parts.mark_grid.rows import GridCell, GridHead
from workbench.ui.parts.mark_grid.view import MarkGrid
from workbench.ui.parts.share_bar import ShareBar
from workbench.ui.parts.suggestions import Offer
from workbench.ui.parts.two_lines import TwoLine, TwoLineList

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
HOSTILE = "<img src=x>&amp;\u202eåäö\n" + "x" * 500
ROWS = [GridHead("a", "Torget", "Y01"), GridHead("b", HOSTILE), GridHead("c", "")]
COLUMNS = [GridHead(key, f"Moment {key}") for key in "wxyz"]
LOOKS = ("plain", "muted", "hatched", "crossed", "idle")


def give(row, column):
    look = LOOKS[(ord(row) + ord(column)) % len(LOOKS)]
    return GridCell(row + column, look, HOSTILE, changed=column == "x")


@pytest.fixture
def grid(theme, qtbot):
    made = MarkGrid("Vem gör vad")
    qtbot.addWidget(made)
    made.show_cells(ROWS, COLUMNS, give)
    made.resize(500, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def press(grid, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(grid, key, modifiers)


def test_arrows_move_and_shift_chooses_a_block(grid):
    assert grid.current() == ("a", "w")
    press(grid, Key.Key_Right)
    press(grid, Key.Key_Down)
    assert grid.current() == ("b", "x")
    press(grid, Key.Key_Right, SHIFT)
    press(grid, Key.Key_Down, SHIFT)
    assert grid.block() == [[("b", "x"), ("b", "y")], [("c", "x"), ("c", "y")]]
    press(grid, Key.Key_Up)
    assert len(grid.chosen()) == 1


def test_a_row_is_chosen_by_its_name_by_left_and_by_shift_space(grid, qtbot):
    told = []
    grid.row_chosen.connect(told.append)
    press(grid, Key.Key_Left)
    assert told == ["a"]
    assert grid.whole_row() == "a"
    assert len(grid.chosen()) == 4
    press(grid, Key.Key_Right)
    assert grid.whole_row() == ""
    press(grid, Key.Key_Space, SHIFT)
    assert told == ["a", "a"]
    middle = QPoint(20, grid.aside.sectionViewportPosition(2) + 8)
    QTest.mouseClick(grid.aside.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told[-1] == "c"


def test_letters_and_enter_are_told_and_what_is_taken_first_is_not(grid):
    typed, opened = [], []
    grid.typed.connect(typed.append)
    grid.opened.connect(lambda: opened.append(1))
    QTest.keyClicks(grid, "tT?")
    press(grid, Key.Key_Return)
    press(grid, Key.Key_F2)
    assert (typed, len(opened)) == (["t", "T", "?"], 2)
    grid.keyed.connect(lambda event: event.accept())
    QTest.keyClicks(grid, "t")
    assert len(typed) == 3


def test_tab_goes_on_and_leaves_at_the_end(theme, qtbot):
    outside = QWidget()
    column = QVBoxLayout(outside)
    grid, after = MarkGrid("Vem"), QLineEdit()
    grid.show_cells(ROWS, COLUMNS, give)
    for each in (grid, after):
        column.addWidget(each)
    qtbot.addWidget(outside)
    outside.show()
    outside.activateWindow()
    qtbot.waitUntil(outside.isActiveWindow)
    grid.setFocus()
    press(grid, Key.Key_Tab)
    assert grid.current() == ("a", "x")
    press(grid, Key.Key_Backtab, SHIFT)
    assert grid.current() == ("a", "w")
    grid.go_to("c", "z")
    press(grid, Key.Key_Tab)
    assert after.hasFocus()
    grid.setFocus()
    press(grid, Key.Key_Tab, CTRL)
    assert after.hasFocus()


def test_a_place_that_is_not_there_is_told(grid):
    assert not grid.go_to("gone", "w")
    grid.choose_row("gone")
    assert grid.whole_row() == ""
    assert grid.go_to("c", "z")


def test_the_current_cell_stays_when_content_changes(grid):
    grid.go_to("b", "y")
    grid.show_cells(ROWS, COLUMNS, lambda _row, _column: GridCell("n"))
    assert grid.current() == ("b", "y")
    assert grid.rows.cell(0, 0).mark == "n"
    grid.show_cells([*ROWS, GridHead("d", "Ny")], COLUMNS, give)
    assert grid.current() == ("b", "y")
    grid.show_cells([], [], give)
    assert grid.current() is None
    assert grid.chosen() == []


def test_screen_readers_hear_cells_in_words(grid):
    grid.show_cells(ROWS, COLUMNS, lambda _row, _column: GridCell("K", spoken="tydligt"))
    interface = QAccessible.queryAccessibleInterface(grid)
    names = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert "Y01 Torget, Moment x: tydligt" in names
    assert grid.accessibleName() == "Vem gör vad"


def test_text_from_people_stays_text(grid):
    model = grid.rows
    tip = model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip
    assert "\u202e" not in model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "\n" not in model.headerData(1, Qt.Orientation.Vertical)
    grid.grab()  # a failing paint fails the test


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("compact", [False, True])
def test_cells_are_large_enough_to_hit_and_painted_in_each_theme(theme, qtbot, name, compact):
    theme.set_choice(name)
    made = MarkGrid("Vem", compact=compact)
    qtbot.addWidget(made)
    made.show_cells(ROWS, COLUMNS * 5, give)
    made.resize(300, 200)
    made.show()
    made.grab()
    assert made.rowHeight(0) >= 24
    assert made.columnWidth(0) >= 24


# -- asking, the list with two lines, the bar


@pytest.fixture
def entry(theme, qtbot):
    outside = QWidget()
    outside.resize(600, 400)
    made = CellEntry(outside)
    qtbot.addWidget(outside)
    outside.show()
    outside.activateWindow()
    qtbot.waitUntil(outside.isActiveWindow)
    return made


OFFERS = [Offer("K   Kommunen", "Kommunen"), Offer("P   Polisen", "Polisen")]


def test_asking_takes_an_offer_by_its_mark(entry):
    told = []
    entry.entered.connect(told.append)
    entry.ask("Utförare", OFFERS, "", QRect(10, 10, 40, 28), typed="p")
    assert entry.line.accessibleName() == "Utförare"
    QTest.keyClick(entry.line, Key.Key_Return)
    assert told == ["Polisen"]


def test_esc_closes_the_offers_and_then_gives_up(entry):
    told = []
    entry.given_up.connect(lambda: told.append(1))
    entry.ask("Utförare", OFFERS, "Kommunen", QRect(10, 380, 40, 28))
    assert entry.geometry().bottom() <= 400  # above the cell, since there is no room below
    QTest.keyClick(entry.line, Key.Key_Escape)
    assert entry.is_open
    QTest.keyClick(entry.line, Key.Key_Escape)
    assert not entry.is_open
    assert told == [1]


def test_what_stands_there_is_told_when_one_goes_on(entry):
    told = []
    entry.left.connect(told.append)
    entry.ask("Utförare", OFFERS, "Kommunen", QRect(10, 10, 40, 28))
    QTest.keyClick(entry.line, Key.Key_Tab)
    assert told == ["Kommunen"]
    assert not entry.is_open


def test_lines_are_asked_for_when_seen_and_taken_by_enter_or_click(theme, qtbot):
    asked, taken = set(), []

    def line(row):
        asked.add(row)
        return TwoLine(f"{row} {HOSTILE}", HOSTILE, row)

    made = TwoLineList("Luckor")
    made.taken.connect(taken.append)
    qtbot.addWidget(made)
    made.show_lines(5_000, line)
    made.resize(240, 300)
    made.show()
    made.grab()
    assert len(asked) < 50
    made.set_current(2)
    QTest.keyClick(made, Key.Key_Return)
    QTest.mouseClick(
        made.viewport(),
        Qt.MouseButton.LeftButton,
        pos=made.visualRect(made.model().index(1)).center(),
    )
    assert taken == [2, 1]
    made.show_lines(1, line)
    assert made.currentIndex().row() == 0
    assert "<img" not in made.model().index(0).data(Qt.ItemDataRole.ToolTipRole)
    made.show_lines(0, line)
    assert made.count() == 0


@pytest.mark.parametrize(
    ("share", "goal", "said"),
    [(None, None, "Andel: –"), (0.5, None, "50,0"), (0.95, 0.95, "mål 95"), (0, 1, "mål 100")],
)
def test_the_bar_says_what_it_shows(theme, qtbot, share, goal, said):
    bar = ShareBar("Andel")
    qtbot.addWidget(bar)
    bar.show_share(share, goal)
    bar.resize(200, 20)
    bar.grab()
    assert said in bar.accessibleName()
