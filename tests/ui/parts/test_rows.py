from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QTableView, QTreeView

from workbench.ui.look.metrics import Density
from workbench.ui.parts.rows import STRONG_ROLE, SYMBOL_ROLE, TONE_ROLE, dress_view


@pytest.fixture
def table(theme, qtbot):
    model = QStandardItemModel(3, 2)
    for row in range(3):
        for column in range(2):
            model.setItem(row, column, QStandardItem(f"<b>{row}</b> & {column}"))
    model.setHorizontalHeaderLabels(["Namn", "Typ"])
    table = QTableView()
    table.setModel(model)
    table.delegate = dress_view(table)
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    return table


@pytest.mark.parametrize(("density", "height"), [("tight", 24), ("normal", 28), ("airy", 36)])
def test_rows_follow_the_density(table, theme, density, height):
    theme.set_density(Density(density))
    assert table.rowHeight(0) == height
    theme.set_zoom(200)
    assert table.rowHeight(0) == 2 * height


def test_headers_stand_at_the_left_and_there_is_no_grid(table):
    assert table.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeft
    assert not table.showGrid()
    assert table.verticalHeader().isHidden()


def test_rows_are_parted_by_hairlines(table, theme):
    picture = table.viewport().grab().toImage()
    assert picture.pixelColor(300, table.rowHeight(0) - 1) == theme.colour("hairline")
    assert picture.pixelColor(300, table.rowHeight(0) - 4) == theme.colour("surface")


def test_the_selected_row_has_a_ground_and_a_bar(table, theme):
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.selectRow(1)
    picture = table.viewport().grab().toImage()
    middle = table.rowViewportPosition(1) + 6
    assert picture.pixelColor(350, middle) == theme.colour("selected")
    table.setCurrentIndex(table.model().index(0, 1))
    table.selectRow(1)
    table.clearFocus()
    picture = table.viewport().grab().toImage()
    assert picture.pixelColor(1, middle) == theme.colour("accent")


def test_the_cell_in_focus_has_a_ring(table, theme, qtbot):
    with qtbot.waitActive(table):
        table.activateWindow()
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 1))
    picture = table.viewport().grab().toImage()
    box = table.visualRect(table.model().index(2, 1))
    assert picture.pixelColor(box.left() + 40, box.top()) == theme.colour("accent")


def test_roles_change_the_picture(table):
    item = table.model().item(0, 0)
    seen = [table.viewport().grab().toImage()]
    for role, value in ((TONE_ROLE, "error"), (STRONG_ROLE, True), (SYMBOL_ROLE, "late")):
        item.setData(value, role)
        seen.append(table.viewport().grab().toImage())
    item.setCheckable(True)
    item.setCheckState(Qt.CheckState.Checked)
    seen.append(table.viewport().grab().toImage())
    for one, other in itertools.pairwise(seen):
        assert one != other


@pytest.mark.parametrize("kind", [QListView, QTreeView])
def test_lists_and_trees_have_the_same_rows(theme, qtbot, kind):
    model = QStandardItemModel()
    parent = QStandardItem("Mål 1 <i>")
    parent.appendRow(QStandardItem("Åtgärd"))
    model.appendRow(parent)
    view = kind()
    view.setModel(model)
    dress_view(view)
    qtbot.addWidget(view)
    view.resize(300, 200)
    with qtbot.waitExposed(view):
        view.show()
    view.doItemsLayout()
    view.grab()
    assert view.visualRect(model.index(0, 0)).height() == theme.metrics.row
