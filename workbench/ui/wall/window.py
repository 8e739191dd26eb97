"""The window on the wall, and the line in which one types while the room looks on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.wall.canvas import WallCanvas
from workbench.ui.wall.editing import FieldEdit, NoteEdit
from workbench.ui.wall.keys import act_of

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen

    from workbench.ui.wall.show import WallShow


def _is_tab(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class TypeLine(QLineEdit):
    """Where one types; the wall shows every letter. Paging keys keep what is typed and go on."""

    def __init__(self, show: WallShow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self.setAccessibleName(_("What is written on the wall"))
        self.textEdited.connect(self._tell)
        self.cursorPositionChanged.connect(lambda _old, _new: self._tell())

    def follow(self) -> bool:
        """Take up what is to be typed; return whether there is anything."""
        edit = self._show.edit
        active = self._show.typing_now()
        if active and isinstance(edit, FieldEdit | NoteEdit):
            self.setText(edit.text)
            self.selectAll()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clear()
        return active

    def _tell(self) -> None:
        if self.hasFocus():
            self._show.typed(self.text(), self.cursorPosition())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._show.key(event):
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_tab(event):
            # Tab would go to another widget before it is heard as a key.
            return self._show.key(event)
        return super().event(event)


class ShowKeys(QWidget):
    """A widget on which all keys are those of the show, before any shortcut of a window."""

    def __init__(self, show: WallShow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wall_show = show
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._means(event):
                event.accept()
                return True
            pressed = event.type() == QEvent.Type.KeyPress and _is_tab(event)
            if pressed and self.wall_show.edit is not None:
                return self.wall_show.key(event)
        return super().event(event)

    def _means(self, event: QKeyEvent) -> bool:
        return bool(act_of(event)) or self.wall_show.edit is not None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.wall_show.key(event):
            super().keyPressEvent(event)


class WallWindow(ShowKeys):
    """Fills a screen with the page that is shown. ``closed`` says that someone closed it."""

    closed = Signal()

    def __init__(self, show: WallShow) -> None:
        super().__init__(show)
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("wall")
        # Others see the title too, in their list of what is shared: it names no project.
        self.setWindowTitle(_("On the wall"))
        self.canvas = WallCanvas(self)
        self.line = TypeLine(show, self)
        self.line.setFixedSize(1, 1)
        self.line.hide()
        self.alone = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        self.canvas.pointed.connect(show.point)
        self.canvas.wheeled.connect(show.zoom)
        self.canvas.double_clicked.connect(show.begin_edit)
        show.changed.connect(self._paint)
        show.typing.connect(self._type)

    def fill(self, screen: QScreen, *, alone: bool) -> None:
        """Fill a screen; ``alone`` when it is the only one, so that one types here."""
        self.alone = alone
        self.setGeometry(screen.geometry())
        self.setScreen(screen)
        self.showFullScreen()
        self.setGeometry(screen.geometry())
        if alone:
            self.raise_()
            self.activateWindow()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._paint()

    def _paint(self) -> None:
        if not self.isVisible():
            return
        if self.alone and self.wall_show.overlay:
            self.canvas.show_sheet(self.wall_show.mirrored(overlays=True))
        else:
            self.canvas.show_sheet(self.wall_show.shown())

    def _type(self) -> None:
        active = self.alone and self.isVisible() and self.line.follow()
        self.line.setVisible(active)
        if active:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.alone:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.wall_show.fit(self.width(), self.height())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
