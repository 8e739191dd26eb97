"""Two wordings shown as one text: what was added is underlined, what was removed is struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.base.language import _
from workbench.rules.wording import Change, Piece
from workbench.ui.look.theme import Theme
from workbench.ui.parts.text import shown_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS: Final = 20_000
_INKS: Final = {Change.SAME: "text", Change.ADDED: "ok", Change.REMOVED: "error"}


class DifferenceView(QTextEdit):
    """Read only. Parts have a heading each and pieces of text; nothing in them is markup."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._parts: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(name)
        Theme.current().changed.connect(self._write)

    def tell(self, parts: Sequence[tuple[str, Sequence[Piece]]]) -> None:
        """Show these parts; a part without a heading is text alone."""
        self._parts = tuple((title, tuple(pieces)) for title, pieces in parts)
        self._write()

    @Slot()
    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        for at, (title, pieces) in enumerate(self._parts):
            if at:
                cursor.insertText("\n\n", self._look(Change.SAME))
            if title:
                cursor.insertText(f"{shown_lines(title)}\n", self._look(Change.SAME, strong=True))
            for piece in pieces:
                change = piece.change if piece.text.strip() else Change.SAME
                cursor.insertText(shown_lines(piece.text, _LETTERS), self._look(change))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setAccessibleDescription(self._spoken())

    def _look(self, change: Change, *, strong: bool = False) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(Theme.current().colour(_INKS[change]))
        look.setFontUnderline(change is Change.ADDED)
        look.setFontStrikeOut(change is Change.REMOVED)
        look.setFontWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return look

    def _spoken(self) -> str:
        """Return the changes in words, for those who do not see the lines through letters."""
        words = {Change.ADDED: _("added: {text}"), Change.REMOVED: _("removed: {text}")}
        said = [
            words[piece.change].format(text=" ".join(piece.text.split()))
            for _title, pieces in self._parts
            for piece in pieces
            if piece.change is not Change.SAME and piece.text.strip()
        ]
        return shown_lines("; ".join(said))
