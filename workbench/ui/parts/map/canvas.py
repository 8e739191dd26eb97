"""The map with hands on it: pointer, wheel and keys, given to the tool of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeySequence, QNativeGestureEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from workbench.rules.snapping import Snapper
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.map.surface import MapSurface
from workbench.ui.parts.map.tool import Spot, Tool, step_of
from workbench.ui.parts.map.viewport import ZOOM
from workbench.ui.parts.painted_list import PaintedItem, offer, told_focus
from workbench.ui.parts.text import tooltip_html

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

    from workbench.charts.scene import Point
    from workbench.ui.parts.map.ground import Ground
    from workbench.ui.parts.map.ink import Ink

_K = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
DRAG: Final = 4  # pixels a press may move and still be a click
REACH: Final = 9  # pixels within which things are met and corners caught
PAGE: Final = 0.2  # of the view, by one arrow that moves the ground
_WHEEL: Final = 120.0


class MapCanvas(MapSurface):
    """The map to work on; what a tool brings about is told by signals, each one edit.

    Arrows go between things, Tab to the next one, Enter opens it; plus, minus and 0 zoom.
    Dragging where there is nothing to drag moves the ground.
    """

    currentChanged = Signal(str)  # noqa: N815 - as Qt names it
    activated = Signal(str)
    removed = Signal(str)
    toolChanged = Signal()  # noqa: N815
    said = Signal()
    drawn = Signal(str, object)
    reshaped = Signal(str, object, str)
    divided = Signal(str, object)
    placed = Signal(float, float)
    lettered = Signal(str)
    laid = Signal(object)
    copied = Signal()
    tired = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool = Tool(self)
        self.editable = True
        self.spot: Spot | None = None
        self._by_keys = False
        self._pressed: QPointF | None = None
        self._grabbed = False
        self._panning: QPointF | None = None
        self._snapper: Snapper | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        offer(self, self)

    # -- tools

    def take_up(self, tool: Tool) -> None:
        """Work with another tool; what the one before has complete is kept."""
        self.tool.settle()
        self.tool = tool
        self._snapper = None
        self._by_keys = False
        self.setCursor(tool.cursor)
        tool.begin()
        self.toolChanged.emit()
        self.tell()
        self.update()

    def tell(self) -> None:
        """Say anew what can be done and what is measured."""
        self.said.emit()
        self.update()

    def announce(self, text: str) -> None:
        """Have a screen reader say something."""
        announce(self, text)

    @override
    def set_ground(self, ground: Ground) -> None:
        """Show other content."""
        super().set_ground(ground)
        self._snapper = None
        self.tool.follow()

    # -- what is current

    def current(self) -> str:
        """Return the key of the current thing, "" for none."""
        return self._current

    def set_current(self, key: str, *, show: bool = True) -> None:
        """Make another thing the current one and bring it into sight; an unknown key none."""
        key = key if self.ground.has(key) else ""
        if key == self._current:
            return
        self._current = key
        if show and key:
            self.show_thing(key)
        told_focus(self, self.ground.place(key))
        self._renew_names(self.viewport.frame(self._margin()))
        self._slices.start()
        self.tool.chosen(key)
        self.currentChanged.emit(key)
        self.tell()

    def _margin(self) -> float:
        frame = self._below.frame
        return (frame.width - self.width()) / 2 if frame else 0.0

    # -- points

    def metres(self, pixels: float) -> float:
        """Return how long a run of pixels is on the ground, pixels growing with the zoom."""
        return self.viewport.metres(pixels * Theme.current().metrics.scale)

    def spot_at(self, screen: QPointF, modifiers: Qt.KeyboardModifier) -> Spot:
        """Return the spot at a place of the widget; Alt lets nothing catch it."""
        raw = self.viewport.frame().ground(screen.x(), screen.y())
        return self._spot(screen, raw, modifiers)

    def spot_on(self, point: Point, *, caught: bool = False) -> Spot:
        """Return the spot at a point of the ground."""
        screen = QPointF(*self.viewport.frame().at(point))
        none = Qt.KeyboardModifier.NoModifier
        return self._spot(screen, point, none if caught else _ALT)

    def _spot(self, screen: QPointF, raw: Point, modifiers: Qt.KeyboardModifier) -> Spot:
        if not self.tool.snaps or modifiers & _ALT:
            return Spot(screen, raw, None, modifiers)
        if self._snapper is None:
            self._snapper = Snapper(self.ground.outlines(self.tool.edited()))
        return Spot(screen, raw, self._snapper.snap(raw, self.metres(REACH)), modifiers)

    def forget_snaps(self) -> None:
        """Let other outlines catch corners from now on: another one is being changed."""
        self._snapper = None

    # -- pointer

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag what the tool grabs here, or the ground."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panning = event.position()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._by_keys = False
            self._pressed = event.position()
            self.spot = self.spot_at(event.position(), event.modifiers())
            self._grabbed = self.editable and self.tool.grabs(self.spot)
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is grabbed, move the ground, or only look."""
        at = event.position()
        if self._panning is not None:
            self.pan(at.x() - self._panning.x(), at.y() - self._panning.y())
            self._panning = at
            return
        self.spot = self.spot_at(at, event.modifiers())
        if self._pressed is None:
            self._hover(self.spot)
        elif self._grabbed:
            self.tool.dragged(self.spot)
            self.tell()
        elif (at - self._pressed).manhattanLength() >= DRAG:
            self._panning = at

    def _hover(self, spot: Spot) -> None:
        key = self.ground.hit(spot.raw, self.metres(REACH)) if not self.tool.takes_points else ""
        self.tool.hovered(spot)
        if key != self._hovered or self.tool.takes_points:
            self._hovered = key
            self.tell()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what was dragged, or click."""
        pressed, panning = self._pressed, self._panning
        self._pressed = self._panning = None
        self.spot = self.spot_at(event.position(), event.modifiers())
        if self._grabbed:
            self._grabbed = False
            self.tool.dragged(self.spot)
            self.tool.dropped(self.spot)
        elif pressed is not None and panning is None:
            self.tool.clicked(self.spot)
        self.tell()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell the tool of a second click; what it grabs is only clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.tool.doubled(self.spot_at(event.position(), event.modifiers()))
            self.tell()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        at = event.position()
        if turned:
            self.zoom(ZOOM ** (turned / _WHEEL), at.x(), at.y())
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Forget where the pointer was."""
        super().leaveEvent(event)
        self._hovered = ""
        if not self._by_keys and not self._grabbed:
            self.spot = None
        self.update()

    # -- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the key to the tool; what it leaves moves the cross, zooms or goes on."""
        if not (self.tool.key(event) or self._point_key(event) or self._common_key(event)):
            super().keyPressEvent(event)
            return
        event.accept()
        self.tell()

    def _point_key(self, event: QKeyEvent) -> bool:
        """Move the cross of a tool that takes points, or click with it."""
        if not self.tool.takes_points:
            return False
        step = step_of(event)
        if step is not None:
            x, y = self._cross()
            self._put_cross((x + step[0], y + step[1]))
            return True
        if event.key() == _K.Key_Space and not event.isAutoRepeat():
            if not self._by_keys:
                self._put_cross(self._cross())
            elif self.spot is not None:
                self.tool.clicked(self.spot)
            return True
        return False

    def _cross(self) -> Point:
        if self.spot is not None:
            return self.spot.raw
        return self.viewport.frame().ground(self.width() / 2, self.height() / 2)

    def _put_cross(self, point: Point) -> None:
        self._by_keys = True
        x, y = round(point[0], 3), round(point[1], 3)
        self.viewport.show((x, y, x, y), 3 * self.text_size())
        self._moved()
        self.spot = self.spot_on((x, y), caught=False)
        self.tool.hovered(self.spot)

    def put_point(self, point: Point) -> None:
        """Take a point from the number fields: move the cross there, or what the tool moves."""
        if self.tool.focus_point() is not None:
            self.tool.set_point(point)
        else:
            self._put_cross(point)
        self.tell()

    def _common_key(self, event: QKeyEvent) -> bool:
        key = _K(event.key())
        acts = {
            _K.Key_Plus: lambda: self.zoom(ZOOM),
            _K.Key_Minus: lambda: self.zoom(1 / ZOOM),
            _K.Key_0: self.fit,
            _K.Key_Return: self.tool.finish,
            _K.Key_Enter: self.tool.finish,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            return True
        plain = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if plain == Qt.KeyboardModifier.NoModifier and key in acts:
            acts[key]()
            return True
        if key == _K.Key_Escape:
            return self._escape()
        if plain == Qt.KeyboardModifier.NoModifier and event.text().isalpha():
            self.lettered.emit(event.text())
            return True
        return False

    def _escape(self) -> bool:
        """Give up what is under way, else the tool; tell whether there was anything."""
        if self.give_up():
            return True
        if self.tool.name == "select":
            return False
        self.tired.emit()
        return True

    def give_up(self) -> bool:
        """Give up what is under way."""
        self._grabbed = False
        return self.tool.cancel()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab go between things, or what the tool makes of it, before it leaves the map."""
        if self.tool.step(1 if next else -1):
            self.tell()
            return True
        return super().focusNextPrevChild(next)

    def step_thing(self, step: int) -> bool:
        """Go to the next or the previous thing; False when there is none."""
        key = self.ground.next(self._current, step)
        if key:
            self.set_current(key)
        return bool(key)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys work here."""
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what keys have moved."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.tool.settle()
        self.update()

    # -- painting and screen readers

    @override
    def paint_over(self, ink: Ink) -> None:
        """Paint what the tool has under way, and where the next point would fall."""
        self.tool.paint(ink)
        if self.tool.takes_points and self.spot is not None:
            if self.spot.snap is not None:
                ink.caught(self.spot.snap)
            if self._by_keys:
                ink.cross(self.spot.point)
        words = self.tool.measured()
        if words and self.spot is not None:
            ink.words(self.spot.point, words, self.tool.hint()[1].replace("muted", "text"))

    def painted_count(self) -> int:
        """Return how many things are on the map."""
        return len(self.ground.keys)

    def painted_item(self, index: int) -> PaintedItem:
        """Return a thing in words, with its place on the widget."""
        key = self.ground.keys[index]
        west, south, east, north = self.ground.box(key)
        frame = self.viewport.frame()
        left, top = frame.at((west, north))
        size = ((east - west) * frame.scale, (north - south) * frame.scale)
        rect = QRectF(left, top, *size).toAlignedRect() & self.rect()
        current = key == self._current
        return PaintedItem(key, self.ground.alt(key), rect, current, current)

    def painted_at(self, point: QPoint) -> int:
        """Return the thing at a point of the widget, -1 for none."""
        return self.ground.place(self._key_at(QPointF(point)))

    def _key_at(self, screen: QPointF) -> str:
        at = self.viewport.frame().ground(screen.x(), screen.y())
        return self.ground.hit(at, self.metres(REACH))

    @override
    def event(self, event: QEvent) -> bool:
        """Show the words of the thing under the pointer; zoom by two fingers."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            key = "" if self.tool.takes_points else self._key_at(QPointF(event.pos()))
            words = tooltip_html(self.ground.alt(key)) if key else ""
            QToolTip.showText(event.globalPos(), words, self, QRect())
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + event.value(), event.position().x(), event.position().y())
            return True
        return super().event(event)
