"""The plan on its way out to other programs: tasks as they are reckoned, and for whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from workbench.base.language import using
from workbench.base.parse import FIRST_YEAR, LAST_YEAR
from workbench.documents.audience import Audience, may_show
from workbench.exchange.plan_file import PlanFile, PlanLink, PlanTask
from workbench.exchange.write_ics import ics_bytes
from workbench.exchange.write_mspdi import mspdi_bytes
from workbench.exchange.write_table import put_file
from workbench.models.registry import record
from workbench.project.register import codes, titles
from workbench.rules.holidays_sweden import holiday_names
from workbench.rules.schedule_types import Constraint, LinkKind
from workbench.steps.plan.baselines import baselines, read_baseline
from workbench.steps.plan.items import FULL
from workbench.steps.plan.outline import outlined
from workbench.steps.plan.plan_days import free_days, own_days
from workbench.steps.plan.views import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from workbench.exchange.plan_file import PlanDays
    from workbench.project.project import Project
    from workbench.steps.plan.items import Item, Plan

ACTIVITY = record("activity")
MOST_BASELINES = 11
_CHOSEN = ("phase", "category", "status")
_YEAR = timedelta(days=366)


def plan_file(
    session: Session, today: date, title: str, audience: Audience, language: str
) -> tuple[PlanFile, Plan, list[str]]:
    """Return the plan as a file of its own, as it was reckoned, and what the audience may not see.

    Raises the errors of a plan that cannot be reckoned.
    """
    plan = read_plan(session, today)
    left_out = [
        ACTIVITY[name].title() for name in _WRITTEN if not may_show(ACTIVITY[name], audience)
    ]
    goals = codes(session, "goal") or titles(session, "goal")
    shown = frozenset(name for name in _WRITTEN if may_show(ACTIVITY[name], audience))
    file = PlanFile(title, plan.schedule.start)
    for nth, (item, _level, summary) in enumerate(outlined(plan), 1):
        file.tasks.append(_task(plan, item, goals, shown, row=nth, summary=summary))
    _baselines(session, file)
    file.days = _days(session, plan, today, language)
    return file, plan, left_out


def write_plan(project: Project, target: Path, *, language: str, audience: Audience) -> list[str]:
    """Write the plan as Project's XML, or as a calendar where the target ends so.

    Return the labels of fields that were left out. Raises the errors of a plan that cannot be
    reckoned, and WorkbenchError when the file cannot be written.
    """
    now, title = project.clock.now(), project.facts().name
    with using(language), project.read() as session:
        file, plan, left_out = plan_file(session, project.today(), title, audience, language)
        if target.suffix.casefold() == ".ics":
            spans = {i.id: (i.start, i.finish) for i in plan.items if i.start and i.finish}
            data = ics_bytes(file, spans, now, language)
        else:
            data = mspdi_bytes(file, plan.calendar, now)
    put_file(target, data)
    return left_out


def _task(
    plan: Plan,
    item: Item,
    goals: dict[str, str],
    shown: frozenset[str],
    *,
    row: int,
    summary: bool,
) -> PlanTask:
    values = {name: item.values[name] if name in shown else None for name in _WRITTEN}
    typed = values["dating"] != "computed" and not summary
    start, finish = item.start, item.finish
    if typed:
        start, finish = values["start"], values["finish"]
        if values["milestone"]:
            start = finish = finish or start
    early = values["earliest_start"] if not typed and not summary else None
    return PlanTask(
        uid=item.id,
        key=item.id,
        title=values["title"] or "",
        row=row,
        code=values["code"] or "",
        parent=values["parent_id"] if values["parent_id"] in plan.by_id else "",
        summary=summary,
        milestone=bool(values["milestone"] or values["duration"] == 0) and not summary,
        duration=values["duration"],
        typed=typed,
        constraint=Constraint.SNET if early else Constraint.ASAP,
        constraint_date=early,
        deadline=values["deadline"],
        start=start,
        finish=finish,
        percent=_percent(item, summary=summary),
        actual_start=values["actual_start"],
        actual_finish=values["actual_finish"],
        cost_ore=values["cost"] if values["cost_kind"] != "per_year" else None,
        notes=values["notes"] or "",
        active=values["status"] != "cancelled",
        links=[
            PlanLink(source, LinkKind(kind), lag)
            for source, kind, lag in values["predecessors"] or ()
        ],
        parties=[plan.organisations[key] for key in values["responsible"] or ()
                 if key in plan.organisations],
        named=_named(plan, values, goals),
    )  # fmt: skip


_WRITTEN = (
    "title", "code", "parent_id", "milestone", "duration", "dating", "start", "finish",
    "earliest_start", "deadline", "progress", "actual_start", "actual_finish", "cost",
    "cost_kind", "notes", "status", "predecessors", "responsible", "accountable_id", "goals",
    "phase", "category", "budget_code",
)  # fmt: skip


def _percent(item: Item, *, summary: bool) -> int:
    if summary and item.placed is not None:
        return round(item.placed.share_done * FULL)
    return FULL if item.done else item.values["progress"] or 0


def _named(plan: Plan, values: dict[str, Any], goals: dict[str, str]) -> dict[str, str]:
    named = {
        "accountable_id": plan.organisations.get(values["accountable_id"] or "", ""),
        "goals": ", ".join(goals[key] for key in values["goals"] or () if key in goals),
        "budget_code": values["budget_code"] or "",
    }
    for name in _CHOSEN:
        choice = ACTIVITY[name].choice(values[name])
        named[name] = choice.text() if choice else ""
    return {name: text for name, text in named.items() if text}


def _baselines(session: Session, file: PlanFile) -> None:
    """Number the baselines from 0, the latest decided first: there programs compare with."""
    for number, each in enumerate(baselines(session)[:MOST_BASELINES]):
        decided = read_baseline(session, each.id)
        file.baseline_names[number] = each.name
        for task in file.tasks:
            if task.uid in decided:
                task.baselines[number] = decided[task.uid]


def _days(session: Session, plan: Plan, today: date, language: str) -> PlanDays:
    own = {day: str(row["name"] or "") for day, row in own_days(session).rows.items()}
    known = [*own, *(d for item in plan.items for d in (item.start, item.finish) if d), today]
    first = max(min(known) - _YEAR, date(FIRST_YEAR + 1, 1, 1))
    last = min(max(known) + _YEAR, date(LAST_YEAR - 1, 12, 31))
    names: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        names |= holiday_names(year, language)
    return free_days(plan.calendar, {**names, **{d: n for d, n in own.items() if n}}, first, last)
