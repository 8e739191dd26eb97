"""The page one meets without an open file: a new place, an old one, the example."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import N_, _, current
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.icons import picture
from workbench.ui.look.theme import Theme, dress_icon
from workbench.ui.parts.buttons import LinkButton, PrimaryButton
from workbench.ui.parts.notice import NoticeBar
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import PlainLabel, button_text, plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from workbench.ui.look.settings import SettingsStore

SHOWN = 6
TEMPLATES = (
    ("default", N_("Process: eight phases, 35 steps")),
    ("trygga-platser-12", N_("Process: Safe places, 12 months")),
    ("trygga-platser-24", N_("Process: Safe places, 24 months")),
    ("bid-18", N_("Process: BID, seven steps in 18 months")),
    ("small", N_("Process: small place, thirteen steps")),
)

WELCOME = (
    (
        "map-pin",
        N_(
            "New here? Open the example and look round: nothing you do in it can harm "
            "anything, and every step can be undone."
        ),
    ),
    ("save", N_("A place is one file. All you write is saved at once.")),
    ("shield-check", N_("Everything stays on this computer. The program never uses the network.")),
)
LANGUAGE_NAMES = (("sv", "På svenska"), ("en", "In English"))


class _Sign(QWidget):
    """An icon that stands beside words and says nothing of its own."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        side = Theme.current().metrics.icon
        self.setFixedSize(side, side)

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in the accent."""
        tokens, ratio = Theme.current().tokens, self.devicePixelRatioF()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, picture(tokens, self._icon, "accent", self.width(), ratio))


def _point(icon: str, words: str) -> QHBoxLayout:
    mark, label = _Sign(icon), PlainLabel(words, wrap=True)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return row


class Hint(PlainLabel):
    """What is wrong with what was typed or opened; takes no room while nothing is."""

    def __init__(self) -> None:
        super().__init__(tone="error", wrap=True)
        self.setHidden(True)

    @override
    def setText(self, text: str) -> None:
        """Say it, or nothing."""
        super().setText(text)
        self.setHidden(not text)


class StartPage(QWidget):
    """Asks only for the name of the place and the process; everything else can wait."""

    new_wanted = Signal(str, str)
    open_wanted = Signal()
    example_wanted = Signal()
    portfolio_wanted = Signal()
    recent_wanted = Signal(str)
    forget_wanted = Signal(str)
    folder_wanted = Signal()
    language_wanted = Signal(str)
    guide_wanted = Signal()

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._settings = settings
        grid = QGridLayout(self)
        grid.setContentsMargins(56, 32, 56, 16)
        grid.setHorizontalSpacing(72)
        grid.addLayout(self._left(), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(4)
        grid.addLayout(self._recent, 0, 1)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)
        grid.setRowStretch(1, 1)
        self.notices = NoticeBar()
        grid.addWidget(self.notices, 2, 0, 1, 2)
        if settings.current.recent_files:
            self._fill_recent()
        else:
            self._recent.addWidget(self._welcome())
        self._recent.addStretch(1)

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
        self.hint = Hint()
        column.addWidget(self.hint)
        column.addLayout(self._folder_row())
        for words, icon, signal in (
            (_("Open file…"), "folder-open", self.open_wanted),
            (_("Open the example Mellantorg"), "map-pin", self.example_wanted),
            (_("Several places side by side…"), "columns-3", self.portfolio_wanted),
        ):
            button = QPushButton(words)
            dress_icon(button, icon)
            button.clicked.connect(signal)
            column.addWidget(button)
        return column

    def _folder_row(self) -> QHBoxLayout:
        """Say where new places are put, with a way to choose another folder."""
        self._folder = PlainLabel("", tone="muted", elide=Qt.TextElideMode.ElideMiddle)
        change = LinkButton(_("Change…"))
        change.setAccessibleName(_("Change the folder for projects"))
        change.clicked.connect(self.folder_wanted)
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(change)
        self.show_folder()
        return row

    def show_folder(self) -> None:
        """Show where new places are put now."""
        words = _("Is put in {folder}")
        self._folder.setText(words.format(folder=self._settings.projects_folder))

    def _welcome(self) -> QWidget:
        """Say to somebody new what to expect, in the place of the files opened before."""
        card = QFrame()
        card.setProperty("ground", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("Welcome"), role=FontRole.PANEL_TITLE))
        for icon, words in WELCOME:
            column.addLayout(_point(icon, _(words)))
        foot = QHBoxLayout()
        guide = LinkButton(_("Read the guide"), key="F1")
        guide.clicked.connect(self.guide_wanted)
        foot.addWidget(guide)
        foot.addStretch(1)
        for key, name in LANGUAGE_NAMES:
            if key != current():
                button = LinkButton(name)
                button.clicked.connect(
                    lambda _checked=False, key=key: self.language_wanted.emit(key)
                )
                foot.addWidget(button)
        column.addLayout(foot)
        return card

    def _make(self) -> None:
        place = self.name.text().strip()
        self.hint.setText("" if place else _("Write the name of the place first"))
        if place:
            self.new_wanted.emit(place, str(self.template.currentData()))
        else:
            self.name.setFocus()

    def _fill_recent(self) -> None:
        self._recent.addWidget(PlainLabel(_("Recent"), role=FontRole.ROW_TITLE))
        for name in self._settings.current.recent_files[:SHOWN]:
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
