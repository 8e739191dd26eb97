"""The dates of activities in tables and forms: where the plan computes them, as it does.

A computed date that is typed over says what a drag of the bar says: the first day not to begin
before, the last day how long it takes. Who makes computed dates typed keeps those that were shown.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

from workbench.base.errors import WorkbenchError
from workbench.models.registry import record
from workbench.project.activity_dates import COMPUTED, dates_held
from workbench.steps.plan.views import read_plan
from workbench.ui.data.columns import Own, columns_of

if TYPE_CHECKING:
    from datetime import date

    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.steps.plan.items import Plan
    from workbench.ui.data.columns import Column

ACTIVITY = record("activity")
_FROM = ("activity", "dependency", "calendar_day", "project")


def activity_columns(project: Project) -> tuple[Column, ...]:
    """Return all columns of activities, with the dates that the plan computes."""
    dates = _PlanDates(project)
    own = {
        "start": Own(dates.start, dates.begin, _FROM),
        "finish": Own(dates.finish, dates.end, _FROM),
        "dating": Own(lambda row: row["dating"], dates.settle),
    }
    return columns_of(ACTIVITY, own=own)


class _PlanDates:
    """What the plan says of rows, read again after an edit when it is first asked for."""

    def __init__(self, project: Project) -> None:
        self._project, self._plan = project, None
        me = weakref.ref(self)

        def told(_changes: object) -> None:
            dates = me()
            if dates is not None:
                dates.forget()

        weakref.finalize(self, project.subscribe(told)).atexit = False

    _plan: Plan | None

    def forget(self) -> None:
        """Take note that something was changed."""
        self._plan = None

    def _dates(self, row: Values) -> dict[str, date | None]:
        plan = self._read() if row["dating"] == COMPUTED else None
        item = plan.by_id.get(row["id"]) if plan else None
        return dates_held(row, item.placed if item else None)

    def _read(self) -> Plan | None:
        if self._plan is None:
            try:
                with self._project.read() as session:
                    self._plan = read_plan(session, self._project.today())
            except WorkbenchError:
                return None
        return self._plan

    def start(self, row: Values) -> date | None:
        """Return the first day."""
        return self._dates(row)["start"]

    def finish(self, row: Values) -> date | None:
        """Return the last day."""
        return self._dates(row)["finish"]

    def begin(self, row: Values, day: Any) -> Values:  # noqa: ANN401 - as columns have it
        """Return what to write so that an activity begins on a day."""
        return {"start" if row["dating"] != COMPUTED else "earliest_start": day}

    def end(self, row: Values, day: Any) -> Values:  # noqa: ANN401 - as columns have it
        """Return what to write so that an activity ends on a day."""
        start, plan = self.start(row), self._read()
        if row["dating"] != COMPUTED or start is None or day is None or plan is None:
            return {"finish": day}
        if row["milestone"]:
            return {"earliest_start": day}
        return {"duration": max(1, plan.calendar.working_days_between(start, day))}

    def settle(self, row: Values, dating: Any) -> Values:  # noqa: ANN401 - as columns have it
        """Return what to write so that dates are typed or computed from now on."""
        if row["dating"] != COMPUTED or dating == COMPUTED:
            return {"dating": dating}
        return {"dating": dating, **self._dates(row)}
