"""What can be done with the process: begin it, plan it anew, tick, add."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbench.base.language import N_
from workbench.project.acts import put_in_order
from workbench.project.register import add_rows, delete_rows, read_row, read_rows, update_row
from workbench.rules.calendar import swedish_calendar
from workbench.steps.overview.process import CRITERION, STEP

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.exchange.process_template import Template
    from workbench.project.project import Project

WEEK = 7


def start_process(
    project: Project, template: Template, start: date | None, *, initiator: object = None
) -> None:
    """Put the steps of a template in place of those there are, planned from ``start`` if given.

    What was done of steps with the same code stays: status, reason, responsible and ticks.
    """
    label = N_("Began the process “{template}”")
    with project.edit(label, initiator=initiator, template=template.name) as session:
        kept = {row["code"]: row for row in read_rows(session, STEP) if row["code"]}
        ticked = _ticked(session)
        delete_rows(session, STEP, [row["id"] for row in read_rows(session, STEP)])
        for step in template.steps:
            before = kept.get(step.code, {})
            dates = _dates(start, step.from_week, step.weeks)
            values = {
                "code": step.code, "title": step.title, "phase": step.phase,
                "purpose": step.purpose, "questions": "\n".join(step.questions),
                "inputs": step.needs, "outputs": step.gives, "leads_to": step.leads_to,
                "from_week": step.from_week, "weeks": step.weeks, **dates,
                **{n: before[n] for n in ("status", "reason", "responsible_id", "notes")
                   if before.get(n)},
            }  # fmt: skip
            key = add_rows(session, STEP, [values])[0]
            rows = [
                {
                    "step_id": key,
                    "title": each.title,
                    "measure": each.measure,
                    "ticked": (step.code, each.title) in ticked,
                }
                for each in step.criteria
            ]
            add_rows(session, CRITERION, rows)


def _ticked(session: Session) -> set[tuple[str, str]]:
    codes = {row["id"]: row["code"] for row in read_rows(session, STEP)}
    return {
        (codes.get(row["step_id"], ""), row["title"])
        for row in read_rows(session, CRITERION)
        if row["ticked"]
    }


def plan_process(project: Project, start: date, *, initiator: object = None) -> None:
    """Give all steps dates from a start, each on working days."""
    with project.edit(N_("Planned the process anew"), initiator=initiator) as session:
        for row in read_rows(session, STEP):
            dates = _dates(start, row["from_week"] or 0, row["weeks"] or 1)
            if any(row[name] != day for name, day in dates.items()):
                update_row(session, STEP, row["id"], dates)


def _dates(start: date | None, from_week: int, weeks: int) -> dict[str, Any]:
    """Return first and last day: the step begins and ends on working days."""
    if start is None:
        return {}
    calendar = swedish_calendar()
    begins = start + timedelta(days=from_week * WEEK)
    ends = begins + timedelta(days=max(weeks, 1) * WEEK - 1)
    first = calendar.starting(calendar.before(begins))
    last = calendar.ending(calendar.after(ends))
    return {"start": first, "finish": max(first, last)}


def tick(project: Project, criterion: str, *, ticked: bool, initiator: object = None) -> None:
    """Tick a sign of done, or take the tick away."""
    label = N_("Ticked “{what}”") if ticked else N_("Took the tick of “{what}” away")
    with project.read() as session:
        row = read_row(session, CRITERION, criterion)
    if row is None or row["ticked"] == ticked:
        return
    with project.edit(label, initiator=initiator, what=row["title"]) as session:
        update_row(session, CRITERION, criterion, {"ticked": ticked})


def add_criterion(project: Project, step: str, title: str, *, initiator: object = None) -> None:
    """Add a sign of done that is ticked by hand."""
    label = N_("Added “{what}” to a step of the process")
    with project.edit(label, initiator=initiator, what=title) as session:
        add_rows(session, CRITERION, [{"step_id": step, "title": title}])


def remove_criterion(project: Project, criterion: str, *, initiator: object = None) -> None:
    """Take a sign of done away."""
    label = N_("Took a sign of done away")
    with project.edit(label, initiator=initiator) as session:
        delete_rows(session, CRITERION, [criterion])


def add_step(project: Project, title: str, after: str | None, *, initiator: object = None) -> str:
    """Add a step of one's own in the phase of another, after it; returns its id."""
    with project.edit(N_("Added “{what}” to the process"), initiator=initiator, what=title) as s:
        rows = read_rows(s, STEP)
        at = next((n for n, row in enumerate(rows) if row["id"] == after), len(rows) - 1)
        phase = rows[at]["phase"] if rows else ""
        key = add_rows(s, STEP, [{"title": title, "phase": phase}])[0]
        order = [row["id"] for row in rows]
        order.insert(at + 1, key)
        put_in_order(s, STEP, order)
    return key


def remove_step(project: Project, step: str, *, initiator: object = None) -> None:
    """Take a step out of the process."""
    with project.edit(N_("Took a step out of the process"), initiator=initiator) as session:
        delete_rows(session, STEP, [step])
