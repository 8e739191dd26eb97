"""The bar above the budget: which version, whether it is adopted, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from workbench.base.language import _
from workbench.models.registry import record
from workbench.ui.parts.buttons import IconButton, QuietButton

if TYPE_CHECKING:
    from collections.abc import Sequence

STATUS = record("budget_version")["status"]
_WIDEST = 34


class BudgetBar(QWidget):
    """Tells which act is asked for: another version, its terms, a copy, adopting, years."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.version = QComboBox()
        self.version.setAccessibleName(_("Version"))
        self.version.setMaximumWidth(self.version.fontMetrics().averageCharWidth() * _WIDEST)
        self.version.currentIndexChanged.connect(
            lambda _index: self.chosen.emit(str(self.version.currentData() or ""))
        )
        self.terms = IconButton("settings", _("Terms of the version"), framed=True)
        self.copy_button = IconButton("copy", _("Copy to a new version"), framed=True)
        self.adopt = QuietButton(_("Adopt…"), icon="gavel")
        self.along = QuietButton(_("Copy along"), icon="arrow-right", key="Ctrl+R")
        self.raised = QuietButton(_("+3 % a year"), icon="trending-up")
        self.more = QuietButton(_("One more year"), icon="plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.version, self.terms, self.copy_button, self.adopt):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.along, self.raised, self.more):
            row.addWidget(widget)

    def show_versions(
        self, versions: Sequence[dict[str, Any]], current: str, *, closed: bool, read_only: bool
    ) -> None:
        """Offer these versions; one that is adopted may be copied, nothing else."""
        with QSignalBlocker(self.version):
            self.version.clear()
            for row in versions:
                choice = STATUS.choice(row["status"])
                said = choice.text().lower() if choice else ""
                self.version.addItem(f"{row['name']} · {said}" if said else row["name"], row["id"])
            self.version.setCurrentIndex(max(0, self.version.findData(current)))
        self.copy_button.setEnabled(not read_only)
        self.adopt.setVisible(not closed)
        for button in (self.adopt, self.along, self.raised, self.more):
            button.setEnabled(not closed and not read_only)
