"""What is seen of one project of a folder, which is read without opening it for work."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.measures.places_seen import Seen, StepSeen
from workbench.models.registry import RECORDS
from workbench.program.catalogue import STEPS
from workbench.program.portfolio_measures import measured
from workbench.program.review import review
from workbench.project.file_reader import FileReader
from workbench.project.lock import is_open_here
from workbench.project.once import reading_once
from workbench.project.register import read_rows
from workbench.project.step_notes import DONE, step_marks

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.base.clock import Clock
    from workbench.project.project import Project

WHOLE: Final = 0.995  # the share from which a step counts as done


class Looker:
    """Looks at one file after another."""

    def __init__(self, clock: Clock) -> None:
        self._reader = FileReader(clock)

    def look(self, path: Path, open_here: Project | None = None) -> Seen:
        """Return what is in a file, or why it cannot be shown; ``open_here`` as in the folder."""
        try:
            if open_here is not None and is_open_here(path):
                return _seen(open_here, path)
            with self._reader.opened(path) as project:
                return _seen(project, path)
        except WorkbenchError as error:
            return Seen(path, path.stem, error.text())
        except OSError as error:
            return Seen(path, path.stem, str(error.strerror or error))
        except Exception as error:  # noqa: BLE001 - a fault of ours at one must not hide the others
            said = _("Something went wrong in the program: {what}")
            return Seen(path, path.stem, said.format(what=type(error).__name__))


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
