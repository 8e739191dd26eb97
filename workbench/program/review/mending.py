"""What a machine can do about a breach of a rule: one edit that can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from workbench.base.language import N_, _
from workbench.models.registry import record
from workbench.project.register import read_row, update_row
from workbench.steps.plan.views import read_plan
from workbench.steps.vision.views import standings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.project.project import Project
    from workbench.project.register import Values

    Find = Callable[[Session, Values, date], dict[str, Any]]


@dataclass(frozen=True)
class Mending:
    """What is done: its name and the edit's label (message ids), the table, what mends the row.

    ``find`` returns no values where it cannot be mended.
    """

    title: str
    done: str
    table: str
    find: Find

    def words(self) -> str:
        """Return the name in the current language."""
        return _(self.title)

    def values(self, session: Session, row_id: str, today: date) -> dict[str, Any]:
        """Return the values that mend a row, none where it cannot be mended."""
        row = read_row(session, record(self.table), row_id)
        return self.find(session, row, today) if row is not None else {}

    def mend(self, project: Project, row_id: str) -> bool:
        """Mend a row in one edit; return whether there was anything to do."""
        with project.read() as session:
            values = self.values(session, row_id, project.today())
        if values:
            with project.edit(self.done) as session:
                update_row(session, record(self.table), row_id, values)
        return bool(values)


def _let_do(_session: Session, row: Values, _today: date) -> dict[str, Any]:
    return {"responsible": (row["accountable_id"],)} if row["accountable_id"] else {}


def _let_account(_session: Session, row: Values, _today: date) -> dict[str, Any]:
    return {"accountable_id": row["responsible"][0]} if row["responsible"] else {}


def _let_maintain(_session: Session, row: Values, _today: date) -> dict[str, Any]:
    key = row["accountable_id"] or next(iter(row["responsible"]), None)
    return {"maintainers": (key,)} if key else {}


def _later(session: Session, row: Values, today: date) -> dict[str, Any]:
    plan = read_plan(session, today)
    item = plan.by_id[row["id"]]
    if not item.conflict_days or item.start is None or item.finish is None:
        return {}
    calendar = plan.calendar
    first = calendar.before(item.start) + item.conflict_days
    if row["dating"] == "computed":
        return {"earliest_start": calendar.starting(first)}
    if row["milestone"]:
        day = calendar.starting(first)
        return {"start": day, "finish": day}
    length = max(1, calendar.working_days_between(item.start, item.finish))
    return {"start": calendar.starting(first), "finish": calendar.ending(first + length)}


def _first_value(session: Session, row: Values, today: date) -> dict[str, Any]:
    stand = standings(session, today).get(row["id"])
    first = next((e for e in stand.series if e.value is not None), None) if stand else None
    if first is None:
        return {}
    return {
        "baseline": first.value,
        "baseline_year": first.year,
        "baseline_on": first.day,
        "baseline_source": first.source,
    }


def _measured_alone(session: Session, row: Values, today: date) -> dict[str, Any]:
    stand = standings(session, today).get(row["id"])
    if stand is None or stand.fetched is None or stand.year not in row["values"]:
        return {}
    return {"values": {year: v for year, v in row["values"].items() if year != stand.year}}


def _ended(_session: Session, _row: Values, _today: date) -> dict[str, Any]:
    return {"status": "ended"}


LET_DO: Final = Mending(
    N_("Let who answers for it do it"), N_("Let who answers for an activity do it"),
    "activity", _let_do,
)  # fmt: skip
LET_ACCOUNT: Final = Mending(
    N_("Let who does it answer for it"), N_("Let who does an activity answer for it"),
    "activity", _let_account,
)  # fmt: skip
LET_MAINTAIN: Final = Mending(
    N_("Let who answers for it look after it"),
    N_("Let who answers for an activity look after what it puts in place"),
    "activity", _let_maintain,
)  # fmt: skip
MOVE_ACTIVITY: Final = Mending(
    N_("Move it to when it can begin"), N_("Moved an activity to when it can begin"),
    "activity", _later,
)  # fmt: skip
FIRST_AS_BASELINE: Final = Mending(
    N_("Take the first value as baseline"), N_("Took the first value as baseline"),
    "indicator", _first_value,
)  # fmt: skip
DROP_TYPED: Final = Mending(
    N_("Let the measured value hold"), N_("Dropped a typed value for the measured one"),
    "indicator", _measured_alone,
)  # fmt: skip
END_AGREEMENT: Final = Mending(
    N_("Set the agreement to ended"), N_("Set an agreement to ended"), "agreement", _ended
)
