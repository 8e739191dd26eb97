"""The signs that a step of the process is done: to tick, follow, reword, move, take away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import IconButton, LinkButton
from workbench.ui.parts.text import PlainLabel, button_text, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.steps.overview.process import Criterion

_TARGET: Final = 24
_WIDE: Final = 26  # letters of a line beside a box
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Sign(QWidget):
    """A box to tick, or a link where the program reckons the sign, and a menu beside it.

    Alt and an arrow move the sign, F2 rewords it, Delete takes it away.
    """

    def __init__(self, owner: ProcessSigns, number: int) -> None:
        super().__init__(owner)
        self._owner, self._number = owner, number
        self.box = QCheckBox(self)
        self._mark = PlainLabel("", parent=self)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.link = LinkButton("", parent=self)
        self.link.setProperty("line", True)
        self.more = IconButton("ellipsis", _("Change the sign"), small=True, parent=self)
        self.more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 1)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.link, 1, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.box.clicked.connect(lambda on: owner.ticked.emit(number, on))
        self.link.clicked.connect(lambda: owner.led.emit(number))
        for part in (self.box, self.link, self.more):
            part.installEventFilter(self)
        menu = QMenu(self)
        for words, key, asked in (
            (_("Reword…"), "F2", lambda: owner.renamed.emit(number)),
            (_("Move up"), "Alt+Up", lambda: owner.moved.emit(number, -1)),
            (_("Move down"), "Alt+Down", lambda: owner.moved.emit(number, 1)),
            (_("Take away"), "Delete", lambda: owner.removed.emit(number)),
        ):
            menu.addAction(f"{words}\t{key}").triggered.connect(asked)
        self.more.setMenu(menu)
        Theme.current().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        side = Theme.current().metrics.px(_TARGET)
        self._mark.setFixedSize(side, side)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of a sign before buttons and the step's own shortcuts do."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not isinstance(event, QKeyEvent) or event.type() not in kinds:
            return super().eventFilter(watched, event)
        key, number = Qt.Key(event.key()), self._number
        with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        act = None
        if with_alt and key in _MOVES:
            act = partial(self._owner.moved.emit, number, _MOVES[key])
        elif key == Qt.Key.Key_F2:
            act = partial(self._owner.renamed.emit, number)
        elif key == Qt.Key.Key_Delete:
            act = partial(self._owner.removed.emit, number)
        if act is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            act()
        return True

    def tell(self, each: Criterion, *, writes: bool) -> None:
        """Show a sign: what the program reckons is no box, so that nobody tries to tick it."""
        words = _in_lines(each.title)
        for part, mine in ((self.box, not each.reckoned), (self.link, each.reckoned)):
            part.setText(words)
            part.setAccessibleName(each.title)
            part.setVisible(mine)
        self._mark.setText("✓" if each.met else "○")
        self._mark.set_tone("ok" if each.met else "muted")
        self._mark.setVisible(each.reckoned)
        self.box.setAccessibleDescription(_("ticked by hand"))
        holds = _("holds, reckoned from the content")
        lacks = _("does not hold yet, reckoned from the content")
        plain_tooltip(self.link, holds if each.met else lacks)
        self.box.setChecked(each.met)
        self.box.setEnabled(writes)
        self.more.setEnabled(writes)


class ProcessSigns(QWidget):
    """The signs of one step; every signal tells the place of the sign it is about."""

    ticked = Signal(int, bool)
    led = Signal(int)
    moved = Signal(int, int)
    renamed = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._signs: list[_Sign] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def boxes(self) -> list[QCheckBox]:
        """The boxes of all signs in their order; those of what is reckoned are not shown."""
        return [each.box for each in self._signs]

    @property
    def links(self) -> list[LinkButton]:
        """The links of all signs in their order; those of what is ticked are not shown."""
        return [each.link for each in self._signs]

    def tell(self, criteria: Sequence[Criterion], *, writes: bool) -> None:
        """Show the signs; a box is kept where it is, so that the focus stays on it."""
        while len(self._signs) > len(criteria):
            sign = self._signs.pop()
            self._column.removeWidget(sign)
            sign.hide()
            sign.deleteLater()
        while len(self._signs) < len(criteria):
            self._signs.append(_Sign(self, len(self._signs)))
            self._column.addWidget(self._signs[-1])
        for sign, each in zip(self._signs, criteria, strict=True):
            sign.tell(each, writes=writes)

    def focus_on(self, number: int) -> None:
        """Put the focus on a sign: on its box, or beside it where it is reckoned."""
        sign = self._signs[max(0, min(number, len(self._signs) - 1))] if self._signs else None
        if sign is not None:
            (sign.more if sign.box.isHidden() else sign.box).setFocus()


def _in_lines(title: str) -> str:
    """Return a title in lines short enough for the panel; a box does not wrap its words."""
    lines, line = [], ""
    for word in title.split():
        if line and len(line) + len(word) >= _WIDE:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join(map(button_text, [*lines, line]))
