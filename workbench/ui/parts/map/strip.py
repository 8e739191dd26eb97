"""A strip over the map while a tool is at work: what to do now, and exact numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from workbench.base.formats import decimal_text
from workbench.base.language import _
from workbench.rules.shapes import FARTHEST
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.charts.scene import Point

_FIELD: Final = 84
_NARROW: Final = 820


class StripField(QLineEdit):
    """A number with its letter before it; ``entered`` tells that Enter was pressed."""

    entered = Signal()

    def __init__(self, letter: str, name: str) -> None:
        super().__init__()
        self.letter = Meta(letter)
        self.setAccessibleName(name)
        self.returnPressed.connect(self.entered)
        self.textEdited.connect(self._right)
        Theme.current().changed.connect(self._measure)
        self._measure()

    def show_number(self, value: float | None) -> None:
        """Show a number, unless one is just being typed."""
        if not (self.hasFocus() and self.isModified()):
            self.setText("" if value is None else decimal_text(round(value, 3)))
            self.setModified(False)

    def number(self) -> float | None:
        """Return the number typed, None where it is none; the field says so itself."""
        bare = "".join(self.text().split()).replace(",", ".").replace("−", "-")
        try:
            value = float(bare)
        except ValueError:
            value = math.nan
        right = math.isfinite(value) and abs(value) <= FARTHEST
        self._mark(wrong=not right)
        return value if right else None

    @Slot()
    def _right(self) -> None:
        self._mark(wrong=False)

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    @Slot()
    def _measure(self) -> None:
        self.setFixedWidth(Theme.current().metrics.px(_FIELD))


class Strip(QFrame):
    """Says what the tool wants and takes numbers for it.

    ``pointed`` carries a typed point, ``spanned`` a typed distance; ``done`` and ``dropped`` are
    its two buttons.
    """

    pointed = Signal(float, float)
    spanned = Signal(float)
    done = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words = PlainLabel("", tone="muted")
        self.east = StripField(_("E"), _("East, in metres"))
        self.north = StripField(_("N"), _("North, in metres"))
        self.length = StripField("↔", _("Distance, in metres"))
        self.finish = QuietButton(_("Done"), key="Enter")
        self.cancel = QuietButton(_("Cancel"), key="Esc")
        for field in (self.east, self.north):
            field.entered.connect(self._on_point)
        self.length.entered.connect(self._on_length)
        self.finish.clicked.connect(self.done)
        self.cancel.clicked.connect(self.dropped)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row = QHBoxLayout()
        self._outer.addWidget(self.words, 1)
        self._outer.addLayout(self._row)
        for field in (self.east, self.north, self.length):
            self._row.addWidget(field.letter)
            self._row.addWidget(field)
        self._row.addStretch(1)
        self._row.addWidget(self.finish)
        self._row.addWidget(self.cancel)
        self._shown = (False, False)
        Theme.current().changed.connect(self._renew)
        self._renew()

    def say(self, text: str, tone: str) -> None:
        """Say what can be done, or in the tone "error" what is wrong."""
        self.words.set_tone(tone)
        self.words.setText(text)

    def show_numbers(
        self, point: Point | None, span: float | None, *, points: bool, spans: bool
    ) -> None:
        """Show where the point is and how far; ``points`` and ``spans`` say what can be typed."""
        self.east.show_number(point[0] if point else None)
        self.north.show_number(point[1] if point else None)
        self.length.show_number(span)
        self._shown = (points, spans)
        self._arrange()

    def _arrange(self) -> None:
        points, spans = self._shown
        for field, shown in ((self.east, points), (self.north, points), (self.length, spans)):
            field.setVisible(shown)
            field.letter.setVisible(shown)
        wide = self.width() >= Theme.current().metrics.px(_NARROW)
        way = QBoxLayout.Direction
        self._outer.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self.words.setMinimumHeight(0 if wide else Theme.current().metrics.px(20))
        # The buttons have keys, so they go before a field would be cut.
        fits = wide or not (points and spans)
        for button in (self.finish, self.cancel):
            button.setVisible(fits)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words above the fields where both do not fit beside each other."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _on_point(self) -> None:
        east, north = self.east.number(), self.north.number()
        if east is not None and north is not None:
            self.east.setModified(False)
            self.north.setModified(False)
            self.pointed.emit(east, north)

    @Slot()
    def _on_length(self) -> None:
        metres = self.length.number()
        if metres is not None and metres > 0:
            self.length.setModified(False)
            self.spanned.emit(metres)

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        self._outer.setContentsMargins(metrics.px(10), metrics.px(3), metrics.px(4), metrics.px(3))
        self._outer.setSpacing(metrics.px(4))
        self._row.setSpacing(metrics.px(6))
        self._arrange()
