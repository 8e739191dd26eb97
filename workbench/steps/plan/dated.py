"""Activities with the dates that the plan computes, for tables that read rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from workbench.steps.plan.items import Plan, Values

COMPUTED: Final = "computed"


def dates_of(row: Values, plan: Plan) -> tuple[date | None, date | None]:
    """Return first and last day of an activity: as written, or as the plan computes them."""
    item = plan.by_id.get(row["id"])
    if row["dating"] == COMPUTED and item is not None and item.placed is not None:
        return item.start, item.finish
    return row["start"], row["finish"]


def dated(rows: Iterable[Values], plan: Plan) -> list[dict[str, object]]:
    """Return the rows with the dates that hold."""
    return [
        {**row, **dict(zip(("start", "finish"), dates_of(row, plan), strict=True))} for row in rows
    ]
