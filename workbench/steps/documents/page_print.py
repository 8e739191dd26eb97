"""A PDF file on paper: pages drawn one by one, so that the window keeps working."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.ui.parts.jobs import Job, StoppedError

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtWidgets import QWidget

    from workbench.ui.parts.page import PageContext

_FINEST: Final = 300  # dots an inch; more is not seen and takes minutes


def ask_and_print(parent: QWidget, context: PageContext, paper: QPdfDocument) -> None:
    """Ask for a printer and print the file that is shown."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, max(1, paper.pageCount()))
    dialog.accepted.connect(lambda: print_pages(parent, context, paper, printer))
    dialog.setModal(True)
    dialog.show()


def print_pages(
    parent: QObject, context: PageContext, paper: QPdfDocument, printer: QPrinter
) -> Printing:
    """Print the chosen pages; progress is told and can be stopped."""
    job = Job(_("Printing"), parent)
    job.done.connect(lambda _result: context.desk.notice(_("The document went to the printer")))
    job.failed.connect(context.desk.fail)
    context.jobs.started.emit(job)
    return Printing(parent, paper, printer, job)


class Printing(QObject):
    """Prints a page whenever the window has nothing else to do."""

    def __init__(self, parent: QObject, paper: QPdfDocument, printer: QPrinter, job: Job) -> None:
        super().__init__(parent)
        self._paper, self._printer, self._job = paper, printer, job
        last = min(printer.toPage() or paper.pageCount(), paper.pageCount())
        self._pages = list(range(max(0, printer.fromPage() - 1), last))
        self._count = max(1, len(self._pages))
        self._painter: QPainter | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self) -> None:
        try:
            if not self._pages:
                self._end(None)
                return
            self._job.report(1 - len(self._pages) / self._count)
            self._page(self._pages.pop(0))
        except (StoppedError, WorkbenchError) as error:
            self._end(error)

    def _page(self, page: int) -> None:
        size = self._paper.pagePointSize(page)
        lying = size.width() > size.height()
        way = QPageLayout.Orientation
        self._printer.setPageOrientation(way.Landscape if lying else way.Portrait)
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                raise WorkbenchError(N_("The printer does not answer"))
        elif not self._printer.newPage():
            raise WorkbenchError(N_("The printer does not answer"))
        room = self._printer.pageRect(QPrinter.Unit.DevicePixel)
        fitted = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        fine = min(1.0, _FINEST / max(1, self._printer.resolution()))
        image = self._paper.render(page, QSize(*(round(s * fine) for s in fitted.toTuple())))
        left, top = ((room.width() - fitted.width()) / 2, (room.height() - fitted.height()) / 2)
        self._painter.drawImage(QRectF(left, top, fitted.width(), fitted.height()), image)

    def _end(self, error: Exception | None) -> None:
        self._timer.stop()
        if self._painter is not None:
            self._painter.end()
        if error is not None:
            self._printer.abort()
        self._job.end(None, error)
        self.deleteLater()
