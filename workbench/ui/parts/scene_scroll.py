"""A picture larger than its place: it is scrolled, dragged by its ground and made larger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from workbench.ui.parts.scene_view import SceneView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.charts.scene import Scene

LEAST: Final = 0.25
MOST: Final = 2.0
READABLE: Final = 0.85  # to fit, a picture is not made smaller than this
_STEP: Final = 1.2
_SMALLER: Final = frozenset({Qt.Key.Key_Minus})
_LARGER: Final = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})


class SceneScroll(QScrollArea):
    """Shows a scene with ``view`` (a ``SceneView``); what is current is always in sight.

    Plus and minus make it larger and smaller, and so does the wheel with Ctrl; 0 fits it in again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = SceneView()
        self._zoom: float | None = None  # None follows the room there is
        self._held: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.view)
        self.view.installEventFilter(self)
        self.view.currentChanged.connect(self.show_current)

    def set_scene(self, scene: Scene) -> None:
        """Show a scene at the size chosen."""
        before = self.view.scene()
        self.view.set_scene(scene)
        self._measure()
        if (scene.width, scene.height) != (before.width, before.height) and not self.view.current():
            self._centre()

    def _centre(self) -> None:
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue((bar.minimum() + bar.maximum()) // 2)

    def zoom(self) -> float:
        """Return how many pixels a unit has."""
        return self._fitting() if self._zoom is None else self._zoom

    @Slot()
    def larger(self) -> None:
        """Make the picture larger."""
        self._set_zoom(self.zoom() * _STEP)

    @Slot()
    def smaller(self) -> None:
        """Make the picture smaller."""
        self._set_zoom(self.zoom() / _STEP)

    @Slot()
    def fit(self) -> None:
        """Make the picture as large as the room allows, as long as it can be read."""
        self._zoom = None
        self._measure()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, LEAST), MOST)
        self._measure()
        self.show_current()

    def _fitting(self) -> float:
        scene, room = self.view.scene(), self.maximumViewportSize()
        across = room.width() / max(scene.width, 1.0)
        down = room.height() / max(scene.height, 1.0)
        return min(max(min(across, down), READABLE), 1.0)

    def _measure(self) -> None:
        scene, zoom = self.view.scene(), self.zoom()
        self.view.resize(round(scene.width * zoom), round(scene.height * zoom))

    @Slot()
    def show_current(self) -> None:
        """Scroll to the current thing, if it is out of sight."""
        count = self.view.painted_count()
        items = (self.view.painted_item(at) for at in range(count))
        item = next((each for each in items if each.current), None)
        if item is not None:
            centre, half = item.rect.center(), item.rect.size() / 2
            self.ensureVisible(centre.x(), centre.y(), half.width() + 24, half.height() + 24)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture into the new room."""
        super().resizeEvent(event)
        self._measure()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drag the picture by its ground; make it larger and smaller."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QWheelEvent) and _with_ctrl(event):
            (self.larger if event.angleDelta().y() > 0 else self.smaller)()
            return True
        if isinstance(event, QMouseEvent):
            return self._drag(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        act = next(
            (act for keys, act in (
                (_LARGER, self.larger), (_SMALLER, self.smaller), ({Qt.Key.Key_0}, self.fit)
            ) if key in keys),
            None,
        )  # fmt: skip
        if act is None:
            return False
        act()
        return True

    def _drag(self, event: QMouseEvent) -> bool:
        place = event.globalPosition().toPoint()
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            on_ground = self.view.painted_at(event.position().toPoint()) < 0
            self._held = place if on_ground else None
        elif kind is QEvent.Type.MouseMove and self._held is not None:
            way, self._held = place - self._held, place
            for bar, by in (
                (self.horizontalScrollBar(), way.x()), (self.verticalScrollBar(), way.y())
            ):  # fmt: skip
                bar.setValue(bar.value() - by)
            return True
        elif kind is QEvent.Type.MouseButtonRelease:
            self._held = None
        return False


def _with_ctrl(event: QWheelEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
