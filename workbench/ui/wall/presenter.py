"""What the one who shows sees on the laptop: the wall now, what comes next, notes, the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.base.language import N_, _
from workbench.charts.wall import Room
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.text import PlainLabel, shown, tooltip_html
from workbench.ui.wall.canvas import Shown, WallCanvas
from workbench.ui.wall.window import ShowKeys, TypeLine

if TYPE_CHECKING:
    from workbench.ui.wall.show import WallShow

_ACTS: Final = (
    ("edit", N_("Edit here"), "E", "pencil"),
    ("decision", N_("Decision"), "D", "gavel"),
    ("swap", N_("Swap"), "S", "arrow-left-right"),
    ("freeze", N_("Freeze"), "F", "snowflake"),
    ("black", N_("Black"), "B", "moon"),
    ("keys", N_("Keys"), "F1", "keyboard"),
)
_ROOMS: Final = {
    Room.SMALL: N_("Small room"),
    Room.NORMAL: N_("Normal room"),
    Room.LARGE: N_("Large room"),
}


class Presenter(ShowKeys):
    """The presenter's view. Private notes stand here and nowhere on the wall."""

    def __init__(self, show: WallShow, parent: QWidget | None = None) -> None:
        super().__init__(show, parent)
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Presenter view"))
        self._private = True
        self.where = PlainLabel("", FontRole.ROW_TITLE)
        self.state = PlainLabel("", FontRole.STRONG, "warn")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Pages"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSpacing(2)
        self.list.itemClicked.connect(lambda item: show.jump(self.list.row(item)))
        self.current, self.coming = WallCanvas(least=320), WallCanvas(least=160)
        self.current.setAccessibleName(_("On the wall now"))
        self.coming.setAccessibleName(_("Next"))
        self.current.pointed.connect(show.point)
        self.current.wheeled.connect(show.zoom)
        self.current.double_clicked.connect(show.begin_edit)
        self.time = PlainLabel("", FontRole.FIGURE)
        self.line = TypeLine(show)
        self.label = PlainLabel("", FontRole.STRONG)
        self.notes = PlainLabel("", wrap=True)
        self.room = QComboBox()
        self._lay_out()
        show.changed.connect(self.refresh)
        show.typing.connect(self._type)
        self.refresh()

    # -- the parts

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(self._head())
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._side())
        panes.addWidget(self._middle())
        panes.addWidget(self._right())
        panes.setSizes([250, 720, 320])
        panes.setStretchFactor(1, 1)
        column.addWidget(panes, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.where, 1)
        row.addWidget(self.state)
        for act, words, key, icon in _ACTS:
            button = QuietButton(f"{_(words)}  {key}", icon=icon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, each=act: self.wall_show.do(each))
            row.addWidget(button)
        end = PrimaryButton(_("End  Esc"))
        end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        end.clicked.connect(lambda: self.wall_show.asked.emit("leave"))
        row.addWidget(end)
        return row

    def _side(self) -> QWidget:
        side, column = _pane()
        column.addWidget(PlainLabel(_("Pages  G"), FontRole.META_STRONG, "muted"))
        column.addWidget(self.list, 1)
        self.room.setAccessibleName(_("Size of the room"))
        self.room.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for room, words in _ROOMS.items():
            self.room.addItem(_(words), room)
        self.room.activated.connect(lambda at: self.wall_show.set_room(self.room.itemData(at)))
        column.addWidget(self.room)
        return side

    def _middle(self) -> QWidget:
        middle, column = _pane()
        column.addWidget(PlainLabel(_("On the wall now"), FontRole.META_STRONG, "muted"))
        column.addWidget(self.current, 1)
        column.addWidget(self.label)
        column.addWidget(self.line)
        row = QHBoxLayout()
        row.addWidget(self.time, 1)
        for act, words in (("timer", _("Start or stop  T")), ("more_time", _("+5 min  Shift+T"))):
            button = QuietButton(words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, each=act: self.wall_show.do(each))
            row.addWidget(button)
        column.addLayout(row)
        return middle

    def _right(self) -> QWidget:
        right, column = _pane()
        column.addWidget(PlainLabel(_("Next"), FontRole.META_STRONG, "muted"))
        column.addWidget(self.coming, 2)
        words = _("Notes to you, not on the wall")
        column.addWidget(PlainLabel(words, FontRole.META_STRONG, "muted"))
        column.addWidget(self.notes)
        column.addStretch(3)
        return right

    # -- what they show

    def set_private(self, *, private: bool) -> None:
        """Show the private notes, or hide them while others may see the laptop."""
        self._private = private
        self.refresh()

    def tell(self, words: str) -> None:
        """Say where the wall is."""
        self.where.setText(words)

    def refresh(self) -> None:
        """Show everything as it is now."""
        show = self.wall_show
        self.current.show_sheet(show.mirrored(overlays=True))
        self.coming.show_sheet(Shown(show.next_sheet()))
        self._list()
        timer = show.timer
        self.time.setText(timer.text() or _("T starts the time"))
        self.time.set_tone(timer.tone if timer.shown else "muted")
        self.state.setText(show.state_words())
        self.state.setVisible(bool(show.state_words()))
        self.notes.setText(self._notes())
        self.room.setCurrentIndex(self.room.findData(show.room))
        edit = show.edit
        self.label.setVisible(edit is not None)
        if edit is not None:
            strip = edit.strip()
            self.label.setText(strip.wrong or f"{strip.label}   {strip.hint}")
        self.line.setVisible(show.typing_now())

    def _notes(self) -> str:
        if not self._private:
            return _("Hidden, as the wall is gone and others may see this screen.")
        return "\n\n".join(self.wall_show.notes()) or _("No notes for this page.")

    def _list(self) -> None:
        titles = self.wall_show.titles()
        with QSignalBlocker(self.list):
            if [self.list.item(n).text() for n in range(self.list.count())] != [
                self._line(n, each) for n, each in enumerate(titles)
            ]:
                self.list.clear()
                for number, words in enumerate(titles):
                    item = QListWidgetItem(self._line(number, words))
                    item.setToolTip(tooltip_html(words))
                    self.list.addItem(item)
            self.list.setCurrentRow(self.wall_show.deck.place.page)

    def _line(self, number: int, words: str) -> str:
        return shown(f"{number + 1}  {words}")

    def _type(self) -> None:
        if not self.isVisible():
            return
        active = self.wall_show.typing_now()
        self.line.setVisible(active)
        if active:
            self.line.follow()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def _pane() -> tuple[QWidget, QVBoxLayout]:
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return pane, column
