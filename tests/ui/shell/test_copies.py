"""Snapshots with a name, and copies brought back from the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton

from tests.windows import CTRL, SHIFT, Key, focus_on, settle
from workbench.models.registry import record
from workbench.project import acts
from workbench.project.backups import list_backups
from workbench.project.register import read_rows

PERSON = record("stakeholder")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def own_backups(monkeypatch, tmp_path_factory):
    """No test writes among the backups of whoever runs it."""
    folder = tmp_path_factory.mktemp("backups")
    for module in ("project.backups", "project.open", "ui.shell.copies"):
        monkeypatch.setattr(f"workbench.{module}.default_folder", lambda: folder)
    return folder


def labels(driver):
    return [copy.text() for copy in list_backups(driver.project)]


def ask_for_snapshot(driver):
    driver.press(Key.Key_S, CTRL | SHIFT)
    settle()
    return driver.desk.asking


def test_a_name_is_offered_and_enter_takes_it(start):
    driver = start("empty")
    driver.go("stakeholders", 0)
    before = driver.focus()
    line = ask_for_snapshot(driver)
    assert line.isVisible()
    assert driver.focus() is line.field
    assert line.field.selectedText() == "Ögonblicksbild 18 november 2026"
    driver.press(Key.Key_Return)
    assert not line.isVisible()
    assert driver.focus() is before
    assert labels(driver) == ["Ögonblicksbild 18 november 2026"]
    assert "sparades 14:0" in driver.desk.notices.label.whole_text()


def test_what_is_typed_is_the_name_in_the_list(start):
    driver = start("empty")
    ask_for_snapshot(driver)
    driver.type("Inför  styrgruppen & <b>ägarna</b>")
    driver.press(Key.Key_Return)
    assert labels(driver) == ["Inför styrgruppen & <b>ägarna</b>"]
    driver.window.show_backups()
    rows = driver.window.findChild(QDialog).findChild(QListWidget)
    assert "Inför styrgruppen & <b>ägarna</b>" in rows.item(0).text()
    driver.window.findChild(QDialog).reject()


def test_a_copy_that_nobody_asked_for_says_so(start):
    driver = start("empty")
    driver.window.copies._keep()
    driver.window.show_backups()
    sheet = driver.window.findChild(QDialog)
    rows = sheet.findChild(QListWidget)
    assert rows.item(0).text().endswith("Automatisk kopia")
    assert rows.visualItemRect(rows.item(0)).height() >= 24
    sheet.reject()


def test_an_empty_name_is_the_offered_one(start):
    driver = start("empty")
    line = ask_for_snapshot(driver)
    line.field.clear()
    driver.press(Key.Key_Return)
    assert labels(driver) == ["Ögonblicksbild 18 november 2026"]


def test_escape_keeps_nothing(start):
    driver = start("empty")
    line = ask_for_snapshot(driver)
    driver.type("Nej")
    driver.press(Key.Key_Escape)
    assert not line.isVisible()
    assert labels(driver) == []


def test_one_works_on_while_the_question_stands(start):
    driver = start("empty")
    line = ask_for_snapshot(driver)
    driver.type("Efter mötet")
    driver.go("stakeholders", 0)
    driver.page.view("people").panel.quick.setFocus()
    driver.type("Åsa Öst")
    driver.press(Key.Key_Return)
    assert line.isVisible()
    focus_on(line.field)
    driver.press(Key.Key_Return)
    assert labels(driver) == ["Efter mötet"]


class Clicks:
    """Presses the mouse and counts how often."""

    def __init__(self):
        self.count = 0

    def __call__(self, widget, place=None):
        self.count += 1
        QTest.mouseClick(widget, LEFT, Qt.KeyboardModifier.NoModifier, place or QPoint())
        settle()


def test_a_copy_is_brought_back_in_three_clicks(start):
    driver = start("empty")
    acts.add(driver.project, PERSON, {"name": "Före"})
    ask_for_snapshot(driver)
    driver.type("Före städningen")
    driver.press(Key.Key_Return)
    acts.add(driver.project, PERSON, {"name": "Efter"})
    click = Clicks()
    bar, action = driver.window.menuBar(), driver.window._actions["file.restore"]
    menu = bar.actions()[0].menu()
    click(bar, bar.actionGeometry(bar.actions()[0]).center())
    assert menu.isVisible()
    click(menu, menu.actionGeometry(action).center())
    sheet = driver.window.findChild(QDialog)
    words = sheet.findChild(QListWidget).currentItem().text()
    assert "Före städningen" in words  # the newest copy is chosen already
    click(next(b for b in sheet.findChildren(QPushButton) if b.text() == "Återställ"))
    settle(lambda: driver.project.path != driver.file)
    assert click.count == 3
    with driver.project.read() as session:
        assert [row["name"] for row in read_rows(session, PERSON)] == ["Före"]
    assert driver.file.exists()
