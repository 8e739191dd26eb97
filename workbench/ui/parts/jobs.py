"""Long work beside the window: on a snapshot, with progress and cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, current, using

if TYPE_CHECKING:
    from collections.abc import Callable


class StoppedError(WorkbenchError):
    """The user stopped the work."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped"))


class Job(QObject):
    """One piece of work. ``progressed`` gives a share 0..1; then ``done`` or ``failed``, once.

    All signals are emitted in the window's thread.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    _shared = Signal(float)
    _ended = Signal(object, object)

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._stopped = False
        # Bound methods of an object of the window's thread: Qt carries the call over to it.
        self._shared.connect(self._tell_share, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._tell_end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stopped = True

    def report(self, share: float) -> None:
        """Called by the work: tell how far it is. Raises StoppedError when it is to stop."""
        if self._stopped:
            raise StoppedError
        self._shared.emit(share)

    def end(self, result: object, error: Exception | None) -> None:
        """Called by the work: tell how it ended."""
        self._ended.emit(result, error)

    @Slot(float)
    def _tell_share(self, share: float) -> None:
        self.progressed.emit(share)

    @Slot(object, object)
    def _tell_end(self, result: object, error: Exception | None) -> None:
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
        self.deleteLater()


class _Run(QRunnable):
    def __init__(
        self, job: Job, work: Callable[[Callable[[float], None]], Any], language: str
    ) -> None:
        super().__init__()
        self.job, self.work, self.language = job, work, language

    @override
    def run(self) -> None:
        try:
            with using(self.language):
                result = self.work(self.job.report)
        except Exception as error:  # noqa: BLE001 - a failure in a worker must reach the window
            self.job.end(None, error)
        else:
            self.job.end(result, None)


class Jobs(QObject):
    """Runs work in threads; ``started`` lets the window show progress."""

    started = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)

    def run(
        self,
        title: str,
        work: Callable[[Callable[[float], None]], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Start ``work``, which is given a function to report its progress to.

        ``done`` and ``failed`` are called in the window's thread. ``work`` must not touch
        widgets or the open project: give it a snapshot.
        """
        job = Job(title, self)
        job.done.connect(done)
        job.failed.connect(failed)
        self.started.emit(job)
        self._pool.start(_Run(job, work, current()))
        return job

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Wait until all work has ended, as when the program closes; False when it takes longer."""
        return self._pool.waitForDone(milliseconds)
