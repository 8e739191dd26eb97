"""The plan as rows of a Gantt chart, for the window, the wall and paper alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.base.formats import thousands
from workbench.base.language import _
from workbench.charts.gantt import GanttRow
from workbench.charts.gantt import Link as ChartLink
from workbench.rules.calendar import WEEKEND
from workbench.steps.plan.gantt_look import Grouping, Look, colours, naming
from workbench.steps.plan.outline import outlined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from workbench.charts.gantt import Category
    from workbench.steps.plan.items import Item, Plan

GROUP_KEY = "group:"


def gantt_rows(plan: Plan, look: Look | None = None) -> list[GanttRow]:
    """Return the rows of the chart: groups with the activities in them, or the outline."""
    return KeptRows().rows(plan, look or Look())


class KeptRows:
    """The rows of a chart that is drawn again and again: what is the same is not made anew."""

    def __init__(self) -> None:
        self._drawing: _Drawing | None = None

    def rows(self, plan: Plan, look: Look) -> list[GanttRow]:
        """Return the rows of the plan as it is now."""
        items = look.shown(plan)
        drawing = _Drawing(plan, look, colours(plan, look, items), {})
        before = self._drawing
        if before is not None and before.looks_like(drawing):
            drawing = replace(drawing, known=before.known)
        self._drawing = drawing
        if look.grouping is Grouping.OUTLINE:
            return _outline(drawing, {item.id for item in items})
        rows: list[GanttRow] = []
        for key, title, code, group in _groups(plan, look, items):
            rows.append(_group_row(key, title, code, group))
            rows.extend(drawing.row(item, 1) for item in group)
        return rows

    def again(self, item: Item) -> GanttRow | None:
        """Return the row of an activity that was drawn, as it is now; None if it is not shown."""
        drawing = self._drawing
        known = drawing.known.get(item.id) if drawing is not None else None
        return drawing.drawn_again(item, known[1]) if drawing and known else None


def gantt_categories(plan: Plan, look: Look) -> tuple[Category, ...]:
    """Return what the colours of the rows mean, each once."""
    found = colours(plan, look, look.shown(plan)).values()
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.color))


def free_days(plan: Plan, first: date, last: date) -> frozenset[date]:
    """Return the days from Monday to Friday on which the project does not work."""
    every = (first + timedelta(days=nth) for nth in range((last - first).days + 1))
    return frozenset(
        day for day in every if day.weekday() not in WEEKEND and not plan.calendar.is_working(day)
    )


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


def _groups(
    plan: Plan, look: Look, items: Iterable[Item]
) -> list[tuple[str, str, str, list[Item]]]:
    names, key_of = naming(plan, look.grouping, look.places)
    found: dict[str, list[Item]] = {key: [] for key in names}
    for item in items:
        found.setdefault(key_of(item), []).append(item)
    codes = plan.goal_codes if look.grouping is Grouping.GOAL else {}
    return [
        (key, names.get(key, _("Without")), codes.get(key, ""), group)
        for key, group in found.items()
        if group
    ]


def _outline(drawing: _Drawing, shown: set[str]) -> list[GanttRow]:
    """Return the outline; of one that is narrowed also what the shown activities are part of."""
    plan, kept = drawing.plan, set(shown)
    for key in shown:
        parent = plan.by_id[key].values["parent_id"]
        while parent in plan.by_id and parent not in kept:
            kept.add(parent)
            parent = plan.by_id[parent].values["parent_id"]
    return [
        drawing.row(item, level, summary=above)
        for item, level, above in outlined(plan)
        if item.id in kept
    ]


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


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A plan with how it is looked at and the colours that follow; the rows made so far."""

    plan: Plan
    look: Look
    colours: Mapping[str, Category]
    known: dict[str, tuple[Item, GanttRow]]

    def looks_like(self, other: _Drawing) -> bool:
        """Return whether what rows are made of beside their item is the same."""
        mine = (self.look, self.plan.organisations, self.colours)
        return mine == (other.look, other.plan.organisations, other.colours)

    def row(self, item: Item, level: int, *, summary: bool = False) -> GanttRow:
        """Return an activity as a row of the chart, as it was drawn before if it is the same."""
        known = self.known.get(item.id)
        if known is not None and known[0] is item:
            row = known[1]
            if row.level == level and (row.kind == "summary") is summary:
                return row
        row = self._row(item, level, summary=summary)
        self.known[item.id] = (item, row)
        return row

    def drawn_again(self, item: Item, before: GanttRow) -> GanttRow:
        """Return an activity as a row in the place of the one before."""
        return self._row(item, before.level, summary=before.kind == "summary")

    def _row(self, item: Item, level: int, *, summary: bool) -> GanttRow:
        values, placed = item.values, item.placed
        slips = item.expected is not None and item.expected.days_late > 0 and not item.done
        kind = "summary" if summary else "milestone" if values["milestone"] else "task"
        colour = self.colours.get(item.id)
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
            baseline=self.look.decided.get(item.id),
            responsible=self.plan.responsible(item),
            cost=_cost(item),
            color=colour.color if colour else "",
            letter=colour.letter if colour else "",
            float_days=placed.total_float if placed else None,
            deadline=values["deadline"],
            late_finish=self._latest(item),
        )

    def _latest(self, item: Item) -> date | None:
        placed = item.placed
        if not self.look.floats or placed is None or item.done or placed.total_float <= 0:
            return None
        return placed.late_finish


def _cost(item: Item) -> str:
    ore = item.values["cost"]
    if not ore:
        return ""
    return _per_year(ore) if item.values["cost_kind"] == "per_year" else thousands(ore)
