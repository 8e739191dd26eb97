"""Any scene as a widget: painted in the theme's colours, walked by keys, told to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QIODevice,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from workbench.charts.scene import Group, Scene, bounds, moved
from workbench.charts.svg import scene_to_svg
from workbench.ui.look.theme import Theme
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.painted_list import PaintedItem, offer, told_focus
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.scene_paint import ScenePainter
from workbench.ui.parts.text import tooltip_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from workbench.charts.scene import Shape

    Build = Callable[[float, float], Scene]
    # Says what to paint beneath a thing that is dragged to a point: where it would be put down.
    Target = Callable[[float, float], Shape | None]

_K = Qt.Key
_ARROWS = {_K.Key_Left: (-1, 0), _K.Key_Right: (1, 0), _K.Key_Up: (0, -1), _K.Key_Down: (0, 1)}
_MOVING = frozenset({Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier})
_DRAG_DISTANCE = 4
_RING_GAP = 3.0
_COPY_SCALE = 2.0


class SceneView(QWidget):
    """Shows a scene as wide as the widget; with ``set_builder`` the scene is made for its size.

    Arrows go between the things in the picture (groups with a description), Home and End to the
    first and last; Enter opens one. With ``set_movable`` a thing can be dragged (``dropped``: key
    and point in the scene) and moved by Alt or Shift and an arrow (``nudged``: key, steps to the
    right, steps down). Ctrl+C copies the picture as PNG and SVG.
    """

    activated = Signal(str)
    currentChanged = Signal(str)  # noqa: N815 - as Qt names it
    dropped = Signal(str, float, float)
    nudged = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene(100.0, 50.0)
        self._groups: list[Group] = []
        self._build: Build | None = None
        self._painter = ScenePainter(Theme.current().colour)
        self._current = ""
        self._movable = False
        self._target: Target | None = None
        self._pressed: tuple[QPointF, Group] | None = None
        self._offset: QPointF | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        offer(self, self)
        Theme.current().changed.connect(self._on_theme)

    # --- what is shown --------------------------------------------------------------------

    def set_scene(self, scene: Scene) -> None:
        """Show a scene; the current thing stays current if it is still there."""
        self._build = None
        self._take(scene)

    def set_builder(self, build: Build) -> None:
        """Show what ``build(width, height)`` returns, made anew for each size of the widget."""
        self._build = build
        self.rebuild()

    @Slot()
    def rebuild(self) -> None:
        """Ask the builder again, as after an edit."""
        if self._build is not None:
            self._take(self._build(float(max(self.width(), 1)), float(max(self.height(), 1))))

    def _take(self, scene: Scene) -> None:
        self._scene, self._groups = scene, scene.groups()
        if self._index() < 0:
            self._current = ""
        self.setAccessibleName(scene.alt)
        self.updateGeometry()
        self.update()

    def scene(self) -> Scene:
        """Return what is shown."""
        return self._scene

    def set_movable(self, *, movable: bool, target: Target | None = None) -> None:
        """Allow things to be dragged and moved by keys; ``target`` shows where they would land."""
        self._movable, self._target = movable, target

    def current(self) -> str:
        """Return the key of the current thing, "" for none."""
        return self._current

    def set_current(self, key: str) -> None:
        """Make another thing the current one; an unknown key makes none."""
        before, self._current = self._current, key
        if self._index() < 0:
            self._current = ""
        if self._current != before:
            told_focus(self, self._index())
            self.currentChanged.emit(self._current)
            self.update()

    # --- copies ---------------------------------------------------------------------------

    def image(self, scale: float = _COPY_SCALE) -> QImage:
        """Return the picture alone, on the surface's colour, ``scale`` pixels per unit."""
        size = QSize(round(self._scene.width * scale), round(self._scene.height * scale))
        image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_RGB32)
        image.fill(self._painter.colour("surface"))
        with QPainter(image) as painter:
            painter.scale(scale, scale)
            self._painter.paint(painter, self._scene.shapes, scale)
        return image

    def png(self, scale: float = _COPY_SCALE) -> bytes:
        """Return the picture as a PNG file."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.image(scale))
        return bytes(data.data())

    def svg(self) -> str:
        """Return the picture as SVG in the print colours."""
        return scene_to_svg(self._scene)

    def copy(self) -> None:
        """Put the picture on the clipboard, as PNG and SVG, with its description as text."""
        data = QMimeData()
        data.setImageData(self.image())
        data.setData("image/svg+xml", QByteArray(self.svg().encode()))
        words = [self._scene.alt, *(group.alt for group in self._groups)]
        data.setText("\n".join(word for word in words if word))
        QGuiApplication.clipboard().setMimeData(data)

    # --- sizes ----------------------------------------------------------------------------

    def _scale(self) -> float:
        return 1.0 if self._build else self.width() / max(self._scene.width, 1.0)

    @override
    def hasHeightForWidth(self) -> bool:
        """Tell that a given scene keeps its proportions."""
        return self._build is None

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the proportions."""
        return round(self._scene.height * width / max(self._scene.width, 1.0))

    @override
    def sizeHint(self) -> QSize:
        """Return the scene's own size."""
        return QSize(round(self._scene.width), round(self._scene.height))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a size at which something can still be read."""
        return QSize(160, 60)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the scene anew for the size."""
        super().resizeEvent(event)
        self.rebuild()

    @Slot()
    def _on_theme(self) -> None:
        self._painter.clear()
        self.rebuild()
        self.update()

    # --- painting -------------------------------------------------------------------------

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene, what is dragged, and the ring of the current thing."""
        scale = self._scale()
        with QPainter(self) as painter:
            painter.scale(scale, scale)
            self._painter.paint(painter, self._shapes(), self.devicePixelRatioF() * scale)
            index = self._index()
            if self.hasFocus() and index >= 0:
                painter.setPen(QPen(self._painter.colour("accent"), 2.0 / scale))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                seen = QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0)
                edges = QRectF(seen.topLeft() / scale, seen.size() / scale)
                ring = self._box(self._groups[index]).intersected(edges)
                painter.drawRoundedRect(ring, 3.0, 3.0)

    def _shapes(self) -> list[Shape]:
        if self._pressed is None or self._offset is None:
            return list(self._scene.shapes)
        group, offset = self._pressed[1], self._offset
        rest = [shape for shape in self._scene.shapes if shape is not group]
        spot = self._pressed[0] / self._scale() + offset
        landing = self._target(spot.x(), spot.y()) if self._target else None
        shown = [landing] if landing is not None else []
        return [*rest, *shown, moved(group, offset.x(), offset.y())]

    def _box(self, group: Group) -> QRectF:
        left, top, right, bottom = bounds(group)
        box = QRectF(left, top, right - left, bottom - top)
        return box.adjusted(-_RING_GAP, -_RING_GAP, _RING_GAP, _RING_GAP)

    # --- things ---------------------------------------------------------------------------

    def _index(self) -> int:
        keys = (i for i, group in enumerate(self._groups) if group.key == self._current)
        return next(keys, -1) if self._current else -1

    def _at(self, point: QPointF) -> int:
        spot = point / self._scale()
        found = [i for i, group in enumerate(self._groups) if self._box(group).contains(spot)]
        sizes = {i: self._box(self._groups[i]) for i in found}
        return min(found, key=lambda i: sizes[i].width() * sizes[i].height(), default=-1)

    def painted_count(self) -> int:
        """Return how many things are in the picture."""
        return len(self._groups)

    def painted_item(self, index: int) -> PaintedItem:
        """Return a thing in words, with its place on the widget."""
        group, scale = self._groups[index], self._scale()
        box = self._box(group)
        rect = QRectF(box.topLeft() * scale, box.size() * scale).toRect()
        current = index == self._index()
        return PaintedItem(group.key, group.alt, rect, current, current)

    def painted_at(self, point: QPoint) -> int:
        """Return the thing at a point of the widget, -1 for none."""
        return self._at(QPointF(point))

    def _go(self, step: int) -> bool:
        """Go to the next thing; tells whether there was one."""
        index = self._index()
        place = index + step if index >= 0 else (0 if step > 0 else len(self._groups) - 1)
        if not 0 <= place < len(self._groups):
            return False
        self.set_current(self._groups[place].key)
        return True

    def _go_towards(self, across: int, down: int) -> None:
        """Go to the nearest thing in a direction; from nothing to the first."""
        index = self._index()
        if index < 0:
            self._go(1)
            return
        here = self._box(self._groups[index]).center()

        def distance(group: Group) -> float:
            way = self._box(group).center() - here
            along = way.x() * across + way.y() * down
            aside = abs(way.x() * down) + abs(way.y() * across)
            return along + 2.5 * aside if along > 1 else float("inf")

        best = min(self._groups, key=distance)
        if distance(best) < float("inf"):
            self.set_current(best.key)

    # --- keys and pointer -----------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go between things, open or move one, copy the picture."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif self._moves(event):
            self.nudged.emit(self._current, *_ARROWS[key])
        elif key in _ARROWS and not _held(event):
            self._go_towards(*_ARROWS[key])
        elif key in {_K.Key_Home, _K.Key_End} and self._groups:
            self.set_current(self._groups[0 if key == _K.Key_Home else -1].key)
        elif key in ENTER and self._current:
            self.activated.emit(self._current)
        elif key == _K.Key_Escape and self._pressed is not None:
            self._pressed = self._offset = None
            self.update()
        else:
            super().keyPressEvent(event)

    def _moves(self, event: QKeyEvent) -> bool:
        """Tell whether a key moves the current thing."""
        arrow = self._movable and bool(self._current) and Qt.Key(event.key()) in _ARROWS
        return arrow and _held(event) in _MOVING

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first thing, or the last when one comes from behind."""
        super().focusInEvent(event)
        if not self._current and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._go(-1)
        elif not self._current:
            self._go(1)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make what is pressed the current thing and get ready to drag it."""
        index = self._at(event.position())
        self.set_current(self._groups[index].key if index >= 0 else "")
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (event.position(), self._groups[index])

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is dragged."""
        if self._pressed is None or not self._movable:
            return
        way = event.position() - self._pressed[0]
        if self._offset is not None or way.manhattanLength() >= _DRAG_DISTANCE:
            self._offset = way / self._scale()
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell where a thing has been dropped."""
        pressed, offset = self._pressed, self._offset
        self._pressed = self._offset = None
        self.update()
        if pressed is not None and offset is not None:
            spot = event.position() / self._scale()
            self.dropped.emit(pressed[1].key, spot.x(), spot.y())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a thing."""
        index = self._at(event.position())
        if index >= 0:
            self.activated.emit(self._groups[index].key)

    @override
    def event(self, event: QEvent) -> bool:
        """Show the words of what is under the pointer; keep keys that move it from the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._moves(event):
                event.accept()
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._at(QPointF(event.pos()))
            words = tooltip_html(self._groups[index].alt) if index >= 0 else ""
            within = self.painted_item(index).rect if index >= 0 else QRect()
            QToolTip.showText(event.globalPos(), words, self, within)
            return True
        return super().event(event)


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return what is held down beside a key, wherever the key lies."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
