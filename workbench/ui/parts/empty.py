"""What a page shows before it has content: one sentence, one thing to do, perhaps an example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

SENTENCE_WIDTH: Final = 420
LEAST_WIDTH: Final = 160
ICON: Final = 40


class EmptyState(QWidget):
    """One sentence, one primary act, and where there is one a look at an example.

    ``acted`` is emitted for the act, ``example_wanted`` for the example.
    """

    acted = Signal()
    example_wanted = Signal()

    def __init__(
        self,
        sentence: str,
        action: str = "",
        *,
        icon: str = "",
        key: str = "",
        example: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence = PlainLabel(sentence, tone="muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.action = PrimaryButton(action, key=key)
        self.action.clicked.connect(self.acted)
        self.example = QuietButton(_("Show an example"), icon="eye")
        self.example.clicked.connect(self.example_wanted)
        # Only ever hidden: to show them before they have a parent would open windows of their own.
        for each, wanted in (
            (self._picture, icon),
            (self.action, action),
            (self.example, example),
        ):
            if not wanted:
                each.hide()
        self._lay_out()
        Theme.current().changed.connect(self._renew)
        self._renew()

    def set_sentence(self, sentence: str) -> None:
        """Say something else, for instance that a filter hides everything."""
        self.sentence.setText(sentence)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all lines of the sentence whole."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A wrapping label asks for its narrowest shape: give the line the length of easy reading.
        px = Theme.current().metrics.px
        self.sentence.setFixedWidth(min(px(SENTENCE_WIDTH), max(self.width(), px(LEAST_WIDTH))))
        # A layout that centres a label gives it one line's height, however many it needs.
        self.sentence.setMinimumHeight(0)
        self.sentence.setMinimumHeight(self.sentence.heightForWidth(self.sentence.minimumWidth()))

    def _lay_out(self) -> None:
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addWidget(self.action)
        self._buttons.addWidget(self.example)
        self._buttons.addStretch()
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addLayout(self._buttons)
        self._column.addStretch(3)

    @Slot()
    def _renew(self) -> None:
        theme = Theme.current()
        self._column.setSpacing(theme.metrics.margin)
        self._buttons.setSpacing(theme.metrics.gap)
        self._fit()
        if self._icon:
            side = theme.metrics.px(ICON)
            picture = theme.icon(self._icon, "muted").pixmap(
                QSize(side, side), self.devicePixelRatio()
            )
            self._picture.setPixmap(picture)
