"""Photos of paper notes: one looks at a part and types what stands on it, the photo is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, ngettext
from workbench.project import acts
from workbench.project.photos import PHOTO, NewPhoto, may_publish, picture_of
from workbench.project.register import read_rows
from workbench.steps.workshop import edits
from workbench.steps.workshop.views import photo_ids
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.buttons import IconButton, QuietButton
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.note_line import NoteLine
from workbench.ui.parts.page import Command, Page, kept
from workbench.ui.parts.photo import PhotoView
from workbench.ui.parts.photo_reading import holds_photos, read_data, read_files
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from workbench.exchange.read_photo import ReadPhoto
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.steps.workshop.seat import Seat
    from workbench.ui.parts.page import PageContext

_HALF: Final = 0.55  # parts overlap, so that a note on the edge is whole in one of them
_REST: Final = 1.0 - _HALF
PARTS: Final = (
    QRectF(0.0, 0.0, 1.0, 1.0),
    QRectF(0.0, 0.0, _HALF, _HALF),
    QRectF(_REST, 0.0, _HALF, _HALF),
    QRectF(0.0, _REST, _HALF, _HALF),
    QRectF(_REST, _REST, _HALF, _HALF),
)
FIELDS: Final = ("caption", "taken_on", "shows_people", "consent")
_TURNS: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class PaperView(Page):
    """A photo, part by part, above a line in which one types; each line becomes a note."""

    def __init__(self, context: PageContext, *, seat: Seat) -> None:
        super().__init__(context)
        self.seat = seat
        self._photos: list[Values] = []
        self._place = self._part = 0
        self._waiting: list[Path] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._take_waiting)
        self.rows = RecordRows(context.project, PHOTO, mask=context.masks)
        self.form = kept(RecordForm(self.rows, keys=FIELDS, show_all=True), self)
        self.form.failed.connect(context.desk.fail)
        self.view = PhotoView()
        self.line = NoteLine(_("What stands on the note – Enter makes it a note"))
        self.line.installEventFilter(self)
        self.told = Meta("")
        self.add = QuietButton(_("Add photos…"), icon="image-plus")
        self.paste_button = IconButton(
            "clipboard-paste", _("Paste a photo"), key="Ctrl+Shift+V", framed=True
        )
        self.earlier = IconButton("chevron-left", _("Previous part"), key="PgUp", framed=True)
        self.later = IconButton("chevron-right", _("Next part"), key="PgDown", framed=True)
        self.remove_button = IconButton("trash-2", _("Delete the photo"), framed=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.told, 1)
        parts = (self.earlier, self.later, self.remove_button, self.paste_button, self.add)
        for button in parts:
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.line)

    def _connect(self) -> None:
        self.add.clicked.connect(self.choose)
        self.paste_button.clicked.connect(self.paste)
        self.earlier.clicked.connect(lambda: self.turn(-1))
        self.later.clicked.connect(lambda: self.turn(1))
        self.remove_button.clicked.connect(self.remove)
        self.view.turned.connect(self.turn)
        self.view.removed.connect(self.remove)
        self.line.sent.connect(lambda text: self._write([text]))
        self.line.pasted.connect(self._write)

    # -- what it shows

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show the photos of the workshop that is on the board."""
        self.rows.set_active(True)
        self.rows.mask_changed()
        with self.project.read() as session:
            self.seat.board(session)
            ids = photo_ids(session, self.seat.workshop_id)
            self._photos = read_rows(session, PHOTO, ids)
        self._place = max(0, min(self._place, len(self._photos) - 1))
        self._show()

    def _show(self) -> None:
        photo = self._photo()
        writable = bool(self.seat.workshop_id) and not self.project.read_only
        self.add.setEnabled(writable)
        self.paste_button.setEnabled(writable)
        self.line.setEnabled(writable and photo is not None)
        for button in (self.earlier, self.later):
            button.setEnabled(photo is not None)
        self.remove_button.setEnabled(photo is not None and not self.project.read_only)
        self.form.show_rows([photo["id"]] if photo else [])
        self.context.desk.inspect(self.form if photo else None)
        if photo is None:
            empty = _("Take a picture of the paper notes, drop it here, and type what it says.")
            self.view.show_photo(b"", empty, empty)
            self.told.setText("")
            return
        with self.project.read() as session:
            data = picture_of(session, photo["id"])
        protects = self.context.protected() and not may_publish(photo)
        name = photo["caption"] or _("Photo {number}").format(number=self._place + 1)
        self.view.show_photo(data, name, _("Hidden in protected view") if protects else "")
        self.view.show_part(PARTS[self._part])
        self.told.setText(self._where())

    def _where(self) -> str:
        count = len(self._photos)
        said = ngettext("{place} of {count} photo", "{place} of {count} photos", count)
        part = (
            _("part {number} of {count}").format(number=self._part, count=len(PARTS) - 1)
            if self._part
            else _("the whole photo")
        )
        return f"{said.format(place=self._place + 1, count=count)} · {part}"

    def _photo(self) -> Values | None:
        return self._photos[self._place] if self._photos else None

    # -- what it does

    @Slot(int)
    def turn(self, step: int) -> None:
        """Show the next part, and after the last one the next photo."""
        if not self._photos:
            return
        place = self._place * len(PARTS) + self._part + step
        self._place, self._part = divmod(place % (len(self._photos) * len(PARTS)), len(PARTS))
        self._show()

    def _write(self, texts: list[str]) -> None:
        photo = self._photo()
        if photo is None:
            return
        self._try(
            lambda: edits.write_notes(
                self.project, self.seat.workshop_id, texts, photo_id=photo["id"]
            )
        )

    @Slot()
    def choose(self) -> None:
        """Let photo files be chosen; those chosen together are one act."""
        self.context.desk.ask_file(save=False, name="", kinds=("photo",), done=self._wait_for)

    def _wait_for(self, path: str) -> None:
        self._waiting.append(Path(path))
        self._later.start()

    def _take_waiting(self) -> None:
        paths, self._waiting = self._waiting, []
        if paths and self.seat.workshop_id:
            read_files(self.context, paths, self._keep)

    @Slot()
    def paste(self) -> None:
        """Add the picture that lies on the clipboard."""
        if not self.seat.workshop_id or self.project.read_only:
            return
        if not read_data(self.context, QGuiApplication.clipboard().mimeData(), self._keep):
            self.context.desk.notice(_("There is no picture on the clipboard"))

    def _keep(self, photos: list[ReadPhoto]) -> None:
        new = [NewPhoto(each.data, each.media_type, "", each.taken_on) for each in photos]
        first = len(self._photos)
        if self._try(lambda: edits.keep_photos(self.project, self.seat.workshop_id, new)):
            self._place, self._part = first, 0
            self.refresh(None)
            self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @Slot()
    def remove(self) -> None:
        """Delete the photo that is shown; its notes stay, undo brings it back."""
        photo = self._photo()
        if photo is None or self.project.read_only:
            return
        if self._try(lambda: acts.remove(self.project, PHOTO, [photo["id"]])):
            self.context.desk.notice(self.project.undo_label() or "", undo=True)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return False
        return True

    # -- the page

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept pictures."""
        free = bool(self.seat.workshop_id) and not self.project.read_only
        if free and holds_photos(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        if read_data(self.context, event.mimeData(), self._keep):
            event.acceptProposedAction()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn the parts from the line, without leaving it."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _TURNS.get(Qt.Key(event.key()))
            if step is not None:
                self.turn(step)
                return True
        return super().eventFilter(watched, event)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with photos of notes."""
        free = not self.project.read_only
        return (
            Command("paper.paste", _("Paste a photo"), self.paste, "Ctrl+Shift+V",
                    icon="clipboard-paste", ready=lambda: free),
            Command("paper.add", _("Add photos…"), self.choose, icon="image-plus",
                    ready=lambda: free and bool(self.seat.workshop_id)),
        )  # fmt: skip

    @override
    def entry_focus(self) -> QWidget:
        """Return the line, or what adds the first photo."""
        return self.line if self._photos else self.add

    @override
    def leave(self) -> None:
        """Write what is being typed about the photo."""
        self.form.commit()
