"""A line that asks for a few words inside the window: nothing stops and nothing is covered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from shiboken6 import isValid
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import IconButton, PrimaryButton
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST: Final = 200


class AskLine(QFrame):
    """Asks one question at a time; Enter takes the words, Esc drops the question.

    The focus goes to the field and afterwards back to where it was. Hidden while nothing is asked.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "hint")
        self._done: Callable[[str], None] | None = None
        self._missing = ""
        self._wrong: Callable[[str], str] | None = None
        self._before: QWidget | None = None
        self.question = PlainLabel("", FontRole.STRONG)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda _typed: self._complain(""))
        self.problem = PlainLabel("", tone="error")
        self.take = PrimaryButton("", key="Enter")
        self.take.clicked.connect(self._take)
        self.drop = IconButton("x", _("Cancel"), key="Esc")
        self.drop.clicked.connect(self.close_line)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.question)
        self._row.addWidget(self.field, 1)
        for widget in (self.problem, self.take, self.drop):
            self._row.addWidget(widget)
        Theme.current().changed.connect(self._renew)
        self._renew()
        self.hide()

    def ask(
        self, question: str, button: str, done: Callable[[str], None], *, offered: str = "",
        missing: str = "", wrong: Callable[[str], str] | None = None,
    ) -> None:  # fmt: skip
        """Ask for words and give them to ``done``; another question that stood here is dropped.

        ``offered`` stands in the field to be taken or typed over. ``missing`` says what is wrong
        with an empty answer; where it is empty, so may the answer be. ``wrong`` says of an answer
        what is wrong with it, "" where nothing is: it stays in the field to be mended.
        """
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._done, self._missing, self._wrong = done, missing, wrong
        self.question.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(offered)
        self.take.set_words(button)
        self._complain("")
        self.show()
        self.field.selectAll()
        self.window().activateWindow()  # a menu that has just closed may leave no window active
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_line(self) -> None:
        """Drop the question and give the focus back."""
        self._done = None
        self.hide()
        # What had the focus may be gone: the page was made anew meanwhile.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take(self) -> None:
        words = " ".join(self.field.text().split())
        problem = self._missing if not words else ""
        if words and self._wrong is not None:
            problem = self._wrong(words)
        if problem:
            self._complain(problem)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        done = self._done
        self.close_line()
        if done is not None:
            done(words)

    def _complain(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        announce(self.field, text, urgent=True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the words at Enter, drop the question at Esc."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if Qt.Key(event.key()) in ENTER:
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_line()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        self._row.setContentsMargins(metrics.px(12), metrics.px(6), metrics.gap, metrics.px(6))
        self._row.setSpacing(metrics.gap)
