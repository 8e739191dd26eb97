"""The line on top of a register: type, Enter, next. Ten seconds for a stakeholder, no dialog.

It emits what was typed and knows nothing of projects. While typing in the part of a choice, two
letters bring up the rest; semicolon, Tab, End or Enter take it. The last choice sticks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.models.field import Kind
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.quick_edit import QuickEdit
from workbench.ui.parts.quick_parse import parse, part_at
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.models.field import Field


class QuickLine(QWidget):
    """One line for new rows of a register.

    ``submitted`` carries the raw texts by field name; when the receiver calls ``reject`` meanwhile,
    the line keeps its text, else it is emptied and stays in focus. ``pasted`` carries several
    pasted rows. ``typing`` carries the texts so far, for warnings about likely duplicates.
    ``note`` names the field that takes words which are no known choice. ``stacked`` puts the hint
    below the line, for narrow places.
    """

    submitted = Signal(dict)
    pasted = Signal(QMimeData)
    typing = Signal(dict)

    def __init__(
        self,
        placeholder: str,
        fields: Sequence[Field],
        *,
        note: str = "",
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not fields:
            raise ValueError("a quick line needs a field")
        self._fields, self._note = tuple(fields), note
        self._sticky: dict[str, str] = {}
        self._rejected = self._warned = False
        self.edit = QuickEdit(self._fields)
        self.hint = PlainLabel("", FontRole.META, "muted", wrap=stacked)
        self._row = QVBoxLayout(self) if stacked else QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.edit, 0 if stacked else 1)
        self._row.addWidget(self.hint)
        self.setFocusProxy(self.edit)
        self.set_placeholder(placeholder)
        self.edit.returnPressed.connect(self._submit)
        self.edit.pasted.connect(self.pasted)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.cursorPositionChanged.connect(self._tell)
        Theme.current().changed.connect(self._space)
        self._space()
        self._tell()

    def set_placeholder(self, placeholder: str) -> None:
        """Say what to type, as when the language changes; also the name for screen readers."""
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(placeholder)

    def set_candidates(self, name: str, words: Sequence[str]) -> None:
        """Give words that complete a field without choices, such as names of organisations."""
        self.edit.set_candidates(name, words)

    def sticky(self) -> Mapping[str, str]:
        """Return the choices that stick, by field name."""
        return dict(self._sticky)

    def set_hint(self, text: str, tone: str = "warn") -> None:
        """Show until the next letter what stops nobody: "Liknar Åkern AB (rad 3)"."""
        self._warned = bool(text)
        self._show(text, tone)

    def _show(self, text: str, tone: str) -> None:
        self.hint.set_tone(tone)
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def reject(self, sentence: str, name: str = "") -> None:
        """Refuse what was submitted: say why, mark the part of field ``name``, keep the text."""
        self._rejected = True
        self._fail(sentence, name)

    @Slot()
    def _submit(self) -> None:
        if not self.edit.text().strip():
            return
        parsed = parse(self.edit.text(), self._fields, self._sticky, self._note)
        if parsed.problem:
            self._fail(_(parsed.problem).format(**parsed.facts), parsed.problem_field)
            return
        self._rejected = False
        self.submitted.emit(dict(parsed.texts))
        if self._rejected:
            return
        self._stick(parsed.texts)
        self._warned = False
        self.edit.setText("")  # unlike clear(), leaves nothing to undo in the line
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _stick(self, texts: Mapping[str, str]) -> None:
        for each in self._fields:
            if each.kind is Kind.CHOICE and each.name in texts:
                self._sticky[each.name] = texts[each.name]
            elif each.kind is Kind.CHOICE:
                self._sticky.pop(each.name, None)
            elif each.kind is Kind.REFERENCE and each.name in texts:
                self.edit.set_last(each.name, texts[each.name])

    def _fail(self, sentence: str, name: str) -> None:
        self._mark(wrong=True)
        self._show(sentence, "error")
        self._select_part(name)
        announce(self.edit, sentence, urgent=True)

    def _select_part(self, name: str) -> None:
        text = self.edit.text()
        for end in [place for place, letter in enumerate(text) if letter in ";\t"] + [len(text)]:
            part = part_at(text, end, self._fields)
            if part.field is not None and part.field.name == name:
                self.edit.setCursorPosition(end)
                self.edit.setSelection(part.start, end - part.start)
                return

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._mark(wrong=False)
        self._warned = False
        self._tell()
        self.typing.emit(dict(parse(text, self._fields, {}, self._note).texts))

    @Slot()
    def _tell(self) -> None:
        """Say beside the line which field comes now, or what sticks."""
        if self.edit.property("wrong") or self._warned:
            return
        text = self.edit.text()
        if text:
            part = part_at(text, self.edit.cursorPosition(), self._fields)
            words = [part.field.title()] if part.field else []
            if last := self.edit.last_here():
                words.append(_("↓ {text}").format(text=last))
            self._show(" · ".join(words), "muted")
            return
        titles = {each.name: each.title() for each in self._fields}
        said = [f"{titles[name]}: {word}" for name, word in self._sticky.items()]
        self._show(" · ".join(said), "muted")

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.edit.property("wrong")) != wrong:
            self.edit.setProperty("wrong", wrong)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        stacked = isinstance(self._row, QVBoxLayout)
        self._row.setSpacing(metrics.tight_gap if stacked else metrics.px(12))
