"""Saving what a page is about as a document: ask for a file, make it as a job, tell of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.language import _
from workbench.exchange.write_table import put_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.project import Project
    from workbench.ui.parts.page import PageContext


def save_paper(
    context: PageContext,
    name: str,
    ending: str,
    make: Callable[[Project, Callable[[float], None]], bytes],
) -> None:
    """Ask for a file, called ``name`` with ``ending``, and write into it what ``make`` returns.

    ``make`` gets a snapshot, which it closes, and what tells how far it is; it runs as a job.
    """
    context.desk.ask_file(
        save=True, name=f"{name}.{ending}", kinds=(ending,), done=partial(_make, context, make)
    )


def _make(
    context: PageContext,
    make: Callable[[Project, Callable[[float], None]], bytes],
    path: str,
) -> None:
    snapshot = context.project.snapshot()

    def written(data: bytes) -> None:
        put_file(Path(path), data)
        context.desk.notice(_("Saved {file}").format(file=Path(path).name))

    context.jobs.run(
        _("Making the document"),
        lambda report: make(snapshot, report),
        written,
        context.desk.fail,
    )
