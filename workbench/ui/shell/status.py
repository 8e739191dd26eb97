"""The line at the foot: saved when, what undo would take back, theme and zoom, work under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from workbench.base.formats import clock_text
from workbench.base.language import _
from workbench.ui.look.theme import Theme
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.ui.parts.jobs import Job


class StatusLine(QFrame):
    """One line of small words; nothing in it has to be clicked but the stop of a job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.saved = PlainLabel("")
        self.undo = PlainLabel("", tone="muted")
        self.look = PlainLabel("", tone="muted")
        self.job = PlainLabel("", tone="muted")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setMaximumWidth(140)
        self.bar.setTextVisible(False)
        self.stop = QPushButton(_("Stop"))
        self._job: Job | None = None
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 12, 2)
        row.addWidget(self.saved)
        row.addWidget(self.undo, 1)
        for widget in (self.job, self.bar, self.stop, self.look):
            row.addWidget(widget)
        self._working(None)
        Theme.current().changed.connect(self._tell_look)
        self._tell_look()

    def tell(self, saved_at: datetime | None, undo_label: str | None, *, read_only: bool) -> None:
        """Say when the last edit reached the disk and what undo would take back."""
        if read_only:
            self.saved.setText(_("Read-only"))
        else:
            self.saved.setText(
                _("Saved {time}").format(time=clock_text(saved_at, seconds=True))
                if saved_at
                else _("All saved")
            )
        undo = _("Undo")
        self.undo.setText(f"· {undo}: {undo_label} (Ctrl+Z)" if undo_label else "")

    def follow(self, job: Job) -> None:
        """Show the progress of a job until it ends."""
        self._working(job)
        job.progressed.connect(lambda share: self.bar.setValue(round(share * 100)))
        for ended in (job.done, job.failed):
            ended.connect(
                lambda _result, job=job: self._working(None) if self._job is job else None
            )

    def _working(self, job: Job | None) -> None:
        self._job = job
        self.job.setText(job.title if job else "")
        self.bar.setValue(0)
        for widget in (self.job, self.bar, self.stop):
            widget.setVisible(job is not None)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _tell_look(self) -> None:
        theme = Theme.current()
        names = {
            "light": _("Light"),
            "dark": _("Dark"),
            "contrast": _("High contrast"),
            "system": _("As the system"),
        }
        self.look.setText(f"{names[theme.choice]} · {theme.zoom} %")
