"""Which decision a levy model or a budget is adopted by: day and where it is noted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.base.language import _
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import PrimaryButton
from workbench.ui.parts.text import PlainLabel


class AdoptPanel(QWidget):
    """Asks for the day of a decision and where it is noted; ``accepted`` tells both."""

    accepted = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.title = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self.what = PlainLabel("", tone="muted", wrap=True)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.decision = QLineEdit()
        self.decision.setPlaceholderText(_("Steering group § 5"))
        self.decision.textChanged.connect(self._check)
        self.decision.returnPressed.connect(self._accept)
        self.button = PrimaryButton(_("Adopt"))
        self.button.clicked.connect(self._accept)
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        fields.addRow(_("Decided"), self.day)
        fields.addRow(_("Decision"), self.decision)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self.title)
        column.addWidget(self.what)
        column.addLayout(fields)
        column.addWidget(self.button)
        column.addStretch(1)
        self._check()

    def ask(self, name: str, total: str, today: date) -> None:
        """Ask by which decision this is adopted."""
        self.title.setText(_("Adopt “{name}”").format(name=name))
        self.what.setText(
            _("{total}. It is kept as it stands and cannot be changed; a copy can.").format(
                total=total
            )
        )
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.decision.clear()

    def _check(self) -> None:
        self.button.setEnabled(bool(self.decision.text().strip()))

    def _accept(self) -> None:
        if self.button.isEnabled():
            chosen = self.day.date()
            day = date(chosen.year(), chosen.month(), chosen.day())
            self.accepted.emit(day, self.decision.text())
