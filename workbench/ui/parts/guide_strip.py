"""The strip on top of a step: what it is, why, when it is good enough, what comes next.

Closed it is one line; it remembers on this machine which pages are closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.symbols import draw_symbol
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from workbench.ui.look.settings import SettingsStore

WIDE: Final = 720


@dataclass(frozen=True, slots=True)
class Guide:
    """The words of a strip, already in the language of the window.

    ``good_enough`` are the signs that the step will do for now; ``after`` says what comes next.
    """

    what: str
    why: str
    good_enough: tuple[str, ...]
    after: str = ""


class _Sign(QWidget):
    """One sign of good enough: a tick when it holds, a ring while it does not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.met: bool | None = None
        self.label = PlainLabel(text, FontRole.META, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.label, 1)

    def set_met(self, met: bool | None) -> None:  # noqa: FBT001 - the one thing it is told
        """Tell whether the sign holds; None when nobody can tell."""
        self.met = met
        words = {True: _("fulfilled"), False: _("not yet"), None: ""}[met]
        self.label.setAccessibleName(f"{self.label.whole_text()} {words}".strip())
        self.update()

    def renew(self) -> None:
        """Take sizes from the theme."""
        metrics = Theme.current().metrics
        self._row.setContentsMargins(metrics.px(16), 0, 0, 0)

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tick or ring before the words."""
        theme = Theme.current()
        side = theme.metrics.px(9)
        line = self.label.fontMetrics().height()
        box = self.rect().toRectF()
        box.setRect(0, (line - side) / 2, side, side)
        symbol = "done" if self.met else "planned"
        with QPainter(self) as painter:
            draw_symbol(painter, box, symbol, theme.colour("ok" if self.met else "muted"))


class GuideStrip(QFrame):
    """The strip; ``toggled`` tells that it was opened (True) or closed.

    ``key`` names the page in the settings; without ``store`` nothing is remembered.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        key: str,
        guide: Guide,
        store: SettingsStore | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._store = key, store
        self.setProperty("ground", "raised")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.button = IconButton("chevron-down", _("Hide the guide"), small=True)
        self.button.clicked.connect(self.toggle)
        self.line = PlainLabel(guide.what, FontRole.META, "muted")
        self._body = QWidget()
        self._signs = [_Sign(each) for each in guide.good_enough]
        self._columns = self._make_columns(guide)
        self._lay_out()
        closed = store is not None and key in store.current.guides_closed
        self._show(is_open=not closed)
        Theme.current().changed.connect(self._renew)
        self._renew()

    @property
    def is_open(self) -> bool:
        """Whether all of the guide is shown."""
        return not self._body.isHidden()

    @Slot()
    def toggle(self) -> None:
        """Open or close the strip and remember it."""
        self._show(is_open=not self.is_open)
        if self._store is not None:
            closed = set(self._store.current.guides_closed) ^ {self._page}
            self._store.change(guides_closed=tuple(sorted(closed)))
        self.toggled.emit(self.is_open)

    def set_signs(self, met: Sequence[bool | None]) -> None:
        """Tell which signs of good enough hold, in their order."""
        for sign, holds in zip(self._signs, met, strict=True):
            sign.set_met(holds)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a closed strip at a click anywhere on it."""
        if not self.is_open and event.button() == Qt.MouseButton.LeftButton:
            self.toggle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out by the room there is."""
        super().resizeEvent(event)
        self._place(event.size())

    def _make_columns(self, guide: Guide) -> list[QWidget]:
        plain = [(_("What"), guide.what), (_("Why"), guide.why)]
        columns = [_column(title, [_words(text)]) for title, text in plain if text]
        if self._signs:
            columns.append(_column(_("Good enough"), self._signs))
        if guide.after:
            columns.append(_column(_("Next"), [_words(guide.after)]))
        return columns

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.button, 0, top)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self._body, 1)

    def _place(self, size: QSize) -> None:
        across = 2 if size.width() < Theme.current().metrics.px(WIDE) else len(self._columns)
        if self._grid.property("across") == across:
            return
        self._grid.setProperty("across", across)
        for number, column in enumerate(self._columns):
            self._grid.removeWidget(column)
            row, place = divmod(number, across)
            self._grid.addWidget(column, row, place, Qt.AlignmentFlag.AlignTop)
        for number in range(len(self._columns)):
            self._grid.setColumnStretch(number, 1 if number < across else 0)

    def _show(self, *, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.line.setHidden(is_open)
        self.button.set_icon("chevron-down" if is_open else "chevron-right", "muted")
        self.button.set_name(_("Hide the guide") if is_open else _("Show the guide"))

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        pad = metrics.tight_gap
        self._row.setContentsMargins(pad, pad, metrics.gap, pad)
        self._row.setSpacing(pad)
        self._grid.setHorizontalSpacing(metrics.margin)
        self._grid.setVerticalSpacing(metrics.gap)
        self._grid.setContentsMargins(0, metrics.px(3), 0, pad)
        for sign in self._signs:
            sign.renew()


def _words(text: str) -> PlainLabel:
    return PlainLabel(text, FontRole.META, wrap=True)


def _column(title: str, parts: Sequence[QWidget]) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(Meta(title, strong=True))
    for part in parts:
        layout.addWidget(part)
    layout.addStretch()
    return column
