"""The photos of a row: taken in from files, by dropping or pasting, and looked at large."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.measures.photo_intake import take_photos
from workbench.project import acts
from workbench.project.photos import (
    OF_FINDING,
    PHOTO,
    PhotoOwner,
    may_publish,
    photos_of,
    picture_of,
)
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import kept
from workbench.ui.parts.photo import PhotoView, Thumbnail
from workbench.ui.parts.photo_reading import holds_photos, read_data, read_files
from workbench.ui.parts.text import Meta, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from workbench.exchange.read_photo import ReadPhoto
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

ACROSS: Final = 3
FIELDS: Final = ("caption", "taken_on", "shows_people", "consent")


class PhotoIntake:
    """Reads photos beside the window and adds them to a row, one edit for all of them."""

    def __init__(self, context: PageContext, owner: PhotoOwner = OF_FINDING) -> None:
        self._context, self._owner = context, owner

    def take_files(self, row_id: str, paths: Sequence[Path]) -> None:
        """Read files and add them."""
        read_files(self._context, paths, lambda photos: self._add(row_id, photos))

    def take_data(self, row_id: str, data: QMimeData) -> bool:
        """Take in what was dropped or lies on the clipboard; tell whether it was pictures."""
        return read_data(self._context, data, lambda photos: self._add(row_id, photos))

    def _add(self, row_id: str, photos: list[ReadPhoto]) -> None:
        try:
            taken = take_photos(self._context.project, row_id, photos, owner=self._owner)
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        label = self._context.project.undo_label() or ""
        self._context.desk.notice(" · ".join(filter(None, (label, taken.note))), undo=True)


class PhotoStrip(QWidget):
    """Small pictures of a row's photos, and what adds more. ``opened`` tells one to see."""

    opened = Signal(str)

    def __init__(self, context: PageContext, owner: PhotoOwner = OF_FINDING) -> None:
        super().__init__()
        self._context, self._owner = context, owner
        self._row = ""
        self._shown: list[tuple[str, bool]] = []
        self._waiting: list[Path] = []
        self.intake = PhotoIntake(context, owner)
        self.title = Meta(_("Photos"), strong=True)
        self.add = IconButton("image-plus", _("Add photos…"), framed=True)
        self.add.clicked.connect(self.choose)
        self.paste_button = IconButton(
            "clipboard-paste", _("Paste a photo"), key="Ctrl+Shift+V", framed=True
        )
        self.paste_button.clicked.connect(self.paste)
        self.hint = Meta(_("Drop photos here. Position and date are read, then all that the "
                           "camera wrote is taken away."), wrap=True)  # fmt: skip
        self._grid = QGridLayout()
        self.thumbnails: list[Thumbnail] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._take_waiting)
        self.setAcceptDrops(True)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.paste_button)
        head.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.hint)
        self._grid.setColumnStretch(ACROSS, 1)
        Theme.current().changed.connect(self._space)
        self._space()

    def show_photos_of(self, row_id: str) -> None:
        """Show the photos of a row."""
        project, other = self._context.project, row_id != self._row
        self._row = row_id
        with project.read() as session:
            photos = photos_of(session, [row_id], self._owner)[row_id] if row_id else []
            shown = [(photo["id"], self._may_see(photo)) for photo in photos]
            if other or shown != self._shown:
                self._fill([(p, picture_of(session, p["id"])) for p in photos])
        self._shown = shown
        for thumbnail, photo in zip(self.thumbnails, photos, strict=True):
            thumbnail.setAccessibleName(photo_name(photo, self.thumbnails.index(thumbnail)))
        editable = not project.read_only
        self.add.setEnabled(editable)
        self.paste_button.setEnabled(editable)
        self.hint.setVisible(editable and not photos)

    def _may_see(self, photo: Values) -> bool:
        return not self._context.protected() or may_publish(photo)

    def _fill(self, photos: Sequence[tuple[Values, bytes]]) -> None:
        clear_layout(self._grid)
        self.thumbnails = []
        for place, (photo, data) in enumerate(photos):
            seen = data if self._may_see(photo) else b""
            thumbnail = Thumbnail(photo["id"], seen, photo_name(photo, place))
            thumbnail.wanted.connect(self.opened)
            self._grid.addWidget(thumbnail, place // ACROSS, place % ACROSS)
            self.thumbnails.append(thumbnail)

    @Slot()
    def choose(self) -> None:
        """Let photo files be chosen."""
        self._context.desk.ask_file(save=False, name="", kinds=("photo",), done=self._wait_for)

    def _wait_for(self, path: str) -> None:
        """Files that are chosen together are one act."""
        self._waiting.append(Path(path))
        self._later.start()

    def _take_waiting(self) -> None:
        paths, self._waiting = self._waiting, []
        if self._row and paths:
            self.intake.take_files(self._row, paths)

    @Slot()
    def paste(self) -> None:
        """Add the picture that lies on the clipboard."""
        if not self._row:
            return
        if not self.intake.take_data(self._row, QGuiApplication.clipboard().mimeData()):
            self._context.desk.notice(_("There is no picture on the clipboard"))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept pictures."""
        if self._row and not self._context.project.read_only and holds_photos(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        if self.intake.take_data(self._row, event.mimeData()):
            event.acceptProposedAction()

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._column.setSpacing(metrics.px(6))
        self._grid.setSpacing(metrics.px(4))


def photo_name(photo: Values, place: int) -> str:
    """Return what a photo is called: its caption, else its number, with its day."""
    day = date_text(photo["taken_on"]) if photo["taken_on"] else ""
    caption = photo["caption"] or _("Photo {number}").format(number=place + 1)
    words = (caption, day, "" if may_publish(photo) else _("not to be published"))
    return ", ".join(filter(None, words))


class PhotoViewer(QWidget):
    """A row's photos large in place of the page; what is said of one is in the inspector."""

    ended = Signal()

    def __init__(self, context: PageContext, owner: PhotoOwner = OF_FINDING) -> None:
        super().__init__()
        self._context, self._owner = context, owner
        self._photos: list[Values] = []
        self._place = 0
        self._row = ""
        self.rows = RecordRows(context.project, PHOTO, mask=context.masks)
        self.form = kept(RecordForm(self.rows, keys=FIELDS, show_all=True), self)
        self.form.failed.connect(context.desk.fail)
        self.view = PhotoView()
        self.back = QuietButton(_("Back"), icon="arrow-left", key="Esc")
        self.earlier = IconButton("chevron-left", _("Previous photo"), key="←", framed=True)
        self.later = IconButton("chevron-right", _("Next photo"), key="→", framed=True)
        self.remove_button = IconButton("trash-2", _("Delete the photo"), key="Del", framed=True)
        self.name = PlainLabel("")
        self._connect()
        bar = QHBoxLayout()
        bar.addWidget(self.back)
        bar.addWidget(self.name, 1)
        for button in (self.earlier, self.later, self.remove_button):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.ended)
        self.view.ended.connect(self.ended)
        self.view.turned.connect(self.turn)
        self.view.removed.connect(self.remove)
        self.earlier.clicked.connect(lambda: self.turn(-1))
        self.later.clicked.connect(lambda: self.turn(1))
        self.remove_button.clicked.connect(self.remove)

    def open(self, row_id: str, photo_id: str) -> None:
        """Show a photo of a row."""
        self._row = row_id
        self._read()
        places = (place for place, each in enumerate(self._photos) if each["id"] == photo_id)
        self._place = next(places, 0)
        self._show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Follow what has changed; without photos there is nothing more to see."""
        self.rows.set_active(True)
        self.rows.mask_changed()
        self._read()
        if not self._photos:
            self.ended.emit()
            return
        self._place = min(self._place, len(self._photos) - 1)
        self._show()

    def _read(self) -> None:
        with self._context.project.read() as session:
            self._photos = photos_of(session, [self._row], self._owner)[self._row]

    def _show(self) -> None:
        photo = self._photos[self._place]
        with self._context.project.read() as session:
            data = picture_of(session, photo["id"])
        name = photo_name(photo, self._place)
        protects = self._context.protected() and not may_publish(photo)
        self.view.show_photo(data, name, _("Hidden in protected view") if protects else "")
        count = len(self._photos)
        said = ngettext("{place} of {count} photo", "{place} of {count} photos", count)
        number = said.format(place=self._place + 1, count=count)
        self.name.setText(f"{name} · {number}")
        self.earlier.setEnabled(self._place > 0)
        self.later.setEnabled(self._place + 1 < count)
        self.remove_button.setEnabled(not self._context.project.read_only)
        self.form.show_rows([photo["id"]])
        self._context.desk.inspect(self.form)

    @Slot(int)
    def turn(self, step: int) -> None:
        """Show the next or the previous photo."""
        place = self._place + step
        if 0 <= place < len(self._photos):
            self._place = place
            self._show()

    @Slot()
    def remove(self) -> None:
        """Delete the photo that is shown; undo brings it back."""
        if self._context.project.read_only or not self._photos:
            return
        try:
            acts.remove(self._context.project, PHOTO, [self._photos[self._place]["id"]])
        except WorkbenchError as error:
            self._context.desk.fail(error)
            return
        self._context.desk.notice(self._context.project.undo_label() or "", undo=True)
