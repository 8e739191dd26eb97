"""The map as a part of a page: the canvas with its zoom buttons and the strip of its tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton
from workbench.ui.parts.map.canvas import MapCanvas
from workbench.ui.parts.map.strip import Strip
from workbench.ui.parts.map.tool_lay import LayTool
from workbench.ui.parts.map.tool_line import DrawTool, LineTool, MeasureTool, PointTool, SplitTool
from workbench.ui.parts.map.tool_select import SelectTool
from workbench.ui.parts.map.tool_shape import CornersTool, MoveTool
from workbench.ui.parts.map.viewport import ZOOM

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.charts.scene import Point
    from workbench.ui.parts.map.tool import Tool
    from workbench.ui.parts.map.underlays import Underlay

_AIR = 10


class MapView(QWidget):
    """Canvas, zoom buttons and strip; ``banner`` is a widget that takes the strip's place.

    ``toolChanged`` tells the name of the tool now in hand.
    """

    toolChanged = Signal(str)  # noqa: N815 - as Qt names it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MapCanvas(self)
        self.strip = Strip(self)
        self.strip.hide()
        self.nearer = IconButton("plus", _("Zoom in"), key="+", framed=True, parent=self)
        self.farther = IconButton("minus", _("Zoom out"), key="−", framed=True, parent=self)
        self.whole = IconButton("maximize", _("Show all"), key="0", framed=True, parent=self)
        self._banner: QWidget | None = None
        self.nearer.clicked.connect(lambda: self.canvas.zoom(ZOOM))
        self.farther.clicked.connect(lambda: self.canvas.zoom(1 / ZOOM))
        self.whole.clicked.connect(self.canvas.fit)
        self.canvas.toolChanged.connect(self._on_tool)
        self.canvas.said.connect(self._on_said)
        self.canvas.tired.connect(self.select_tool)
        self.strip.pointed.connect(self._on_point)
        self.strip.spanned.connect(self._on_span)
        self.strip.done.connect(self._on_done)
        self.strip.dropped.connect(self._on_dropped)
        Theme.current().changed.connect(self._arrange)
        self.select_tool()

    # -- tools

    def select_tool(self) -> None:
        """Look at things and choose one."""
        self.canvas.take_up(SelectTool(self.canvas))

    def draw(self, kind: str, what: str) -> None:
        """Draw the outline of a "surface", a "property" or the "boundary"."""
        self._work_with(DrawTool(self.canvas, kind, what))

    def edit_corners(self) -> None:
        """Change corners."""
        self._work_with(CornersTool(self.canvas))

    def move_outline(self) -> None:
        """Move outlines as a whole."""
        self._work_with(MoveTool(self.canvas))

    def split(self) -> None:
        """Divide outlines."""
        self._work_with(SplitTool(self.canvas))

    def measure(self) -> None:
        """Measure distances and areas."""
        self._work_with(MeasureTool(self.canvas))

    def point(self) -> None:
        """Say where something was found."""
        self._work_with(PointTool(self.canvas))

    def lay(self, underlay: Underlay) -> None:
        """Lay a picture in place."""
        self._work_with(LayTool(self.canvas, underlay))

    def _work_with(self, tool: Tool) -> None:
        self.canvas.take_up(tool)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Esc: give up what is under way, or the tool."""
        if not self.canvas.give_up():
            self.select_tool()

    # -- the strip

    def set_banner(self, banner: QWidget | None) -> None:
        """Show a widget in the strip's place, or the strip again."""
        if self._banner is not None:
            self._banner.hide()
        self._banner = banner
        if banner is not None:
            banner.setParent(self)
            banner.show()
        self._on_tool()
        self._arrange()

    @Slot()
    def _on_tool(self) -> None:
        tool = self.canvas.tool
        self.strip.setVisible(tool.name != "select" and self._banner is None)
        self._arrange()
        self.toolChanged.emit(tool.name)

    @Slot()
    def _on_said(self) -> None:
        tool, spot = self.canvas.tool, self.canvas.spot
        self.strip.say(*tool.hint())
        at: Point | None = tool.focus_point()
        if at is None and tool.takes_points and spot is not None:
            at = spot.point
        typed = tool.takes_points or tool.focus_point() is not None
        spans = tool.span() is not None or isinstance(tool, LineTool)
        self.strip.show_numbers(at, tool.span(), points=typed, spans=spans)

    @Slot(float, float)
    def _on_point(self, east: float, north: float) -> None:
        self.canvas.put_point((east, north))
        if self.canvas.tool.takes_points and self.canvas.spot is not None:
            self.canvas.tool.clicked(self.canvas.spot)
            self.canvas.tell()

    @Slot(float)
    def _on_span(self, metres: float) -> None:
        self.canvas.tool.set_span(metres)
        self.canvas.tell()

    @Slot()
    def _on_done(self) -> None:
        self.canvas.tool.finish()
        self.canvas.tell()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_dropped(self) -> None:
        self.give_up()
        self.canvas.tell()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- places

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the canvas out over all of it, the buttons in its corner."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        metrics = Theme.current().metrics
        air = metrics.px(_AIR)
        self.canvas.setGeometry(self.rect())
        right, foot = self.width() - air, self.height() - air
        for button in (self.farther, self.nearer, self.whole):
            size = button.sizeHint()
            button.setGeometry(right - size.width(), foot - size.height(), *size.toTuple())
            right -= size.width() + metrics.px(6)
        top = self._banner or self.strip
        high = top.sizeHint().height()
        top.setGeometry(2, 2, self.width() - 4, high)
        top.raise_()
        self.canvas.set_covered(high if not top.isHidden() else 0.0)

    @override
    def sizeHint(self) -> QSize:
        """Return the canvas's size."""
        return self.canvas.sizeHint()
