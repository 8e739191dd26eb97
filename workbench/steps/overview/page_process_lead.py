"""What the process page says of the chosen step itself where the inspector has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.steps.overview.page_process_panel import ProcessPanel
    from workbench.steps.overview.process import ProcessStep


class StepLead(QWidget):
    """What is left of the chosen step and the way to it, while the panel about it is not seen.

    ``unfold`` shows the panel.
    """

    def __init__(self, panel: ProcessPanel, unfold: Callable[[], None]) -> None:
        super().__init__()
        self._panel = panel
        self._step: ProcessStep | None = None
        self.left = PlainLabel("", tone="muted")
        self.about = QuietButton(_("About the step"))
        self.about.clicked.connect(unfold)
        self.go = PrimaryButton(_("Go there"))
        self.go.clicked.connect(panel.go.click)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.left, 1)
        row.addWidget(self.about)
        row.addWidget(self.go)
        self.hide()
        panel.installEventFilter(self)

    def tell(self, step: ProcessStep | None) -> None:
        """Tell of the step that is chosen."""
        self._step = step
        missing = step.missing() if step is not None else ()
        said = _("Left to do: {what}").format(what=missing[0].title) if missing else ""
        self.left.setText(said or (step.title if step is not None else ""))
        self.go.setEnabled(not self._panel.go.isHidden())
        self.setVisible(step is not None and not self._panel.isVisible())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come when the panel goes, and go when it comes."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self.setVisible(self._step is not None and event.type() is QEvent.Type.Hide)
        return super().eventFilter(watched, event)
