"""The table that is shown becomes a file: registers and figures, hidden fields as dots."""

from __future__ import annotations

import datetime as dt

import pytest
from python_calamine import CalamineWorkbook

from tests.windows import CTRL, SHIFT, Key, settle
from workbench.ui.data.masking import HIDDEN
from workbench.ui.parts.figure_table import FigureTable
from workbench.ui.parts.table_save import shown_table
from workbench.ui.parts.table_view import RowsView
from workbench.ui.shell.table_file import has_table, save_table, table_shown


@pytest.fixture
def driver(start):
    return start("example")


def saved(driver, monkeypatch, name="ut.xlsx"):
    asked = {}
    target = driver.folder / name

    def file(*, save, name, kinds, done):
        asked.update(name=name, kinds=kinds)
        done(str(target))

    monkeypatch.setattr(driver.window.ask, "file", file)
    driver.press(Key.Key_E, CTRL | SHIFT)
    settle(target.exists)
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    return rows, asked


def test_a_register_is_saved_with_typed_cells_as_it_is_shown(driver, monkeypatch):
    driver.window.go("plan")
    for number in range(len(driver.page.views())):
        driver.page.show_view(number)
        settle()
        if isinstance(table_shown(driver.window), RowsView):
            break
    rows, asked = saved(driver, monkeypatch)
    assert asked["kinds"] == ("xlsx", "csv")
    assert asked["name"].endswith(".xlsx")
    assert len(rows) > 40
    kinds = {type(cell) for row in rows[1:] for cell in row}
    assert {str, float, dt.date} <= kinds


def test_what_protected_view_hides_is_not_written(driver, monkeypatch):
    driver.window.go("stakeholders")
    settle(lambda: has_table(driver.window))
    open_, _asked = saved(driver, monkeypatch)
    driver.window.toggle_protected()
    settle(lambda: has_table(driver.window))
    rows, _asked = saved(driver, monkeypatch, "skyddad.xlsx")
    place = rows[0].index("Namn")
    assert {row[place] for row in rows[1:]} == {HIDDEN}
    assert HIDDEN not in {row[place] for row in open_[1:]}


def test_a_page_without_a_table_has_nothing_to_save(driver):
    driver.window.go("overview")
    settle()
    assert not has_table(driver.window)
    save_table(driver.window)


def test_figures_become_numbers(driver, monkeypatch):
    driver.window.go("finance")
    tables = []
    for number in range(len(driver.page.views())):
        driver.page.show_view(number)
        settle()
        found = driver.page.findChildren(FigureTable)
        tables += [shown_table(each) for each in found if each.model().rowCount()]
    assert tables
    assert any(column.number_format for table in tables for column in table.columns)
