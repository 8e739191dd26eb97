"""Photos on their way into the program: chosen, dropped or pasted, read beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from workbench.base.language import _
from workbench.exchange.read_photo import photo_of, read_photo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData

    from workbench.exchange.read_photo import ReadPhoto
    from workbench.ui.parts.page import PageContext

    Done = Callable[[list[ReadPhoto]], None]

ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".heic"})


def photo_paths(data: QMimeData) -> list[Path]:
    """Return the picture files that are dropped or lie on the clipboard."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() in ENDINGS]


def holds_photos(data: QMimeData) -> bool:
    """Tell whether something dropped or pasted holds pictures."""
    return bool(photo_paths(data)) or data.hasImage()


def read_files(context: PageContext, paths: Sequence[Path], done: Done) -> None:
    """Read photo files beside the window and hand them over."""
    _read(context, lambda: [read_photo(path) for path in paths], done)


def read_data(context: PageContext, data: QMimeData, done: Done) -> bool:
    """Read what was dropped or lies on the clipboard; tell whether it was pictures."""
    if paths := photo_paths(data):
        read_files(context, paths, done)
        return True
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return False
    name = _("Pasted picture")
    _read(context, lambda: [photo_of(_as_png(image), name)], done)
    return True


def _read(context: PageContext, work: Callable[[], list[ReadPhoto]], done: Done) -> None:
    context.jobs.run(_("Reading photos"), lambda _report: work(), done, context.desk.fail)


def _as_png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())
