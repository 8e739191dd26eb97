"""One file from the first stakeholder to the printed plan, and all the way back."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.windows import CTRL, SHIFT, Driver, Key, focus_on, settle
from workbench.models.registry import RECORDS, record
from workbench.project.register import read_rows
from workbench.ui.parts.gantt.zones import handles

PERSON, ACTIVITY = record("stakeholder"), record("activity")
LEFT = Qt.MouseButton.LeftButton


def content(driver):
    """Everything people have written, by table and id."""
    with driver.project.read() as session:
        return {
            name: {row["id"]: row for row in read_rows(session, each)}
            for name, each in RECORDS.items()
        }


def rows(driver, kind):
    return content(driver)[kind.table]


def cell(panel, row_id, key):
    panel.table.setFocus()
    panel.table.view.choose([row_id], panel.rows.column_of(key))


def type_people(driver, count):
    driver.go("stakeholders", 0)
    driver.press(Key.Key_N, CTRL)
    for number in range(count):
        driver.type(f"Åsa Öberg {number}; Kommunen; samordnare; 4; 3")
        driver.press(Key.Key_Return)
    settle()


def paste_people(driver, count):
    lines = ["Namn\tOrganisation\tRoll\tInflytande\tIntresse"]
    lines += [f"Klistrad {n}\tPolisen\tkommunpolis\t{n % 5 + 1}\t2" for n in range(count)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    panel = driver.page.view("people").panel
    focus_on(panel.table)
    driver.press(Key.Key_V, CTRL)
    settle()
    assert panel.preview.isVisible()
    driver.press(Key.Key_Return)
    settle()
    assert not panel.preview.isVisible()


def change_cells(driver):
    """Change one cell, fill it down over three rows and delete two others."""
    panel = driver.page.view("people").panel
    ids = panel.rows.ids_shown()
    cell(panel, ids[0], "role")
    driver.press(Key.Key_F2)
    QTest.keyClick(driver.focus(), Key.Key_A, CTRL)
    driver.type("ordförande")
    driver.press(Key.Key_Return)
    settle()
    assert rows(driver, PERSON)[ids[0]]["role"] == "ordförande"
    panel.table.setFocus()
    panel.table.view.choose(ids[:3], panel.rows.column_of("role"))
    driver.press(Key.Key_D, CTRL)
    settle()
    assert {rows(driver, PERSON)[key]["role"] for key in ids[:3]} == {"ordförande"}
    panel.table.view.choose(ids[-2:], 0)
    driver.press(Key.Key_Delete)
    settle()
    assert not set(ids[-2:]) & set(rows(driver, PERSON))


def move_in_matrix(driver):
    """Move one dot by keys and one with the mouse."""
    driver.press(Key.Key_3, CTRL)
    matrix = driver.page.view("matrix").matrix
    assert driver.focus() is matrix
    key = matrix.current()
    before = rows(driver, PERSON)[key]
    driver.press(Key.Key_Left if (before["interest"] or 3) > 1 else Key.Key_Right, SHIFT)
    settle()
    assert rows(driver, PERSON)[key]["interest"] != before["interest"]
    other = next(k for k, row in rows(driver, PERSON).items() if row["interest"] == 3 and k != key)
    place = [group.key for group in matrix.scene().groups()].index(other)
    start = matrix.painted_item(place).rect.center()
    frame = driver.page.view("matrix").frame()
    left, top = frame.cell(1, 5)
    end = QPoint(round(left + frame.cell_width / 2), round(top + frame.cell_height / 2))
    QTest.mousePress(matrix, LEFT, pos=start)
    taken = matrix.current()
    QTest.mouseMove(matrix, (start + end) / 2)
    QTest.mouseMove(matrix, end)
    QTest.mouseRelease(matrix, LEFT, pos=end)
    settle()
    placed = rows(driver, PERSON)[taken]
    assert (placed["interest"], placed["influence"]) == (5, 1)


def move_bars(driver):
    """Move one bar by keys and another with the mouse."""
    driver.go("plan", 0)
    gantt = driver.page.view("chart").gantt
    key = next(row.key for row in gantt.state.folding.rows if row.code == "A34")
    driver.page.show_row(key)
    gantt.canvas.setFocus()
    before = rows(driver, ACTIVITY)[key]["start"]
    driver.press(Key.Key_Right, CTRL)
    settle()
    keyed = rows(driver, ACTIVITY)[key]["start"]
    assert keyed > before
    gantt.zoom(4, gantt.state.viewport.place.right)
    gantt.go_to_row(key)
    settle()
    state = gantt.state
    top = state.viewport.y_of(state.folding.place(key))
    grip = handles(state.folding.row(key), top, state.viewport.field(gantt.painter.measure))
    left = max(grip.start, state.viewport.place.right)
    begin = QPoint(round((left + grip.finish) / 2), round(grip.y))
    end = begin + QPoint(round(state.viewport.per_day * 14), 0)
    port = gantt.canvas.viewport()
    QTest.mouseMove(port, begin)
    QTest.mousePress(port, LEFT, pos=begin)
    for place in ((begin + end) / 2, end):
        QTest.mouseMove(port, place)
    QTest.mouseRelease(port, LEFT, pos=end)
    settle()
    assert rows(driver, ACTIVITY)[key]["start"] - keyed >= timedelta(days=10)


def export(driver, path):
    driver.go("documents")
    shown = driver.page.view("preview")
    settle(shown.save.isEnabled)
    driver.press(Key.Key_E, CTRL)
    QTest.mouseClick(shown.save, LEFT)
    settle()
    dialog = driver.window.findChild(QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    settle(path.exists)
    assert path.read_bytes().startswith(b"%PDF-")
    assert shown.findChildren(QPdfDocument)[0].pageCount() > 5


@pytest.fixture
def driver(start):
    return start()


def test_the_whole_thread(driver):
    first = content(driver)
    edits = len(driver.project.history())
    type_people(driver, 30)
    names = [row["name"] for row in rows(driver, PERSON).values()]
    assert {f"Åsa Öberg {number}" for number in range(30)} <= set(names)
    assert len(driver.project.history()) == edits + 30
    paste_people(driver, 20)
    assert len(driver.project.history()) == edits + 31
    assert len(rows(driver, PERSON)) == len(first["stakeholder"]) + 50
    change_cells(driver)
    move_in_matrix(driver)
    move_bars(driver)
    last, made = content(driver), len(driver.project.history()) - edits
    assert made == 38
    driver.press(Key.Key_Z, CTRL, times=made)
    settle()
    assert content(driver) == first
    driver.press(Key.Key_Y, CTRL, times=made)
    settle()
    assert content(driver) == last
    driver.window.set_language("en")
    driver.window.set_theme("dark")
    settle()
    assert driver.desk.current_key == "plan"
    export(driver, driver.folder / "Place plan.pdf")
    driver.close()
    assert not list(driver.folder.glob("*.plats-*"))
    with sqlite3.connect(driver.file) as raw:
        assert raw.execute("pragma integrity_check").fetchone() == ("ok",)
    raw.close()
    again = Driver(driver.folder, driver.file)
    try:
        assert content(again) == last
        again.go("history")
        lines = again.page.list
        assert lines.count() == edits + made + 1  # the beginning too
        assert "14:0" in lines.item(0).text()
        assert any("Klistrade in" in lines.item(n).text() for n in range(12))
        again.press(Key.Key_Z, CTRL)
        settle()
        assert content(again) != last
    finally:
        again.close()
