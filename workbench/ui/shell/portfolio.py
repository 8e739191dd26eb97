"""Several places side by side: every project of a folder, read only and never opened for work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.formats import percent_text
from workbench.base.language import _, ngettext
from workbench.measures.places_seen import (
    STATUSES,
    changed_text,
    findings_text,
    labels,
    meeting_text,
    steps_text,
)
from workbench.measures.side_by_side import compare
from workbench.ui.look.theme import Theme
from workbench.ui.parts.announce import announce
from workbench.ui.parts.buttons import PrimaryButton, QuietButton
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.jobs import StoppedError
from workbench.ui.parts.keys import ENTER
from workbench.ui.parts.page_head import PageHead
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from workbench.measures.places_seen import Seen, StepSeen
    from workbench.measures.side_by_side import Beside, Comparison
    from workbench.project.project import Project
    from workbench.ui.parts.jobs import Job, Jobs
    from workbench.ui.shell.ask import Ask

PLACES, MEASURES, LEFT_OUT = range(3)
_TABLE_HEAD: Final = 48  # the headings of a table, and its bar for scrolling
_FINE: Final = 1000  # steps of the progress bar


class Portfolios(Protocol):
    """What looks through a folder of projects."""

    def look(
        self, folder: Path, report: Callable[[float], None], open_here: Project | None
    ) -> Sequence[Seen]:
        """Return what is in each file; raises WorkbenchError where there is no folder."""

    def write(self, target: Path, seen: Sequence[Seen]) -> None:
        """Write what was seen as a workbook; raises WorkbenchError."""


class PortfolioPage(QFrame):
    """The projects, their indicators and the files that were left out, each in a table.

    ``open_wanted`` tells the path of a project that is to be opened, ``closed`` ends the page.
    ``snapshot`` gives a copy in memory of the project that the window has open, if any.
    """

    open_wanted = Signal(str)
    closed = Signal()

    def __init__(
        self,
        portfolios: Portfolios,
        jobs: Jobs,
        ask: Ask,
        snapshot: Callable[[], Project] | None,
    ) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Several places"))
        self._portfolios, self._jobs, self._ask = portfolios, jobs, ask
        self._snapshot = snapshot
        self._job: Job | None = None
        self._seen: list[Seen] = []
        self._said: list[str] = []
        self._folder = Path()
        self.head = PageHead(
            _("Several places"), (_("Places"), _("Indicators"), _("Files left out")), parent=self
        )
        self.head.viewed.connect(lambda _view: self._show_view())
        self.says = PlainLabel("", tone="muted", wrap=True)
        self.table = FigureTable(_("Several places"))
        self.table.chosen.connect(lambda _key: self._tell_one())
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.detail = PlainLabel("", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, _FINE)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Reading the projects"))
        self.stop = QuietButton(_("Stop"))
        self.stop.clicked.connect(self._cancel)
        self.open = PrimaryButton(_("Open"))
        self.open.clicked.connect(self._open)
        self.folder = QuietButton(_("Choose a folder…"), icon="folder-open")
        self.folder.clicked.connect(lambda: ask.folder(lambda path: self.look(Path(path))))
        self.excel = QuietButton(_("As a workbook…"), icon="file-spreadsheet")
        self.excel.clicked.connect(self._choose_target)
        self.leave = QuietButton(_("Close"), key="Esc")
        self.leave.clicked.connect(self._close)
        self._build()
        Theme.current().changed.connect(self._renew)
        self._renew()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._waiting = QWidget()
        line = QHBoxLayout(self._waiting)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.progress, 1)
        line.addWidget(self.stop)
        self._foot = QHBoxLayout()
        for widget in (self.folder, self.excel):
            self._foot.addWidget(widget)
        self._foot.addStretch(1)
        self._foot.addWidget(self.leave)
        self._foot.addWidget(self.open)
        for part in (self.head, self.says, self._waiting, self.table, self.detail):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addLayout(self._foot)

    # -- reading

    def look(self, folder: Path) -> None:
        """Read the projects of a folder in a job."""
        self._cancel()
        self._folder, self._seen = folder, []
        self.head.set_count(folder.name)
        self.says.setText(_("Reading the projects …"))
        self._waiting.show()
        self._fill((), ())
        self.open.setEnabled(False)
        self.excel.setEnabled(False)
        portfolios = self._portfolios
        open_here = self._snapshot() if self._snapshot is not None else None

        def work(report: Callable[[float], None]) -> Sequence[Seen]:
            try:
                return portfolios.look(folder, report, open_here)
            finally:
                if open_here is not None:
                    open_here.close()

        job = self._jobs.run(
            _("Reading the projects"), work, lambda seen: self._arrived(job, seen),
            lambda error: self._failed(job, error),
        )  # fmt: skip
        job.progressed.connect(self._show_share)
        self._job = job

    @Slot(float)
    def _show_share(self, share: float) -> None:
        self.progress.setValue(round(share * _FINE))

    def _arrived(self, job: Job, seen: Sequence[Seen]) -> None:
        if job is self._job and isValid(self):
            self._job, self._seen = None, list(seen)
            self._waiting.hide()
            self._show_view()

    def _failed(self, job: Job, error: Exception) -> None:
        if job is not self._job or not isValid(self):
            return
        self._job = None
        self._waiting.hide()
        stopped = _("Stopped before all projects were read.")
        told = isinstance(error, WorkbenchError) and not isinstance(error, StoppedError)
        self.says.setText(str(error) if told else stopped)
        if not isinstance(error, WorkbenchError):
            raise error

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    # -- what is shown

    def _show_view(self) -> None:
        if self._job is not None:
            return  # nothing has been read yet
        view = self.head.view()
        shown = [each for each in self._seen if not each.error]
        left = [each for each in self._seen if each.error]
        if view == PLACES:
            self._fill(_place_columns(shown), [_place_row(each) for each in shown])
        elif view == MEASURES:
            found = compare(labels(self._seen))
            self._said = [text for each in found for text in _measure_details(each)]
            rows = [row for each in found for row in _measure_rows(each)]
            self._fill(_measure_columns(), [replace(r, key=str(n)) for n, r in enumerate(rows)])
        else:
            # One column: the reasons are sentences and need the room there is.
            rows = [FigureRow(str(each.path), (_left_out(each),)) for each in left]
            self._fill((FigureColumn(_("Why"), figures=False),), rows)
        self.says.setText(self._summary(view, len(shown), len(left)))
        self.excel.setEnabled(bool(self._seen))
        announce(self, self.says.whole_text())
        self._tell_one()

    def _summary(self, view: int, shown: int, left: int) -> str:
        if not self._seen:
            return _("There are no projects in the folder. Choose another one.")
        if view == MEASURES:
            return _(
                "Values that were measured alike are compared; the others stand below them in "
                "grey with the reason. An indicator is here when two places have it."
            )
        said = [ngettext("{count} place", "{count} places", shown).format(count=shown)]
        if left:
            words = ngettext("{count} file left out", "{count} files left out", left)
            said.append(words.format(count=left))
        read_only = _("The files are only read: nothing in them is changed.")
        return f"{', '.join(said)}. {read_only}"

    def _fill(self, columns: Sequence[FigureColumn], rows: Sequence[FigureRow]) -> None:
        self.table.show_rows(columns, rows)
        self.table.setVisible(bool(rows))
        self.detail.setText("")

    def _chosen(self) -> Seen | None:
        key = self.table.current_key()
        return next((each for each in self._seen if str(each.path) == key), None)

    def _tell_one(self) -> None:
        """Tell of the chosen line what there is to say, and leave the rest of the room to all."""
        self._tell_detail()
        self._measure()
        self.table.scrollTo(self.table.currentIndex())

    def _tell_detail(self) -> None:
        key = self.table.current_key()
        if self.head.view() == MEASURES:
            self.open.setEnabled(False)
            self.detail.setText(self._said[int(key)] if key else "")
            return
        seen = self._chosen()
        can_open = seen is not None and not seen.error and self.head.view() == PLACES
        self.open.setEnabled(can_open)
        if seen is None or seen.error:
            self.detail.setText("" if seen is None else seen.error)
            return
        steps = ", ".join(f"{step} {count}" for step, count in seen.by_step.items())
        said = _("{name}: to see to {steps}").format(name=seen.name, steps=steps or _("nothing"))
        self.detail.setText(f"{said}\n{seen.path.name}")

    @Slot()
    def _open(self) -> None:
        seen = self._chosen()
        if seen is not None and not seen.error and self.head.view() == PLACES:
            self._cancel()
            self.open_wanted.emit(str(seen.path))

    # -- as a workbook

    @Slot()
    def _choose_target(self) -> None:
        title = self._folder.name or _("Portfolio")
        name = f"{title}.xlsx"
        self._ask.file(save=True, name=name, kinds=("xlsx",), done=self._write)

    def _write(self, target: str) -> None:
        try:
            self._portfolios.write(Path(target), self._seen)
        except WorkbenchError as error:
            self.says.setText(error.text())
        else:
            self.says.setText(_("Wrote {file}").format(file=Path(target).name))

    @Slot()
    def _close(self) -> None:
        self._cancel()
        self._job = None
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc, open the chosen project by Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in ENTER:
            self._open()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the table have the height there is."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        metrics, margins = Theme.current().metrics, self._column.contentsMargins()
        wide = self.width() - margins.left() - margins.right()
        beside = (
            margins.top() + margins.bottom() + 5 * self._column.spacing(),
            self.head.sizeHint().height() + self._foot.sizeHint().height(),
            self.says.heightForWidth(wide) + metrics.px(_TABLE_HEAD),
            self.detail.heightForWidth(wide) if self.detail.text() else 0,
        )
        self.table.set_most((self.height() - sum(beside)) // metrics.row)

    @Slot()
    def _renew(self) -> None:
        metrics = Theme.current().metrics
        margin = metrics.margin
        self._column.setContentsMargins(margin, metrics.px(12), margin, metrics.px(12))
        self._column.setSpacing(metrics.gap)


def _left_out(seen: Seen) -> str:
    """Return why a file is left out, in a sentence that names it."""
    name = seen.path.name
    return seen.error if name in seen.error else f"{name}: {seen.error}"


def _place_columns(seen: Sequence[Seen]) -> list[FigureColumn]:
    steps = seen[0].steps if seen else ()
    return [
        FigureColumn(_("Place"), figures=False, strong=True),
        FigureColumn(_("Steps done"), figures=False),
        FigureColumn(_("Next meeting"), figures=False),
        FigureColumn(_("To see to"), figures=False),
        FigureColumn(_("Last changed"), figures=False),
        *(FigureColumn(step.title, figures=False) for step in steps),
    ]


def _place_row(seen: Seen) -> FigureRow:
    cells = (
        seen.name, steps_text(seen), meeting_text(seen), findings_text(seen), changed_text(seen),
        *map(_step_text, seen.steps),
    )  # fmt: skip
    return FigureRow(str(seen.path), cells)


def _step_text(step: StepSeen) -> str:
    words = _(STATUSES[step.status])
    if step.status == "ongoing":
        return percent_text(step.share)
    return "–" if step.status == "not_started" else words


def _measure_columns() -> list[FigureColumn]:
    return [
        FigureColumn(_("Place"), figures=False),
        FigureColumn(_("Value")),
        FigureColumn(_("Interval")),
        FigureColumn(_("Answers")),
        FigureColumn(_("Year")),
        FigureColumn(_("Caveat"), figures=False),
    ]


def _measure_rows(found: Comparison) -> list[FigureRow]:
    head = FigureRow("", (found.title, "", "", "", "", ""), strong=True)
    return [head, *map(_measure_row, found.rows)]


def _measure_details(found: Comparison) -> list[str]:
    """Return what is told of each row of an indicator when it is the current one."""
    head = f"{found.title}: {found.says}"
    return [head, *(f"{head}\n{e.project}: {e.measured.source or '–'}" for e in found.rows)]


def _measure_row(each: Beside) -> FigureRow:
    m = each.measured
    cells = (
        each.project,
        m.value_text(),
        m.interval_text(),
        "" if m.n is None else str(m.n),
        "" if m.year is None else str(m.year),
        each.why_not or each.caveat,
    )
    return FigureRow("", cells, tone="muted" if each.why_not else "text")
