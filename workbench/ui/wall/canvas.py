"""A widget that paints what the wall shows: at full size on the wall, small on the laptop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workbench.charts.scene import Scene
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.scene_paint import ScenePainter
from workbench.ui.wall.colours import wall_token

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent

_SPOT: Final = 0.16  # the radius of the pointer's spot, as a share of the height
_VEIL: Final = 120


@dataclass(frozen=True)
class Shown:
    """What a canvas shows: the sheet, a plain ground in its place, how far it is enlarged.

    ``at`` is the point, in shares of width and height, that stays where it is when enlarged.
    ``spot`` is where the pointer's spot is, None when it is off.
    """

    scene: Scene
    blank: str = ""
    zoom: float = 1.0
    at: tuple[float, float] = (0.5, 0.5)
    spot: tuple[float, float] | None = None


class WallCanvas(QWidget):
    """Paints a sheet in the wall's colours, as large as there is room for.

    ``pointed`` tells where the pointer is, in shares of width and height; ``wheeled`` how the wheel
    was turned (1 or -1); ``double_clicked`` that something is to be changed.
    """

    pointed = Signal(float, float)
    wheeled = Signal(int)
    double_clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, least: int = 0) -> None:
        super().__init__(parent)
        self._small = bool(least)
        self._painter = ScenePainter(wall_token)
        self._shown = Shown(Scene(160.0, 90.0))
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(least, least * 9 // 16))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def measure(self) -> object:
        """What measures text as this canvas draws it."""
        return self._painter.measure

    def scene(self) -> Scene:
        """Return the sheet as it is shown; an empty one while the canvas is blank."""
        if self._shown.blank:
            return Scene(self._shown.scene.width, self._shown.scene.height)
        return self._shown.scene

    def show_sheet(self, shown: Shown) -> None:
        """Show something else."""
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleDescription("" if shown.blank else shown.scene.alt)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, 270)

    # -- painting

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown
        with QPainter(self) as painter:
            if shown.blank:
                painter.fillRect(self.rect(), _ground(shown.blank))
                return
            scale, left, top = self._fit()
            if not self._small:
                painter.fillRect(self.rect(), wall_token("surface"))
            painter.translate(left, top)
            painter.scale(scale, scale)
            self._enlarge(painter, shown)
            ratio = scale * self.devicePixelRatioF() * shown.zoom
            painter.setClipRect(QRectF(0, 0, shown.scene.width, shown.scene.height))
            painter.fillRect(
                QRectF(0, 0, shown.scene.width, shown.scene.height), wall_token("surface")
            )
            self._painter.paint(painter, shown.scene.shapes, ratio)
            if shown.spot is not None:
                painter.resetTransform()
                self._light(painter, shown.spot)

    def _fit(self) -> tuple[float, float, float]:
        """Return by what the sheet is scaled, and where its corner is: on the laptop at the top."""
        scene = self._shown.scene
        scale = min(self.width() / scene.width, self.height() / scene.height)
        left = (self.width() - scene.width * scale) / 2
        return scale, left, 0.0 if self._small else (self.height() - scene.height * scale) / 2

    @override
    def hasHeightForWidth(self) -> bool:
        return self._small

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * self._shown.scene.height / self._shown.scene.width)

    def _enlarge(self, painter: QPainter, shown: Shown) -> None:
        if shown.zoom != 1.0:
            x, y = shown.at[0] * shown.scene.width, shown.at[1] * shown.scene.height
            painter.translate(x, y)
            painter.scale(shown.zoom, shown.zoom)
            painter.translate(-x, -y)

    def _light(self, painter: QPainter, spot: tuple[float, float]) -> None:
        """Darken all but a disc round the pointer."""
        scale, left, top = self._fit()
        scene = self._shown.scene
        middle = QPointF(left + spot[0] * scene.width * scale, top + spot[1] * scene.height * scale)
        radius = scene.height * scale * _SPOT
        path = QPainterPath()
        path.addRect(QRectF(self.rect()))
        path.addEllipse(middle, radius, radius)
        veil = QColor(wall_token("text"))
        veil.setAlpha(_VEIL)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipping(False)
        painter.fillPath(path, veil)

    # -- the mouse

    def _share(self, point: QPointF) -> tuple[float, float]:
        scale, left, top = self._fit()
        scene = self._shown.scene
        x = (point.x() - left) / max(scene.width * scale, 1.0)
        y = (point.y() - top) / max(scene.height * scale, 1.0)
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(*self._share(event.position()))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.pointed.emit(*self._share(event.position()))
            self.wheeled.emit(1 if turned > 0 else -1)
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit()


def _ground(blank: str) -> QColor:
    """Return the ground of a blank wall; black is the darkest ink there is."""
    return QColor(Qt.GlobalColor.black) if blank == "black" else wall_token("surface")
