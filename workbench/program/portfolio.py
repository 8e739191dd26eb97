"""Every project in a folder side by side, read without opening any of them for work.

Only what is public is told: names of places, how far the steps are, meetings, indicators, and how
much the review finds, by step. What a finding quotes stays in its file.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.measures.places_seen import Seen, StepSeen
from workbench.models.registry import RECORDS
from workbench.program.catalogue import STEPS
from workbench.program.portfolio_apart import WORTH, cores, looked_apart
from workbench.program.portfolio_measures import measured
from workbench.program.review import review
from workbench.project.file_reader import FileReader
from workbench.project.format import SUFFIX
from workbench.project.lock import is_open_here
from workbench.project.once import reading_once
from workbench.project.register import read_rows
from workbench.project.step_notes import DONE, step_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.base.clock import Clock
    from workbench.project.project import Project

WHOLE: Final = 0.995  # the share from which a step counts as done
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
        with suppress(BrokenProcessPool), closing(looked_apart(apart, clock, _looking)) as seen:
            for each in seen:
                report(len(found) / len(listed))
                found[each.path] = each
    reader = FileReader(clock)
    for path in listed:
        if path not in found:
            report(len(found) / len(listed))
            found[path] = _look(reader, path, open_here)
    return [found[path] for path in listed]


def _looking(clock: Clock) -> Callable[[Path], Seen]:
    """Return what looks at one file after another, in a process of its own."""
    return partial(_look, FileReader(clock), open_here=None)


def _look(reader: FileReader, path: Path, open_here: Project | None) -> Seen:
    try:
        if open_here is not None and is_open_here(path):
            return _seen(open_here, path)
        with reader.opened(path) as project:
            return _seen(project, path)
    except WorkbenchError as error:
        return Seen(path, path.stem, error.text())
    except OSError as error:
        return Seen(path, path.stem, str(error.strerror or error))


def _seen(project: Project, path: Path) -> Seen:
    with project.read() as session, reading_once(session):
        return _seen_in(session, project, path)


def _seen_in(session: Session, project: Project, path: Path) -> Seen:
    today = project.today()
    found = review(session, today)
    titles = {step.key: _(step.title) for step in STEPS}
    day, meeting = _next_meeting(session, today)
    return Seen(
        path,
        project.name,
        steps=_steps(session, today),
        findings=dict(Counter(each.severity for each in found)),
        by_step=dict(Counter(titles.get(each.step, each.step) for each in found)),
        next_meeting=day,
        meeting=meeting,
        last_change=project.last_change(),
        measures=measured(session, today),
    )


def _steps(session: Session, today: date) -> tuple[StepSeen, ...]:
    marks = step_marks(session)
    found = []
    for step in STEPS:
        if step.progress is None:
            continue
        share = step.progress(session, today).share
        status = DONE if share >= WHOLE else "ongoing" if share > 0 else "not_started"
        mark = marks.get(step.key)
        found.append(StepSeen(step.key, _(step.title), share, mark.status if mark else status))
    return tuple(found)


def _next_meeting(session: Session, today: date) -> tuple[date | None, str]:
    """Return the day and the title of the next meeting; none where no meetings are kept."""
    kind = RECORDS.get("meeting")
    rows = read_rows(session, kind) if kind is not None else []
    ahead = [row for row in rows if row["held_on"] is not None and row["held_on"] >= today]
    first = min(ahead, key=lambda row: row["held_on"], default=None)
    return (first["held_on"], str(first["title"])) if first else (None, "")
