"""The history on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.cli.answer import Answer
from workbench.project.open import open_project

if TYPE_CHECKING:
    import argparse

    from workbench.base.clock import Clock
    from workbench.project.changes import Changes

ALL = 100_000  # edits; more than anybody makes


def history(said: argparse.Namespace, clock: Clock) -> Answer:
    """List the edits, newest first."""
    with open_project(Path(said.file), clock=clock, read_only=True) as project:
        entries = project.history(ALL)
    data = [
        {"id": e.id, "at": e.at.isoformat(timespec="seconds"), "label": e.text(), "rows": e.rows}
        for e in entries
        if e.holds
    ]
    text = "\n".join(f"{e.id:>6}  {e.at:%Y-%m-%d %H:%M}  {e.text()}" for e in entries if e.holds)
    return Answer(text or _("Nothing has been changed in the file yet"), data)


def undo(said: argparse.Namespace, clock: Clock) -> Answer:
    """Take back the last edit, or all after the one named by ``--to``."""
    with open_project(Path(said.file), clock=clock) as project:
        if said.to is None:
            return _told(project.undo(), _("Undone: {label}"), _("There is nothing to undo"))
        if said.to and said.to not in {entry.id for entry in project.history(ALL)}:
            raise WorkbenchError(N_("There is no edit {number} in the history"), number=said.to)
        project.travel_to(said.to)
        last = project.undo_label()
    return Answer(_("The last edit is now: {label}").format(label=last or "–"), {"last": last})


def redo(said: argparse.Namespace, clock: Clock) -> Answer:
    """Do the last undone edit again."""
    with open_project(Path(said.file), clock=clock) as project:
        return _told(project.redo(), _("Redone: {label}"), _("There is nothing to redo"))


def _told(changes: Changes | None, done: str, nothing: str) -> Answer:
    if changes is None:
        return Answer(nothing, {"label": None, "tables": {}})
    tables = {table: len(keys) for table, keys in changes.tables.items()}
    return Answer(done.format(label=changes.label), {"label": changes.label, "tables": tables})
