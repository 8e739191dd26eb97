"""A PDF file in the window: keeping its place, finding its sections, printing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QWidget

_POINTS: Final = 72
_USUAL_WIDTH: Final = 595
_ABOVE: Final = 12.0
_SMALLEST, _LARGEST = 0.2, 4.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a heading of the first level stands: its page from 0, points from the page's top."""

    title: str
    page: int
    top: float


class PaperView(QPdfView):
    """Shows one file after another and stays where it was; ``asked`` tells of a double click.

    ``asked`` gives the number of the section under the pointer.
    """

    asked = Signal(int)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.data = b""
        # Children of the page and not of the view: one that is half gone must not hear of them.
        self.paper = QPdfDocument(parent)
        self._outline = QPdfBookmarkModel(parent)
        self._buffer = QBuffer(parent)
        self._outline.setDocument(self.paper)
        self.setDocument(self.paper)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName(name)
        self.viewport().installEventFilter(self)

    def show_file(self, data: bytes) -> None:
        """Show a file; the same place stays in sight."""
        place = self.verticalScrollBar().value()
        self.data = data
        self.paper.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        if not data:
            return
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.paper.load(self._buffer)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))

    def sections(self) -> list[Mark]:
        """Return the headings of the first level in their order."""
        role = QPdfBookmarkModel.Role
        model = self._outline
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        return [
            Mark(
                str(model.data(each, role.Title.value)),
                int(model.data(each, role.Page.value)),
                model.data(each, role.Location.value).y(),
            )
            for each in indexes
        ]

    def go_to(self, section: int) -> None:
        """Bring a section into sight."""
        marks = self.sections()
        if not 0 <= section < len(marks):
            return
        mark = marks[section]
        _page, top, scale = list(self._pages())[mark.page]
        self.verticalScrollBar().setValue(round(top + (mark.top - _ABOVE) * scale))

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        width = self.zoomFactor()
        if self.zoomMode() is not QPdfView.ZoomMode.Custom:
            points = self.paper.pagePointSize(0).width() or _USUAL_WIDTH
            width = self.viewport().width() / (points * self.logicalDpiX() / _POINTS)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(_LARGEST, max(_SMALLEST, width * factor)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell in which section a double click was made."""
        if event.type() is QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            found = self.section_at(event.position())
            if found is not None:
                self.asked.emit(found)
                return True
        return super().eventFilter(watched, event)

    def section_at(self, point: QPointF) -> int | None:
        """Return the section that a point of the window lies in, None before the first."""
        page, down = self._place(point.y() + self.verticalScrollBar().value())
        before = [
            at for at, mark in enumerate(self.sections()) if (mark.page, mark.top) <= (page, down)
        ]
        return before[-1] if before else None

    def _place(self, y: float) -> tuple[int, float]:
        """Return the page at ``y`` pixels from the top of all, and the points down from its top."""
        found = (0, 0.0)
        for page, top, scale in self._pages():
            if page == 0 or top <= y:
                found = (page, (y - top) / scale)
        return found

    def _pages(self) -> Iterator[tuple[int, float, float]]:
        """Yield each page with where it begins, in pixels from the top of all, and its scale."""
        margins, top = self.documentMargins(), float(self.documentMargins().top())
        room = self.viewport().width() - margins.left() - margins.right()
        for page in range(self.paper.pageCount()):
            size = self.paper.pagePointSize(page)
            scale = room / size.width()
            if self.zoomMode() is QPdfView.ZoomMode.Custom:
                scale = self.zoomFactor() * self.logicalDpiX() / _POINTS
            yield page, top, scale
            top += size.height() * scale + self.pageSpacing()
