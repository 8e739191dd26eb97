"""Small windows that tell something: the keys, the program itself, the copies of a file."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench import __version__
from workbench.base.collate import fold
from workbench.base.formats import clock_text, date_text
from workbench.base.language import _
from workbench.base.resources import notices
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import PrimaryButton
from workbench.ui.parts.text import PlainLabel, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.project.backups import Backup
    from workbench.ui.parts.page import Command
    from workbench.ui.shell.crash import CrashReports


def _sheet(parent: QWidget, title: str) -> tuple[QDialog, QVBoxLayout]:
    sheet = QDialog(parent)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.setWindowTitle(title)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(10)
    column.addWidget(PlainLabel(title, role=FontRole.PANEL_TITLE))
    return sheet, column


def _show(sheet: QDialog, width: int, height: int) -> None:
    """Open a sheet at a size drawn at 100 %, no larger than there is room for."""
    metrics, room = Theme.current().metrics, sheet.screen().availableSize()
    wide, high = (round(0.92 * each) for each in (room.width(), room.height()))
    sheet.resize(min(metrics.px(width), wide), min(metrics.px(height), high))
    sheet.open()


def key_sheet(parent: QWidget, commands: Sequence[Command]) -> QDialog:
    """Show every command that has a key, with a field to find one."""
    sheet, column = _sheet(parent, _("Keys"))
    find = QLineEdit()
    find.setPlaceholderText(_("Find a command"))
    find.setAccessibleName(_("Find a command"))
    column.addWidget(find)
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setColumnStretch(0, 1)
    rows: list[tuple[str, PlainLabel, PlainLabel]] = []
    for row, command in enumerate(c for c in commands if c.key):
        shown = QKeySequence(command.key).toString(QKeySequence.SequenceFormat.NativeText)
        name, key = PlainLabel(command.title), PlainLabel(shown, role=FontRole.STRONG)
        grid.addWidget(name, row, 0)
        grid.addWidget(key, row, 1)
        rows.append((fold(f"{command.title} {shown}"), name, key))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    column.addWidget(area, 1)

    def narrow(typed: str) -> None:
        for words, name, key in rows:
            for label in (name, key):
                label.setVisible(fold(typed) in words)

    find.textChanged.connect(narrow)
    _show(sheet, 460, 520)
    return sheet


def about_sheet(parent: QWidget) -> QDialog:
    """Say what this is and what it is made of."""
    sheet, column = _sheet(parent, f"Platsverkstad {__version__}")
    for words in (
        _("A workbench for building a place collaboration, step by step."),
        _("Everything stays on this computer. The program never uses the network."),
        f"Python {platform.python_version()} · Qt {qVersion()}",
        _("Fonts: Inter and Noto Sans (OFL). Icons: Lucide (ISC)."),
        _("Qt is used under the LGPL: its libraries are files of their own and may be replaced."),
    ):
        label = PlainLabel(words)
        label.setWordWrap(True)
        column.addWidget(label)
    parts = _reading(notices() or _("The list of parts comes with the installed program."))
    parts.setAccessibleName(_("Parts and their licences"))
    column.addWidget(PlainLabel(_("Parts and their licences"), role=FontRole.ROW_TITLE))
    column.addWidget(parts, 1)
    close = PrimaryButton(_("Close"))
    close.clicked.connect(sheet.accept)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    _show(sheet, 560, 480)
    return sheet


def _reading(text: str) -> QPlainTextEdit:
    """Return a field of text that can be read and copied."""
    field = QPlainTextEdit()
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setPlainText(text)
    return field


def reports_sheet(parent: QWidget, reports: CrashReports) -> QDialog:
    """Show the reports of faults, to be copied to whoever mends them, or removed."""
    sheet, column = _sheet(parent, _("Fault reports"))
    found = reports.found()
    says = PlainLabel(
        _(
            "A report tells where in the program something went wrong, and nothing of what you "
            "wrote. It stays on this computer until you send it to somebody."
        )
        if found
        else _("There are no reports: nothing has gone wrong."),
        tone="muted",
    )
    says.setWordWrap(True)
    column.addWidget(says)
    text = "\n".join(each.read_text(encoding="utf-8", errors="replace") for each in found)
    field = _reading(text)
    field.setAccessibleName(_("Fault reports"))
    column.addWidget(field, 1)
    copy, remove = QPushButton(_("Copy the report")), QPushButton(_("Remove the report"))
    close = PrimaryButton(_("Close"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))

    def gone() -> None:
        reports.forget(found)
        sheet.accept()

    remove.clicked.connect(gone)
    close.clicked.connect(sheet.accept)
    for button in (copy, remove):
        button.setEnabled(bool(found))
    row = QHBoxLayout()
    row.addStretch(1)
    for button in (copy, remove, close):
        row.addWidget(button)
    column.addLayout(row)
    _show(sheet, 560, 420)
    return sheet


def backup_sheet(
    parent: QWidget, copies: Sequence[Backup], restore: Callable[[Backup], None]
) -> QDialog:
    """List the copies of the open file, newest first; the chosen one is restored beside it."""
    sheet, column = _sheet(parent, _("Restore a copy"))
    says = PlainLabel(
        _("The copy opens as a file of its own beside the one you have. Nothing is overwritten.")
        if copies
        else _(
            "There are no copies of this file yet. "
            "One is made at most every 30 minutes while you work."
        ),
        tone="muted",
    )
    says.setWordWrap(True)
    column.addWidget(says)
    rows = QListWidget()
    rows.setAccessibleName(_("Copies"))
    for copy in copies:
        at, words = copy.moment(), copy.text() or _("Taken by itself")
        item = QListWidgetItem(shown(f"{date_text(at.date())} {clock_text(at)}  ·  {words}"), rows)
        item.setSizeHint(QSize(0, Theme.current().metrics.row))
    rows.setCurrentRow(0)
    column.addWidget(rows, 1)
    use, close = PrimaryButton(_("Restore")), QPushButton(_("Cancel"))
    use.setEnabled(bool(copies))

    def chosen() -> None:
        row = rows.currentRow()
        sheet.accept()
        if 0 <= row < len(copies):
            restore(copies[row])

    use.clicked.connect(chosen)
    rows.itemActivated.connect(lambda _item: chosen())
    close.clicked.connect(sheet.reject)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(close)
    line.addWidget(use)
    column.addLayout(line)
    _show(sheet, 460, 420)
    return sheet
