"""Taking in what was done in another copy: choose it, look, answer, merge. And handing copies out.

Reading and comparing run in a job on private copies; only the result is an edit.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from shiboken6 import isValid

from workbench.base.errors import WorkbenchError
from workbench.base.formats import clock_text, date_text
from workbench.base.language import _, ngettext
from workbench.project.changes import UNSAID
from workbench.ui.parts.jobs import StoppedError
from workbench.ui.shell.merge_panel import MergePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.changes import Changes
    from workbench.project.merge_apply import Written
    from workbench.project.merge_plan import MergePlan
    from workbench.project.merge_settle import Settled
    from workbench.project.merge_words import MergeWords
    from workbench.project.project import Project
    from workbench.ui.parts.jobs import Job
    from workbench.ui.shell.ask import Ask
    from workbench.ui.shell.workspace import Workspace


class _Look(NamedTuple):
    plan: MergePlan | None
    error: WorkbenchError | None


class Merging(QObject):
    """Another copy on its way in, in a panel over the page of a workspace."""

    def __init__(self, workspace: Workspace, path: Path) -> None:
        super().__init__(workspace)
        self._desk, self._path = workspace, path
        self._job: Job | None = None
        self._plan: MergePlan | None = None
        self._done: tuple[Written, Settled] | None = None
        self.panel = MergePanel()
        self.panel.changed.connect(self._reckon)
        self.panel.accepted.connect(self._merge)
        self.panel.cancelled.connect(self.close)
        self._unsubscribe = workspace.project.subscribe(self._project_changed)
        workspace.protection_changed.connect(self._tell)
        self.panel.begin(path.stem)
        workspace.cover(self.panel)
        self._look()

    def _project_changed(self, _changes: Changes) -> None:
        self._look()

    def _look(self) -> None:
        """Compare the two in a job."""
        if self._job is not None:
            self._job.cancel()
        snapshot, path, clock = self._desk.project.snapshot(), self._path, self._desk.project.clock

        def work(progress: Callable[[float], None]) -> _Look:
            from workbench.project.merge_plan import plan_merge
            from workbench.project.open import open_project

            try:
                with open_project(path, clock=clock, read_only=True) as theirs:
                    return _Look(plan_merge(snapshot.raw, theirs.raw, path.stem, progress), None)
            except StoppedError:
                raise
            except WorkbenchError as error:
                return _Look(None, error)
            finally:
                snapshot.close()

        job = self._desk.context.jobs.run(
            _("Comparing the copies"), work, lambda look: self._seen(job, look),
            lambda error: self._failed(job, error),
        )  # fmt: skip
        self._job = job

    def _seen(self, job: Job, look: _Look) -> None:
        if job is not self._job or not isValid(self.panel):
            return
        self._job = None
        self._plan = look.plan
        if look.error is not None:
            self.panel.fail(look.error.text())
        elif look.plan is not None:
            self._tell()

    def _tell(self) -> None:
        """Show all anew, also when others begin or cease to see the screen."""
        if self._plan is not None:
            if self._done is None:
                self._reckon()
            else:
                self._show_done(*self._done)
            self.panel.show_came(self._came(self._plan))

    def _failed(self, job: Job, error: Exception) -> None:
        if job is not self._job or not isValid(self.panel):
            return
        self._job = None
        if not isinstance(error, StoppedError):
            self._desk.fail(error)
        self.close()

    def _came(self, plan: MergePlan) -> list[tuple[str, str, str]]:
        """Return what was done in the copy, newest first: what, who, when."""
        from workbench.project.merge_settle import settle

        discreet, raw = self._desk.project.discreet, self._desk.project.raw
        words = self._words(settle(plan.draft, raw, self.panel.choices))
        rows = []
        for who, entry in reversed(plan.came):
            said = replace(entry, quotes=not discreet).text()
            at = f"{date_text(entry.at.date())} {clock_text(entry.at)}"
            names = words.titles(plan.touched[entry.id])
            said = f"{said}: {names}" if names else said
            rows.append((said, UNSAID if discreet else who, at))
        return rows

    def _reckon(self) -> None:
        """Show what comes of the answers given so far."""
        from workbench.project.merge_apply import written
        from workbench.project.merge_settle import settle
        from workbench.project.merge_words import counted

        plan = self._plan
        if plan is None:
            return
        settled = settle(plan.draft, self._desk.project.raw, self.panel.choices)
        found, words = written(settled), self._words(settled)
        lines = counted(found) or [_("There is nothing to take in")]
        asked = sorted(settled.asked, key=lambda each: (words.row(each), words.field(each)))
        self.panel.tell(lines, self._remarks(plan, settled, words), asked, words)
        self.panel.ready(something=bool(found.rows or settled.asked))

    def _words(self, settled: Settled) -> MergeWords:
        from workbench.project.merge_words import MergeWords

        protected = self._desk.context.protected()
        return MergeWords(settled, self._desk.project.raw, protected=protected)

    def _remarks(self, plan: MergePlan, settled: Settled, words: MergeWords) -> list[str]:
        from workbench.project.merge_words import erased, renumbered

        return [*renumbered(settled, words), *erased(plan, words)]

    def _merge(self) -> None:
        """Do it, as one edit, and show what came."""
        from workbench.project.merge_apply import merge_into

        plan, project = self._plan, self._desk.project
        if plan is None:
            return
        self._unsubscribe()
        try:
            found, settled = merge_into(project, plan, self.panel.choices)
        except WorkbenchError as error:
            self._desk.fail(error)
            self._unsubscribe = project.subscribe(self._project_changed)
            return
        label = project.undo_label()
        if found.rows and label:
            self._desk.notice(label, undo=True)
        self._done = (found, settled)
        self._tell()

    def _show_done(self, found: Written, settled: Settled) -> None:
        from workbench.project.merge_words import counted

        if self._plan is not None:
            title = _("Merged with {file}").format(file=self._plan.name)
            lines = counted(found) or [_("Nothing had to be changed here")]
            remarks = self._remarks(self._plan, settled, self._words(settled))
            self.panel.end(title, lines, remarks)

    def close(self) -> None:
        """Leave the file and show the page again."""
        self._unsubscribe()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._desk.uncover(self.panel)
        self.panel.deleteLater()
        self.deleteLater()


def ask_for_copies(workspace: Workspace, ask: Ask) -> None:
    """Ask how many groups there are, and where their copies are to lie; then write them."""
    workspace.asking.ask(
        _("Groups: how many, or their names"),
        _("Choose a folder…"),
        lambda said: ask.folder(lambda folder: _make(workspace, Path(folder), said)),
        offered="3",
        missing=_("Write how many groups there are, or their names"),
    )


def _make(workspace: Workspace, folder: Path, said: str) -> None:
    from workbench.project.group_copies import copy_names, hand_out, write_copies

    try:
        paths = hand_out(workspace.project, folder, copy_names(said, _("Group {number}")))
    except WorkbenchError as error:
        workspace.fail(error)
        return
    snapshot: Project = workspace.project.snapshot()

    def work(progress: Callable[[float], None]) -> int:
        with snapshot:
            return len(write_copies(snapshot, paths, progress))

    def done(count: int) -> None:
        said = ngettext(
            "{count} copy lies in {folder}", "{count} copies lie in {folder}", count
        ).format(count=count, folder=folder.name)
        workspace.notice(said)

    workspace.context.jobs.run(_("Writing copies"), work, done, workspace.fail)
