"""A field that offers what may be written into it: choices, organisations, several of them.

What is offered floats below the field as part of the same window: it never takes the focus, so
typing goes on, and a table's cell editor does not take it for leaving.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget
from shiboken6 import isValid
from typing_extensions import override

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent

SHOWN: Final = 8
MOST: Final = 200
BETWEEN: Final = ";"
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: SHOWN,
    Qt.Key.Key_PageUp: -SHOWN,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of what is offered: how it reads and the text it writes."""

    label: str
    text: str


class OfferList(QListView):
    """The list that floats; ``taken`` is emitted with the place of the line that was clicked."""

    taken = Signal(int)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setProperty("popup", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(_("Suggestions"))
        # It floats in the window, yet goes with its field.
        owner.destroyed.connect(self.deleteLater)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def offer(self, labels: Sequence[str], current: int, below: QWidget) -> None:
        """Show these lines under a widget (over it where there is no room), one of them current."""
        window = below.window()
        self.setParent(window)
        self._words.setStringList([shown(label) for label in labels])
        metrics = Theme.current().metrics
        row = max(metrics.row, self.sizeHintForRow(0))
        height = min(len(labels), SHOWN) * row + 2 * metrics.tight_gap + 2
        width = max(below.width(), self.sizeHintForColumn(0) + metrics.px(40))
        self.resize(min(width, window.width()), height)
        place = below.mapTo(window, QPoint(0, below.height()))
        if place.y() + height > window.height():
            place.setY(max(0, below.mapTo(window, QPoint(0, 0)).y() - height))
        place.setX(max(0, min(place.x(), window.width() - self.width())))
        self.move(place)
        self.set_current(current)
        self.show()
        self.raise_()

    def current(self) -> int:
        """Return the place of the current line, -1 for none."""
        return self.currentIndex().row()

    def set_current(self, place: int) -> None:
        """Make a line current; -1 for none."""
        index = self._words.index(place, 0) if place >= 0 else QModelIndex()
        self.setCurrentIndex(index)

    def labels(self) -> list[str]:
        """Return the lines."""
        return self._words.stringList()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the line under the pointer current; the focus stays in the field."""
        super().mousePressEvent(event)
        event.accept()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.taken.emit(index.row())


class OfferLine(QLineEdit):
    """A line edit with offers; ``several`` takes a list of them between semicolons.

    Down, Alt+Down or F4 show all offers, typing narrows them, Enter takes the current one, Esc
    closes them. ``creates`` adds a line for what does not exist yet. ``took`` is emitted when an
    offer was taken that completes the text.
    """

    took = Signal()

    def __init__(
        self,
        offers: Sequence[Offer],
        *,
        several: bool = False,
        creates: bool = False,
        free: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._offers = [(offer, fold(offer.label)) for offer in offers]
        self._several, self._creates, self._free = several, creates, free
        self._found: list[Offer] = []
        self._list: OfferList | None = None
        self.textEdited.connect(self._narrow)

    @property
    def list(self) -> OfferList:
        """The floating list, made when it is first needed: a form has many fields."""
        if self._list is None:
            self._list = OfferList(self)
            self._list.taken.connect(self._take)
        return self._list

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Offer something else."""
        self._offers = [(offer, fold(offer.label)) for offer in offers]

    # -- what is offered

    def _segment(self) -> str:
        text = self.text()[: self.cursorPosition()]
        return text.rpartition(BETWEEN)[2].strip() if self._several else text.strip()

    def _narrow(self) -> None:
        typed = fold(self._segment())
        if not typed:
            self._hide_list()
            return
        first = [offer for offer, key in self._offers if key.startswith(typed)]
        words = [o for o, key in self._offers if f" {typed}" in key and not key.startswith(typed)]
        rest = [
            offer
            for offer, key in self._offers
            if typed in key and f" {typed}" not in key and not key.startswith(typed)
        ]
        self._show([*first, *words, *rest], typed)

    def _show(self, found: Sequence[Offer], typed: str) -> None:
        exact = any(fold(offer.text) == typed for offer in found)
        self._found = [*found[:MOST]]
        if typed and self._creates and not exact:
            name = self._segment()
            self._found.append(Offer(_("Add “{name}”").format(name=name), name))
        if not self._found:
            self.list.hide()
            return
        self.list.offer([offer.label for offer in self._found], 0, self)

    def offer_all(self) -> None:
        """Show all offers, the present one current; nothing where nothing can be written."""
        if self.isReadOnly():
            return
        present = fold(self._segment())
        self._found = [offer for offer, _key in self._offers][:MOST]
        if not self._found:
            return
        texts = [fold(offer.text) for offer in self._found]
        current = texts.index(present) if present in texts else 0
        self.list.offer([offer.label for offer in self._found], current, self)

    @property
    def offering(self) -> bool:
        """Whether offers are shown."""
        return self._list is not None and self._list.isVisible()

    def _take(self, place: int) -> None:
        taken = self._found[place].text
        self.list.hide()
        if not self._several:
            self.setText(taken)
            self.took.emit()
            return
        text, cursor = self.text(), self.cursorPosition()
        before = text[:cursor].rpartition(BETWEEN)[0]
        after = text[cursor:].partition(BETWEEN)[2].strip()
        parts = [part.strip() for part in before.split(BETWEEN) if part.strip()]
        parts = [*(part for part in parts if fold(part) != fold(taken)), taken]
        start = f"{BETWEEN} ".join(parts) + f"{BETWEEN} "
        self.setText(start + after)
        self.setCursorPosition(len(start))

    # -- keys

    def takes_key(self, event: QKeyEvent) -> bool:
        """Handle a key that is about the offers; return whether it was one."""
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not self.offering:
            wanted = key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and (alt or not self._free))
            if wanted and not self.isReadOnly():
                self.offer_all()
            return wanted and not self.isReadOnly()
        if key == Qt.Key.Key_Escape:
            self.list.hide()
            return True
        if key in _STEPS:
            last = len(self._found) - 1
            self.list.set_current(min(max(self.list.current() + _STEPS[key], 0), last))
            return True
        if key in ENTER | {Qt.Key.Key_Tab} and self.list.current() >= 0:
            self._take(self.list.current())
            # Of several the next one may follow; one alone is done, and the key goes on.
            return self._several and key in ENTER
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the offers have their keys first."""
        if not self.takes_key(event):
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the offers when the field is left."""
        self._hide_list()
        super().focusOutEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Close the offers with the field."""
        self._hide_list()
        super().hideEvent(event)

    def close_list(self) -> None:
        """Take the floating list away for good, before the field goes."""
        self._hide_list()
        if self._list is not None:
            self._list.deleteLater()

    def _hide_list(self) -> None:
        # The window may have gone before its fields, and the list with it.
        if self._list is not None and isValid(self._list):
            self._list.hide()
