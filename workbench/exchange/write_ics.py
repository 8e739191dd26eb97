"""A plan as a calendar (iCalendar): milestones, deadlines and activities as events of whole days.

An event keeps its name (UID) from one export to the next, so a calendar that takes the file in
again changes what it has. What waits for what is told as RFC 9253 does.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from workbench.base.formats import percent_text
from workbench.base.language import _
from workbench.exchange.content_lines import content, escaped
from workbench.rules.schedule_types import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.exchange.plan_file import PlanFile, PlanTask

_HOST: Final = "platsverkstad"
_RELATIONS: Final = {
    LinkKind.FS: "FINISHTOSTART",
    LinkKind.SS: "STARTTOSTART",
    LinkKind.FF: "FINISHTOFINISH",
    LinkKind.SF: "STARTTOFINISH",
}


def ics_bytes(
    plan: PlanFile, dates: Mapping[str, tuple[date, date]], now: datetime, language: str
) -> bytes:
    """Return the plan as a calendar; ``dates`` are first and last day by the tasks' ``uid``.

    Cancelled tasks, summaries and tasks without dates are no events, deadlines of open tasks are.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return content(_lines(plan, dates, stamp, language))


def _lines(
    plan: PlanFile, dates: Mapping[str, tuple[date, date]], stamp: str, language: str
) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//Platsverkstad//Plan//{language.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"NAME:{escaped(plan.title)}"
    yield f"X-WR-CALNAME:{escaped(plan.title)}"
    shown = {t.uid for t in plan.tasks if t.uid in dates and t.active and not t.summary}
    for task in plan.tasks:
        if task.uid in shown:
            yield from _event(task, dates[task.uid], shown, stamp)
            if task.deadline and task.percent < 100:  # noqa: PLR2004 - per cent
                yield from _deadline(task, task.deadline, stamp)
    yield "END:VCALENDAR"


def _name(task: PlanTask, kind: str = "") -> str:
    return f"{task.uid}{kind}@{_HOST}"


def _event(task: PlanTask, span: tuple[date, date], shown: set[str], stamp: str) -> Iterator[str]:
    category = _("Milestone") if task.milestone else _("Activity")
    yield from _begin(_name(task), stamp, span, task.title, category)
    said = [_("Responsible: {name}").format(name=", ".join(task.parties))] if task.parties else []
    if task.percent:
        said.append(_("{share} done").format(share=percent_text(task.percent / 100)))
    if task.notes:
        said.append(task.notes)
    if said:
        yield "DESCRIPTION:" + escaped("\n".join(said))
    for link in task.links:
        if link.source in shown:
            gap = f";GAP={_gap(link.lag)}" if link.lag else ""
            yield f"RELATED-TO;RELTYPE={_RELATIONS[link.kind]}{gap}:{link.source}@{_HOST}"
    yield "END:VEVENT"


def _gap(days: int) -> str:
    return f"{'-' if days < 0 else ''}P{abs(days)}D"


def _deadline(task: PlanTask, day: date, stamp: str) -> Iterator[str]:
    title = _("Deadline: {title}").format(title=task.title)
    yield from _begin(_name(task, "-deadline"), stamp, (day, day), title, _("Deadline"))
    yield "END:VEVENT"


def _begin(
    uid: str, stamp: str, span: tuple[date, date], title: str, category: str
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{span[0]:%Y%m%d}"
    # The end of an event of whole days is the day after its last.
    yield f"DTEND;VALUE=DATE:{span[1] + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(title)}"
    yield f"CATEGORIES:{escaped(category)}"
    yield "TRANSP:TRANSPARENT"
