"""A row of controls that crushes no button: those without room go into a menu at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, ViewSwitch

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QLayoutItem

LEAST_LABEL: Final = 90  # a label beside the buttons keeps so much
LEAST_CHOICE: Final = 190
LEAST_LINE: Final = 180  # and what stretches, as a line to write in, so much

Pressed = QPushButton | QToolButton


class ButtonRow(QHBoxLayout):
    """Lays controls side by side as ``QHBoxLayout`` does, as long as all of them fit.

    Where they do not, views fold, and the last buttons hide and are found, in their order, in the
    menu of ``more``.
    It is for buttons that are always there: hiding one that is folded away would be forgotten.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self.more: IconButton | None = None
        self._folded: list[Pressed] = []

    @override
    def setGeometry(self, rect: QRect) -> None:
        """Fold what does not fit, then lay out the rest."""
        wanted = self._without_room(rect.width())
        if wanted != self._folded:
            self._fold(wanted)
            self.invalidate()
        spare = rect.width() - self._needed(wanted)
        for switch in self._switches():
            switch.fold_to(switch.least() + max(0, spare))
        super().setGeometry(rect)

    @override
    def minimumSize(self) -> QSize:
        """Return room for what cannot be folded, and the menu."""
        least = super().minimumSize()
        if not self._candidates():
            return least
        return QSize(min(least.width(), self._needed(self._candidates())), least.height())

    @override
    def sizeHint(self) -> QSize:
        """Return room for all, so that the row can unfold."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._needed([])), hint.height())

    # -- what fits

    def _items(self) -> list[QLayoutItem]:
        found = (self.itemAt(place) for place in range(self.count()))
        return [item for item in found if item is not None]

    def _switches(self) -> list[ViewSwitch]:
        widgets = (item.widget() for item in self._items())
        return [each for each in widgets if isinstance(each, ViewSwitch)]

    def _candidates(self) -> list[Pressed]:
        """Return the buttons that are in the row or were folded away."""
        widgets = (item.widget() for item in self._items())
        return [
            each
            for each in widgets
            if isinstance(each, QPushButton | QToolButton)
            and each is not self.more
            and (not each.isHidden() or each in self._folded)
        ]

    def _without_room(self, room: int) -> list[Pressed]:
        """Return the buttons for which there is no room, in their order: the last ones first."""
        candidates = self._candidates()
        for count in range(len(candidates) + 1):
            folded = candidates[len(candidates) - count :]
            if self._needed(folded) <= room:
                return folded
        return candidates

    def _needed(self, folded: list[Pressed]) -> int:
        """Return the width that the row needs without cutting anything, with some folded away."""
        items = enumerate(self._items())
        widths = [self._width_of(item, folded, self.stretch(place)) for place, item in items]
        shown = [width for width in widths if width is not None]
        if folded:
            shown.append(Theme.current().metrics.control)
        return sum(shown) + max(0, self.spacing()) * max(0, len(shown) - 1)

    def _width_of(self, item: QLayoutItem, folded: list[Pressed], stretch: int) -> int | None:
        """Return how wide an item is at least; None where it takes no place."""
        widget = item.widget()
        if widget is None:
            return item.minimumSize().width()
        if isinstance(widget, QPushButton | QToolButton):
            # Whether a button is seen is what is being reckoned here.
            there = widget in self._candidates() and widget not in folded
            return widget.sizeHint().width() if there else None
        return None if widget.isHidden() else _least(widget, stretch)

    # -- the menu

    def _fold(self, folded: list[Pressed]) -> None:
        back = [each for each in self._folded if each not in folded]
        lost = any(each.hasFocus() for each in folded)
        self._folded = folded
        for each in back:
            each.show()
        if folded and self.more is None:
            self._make_more(folded[-1])
        if self.more is not None:
            self.more.setVisible(bool(folded))
        for each in folded:
            each.hide()
        if lost and self.more is not None:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_more(self, before: Pressed) -> None:
        self.more = IconButton(
            "ellipsis", _("More commands"), framed=True, parent=before.parentWidget()
        )
        self.more.clicked.connect(self._show_rest)
        self.addWidget(self.more)
        QWidget.setTabOrder(before, self.more)

    @Slot()
    def _show_rest(self) -> None:
        if self.more is not None:
            menu = self.rest()
            corner = self.more.mapToGlobal(self.more.rect().bottomRight())
            menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def rest(self) -> QMenu:
        """Return a menu of what the folded buttons do."""
        menu = QMenu(self.more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._folded:
            action = menu.addAction(button.text() or button.accessibleName())
            action.setEnabled(button.isEnabled())
            action.setCheckable(button.isCheckable())
            action.setChecked(button.isChecked())
            if button.menu() is not None:
                action.setMenu(button.menu())
            else:
                action.triggered.connect(button.click)
        return menu


def _least(widget: QWidget, stretch: int) -> int:
    """Return how wide a control beside the buttons is at least."""
    px = Theme.current().metrics.px
    if isinstance(widget, ViewSwitch):
        return widget.least()
    if isinstance(widget, QComboBox):
        return min(widget.sizeHint().width(), px(LEAST_CHOICE))
    if isinstance(widget, QLabel) and not widget.wordWrap():
        return min(widget.sizeHint().width(), px(LEAST_LABEL))
    least = widget.minimumWidth() or widget.minimumSizeHint().width()
    if stretch and not widget.minimumWidth():
        least = max(least, min(px(LEAST_LINE), widget.maximumWidth()))
    return least
