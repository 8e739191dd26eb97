"""A plan as it travels between programs: tasks, links and a calendar, at the resolution of days.

Readers of foreign formats make one, writers take one; neither knows the project.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text, decimal_text
from workbench.base.language import _
from workbench.rules.calendar import WEEKEND, WorkCalendar
from workbench.rules.schedule_types import Constraint, LinkKind

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_TASKS: Final = 100_000
DAY_MINUTES: Final = 480


@dataclass(frozen=True, slots=True)
class Remark:
    """What was rounded, changed or left out: a message id with its facts.

    ``row`` is the task's line in the file as people count it, 0 for the file as a whole. ``lost``
    says that something of the file is not brought in.
    """

    message: str
    row: int = 0
    facts: Mapping[str, object] = field(default_factory=dict)
    lost: bool = False

    def shown(self) -> dict[str, object]:
        """Return the facts with days and decimals as people write them."""
        return {name: _written(fact) for name, fact in self.facts.items()}

    def text(self) -> str:
        """Return the sentence in the current language."""
        return _(self.message).format(**self.shown())


def _written(fact: object) -> object:
    if isinstance(fact, date):
        return date_text(fact)
    return decimal_text(round(fact, 2)) if isinstance(fact, float) else fact


@dataclass(frozen=True, slots=True)
class PlanLink:
    """The task that is waited for, how, and how many working days more."""

    source: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0


@dataclass(slots=True)
class PlanTask:
    """A task of a plan on its way.

    ``uid`` tells tasks of one file apart, ``key`` is the id it had in a project (32 hex digits),
    ``row`` its line as people count it. ``typed`` tasks keep ``start`` and ``finish``; of others
    these are what the other program reckoned. Dates are inclusive. ``duration`` is in working
    days, None for unknown. ``baselines`` are start and finish by number. ``named`` are further
    values by the name of the field, as people write them.
    """

    uid: str
    title: str
    row: int = 0
    key: str = ""
    code: str = ""
    parent: str = ""
    summary: bool = False
    milestone: bool = False
    duration: int | None = None
    typed: bool = False
    constraint: Constraint = Constraint.ASAP
    constraint_date: date | None = None
    deadline: date | None = None
    start: date | None = None
    finish: date | None = None
    percent: int = 0
    actual_start: date | None = None
    actual_finish: date | None = None
    cost_ore: int | None = None
    notes: str = ""
    active: bool = True
    links: list[PlanLink] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    baselines: dict[int, tuple[date, date]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class PlanDays:
    """Which days are worked: the week, and single days with their names, worked or not."""

    weekend: frozenset[int] = WEEKEND
    off: dict[date, str] = field(default_factory=dict)
    on: dict[date, str] = field(default_factory=dict)

    def calendar(self) -> WorkCalendar:
        """Return it as one to reckon with; raises NoWorkingDaysError where nothing is worked."""
        return WorkCalendar(days_off=self.off, working_days=self.on, weekend=self.weekend)


@dataclass(slots=True)
class PlanFile:
    """A whole plan. ``days`` is None where the file has no calendar of its own."""

    title: str = ""
    start: date | None = None
    tasks: list[PlanTask] = field(default_factory=list)
    days: PlanDays | None = None
    baseline_names: dict[int, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, message: str, row: int = 0, *, lost: bool = False, **facts: object) -> None:
        """Note what was rounded, changed or left out."""
        self.remarks.append(Remark(message, row, facts, lost))
