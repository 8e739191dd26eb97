"""The wording of one clause: heading, variant, text, and what changed in the draft behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.language import _, current
from workbench.rules.wording import differences
from workbench.steps.agreement.facts import LABELS
from workbench.steps.agreement.tables import TABLES
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.choice_box import ChoiceBox
from workbench.ui.parts.difference import DifferenceView
from workbench.ui.parts.field_editors import LineEditor, NoteEditor
from workbench.ui.parts.text import Meta, PlainLabel, shown

if TYPE_CHECKING:
    from workbench.steps.agreement.views import ClauseLine

DIFFERENCE_HEIGHT: Final = 150


class ClauseEditor(QWidget):
    """Shows a clause. What is typed is told as one leaves it: ``worded``, ``titled``.

    ``varied`` tells the key of another variant, ``took`` that the draft shall hold again, ``kept``
    that the own wording stays although the draft has changed.
    """

    worded = Signal(str)
    titled = Signal(str)
    varied = Signal(str)
    took = Signal()
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line: ClauseLine | None = None
        self.title = LineEditor()
        self.title.setAccessibleName(_("Heading"))
        self.title.editingFinished.connect(self._tell_title)
        self.variant = ChoiceBox(_("Variant"))
        self.variant.activated.connect(self._tell_variant)
        self.state = Meta("")
        self.text = NoteEditor()
        self.text.setAccessibleName(_("Wording"))
        self.text.left.connect(self._tell_text)
        self.blanks = PlainLabel("", tone="warn", wrap=True)
        self.below = Meta("", wrap=True)
        self.help = Meta("", wrap=True)
        self.take = QuietButton(_("Take the draft"), icon="refresh-cw")
        self.take.clicked.connect(self.took)
        self._changed = self._banner()
        self._lay_out()

    def _banner(self) -> QFrame:
        banner = QFrame()
        banner.setProperty("ground", "card")
        self.difference = DifferenceView(_("What changed in the draft"))
        keep = QuietButton(_("Keep my wording"), icon="check")
        keep.clicked.connect(self.kept)
        take = QuietButton(_("Take the draft"), icon="refresh-cw")
        take.clicked.connect(self.took)
        self.keep_buttons = (keep, take)
        said = _("The project has changed since this wording was written. The draft then and now:")
        buttons = QHBoxLayout()
        buttons.addWidget(keep)
        buttons.addWidget(take)
        buttons.addStretch(1)
        column = QVBoxLayout(banner)
        column.addWidget(PlainLabel(said, tone="warn", wrap=True))
        column.addWidget(self.difference, 1)
        column.addLayout(buttons)
        return banner

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.variant)
        row.addWidget(self.state, 1)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(Theme.current().metrics.gap, 0, 0, 0)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.text, 3)
        column.addWidget(self.blanks)
        column.addWidget(self.below)
        column.addWidget(self.help)
        column.addWidget(self._changed, 2)
        self.difference.setMinimumHeight(Theme.current().metrics.px(DIFFERENCE_HEIGHT) // 2)
        QWidget.setTabOrder(self.title, self.variant)
        QWidget.setTabOrder(self.variant, self.text)

    # -- what it shows

    def show_clause(self, line: ClauseLine | None, *, editable: bool) -> None:
        """Show a clause; what is being typed into the same one stays."""
        same = (
            line is not None
            and self._line is not None
            and (line.values["id"] == self._line.values["id"])
        )
        typing = same and self._typing()
        self._line = line
        self.setEnabled(line is not None)
        if line is None:
            return
        if not typing:
            self.title.show_text(line.title)
            if not same or self.text.typed() != line.text:
                self.text.setPlainText(line.text)
        for part in (self.title, self.text):
            part.setReadOnly(not editable)
        self._offer(line, editable=editable)
        self._remark(line)
        self.take.setVisible(line.own and line.template is not None and not line.moved)
        self._changed.setVisible(line.moved)
        for button in (self.take, *self.keep_buttons):
            button.setEnabled(editable)
        if line.moved:
            self.difference.tell([("", differences(line.values["basis"], line.draft))])

    def _typing(self) -> bool:
        line = self._line
        if line is None:
            return False
        return (self.text.hasFocus() and self.text.typed() != line.text) or (
            self.title.hasFocus() and self.title.typed() != line.title
        )

    def _offer(self, line: ClauseLine, *, editable: bool) -> None:
        self.variant.clear()
        variants = line.template.variants if line.template is not None else ()
        for each in variants:
            self.variant.addItem(shown(each.names[current()]), each.key)
        if line.template is not None:
            chosen = line.template.variant(line.values["variant"]).key
            self.variant.setCurrentIndex(self.variant.findData(chosen))
        self.variant.setVisible(len(variants) > 1)
        self.variant.setEnabled(editable)

    def _remark(self, line: ClauseLine) -> None:
        own = _("In own words; it does not follow the project")
        drafted = _("Drafted from the project and follows it")
        self.state.setText(own if line.own else drafted)
        names = ", ".join(_(LABELS[name]) for name in line.blanks if name in LABELS)
        self.blanks.setText(_("Missing in the project: {what}").format(what=names))
        self.blanks.setVisible(bool(line.blanks))
        table = TABLES.get(line.table, "")
        below = _("Below the text stands a table: {what}").format(what=_(table)) if table else ""
        self.below.setText(below)
        self.below.setVisible(bool(below))
        said = line.template.helps[current()] if line.template is not None else ""
        self.help.setText(said)
        self.help.setVisible(bool(said))

    # -- what is typed

    def begin_title(self) -> None:
        """Let the heading be typed."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def commit(self) -> None:
        """Tell what has been typed so far."""
        self._tell_text()
        self._tell_title()

    def _tell_text(self) -> None:
        line = self._line
        if line is not None and self.text.typed().strip() != line.text.strip():
            self.worded.emit(self.text.typed())

    def _tell_title(self) -> None:
        line = self._line
        if line is not None and self.title.typed().strip() not in {"", line.title}:
            self.titled.emit(self.title.typed())

    def _tell_variant(self, _index: int) -> None:
        line, key = self._line, str(self.variant.currentData())
        if line is not None and key != line.values["variant"]:
            self.varied.emit(key)
