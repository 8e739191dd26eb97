"""Saving the table that is shown, the same way on every page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import _, current
from workbench.ui.shell.files import file_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from workbench.ui.parts.table_save import ShownTable
    from workbench.ui.shell.window import MainWindow
    from workbench.ui.shell.workspace import Workspace

ENDINGS = ("xlsx", "csv")


def table_shown(window: MainWindow) -> QTableView | None:
    """Return the table on the page that is shown, if there is any."""
    page = window.workspace.page if window.workspace is not None else None
    if page is None:
        return None
    from workbench.ui.parts.table_save import table_on

    return table_on(page)


def has_table(window: MainWindow) -> bool:
    """Tell whether there is a table to save on the page that is shown."""
    return table_shown(window) is not None


def save_table(window: MainWindow) -> None:
    """Ask for a file and write the table there as it is shown now."""
    view, desk = table_shown(window), window.workspace
    if view is None or desk is None:
        return
    from workbench.ui.parts.table_save import shown_table

    table = shown_table(view)
    name = f"{file_name(table.name)}.{ENDINGS[0]}"
    desk.ask_file(save=True, name=name, kinds=ENDINGS, done=partial(_write, desk, table))


def _write(desk: Workspace, table: ShownTable, path: str) -> None:
    from workbench.exchange.write_table import write_table

    target = Path(path)
    try:
        write_table(
            target,
            table.columns,
            table.rows,
            language=current(),
            title=table.name,
            created=desk.project.clock.now().replace(tzinfo=None),
        )
    except WorkbenchError as error:
        desk.fail(error)
    else:
        desk.notice(_("Saved {file}").format(file=target.name))
