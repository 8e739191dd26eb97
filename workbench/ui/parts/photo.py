"""Photos on the screen: decoded with care, small as buttons, large to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QImageReader, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.painting import guarded
from workbench.ui.parts.text import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_KINDS: Final = (b"jpeg", b"png")
_MOST_PIXELS: Final = 20_000_000  # a kept photo has at most four million
THUMB_WIDTH, THUMB_HEIGHT = 84, 63
_K = Qt.Key


def decoded_photo(data: bytes, within: QSize | None = None) -> QImage:
    """Return a kept photo, a null image for one that cannot be read; at most as large as within.

    A file may come from others: what claims to be enormous is not read at all.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if reader.format().data() not in _KINDS:
        return QImage()
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    if within is not None and (size.width() > within.width() or size.height() > within.height()):
        fitted = size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    return reader.read()


class Thumbnail(QToolButton):
    """A photo as a button. ``wanted`` is emitted to see it large; ``name`` says what it shows."""

    wanted = Signal(str)

    def __init__(self, key: str, data: bytes, name: str) -> None:
        super().__init__()
        self.key = key
        metrics = Theme.current().metrics
        size = QSize(metrics.px(THUMB_WIDTH), metrics.px(THUMB_HEIGHT))
        ratio = self.devicePixelRatioF()
        image = decoded_photo(data, size * ratio)
        image.setDevicePixelRatio(ratio)
        self.setProperty("framed", True)
        self.setIconSize(size)
        self.setFixedSize(size + QSize(metrics.px(6), metrics.px(6)))
        self.setIcon(
            QIcon(QPixmap.fromImage(image))
            if not image.isNull()
            else Theme.current().icon("image", "muted")
        )
        self.setAccessibleName(name)
        plain_tooltip(self, name)
        self.clicked.connect(lambda: self.wanted.emit(self.key))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter as with space."""
        if event.key() in ENTER:
            self.click()
            return
        super().keyPressEvent(event)


class PhotoView(QWidget):
    """A photo as large as there is room. Arrows turn the page, Esc ends, Del asks to delete."""

    turned = Signal(int)
    ended = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._hidden = ""
        self._part = QRectF(0.0, 0.0, 1.0, 1.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Photo"))
        Theme.current().changed.connect(self.update)

    def show_photo(self, data: bytes, name: str, hidden: str = "") -> None:
        """Show another photo; ``hidden`` says in its place why it is not to be seen now."""
        self._image = QImage() if hidden else decoded_photo(data)
        self._hidden = hidden or ("" if not self._image.isNull() else _("The photo is damaged"))
        self.setAccessibleName(hidden or name)
        self.update()

    def show_part(self, part: QRectF) -> None:
        """Show a part of the photo as large as there is room, in shares of its width and height."""
        self._part = part
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(640, 480)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which a photo is of use."""
        return QSize(160, 120)

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the photo in the middle, or why it is not shown."""
        theme = Theme.current()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("raised"))
            if self._hidden:
                painter.setPen(theme.colour("muted"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._hidden)
            else:
                self._paint_photo(painter)
            if self.hasFocus():
                painter.setPen(theme.colour("accent"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_photo(self, painter: QPainter) -> None:
        wide, high = self._image.width(), self._image.height()
        part = self._part
        source = QRectF(part.x() * wide, part.y() * high, part.width() * wide, part.height() * high)
        whole = source.size().toSize()
        size = whole.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio).boundedTo(whole * 2)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(QPointF(left, top), size.toSizeF()), self._image, source)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next or the previous photo, back, or delete this one."""
        key = _K(event.key())
        if key in {_K.Key_Right, _K.Key_PageDown, _K.Key_Space}:
            self.turned.emit(1)
        elif key in {_K.Key_Left, _K.Key_PageUp}:
            self.turned.emit(-1)
        elif key == _K.Key_Escape:
            self.ended.emit()
        elif key == _K.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
