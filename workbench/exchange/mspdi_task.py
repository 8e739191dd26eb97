"""One task of Project's XML, at the resolution of days; what is rounded or left out is noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING, Final
from uuid import UUID

from workbench.base.language import N_
from workbench.exchange.grid import clean_text
from workbench.exchange.mspdi_days import minutes_of, moment_of
from workbench.exchange.mspdi_names import CONSTRAINTS, KINDS
from workbench.exchange.plan_file import PlanTask
from workbench.rules.schedule_types import Constraint, LinkKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from workbench.exchange.mspdi_days import WorkTime
    from workbench.exchange.plan_file import PlanFile
    from workbench.exchange.xml_stream import Node
    from workbench.rules.calendar import WorkCalendar

    Stored = tuple[datetime | None, datetime | None]

LONGEST_TITLE: Final = 500
MOST_DAYS: Final = 5000
ELAPSED: Final = frozenset({"4", "6", "8", "10", "12", "36", "38", "40", "42", "44"})
ELAPSED_DAY: Final = 24 * 60
FULL: Final = 100
_HOUR: Final = 60
_DEEPEST: Final = 100
_LONGEST_NUMBER: Final = 15
_BREAK: Final = timedelta(days=4)  # longer than a weekend


@dataclass(frozen=True, slots=True)
class RawLink:
    """A link as the file says it; ``lag`` is in its own unit. ``elsewhere``: in another file."""

    source: str
    kind: LinkKind
    lag: int
    lag_format: str
    elsewhere: bool


@dataclass(slots=True)
class RawTask:
    """A task with what can only be understood when all of them are known."""

    task: PlanTask
    level: int
    links: list[RawLink]
    start: datetime | None
    finish: datetime | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a task is read with: the clock, the plan to note in, names of text fields, the file."""

    time: WorkTime
    plan: PlanFile
    attributes: Mapping[str, str]
    facts: Mapping[str, str]


def level_of(node: Node) -> int:
    """Return how deep a task lies in the outline, 1 at the top and 0 for the whole project."""
    said = whole(node.said("OutlineLevel"))
    if said is not None and said >= 0:
        return min(said, _DEEPEST)
    number = node.said("OutlineNumber")
    return number.count(".") + 1 if number else 1


def whole(text: str) -> int | None:
    """Return a whole number of at most 15 digits, None for anything else."""
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER:
        return int(text)
    return None


def read_task(node: Node, row: int, setting: Setting) -> RawTask:
    """Return a task; ``row`` is its line as people count it."""
    plan, time = setting.plan, setting.time
    title = clean_text(node.said("Name"))
    task = PlanTask(node.said("UID"), title[:LONGEST_TITLE], row, _key(node.said("GUID")))
    if not title:
        task.title = f"({row})"
        plan.remark(N_("the task has no name"), row)
    start, finish = moment_of(node.said("Start")), moment_of(node.said("Finish"))
    task.typed = node.said("Manual") == "1"
    task.active = node.said("Active") != "0"
    task.summary = node.said("Summary") == "1"
    # A flag may make a milestone of a task that takes days; then it takes them here too.
    _take_duration(setting, task, node, (start, finish))
    task.milestone = task.duration == 0 and not task.summary
    _take_dates(task, node, time, (start, finish))
    _take_constraint(task, node, time, plan)
    _take_progress(task, node, time)
    task.cost_ore = _cost(node, setting.facts.get("CurrencyCode", ""))
    task.notes = clean_text(node.said("Notes"))
    _take_baselines(task, node, time)
    for each in node.each("ExtendedAttribute"):
        name = setting.attributes.get(each.said("FieldID"))
        if name:
            task.named[name] = clean_text(each.said("Value"))
    task.code = task.named.pop("code", "")
    _tell_what_is_left_out(setting, task, node)
    links = [_link(each) for each in node.each("PredecessorLink")]
    return RawTask(task, level_of(node), links, start, finish)


def _key(guid: str) -> str:
    try:
        return UUID(guid).hex
    except ValueError:
        return ""


def _take_duration(setting: Setting, task: PlanTask, node: Node, stored: Stored) -> None:
    time, plan = setting.time, setting.plan
    said = node.said("Duration") or node.said("ManualDuration")
    minutes = minutes_of(said, time.day)
    if minutes is None or minutes < 0:
        if said and not task.summary:
            plan.remark(N_("the duration “{text}” is not understood"), task.row, text=said[:40])
        task.duration = None
        return
    if task.summary:
        return
    if node.said("DurationFormat") in ELAPSED and minutes:
        task.duration = _elapsed(stored, time, minutes)
        length, exact = minutes / ELAPSED_DAY, False
        message = N_("“{title}” lasts {length} calendar days: taken as {days} working day(s)")
    else:
        task.duration = ceil(minutes / time.day)
        length, exact = minutes / _HOUR, task.duration * time.day == minutes
        message = N_("“{title}” lasts {length} hours: rounded up to {days} working day(s)")
    if not exact:
        plan.remark(message, task.row, title=task.title, length=length, days=task.duration)
    if task.duration > MOST_DAYS:
        message = N_("“{title}” lasts {days} working days: shortened to {most}")
        plan.remark(
            message, task.row, lost=True, title=task.title, days=task.duration, most=MOST_DAYS
        )
        task.duration = MOST_DAYS


def _elapsed(stored: Stored, time: WorkTime, minutes: int) -> int:
    start, finish = stored
    if start and finish and finish > start:
        first, last = time.first_day(start), time.last_day(finish)
        return max(time.calendar.working_days_between(first, last), 1)
    return max(ceil(minutes / ELAPSED_DAY * 5 / 7), 1)


def _take_dates(task: PlanTask, node: Node, time: WorkTime, stored: Stored) -> None:
    start, finish = stored
    if task.typed and (node.said("ManualStart") or node.said("ManualFinish")):
        start, finish = moment_of(node.said("ManualStart")), moment_of(node.said("ManualFinish"))
    if task.milestone:
        moment = finish or (start if task.typed else None)
        if moment is not None:
            # What others wait for has happened when their day begins; see ``mspdi_links``.
            task.start = task.finish = moment.date() if task.typed else time.last_day(moment)
        return
    task.start = (start.date() if task.typed else time.first_day(start)) if start else None
    task.finish = time.last_day(finish) if finish else None
    if task.start and task.finish and task.finish < task.start:
        task.finish = task.start


def _take_constraint(task: PlanTask, node: Node, time: WorkTime, plan: PlanFile) -> None:
    said = node.said("ConstraintType")
    kind = CONSTRAINTS[int(said)] if said in set("01234567") else "ASAP"
    moment = moment_of(node.said("ConstraintDate"))
    deadline = moment_of(node.said("Deadline"))
    task.deadline = time.last_day(deadline) if deadline else None
    if task.summary:
        if kind != "ASAP":
            message = N_("“{title}” sums up others: its own constraint is left out")
            plan.remark(message, task.row, lost=True, title=task.title)
        return
    if kind == "ASAP" or task.typed:
        return
    if kind == "ALAP":
        task.typed = task.start is not None
        message = N_("“{title}” lies as late as possible: kept on its dates")
        plan.remark(message, task.row, title=task.title)
    elif moment is None:
        message = N_("“{title}” has a constraint without a date; it is left out")
        plan.remark(message, task.row, lost=True, title=task.title)
    else:
        _constrain(task, kind, moment, time, plan)


def _constrain(task: PlanTask, kind: str, moment: datetime, time: WorkTime, plan: PlanFile) -> None:
    at_end = task.milestone or kind in {"FNET", "FNLT", "MFO"}
    day = time.last_day(moment) if at_end else time.first_day(moment)
    length = task.duration or 0
    calendar = time.calendar
    if kind == "SNET":
        task.constraint, task.constraint_date = Constraint.SNET, day
    elif kind == "FNET":
        first = day if not length else calendar.starting(calendar.after(day) - length)
        task.constraint, task.constraint_date = Constraint.SNET, first
        message = N_("“{title}” finishes no earlier than {day}: kept as “not before”")
        plan.remark(message, task.row, title=task.title, day=day)
    elif kind in {"MSO", "MFO"}:
        task.typed = True
        task.start, task.finish = _held(kind, day, length, calendar)
    else:
        last = day
        if kind == "SNLT" and length:
            last = calendar.ending(calendar.before(day) + length)
        task.deadline = min(task.deadline, last) if task.deadline else last
        message = N_("“{title}” must not be later than {day}: kept as its deadline")
        plan.remark(message, task.row, title=task.title, day=last)


def _held(kind: str, day: date, length: int, calendar: WorkCalendar) -> tuple[date, date]:
    """Return first and last day of a task that must start (MSO) or finish on a day."""
    if not length:
        return day, day
    if kind == "MSO":
        return day, calendar.ending(calendar.before(day) + length)
    return calendar.starting(calendar.after(day) - length), day


def _take_progress(task: PlanTask, node: Node, time: WorkTime) -> None:
    percent = whole(node.said("PercentComplete"))
    task.percent = min(max(percent or 0, 0), FULL)
    begun, ended = moment_of(node.said("ActualStart")), moment_of(node.said("ActualFinish"))
    if task.summary:
        return
    if begun:
        task.actual_start = time.last_day(begun) if task.milestone else time.first_day(begun)
    if ended:
        task.actual_finish = time.last_day(ended)
    if task.actual_start and task.actual_finish and task.actual_finish < task.actual_start:
        task.actual_start = task.actual_finish


def _cost(node: Node, currency: str) -> int | None:
    """Return the cost in öre: Project writes hundredths; of other currencies nothing is known."""
    if currency.upper() not in {"", "SEK"}:
        return None
    said = node.said("Cost") or node.said("FixedCost")
    return whole(said.partition(".")[0]) or None


def _take_baselines(task: PlanTask, node: Node, time: WorkTime) -> None:
    for each in node.each("Baseline"):
        number = whole(each.said("Number") or "0")
        start, finish = moment_of(each.said("Start")), moment_of(each.said("Finish"))
        if number is None or finish is None:
            continue
        last = time.last_day(finish)
        first = last if task.milestone or start is None else time.first_day(start)
        task.baselines[number] = (min(first, last), last)


def _tell_what_is_left_out(setting: Setting, task: PlanTask, node: Node) -> None:
    own = node.said("CalendarUID")
    if own not in {"", "-1", "0", setting.facts.get("CalendarUID", "")}:
        message = N_("“{title}” has a calendar of its own; the project's is used")
        setting.plan.remark(message, task.row, lost=True, title=task.title)
    if node.said("IsSubproject") == "1" or node.said("ExternalTask") == "1":
        message = N_("“{title}” stands for a plan in another file; that one is not read")
        setting.plan.remark(message, task.row, lost=True, title=task.title)
    stop, resume = moment_of(node.said("Stop")), moment_of(node.said("Resume"))
    if stop and resume and resume - stop > _BREAK:
        message = N_("“{title}” is divided by a break; it is taken in as one piece")
        setting.plan.remark(message, task.row, lost=True, title=task.title)


def _link(node: Node) -> RawLink:
    kind = KINDS.get(node.said("Type") or "1", LinkKind.FS)
    return RawLink(
        node.said("PredecessorUID"),
        kind,
        whole(node.said("LinkLag")) or 0,
        node.said("LagFormat"),
        node.said("CrossProject") == "1",
    )
