"""A number set by slider or typed, and a table of figures to read and copy."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from workbench.base.formats import decimal_text
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.slider_line import SliderLine

Key = Qt.Key


@pytest.fixture
def line(qtbot):
    made = SliderLine("Tak", decimal_text, step=Decimal(5), empty="inget")
    qtbot.addWidget(made)
    made.set_range(Decimal(0), Decimal(100))
    made.show()
    made.told = []
    made.moved.connect(made.told.append)
    return made


def test_it_moves_by_keys(line):
    QTest.keyClick(line.slider, Key.Key_Right)
    QTest.keyClick(line.slider, Key.Key_PageUp)
    QTest.keyClick(line.slider, Key.Key_End)
    QTest.keyClick(line.slider, Key.Key_Home)
    assert line.told == [Decimal(5), Decimal(15), Decimal(100), None]
    assert line.edit.text() == "inget"


def test_what_is_typed_is_exact_and_may_lie_beyond_the_slider(line):
    line.edit.setText("137,25")
    QTest.keyClick(line.edit, Key.Key_Return)
    assert line.told == [Decimal("137.25")]
    assert line.value() == Decimal("137.25")
    assert line.slider.value() == line.slider.maximum()
    assert line.edit.text() == "137,25"


def test_nonsense_is_told_beside_the_field(line):
    line.set_value(Decimal(10))
    line.edit.setText("mycket")
    QTest.keyClick(line.edit, Key.Key_Return)
    assert line.told == []
    assert line.edit.property("wrong") is True
    assert line.value() == Decimal(10)
    line.edit.setText("")
    QTest.keyClick(line.edit, Key.Key_Return)
    assert line.told == [None]
    assert line.edit.property("wrong") is False


def test_showing_a_value_tells_nothing(line):
    line.set_value(Decimal(50))
    line.set_range(Decimal(0), Decimal(200))
    assert line.told == []
    assert line.slider.value() == 10
    line.set_read_only(read_only=True)
    assert not line.slider.isEnabled()
    assert line.edit.isReadOnly()


COLUMNS = (FigureColumn("Ägare", figures=False), FigureColumn("A"), FigureColumn("B", strong=True))
ROWS = (
    FigureRow("a", ("<b>Ett</b>", "10", "20")),
    FigureRow("b", ("Två", "1", "2"), tone="error"),
    FigureRow("", ("Summa", "11", "22"), strong=True),
)


@pytest.fixture
def table(qtbot):
    made = FigureTable("Avgifter")
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show_rows(COLUMNS, ROWS)
    made.show()
    made.told = []
    made.chosen.connect(made.told.append)
    return made


def test_it_says_what_it_is_given_and_is_copied(table):
    assert table.lines()[1] == ["<b>Ett</b>", "10", "20"]
    table.setFocus()
    QTest.keyClick(table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "Summa\t11\t22"
    tip = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip


def test_the_current_row_stays_when_others_are_shown(table):
    table.set_current("b")
    assert table.told[-1] == "b"
    table.told.clear()
    table.show_rows(COLUMNS, (ROWS[1], ROWS[0], ROWS[2]))
    assert table.current_key() == "b"
    assert table.told == []  # nobody chose anything
    table.show_rows(COLUMNS, ROWS[2:])
    assert len(table.lines()) == 2


def test_the_first_column_takes_the_room_there_is(table):
    widths = [table.columnWidth(n) for n in range(3)]
    assert sum(widths) == table.viewport().width()
    table.resize(900, 200)
    assert table.columnWidth(0) > widths[0]
