"""The frame of a view that is one picture: choices above it, notes below, or how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.fact_grid import Lines
from workbench.ui.parts.page import Page
from workbench.ui.parts.scene_view import SceneView
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.charts.scene import Scene
    from workbench.ui.parts.empty import EmptyState
    from workbench.ui.parts.page import PageContext

_TEXT = 40 / 3


class PicturePage(Page):
    """A picture in a card with a heading and a total above it, and sentences below.

    ``nothing`` is shown while there is nothing to show a picture of (:meth:`show_there`).
    """

    def __init__(self, context: PageContext, nothing: EmptyState) -> None:
        super().__init__(context)
        self.nothing = nothing
        self.heading = PlainLabel("", FontRole.ROW_TITLE)
        self.total = PlainLabel("", tone="muted")
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.picture = SceneView()
        self.notes = Lines()
        self.copy_button = QuietButton(_("Copy the table"))
        self.copy_button.clicked.connect(self._copy)
        self.choices = QHBoxLayout()
        self._shown = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addLayout(self.choices)
        bar.addStretch(1)
        bar.addWidget(self.copy_button)
        head = QHBoxLayout()
        head.setContentsMargins(0, 4, 0, 0)
        head.addWidget(self.heading)
        head.addWidget(self.total, 1)
        card = QFrame()
        card.setProperty("ground", "card")
        framed = QVBoxLayout(card)
        framed.setContentsMargins(6, 6, 6, 6)
        framed.addWidget(self.picture)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(head)
        column.addWidget(card)
        column.addSpacing(8)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addWidget(self.notes)
        column.addStretch(1)
        area = _scrolled(inside)
        whole = QVBoxLayout(self._shown)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(bar)
        whole.addWidget(area, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._shown)
        outer.addWidget(self.nothing)
        self._shown.hide()

    def add_below(self, widget: QWidget) -> None:
        """Put a widget under the picture, such as the same in figures."""
        self._below.addWidget(widget)

    def show_there(self, *, there: bool) -> None:
        """Show the picture, or how to begin."""
        self._shown.setVisible(there)
        self.nothing.setVisible(not there)

    def show_scene(self, build: Callable[[float, float], Scene]) -> None:
        """Show what ``build(width, text height)`` returns, as high as it is."""

        def made(width: float, height: float) -> Scene:  # noqa: ARG001 - as high as its content
            scene = build(width, _TEXT * Theme.current().metrics.px(100) / 100)
            self.picture.setMinimumHeight(round(scene.height))
            return scene

        self.picture.set_builder(made)

    def table(self) -> Sequence[Sequence[str]]:
        """Return the figures of the picture as lines of a table."""
        return ()

    def _copy(self) -> None:
        """Put the figures on the clipboard as a table that a spreadsheet reads."""
        lines = self.table()
        if lines:
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
            self.context.desk.notice(_("The table is on the clipboard"))

    @override
    def entry_focus(self) -> QWidget:
        """Return the picture, or the button that begins."""
        return self.picture if self.nothing.isHidden() else self.nothing.action


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def offer(combo: QComboBox, entries: Sequence[tuple[str, object]], usual: object) -> None:
    """Fill a choice with names and what they stand for, keeping what was chosen.

    ``usual`` is chosen where that is gone. Nothing is emitted.
    """
    chosen = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for text, data in entries:
        combo.addItem(text, data)
    place = combo.findData(chosen)
    combo.setCurrentIndex(place if place >= 0 else max(0, combo.findData(usual)))
    combo.blockSignals(False)
