"""How the window knows a step without knowing the steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from workbench.base.language import _
from workbench.ui.parts.page import StepState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.ui.parts.page import Page, PageContext

DONE = 0.995


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


def states(
    entries: tuple[StepEntry, ...], project: Project, notes: dict[str, str]
) -> tuple[StepState, ...]:
    """Return how far each step is; ``notes`` are statuses that the user set by hand, by step."""
    today = project.today()
    with project.read() as session:
        return tuple(_state(entry, session, today, notes.get(entry.key, "")) for entry in entries)


def blank_states(entries: tuple[StepEntry, ...]) -> tuple[StepState, ...]:
    """Return the steps without looking at any content, for the first painted window."""
    return tuple(_bare(entry) for entry in entries)


def _bare(entry: StepEntry) -> StepState:
    return StepState(
        entry.key,
        entry.section,
        entry.number,
        _(entry.title),
        entry.icon,
        0.0,
        "not_started",
        "",
        "",
        0,
    )


def _state(entry: StepEntry, session: Session, today: date, noted: str) -> StepState:
    if entry.progress is None:
        return _bare(entry)
    found = entry.progress(session, today)
    share = 1.0 if noted == "done" else found.share
    status = noted or ("done" if share >= DONE else "ongoing" if share > 0 else "not_started")
    return StepState(
        entry.key,
        entry.section,
        entry.number,
        _(entry.title),
        entry.icon,
        share,
        status,
        found.amount,
        found.remark,
        found.weight,
        found.row_id,
    )
