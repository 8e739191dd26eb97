"""Every project in a folder side by side, read without opening any of them for work.

Only what is public is told: names of places, how far the steps are, meetings, indicators, and how
much the review finds, by step. What a finding quotes stays in its file.
"""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.program.portfolio_apart import WORTH, cores, looked_apart
from workbench.project.format import SUFFIX
from workbench.project.lock import is_open_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from workbench.base.clock import Clock
    from workbench.measures.places_seen import Seen
    from workbench.project.project import Project

MOST: Final = 2000


class Portfolio:
    """What the window asks of a portfolio; see the functions of this module."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def look(
        self, folder: Path, report: Callable[[float], None], open_here: Project | None
    ) -> list[Seen]:
        """Return what is in each file of a folder."""
        return look_through(files_in(folder), self._clock, report, open_here)

    def write(self, target: Path, seen: Sequence[Seen]) -> None:
        """Write what was seen as a workbook."""
        from workbench.program.portfolio_table import write_portfolio

        write_portfolio(target, seen, self._clock.now())


def files_in(folder: Path) -> list[Path]:
    """Return the project files of a folder by name; raises WorkbenchError when there is no folder.

    What the program writes beside a file while it is open is none of them.
    """
    if not folder.is_dir():
        raise WorkbenchError(N_("There is no folder {folder}"), folder=str(folder))
    found = [
        each
        for each in folder.iterdir()
        if each.suffix.casefold() == SUFFIX and not each.name.startswith(".")
    ]
    return sorted(found, key=lambda each: fold(each.name))[:MOST]


def look_through(
    paths: Iterable[Path],
    clock: Clock,
    report: Callable[[float], None] = lambda _share: None,
    open_here: Project | None = None,
) -> list[Seen]:
    """Return what is in each file. ``report`` is told the share done and may raise to stop.

    ``open_here`` is a snapshot of the project that this program has open itself.
    """
    listed = list(paths)
    found: dict[Path, Seen] = {}
    if len(listed) >= WORTH and cores() > 1:
        apart = [path for path in listed if not is_open_here(path)]
        # What could not be looked at apart is looked at here, one after another.
        with suppress(BrokenProcessPool), closing(looked_apart(apart, clock)) as seen:
            for each in seen:
                report(len(found) / len(listed))
                found[each.path] = each
    left = [path for path in listed if path not in found]
    if left:
        # All that reads and judges a project: those who look apart bring it in for themselves.
        from workbench.program.portfolio_look import Looker

        looker = Looker(clock)
        for path in left:
            report(len(found) / len(listed))
            found[path] = looker.look(path, open_here)
    return [found[path] for path in listed]
