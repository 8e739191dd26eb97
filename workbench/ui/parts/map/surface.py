"""The map as it is seen: layers kept as pictures, and over them what is chosen and under way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.charts.map import (
    MapFrame,
    drawn_boundary,
    drawn_point,
    drawn_thing,
    drawn_ways,
    furniture,
    label_shapes,
    map_scene,
    placed_labels,
    point_boxes,
    point_names,
)
from workbench.charts.map.scene import BASE_TEXT
from workbench.charts.map.things import look_of
from workbench.charts.scene import Ellipse, Polygon
from workbench.ui.look.theme import Theme
from workbench.ui.parts.map.ground import Ground
from workbench.ui.parts.map.ink import Ink
from workbench.ui.parts.map.picture import MARGIN, Picture
from workbench.ui.parts.map.underlays import Bitmaps, Underlay
from workbench.ui.parts.map.viewport import Viewport
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.scene_paint import ScenePainter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent, QShowEvent

    from workbench.charts.map import MapLabel
    from workbench.charts.scene import Scene, Shape
    from workbench.ui.parts.map.picture import Strokes

REST_MS: Final = 90  # after the last zoom step until the pictures are made anew
MOST_LIVE: Final = 60  # names while one zooms
_OVER_PICTURE: Final = 0.6  # how much of the map covers a picture below it
_FIT_MARGIN: Final = 18


class MapSurface(QWidget):
    """Shows a map's content through a viewport; subclasses add the hands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self.ground = Ground()
        self.underlays: tuple[Underlay, ...] = ()
        self.names_shown = True
        self.corner = QSize()  # at the right below, where buttons stand and no name should
        self._current = ""
        self._hovered = ""
        self._bitmaps = Bitmaps()
        self._painter = ScenePainter(Theme.current().colour)
        self._below, self._names = Picture(), Picture()
        self._labels: list[MapLabel] = []
        self._new_labels: list[MapLabel] = []
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._work)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._renew)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        Theme.current().changed.connect(self._on_theme)

    # -- what is shown

    def set_ground(self, ground: Ground) -> None:
        """Show other content; the part in sight stays, unless all was in sight."""
        self.ground = ground
        if not ground.has(self._current):
            self._current = ""
        if self.viewport.fits:
            self.fit()
        self._remake()

    def set_underlays(self, underlays: Sequence[Underlay]) -> None:
        """Show other pictures below the map."""
        self.underlays = tuple(underlays)
        self._remake()

    def set_names_shown(self, *, shown: bool) -> None:
        """Show names or not."""
        self.names_shown = shown
        self._remake()

    def text_size(self) -> float:
        """Return the size of letters in pixels."""
        return BASE_TEXT * Theme.current().metrics.scale

    def scene(self, width: float, height: float) -> Scene:
        """Return the whole map as a scene of its own, for files, clipboard and paper."""
        return map_scene(self.ground.content, width, height)

    # -- moving over it

    def fit(self) -> None:
        """Bring everything into sight."""
        boxes = [u.box() for u in self.underlays if u.shown]
        found = self.ground.content.extent()
        if found is None and boxes:
            found = boxes[0]
        self.viewport.fit(found, _FIT_MARGIN * Theme.current().metrics.scale)
        self._moved()

    def zoom(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """Make everything larger or smaller about a point of the widget, or its middle."""
        self.viewport.zoom(factor, x, y)
        self._moved()

    def pan(self, right: float, down: float) -> None:
        """Move the ground by pixels."""
        self.viewport.pan(right, down)
        self._moved()

    def show_thing(self, key: str) -> None:
        """Bring a thing into sight."""
        if self.ground.has(key):
            before = self.viewport.state()
            self.viewport.show(self.ground.box(key), 2 * self.text_size())
            if self.viewport.state() != before:
                self._moved()

    def set_covered(self, top: float) -> None:
        """Say how many pixels at the top are covered; all stays in sight if it was.

        Where a little less is covered than before nothing moves, so that the hand keeps its place.
        """
        before, self.viewport.top = self.viewport.top, top
        if self.viewport.fits and (top > before or top == 0 != before):
            self.fit()

    def look_at(self, box: tuple[float, float, float, float]) -> None:
        """Bring a box of the ground into sight."""
        self.viewport.show(box, 3 * self.text_size())
        self._moved()

    def look_again(self, sight: tuple[float, float, float, bool]) -> None:
        """Look at what :meth:`Viewport.state` said was in sight."""
        x, y, scale, fits = sight
        if not fits:
            self.viewport.restore((x, y), scale)
            self._moved()

    def _moved(self) -> None:
        self.update()
        view = self.viewport.frame()
        if self._below.fits(view) and (self._names.fits(view) or not self.names_shown):
            return
        frame = self._below.frame
        if frame is None or frame.scale == view.scale:
            self._renew()
        else:
            self._rest.start()  # one zoom step is mostly followed by another

    def _remake(self) -> None:
        """Make the pictures anew: what they show has changed."""
        self._renew()
        self.update()

    @Slot()
    def _renew(self) -> None:
        if not self.isVisible():
            self._below.forget()
            self._names.forget()
            return
        self._rest.stop()
        margin = max(self.width(), self.height()) * MARGIN
        frame, ratio = self.viewport.frame(margin), self.devicePixelRatioF()
        self._below.begin(frame, self._ground_strokes(frame, ratio), ratio, self._colour("surface"))
        self._renew_names(frame)
        self._slices.start()

    def _renew_names(self, frame: MapFrame) -> None:
        ratio = self.devicePixelRatioF()
        strokes = self._name_strokes(frame, ratio) if self.names_shown else iter(())
        self._names.begin(frame, strokes, ratio, Qt.GlobalColor.transparent)

    @Slot()
    def _work(self) -> None:
        if self._below.busy:
            ready = self._below.work()
        elif self._names.busy:
            ready = self._names.work()
            if ready:
                self._labels = self._new_labels
        else:
            self._slices.stop()
            return
        if ready:
            self.update()

    def finish_pictures(self) -> None:
        """Make the pictures at once, for a picture of the window."""
        while self._below.busy or self._names.busy:
            self._work()

    # -- what the pictures are made of

    def _colour(self, token: str) -> QColor:
        return self._painter.colour(token)

    def _ground_strokes(self, frame: MapFrame, ratio: float) -> Strokes:
        shown = [each for each in self.underlays if each.shown]
        for underlay in shown:
            yield partial(self._bitmaps.paint, underlay=underlay, frame=frame)
        opacity = _OVER_PICTURE if shown else 1.0
        for shape in self._ground_shapes(frame):
            yield partial(self._paint, shapes=(shape,), ratio=ratio, opacity=opacity)

    def _paint(
        self, painter: QPainter, shapes: tuple[Shape, ...], ratio: float, opacity: float
    ) -> None:
        painter.setOpacity(opacity)
        self._painter.paint(painter, shapes, ratio)

    def _ground_shapes(self, frame: MapFrame) -> Iterator[Shape]:
        content = self.ground.content
        looks = content.looks()
        for thing in content.in_order():
            if thing.shape and frame.shows(thing.box):
                yield drawn_thing(thing, look_of(thing, looks), frame)
        yield from drawn_boundary(content, frame)
        yield from drawn_ways(content, frame)
        text = self.text_size()
        for point in content.points:
            if frame.shows((point.x, point.y, point.x, point.y), text):
                yield drawn_point(point, frame, text)

    def _in_sight(self, frame: MapFrame) -> tuple[float, float, float, float]:
        """Return where what is in sight lies in a picture, but for a little at its edge."""
        view, air = self.viewport.frame(), 6.0
        left, top = frame.at((view.west, view.north))
        return left + air, top + air, left + view.width - air, top + view.height - air

    def _name_strokes(self, frame: MapFrame, ratio: float) -> Strokes:
        content, text = self.ground.content, self.text_size()
        self._new_labels = found = []
        _left, _top, right, foot = self._in_sight(frame)
        corner = (right - self.corner.width(), foot - self.corner.height(), right, foot)
        taken = [corner, *point_boxes(content, frame, text)]
        width_of = self._painter.measure.text_width
        for box, name in point_names(content, frame, width_of, text=text, taken=list(taken)):
            taken.append(box)
            yield partial(self._paint, shapes=(name,), ratio=ratio, opacity=1.0)
        labels = placed_labels(
            content,
            frame,
            width_of,
            text=text,
            chosen=self._current,
            taken=taken,
            view=self._in_sight(frame),
        )
        for label in labels:
            found.append(label)
            shapes = tuple(label_shapes(label))
            yield partial(self._paint, shapes=shapes, ratio=ratio, opacity=1.0)

    # -- painting

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the layers, what is chosen, what is under way, scale and north."""
        view, ratio = self.viewport.frame(), self.devicePixelRatioF()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._colour("surface"))
            self._below.draw(painter, view)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.paint(painter, self._marks(view), ratio)
            if self._names.is_sharp(view):
                self._names.draw(painter, view)
            elif self.names_shown:
                self._painter.paint(painter, self._live_names(view), ratio)
            self._painter.paint(painter, furniture(view, self.text_size()), ratio)
            self.paint_over(Ink(painter, view))
            self._paint_edge(painter)

    def paint_over(self, ink: Ink) -> None:
        """Paint what is under way; nothing here."""

    def _marks(self, view: MapFrame) -> Iterator[Shape]:
        """Yield a ring round what is chosen and a thin one round what is under the pointer."""
        for key, wide in ((self._hovered, False), (self._current, True)):
            if not self.ground.has(key) or (key == self._hovered == self._current and not wide):
                continue
            if self.ground.is_point(key):
                x, y = view.at(self.ground.box(key)[:2])
                radius = self.text_size() * 0.85
                yield Ellipse(x, y, radius, radius, "", "accent", 2.5 if wide else 1.2)
                continue
            for polygon in self.ground.shape(key):
                ring = view.ring(polygon[0])
                yield Polygon(ring, "", "accent", 8.5 if wide else 3.0)
                if wide:
                    yield Polygon(ring, "", "surface", 4.0)
            if wide and not any(each.shown for each in self.underlays):
                yield from self._above(key, view)

    def _above(self, key: str, view: MapFrame) -> Iterator[Shape]:
        """Yield a thing again, so that its ring lies about it, and what lies on it."""
        looks = self.ground.content.looks()
        for thing in self.ground.above(key):
            yield drawn_thing(thing, look_of(thing, looks), view)
        west, south, east, north = self.ground.box(key)
        for point in self.ground.content.points:
            if west <= point.x <= east and south <= point.y <= north:
                yield drawn_point(point, view, self.text_size())

    def _live_names(self, view: MapFrame) -> Iterator[Shape]:
        made_for = self._names.frame
        if made_for is None:
            return
        for label in self._labels[:MOST_LIVE]:
            x, y = view.at(made_for.ground(label.x, label.y))
            if 0 <= x <= view.width and 0 <= y <= view.height:
                yield from label.plate.shapes(x, y)

    def _paint_edge(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        theme = Theme.current()
        width = theme.metrics.ring if self.hasFocus() else 1
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "hairline"), width))
        inset = width / 2
        edge = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(edge, theme.metrics.radius, theme.metrics.radius)

    # -- sizes and theme

    @override
    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(640, 420)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which a map is of use."""
        return QSize(220, 160)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less of the ground; all of it if all was in sight."""
        super().resizeEvent(event)
        self.viewport.resize(self.width(), self.height())
        if self.viewport.fits:
            self.fit()
        else:
            self._moved()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Make the pictures when they are seen at last."""
        super().showEvent(event)
        self._remake()

    @Slot()
    def _on_theme(self) -> None:
        self._painter.clear()
        self._remake()
