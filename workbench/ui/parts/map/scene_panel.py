"""A scene that is laid out for the width there is: legends and bars below a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.charts.map.scene import BASE_TEXT
from workbench.charts.scene import Scene
from workbench.ui.look.theme import Theme
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.scene_paint import ScenePainter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    Build = Callable[[float, float, Callable[[str, float, int], float]], Scene]


class ScenePanel(QWidget):
    """Shows what ``build(width, text size, measure)`` returns, as high as that is.

    A picture that says the same as text nearby: it takes no focus.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build: Build | None = None
        self._scene = Scene(1.0, 0.0)
        self._painter = ScenePainter(Theme.current().colour)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        Theme.current().changed.connect(self._renew)

    def set_builder(self, build: Build) -> None:
        """Show another scene."""
        self._build = build
        self._make()

    def _make(self) -> None:
        if self._build is None:
            return
        text = BASE_TEXT * Theme.current().metrics.scale
        width = float(max(self.width(), 1))
        self._scene = self._build(width, text, self._painter.measure.text_width)
        self.setAccessibleName(self._scene.alt)
        self.setFixedHeight(round(self._scene.height))
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out anew for another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._make()

    @override
    def sizeHint(self) -> QSize:
        """Return the scene's height and some width."""
        return QSize(200, round(self._scene.height))

    @Slot()
    def _renew(self) -> None:
        self._painter.clear()
        self._make()

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene."""
        with QPainter(self) as painter:
            self._painter.paint(painter, self._scene.shapes, self.devicePixelRatioF())
