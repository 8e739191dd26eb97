"""The panel at the right: what is selected, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.ui.parts.guide_strip import Guide

WIDTH = 300


class Inspector(QFrame):
    """Holds one widget at a time; without one it says how to get one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setObjectName("inspector")
        self.setAccessibleName(_("Inspector"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._shown: QWidget | None = None
        self._owner: QWidget | None = None
        self._guide: Guide | None = None
        self.show_widget(None)
        Theme.current().changed.connect(self._measure)
        self._measure()

    def show_widget(self, widget: QWidget | None) -> None:
        """Show ``widget``; it stays its page's own and is handed back when another comes."""
        if widget is not None and widget is self._shown:
            return
        before = self._scroll.takeWidget()
        if before is not None:
            self._hand_back(before)
        self._shown = widget
        self._owner = widget.parentWidget() if widget is not None else None
        inside = widget if widget is not None else self._nothing()
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)  # the panel's own ground shows through
        inside.show()

    def _hand_back(self, widget: QWidget) -> None:
        """Give a widget back to its page, so that it goes when the page goes."""
        widget.hide()
        widget.setParent(self._owner if self._owner and isValid(self._owner) else None)
        if self._shown is None:  # the panel's own words
            widget.deleteLater()

    def set_guide(self, guide: Guide) -> None:
        """Say what is shown while nothing is selected: what the step is for."""
        self._guide = guide
        if self._shown is None:
            self._scroll.takeWidget()
            self.show_widget(None)

    def _nothing(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        for words, role, tone in _said(self._guide):
            column.addWidget(PlainLabel(words, role, tone, wrap=True))
        column.addStretch(1)
        return inside

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        inside = self._scroll.widget()
        if inside is not None:
            first = inside.nextInFocusChain()
            while first is not None and first is not inside and not _takes_focus(first):
                first = first.nextInFocusChain()
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _measure(self) -> None:
        self.setFixedWidth(Theme.current().metrics.px(WIDTH))


def _takes_focus(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
    )


def _said(guide: Guide | None) -> list[tuple[str, FontRole, str]]:
    """Return the lines of the panel while nothing is selected."""
    if guide is None:
        return [(_("Select a row to see all about it here."), FontRole.BASE, "muted")]
    lines = [(guide.what, FontRole.ROW_TITLE, "text"), (guide.why, FontRole.BASE, "muted")]
    if guide.good_enough:
        lines.append((_("Good enough when"), FontRole.META_STRONG, "text"))
        lines += [(f"•  {each}", FontRole.BASE, "text") for each in guide.good_enough]
    return lines
