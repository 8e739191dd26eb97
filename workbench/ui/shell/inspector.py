"""The panel at the right: what is selected, or the guide of the step while nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import LinkButton
from workbench.ui.parts.guide import GuidePanel
from workbench.ui.parts.page import kept
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from workbench.ui.look.settings import SettingsStore

WIDTH = 300


class Inspector(QFrame):
    """Holds one widget at a time. Without one it shows the guide, unless that was put away.

    Which guides are put away is remembered on this machine. A link at the foot brings the guide
    back, also in place of what is selected, and from there leads back to that. ``guide_shown`` is
    emitted when the guide comes up.
    """

    guide_shown = Signal()

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._page = ""
        self._peeking = False
        self._selected: QWidget | None = None
        self._owner: QWidget | None = None
        self._turning = False
        self.setProperty("ground", "surface")
        self.setObjectName("inspector")
        self.setAccessibleName(_("Inspector"))
        self.guide = kept(GuidePanel(), self)
        self.guide.closed.connect(self._put_away)
        self._hint = kept(_hint(), self)
        self.foot = LinkButton("")
        self.foot.clicked.connect(self._turn)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()  # asking for the one there is makes Qt look at all kinds of widgets
        self._scroll.setViewport(ground)
        ground.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot, 0, Qt.AlignmentFlag.AlignLeft)
        self._arrange()
        Theme.current().changed.connect(self._measure)
        self._measure()

    def show_widget(self, widget: QWidget | None) -> None:
        """Show ``widget``; it stays its page's own and is handed back when another comes.

        While one goes the focus goes elsewhere, and a page may want to show something about where
        it came: that is not heard.
        """
        if self._turning:
            return
        self._selected, self._peeking = widget, False
        self._arrange()

    def open_page(self, key: str) -> None:
        """Begin with another page: its guide is shown unless it was put away before."""
        self._page = key
        self.show_widget(None)

    @property
    def shows_guide(self) -> bool:
        """Whether the guide is what people see here now."""
        return self.isVisible() and self._scroll.widget() is self.guide

    @property
    def is_closed(self) -> bool:
        """Whether the guide of this page was put away."""
        return self._page in self._settings.current.guides_closed

    @Slot()
    def _put_away(self) -> None:
        if self._peeking:
            self._peeking = False
        elif not self.is_closed:
            self._remember(closed=True)
        self._arrange()
        self.foot.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _turn(self) -> None:
        """Bring the guide, or go back from it to what is selected."""
        if self._selected is not None:
            self._peeking = not self._peeking
        else:
            self._remember(closed=False)
        self._arrange()
        self.focus_first()

    def _remember(self, *, closed: bool) -> None:
        others = set(self._settings.current.guides_closed) - {self._page}
        kept = others | {self._page} if closed else others
        self._settings.change(guides_closed=tuple(sorted(kept)))

    def _arrange(self) -> None:
        guided = self._peeking or (self._selected is None and not self.is_closed)
        self._put(self.guide if guided else self._selected or self._hint)
        self.foot.set_words(_("Back to what is selected") if guided else _("Guidance"))
        self.foot.setVisible(not guided or self._peeking)

    def _put(self, widget: QWidget) -> None:
        if self._scroll.widget() is widget:
            return
        self._turning = True
        try:
            before = self._scroll.takeWidget()
            if before is not None:
                self._hand_back(before)
        finally:
            self._turning = False
        self._owner = widget.parentWidget()
        self._scroll.setWidget(widget)
        widget.setAutoFillBackground(False)  # the panel's own ground shows through
        widget.show()
        if widget is self.guide:
            self.guide_shown.emit()

    def _hand_back(self, widget: QWidget) -> None:
        """Give a widget back to its page, so that it goes when the page goes."""
        widget.hide()
        widget.setParent(self._owner if self._owner and isValid(self._owner) else None)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the guide comes up with the panel."""
        super().showEvent(event)
        if self.shows_guide:
            self.guide_shown.emit()

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        inside = self._scroll.widget()
        first = inside.nextInFocusChain() if inside is not None else None
        while first is not None and first is not inside and not _takes_focus(first):
            first = first.nextInFocusChain()
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _measure(self) -> None:
        self.setFixedWidth(Theme.current().metrics.px(WIDTH))


def _hint() -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(16, 16, 16, 16)
    words = _("Select a row to see all about it here.")
    column.addWidget(PlainLabel(words, tone="muted", wrap=True))
    column.addStretch(1)
    return inside


def _takes_focus(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
    )
