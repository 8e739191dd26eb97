"""A picture as wide as its place and as high as it needs: it is scrolled down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from workbench.ui.look.theme import Theme
from workbench.ui.parts.scene_view import SceneView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from workbench.charts.scene import Scene

    Build = Callable[[float, float], Scene]

BASE_TEXT: Final = 40 / 3  # units, at 100 %
_AIR: Final = 8


class SceneColumn(QScrollArea):
    """Shows what ``build(width, text size)`` returns; the current thing is always in sight.

    ``view`` is a picture with keys of its own.
    """

    def __init__(
        self, build: Build, parent: QWidget | None = None, *, view: SceneView | None = None
    ) -> None:
        super().__init__(parent)
        self._build = build
        self.view = view or SceneView()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.view)
        self.view.currentChanged.connect(self.show_current)
        Theme.current().changed.connect(self.rebuild)

    @Slot()
    def rebuild(self) -> None:
        """Make the picture anew, as after an edit."""
        width = max(self.viewport().width() - 2, 1)
        text = BASE_TEXT * Theme.current().metrics.scale
        scene = self._build(float(width), text)
        self.view.set_scene(scene)
        self.view.resize(width, max(round(scene.height), 1))

    @Slot()
    def show_current(self) -> None:
        """Scroll to the current thing where it is out of sight."""
        count = self.view.painted_count()
        items = (self.view.painted_item(at) for at in range(count))
        item = next((each for each in items if each.current), None)
        if item is not None:
            centre, half = item.rect.center(), item.rect.size() / 2
            self.ensureVisible(centre.x(), centre.y(), 0, half.height() + _AIR)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the picture out for the new width."""
        super().resizeEvent(event)
        self.rebuild()
