"""The plan as it was decided, beside the plan as it is: what has moved since, and what was on time.

A baseline keeps dates and cost of every activity of its day; nothing that happens later changes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.progress import Delivery

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.plan.items import Item, Plan

BASELINE, FROZEN = record("baseline"), record("baseline_activity")


@dataclass(frozen=True, slots=True)
class Baseline:
    """A decided plan: its name, when and where it was decided, and when it was frozen."""

    id: str
    name: str
    decided_on: date | None
    decision: str
    frozen_on: date | None

    @property
    def day(self) -> date | None:
        """The day of the decision, or else the day on which it was frozen."""
        return self.decided_on or self.frozen_on


@dataclass(frozen=True, slots=True)
class Change:
    """What has become of one activity since a baseline.

    ``item`` is None when it is no longer in the plan, ``was`` is None when it was not there then.
    ``start_days`` and ``finish_days`` are calendar days, later is positive; None where either plan
    has no date. ``cost`` is the difference in öre, None where neither plan has a cost.
    """

    title: str
    code: str
    was: Values | None
    item: Item | None
    start_days: int | None
    finish_days: int | None
    cost: int | None

    @property
    def is_new(self) -> bool:
        """Whether the activity was not there when the baseline was decided."""
        return self.was is None

    @property
    def is_gone(self) -> bool:
        """Whether the activity has left the plan, or been cancelled."""
        return self.item is None or self.item.values["status"] == "cancelled"

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        moved = self.start_days or self.finish_days or self.cost
        return bool(self.is_new or self.is_gone or moved)


def baselines(session: Session) -> tuple[Baseline, ...]:
    """Return the baselines, the latest decided first."""
    found = [
        Baseline(r["id"], r["name"], r["decided_on"], r["decision"], r["frozen_on"])
        for r in read_rows(session, BASELINE)
    ]
    dated = [each for each in found if each.day is not None]
    dated.sort(key=lambda each: each.day.toordinal() if each.day else 0, reverse=True)
    return (*dated, *(each for each in found if each.day is None))


def baseline_name(baseline: Baseline) -> str:
    """Return a baseline's name with the day of its decision."""
    if baseline.day is None:
        return baseline.name
    return _("{name} {day}").format(name=baseline.name, day=date_text(baseline.day))


def frozen_rows(session: Session, baseline: str) -> list[Values]:
    """Return what each activity was to be in a baseline, in the order of that day's plan."""
    return [row for row in read_rows(session, FROZEN) if row["baseline_id"] == baseline]


def read_baseline(session: Session, baseline: str) -> dict[str, tuple[date, date]]:
    """Return the decided first and last day by activity, for those that had dates and still are."""
    return {
        row["activity_id"]: (row["start"], row["finish"])
        for row in frozen_rows(session, baseline)
        if row["activity_id"] and row["start"] and row["finish"]
    }


def changes_since(rows: Iterable[Values], plan: Plan) -> list[Change]:
    """Return what became of every activity, those of the baseline first, in their order."""
    rows = list(rows)
    known = {row["activity_id"] for row in rows}
    found = [_change(row, plan.by_id.get(row["activity_id"] or "")) for row in rows]
    new = (each for each in plan.items if each.id not in known)
    return found + [_change(None, each) for each in new if each.values["status"] != "cancelled"]


def _change(was: Values | None, item: Item | None) -> Change:
    values: Mapping[str, object] = item.values if item else (was or {})
    then = was or {"start": None, "finish": None}
    start = _days(then["start"], item.start if item else None)
    finish = _days(then["finish"], item.finish if item else None)
    return Change(
        str(values["title"]),
        str(values["code"]),
        was,
        item,
        start,
        finish,
        _difference(was, item),
    )


def _days(before: date | None, after: date | None) -> int | None:
    return (after - before).days if before and after else None


def _difference(was: Values | None, item: Item | None) -> int | None:
    if was is None or item is None or (was["cost"] is None and item.values["cost"] is None):
        return None
    return int(item.values["cost"] or 0) - int(was["cost"] or 0)


def deliveries(rows: Iterable[Values], plan: Plan) -> list[Delivery]:
    """Return what a baseline wanted done by now, each with when it was.

    An activity that is done without a day of its own counts by the day on which the plan ends it.
    Cancelled and deleted activities are no longer due.
    """
    found = []
    for row in rows:
        item = plan.by_id.get(row["activity_id"] or "")
        if item is None or item.values["status"] == "cancelled" or row["finish"] is None:
            continue
        if row["finish"] < plan.today:
            done_on = item.values["actual_finish"] or item.finish
            found.append(Delivery(row["finish"], item.done, done_on))
    return found
