"""Pictures in the guide: as wide as the text, sharp at every scale of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextFormat, QTextImageFormat
from PySide6.QtWidgets import QTextEdit
from typing_extensions import override

from workbench.base.handbook import picture_file
from workbench.base.language import current

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.base.handbook import Picture

_SCHEME: Final = "guide:"
_FINER: Final = 1.5  # pixels of a picture for each of the screen's
_EDGE: Final = 40  # margins of the text on both sides, and room for the bar that scrolls
_LEAST: Final = 160


class Reading(QTextEdit):
    """A text to read whose pictures follow its width."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another width."""
        super().resizeEvent(event)
        self.resized.emit()

    def fit_pictures(self) -> None:
        """Give every picture the width there is, never more than its own."""
        room, ratio = max(self.viewport().width() - _EDGE, _LEAST), self.devicePixelRatioF()
        document = self.document()
        block = document.begin()
        while block.isValid():
            each = block.begin()
            while not each.atEnd():
                look = each.fragment().charFormat()
                if look.isImageFormat():
                    _fit(document, each.fragment().position(), look.toImageFormat(), room, ratio)
                    break
                each += 1
            block = block.next()


def insert_picture(cursor: QTextCursor, picture: Picture) -> None:
    """Put a picture at ``cursor``; it gets its size when it is fitted."""
    look = QTextImageFormat()
    look.setName(f"{_SCHEME}{picture.name}")
    look.setProperty(QTextFormat.Property.ImageAltText, picture.alt)
    look.setProperty(QTextFormat.Property.ImageTitle, picture.alt)
    whole = QImage(str(picture_file(current(), picture)))
    cursor.document().addResource(_IMAGE, QUrl(f"{_SCHEME}{picture.name}:whole"), whole)
    cursor.insertImage(look)


_IMAGE: Final = QTextDocument.ResourceType.ImageResource.value


def _fit(document: QTextDocument, at: int, look: QTextImageFormat, room: int, ratio: float) -> None:
    """Lay a copy of the picture in the size wanted under its name."""
    whole = document.resource(_IMAGE, QUrl(f"{look.name()}:whole"))
    if not isinstance(whole, QImage) or whole.isNull():
        return
    width = min(room, round(whole.width() / _FINER))
    if round(look.width()) == width:
        return
    sharp = whole.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
    document.addResource(_IMAGE, QUrl(look.name()), sharp)
    look.setWidth(width)
    look.setHeight(round(width * whole.height() / whole.width()))
    cursor = QTextCursor(document)
    cursor.setPosition(at)
    cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(look)
