"""What can be done with the process: begin it, plan it anew, tick, add."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbench.base.language import N_
from workbench.project.acts import put_in_order
from workbench.project.register import add_rows, delete_rows, read_row, read_rows, update_row
from workbench.rules.calendar import swedish_calendar
from workbench.steps.overview.process import CRITERION, STEP, read_process

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.exchange.process_template import Template
    from workbench.project.project import Project
    from workbench.steps.overview.process import ProcessStep

WEEK = 7
STAYS = ("status", "reason", "responsible_id", "notes")


def start_process(
    project: Project, template: Template, start: date | None, *, initiator: object = None
) -> None:
    """Put the steps of a template in place of those there are, planned from ``start`` if given.

    What was done of steps with the same code, or title where they have none, stays: status,
    reason, responsible and ticks, and without ``start`` their days.
    """
    label = N_("Began the process “{template}”")
    with project.edit(label, initiator=initiator, template=template.name) as session:
        kept = {row["code"] or row["title"]: row for row in read_rows(session, STEP)}
        ticked = _ticked(session)
        delete_rows(session, STEP, [row["id"] for row in read_rows(session, STEP)])
        for step in template.steps:
            before = kept.get(step.code or step.title, {})
            dates = _dates(start, step.from_week, step.weeks)
            values = {
                "code": step.code, "title": step.title, "phase": step.phase,
                "purpose": step.purpose, "questions": "\n".join(step.questions),
                "inputs": step.needs, "outputs": step.gives, "leads_to": step.leads_to,
                "from_week": step.from_week, "weeks": step.weeks, **dates,
                **{n: before[n] for n in (STAYS if start else (*STAYS, "start", "finish"))
                   if before.get(n)},
            }  # fmt: skip
            key = add_rows(session, STEP, [values])[0]
            rows = [
                {
                    "step_id": key,
                    "title": each.title,
                    "measure": each.measure,
                    "ticked": (step.code or step.title, each.title) in ticked,
                }
                for each in step.criteria
            ]
            add_rows(session, CRITERION, rows)


def _ticked(session: Session) -> set[tuple[str, str]]:
    codes = {row["id"]: row["code"] or row["title"] for row in read_rows(session, STEP)}
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


def rename_criterion(
    project: Project, criterion: str, title: str, *, initiator: object = None
) -> None:
    """Say a sign of done in other words."""
    label = N_("Renamed “{what}”")
    with project.edit(label, initiator=initiator, what=title) as session:
        update_row(session, CRITERION, criterion, {"title": title})


def move_criterion(project: Project, criterion: str, by: int, *, initiator: object = None) -> bool:
    """Move a sign of done among those of its step; return whether it could be."""
    with project.read() as session:
        rows = read_rows(session, CRITERION)
    row = next((each for each in rows if each["id"] == criterion), None)
    if row is None:
        return False
    mine = [each["id"] for each in rows if each["step_id"] == row["step_id"]]
    at = mine.index(criterion)
    if not 0 <= at + by < len(mine):
        return False
    mine.insert(at + by, mine.pop(at))
    with project.edit(N_("Moved “{what}”"), initiator=initiator, what=row["title"]) as session:
        put_in_order(session, CRITERION, mine)
    return True


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


def move_step(project: Project, step: ProcessStep, by: int, *, initiator: object = None) -> bool:
    """Move a step one place up (-1) or down (1); return whether it could be.

    At the edge of its phase it goes over into the phase beside.
    """
    with project.read() as session:
        order = read_process(session, step.today, {}).order()
    ids = [each.id for each in order]
    at = ids.index(step.id)
    if not 0 <= at + by < len(ids):
        return False
    beside = order[at + by]
    if beside.values["phase"] == step.values["phase"]:
        ids.insert(at + by, ids.pop(at))
    _put(project, step, ids, str(beside.values["phase"]), initiator)
    return True


def place_step(
    project: Project, step: ProcessStep, before: str, phase: str, *, initiator: object = None
) -> None:
    """Put a step before another, last where ``before`` is "", into a phase."""
    with project.read() as session:
        order = read_process(session, step.today, {}).order()
    ids = [each.id for each in order if each.id != step.id]
    ids.insert(ids.index(before) if before in ids else len(ids), step.id)
    if ids != [each.id for each in order] or phase != step.values["phase"]:
        _put(project, step, ids, phase, initiator)


def _put(
    project: Project, step: ProcessStep, ids: list[str], phase: str, initiator: object
) -> None:
    label = N_("Moved “{what}”")
    with project.edit(label, initiator=initiator, what=step.title) as session:
        if phase != step.values["phase"]:
            update_row(session, STEP, step.id, {"phase": phase})
        put_in_order(session, STEP, ids)


def rename_phase(project: Project, phase: str, title: str, *, initiator: object = None) -> None:
    """Call a phase something else in all its steps."""
    with project.edit(N_("Renamed “{what}”"), initiator=initiator, what=title) as session:
        for row in read_rows(session, STEP):
            if row["phase"] == phase:
                update_row(session, STEP, row["id"], {"phase": title})


def remove_step(project: Project, step: str, *, initiator: object = None) -> None:
    """Take a step out of the process."""
    with project.edit(N_("Took a step out of the process"), initiator=initiator) as session:
        delete_rows(session, STEP, [step])
