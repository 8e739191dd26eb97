"""The menu of a row and the keys that put it elsewhere: a twin for everything that is dragged."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbench.charts.gantt import GanttRow
from workbench.ui.parts.gantt.menu import row_menu
from workbench.ui.parts.gantt.view import GanttView

K, M = Qt.Key, Qt.KeyboardModifier
DAYS = {"start": date(2026, 3, 2), "finish": date(2026, 3, 13)}
ROWS = [
    GanttRow("group:g", "Mål", kind="group"),
    GanttRow("a", "Gräv", level=1, **DAYS),
    GanttRow("b", "Gjut", level=1, done=0.5, **DAYS),
    GanttRow("m", "Invigd", kind="milestone", level=1, **DAYS),
]
SIGNALS = ("moved", "resized", "linked", "unlinked", "progressed", "activated", "deletePressed",
           "placed", "nested")  # fmt: skip


@pytest.fixture
def view(qtbot, theme):
    chart = GanttView()
    qtbot.addWidget(chart)
    chart.resize(900, 400)
    chart.set_today(date(2026, 3, 5))
    chart.set_rows(ROWS)
    chart.show()
    qtbot.waitExposed(chart)
    chart.canvas.setFocus()
    return chart


@pytest.fixture
def told(view):
    found = []
    for name in SIGNALS:
        getattr(view, name).connect(lambda *facts, name=name: found.append((name, *facts)))
    return found


def choices(view):
    return {each.text(): each for each in row_menu(view).actions() if not each.isSeparator()}


def test_the_menu_says_what_the_pointer_does_and_its_keys(view, told):
    view.select(["b"])
    found = choices(view)
    assert found["En dag senare"].shortcut().toString() == "Ctrl+Right"
    for words in ("En dag senare", "En dag längre", "10 % mer klart", "Öppna", "Upp", "Ta bort"):
        assert found[words].isEnabled(), words
        found[words].trigger()
    assert told == [
        ("moved", "b", date(2026, 3, 3)),
        ("resized", "b", date(2026, 3, 2), date(2026, 3, 14)),
        ("progressed", "b", 0.6),
        ("activated", "b"),
        ("placed", "b", "a", False),
        ("deletePressed", ["b"]),
    ]


def test_what_does_not_apply_is_grey(view):
    view.select(["m"])
    found = choices(view)
    assert not found["En dag längre"].isEnabled()
    assert not found["Den nedre börjar efter den övre"].isEnabled()
    assert "Ut ur gruppen" not in found
    view.select(["group:g"])
    assert not any(choices(view)[words].isEnabled() for words in ("Öppna", "En dag senare", "Ned"))
    view.set_editable(editable=False)
    view.select(["a", "b"])
    assert [words for words, each in choices(view).items() if each.isEnabled()] == ["Öppna"]


def test_two_rows_are_linked_in_every_way_and_unlinked(view, told):
    view.select(["a", "b"])
    found = choices(view)
    for words in ("Den nedre börjar efter den övre", "De börjar samtidigt", "De slutar samtidigt"):
        found[words].trigger()
    QTest.keyClick(view.canvas, K.Key_L, M.ShiftModifier)
    assert told == [
        ("linked", "a", "b", "FS"), ("linked", "a", "b", "SS"), ("linked", "a", "b", "FF"),
        ("unlinked", "a", "b"),
    ]  # fmt: skip


def test_a_row_goes_past_its_neighbours_by_keys(view, told):
    view.select(["b"])
    QTest.keyClick(view.canvas, K.Key_Up, M.AltModifier)
    QTest.keyClick(view.canvas, K.Key_Down, M.AltModifier)
    view.select(["a"])
    QTest.keyClick(view.canvas, K.Key_Up, M.AltModifier)  # it is the first already
    assert told == [("placed", "b", "a", False), ("placed", "b", "m", True)]


def test_in_and_out_by_keys_in_an_outline_only(view, told):
    view.select(["b"])
    keys = (K.Key_Right, M.AltModifier | M.ShiftModifier)
    QTest.keyClick(view.canvas, *keys)
    assert told.pop() == ("resized", "b", date(2026, 3, 2), date(2026, 3, 20))
    view.set_outline(outline=True)
    QTest.keyClick(view.canvas, *keys)
    QTest.keyClick(view.canvas, K.Key_Left, M.AltModifier | M.ShiftModifier)
    assert told == [("nested", "b", "a", ""), ("nested", "b", "", "group:g")]
