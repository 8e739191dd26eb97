"""What went wrong with the settings or in the program, told where one works, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.errors import WorkbenchError
from workbench.base.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.ui.shell.crash import CrashReports
    from workbench.ui.shell.window import MainWindow


def watch_troubles(window: MainWindow, reports: CrashReports, before: list[Path]) -> None:
    """Tell what was wrong up to now, and what will be.

    ``before`` are the reports that earlier runs left; those that nobody was told of are offered.
    """
    settings = window.settings

    def tell_settings() -> None:
        window.fail(WorkbenchError(settings.problem))

    def tell_fault() -> None:
        reports.mark_told(reports.found())
        _offer(
            window,
            _(
                "Something went wrong in the program. Nothing that was written is lost; what you "
                "did last may not have been done."
            ),
        )

    reports.happened = tell_fault
    settings.could_not_save = tell_settings
    new = reports.untold(before)
    if settings.problem:
        tell_settings()
    elif new:
        reports.mark_told(new)
        _offer(
            window,
            _("The program was cut off by a fault the last time. What you had written is there."),
        )


def _offer(window: MainWindow, words: str) -> None:
    """Say it with the way to the reports."""
    if window.notices is not None:
        window.notices.show_notice(
            words, "error", action=_("Fault reports"), act=window.show_reports
        )
