"""The guide for users in a window beside the work: topics, a search over all of them, the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.base.handbook import handbook
from workbench.base.language import _, current
from workbench.ui.look.theme import Theme
from workbench.ui.parts.text import PlainLabel
from workbench.ui.shell.handbook_pictures import Reading
from workbench.ui.shell.handbook_text import marks, write

if TYPE_CHECKING:
    from workbench.ui.shell.window import MainWindow

_KEY: Final = Qt.ItemDataRole.UserRole


class Handbook(QDialog):
    """The guide; it may stay open while one works."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Guide"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.language = current()
        self._topics = {topic.key: topic for topic in handbook(self.language)}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the guide"))
        self.search.setAccessibleName(_("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.topics = QListWidget()
        self.topics.setAccessibleName(_("Topics"))
        for topic in self._topics.values():
            item = QListWidgetItem(topic.title, self.topics)
            item.setData(_KEY, topic.key)
            item.setSizeHint(QSize(0, Theme.current().metrics.row))
        self.topics.currentItemChanged.connect(lambda _now, _before: self._show())
        self.nothing = PlainLabel(_("No topic has these words."), tone="muted")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.text = Reading()
        self.text.resized.connect(self.text.fit_pictures)
        self.text.setAccessibleName(_("Guide"))
        self._lay_out(window)
        Theme.current().changed.connect(self._repaint)

    def _lay_out(self, window: MainWindow) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.topics, 1)
        keys = QPushButton(_("Keys"))
        keys.clicked.connect(window.show_keys)
        foot = QHBoxLayout()
        foot.addWidget(keys)
        foot.addStretch(1)
        column.addLayout(foot)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self.text)
        halves.setStretchFactor(1, 1)
        halves.setSizes([240, 720])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.addWidget(halves)
        room = window.screen().availableSize()
        self.resize(min(984, room.width() - 40), min(680, room.height() - 60))

    def open_at(self, key: str) -> None:
        """Show a topic; the first where there is none of that key."""
        self.search.clear()
        rows = [self.topics.item(row) for row in range(self.topics.count())]
        wanted = next((item for item in rows if item.data(_KEY) == key), rows[0])
        self.topics.setCurrentItem(wanted)
        self.search.setFocus()

    def _narrow(self, typed: str) -> None:
        """Leave the topics that have all the words, and go to the first of them."""
        rows = [self.topics.item(row) for row in range(self.topics.count())]
        found = []
        for item in rows:
            fits = self._topics[item.data(_KEY)].holds(typed)
            item.setHidden(not fits)
            found += [item] if fits else []
        self.nothing.setVisible(not found)
        current = self.topics.currentItem()
        if found and current not in found:
            self.topics.setCurrentItem(found[0])
        else:
            self._mark()

    def _show(self) -> None:
        item = self.topics.currentItem()
        if item is None:
            return
        write(self.text.document(), self._topics[item.data(_KEY)])
        self.text.fit_pictures()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def _mark(self) -> None:
        """Set off what was searched for and bring the first of it into view."""
        found = marks(self.text.document(), self.search.text())
        self.text.setExtraSelections(found)
        if found:
            first = QTextCursor(found[0].cursor)
            first.clearSelection()
            self.text.setTextCursor(first)

    def _repaint(self) -> None:
        if isValid(self):
            self._show()


def show_handbook(window: MainWindow, topic: str = "") -> Handbook:
    """Open the guide at a topic, or at that of the page one is on."""
    open_ = window.findChild(Handbook)
    if open_ is not None and open_.language != current():
        open_.close()
        open_ = None
    guide = open_ or Handbook(window)
    here = window.workspace.current_key if window.workspace else "start"
    guide.open_at(topic or here)
    guide.show()
    guide.raise_()
    guide.activateWindow()
    return guide
