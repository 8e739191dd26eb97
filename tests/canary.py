"""A secret word in every private field of every record, and everything a window can tell.

What is private follows from the models, and what is told is found by walking the widgets, so new
records and new pages are covered without a line here.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from inspect import ismethod, signature
from zipfile import ZipFile

from pypdf import PdfReader
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTextEdit,
    QTreeWidget,
    QWidget,
)
from sqlalchemy import Date, String

from tests.planting import plant
from workbench.models.declare import DecimalText
from workbench.models.field import Kind, Privacy
from workbench.models.registry import RECORDS, sql_table
from workbench.ui.parts.text import PlainLabel

WORD = "ZQXKANARIE"
DAY, OPEN_DAY = date(1987, 6, 5), date(2026, 11, 2)
SIGNS = (WORD, str(DAY.year))
ROLES = [role.value for role in Qt.ItemDataRole if role.value < Qt.ItemDataRole.UserRole.value]
# Rows there is one of, or that the program alone makes.
NOT_PLANTED = {"project", "erasure"}
_FLAT = (QAbstractListModel, QAbstractTableModel)
_PLANTED_FIRST = ("organisation", "stakeholder", "stakeholder_group", "surface", "goal", "activity")


def plant_everywhere(project):
    """Write the secret into every private field; rows refer to each other wherever they can."""
    keys = {}
    with project.edit("Planted {what}", what=WORD) as session:
        for table in [*_PLANTED_FIRST, *(t for t in RECORDS if t not in _PLANTED_FIRST)]:
            if table not in NOT_PLANTED:
                keys[table] = plant(session, table, **_values(table, keys))
    # Labels quote what people wrote: one edit that can be undone and one that can be redone.
    for _each in range(2):
        with project.edit("Moved {what}", what=WORD) as session:
            plant(session, "stakeholder", **_values("stakeholder", keys))
    project.undo()
    return keys


def _values(table, keys):
    found = {}
    for column in sql_table(table).columns:
        target = next((key.column.table.name for key in column.foreign_keys), "")
        declared = column.info.get("field")
        if target in keys and target != table:
            found[column.name] = keys[target]
        elif declared is not None and not column.foreign_keys:
            value = _secret(column, declared)
            if value is not None:
                found[column.name] = value
    return found


def _secret(column, declared):
    private = declared.privacy is not Privacy.PUBLIC
    if declared.kind is Kind.SCALE:
        return 4
    if declared.kind is Kind.CHOICE:
        return declared.choices[0].key
    if isinstance(column.type, Date):
        return DAY if private else OPEN_DAY
    if not private or isinstance(column.type, DecimalText):
        return None
    if declared.kind is Kind.EMAIL:
        return f"{WORD}@example.org"
    return f"{WORD} {column.name}" if isinstance(column.type, String) else None


def secret(text):
    """Whether a text lets the secret out."""
    return any(sign in text for sign in SIGNS)


# -- what a window tells


def leaks(root, without=()):
    """Every place below a widget that lets the secret out: the widget's class and the text.

    What is below the widgets ``without`` is left out.
    """
    return [
        (type(widget).__name__, text)
        for widget in _below(root, set(without))
        for text in told(widget)
        if secret(text)
    ]


def _below(widget, without):
    yield widget
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child not in without:
            yield from _below(child, without)


def told(widget):
    """Everything a widget shows, and tells to screen readers, tooltips and drags."""
    yield from (
        widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(),
        widget.whatsThis(), widget.statusTip(), widget.windowTitle(),
    )  # fmt: skip
    yield from (action.text() for action in widget.actions())
    yield from _words(widget)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model(), QModelIndex())
        yield from _dragged(widget)
    if ismethod(getattr(widget, "scene", None)):  # ours, not the one of Qt's own pictures
        yield from _pictured(widget.scene)
    if hasattr(widget, "painted_count"):
        yield from (widget.painted_item(n).name for n in range(widget.painted_count()))


def _words(widget):
    if isinstance(widget, PlainLabel):
        yield widget.whole_text()
    if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))


def _cells(model, parent):
    for row in range(model.rowCount(parent)):
        for column in range(_wide(model, parent)):
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in ROLES)
        first = model.index(row, 0, parent)
        if isinstance(model, QAbstractItemModel) and not isinstance(model, _FLAT):
            yield from _cells(model, first)
    if not parent.isValid():
        for section in range(_wide(model, parent)):
            yield str(model.headerData(section, Qt.Orientation.Horizontal) or "")


def _wide(model, parent):
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _dragged(view):
    if isinstance(view, QListWidget | QTreeWidget):
        return
    model, top = view.model(), QModelIndex()
    places = [(row, c) for row in range(model.rowCount(top)) for c in range(_wide(model, top))]
    data = model.mimeData([model.index(*place) for place in places]) if places else None
    if data is not None:
        yield from mime_texts(data)


def _pictured(scene):
    size = (800.0, 600.0)  # for pictures that are made for a size
    shown = scene(*size[: len(signature(scene).parameters)])
    if hasattr(shown, "texts") and hasattr(shown, "groups"):
        yield shown.alt
        yield from (text.text for text in shown.texts())
        yield from (group.alt for group in shown.groups())


def mime_texts(data):
    """Everything that lies on a clipboard or in a drag, as text."""
    for kind in data.formats() if data else ():
        yield bytes(data.data(kind).data()).decode("utf-8", errors="replace")


def clipboard_texts():
    """Everything on the clipboard."""
    return list(mime_texts(QGuiApplication.clipboard().mimeData()))


def file_texts(path):
    """Everything a written file says: PDF and zipped formats taken apart."""
    if not path.stat().st_size:
        return
    if path.suffix == ".pdf":
        yield from (page.extract_text() for page in PdfReader(path).pages)
    elif path.suffix in {".xlsx", ".docx", ".zip"}:
        with ZipFile(path) as parts:
            yield from (parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    else:
        yield path.read_bytes().decode("utf-8", "replace")


def texts_in(value):
    """Every text in a tree of plain values: a document before it is printed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, date):
        yield value.isoformat()
    elif isinstance(value, tuple | list):
        for each in value:
            yield from texts_in(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name))
