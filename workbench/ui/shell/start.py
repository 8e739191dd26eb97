"""The page one meets without an open file: a new place, an old one, the example."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.base.language import N_, _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import dress_icon
from workbench.ui.parts.buttons import PrimaryButton
from workbench.ui.parts.text import PlainLabel, button_text, plain_tooltip

if TYPE_CHECKING:
    from workbench.ui.look.settings import SettingsStore

SHOWN = 6
TEMPLATES = (
    ("default", N_("Process: eight phases, 35 steps")),
    ("trygga-platser-12", N_("Process: Safe places, 12 months")),
    ("trygga-platser-24", N_("Process: Safe places, 24 months")),
    ("bid-18", N_("Process: BID, seven steps in 18 months")),
    ("small", N_("Process: small place, thirteen steps")),
)


class StartPage(QWidget):
    """Asks only for the name of the place and the process; everything else can wait."""

    new_wanted = Signal(str, str)
    open_wanted = Signal()
    example_wanted = Signal()
    portfolio_wanted = Signal()
    recent_wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._settings = settings
        grid = QGridLayout(self)
        grid.setContentsMargins(64, 56, 64, 40)
        grid.setHorizontalSpacing(72)
        grid.addLayout(self._left(), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(4)
        grid.addLayout(self._recent, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        self._fill_recent()

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(PlainLabel("Platsverkstad", role=FontRole.START_TITLE))
        says = PlainLabel(_("Build a place collaboration, step by step."), tone="muted")
        column.addWidget(says)
        column.addSpacing(16)
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("Name of the new place"))
        self.name.setAccessibleName(_("Name of the new place"))
        self.name.setMaxLength(120)
        make = PrimaryButton(_("New place"))
        self.name.returnPressed.connect(make.click)
        make.clicked.connect(self._make)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(make)
        column.addLayout(row)
        self.template = QComboBox()
        self.template.setAccessibleName(_("Process"))
        for key, title in TEMPLATES:
            self.template.addItem(_(title), key)
        column.addWidget(self.template)
        self.hint = PlainLabel("", tone="error")
        column.addWidget(self.hint)
        for words, icon, signal in (
            (_("Open file…"), "folder-open", self.open_wanted),
            (_("Open the example Mellantorg"), "map-pin", self.example_wanted),
            (_("Several places side by side…"), "columns-3", self.portfolio_wanted),
        ):
            button = QPushButton(words)
            dress_icon(button, icon)
            button.clicked.connect(signal)
            column.addWidget(button)
        column.addSpacing(16)
        new_here = PlainLabel(
            _(
                "New here? Open the example and look round: nothing you do in it can harm "
                "anything, and every step can be undone."
            ),
            tone="muted",
        )
        new_here.setWordWrap(True)
        column.addWidget(new_here)
        return column

    def _make(self) -> None:
        place = self.name.text().strip()
        self.hint.setText("" if place else _("Write the name of the place first"))
        if place:
            self.new_wanted.emit(place, str(self.template.currentData()))
        else:
            self.name.setFocus()

    def _fill_recent(self) -> None:
        self._recent.addWidget(PlainLabel(_("Recent"), role=FontRole.ROW_TITLE))
        files = self._settings.current.recent_files[:SHOWN]
        if not files:
            self._recent.addWidget(
                PlainLabel(_("Files you have opened appear here."), tone="muted")
            )
        for name in files:
            self._recent.addWidget(self._recent_row(name))

    def _recent_row(self, name: str) -> QWidget:
        path = Path(name)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        there = path.exists()
        button = QPushButton(
            button_text(path.stem if there else _("{name} (file missing)").format(name=path.stem))
        )
        button.setProperty("kind", "flat")
        button.setAccessibleName(_("Open {name}").format(name=path.stem))
        plain_tooltip(button, name)
        button.clicked.connect(
            lambda: (self.recent_wanted if there else self.forget_wanted).emit(name)
        )
        line.addWidget(button)
        line.addWidget(PlainLabel(str(path.parent), tone="muted"), 1)
        return row
