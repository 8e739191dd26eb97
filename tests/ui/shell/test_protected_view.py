"""In protected view nothing but public fields shows, on no page and to no screen reader."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.windows import CTRL, SHIFT, Key, settle
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.project import acts
from workbench.ui.parts.text import PlainLabel

CANARY = "KANARIE"
TEXTS = {Kind.TEXT, Kind.NOTE, Kind.EMAIL, Kind.PHONE}
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def plant(driver):
    """Write the canary into every secret text field of one row of each register."""
    for table in ("stakeholder", "organisation", "activity", "goal", "indicator"):
        kind = record(table)
        values = {
            field.name: f"{CANARY}{number}@example.org"
            for number, field in enumerate(kind.fields)
            if field.kind in TEXTS and field.privacy is not Privacy.PUBLIC and not field.hidden
        }
        if kind[kind.title_field].privacy is Privacy.PUBLIC:
            values[kind.title_field] = f"Öppen {table}"
        acts.add(driver.project, kind, values)


def texts(widget):
    """Everything a widget shows or tells."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, PlainLabel):
        yield widget.whole_text()
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QAbstractItemView):
        yield from cells(widget.model())


def cells(model):
    """Everything a model tells in the roles people meet."""
    if not isinstance(model, QAbstractTableModel | QAbstractListModel):
        return
    wide = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(model.rowCount()):
        for column in range(wide):
            yield from (str(model.index(row, column).data(role) or "") for role in ROLES)


def shown(driver):
    desk = driver.desk
    inside = [desk.navigation, desk.inspector, desk.notices, driver.page, driver.window.status]
    for widget in (each for part in inside for each in part.findChildren(QWidget)):
        for text in texts(widget):
            if CANARY in text:
                yield type(widget).__name__, text


def every_view(driver):
    for key in [entry.key for entry in driver.window.entries]:
        if key == "documents":
            continue  # what leaves the program is tried with the documents
        driver.go(key)
        for number in range(max(1, len(driver.page.views()))):
            driver.page.show_view(number)
            for panel in ("people", "parties", "goals", "indicators", "register"):
                each = getattr(driver.page, panel, None)
                if each is not None and each.isVisible():
                    each.table.select(each.rows.ids_shown())
                    each.table.select(each.rows.ids_shown()[-1:])
            settle()
            yield f"{key} {number}"


def test_protected_view_shows_no_secret_anywhere(start):
    driver = start("empty")
    plant(driver)
    open_ = {place for place in every_view(driver) if list(shown(driver))}
    assert {"stakeholders 0", "stakeholders 2"} <= open_  # the canary does sing
    driver.press(Key.Key_H, CTRL | SHIFT)
    settle()
    told = {place: found for place in every_view(driver) if (found := list(shown(driver)))}
    assert told == {}


def test_the_palette_finds_no_secret_names_in_protected_view(start):
    driver = start("empty")
    plant(driver)
    driver.window.toggle_protected()
    driver.window.open_palette()
    driver.type(CANARY)
    items = driver.window.palette_panel.list
    assert not [
        items.item(n).text() for n in range(items.count()) if CANARY in items.item(n).text()
    ]
