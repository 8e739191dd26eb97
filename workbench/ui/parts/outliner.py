"""An outline to write in: every line a field, Enter writes the next, Tab one below it.

The outliner shows lines and tells what hands and keys mean; whoever owns it changes the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.marks import SymbolMark
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INDENT: Final = 22
LEAST: Final = 140
_K = Qt.Key
_ARROWS: Final = frozenset({_K.Key_Up, _K.Key_Down, _K.Key_Left, _K.Key_Right})
_NONE = Qt.KeyboardModifier.NoModifier
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
NEW: Final = ""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A line: its key, its depth, its text, and what it says before it ("why there").

    ``kinds`` are keys and words to choose from where the line says one of several; ``kind`` is the
    key of the one it says. ``note`` stands small behind the text, with a ``symbol`` before it.
    """

    key: str
    depth: int
    text: str
    kind: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    note: str = ""
    symbol: str = ""


class _Line(QLineEdit):
    """One line. It tells its outliner what a key means; what it does not know it keeps."""

    def __init__(self, owner: Outliner, row: OutlineRow) -> None:
        super().__init__(row.text, owner)
        self.setCursorPosition(0)
        self._owner, self.row = owner, row
        self.setAccessibleName(_("Level {level}").format(level=row.depth + 1))
        self.setMinimumWidth(Theme.current().metrics.px(LEAST))
        self.editingFinished.connect(self.keep)

    def keep(self) -> None:
        """Tell what was written, where it differs."""
        self._owner.line_left(self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which line one is in."""
        super().focusInEvent(event)
        if self.row.key != NEW:
            self._owner.entered.emit(self.row.key)

    @override
    def event(self, event: QEvent) -> bool:
        """Take Tab and Alt with arrows before the window does."""
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        kind, moves = event.type(), _K(event.key()) in _ARROWS and _held(event) != _NONE
        if kind is QEvent.Type.ShortcutOverride and moves:
            event.accept()
            return True
        if kind is QEvent.Type.KeyPress and self._owner.pressed(self, event):
            return True
        return super().event(event)


class Outliner(QWidget):
    """Lines below each other. Signals tell the key of the line first.

    ``added``: text, after which line, whether below it. ``renamed``: text. ``moved``: -1 or 1.
    ``indented``: 1 in, -1 out. ``kind_chosen``: the key of a kind. ``removed``. ``entered``: the
    focus came into it. Esc ends the writing: the focus goes to the button below, from where Tab
    leaves the outline.
    """

    added = Signal(str, str, bool)
    renamed = Signal(str, str)
    moved = Signal(str, int)
    indented = Signal(str, int)
    kind_chosen = Signal(str, str)
    removed = Signal(str)
    entered = Signal(str)

    def __init__(self, first: str, add: str) -> None:
        super().__init__()
        self._first = first
        self._rows: tuple[OutlineRow, ...] = ()
        self._draft: tuple[str, bool, int] | None = None  # after, below, depth
        self._editable = True
        self._last_added = ""
        self.lines: dict[str, _Line] = {}
        self._body = QVBoxLayout()
        self.add = QuietButton(add, icon="plus")
        self.add.clicked.connect(self._write_last)
        self.hint = Meta(
            _("Enter writes the next line · Tab one below it · Alt and arrows move · Esc ends"),
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._body)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.hint, 1)
        column.addLayout(foot)
        Theme.current().changed.connect(self._fill)

    # -- what it shows

    def show_rows(self, rows: Sequence[OutlineRow], *, editable: bool = True) -> None:
        """Show other lines; a line that is being written anew stays."""
        focused, place = self._focus()
        self._rows, self._editable = tuple(rows), editable
        if self._draft is not None and self._draft[0] not in {"", *(r.key for r in rows)}:
            self._draft = None
        self._fill()
        if focused is not None and (line := self.lines.get(focused)) is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.setCursorPosition(place)

    def _focus(self) -> tuple[str | None, int]:
        for key, line in self.lines.items():
            if line.hasFocus():
                return key, line.cursorPosition()
        return None, 0

    def _fill(self) -> None:
        typed = self.lines[NEW].text() if NEW in self.lines else ""
        for line in self.lines.values():
            line.blockSignals(True)  # leaving them now means nothing
        clear_layout(self._body)
        self.lines = {}
        metrics = Theme.current().metrics
        self._body.setSpacing(metrics.px(4))
        for row in self._with_draft():
            self._body.addLayout(self._line(row))
            self.lines[row.key].show()  # at once: only what is seen can take the focus
        if typed and NEW in self.lines:
            self.lines[NEW].setText(typed)
        self.add.setVisible(self._editable)
        self.hint.setVisible(self._editable and bool(self.lines))

    def _with_draft(self) -> list[OutlineRow]:
        rows = list(self._rows)
        if self._draft is None:
            return rows
        after, below, depth = self._draft
        place = len(rows)
        at = next((i for i, row in enumerate(rows) if row.key == after), -1)
        if at >= 0:
            place = at + 1
            while not below and place < len(rows) and rows[place].depth > rows[at].depth:
                place += 1
        kinds = rows[0].kinds if rows and depth == 0 else ()
        rows.insert(place, OutlineRow(NEW, depth, "", kinds=kinds))
        return rows

    def _line(self, row: OutlineRow) -> QHBoxLayout:
        metrics = Theme.current().metrics
        line = _Line(self, row)
        line.setReadOnly(not self._editable)
        if not self._rows:
            line.setPlaceholderText(self._first)
        self.lines[row.key] = line
        whole = QHBoxLayout()
        whole.setSpacing(metrics.gap)
        whole.addSpacing(row.depth * metrics.px(INDENT))
        if row.kinds and row.key:
            whole.addWidget(self._kinds(row))
        elif row.kind:
            whole.addWidget(Meta(row.kind))
        whole.addWidget(line, 1)
        if row.symbol:
            whole.addWidget(SymbolMark(row.symbol, row.note), 0, Qt.AlignmentFlag.AlignVCenter)
        if row.note:
            whole.addWidget(Meta(row.note))
        return whole

    def _kinds(self, row: OutlineRow) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(_("What it says"))
        for key, words in row.kinds:
            box.addItem(words, key)
        box.setCurrentIndex(max(box.findData(row.kind), 0))
        box.setEnabled(self._editable)
        box.activated.connect(lambda _at: self.kind_chosen.emit(row.key, box.currentData()))
        return box

    # -- writing

    def write_after(self, key: str, *, below: bool = False) -> None:
        """Open an empty line after another one, or below it."""
        if not self._editable:
            return
        depth = next((row.depth for row in self._rows if row.key == key), 0)
        self._draft = (key, below, depth + (1 if below else 0))
        self._fill()
        self.lines[NEW].setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_last(self) -> None:
        self.write_after(self._rows[-1].key if self._rows else "")

    def focus_line(self, key: str) -> None:
        """Go to a line, to its end."""
        if key in self.lines:
            self.lines[key].setFocus(Qt.FocusReason.OtherFocusReason)
            self.lines[key].end(False)

    def line_left(self, line: _Line) -> None:
        """Keep what stands in a line that was left or confirmed."""
        text = line.text().strip()
        if line.row.key != NEW:
            if text and text != line.row.text:
                self.renamed.emit(line.row.key, text)
            elif not text:
                line.setText(line.row.text)
        elif not line.hasFocus():
            self._end_draft(text)

    def _end_draft(self, text: str) -> None:
        draft, self._draft = self._draft, None
        if draft is None:
            return
        if text:
            self.added.emit(text, draft[0], draft[1])
        else:
            self._fill()

    def commit(self) -> None:
        """Keep what is being written."""
        for line in list(self.lines.values()):
            text = line.text().strip()
            if line.row.key == NEW:
                self._end_draft(text)
            elif text and text != line.row.text:
                self.renamed.emit(line.row.key, text)

    # -- keys

    def pressed(self, line: _Line, event: QKeyEvent) -> bool:
        """Do what a key means in a line; tell whether it means anything."""
        if not self._editable:
            return False
        key, held = _K(event.key()), _held(event)
        if key in _ARROWS:
            return self._arrow(line, key, held)
        if key in {_K.Key_Backspace, _K.Key_Delete} and not line.text():
            self._erase(line)
            return True
        if key is _K.Key_Backtab and not line.row.depth:
            return False
        acts: dict[Qt.Key, Callable[[_Line], None]] = {
            _K.Key_Return: self._enter,
            _K.Key_Enter: self._enter,
            _K.Key_Tab: self._tab,
            _K.Key_Backtab: self._out,
            _K.Key_Escape: self._escape,
        }
        plain = held == _NONE or key is _K.Key_Backtab
        if key not in acts or not plain:
            return False
        acts[key](line)
        return True

    def _arrow(self, line: _Line, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Move a line, or go to its neighbour."""
        upright = key in {_K.Key_Up, _K.Key_Down}
        step = -1 if key in {_K.Key_Up, _K.Key_Left} else 1
        if held == _ALT and upright:
            self._tell(line, self.moved, step)
        elif held in {_ALT, _ALT | _SHIFT} and not upright:
            self._tell(line, self.indented, step)
        elif held == _NONE and upright:
            self._step(line, step)
        else:
            return False
        return True

    def _tell(self, line: _Line, signal: object, value: int) -> None:
        if line.row.key != NEW:
            line.keep()
            signal.emit(line.row.key, value)  # type: ignore[attr-defined]

    def _enter(self, line: _Line) -> None:
        text = line.text().strip()
        if line.row.key != NEW:
            line.keep()
            self.write_after(line.row.key)
        elif text:
            self._end_draft(text)
            self.write_after(self._last_added)
        else:
            self._escape(line)

    def _tab(self, line: _Line) -> None:
        """Write a line below this one; an empty new line goes below the one above it."""
        if line.row.key != NEW:
            line.keep()
            self.write_after(line.row.key, below=True)
            return
        text = line.text().strip()
        if text:
            self._end_draft(text)
            self.write_after(self._last_added, below=True)
        elif self._draft is not None and self._draft[0] and not self._draft[1]:
            self.write_after(self._draft[0], below=True)

    def _out(self, line: _Line) -> None:
        if line.row.key != NEW:
            self._tell(line, self.indented, -1)
        elif self._draft is not None and self._draft[1]:
            self.write_after(self._draft[0])

    def set_added(self, key: str) -> None:
        """Say which line came of the last text that was added."""
        self._last_added = key

    def _escape(self, line: _Line) -> None:
        if line.row.key == NEW:
            self._draft = None
            self._fill()
        else:
            line.setText(line.row.text)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, line: _Line, by: int) -> None:
        keys = list(self.lines)
        place = keys.index(line.row.key) + by
        if 0 <= place < len(keys):
            self.focus_line(keys[place])

    def _erase(self, line: _Line) -> None:
        """Delete a line that is empty already, and go to the one above it."""
        if line.row.key == NEW:
            self._escape(line)
            return
        keys = list(self.lines)
        place = keys.index(line.row.key)
        above = keys[place - 1] if place else ""
        self.removed.emit(line.row.key)
        if above:
            self.focus_line(above)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return what is held down beside a key, wherever the key lies."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
