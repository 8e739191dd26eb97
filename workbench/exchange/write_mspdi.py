"""A plan as Microsoft Project's XML (MSPDI), which ProjectLibre, MPXJ and others read too.

Elements stand in the order of the schema. Days become moments of a working day of eight hours:
what starts does so at 08:00, what finishes at 17:00, a milestone at the end of its day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from uuid import UUID

from workbench.exchange.mspdi_names import FIELDS, KINDS, NAMESPACE
from workbench.exchange.plan_file import DAY_MINUTES, PlanDays
from workbench.models.registry import record
from workbench.rules.schedule_types import Constraint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from workbench.exchange.plan_file import PlanFile, PlanTask
    from workbench.rules.calendar import WorkCalendar

_OPENING, _CLOSING = "08:00:00", "17:00:00"
_HOURS: Final = DAY_MINUTES // 60
_TENTHS: Final = DAY_MINUTES * 10
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DAYS: Final = 7  # the unit in which lengths and lags are shown
_ASAP, _MSO, _MFO, _SNET = 0, 2, 3, 4
_LINKS: Final = {kind: key for key, kind in KINDS.items()}
_DAY_TIMES: Final = (
    "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime>"
    "</WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime>"
    "</WorkingTime></WorkingTimes>"
)


def mspdi_bytes(plan: PlanFile, calendar: WorkCalendar, now: datetime) -> bytes:
    """Return the plan as a file; ``calendar`` is the one that it is reckoned with.

    ``plan.days`` are the days on which that differs from Monday to Friday. Tasks stand in the
    order of their outline, each after what it is part of.
    """
    number = {task.uid: nth for nth, task in enumerate(plan.tasks, 1)}
    parties = list(dict.fromkeys(name for task in plan.tasks for name in task.parties))
    parts = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f'<Project xmlns="{NAMESPACE}">',
        *_project(plan, now),
        *_attributes(plan),
        "<Calendars>",
        *_calendar(plan.days or PlanDays()),
        "</Calendars>",
        "<Tasks>",
        *_tasks(plan, number, calendar),
        "</Tasks>",
        "<Resources>",
        *_resources(parties),
        "</Resources>",
        "<Assignments>",
        *_assignments(plan, number, parties),
        "</Assignments>",
        "</Project>",
    ]
    return "\n".join(parts).encode("utf-8")


def _tag(name: str, value: object) -> str:
    text = _FORBIDDEN.sub("", str(value))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{name}>{text}</{name}>"


def _day(name: str, day: date | None, clock: str) -> str:
    return _tag(name, f"{day.isoformat()}T{clock}") if day else ""


def _moment(now: datetime) -> str:
    return now.replace(tzinfo=None, microsecond=0).isoformat()


def _length(days: int) -> str:
    return f"PT{days * _HOURS}H0M0S"


def _project(plan: PlanFile, now: datetime) -> Iterator[str]:
    finish = max((task.finish for task in plan.tasks if task.finish), default=None)
    yield _tag("SaveVersion", 14)
    yield _tag("Name", plan.title[:255])
    yield _tag("Title", plan.title[:512])
    yield _tag("CreationDate", _moment(now))
    yield _tag("LastSaved", _moment(now))
    yield _tag("ScheduleFromStart", 1)
    yield _day("StartDate", plan.start, _OPENING)
    yield _day("FinishDate", finish, _CLOSING)
    yield _tag("CriticalSlackLimit", 0)
    yield _tag("CurrencyDigits", 2) + _tag("CurrencySymbol", "kr") + _tag("CurrencyCode", "SEK")
    yield _tag("CurrencySymbolPosition", 3)
    yield _tag("CalendarUID", 1)
    yield _tag("DefaultStartTime", _OPENING) + _tag("DefaultFinishTime", _CLOSING)
    yield _tag("MinutesPerDay", DAY_MINUTES) + _tag("MinutesPerWeek", DAY_MINUTES * 5)
    yield _tag("DaysPerMonth", 20)
    yield _tag("DurationFormat", _DAYS)
    yield _tag("HonorConstraints", 1)
    yield _tag("WeekStartDay", 1)
    yield _tag("CurrentDate", _moment(now))
    yield _tag("NewTasksAreManual", 0)


def _attributes(plan: PlanFile) -> Iterator[str]:
    """Say which of Project's text fields hold our own words, under the names they have here."""
    activity = record("activity")
    used = [name for name in FIELDS if name == "code" or any(name in t.named for t in plan.tasks)]
    yield "<ExtendedAttributes>"
    for nth, (name, number) in enumerate(FIELDS.items(), 1):
        if name in used:
            said = _tag("FieldID", number) + _tag("FieldName", f"Text{nth}")
            said += _tag("Alias", activity[name].title())
            yield f"<ExtendedAttribute>{said}</ExtendedAttribute>"
    yield "</ExtendedAttributes>"


def _calendar(days: PlanDays) -> Iterator[str]:
    yield "<Calendar>" + _tag("UID", 1) + _tag("Name", "Standard")
    yield _tag("IsBaseCalendar", 1) + _tag("BaseCalendarUID", -1)
    yield "<WeekDays>"
    for day_type in range(1, 8):
        works = (day_type + 5) % 7 not in days.weekend
        times = _DAY_TIMES if works else ""
        said = _tag("DayType", day_type) + _tag("DayWorking", int(works))
        yield f"<WeekDay>{said}{times}</WeekDay>"
    single = sorted([(d, name, False) for d, name in days.off.items()]
                    + [(d, name, True) for d, name in days.on.items()])  # fmt: skip
    # As Project does: once for programs of 2003, once for those since.
    for day, _name, works in single:
        times = _DAY_TIMES if works else ""
        said = _tag("DayType", 0) + _tag("DayWorking", int(works)) + _period(day)
        yield f"<WeekDay>{said}{times}</WeekDay>"
    yield "</WeekDays>"
    yield "<Exceptions>"
    for day, name, works in single:
        times = _DAY_TIMES if works else ""
        said = _tag("EnteredByOccurrences", 0) + _period(day) + _tag("Occurrences", 1)
        said += _tag("Name", name[:512]) + _tag("Type", 1) + _tag("DayWorking", int(works))
        yield f"<Exception>{said}{times}</Exception>"
    yield "</Exceptions></Calendar>"


def _period(day: date) -> str:
    ends = _day("FromDate", day, "00:00:00") + _day("ToDate", day, "23:59:00")
    return f"<TimePeriod>{ends}</TimePeriod>"


def _tasks(plan: PlanFile, number: dict[str, int], calendar: WorkCalendar) -> Iterator[str]:
    counted: dict[str, int] = {}
    outline: dict[str, str] = {}
    for task in plan.tasks:
        counted[task.parent] = counted.get(task.parent, 0) + 1
        above = outline.get(task.parent, "")
        outline[task.uid] = f"{above}{'.' if above else ''}{counted[task.parent]}"
        yield "<Task>" + "".join(_task(task, number, outline[task.uid], calendar)) + "</Task>"


def _task(
    task: PlanTask, number: dict[str, int], outline: str, calendar: WorkCalendar
) -> Iterator[str]:
    uid, length = number[task.uid], _days_of(task, calendar)
    opening = _CLOSING if task.milestone else _OPENING
    yield _tag("UID", uid)
    if task.key:
        yield _tag("GUID", str(UUID(task.key)).upper())
    yield _tag("ID", uid) + _tag("Name", task.title[:512])
    yield _tag("Active", int(task.active)) + _tag("Manual", int(task.typed))
    yield _tag("Type", 1) + _tag("IsNull", 0)
    yield _tag("WBS", outline) + _tag("OutlineNumber", outline)
    yield _tag("OutlineLevel", outline.count(".") + 1) + _tag("Priority", 500)
    yield _day("Start", task.start, opening) + _day("Finish", task.finish, _CLOSING)
    yield _tag("Duration", _length(length))
    if task.typed:
        yield _day("ManualStart", task.start, opening) + _day("ManualFinish", task.finish, _CLOSING)
        if task.duration is not None:
            yield _tag("ManualDuration", _length(task.duration))
    yield _tag("DurationFormat", _DAYS)
    yield _tag("EffortDriven", 0) + _tag("Estimated", 0)
    yield _tag("Milestone", int(task.milestone)) + _tag("Summary", int(task.summary))
    if task.cost_ore:
        # Project counts costs in hundredths, as öre are.
        yield _tag("FixedCost", task.cost_ore) + _tag("FixedCostAccrual", 2)
    yield _tag("PercentComplete", task.percent)
    if task.cost_ore:
        yield _tag("Cost", task.cost_ore)
    yield _day("ActualStart", task.actual_start, opening)
    yield _day("ActualFinish", task.actual_finish, _CLOSING)
    yield from _constraint(task)
    yield _day("Deadline", task.deadline, _CLOSING)
    if task.notes:
        yield _tag("Notes", task.notes)
    yield from _rest(task, number, calendar)


def _days_of(task: PlanTask, calendar: WorkCalendar) -> int:
    if task.milestone:
        return 0
    if task.start and task.finish and (task.typed or task.summary or task.duration is None):
        return max(calendar.working_days_between(task.start, task.finish), 1)
    return task.duration or 0


def _constraint(task: PlanTask) -> Iterator[str]:
    """Hold typed dates, also in programs that know no manual tasks."""
    kind, day, clock = _ASAP, None, _OPENING
    if task.summary:
        pass
    elif task.typed and (task.milestone or not task.start) and task.finish:
        kind, day, clock = _MFO, task.finish, _CLOSING
    elif task.typed and task.start:
        kind, day = _MSO, task.start
    elif task.constraint is Constraint.SNET and task.constraint_date:
        kind, day = _SNET, task.constraint_date
        clock = _CLOSING if task.milestone else _OPENING
    yield (
        _tag("ConstraintType", kind) + _tag("CalendarUID", -1) + _day("ConstraintDate", day, clock)
    )


def _rest(task: PlanTask, number: dict[str, int], calendar: WorkCalendar) -> Iterator[str]:
    for link in task.links:
        if link.source in number:
            said = _tag("PredecessorUID", number[link.source]) + _tag("Type", _LINKS[link.kind])
            said += _tag("CrossProject", 0) + _tag("LinkLag", link.lag * _TENTHS)
            yield f"<PredecessorLink>{said}{_tag('LagFormat', _DAYS)}</PredecessorLink>"
    for name, value in {"code": task.code, **task.named}.items():
        if value:
            said = _tag("FieldID", FIELDS[name]) + _tag("Value", value)
            yield f"<ExtendedAttribute>{said}</ExtendedAttribute>"
    for baseline, (first, last) in sorted(task.baselines.items()):
        days = 0 if task.milestone else calendar.working_days_between(first, last)
        opening = _CLOSING if task.milestone else _OPENING
        said = _tag("Number", baseline) + _day("Start", first, opening)
        said += _day("Finish", last, _CLOSING) + _tag("Duration", _length(days))
        yield f"<Baseline>{said}{_tag('DurationFormat', _DAYS)}</Baseline>"


def _resources(parties: Iterable[str]) -> Iterator[str]:
    for nth, name in enumerate(parties, 1):
        said = _tag("UID", nth) + _tag("ID", nth) + _tag("Name", name[:512]) + _tag("Type", 1)
        yield f"<Resource>{said}{_tag('IsNull', 0)}</Resource>"


def _assignments(plan: PlanFile, number: dict[str, int], parties: list[str]) -> Iterator[str]:
    place = {name: nth for nth, name in enumerate(parties, 1)}
    uid = 0
    for task in plan.tasks:
        for name in task.parties:
            uid += 1
            said = _tag("UID", uid) + _tag("TaskUID", number[task.uid])
            said += _tag("ResourceUID", place[name]) + _tag("Units", 1)
            yield f"<Assignment>{said}</Assignment>"
