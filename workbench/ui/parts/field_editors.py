"""The widget in which one field is typed, for cells and forms alike.

All editors speak text: ``typed`` gives it, ``show_text`` sets it, and ``workbench.ui.data.reading``
makes the value of it, so that a table, a form and a pasted cell understand the same words.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from workbench.base.collate import sort_key
from workbench.base.language import _
from workbench.exchange.references import CREATED_BY_NAME
from workbench.models.field import Kind
from workbench.ui.look.theme import Theme, dress_icon
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.suggestions import Offer, OfferLine

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from workbench.models.field import Field
    from workbench.ui.data.display import Known

LONGEST: Final = 20_000
_REFERS: Final = frozenset({Kind.REFERENCE, Kind.LINKS, Kind.DEPENDENCIES})


class LineEditor(QLineEdit):
    """A text of one line, a number or a date."""

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Show a text, the cursor at its end."""
        self.setText(text)

    def begin_with(self, text: str) -> None:
        """Show what was typed to begin, as if typed here."""
        self.clear()
        self.insert(text)

    def takes_key(self, event: QKeyEvent) -> bool:  # noqa: ARG002 - as the other editors
        """Return whether a key means something here that would otherwise end the editing."""
        return False


class OfferEditor(OfferLine):
    """A field with offers: a choice, a reference, several links."""

    def show_arrow(self) -> None:
        """Show a chevron that opens the offers, where there is room beside the text."""
        action = QAction(self)
        action.setText(_("Show the choices"))
        dress_icon(action, "chevron-down", "muted")
        action.triggered.connect(self._turn)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)

    def _turn(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if not self.isReadOnly():
            self.offer_all()

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Show a text, the cursor at its end."""
        self.setText(text)

    def begin_with(self, text: str) -> None:
        """Show what was typed to begin, as if typed here."""
        self.clear()
        if text:
            self.insert(text)
            self.textEdited.emit(text)


class NoteEditor(QPlainTextEdit):
    """A text of several lines. In a cell Enter ends it and Shift+Enter begins a line.

    ``left`` is emitted when the focus goes, ``resized`` when the lines have been broken anew.
    """

    left = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text, the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def line_count(self, most: int) -> int:
        """Return how many lines the text takes in its present width, counted up to ``most``."""
        layout, count = self.document().documentLayout(), 0
        block = self.document().begin()
        while block.isValid() and count < most:
            layout.blockBoundingRect(block)  # breaks the lines, which Qt does only when it paints
            count += max(1, block.layout().lineCount())
            block = block.next()
        return min(count, most)

    def height_for(self, lines: int) -> int:
        """Return the height in pixels at which so many lines are seen whole, with the focus too."""
        metrics, first = Theme.current().metrics, self.document().begin()
        self.document().documentLayout().blockBoundingRect(first)
        line = first.layout().lineAt(0).height()  # not rounded, as the font's own measure is
        edge = self.document().documentMargin() + metrics.tight_gap + metrics.ring
        return ceil(lines * line + 2 * edge)

    def begin_with(self, text: str) -> None:
        """Show what was typed to begin, as if typed here."""
        self.clear()
        self.insertPlainText(text)

    def takes_key(self, event: QKeyEvent) -> bool:
        """Return whether a key means something here that would otherwise end the editing."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if Qt.Key(event.key()) in ENTER and shift:
            self.insertPlainText("\n")
            return True
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when the text has taken its new width."""
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is left."""
        super().focusOutEvent(event)
        self.left.emit()


FieldEditor = LineEditor | OfferEditor | NoteEditor


def make_editor(
    field: Field, known: Known, parent: QWidget | None = None, *, in_cell: bool = False
) -> FieldEditor:
    """Return an empty editor that suits a field; ``known`` gives what can be referred to."""
    editor: FieldEditor
    if field.kind is Kind.NOTE:
        editor = NoteEditor(parent)
    elif offers := offers_for(field, known):
        editor = OfferEditor(
            offers,
            several=field.kind in {Kind.LINKS, Kind.DEPENDENCIES},
            creates=field.target in CREATED_BY_NAME,
            parent=parent,
        )
        if not in_cell:
            editor.show_arrow()
    else:
        editor = LineEditor(parent)
        editor.setMaxLength(LONGEST)
    editor.setAccessibleName(field.title())
    editor.setAccessibleDescription(_(field.help))
    return editor


def offers_for(field: Field, known: Known) -> list[Offer]:
    """Return what may be written into a field, where that can be listed."""
    if field.kind is Kind.YES_NO:
        return [Offer(word, word) for word in (_("Yes"), _("No"))]
    if field.kind is Kind.CHOICE:
        return [Offer(choice.text(), choice.text()) for choice in field.choices]
    if field.kind not in _REFERS:
        return []
    titles, codes = known.of(field.target), known.codes(field.target)
    counts: dict[str, int] = {}
    for title in titles.values():
        counts[title] = counts.get(title, 0) + 1
    if field.kind is Kind.DEPENDENCIES:
        offers = [Offer(f"{codes.get(k, '')}  {t}", codes.get(k, "")) for k, t in titles.items()]
        return sorted((o for o in offers if o.text), key=lambda offer: sort_key(offer.text))
    offers = [
        Offer(title, title) if counts[title] == 1 else _with_code(title, codes.get(key, ""))
        for key, title in titles.items()
        if title
    ]
    return sorted(offers, key=lambda offer: sort_key(offer.label))


def _with_code(title: str, code: str) -> Offer:
    text = f"{title} ({code})" if code else title
    return Offer(text, text)
