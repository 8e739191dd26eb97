"""Ctrl+J: one line over the window that notes something and lets one go on where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from workbench.base.language import _
from workbench.project.capturing import KINDS, kind_of
from workbench.ui.look.theme import Theme
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.note_line import NoteLine
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from workbench.ui.look.settings import SettingsStore

_WIDTH: Final = 640
_TURNS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CaptureLine(QFrame):
    """Asks what is to be noted: its kind and its words. ``captured`` carries both.

    Up and down choose the kind, Enter saves, Esc leaves; the kind is remembered on this machine.
    """

    captured = Signal(str, str)

    def __init__(self, window: QWidget, settings: SettingsStore) -> None:
        super().__init__(window)
        self._settings = settings
        self._before: QWidget | None = None
        self.setProperty("ground", "card")
        self.setAutoFillBackground(True)
        self.kind = ChoiceBox(_("What it is"))
        for each in KINDS:
            self.kind.addItem(each.name(), each.key)
        self.kind.currentIndexChanged.connect(self._tell)
        self.line = NoteLine(_("Note something – Enter saves, Esc leaves"))
        self.line.installEventFilter(self)
        self.kind.activated.connect(lambda _index: self.line.setFocus())
        self.line.sent.connect(self._on_sent)
        self.line.pasted.connect(lambda lines: self.line.insert(" · ".join(lines)))
        self.line.left.connect(self.close_line)
        self.hint = Meta("")
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.hide()

    def open_line(self) -> None:
        """Show the line, with the kind of last time."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.kind.setCurrentIndex(max(0, self.kind.findData(self._settings.current.captured_kind)))
        self._tell()
        metrics = Theme.current().metrics
        width = min(metrics.px(_WIDTH), self.window().width() - 40)
        self.resize(width, self.sizeHint().height())
        centre = self.window().rect().center() - QPoint(width // 2, 0)
        self.move(centre.x(), metrics.px(48))
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_line(self) -> None:
        """Hide the line and give the focus back; what was typed is dropped."""
        self.line.setText("")
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _tell(self) -> None:
        chosen = kind_of(str(self.kind.currentData() or ""))
        words = _("Lands in: {place} · Up and Down change what it is")
        self.hint.setText(words.format(place=chosen.place()))

    @Slot(str)
    def _on_sent(self, text: str) -> None:
        key = str(self.kind.currentData() or "")
        self._settings.change(captured_kind=key)
        self.close_line()
        self.captured.emit(key, text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up and Down in the line choose the kind; close when the focus goes elsewhere."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if Qt.Key(event.key()) == Qt.Key.Key_Escape:
                self.close_line()
                return True
            turn = _TURNS.get(Qt.Key(event.key()))
            if turn is not None:
                count = self.kind.count()
                self.kind.setCurrentIndex((self.kind.currentIndex() + turn) % count)
                return True
        return super().eventFilter(watched, event)
