"""Pictures to lay below a map: read from PNG, JPEG and pages of PDF, made small enough to keep."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtPdf import QPdfDocument

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.ui.look.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 4_000  # pixels
MOST_BYTES: Final = 5_000_000
_MOST_FILE: Final = 300_000_000
_MOST_PIXELS: Final = 200_000_000
_LEAST: Final = 8
_KINDS: Final = (b"png", b"jpeg")
_QUALITIES: Final = (88, 78, 66, 54)
_SMALLER: Final = 0.75


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was read, and of how many pages its file has this is which, from 0."""

    name: str
    image: QImage
    page: int = 0
    pages: int = 1


def read_picture(path: Path, page: int = 0) -> Picture:
    """Return the picture in a file, upright and at most LONGEST pixels long.

    Of a PDF it is one page. May run beside the window. Raises WorkbenchError in one sentence when
    the file is missing, too large, damaged or none of these kinds.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise WorkbenchError(N_("The file {name} cannot be read"), name=path.name) from error
    if size > _MOST_FILE:
        raise _too_large(path)
    if b"%PDF-" in head:
        return _read_pdf(path, page)
    return Picture(path.stem, _read_image(path))


def _too_large(path: Path) -> WorkbenchError:
    return WorkbenchError(
        N_("The picture {name} is too large; make it smaller in another program first"),
        name=path.name,
    )


def _read_image(path: Path) -> QImage:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)  # as the camera was held
    if reader.format().data() not in _KINDS:
        raise WorkbenchError(
            N_("{name} is no picture that can be used; choose a PNG, a JPEG or a PDF"),
            name=path.name,
        )
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        raise _too_large(path)
    wanted = _within(size, LONGEST)
    if size.isValid() and wanted != size:
        reader.setScaledSize(wanted)
    image = reader.read()
    if image.isNull() or min(image.width(), image.height()) < _LEAST:
        raise WorkbenchError(N_("The picture {name} is damaged"), name=path.name)
    return image


def _read_pdf(path: Path, page: int) -> Picture:
    document = QPdfDocument()
    error = document.load(str(path))
    if error == QPdfDocument.Error.IncorrectPassword:
        raise WorkbenchError(N_("The PDF {name} is protected by a password"), name=path.name)
    pages = document.pageCount()
    if error != QPdfDocument.Error.None_ or not pages:
        raise WorkbenchError(N_("The PDF {name} is damaged"), name=path.name)
    page = min(max(page, 0), pages - 1)
    points = document.pagePointSize(page)
    if min(points.width(), points.height()) <= 0:
        raise WorkbenchError(N_("The PDF {name} is damaged"), name=path.name)
    size = _fitted(points.width(), points.height(), LONGEST)
    drawn = document.render(page, size)
    if drawn.isNull():
        raise WorkbenchError(N_("The PDF {name} is damaged"), name=path.name)
    return Picture(path.stem, _on_paper(drawn), page, pages)


def _on_paper(image: QImage) -> QImage:
    """Return a picture without holes to see through: paper is white."""
    sheet = QImage(image.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    with QPainter(sheet) as painter:
        painter.drawImage(0, 0, image)
    return sheet


def _within(size: QSize, longest: int) -> QSize:
    if max(size.width(), size.height()) <= longest:
        return size
    return _fitted(size.width(), size.height(), longest)


def _fitted(width: float, height: float, longest: int) -> QSize:
    scale = longest / max(width, height)
    return QSize(max(round(width * scale), 1), max(round(height * scale), 1))


def kept_picture(image: QImage) -> tuple[bytes, str]:
    """Return a picture as the file that is kept, and its media type; at most MOST_BYTES.

    Drawings with few colours stay exact as PNG where that is small; others become JPEG, coarser
    until they fit. Raises WorkbenchError when even that is too large.
    """
    for data, kind in _encodings(image):
        if data and len(data) <= MOST_BYTES:
            return data, kind
    raise WorkbenchError(N_("The picture is too large to be kept in the file"))


def _encodings(image: QImage) -> Iterator[tuple[bytes, str]]:
    small = _png_is_small(image)
    if small or image.hasAlphaChannel():
        yield _encoded(image, b"png", 60), "image/png"
    flat = _on_paper(image) if image.hasAlphaChannel() else image
    for _step in range(4):
        for quality in _QUALITIES:
            yield _encoded(flat, b"jpeg", quality), "image/jpeg"
        flat = flat.scaled(
            max(round(flat.width() * _SMALLER), 1),
            max(round(flat.height() * _SMALLER), 1),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


def _png_is_small(image: QImage) -> bool:
    """Tell by a thumbnail whether a picture is a drawing, which PNG keeps well."""
    few = image.scaled(400, 400, Qt.AspectRatioMode.KeepAspectRatio)
    return len(_encoded(few, b"png", 60)) < few.width() * few.height() * 0.45


def _encoded(image: QImage, kind: bytes, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    writer.setQuality(quality)
    return bytes(data.data()) if writer.write(image) else b""


def decoded(data: bytes) -> QImage:
    """Return a kept picture, a grey square in place of one that cannot be read any more."""
    image = QImage.fromData(data)
    if image.isNull():
        image = QImage(64, 64, QImage.Format.Format_RGB32)
        image.fill(Theme.current().colour("raised"))
    return image


def picture_at(path: str, page: int = 0) -> Picture:
    """Return the picture in a file by its path; see :func:`read_picture`."""
    return read_picture(Path(path), page)
