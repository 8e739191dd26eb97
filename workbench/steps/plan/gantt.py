"""The plan as rows of a Gantt chart, for the window, the wall and paper alike."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.formats import thousands
from workbench.base.language import N_, _
from workbench.charts.gantt import GanttRow
from workbench.charts.gantt import Link as ChartLink
from workbench.models.registry import record
from workbench.steps.plan.outline import outlined

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.steps.plan.views import Item, Plan


class Grouping(StrEnum):
    """By what the activities stand together."""

    GOAL = "goal"
    PHASE = "phase"
    RESPONSIBLE = "responsible"
    STATUS = "status"
    OUTLINE = "outline"

    @override
    def title(self) -> str:
        """Return the name in the current language."""
        return _(_GROUPINGS[self])


_GROUPINGS = {
    Grouping.GOAL: N_("By goal"),
    Grouping.PHASE: N_("By phase"),
    Grouping.RESPONSIBLE: N_("By responsible"),
    Grouping.STATUS: N_("By status"),
    Grouping.OUTLINE: N_("As an outline"),
}
GROUP_KEY = "group:"


def gantt_rows(plan: Plan, grouping: Grouping = Grouping.GOAL) -> list[GanttRow]:
    """Return the rows of the chart: groups with the activities in them, or the outline."""
    if grouping is Grouping.OUTLINE:
        return [_row(plan, item, level, summary=above) for item, level, above in outlined(plan)]
    rows: list[GanttRow] = []
    for key, title, code, items in _groups(plan, grouping):
        rows.append(_group_row(key, title, code, items))
        rows.extend(_row(plan, item, 1) for item in items)
    return rows


def gantt_links(plan: Plan) -> list[ChartLink]:
    """Return the dependencies between the rows of the chart."""
    critical = set(plan.schedule.critical)
    return [
        ChartLink(
            link.source,
            link.target,
            link.kind.value,
            link.source in critical and link.target in critical,
        )
        for link in plan.links
    ]


def _groups(plan: Plan, grouping: Grouping) -> list[tuple[str, str, str, list[Item]]]:
    names, key_of = _naming(plan, grouping)
    found: dict[str, list[Item]] = {key: [] for key in names}
    for item in plan.items:
        found.setdefault(key_of(item), []).append(item)
    codes = plan.goal_codes if grouping is Grouping.GOAL else {}
    return [
        (key, names.get(key, _("Without")), codes.get(key, ""), items)
        for key, items in found.items()
        if items
    ]


def _naming(plan: Plan, grouping: Grouping) -> tuple[dict[str, str], Callable[[Item], str]]:
    """Return the groups' names in order and the function that finds an activity's group."""
    activity = record("activity")
    if grouping is Grouping.GOAL:
        names = {**plan.goals, "": _("Without goal")}
        return names, lambda item: item.values["goals"][0] if item.values["goals"] else ""
    if grouping is Grouping.RESPONSIBLE:
        names = {**dict(plan.organisations), "": _("Nobody responsible")}
        return (
            names,
            lambda item: item.values["responsible"][0] if item.values["responsible"] else "",
        )
    field = activity["phase" if grouping is Grouping.PHASE else "status"]
    names = {**{choice.key: choice.text() for choice in field.choices}, "": _("Without")}
    return names, lambda item: item.values[field.name] or ""


def _group_row(key: str, title: str, code: str, items: list[Item]) -> GanttRow:
    starts = [item.start for item in items if item.start]
    finishes = [item.finish for item in items if item.finish]
    return GanttRow(
        key=f"{GROUP_KEY}{key}",
        title=title,
        kind="group",
        code=code,
        start=min(starts, default=None),
        finish=max(finishes, default=None),
        cost=_group_cost(items),
    )


def _group_cost(items: list[Item]) -> str:
    once = sum(item.values["cost"] or 0 for item in items if item.values["cost_kind"] != "per_year")
    yearly = sum(
        item.values["cost"] or 0 for item in items if item.values["cost_kind"] == "per_year"
    )
    if yearly and not once:
        return _per_year(yearly)
    return thousands(once + yearly) if once + yearly else ""


def _per_year(ore: int) -> str:
    return _("{amount}/yr").format(amount=thousands(ore))


def _row(plan: Plan, item: Item, level: int, *, summary: bool = False) -> GanttRow:
    values, placed = item.values, item.placed
    slips = item.expected is not None and item.expected.days_late > 0 and not item.done
    kind = "summary" if summary else "milestone" if values["milestone"] else "task"
    return GanttRow(
        key=item.id,
        title=values["title"],
        kind=kind,  # type: ignore[arg-type]
        code=values["code"],
        level=level,
        start=item.start,
        finish=item.finish,
        done=item.share,
        critical=bool(placed and placed.critical and not item.done),
        late=item.late,
        forecast_finish=item.expected.finish if item.expected and slips else None,
        conflict=_("clash") if item.conflict_days else "",
        responsible=plan.responsible(item),
        cost=_cost(item),
        float_days=placed.total_float if placed else None,
    )


def _cost(item: Item) -> str:
    ore = item.values["cost"]
    if not ore:
        return ""
    return _per_year(ore) if item.values["cost_kind"] == "per_year" else thousands(ore)
