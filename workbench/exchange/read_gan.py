"""Plans of GanttProject (.gan): stored dates, links that pull or only push, one calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.parse import FIRST_YEAR, LAST_YEAR, ParseError, parse_number
from workbench.exchange.grid import clean_text
from workbench.exchange.mspdi_task import FULL, LONGEST_TITLE, MOST_DAYS, whole
from workbench.exchange.plan_file import MOST_TASKS, PlanDays, PlanFile, PlanLink, PlanTask
from workbench.exchange.xml_stream import stream
from workbench.rules.schedule_types import Constraint, LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workbench.exchange.xml_stream import Node
    from workbench.rules.calendar import WorkCalendar

_CONTAINERS: Final = ("calendars", "tasks", "resources", "allocations", "previous")
_KINDS: Final = {"1": LinkKind.SS, "2": LinkKind.FS, "3": LinkKind.FF, "4": LinkKind.SF}
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AROUND: Final = 2  # years before and after the plan for which holidays of every year are kept
_TRUE: Final = "true"


@dataclass(slots=True)
class _Reading:
    """What has been read so far; ``above`` is what each task lies under."""

    tasks: dict[str, Node] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    week: Node | None = None
    dates: list[Node] = field(default_factory=list)
    resources: dict[str, str] = field(default_factory=dict)
    parties: dict[str, list[str]] = field(default_factory=dict)
    previous: list[Node] = field(default_factory=list)


def read_gan(path: Path, progress: Callable[[float], None] = lambda _share: None) -> PlanFile:
    """Return the plan of a GanttProject file.

    Raises WorkbenchError when it is no such file, damaged, or larger than can be taken in.
    """
    nodes = stream(path, _CONTAINERS, progress)
    root = next(nodes)
    if root.name != "project":
        raise WorkbenchError(N_("The file {name} holds no plan"), name=path.name)
    plan = PlanFile(clean_text(root.attributes.get("name", "")))
    reading = _Reading()
    for node in nodes:
        _take(reading, node, plan)
    years = [day.year for node in reading.tasks.values() if (day := _day(node, "start"))]
    plan.days = _days(reading, range(min(years) - _AROUND, max(years) + _AROUND + 1)
                      if years else range(0))  # fmt: skip
    calendar = plan.days.calendar()
    for row, (uid, node) in enumerate(reading.tasks.items(), 1):
        plan.tasks.append(_task(reading, uid, node, row, plan, calendar))
    _link(reading, plan)
    _date_milestones(plan, calendar)
    _baselines(reading, plan, calendar)
    plan.start = min((task.start for task in plan.tasks if task.start), default=None)
    return plan


def _take(reading: _Reading, node: Node, plan: PlanFile) -> None:
    said = node.attributes
    if node.name == "task":
        _take_tasks(reading, node, plan)
    elif node.name == "day-types":
        reading.week = next(iter(node.each("default-week")), None)
    elif node.name == "date":
        reading.dates.append(node)
    elif node.name == "resource":
        reading.resources[said.get("id", "")] = clean_text(said.get("name", ""))[:LONGEST_TITLE]
    elif node.name == "allocation":
        parties = reading.parties.setdefault(said.get("task-id", ""), [])
        # Who answers for the task stands first.
        place = 0 if said.get("responsible") == _TRUE else len(parties)
        parties.insert(place, said.get("resource-id", ""))
    elif node.name == "previous-tasks":
        reading.previous.append(node)


def _take_tasks(reading: _Reading, top: Node, plan: PlanFile) -> None:
    waiting = [(top, "")]
    while waiting:
        node, above = waiting.pop()
        uid = node.attributes.get("id", "")
        if not uid or uid in reading.tasks:
            message = N_("“{title}” has no number of its own in the file; no link can mean it")
            title = clean_text(node.attributes.get("name", ""))[:LONGEST_TITLE]
            plan.remark(message, len(reading.tasks) + 1, title=title)
            uid = f"new-{len(reading.tasks) + 1}"
        if len(reading.tasks) >= MOST_TASKS:
            raise WorkbenchError(N_("The plan has more than {count} tasks"), count=MOST_TASKS)
        reading.tasks[uid] = node
        reading.above[uid] = above
        waiting += [(each, uid) for each in reversed(node.each("task"))]


def _day(node: Node, name: str) -> date | None:
    try:
        day = date.fromisoformat(node.attributes.get(name, "")[:10])
    except ValueError:
        return None
    return day if FIRST_YEAR < day.year < LAST_YEAR else None


def _days(reading: _Reading, years: range) -> PlanDays:
    week = reading.week.attributes if reading.week else {}
    # A kind of day other than 0 is free.
    free = {nth for nth, name in enumerate(_WEEK) if week.get(name, "01"[nth > 4]) != "0"}  # noqa: PLR2004
    days = PlanDays(frozenset(free)) if len(free) < len(_WEEK) else PlanDays()
    for node in reading.dates:
        for day in _dates(node, years):
            works = node.attributes.get("type") == "WORKING_DAY"
            (days.on if works else days.off)[day] = clean_text(node.text)[:LONGEST_TITLE]
    return days


def _dates(node: Node, years: range) -> Iterator[date]:
    """Return the day of a holiday; without a year it is one of every year."""
    said = [whole(node.attributes.get(name, "")) for name in ("year", "month", "date")]
    year, month, day = said
    for each in [year] if year else years:
        if month and day and FIRST_YEAR < each < LAST_YEAR:
            try:
                yield date(each, month, day)
            except ValueError:
                continue


def _task(
    reading: _Reading, uid: str, node: Node, row: int, plan: PlanFile, calendar: WorkCalendar
) -> PlanTask:
    said = node.attributes
    task = PlanTask(uid, clean_text(said.get("name", ""))[:LONGEST_TITLE] or f"({row})", row)
    task.parent = reading.above[uid]
    task.summary = bool(node.each("task"))
    days = whole(said.get("duration", ""))
    task.duration = min(max(days, 0), MOST_DAYS) if days is not None else 1
    task.milestone = not task.summary and (said.get("meeting") == _TRUE or task.duration == 0)
    task.duration = 0 if task.milestone else task.duration
    task.start = _day(node, "start")
    if task.start is None:
        plan.remark(N_("“{title}” has no start that can be read"), row, title=task.title)
    elif task.milestone:
        task.finish = task.start
    else:
        begun = calendar.before(task.start)
        task.start = calendar.starting(begun)
        task.finish = calendar.ending(begun + max(task.duration, 1))
    task.percent = min(max(whole(said.get("complete", "")) or 0, 0), FULL)
    task.notes = clean_text(node.said("notes"))
    task.parties = _parties(reading, uid)
    task.cost_ore = _cost(said.get("cost-manual-value", ""))
    if task.cost_ore:
        plan.remark(N_("the cost of “{title}” is taken as kronor"), row, title=task.title)
    return task


def _parties(reading: _Reading, uid: str) -> list[str]:
    names = (reading.resources.get(each, "") for each in reading.parties.get(uid, ()))
    return list(dict.fromkeys(filter(None, names)))


def _cost(text: str) -> int | None:
    try:
        return int(parse_number(text) * 100) or None if text else None
    except (ParseError, ArithmeticError, ValueError):
        return None


def _link(reading: _Reading, plan: PlanFile) -> None:
    """Hang links on what waits; hold by its date what no link pulls along."""
    tasks = {task.uid: task for task in plan.tasks}
    pulled: set[str] = set()
    for uid, node in reading.tasks.items():
        for each in node.each("depend"):
            said = each.attributes
            target = tasks.get(said.get("id", ""))
            if target is None:
                message = N_("A link from “{title}” leads to no task of the file; left out")
                plan.remark(message, tasks[uid].row, lost=True, title=tasks[uid].title)
                continue
            lag = min(max(whole(said.get("difference", "")) or 0, -MOST_DAYS), MOST_DAYS)
            kind = _KINDS.get(said.get("type", "2"), LinkKind.FS)
            target.links.append(PlanLink(uid, kind, lag))
            if said.get("hardness", "Strong") != "Rubber":
                pulled.add(target.uid)
    for uid, node in reading.tasks.items():
        task = tasks[uid]
        third = _day(node, "thirdDate") if node.attributes.get("thirdDate-constraint") == "1" else (
            None
        )  # fmt: skip
        held = third or (None if uid in pulled else task.start)
        if held and not task.summary:
            task.constraint, task.constraint_date = Constraint.SNET, held


def _date_milestones(plan: PlanFile, calendar: WorkCalendar) -> None:
    """Date milestones, which lie on the morning of their day there and at its end here."""
    waited_for = {link.source for task in plan.tasks for link in task.links}
    for task in plan.tasks:
        if task.milestone and task.start and task.uid in waited_for:
            day = task.start
            before = calendar.ending(calendar.before(day))
            task.start = task.finish = before
            if task.constraint_date == day:
                task.constraint_date = before
            message = N_("“{title}” lies on the morning of {day}: dated {before}, at its end")
            plan.remark(message, task.row, title=task.title, day=day, before=before)


def _baselines(reading: _Reading, plan: PlanFile, calendar: WorkCalendar) -> None:
    tasks = {task.uid: task for task in plan.tasks}
    for number, node in enumerate(reading.previous):
        plan.baseline_names[number] = clean_text(node.attributes.get("name", ""))[:LONGEST_TITLE]
        for each in node.each("previous-task"):
            task, first = tasks.get(each.attributes.get("id", "")), _day(each, "start")
            days = whole(each.attributes.get("duration", "")) or 0
            if task is not None and first is not None:
                begun = calendar.before(first)
                last = calendar.ending(begun + min(days, MOST_DAYS)) if days > 0 else first
                task.baselines[number] = (min(first, last), last)
