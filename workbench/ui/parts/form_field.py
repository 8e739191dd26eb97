"""One field of a form: its name above, the editor, help while it has the focus, an error below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import N_, _
from workbench.exchange.personal_texts import remark
from workbench.models.field import Kind, Privacy
from workbench.ui.data.masking import HIDDEN
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.field_editors import FieldEditor, NoteEditor, OfferEditor, make_editor
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.text import Meta, PlainLabel, plain_tooltip

if TYPE_CHECKING:
    from workbench.ui.data.columns import Column
    from workbench.ui.data.display import Known

NEVER_SHOWN: Final = N_("Never shown on the wall or in documents")
LEAST_LINES: Final = 2
LEAST_FILLED: Final = 3
MOST_LINES: Final = 12


class FormField(QWidget):
    """The editor of one column in a form.

    ``committed`` is emitted with the text when it changed and the field is left or Enter pressed.
    ``several`` rows that differ show as such and are left alone unless something is typed.
    A note is as high as its lines; one that ``fills`` takes the free room of its form as well.
    """

    committed = Signal(str)

    def __init__(
        self, column: Column, known: Known, mnemonic: str, parent: QWidget, *, fills: bool = False
    ) -> None:
        super().__init__(parent)
        self.column = column
        self.fills = fills and column.cell.kind is Kind.NOTE
        self._shown, self._hidden, self._said = "", False, ""
        self.editor: FieldEditor = make_editor(column.cell, known, self)
        self.editor.setAccessibleName(column.full_title())
        self._label = self._named(mnemonic)
        self._lock = QLabel(self)
        self._help = Meta(column.help(), wrap=True)
        self._error = PlainLabel("", FontRole.META, "error", wrap=True)
        self._remark = PlainLabel("", FontRole.META, "warn", wrap=True)
        self._build()
        self.editor.installEventFilter(self)
        self.editor.textChanged.connect(self._say_remark)
        if isinstance(self.editor, NoteEditor):
            self.editor.textChanged.connect(self._grow)
            self.editor.resized.connect(self._grow)  # in another width are other lines
        if isinstance(self.editor, OfferEditor):
            self.editor.took.connect(self.commit)
        Theme.current().changed.connect(self._renew)
        self._renew()

    def _named(self, mnemonic: str) -> PlainLabel:
        label = PlainLabel(mnemonic, FontRole.BASE)
        label.setBuddy(self.editor)
        return label

    def _build(self) -> None:
        field = self.column.field
        unit = Meta(_(field.unit)) if field.unit else None
        self._top = QHBoxLayout()
        self._top.addWidget(self._label)
        self._top.addStretch(1)
        if field.privacy is Privacy.SENSITIVE:
            plain_tooltip(self._lock, _(NEVER_SHOWN))
            self._lock.setAccessibleName(_(NEVER_SHOWN))
            self._top.addWidget(self._lock)
        else:
            self._lock.hide()
        self._line = QHBoxLayout()
        self._line.addWidget(self.editor, 1)
        if unit is not None:
            self._line.addWidget(unit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addLayout(self._line)
        self._column.addWidget(self._help)
        self._column.addWidget(self._error)
        self._column.addWidget(self._remark)
        for each in (self._help, self._error, self._remark):
            each.hide()

    # -- what it shows

    def show_text(self, text: str, *, hidden: bool = False, several: bool = False) -> None:
        """Show what the rows say, unless somebody is typing here."""
        if self.is_changed and self.editor.hasFocus() and not hidden:
            return
        self._hidden = hidden
        self._shown = HIDDEN if hidden else "" if several else text
        self.editor.setReadOnly(hidden or not self.column.editable)
        self.editor.setPlaceholderText("" if hidden else self._placeholder(several=several))
        if self.editor.typed() != self._shown:
            self.editor.show_text(self._shown)
            if isinstance(self.editor, QLineEdit) and not self.editor.hasFocus():
                self.editor.setCursorPosition(0)
        self._grow()

    def _placeholder(self, *, several: bool) -> str:
        """Return what stands in the empty field: of a note, what to write into it."""
        if several:
            return _("several values")
        return self.column.help() if isinstance(self.editor, NoteEditor) else ""

    @property
    def is_changed(self) -> bool:
        """Whether something else stands there than what the rows say."""
        return self.editor.typed() != self._shown

    @property
    def is_filled(self) -> bool:
        """Whether the rows say something here; "no" is what a yes or no says by itself."""
        says_no = self.column.cell.kind is Kind.YES_NO and self._shown == _("No")
        return bool(self._shown) and not says_no

    def accept(self) -> None:
        """Take what stands there as what the rows say now."""
        self._shown = self.editor.typed()
        self.set_error("")

    def take_back(self) -> None:
        """Forget what was typed and could not be taken."""
        if self.is_changed:
            self.editor.show_text(self._shown)
        self.set_error("")

    def set_error(self, text: str) -> None:
        """Say under the field why what was typed cannot be taken; empty takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if bool(self.editor.property("wrong")) != bool(text):
            self.editor.setProperty("wrong", bool(text))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
        if text:
            announce(self.editor, text, urgent=True)

    @Slot()
    def _say_remark(self) -> None:
        """Say softly what is better left out of a text; nobody is stopped by it."""
        message = "" if self._hidden else remark(self.column.cell, self.editor.typed())
        words = _(message) if message else "" if self._hidden else self._said
        if words != self._remark.whole_text():
            self._remark.setText(words)
            self._remark.setVisible(bool(words))

    def set_said(self, words: str) -> None:
        """Say softly what is wrong with what the field says, in ready words; empty takes it away.

        A remark on what is being typed comes first.
        """
        self._said = words
        self._say_remark()

    def remark(self) -> str:
        """Return the remark shown, empty for none."""
        return self._remark.whole_text()

    def error(self) -> str:
        """Return the error shown, empty for none."""
        return self._error.whole_text()

    # -- typing

    @Slot()
    def commit(self) -> None:
        """Hand over what was typed, if anything."""
        if self.is_changed and not self._hidden and self.column.editable:
            self.committed.emit(self.editor.typed())
        elif not self.is_changed:
            self.set_error("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit by Enter or when the field is left, take back by Esc, show help meanwhile."""
        if event.type() is QEvent.Type.FocusIn:
            self._help.setVisible(bool(self._help.text()))
        elif event.type() is QEvent.Type.FocusOut:
            self._help.hide()
            self.commit()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if isinstance(self.editor, OfferEditor) and self.editor.takes_key(event):
            return True
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and (self.is_changed or self.error()):
            self.take_back()
            return True
        ends = not isinstance(self.editor, NoteEditor) or bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if key in ENTER and ends:
            self.commit()
            return True
        return False

    # -- size

    @Slot()
    def _grow(self) -> None:
        """Let a note be as high as its lines, within reason."""
        if not isinstance(self.editor, NoteEditor):
            return
        least = LEAST_FILLED if self.fills else LEAST_LINES
        lines = self.editor.line_count(MOST_LINES)
        height = self.editor.height_for(max(lines, least))
        # A bar that comes and goes would change the width, and with it the number of lines.
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.editor.setVerticalScrollBarPolicy(needed if lines == MOST_LINES else off)
        if self.fills:
            self.editor.setMinimumHeight(height)
        else:
            self.editor.setFixedHeight(height)

    @Slot()
    def _renew(self) -> None:
        theme = Theme.current()
        self._column.setSpacing(theme.metrics.tight_gap)
        self._top.setSpacing(theme.metrics.tight_gap)
        self._line.setSpacing(theme.metrics.gap)
        side = theme.metrics.px(14)
        picture = theme.picture("lock", "muted", side, self.devicePixelRatio())
        self._lock.setPixmap(picture)
        self._grow()
