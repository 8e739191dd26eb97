"""One owner's sheet written as a PDF file beside the work."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, using
from workbench.documents.registry import Options
from workbench.exchange.write_table import put_file
from workbench.steps.finance.owner_sheet import owner_sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.project.project import Project
    from workbench.ui.parts.page import PageContext

_BUILT: Final = 0.4


def save_sheet(context: PageContext, owner: str, name: str) -> None:
    """Ask where to save the sheet of an owner (its id) and write it there."""
    file = _("Levy {owner}.pdf").format(owner=name.replace("/", "-"))
    context.desk.ask_file(
        save=True, name=file, kinds=("pdf",), done=lambda path: _write(context, owner, path)
    )


def _write(context: PageContext, owner: str, path: str) -> None:
    project, desk = context.project, context.desk
    facts = project.facts()
    options = Options(
        date=project.today(),
        language=facts.language,
        author=facts.consultant,
        subject=owner,
    )
    snapshot = project.snapshot()

    def written(data: bytes) -> None:
        put_file(Path(path), data)
        desk.notice(_("Saved {file}").format(file=Path(path).name))

    context.jobs.run(
        _("Making the document"),
        lambda report: sheet_bytes(snapshot, options, report),
        written,
        desk.fail,
    )


def sheet_bytes(snapshot: Project, options: Options, report: Callable[[float], None]) -> bytes:
    """Return the PDF of owners' sheets, made from a snapshot that is closed afterwards."""
    from workbench.documents.pdf import press

    file = io.BytesIO()
    with snapshot:
        with using(options.language), snapshot.read() as session:
            document = owner_sheets(session, options)
        report(_BUILT)
        press(document, file, lambda done, all_: report(_BUILT + (1 - _BUILT) * done / all_))
    return file.getvalue()
