"""Taking files in from the window: choose one, look at what it would do, take it in.

Reading and reckoning run in a job on a snapshot; only the result is an edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.exchange.source import Source
from workbench.ui.parts.jobs import StoppedError
from workbench.ui.shell.import_panel import ImportPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.exchange.incoming import Incoming, Wishes
    from workbench.project.changes import Changes
    from workbench.project.project import Project
    from workbench.ui.parts.jobs import Job
    from workbench.ui.shell.workspace import Workspace

    Progress = Callable[[float], None]
    Look = tuple[str, Incoming | None, WorkbenchError | None]


class Incomings(Protocol):
    """What the program knows of files that can be taken in."""

    def kinds(self) -> Sequence[tuple[str, str]]:
        """Return the kinds of content with their names for people."""

    def proposed(self, source: Source) -> str:
        """Return the kind that a file most likely holds; raises WorkbenchError."""

    def plan(
        self, project: Project, source: Source, kind: str, wishes: Wishes, progress: Progress
    ) -> Incoming:
        """Return what taking the file in would do; raises WorkbenchError."""


class Importing(QObject):
    """One file on its way in, in a panel over the page of a workspace."""

    def __init__(self, workspace: Workspace, incomings: Incomings, path: Path) -> None:
        super().__init__(workspace)
        self._desk, self._incomings = workspace, incomings
        self._source = Source(path)
        self._job: Job | None = None
        self._coming: Incoming | None = None
        context = workspace.context
        self.panel = ImportPanel(incomings.kinds(), protected=context.protected)
        self.panel.changed.connect(self._look)
        self.panel.accepted.connect(self._take)
        self.panel.cancelled.connect(self.close)
        self._unsubscribe = context.project.subscribe(self._project_changed)
        self.panel.begin(path.name)
        workspace.cover(self.panel)
        self._look()

    def _project_changed(self, _changes: Changes) -> None:
        """Look again: what would be new may be there by now."""
        self._look()

    def _look(self) -> None:
        """Reckon in a job what taking the file in would do."""
        if self._job is not None:
            self._job.cancel()
        self.panel.wait()
        source, incomings = self._source, self._incomings
        chosen, wishes = self.panel.chosen.kind, self.panel.chosen.wishes()
        snapshot = self._desk.project.snapshot()

        def work(progress: Progress) -> Look:
            kind = chosen
            try:
                kind = kind or incomings.proposed(source)
                return kind, incomings.plan(snapshot, source, kind, wishes, progress), None
            except StoppedError:
                raise
            except WorkbenchError as error:
                return kind, None, error
            finally:
                snapshot.close()

        job = self._desk.context.jobs.run(
            _("Reading the file"), work, lambda look: self._seen(job, look),
            lambda error: self._failed(job, error),
        )  # fmt: skip
        self._job = job

    def _seen(self, job: Job, look: Look) -> None:
        if job is not self._job:
            return
        self._job = None
        kind, self._coming, error = look
        if self._coming is not None:
            self.panel.tell(kind, self._coming)
        elif error is not None:
            self.panel.fail(kind, error.text())

    def _failed(self, job: Job, error: Exception) -> None:
        if job is not self._job:
            return
        self._job = None
        if isinstance(error, StoppedError):
            self.close()
        else:
            self._desk.fail(error)
            self.close()

    def _take(self) -> None:
        """Do it, as one edit."""
        coming = self._coming
        if coming is None:
            return
        self._unsubscribe()
        self.panel.take_in()
        try:
            coming.take(self._desk.project)
        except WorkbenchError as error:
            self._desk.fail(error)
        else:
            label = self._desk.project.undo_label()
            if label:
                self._desk.notice(label, undo=True)
        self.close()

    def close(self) -> None:
        """Leave the file and show the page again."""
        self._unsubscribe()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._desk.uncover(self.panel)
        self.panel.deleteLater()
        self.deleteLater()
