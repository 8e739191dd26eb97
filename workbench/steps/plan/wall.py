"""The action plan on the wall: what is late, what comes next, who has what, and a quarter."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_short, date_text, percent_text
from workbench.base.language import _, ngettext
from workbench.charts.gantt import GanttOptions, gantt_scene
from workbench.charts.gantt.words import status_of, status_word
from workbench.charts.wall import Cell, Picture, Rows, WallPage, WallRow
from workbench.models.registry import record
from workbench.steps.on_wall import coded, spot, told
from workbench.steps.plan.gantt import free_days, gantt_links, gantt_rows
from workbench.steps.plan.gantt_look import Grouping, Look
from workbench.steps.plan.views import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from workbench.charts.gantt import GanttRow
    from workbench.charts.scene import Scene
    from workbench.charts.wall import Spot
    from workbench.steps.plan.items import Item, Plan

STEP: Final = "plan"
ACTIVITY: Final = record("activity")
SOON: Final = 30  # days ahead that count as next
_ROWS: Final = 8
_TONES: Final = {
    "done": "ok", "late": "error", "risk": "warn", "running": "ok", "planned": "muted",
}  # fmt: skip
_CALENDAR: Final = 5.0  # what calendar and key take of the height, in ems
_LINE_LEAST, _LINE_MOST = 1.6, 2.6  # the height of a row, in ems


def wall_pages(session: Session, today: date) -> tuple[WallPage, ...]:
    """Return what is late, what comes next, who is responsible for what, and the quarter."""
    plan = read_plan(session, today)
    items = _leaves(plan)
    if not items:
        return ()
    drawn = {row.key: row for row in gantt_rows(plan, Look(grouping=Grouping.OUTLINE))}
    return (
        *_late(plan, items, drawn),
        *_next(plan, items, drawn),
        *_by_party(plan, items),
        *_quarter(plan, items, drawn),
    )


def _leaves(plan: Plan) -> list[Item]:
    parents = {item.values["parent_id"] for item in plan.items}
    return [
        item
        for item in plan.items
        if item.id not in parents and item.values["status"] != "cancelled"
    ]


def _lead(plan: Plan, items: Sequence[Item]) -> str:
    late = sum(item.late for item in items)
    return _("Action plan · as of {day} · {late} of {all} late").format(
        day=date_text(plan.today), late=late, all=len(items)
    )


def _status(row: GanttRow) -> Cell:
    status = status_of(row)
    return Cell(status_word(status), _TONES[status], status)


def _row(plan: Plan, item: Item, drawn: dict[str, GanttRow], day: date | None) -> WallRow:
    same = day is not None and day.year == plan.today.year
    return WallRow(
        item.id,
        coded(ACTIVITY, item.values),
        (
            Cell(plan.responsible(item)),
            Cell((date_short(day) if same else date_text(day)) if day else ""),
            _status(drawn[item.id]),
        ),
        spots_of(item),
    )


def spots_of(item: Item) -> tuple[Spot, ...]:
    """Return what may be changed of an activity while the room looks on."""
    return tuple(spot(ACTIVITY, item.id, name) for name in ("progress", "status", "title"))


def _late(plan: Plan, items: Sequence[Item], drawn: dict[str, GanttRow]) -> Iterator[WallPage]:
    late = [item for item in plan.late if item in items]
    if not late:
        return
    said = ngettext("{count} action is late", "{count} actions are late", len(late))
    rows = tuple(_row(plan, item, drawn, item.finish) for item in late)
    heads = (_("Responsible"), _("Finish"), "")
    yield WallPage(
        "plan.late", STEP, _("Late"), said.format(count=len(late)), Rows(rows, heads),
        _lead(plan, items), aside=tuple(_aside(late)),
    )  # fmt: skip


def _aside(items: Sequence[Item]) -> Iterator[str]:
    """Yield the private notes of activities, for the laptop alone."""
    for item in items:
        if item.values["notes"]:
            yield f"{told(ACTIVITY, item.values, 'code')} {item.values['notes']}".strip()


def _next(plan: Plan, items: Sequence[Item], drawn: dict[str, GanttRow]) -> Iterator[WallPage]:
    until = plan.today + timedelta(days=SOON)
    found = sorted(
        (day, place, item)
        for place, item in enumerate(items)
        if not item.done and (day := _coming(item, plan.today)) is not None and day <= until
    )
    if not found:
        return
    said = ngettext(
        "{count} thing happens within {days} days", "{count} things happen within {days} days",
        len(found),
    )  # fmt: skip
    rows = tuple(_row(plan, item, drawn, day) for day, _place, item in found)
    heads = (_("Responsible"), _("Starts or ends"), "")
    yield WallPage(
        "plan.next", STEP, _("Next"), said.format(count=len(found), days=SOON), Rows(rows, heads),
        _lead(plan, items), aside=tuple(_aside([item for _day, _place, item in found])),
    )  # fmt: skip


def _coming(item: Item, today: date) -> date | None:
    """Return the next day on which an activity starts or ends; None when both are past."""
    days = [day for day in (item.start, item.finish) if day is not None and day >= today]
    return min(days, default=None)


def _by_party(plan: Plan, items: Sequence[Item]) -> Iterator[WallPage]:
    found: dict[str, list[Item]] = {}
    for item in items:
        keys = item.values["responsible"] or (item.values["accountable_id"],)
        for key in keys:
            found.setdefault(key or "", []).append(item)
    rows = [_party(plan, key, mine) for key, mine in found.items()]
    ranked = sorted(zip(found.values(), rows, strict=True), key=lambda each: _weight(each[0]))
    heads = (_("Open"), _("Late"), _("Done"))
    unowned = len(found.get("", ()))
    title = (
        ngettext("{count} action has nobody responsible", "{count} actions have nobody responsible",
                 unowned).format(count=unowned)
        if unowned
        else _("Everything has somebody responsible")
    )  # fmt: skip
    yield WallPage(
        "plan.parties", STEP, _("Responsible"), title,
        Rows(tuple(row for _mine, row in ranked), heads, frozenset({0, 1, 2})), _lead(plan, items),
    )  # fmt: skip


def _weight(items: Sequence[Item]) -> tuple[int, int]:
    return -sum(item.late for item in items), -sum(not item.done for item in items)


def _party(plan: Plan, key: str, items: Sequence[Item]) -> WallRow:
    late = sum(item.late for item in items)
    done = sum(item.done for item in items)
    name = plan.organisations.get(key, "") if key else _("Nobody responsible")
    return WallRow(
        key or "nobody",
        name,
        (
            Cell(str(len(items) - done)),
            Cell(str(late), "error", "late") if late else Cell("0", "muted"),
            Cell(percent_text(done / len(items))),
        ),
        strong=not key,
    )


# -- the quarter


def quarter(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter of a day."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return first, after - timedelta(days=1)


def _quarter(plan: Plan, items: Sequence[Item], drawn: dict[str, GanttRow]) -> Iterator[WallPage]:
    days = quarter(plan.today)
    held = [item for item in items if _within(item, days)]
    if not held:
        return
    held.sort(key=lambda item: (not item.late, item.done, item.start or days[0]))
    late = sum(item.late for item in held)
    clash = sum(bool(item.conflict_days) for item in held)
    draws = tuple(
        partial(_gantt, plan, tuple(drawn[i.id] for i in held[at : at + _ROWS]), days)
        for at in range(0, len(held), _ROWS)
    )
    lead = _("Action plan · quarter {number} {year} · as of {day}").format(
        number=(days[0].month + 2) // 3, year=days[0].year, day=date_text(plan.today)
    )
    spots = tuple(each for item in held for each in spots_of(item)[:1])
    yield WallPage(
        "plan.quarter", STEP, _("The quarter"), _headline(late, clash, len(held)),
        Picture(draws, spots), lead,
    )  # fmt: skip


def _headline(late: int, clash: int, count: int) -> str:
    if not late and not clash:
        said = ngettext(
            "{count} action this quarter, on time",
            "{count} actions this quarter, on time",
            count,
        )
        return said.format(count=count)
    parts = []
    if late:
        parts.append(ngettext("{count} action is late", "{count} actions are late", late)
                     .format(count=late))  # fmt: skip
    if clash:
        parts.append(ngettext("{count} clashes", "{count} clash", clash).format(count=clash))
    return " – ".join(parts)


def _within(item: Item, days: tuple[date, date]) -> bool:
    if item.start is None or item.finish is None:
        return False
    return (
        item.finish >= days[0]
        and item.start <= days[1]
        and not (item.done and item.finish < days[0])
    )


def _gantt(
    plan: Plan, rows: Sequence[GanttRow], days: tuple[date, date], width: float, height: float,
    text: float,
) -> Scene:  # fmt: skip
    text = min(text, height / (_CALENDAR + len(rows) * _LINE_LEAST))
    line = min((height - text * _CALENDAR) / max(len(rows), 1), text * _LINE_MOST)
    options = GanttOptions(
        today=plan.today,
        holidays=free_days(plan, *days),
        links=tuple(gantt_links(plan)),
        columns=(),
        status_column=True,
        inside_labels=True,
        width=width,
        text=text * 0.92,
        small=text * 0.78,
        name_width=width * 0.36,
        row=line,
    )
    return gantt_scene(rows, days, options)
