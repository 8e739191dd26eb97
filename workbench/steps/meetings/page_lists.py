"""The two lists of the meeting that is going on: its items, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from typing_extensions import override

from workbench.base.language import _
from workbench.project.meeting_book import ATTENDANCE
from workbench.ui.look.theme import Theme
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.text import shown

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from workbench.project.meeting_book import Attending, ItemLine, MeetingBook

ROW: Final = 32
ROLL: Final = ""
_KEY: Final = Qt.ItemDataRole.UserRole
_K = Qt.Key
_NOTES: Final = {_K.Key_D: "decision", _K.Key_A: "action", _K.Key_I: "idea"}
_PRESENCE: Final = {
    _K.Key_1: "present", _K.Key_2: "substitute", _K.Key_3: "absent", _K.Key_0: None,
}  # fmt: skip
_NEXT: Final = {None: "present", "present": "substitute", "substitute": "absent", "absent": None}


class _Lines(QListWidget):
    """Lines with a key each; the current one keeps its place when they are told anew."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._filling = False
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    def fill(self, lines: list[tuple[str, str, str]], current: str) -> None:
        """Show lines of a key, words and a tone ("" for the usual)."""
        self._filling = True
        place = self.verticalScrollBar().value()
        self.clear()
        for key, words, tone in lines:
            item = QListWidgetItem(shown(words))
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, Theme.current().metrics.px(ROW)))
            if tone:
                item.setForeground(Theme.current().colour(tone))
            self.addItem(item)
            if key == current:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(place)
        self._filling = False

    def current_key(self) -> str:
        """Return the key of the current line, "" for none."""
        item = self.currentItem()
        return str(item.data(_KEY)) if self.currentRow() >= 0 else ""

    def go_to(self, key: str) -> None:
        """Make a line the current one."""
        for at in range(self.count()):
            if self.item(at).data(_KEY) == key:
                self.setCurrentRow(at)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(str(item.data(_KEY)))


class ItemList(_Lines):
    """Attendance first, then the items in their order.

    ``noting`` tells the kind that is to be noted (D, A, I), ``turned`` that an item is dealt with
    or not (Space), ``postponing`` that it is put off (B), ``recusing`` a conflict of interest (J),
    ``entering`` that its text is to be written (Enter), ``opening`` that the meeting is opened or
    closed (O).
    """

    noting = Signal(str)
    turned = Signal()
    postponing = Signal()
    recusing = Signal()
    entering = Signal()
    opening = Signal()

    def tell(self, book: MeetingBook, current: str) -> None:
        """List the items of a meeting."""
        there = sum(each.there for each in book.roll)
        head = _("Attendance: {there} of {all}").format(there=there, all=len(book.roll))
        lines = [(ROLL, head, "")]
        lines += [(item.id, item_text(item), _tone(item)) for item in book.items]
        self.fill(lines, current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note, turn, postpone; all else as in any list."""
        key = _K(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        signals = {
            _K.Key_Space: self.turned,
            _K.Key_B: self.postponing,
            _K.Key_J: self.recusing,
            _K.Key_O: self.opening,
        }
        if key in _NOTES:
            self.noting.emit(_NOTES[key])
        elif key in signals:
            signals[key].emit()
        elif key in ENTER:
            self.entering.emit()
        else:
            super().keyPressEvent(event)


def item_text(item: ItemLine) -> str:
    """Return an item as one line: its state, number, title, and how much is noted."""
    mark = {"dealt_with": "✓", "postponed": "»"}.get(item.values["state"] or "", "○")
    noted = f"  ({len(item.noted)})" if item.noted else ""
    minutes = f"  {item.values['minutes']}′" if item.values["minutes"] else ""
    return f"{mark} {item.number}  {item.title}{noted}{minutes}"


def _tone(item: ItemLine) -> str:
    return "muted" if item.values["state"] == "dealt_with" else ""


class RollList(_Lines):
    """Who is called: 1 present, 2 the substitute, 3 absent, 0 not noted; Space goes round.

    ``marked`` tells the key of the row and the attendance ("" for not noted), ``rest`` that all
    others are present (R), ``guest`` that somebody else is there (G).
    """

    marked = Signal(str, str)
    rest = Signal()
    guest = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._presences: dict[str, str | None] = {}

    def tell(self, roll: tuple[Attending, ...], current: str, *, named: bool) -> None:
        """List who is called; by name where people may be named."""
        self._presences = {each.id: each.values["presence"] for each in roll}
        self.fill([(each.id, roll_text(each, named=named), "") for each in roll], current)
        if not self.current_key() and roll:
            self.setCurrentRow(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note attendance by a digit or Space."""
        key, line = _K(event.key()), self.current_key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or not line:
            super().keyPressEvent(event)
        elif key in {_K.Key_R, _K.Key_G}:
            (self.rest if key is _K.Key_R else self.guest).emit()
        elif key in _PRESENCE:
            self._mark(line, _PRESENCE[key], step=True)
        elif key is _K.Key_Space:
            self._mark(line, _NEXT[self._presences.get(line)], step=False)
        else:
            super().keyPressEvent(event)

    def _mark(self, line: str, presence: str | None, *, step: bool) -> None:
        row = self.currentRow()
        self.marked.emit(line, presence or "")
        if step:
            self.setCurrentRow(min(row + 1, self.count() - 1))


_SIGNS: Final = {"present": "●", "substitute": "◐", "absent": "○"}


def roll_text(each: Attending, *, named: bool) -> str:
    """Return somebody on the roll as one line."""
    values = each.values
    presence = ATTENDANCE["presence"].choice(values["presence"])
    who = each.name if named else ""
    if named and each.replaces:
        who = _("{name} for {other}").format(name=who or "–", other=each.replaces)
    votes = "" if values["votes"] else _("no vote")
    parts = (values["title"], who, each.party if each.party != values["title"] else "", votes)
    said = "  ·  ".join(filter(None, parts))
    sign = _SIGNS.get(values["presence"] or "", "·")
    state = f"  –  {presence.text()}" if presence else ""
    return f"{sign}  {said}{state}"
