"""The top of every page: what it is, how much is in it, which view of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import ViewSwitch
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

LEAST = 420  # a head is never asked to be narrower
COUNT = 220  # so much of the words about it stays when views fold


class PageHead(QWidget):
    """Title, count and, where there are several, the views; ``viewed`` tells the choice."""

    viewed = Signal(int)

    def __init__(
        self, title: str, views: Sequence[str] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = PlainLabel(title, FontRole.PAGE_TITLE)
        self.count = PlainLabel("", tone="muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.title)
        self._row.addWidget(self.count, 1)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.switch: ViewSwitch | None = None
        Theme.current().changed.connect(self._fit)
        if len(views) > 1:
            self.switch = ViewSwitch(views, keys=True)
            self.switch.chosen.connect(self.viewed)
            self._row.addWidget(self.switch)

    def set_count(self, text: str) -> None:
        """Say how much there is, or the state of the page in a few words."""
        self.count.setText(text)
        self._fit()

    def add(self, widget: QWidget) -> None:
        """Put one more control at the right end."""
        self._row.addWidget(widget)

    def view(self) -> int:
        """Return the number of the view that is chosen."""
        return self.switch.current() if self.switch else 0

    def set_view(self, number: int) -> None:
        """Choose a view."""
        if self.switch is not None:
            self.switch.set_current(number)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the views for which there is no room beside title and count."""
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return room for title and a few views: the rest folds."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), Theme.current().metrics.px(LEAST)), hint.height())

    @Slot()
    def _fit(self) -> None:
        if self.switch is None:
            return
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        beside = [item.widget() for item in items if item is not None]
        used = sum(
            each.sizeHint().width()
            for each in beside
            if each not in {None, self.count, self.switch} and not each.isHidden()
        )
        count = min(self.count.sizeHint().width(), Theme.current().metrics.px(COUNT))
        gaps = self._row.spacing() * (self._row.count() - 1)
        self.switch.fold_to(self.width() - used - count - gaps)
