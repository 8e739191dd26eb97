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
LEAST_COUNT = 120  # with less room for them they say nothing and go
WIDE_TITLE = 160  # the title keeps so much before the count goes
LEAST_TITLE = 72  # with less room for it, it goes: the navigation says it too


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
        self._row.addStretch()  # in place of a count that has gone
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
        """Return room for title and a few views: the rest folds, or goes."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), Theme.current().metrics.px(LEAST)), hint.height())

    @Slot()
    def _fit(self) -> None:
        if self.switch is None:
            return
        px, beside = Theme.current().metrics.px, self._beside()
        gaps = self._row.spacing() * (len(beside) + 2)
        least = sum(each.minimumSizeHint().width() for each in beside) + gaps + self.switch.least()
        title, count = self.title.sizeHint().width(), self.count.sizeHint().width()
        room = self.width() - least
        few = max(px(LEAST_TITLE), self.title.minimumSizeHint().width())
        self.title.setVisible(room >= min(title, few))
        room -= min(title, px(WIDE_TITLE))
        self.count.setVisible(room >= min(count, px(LEAST_COUNT)))
        used = sum(each.sizeHint().width() for each in beside) + gaps
        used += 0 if self.title.isHidden() else title
        used += 0 if self.count.isHidden() else min(count, px(COUNT))
        self.switch.fold_to(self.width() - used)

    def _beside(self) -> list[QWidget]:
        """Return what stands in the row beside title, count and views."""
        own = {self.title, self.count, self.switch}
        items = (self._row.itemAt(at) for at in range(self._row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [each for each in widgets if each and each not in own and not each.isHidden()]
