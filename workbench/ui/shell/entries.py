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
    from workbench.project.changes import Changes
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


class StepStates:
    """How far each step is, by its content or as people have set it by hand.

    After an edit only those steps are reckoned anew that read what it changed.
    """

    def __init__(self, entries: tuple[StepEntry, ...], project: Project) -> None:
        self._entries, self._project = entries, project
        self._today: date | None = None
        self._changed: set[str] = set()
        self._known: dict[str, tuple[StepState, frozenset[str]]] = {}

    def note(self, changes: Changes) -> None:
        """Take note of an edit."""
        self._changed |= changes.tables.keys()

    def reckon(self) -> tuple[StepState, ...]:
        """Return how far each step is now."""
        today = self._project.today()
        if today != self._today:
            self._today = today
            self._known.clear()
        with self._project.read() as session:
            marks = step_marks(session)
            found = tuple(
                _marked(self._reckoned(entry, session, today), marks.get(entry.key))
                for entry in self._entries
            )
        self._changed.clear()
        return found

    def _reckoned(self, entry: StepEntry, session: Session, today: date) -> StepState:
        # Not with this module: the window is painted before it has read any row.
        from workbench.project.tables_read import is_told, noting_tables

        known = self._known.get(entry.key)
        if known is not None and self._changed.isdisjoint(known[1]) and is_told(known[1]):
            return known[0]
        with noting_tables(session) as read:
            state = _state(entry, session, today)
        self._known[entry.key] = (state, frozenset(read))
        return state


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


def _state(entry: StepEntry, session: Session, today: date) -> StepState:
    if entry.progress is None:
        return _bare(entry)
    found = entry.progress(session, today)
    status = "done" if found.share >= WHOLE else "ongoing" if found.share > 0 else "not_started"
    return StepState(
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


def _marked(state: StepState, mark: StepMark | None) -> StepState:
    """Return the state as set by hand, if it was; only what is late is still told."""
    if mark is None:
        return state
    said = replace(
        state,
        status=mark.status,
        share=1.0 if mark.status == DONE else state.share,
        by_hand=True,
        reason=mark.reason,
    )
    return said if state.weight >= LATE else replace(said, remark="", weight=0, row_id=None)
