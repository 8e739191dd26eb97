"""A plan of another program on its way in: what it brings, what moves, the edit that does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.base.language import N_, _, ngettext
from workbench.exchange.import_plan import RowError
from workbench.exchange.incoming import Incoming
from workbench.exchange.references import References
from workbench.models.base import new_id
from workbench.models.registry import RECORDS, record
from workbench.project.acts import bring_along
from workbench.project.register import add_rows, read_rows, update_row
from workbench.steps.importing import existing_rows
from workbench.steps.plan import plan_days
from workbench.steps.plan.baselines import BASELINE, FROZEN, baselines, read_baseline
from workbench.steps.plan.plan_dates import MOST_NAMED, date_rows, note_dates, start_of
from workbench.steps.plan.plan_rows import (
    BLANK,
    drop_loops,
    match,
    note_summary_links,
    values_of,
)
from workbench.steps.plan.reckoning import reckoned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from workbench.exchange.plan_file import PlanFile, PlanTask
    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.rules.calendar import WorkCalendar

ACTIVITY = record("activity")


@dataclass(slots=True)
class PlanImport:
    """What taking a plan in would do; making it changes nothing."""

    file: PlanFile
    new: list[tuple[str, Values]] = field(default_factory=list)
    updated: dict[str, Values] = field(default_factory=dict)
    unchanged: int = 0
    created: dict[str, list[tuple[str, Values]]] = field(default_factory=dict)
    changed_days: dict[str, Values] = field(default_factory=dict)
    frozen: list[Values] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def incoming(self, take: Any) -> Incoming:  # noqa: ANN401 - what Incoming takes
        """Return it in the common words of all imports."""
        lost = [each for each in self.file.remarks if each.lost]
        errors = [RowError(each.row, "", each.message, each.shown()) for each in lost]
        return Incoming(
            read=len(self.file.tasks),
            new=len(self.new),
            updated=len(self.updated),
            skipped=self.unchanged,
            created={table: len(rows) for table, rows in self.created.items()},
            errors=tuple(errors),
            notes=(*self.notes, *_remarks(self.file)),
            take=take,
            refusal=N_("row {row}: {reason}"),
        )


def _remarks(file: PlanFile) -> list[str]:
    said = _("row {row}: {reason}")
    return [
        said.format(row=each.row, reason=each.text()) if each.row else each.text()
        for each in file.remarks
        if not each.lost
    ]


def plan_import(project: Project, file: PlanFile) -> PlanImport:
    """Return what taking a plan in would do.

    Raises WorkbenchError when its links go round in too many circles, or when it reaches beyond
    the years that a plan can have.
    """
    drop_loops(file)
    note_summary_links(file)
    language, today = project.facts().language or "sv", project.today()
    with project.read() as session:
        rows = read_rows(session, ACTIVITY)
        existing = existing_rows(session, ACTIVITY)
        own = plan_days.own_days(session)
        known = _known_baselines(session)
    ids = match(file.tasks, rows, new_id)
    references = References(existing, RECORDS, new_id, language=language)
    coming = {ids[task.uid]: values_of(task, ids, references, file) for task in file.tasks}
    done = PlanImport(file)
    before = {row["id"]: row for row in rows}
    others = [row for row in rows if row["id"] not in coming]
    _free_codes(done, coming, others)
    whole = {
        key: {**before.get(key, {**BLANK, "id": key}), **values} for key, values in coming.items()
    }
    calendar = _take_days(done, whole, own, others=bool(others), language=language, today=today)
    done.notes += date_rows(file, whole, others, calendar, today)
    for key, values in coming.items():
        row, old = whole[key], before.get(key)
        if old is None:
            done.new.append((key, row))
            continue
        changes = {n: row[n] for n in (*values, "start", "finish") if _differs(row[n], old[n])}
        if changes:
            done.updated[key] = changes
        else:
            done.unchanged += 1
    _take_baselines(done, ids, known)
    used = {each for row in whole.values() for each in _refers(row)}
    created = references.created(used)
    for table, planned in created.items():
        done.created[table] = [(row.id, dict(row.values)) for row in planned]
    _tell_created(done)
    return done


def _differs(new: object, old: object) -> bool:
    """Tell whether a value is another one; the order of a list says nothing, nor does 0."""
    if isinstance(new, tuple) and isinstance(old, tuple):
        return set(new) != set(old)
    return (new or None) != (old or None)


def _refers(row: Values) -> set[str]:
    return {*row["responsible"], *row["goals"], row["accountable_id"] or ""}


def _free_codes(done: PlanImport, coming: Mapping[str, Values], others: Sequence[Values]) -> None:
    """Take the code from new rows whose code another activity has: they get one of their own."""
    taken = {row["code"] for row in others}
    lost = 0
    for values in coming.values():
        if values["code"] in taken:
            lost += bool(values["code"])
            values["code"] = ""
        taken.add(values["code"])
    if lost:
        said = ngettext(
            "{count} task gets a code of its own: its number is taken",
            "{count} tasks get codes of their own: their numbers are taken",
            lost,
        )
        done.notes.append(said.format(count=lost))


# -- when everything lies


def _take_days(
    done: PlanImport,
    whole: Mapping[str, Values],
    own: plan_days.OwnDays,
    *,
    others: bool,
    language: str,
    today: date,
) -> WorkCalendar:
    """Take over the file's calendar where that moves nobody else; return the one in force."""
    file, calendar = done.file, own.calendar({})
    start = start_of(file, today)
    if file.days is None:
        _tasks, _links, plan = reckoned(whole.values(), calendar, today, start=start)
        note_dates(whole, plan)
        return calendar
    _tasks, _links, plan = reckoned(whole.values(), file.days.calendar(), today, start=start)
    note_dates(whole, plan)
    found = plan_days.differing(file.days, calendar, plan.start or start, plan.finish or start)
    if not found:
        return calendar
    if others:
        done.notes.append(
            _("The file has another calendar; the project's is kept, as it has activities already")
        )
        return calendar
    done.notes.append(plan_days.told(found))
    for row in plan_days.rows_of(file.days, found, language):
        if row["date"] in own.rows:
            done.changed_days[own.rows[row["date"]]["id"]] = row
        else:
            done.created.setdefault("calendar_day", []).append((new_id(), row))
    changed = {row["date"]: row for row in done.changed_days.values()}
    brought = {row["date"]: row for _key, row in done.created.get("calendar_day", ())}
    return own.calendar({**changed, **brought})


# -- baselines and what comes along


def _known_baselines(session: Session) -> list[dict[str, tuple[date, date]]]:
    return [read_baseline(session, each.id) for each in baselines(session)]


def _take_baselines(
    done: PlanImport, ids: Mapping[str, str], known: Sequence[Mapping[str, object]]
) -> None:
    file = done.file
    for number in sorted({each for task in file.tasks for each in task.baselines}):
        tasks = [task for task in file.tasks if number in task.baselines and not task.summary]
        dates = {ids[task.uid]: task.baselines[number] for task in tasks}
        if not dates or any(dates.items() <= each.items() for each in known):
            continue
        key = new_id()
        name = file.baseline_names.get(number) or _("Baseline {number}").format(number=number)
        done.created.setdefault("baseline", []).append((key, {"name": name}))
        done.frozen += [_frozen(key, ids[task.uid], task, dates[ids[task.uid]]) for task in tasks]


def _frozen(baseline: str, activity: str, task: PlanTask, dates: tuple[date, date]) -> Values:
    return {
        "baseline_id": baseline,
        "activity_id": activity,
        "code": task.code or task.uid,
        "title": task.title,
        "start": dates[0],
        "finish": dates[1],
        "milestone": task.milestone,
    }


def _tell_created(done: PlanImport) -> None:
    names = [row["name"] for _key, row in done.created.get("organisation", ())]
    if names:
        said = _("The resources become organisations: {names}. Rename those that are people.")
        shown = ", ".join(names[:MOST_NAMED])
        done.notes.append(said.format(names=shown))


def take_in_plan(project: Project, plan: PlanImport, *, initiator: object = None) -> None:
    """Do what a plan's import says, in one edit."""
    count = len(plan.new) + len(plan.updated)
    if not count and not plan.created:
        return
    message = N_("Imported a plan with {count} activities")
    with project.edit(message, initiator=initiator, count=count) as session:
        bring_along(session, {t: rows for t, rows in plan.created.items() if t != BASELINE.table})
        for key, row in plan.changed_days.items():
            update_row(session, plan_days.CALENDAR_DAY, key, row)
        keys = [key for key, _row in plan.new]
        rows = [{n: v for n, v in row.items() if n != "id"} for _key, row in plan.new]
        add_rows(session, ACTIVITY, rows, row_ids=keys)
        for key, changes in plan.updated.items():
            update_row(session, ACTIVITY, key, changes)
        bring_along(session, {BASELINE.table: plan.created.get(BASELINE.table, [])})
        add_rows(session, FROZEN, plan.frozen)
