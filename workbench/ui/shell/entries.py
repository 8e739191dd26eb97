"""How the window knows a step without knowing the steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from workbench.base.language import _
from workbench.project.step_notes import DONE, step_marks
from workbench.ui.parts.page import StepState
from workbench.ui.parts.step_status import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.charts.wall import WallPage
    from workbench.project.project import Project
    from workbench.project.step_notes import StepMark
    from workbench.ui.parts.page import Page, PageContext

WHOLE = 0.995  # the share from which a step counts as done
LATE = 2  # the weight of a remark that no mark of a person silences


class _Progress(Protocol):
    @property
    def share(self) -> float: ...
    @property
    def amount(self) -> str: ...
    @property
    def remark(self) -> str: ...
    @property
    def weight(self) -> int: ...
    @property
    def row_id(self) -> str | None: ...


@dataclass(frozen=True)
class StepEntry:
    """A step as the window needs it. ``title`` is a message id; ``heading`` names its section.

    ``number`` is 0 for pages that are no step of the work. ``progress`` is None for those.
    ``guide`` are what it is, why, and the signs of good enough; ``signs`` tells which of them hold.
    ``wall`` makes its pages for the wall.
    """

    key: str
    section: str
    heading: str
    number: int
    title: str
    icon: str
    page: Callable[[], Callable[[PageContext], Page]]
    progress: Callable[[Session, date], _Progress] | None
    guide: tuple[str, str, tuple[str, ...]]
    example: str = ""
    signs: Callable[[Session, date], tuple[bool, ...]] | None = None
    wall: Callable[[Session, date], tuple[WallPage, ...]] | None = None


def states(entries: tuple[StepEntry, ...], project: Project) -> tuple[StepState, ...]:
    """Return how far each step is, by its content or as people have set it by hand."""
    today = project.today()
    with project.read() as session:
        marks = step_marks(session)
        return tuple(_state(entry, session, today, marks.get(entry.key)) for entry in entries)


def blank_states(entries: tuple[StepEntry, ...]) -> tuple[StepState, ...]:
    """Return the steps without looking at any content, for the first painted window."""
    return tuple(_bare(entry, UNKNOWN) for entry in entries)


def _bare(entry: StepEntry, status: str = "not_started") -> StepState:
    return StepState(
        entry.key,
        entry.section,
        entry.number,
        _(entry.title),
        entry.icon,
        0.0,
        status,
        "",
        "",
        0,
    )


def _state(entry: StepEntry, session: Session, today: date, mark: StepMark | None) -> StepState:
    if entry.progress is None:
        return _bare(entry)
    found = entry.progress(session, today)
    status = "done" if found.share >= WHOLE else "ongoing" if found.share > 0 else "not_started"
    reckoned = StepState(
        entry.key,
        entry.section,
        entry.number,
        _(entry.title),
        entry.icon,
        found.share,
        status,
        found.amount,
        found.remark,
        found.weight,
        found.row_id,
    )
    return reckoned if mark is None else _marked(reckoned, mark)


def _marked(state: StepState, mark: StepMark) -> StepState:
    """Return the state as set by hand; only what is late is still told."""
    said = replace(
        state,
        status=mark.status,
        share=1.0 if mark.status == DONE else state.share,
        by_hand=True,
        reason=mark.reason,
    )
    return said if state.weight >= LATE else replace(said, remark="", weight=0, row_id=None)
