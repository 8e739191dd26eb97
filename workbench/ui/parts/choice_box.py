"""A combo box that gives way where there is little room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

from workbench.ui.look.theme import Theme

LEAST: Final = 92


class ChoiceBox(QComboBox):
    """As wide as its longest words, and narrower before anything beside it is cut."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), Theme.current().metrics.px(LEAST)), hint.height())
