"""Fields of a form that belong together, under a heading that folds them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.language import ngettext
from workbench.ui.look.theme import Theme, dress_icon
from workbench.ui.parts.buttons import LinkButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.ui.parts.form_field import FormField


class FieldGroup(QWidget):
    """A heading with the fields below it; folded it says how many of them are filled in.

    ``turned`` is emitted when it has been folded or unfolded. ``place`` of its form lays the
    fields out in ``inside``.
    """

    turned = Signal()

    def __init__(self, title: str, fields: Sequence[FormField], *, unfolded: bool) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self._title, self._unfolded = title, unfolded
        self.header = LinkButton("")
        self.header.clicked.connect(self.turn)
        self.body = QWidget(self)
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.body)
        self._column = column
        Theme.current().changed.connect(self._renew)
        self._renew()
        self.tell()

    @property
    def is_unfolded(self) -> bool:
        """Whether the fields are shown."""
        return self._unfolded

    @Slot()
    def turn(self) -> None:
        """Fold the fields away, or show them."""
        self._unfolded = not self._unfolded
        self.tell()
        self.turned.emit()

    def tell(self) -> None:
        """Say what is in the group, and show or hide it."""
        self.body.setVisible(self._unfolded)
        dress_icon(self.header, "chevron-down" if self._unfolded else "chevron-right", "accent")
        filled = sum(each.is_filled for each in self.fields)
        words = self._title
        if filled and not self._unfolded:
            said = ngettext("{title} ({count} filled in)", "{title} ({count} filled in)", filled)
            words = said.format(title=self._title, count=filled)
        self.header.set_words(words)

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        self._column.setSpacing(metrics.px(6))
        self.inside.setSpacing(metrics.px(10))
