"""The tools of the map in a row: words where there is room, signs alone where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from workbench.base.language import N_, _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.text import button_text, plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

# The key works while the map has the focus.
TOOLS: Final = (
    ("select", N_("Select"), "mouse-pointer-2", "V"),
    ("draw_surface", N_("Draw surface"), "square-dashed", "S"),
    ("draw_property", N_("Draw property"), "building-2", "P"),
    ("draw_boundary", N_("Draw boundary"), "land-plot", "B"),
    ("corners", N_("Corners"), "waypoints", "C"),
    ("move", N_("Move"), "move", "M"),
    ("split", N_("Split"), "scissors", "X"),
    ("finding", N_("Finding"), "map-pin-plus", "F"),
    ("measure", N_("Measure distances"), "ruler", "L"),
)


class ToolButton(QuietButton):
    """A tool: stays pressed while it is in hand; ``fold`` leaves only its sign."""

    def __init__(self, words: str, icon: str, key: str) -> None:
        super().__init__(words, icon=icon)
        self._words, self._letter = words, key
        self.setCheckable(True)
        self.setProperty("tool", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        plain_tooltip(self, f"{words}  {key}".strip())
        self.setAccessibleDescription(key)
        self._folded = False

    def fold(self, *, folded: bool) -> None:
        """Show the sign alone, or the words too."""
        if folded != self._folded:
            self._folded = folded
            self.setText("" if folded else button_text(self._words))
            self.setAccessibleName(self._words)
            self.updateGeometry()

    def full_width(self) -> int:
        """Return how wide it is with its words."""
        before, self._folded = self._folded, True
        self.fold(folded=False)
        width = super().sizeHint().width()
        if before:
            self.fold(folded=True)
        return width

    @override
    def sizeHint(self) -> QSize:
        """Return a square for a sign alone."""
        if self._folded:
            side = Theme.current().metrics.control
            return QSize(side + Theme.current().metrics.px(4), side)
        return super().sizeHint()


class ToolRow(QWidget):
    """The tools; ``chosen`` tells the name of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Tools of the map"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons: dict[str, ToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for name, words, icon, key in TOOLS:
            button = ToolButton(_(words), icon, key)
            button.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))
            self.buttons[name] = button
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._room = 0
        Theme.current().changed.connect(self._renew)
        self._renew()

    def mark(self, name: str) -> None:
        """Show which tool is in hand."""
        for each, button in self.buttons.items():
            button.setChecked(each == name)

    def set_editable(self, *, editable: bool) -> None:
        """Let nothing be changed in a file that is open for reading only."""
        for name, button in self.buttons.items():
            button.setEnabled(editable or name in {"select", "measure"})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the words."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        for button in self.buttons.values():
            button.fold(folded=self.width() < self._room)

    def _renew(self) -> None:
        gap = Theme.current().metrics.tight_gap
        self._row.setSpacing(gap)
        widths = [button.full_width() for button in self.buttons.values()]
        self._room = sum(widths) + gap * len(widths)
        self._fold()


def tool_of_key(letter: str) -> str:
    """Return the tool that a letter takes up, "" for none."""
    return next((name for name, _words, _icon, key in TOOLS if key == letter.upper()), "")
