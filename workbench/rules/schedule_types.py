"""What a plan is made of, as plain values: tasks, links, and the errors a plan can have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_

if TYPE_CHECKING:
    from datetime import date


class LinkKind(StrEnum):
    """Which end of the source holds which end of the target ("no earlier than")."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"

    # The one that an enumeration brings is slow, and every link of a plan is a key.
    __hash__ = str.__hash__


class Constraint(StrEnum):
    """What holds a task besides its links."""

    ASAP = "ASAP"
    """Nothing: as soon as its predecessors allow."""
    SNET = "SNET"
    """Starts no earlier than the date."""
    FNET = "FNET"
    """Finishes no earlier than the end of the date."""
    MSO = "MSO"
    """Starts on the date whatever the links say; what they ask for is its conflict."""
    MFO = "MFO"
    """Finishes on the date whatever the links say."""
    ALAP = "ALAP"
    """As late as its successors allow without delaying the plan."""


@dataclass(frozen=True, slots=True)
class Link:
    """``target`` waits for ``source`` and ``lag`` working days more (or, below 0, fewer)."""

    source: str
    target: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the plan.

    ``duration`` is in working days, 0 for a milestone, which sits at the end of its day. A row that
    others name as ``parent`` is a summary: it has no dates, constraint or progress of its own.
    ``typed_start`` and ``typed_finish`` are dates that the user wrote: the task keeps them, its
    successors follow. ``share_done`` runs from 0 to 1; ``remaining`` is in working days and follows
    from it when not given. ``code`` is what people call the row (A12).
    """

    id: str
    duration: int = 1
    code: str = ""
    parent: str | None = None
    constraint: Constraint = Constraint.ASAP
    constraint_date: date | None = None
    deadline: date | None = None
    typed_start: date | None = None
    typed_finish: date | None = None
    actual_start: date | None = None
    actual_finish: date | None = None
    remaining: int | None = None
    share_done: float = 0.0
    done: bool = False
    cost_ore: int = 0

    @property
    def name(self) -> str:
        """What people call the row: its code, else its id."""
        return self.code or self.id

    @property
    def finished(self) -> bool:
        """Whether the work is done: its dates are facts and it is never critical."""
        return self.done or self.actual_finish is not None

    @property
    def typed(self) -> bool:
        """Whether the user wrote the dates."""
        return self.typed_start is not None or self.typed_finish is not None


class ScheduledTask(NamedTuple):
    """A row of the computed plan. Dates are inclusive; floats and ``conflict`` in working days."""

    id: str
    code: str
    start: date
    finish: date
    late_start: date
    late_finish: date
    duration: int
    total_float: int
    free_float: int
    critical: bool
    conflict: int
    share_done: float
    done: bool
    summary: bool
    cost_ore: int

    @property
    def early_start(self) -> date:
        """The earliest start: the plan places every task there."""
        return self.start

    @property
    def early_finish(self) -> date:
        """The earliest finish."""
        return self.finish

    @property
    def milestone(self) -> bool:
        """Whether the row is a moment rather than a span."""
        return self.duration == 0 and not self.summary

    @property
    def days_late(self) -> int:
        """Working days by which the task misses what must hold (deadline, fixed successor)."""
        return max(-self.total_float, 0)


class Conflict(NamedTuple):
    """A link that a task with held dates breaks, by ``days`` working days.

    ``source`` is the leaf that asks (``link`` may start from a summary above it), ``earliest`` the
    start it asks for.
    """

    task: str
    source: str
    link: Link
    days: int
    earliest: date


class CycleError(WorkbenchError):
    """A loop of links, or a link between a row and its own summary. ``codes`` names it in order."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(
            N_("These depend on each other in a circle: {loop}."),
            loop=" → ".join((*codes, codes[0])),
        )
        self.codes = codes


class UnknownTaskError(WorkbenchError):
    """A link or a parent that names no row of the plan."""

    def __init__(self, task: str) -> None:
        super().__init__(N_("The plan has no activity {code}."), code=task)
        self.task = task


class DuplicateTaskError(WorkbenchError):
    """Two rows with the same id."""

    def __init__(self, task: str) -> None:
        super().__init__(N_("The plan has two activities {code}."), code=task)
        self.task = task


class TooManyLinksError(WorkbenchError):
    """Links between large summary rows that mean more links than can be reckoned."""

    def __init__(self, count: int) -> None:
        super().__init__(
            N_("The links between summary rows stand for {count} links; that is too many."),
            count=count,
        )
