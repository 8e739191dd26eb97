"""A look at a file before it comes in: what it is, what its columns mean, what would happen.

A panel of the window, not a dialog: Enter takes the file in, Esc leaves it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.base.language import _
from workbench.exchange.incoming import Wishes
from workbench.ui.data.masking import HIDDEN
from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.keys import answer
from workbench.ui.parts.text import Heading, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from workbench.exchange.incoming import Incoming, IncomingColumn, Meanings

TOLD: Final = 8
MOST_TOLD: Final = 300  # where there is room for them
MOST_COLUMNS: Final = 200
_COMBO: Final = 280


@dataclass
class Chosen:
    """What people have said of a file: its kind, its columns, its round."""

    kind: str = ""
    mapping: dict[str, str] = field(default_factory=dict)
    round: str = ""
    add: bool = False

    def wishes(self) -> Wishes:
        """Return it as the importers take it."""
        return Wishes(dict(self.mapping), self.round, self.add)


class ImportPanel(QFrame):
    """Shows what a file would do to the project; changes nothing itself.

    ``changed`` asks for a new look after a choice; ``accepted`` and ``cancelled`` end it.
    """

    changed = Signal()
    accepted = Signal()
    cancelled = Signal()

    def __init__(self, kinds: Sequence[tuple[str, str]], *, protected: Callable[[], bool]) -> None:
        super().__init__()
        self._protected = protected
        self.chosen = Chosen()
        self.setProperty("ground", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = Heading("", 2)
        self.setAccessibleName(_("Import"))
        self.kind, self.round = QComboBox(), QComboBox()
        self.kind.setAccessibleName(_("What the file holds"))
        for key, title in kinds:
            self.kind.addItem(title[:1].upper() + title[1:], key)
        self.kind.activated.connect(self._on_kind)
        self.round.setEditable(True)
        self.round.setAccessibleName(_("Round"))
        self.round.activated.connect(self._on_round)
        editor = self.round.lineEdit()
        if editor is not None:
            editor.editingFinished.connect(self._on_round)
        self.add = QCheckBox(_("Beside the answers there are"))
        self.add.toggled.connect(self._on_add)
        self.counts = PlainLabel("", FontRole.STRONG)
        self.problems = PlainLabel("", tone="error", wrap=True)
        self.remarks = PlainLabel("", FontRole.META, "muted", wrap=True)
        self.take = PrimaryButton(_("Take in"), key="Enter")
        self.take.clicked.connect(self.accept)
        self.drop = QuietButton(_("Cancel"), key="Esc")
        self.drop.clicked.connect(self.cancelled)
        self.combos: dict[str, QComboBox] = {}
        self._build()
        Theme.current().changed.connect(self._renew)
        self._renew()

    def _build(self) -> None:
        self._columns = QWidget()
        self._columns.setProperty("ground", "surface")
        self._grid = QGridLayout(self._columns)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 2)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self._columns)
        scroll = self._scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setAccessibleName(_("What would be brought in"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._top = QHBoxLayout()
        self._top.addWidget(PlainLabel(_("Holds"), tone="muted"))
        self._top.addWidget(self.kind)
        self._round_word = PlainLabel(_("Round"), tone="muted")
        for widget in (self._round_word, self.round, self.add):
            self._top.addWidget(widget)
        self._top.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.counts, 1)
        self._foot.addWidget(self.drop)
        self._foot.addWidget(self.take)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._top)
        self._column.addWidget(scroll, 1)
        self._column.addWidget(self.problems)
        self._column.addWidget(self.remarks)
        self._column.addLayout(self._foot)
        self._show_round(None)

    # -- what is shown

    def begin(self, name: str) -> None:
        """Begin with a file; what it would do comes later."""
        self.heading.setText(_("Import {file}").format(file=name))
        self.wait()

    def wait(self) -> None:
        """Say that the file is being read."""
        self.counts.setText(_("Reading the file …"))
        self.take.setEnabled(False)

    def take_in(self) -> None:
        """Say that it is being written, and be seen saying so before the window is busy with it."""
        self.counts.setText(_("Taking it in …"))
        self.take.setEnabled(False)
        self.repaint()

    def tell(self, kind: str, coming: Incoming) -> None:
        """Show what would happen."""
        self._choose_kind(kind)
        self._show_round(coming.meanings)
        self._show_columns(coming.meanings)
        refusals = coming.refusals()
        most = TOLD if coming.meanings.columns else MOST_TOLD
        shown = _first(refusals, most) if not self._protected() else [HIDDEN] * bool(refusals)
        self._place_words(inside=not coming.meanings.columns)
        self._say(shown, _first(coming.notes, most) if not self._protected() else ())
        words = coming.counts_text() if coming.changes else self._nothing(coming)
        self.counts.setText(words)
        self.take.setEnabled(coming.changes)
        announce(self, words)

    def _nothing(self, coming: Incoming) -> str:
        nothing = _("Nothing to take in")
        return f"{nothing} ({coming.counts_text()})"

    def fail(self, kind: str, text: str) -> None:
        """Say why the file is not understood; another kind can be chosen."""
        self._choose_kind(kind)
        self._show_columns(None)
        self._show_round(None)
        self._place_words(inside=True)
        self._say([text], ())
        self.counts.setText("")
        self.take.setEnabled(False)
        announce(self, text)

    def _say(self, problems: Sequence[str], remarks: Sequence[str]) -> None:
        self.problems.setText("\n".join(problems))
        self.problems.setVisible(bool(problems))
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def _place_words(self, *, inside: bool) -> None:
        """Let what is told have the room of the columns where there are none."""
        for words in (self.problems, self.remarks):
            if inside:
                self._inside.addWidget(words, alignment=Qt.AlignmentFlag.AlignTop)
            else:
                self._column.insertWidget(self._column.count() - 1, words)
        self._columns.setVisible(not inside)
        # Where there is nothing to choose, the keys scroll.
        focus = Qt.FocusPolicy.StrongFocus if inside else Qt.FocusPolicy.NoFocus
        self._scroll.setFocusPolicy(focus)
        self._inside.setStretch(self._inside.count() - 1, int(inside))

    def _choose_kind(self, kind: str) -> None:
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.chosen.kind = kind

    def _show_round(self, meanings: Meanings | None) -> None:
        there = meanings is not None and meanings.round is not None
        self._round_word.setVisible(there)
        self.round.setVisible(there)
        self.add.setVisible(meanings is not None and (meanings.replaces or self.chosen.add))
        if meanings is None or meanings.round is None:
            return
        self.round.blockSignals(True)
        self.round.clear()
        for name in dict.fromkeys((*meanings.rounds, meanings.round)):
            self.round.addItem(name, name)
        self.round.setCurrentText(meanings.round)
        self.round.blockSignals(False)

    def _show_columns(self, meanings: Meanings | None) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.combos = {}
        if meanings is None or not meanings.columns:
            return
        for at, title in enumerate((_("Column"), _("Means"), _("For instance"))):
            self._grid.addWidget(PlainLabel(title, FontRole.META, "muted"), 0, at)
        for line, column in enumerate(meanings.columns[:MOST_COLUMNS], 1):
            self._line(line, column, meanings.choices)
        self._grid.setRowStretch(len(meanings.columns) + 1, 1)

    def _line(
        self, line: int, column: IncomingColumn, choices: tuple[tuple[str, str], ...]
    ) -> None:
        combo = QComboBox()
        for key, title in choices:
            combo.addItem(title, key)
        combo.setCurrentIndex(max(combo.findData(column.meaning), 0))
        combo.setAccessibleName(_("“{heading}” is").format(heading=column.heading))
        combo.setFixedWidth(Theme.current().metrics.px(_COMBO))
        combo.activated.connect(lambda _index: self._on_column(column.heading, combo))
        label = PlainLabel(column.heading)
        label.setBuddy(combo)
        hidden = self._protected() and not column.public
        samples = HIDDEN if hidden else ", ".join(text[:60] for text in column.samples)
        words = PlainLabel(
            " – ".join(part for part in (column.note, samples) if part), tone="muted"
        )
        for at, widget in enumerate((label, combo, words)):
            self._grid.addWidget(widget, line, at)
        self.combos[column.heading] = combo

    # -- choosing

    def _on_kind(self) -> None:
        self.chosen = Chosen(str(self.kind.currentData()))
        self.changed.emit()

    def _on_round(self) -> None:
        name = self.round.currentText().strip()
        if name and name != self.chosen.round:
            self.chosen.round = name
            self.changed.emit()

    def _on_add(self, checked: bool) -> None:  # noqa: FBT001 - Qt hands it over
        if checked != self.chosen.add:
            self.chosen.add = checked
            self.changed.emit()

    def _on_column(self, heading: str, combo: QComboBox) -> None:
        self.chosen.mapping[heading] = str(combo.currentData())
        self.changed.emit()

    @Slot()
    def accept(self) -> None:
        """Take the file in, where that changes anything."""
        if self.take.isEnabled():
            self.accepted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take in by Enter, leave by Esc, from anywhere in the panel."""
        if not answer(event, self.accept, self.cancelled.emit):
            super().keyPressEvent(event)

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        margin = metrics.margin
        self._column.setContentsMargins(margin, metrics.px(12), margin, metrics.px(12))
        self._column.setSpacing(metrics.gap)
        self._grid.setHorizontalSpacing(metrics.gap)
        self._grid.setVerticalSpacing(metrics.tight_gap)


def _first(lines: Sequence[str], most: int) -> list[str]:
    shown = list(lines[:most])
    if len(lines) > most:
        shown.append(_("and {count} more").format(count=len(lines) - most))
    return shown
