"""Every project in a folder side by side, read without opening any of them for work.

Only what is public is told: names of places, how far the steps are, meetings, indicators, and how
much the review finds, by step. What a finding quotes stays in its file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.models.registry import RECORDS
from workbench.program.catalogue import STEPS
from workbench.program.portfolio_measures import Measured, measured
from workbench.program.review import review
from workbench.project.file_reader import FileReader
from workbench.project.format import SUFFIX
from workbench.project.lock import FileInUse
from workbench.project.register import read_rows
from workbench.project.step_notes import DONE, SKIPPED, step_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.base.clock import Clock
    from workbench.project.project import Project

WHOLE: Final = 0.995  # the share from which a step counts as done
SEVERITIES: Final = ("error", "warning", "note")
MOST: Final = 2000


@dataclass(frozen=True, slots=True)
class StepSeen:
    """How far a step of a project is: ``share`` 0..1, ``status`` as in the navigation."""

    key: str
    title: str
    share: float
    status: str


@dataclass(frozen=True)
class Seen:
    """One file of a folder: what is in it, or in ``error`` why it cannot be shown.

    ``findings`` count by severity, ``by_step`` by the title of the step they lead to.
    """

    path: Path
    name: str
    error: str = ""
    steps: tuple[StepSeen, ...] = ()
    findings: dict[str, int] = field(default_factory=dict)
    by_step: dict[str, int] = field(default_factory=dict)
    next_meeting: date | None = None
    meeting: str = ""
    last_change: datetime | None = None
    measures: tuple[Measured, ...] = ()

    @property
    def counted_steps(self) -> tuple[StepSeen, ...]:
        """The steps that are to be taken: all but those skipped with a reason."""
        return tuple(step for step in self.steps if step.status != SKIPPED)

    @property
    def steps_done(self) -> int:
        """How many steps are done."""
        return sum(step.status == DONE for step in self.steps)


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
    listed, found = list(paths), []
    with FileReader(clock) as reader:
        for number, path in enumerate(listed):
            report(number / len(listed))
            found.append(_look(reader, path, open_here))
    return found


def _look(reader: FileReader, path: Path, open_here: Project | None) -> Seen:
    try:
        try:
            reader.load(path)
        except FileInUse as error:
            if not error.here or open_here is None:
                raise
            reader.hold(open_here)
        with reader.read() as session:
            return _seen(session, reader.project, path)
    except WorkbenchError as error:
        return Seen(path, path.stem, error.text())
    except OSError as error:
        return Seen(path, path.stem, str(error.strerror or error))


def _seen(session: Session, project: Project, path: Path) -> Seen:
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


def labels(seen: Iterable[Seen]) -> list[tuple[str, tuple[Measured, ...]]]:
    """Return what each project is called among the others, with its indicators.

    Projects of one name are told apart by their files.
    """
    shown = [each for each in seen if not each.error]
    names = Counter(each.name for each in shown)
    return [
        (each.name if names[each.name] == 1 else f"{each.name} ({each.path.stem})", each.measures)
        for each in shown
    ]
