"""A choice as a row of small buttons: one press, all that can be chosen in sight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.look.fonts import FontRole
from workbench.ui.look.theme import Theme, dress_font
from workbench.ui.parts.buttons import QuietButton

if TYPE_CHECKING:
    from workbench.models.field import Field

_STEPS: Final = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
}  # fmt: skip


class ChoiceRow(QWidget):
    """The choices of ``field`` beside each other; ``chosen`` tells the key, None when taken back.

    Pressing what is chosen already takes it back. Arrow keys go from one to the next.
    """

    chosen = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self.setAccessibleName(field.title())
        self.options: dict[str, QuietButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for choice in field.choices:
            option = QuietButton(choice.text())
            option.setCheckable(True)
            option.setProperty("dense", True)
            option.toggled.connect(partial(_dress, option))
            option.setAccessibleName(f"{field.title()}: {choice.text()}")
            option.clicked.connect(lambda _on=False, key=choice.key: self._press(key))
            option.installEventFilter(self)
            self.options[choice.key] = option
            self._row.addWidget(option)
        self._row.addStretch(1)
        Theme.current().changed.connect(self._space)
        self._space()

    def show_value(self, value: str | None) -> None:
        """Show what is chosen, None for nothing."""
        for key, option in self.options.items():
            option.setChecked(key == value)

    def set_editable(self, *, editable: bool) -> None:
        """Let the choice be changed or not."""
        for option in self.options.values():
            option.setEnabled(editable)

    def _press(self, key: str) -> None:
        now = self.options[key].isChecked()
        self.show_value(key if now else None)
        self.chosen.emit(key if now else None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the neighbour by an arrow key."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            buttons = list(self.options.values())
            if step is not None and watched in buttons:
                place = buttons.index(watched) + step
                if 0 <= place < len(buttons):
                    buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _space(self) -> None:
        self._row.setSpacing(Theme.current().metrics.px(4))


def _dress(option: QuietButton, checked: bool) -> None:  # noqa: FBT001 - Qt hands it over
    """What is chosen is bold too: a tint alone is not seen by everybody."""
    dress_font(option, FontRole.STRONG if checked else FontRole.BASE)
