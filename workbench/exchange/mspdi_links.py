"""What of Project's XML needs all tasks: the outline, links in working days, early milestones."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.exchange.mspdi_task import ELAPSED, ELAPSED_DAY, FULL, MOST_DAYS
from workbench.exchange.plan_file import PlanLink
from workbench.rules.schedule_types import Constraint, LinkKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.exchange.mspdi_days import WorkTime
    from workbench.exchange.mspdi_task import RawLink, RawTask
    from workbench.exchange.plan_file import PlanFile, PlanTask

_PERCENT: Final = frozenset({"19", "20", "51", "52"})
_TENTHS: Final = 10
_HOUR: Final = 60
_FROM_FINISH: Final = frozenset({LinkKind.FS, LinkKind.FF})


def settle(plan: PlanFile, raw: Sequence[RawTask], time: WorkTime) -> None:
    """Put the tasks into the plan, in the outline, with their links."""
    by_uid = _outline(plan, raw)
    for each in raw:
        each.task.links = [
            PlanLink(link.source, link.kind, _lag(link, each.task, by_uid[link.source], plan, time))
            for link in each.links
            if _leads_somewhere(link, each.task, by_uid, plan)
        ]
    _date_mornings(plan, raw, time)


def _outline(plan: PlanFile, raw: Sequence[RawTask]) -> dict[str, RawTask]:
    by_uid: dict[str, RawTask] = {}
    stack: list[tuple[int, str]] = []
    for nth, each in enumerate(raw, 1):
        task = each.task
        if not task.uid or task.uid in by_uid:
            message = N_("“{title}” has no number of its own in the file; no link can mean it")
            plan.remark(message, task.row, title=task.title)
            task.uid = f"new-{nth}"
        by_uid[task.uid] = each
        while stack and stack[-1][0] >= each.level:
            stack.pop()
        task.parent = stack[-1][1] if stack else ""
        stack.append((each.level, task.uid))
        plan.tasks.append(task)
    above = {task.parent for task in plan.tasks}
    for task in plan.tasks:
        task.summary = task.uid in above
        task.milestone = task.milestone and not task.summary
    return by_uid


def _leads_somewhere(
    link: RawLink, task: PlanTask, by_uid: Mapping[str, RawTask], plan: PlanFile
) -> bool:
    if link.source in by_uid and not link.elsewhere:
        return True
    message = N_("“{title}” waits for a task that is not in the file (number {uid}); left out")
    plan.remark(message, task.row, lost=True, title=task.title, uid=link.source[:20] or "–")
    return False


def _lag(link: RawLink, task: PlanTask, source: RawTask, plan: PlanFile, time: WorkTime) -> int:
    """Return the lag in working days."""
    if not link.lag:
        return 0
    if link.lag_format in _PERCENT:
        exact = (source.task.duration or 0) * link.lag / FULL
        message = N_("“{title}” waits {said} % of its length: taken as {days} working day(s)")
        said: float = link.lag
    elif link.lag_format in ELAPSED:
        length = link.lag / _TENTHS / ELAPSED_DAY
        exact = _working_part(source, link.kind, ceil(length), time)
        message = N_("“{title}” waits {said} days of the calendar: taken as {days} working day(s)")
        said = length
    else:
        exact = link.lag / _TENTHS / time.day
        message = N_("“{title}” waits {said} hours: taken as {days} working day(s)")
        said = 0 if exact == round(exact) else link.lag / _TENTHS / _HOUR
    days = max(-MOST_DAYS, min(ceil(round(exact, 6)), MOST_DAYS))
    if said:
        plan.remark(message, task.row, title=task.title, said=said, days=days)
    return days


def _working_part(source: RawTask, kind: LinkKind, days: int, time: WorkTime) -> float:
    """Return how many working days there are among the days after (or before) the source's end."""
    at_finish = kind in _FROM_FINISH
    end = source.task.finish if at_finish else source.task.start
    if end is None or abs(days) > MOST_DAYS:
        return days * 5 / 7
    boundary = time.calendar.after if at_finish else time.calendar.before
    return boundary(end + timedelta(days=days)) - boundary(end)


def _date_mornings(plan: PlanFile, raw: Sequence[RawTask], time: WorkTime) -> None:
    """Date milestones at opening time: on their own day, unless something waits for them.

    A milestone here is over at the end of its day, so one that others wait for from its morning on
    has to lie on the evening before.
    """
    waited_for = {link.source for task in plan.tasks for link in task.links}
    for each in raw:
        task, moment = each.task, each.finish or each.start
        held = task.milestone and (task.typed or task.constraint is Constraint.SNET)
        if not held or moment is None or not time.is_opening(moment):
            continue
        day = moment.date()
        if task.uid in waited_for:
            task.start = task.finish = time.last_day(moment)
            message = N_("“{title}” lies on the morning of {day}: dated {before}, at its end")
            plan.remark(message, task.row, title=task.title, day=day, before=task.finish)
        else:
            task.start = task.finish = day
            if task.constraint_date is not None:
                task.constraint_date = max(task.constraint_date, day)
