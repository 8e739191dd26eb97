"""The inspector of the review: one finding, what the rule asks for, what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.base.language import N_, _
from workbench.ui.look.fonts import FontRole
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.project.review_marks import Finding

_CHIPS: Final = {
    "error": (N_("Error"), "late", "error"),
    "warning": (N_("Warning"), "risk", "warn"),
    "note": (N_("Note"), "", "muted"),
}


class _Acts(Protocol):
    def go_on(self) -> None: ...
    def mend(self) -> None: ...
    def let_be(self) -> None: ...


class FindingPanel(QWidget):
    """Shows one finding; its buttons do what the view does by keys."""

    def __init__(self, acts: _Acts) -> None:
        super().__init__()
        self._chip = Chip("")
        self._where = PlainLabel("", FontRole.PANEL_TITLE, wrap=True)
        self._text = PlainLabel("", wrap=True)
        self._asks = PlainLabel("", FontRole.META, "muted", wrap=True)
        self._reason = PlainLabel("", wrap=True)
        self.go = PrimaryButton(_("Go there"), key="Enter")
        self.go.clicked.connect(acts.go_on)
        self.mend = QuietButton("")
        self.mend.clicked.connect(acts.mend)
        self.let_be = QuietButton(_("Let be…"), key="Ctrl+L")
        self.let_be.clicked.connect(acts.let_be)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        for widget in (
            self._chip, self._where, self._text, self._asks, self._reason, self.go, self.mend,
            self.let_be,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)

    def tell(self, finding: Finding, asks: str, mends: str, reason: str) -> None:
        """Show a finding, what its rule asks for, what would mend it, why it is let be."""
        word, symbol, tone = _CHIPS[finding.severity]
        self._chip.set_state(_(word), symbol, tone)
        self._where.setText(finding.where)
        self._text.setText(finding.text)
        self._asks.setText(_("Rule: {asks}").format(asks=asks) if asks else "")
        self._asks.setVisible(bool(asks))
        self._reason.setText(_("Let be: {reason}").format(reason=reason) if reason else "")
        self._reason.setVisible(bool(reason))
        self.mend.set_words(mends)
        self.mend.setVisible(bool(mends))
        self.let_be.set_words(_("Take up again") if finding.silenced else _("Let be…"))

    def allow(self, writes: bool) -> None:  # noqa: FBT001 - whether anything may be written
        """Let the buttons that write be pressed, or not."""
        self.mend.setEnabled(writes)
        self.let_be.setEnabled(writes)
