"""The tasks of a plan that comes in, as values of activities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from workbench.base.collate import fold
from workbench.base.language import N_
from workbench.base.parse import ParseError
from workbench.exchange.values import usual_one
from workbench.models.field import Kind
from workbench.models.registry import record
from workbench.rules.loops import closing_links
from workbench.rules.schedule_types import LinkKind
from workbench.steps.plan.items import FULL

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from workbench.exchange.plan_file import PlanFile, PlanTask
    from workbench.exchange.references import References
    from workbench.project.register import Values

ACTIVITY = record("activity")
_LISTED: Final = frozenset({"goals"})
_CHOSEN: Final = ("phase", "category")
_KEPT: Final = frozenset({"paused", "cancelled"})

_BLANKS: Final[dict[Kind, Any]] = {
    Kind.LINKS: (), Kind.DEPENDENCIES: (), Kind.YES_NO: False, Kind.TEXT: "", Kind.NOTE: "",
}  # fmt: skip
# An activity of which nothing is known, so that all rows of a plan have the same columns.
BLANK: Final[dict[str, Any]] = {
    field.name: _BLANKS.get(field.kind) for field in ACTIVITY.fields if not field.computed
}
_LOOP: Final = N_("“{title}” cannot wait for “{source}”: that closes the circle {loop}; left out")
_SUMMED: Final = N_(
    "“{title}” waits for “{source}” by {kind}, and one of them sums up others: the link is taken "
    "to hold for each activity under it; look at the dates"
)


def match(
    tasks: Sequence[PlanTask], rows: Collection[Values], new_id: Callable[[], str]
) -> dict[str, str]:
    """Return the activity that each task is, by uid: one that is there or a new one.

    A task is the activity it was exported from, else the one with its code and its title.
    """
    known = {row["id"] for row in rows}
    named = {(fold(row["code"]), fold(row["title"])): row["id"] for row in rows if row["code"]}
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for task in tasks:
        key = task.key if task.key in known else named.get((fold(code_of(task)), fold(task.title)))
        if key is None or key in taken:
            key = new_id()
        taken.add(key)
        ids[task.uid] = key
    return ids


def code_of(task: PlanTask) -> str:
    """Return what people call a task: its code, else its number in the file."""
    return task.code or ("" if task.uid.startswith("new-") else task.uid)


def drop_loops(file: PlanFile) -> None:
    """Leave out the links that would close a loop, and say which."""
    rows = {task.uid: task for task in file.tasks}
    places = [(task, link) for task in file.tasks for link in task.links]
    closing = closing_links(
        {task.uid: task.parent or None for task in file.tasks},
        [(link.source, task.uid) for task, link in places],
    )
    for place, loop in closing.items():
        task, link = places[place]
        task.links.remove(link)
        names = [code_of(rows[uid]) or rows[uid].title for uid in (*loop, loop[0])]
        file.remark(
            _LOOP, task.row, lost=True, title=task.title,
            source=rows[link.source].title, loop=" → ".join(names),
        )  # fmt: skip


def note_summary_links(file: PlanFile) -> None:
    """Say which links other than FS have a summary at an end: programs read them differently."""
    rows = {task.uid: task for task in file.tasks}
    for task in file.tasks:
        for link in task.links:
            source = rows[link.source]
            if link.kind is not LinkKind.FS and (task.summary or source.summary):
                file.remark(
                    _SUMMED, task.row, title=task.title, source=source.title, kind=link.kind.value
                )


def values_of(
    task: PlanTask, ids: Mapping[str, str], references: References, file: PlanFile
) -> dict[str, Any]:
    """Return what a task gives of its activity; what it says nothing of is not there."""
    values: dict[str, Any] = {
        "code": code_of(task),
        "title": task.title,
        "parent_id": ids.get(task.parent),
        "milestone": task.milestone,
        "deadline": task.deadline,
        "dating": "typed" if task.typed or task.summary else "computed",
        "earliest_start": None,
        "actual_start": task.actual_start,
        "actual_finish": task.actual_finish,
        "predecessors": tuple(
            dict.fromkeys((ids[link.source], link.kind.value, link.lag) for link in task.links)
        ),
    }
    values |= _dates(task)
    if not task.summary:
        values |= {"status": _status(task), "progress": task.percent or None}
    if task.cost_ore:
        values["cost"] = task.cost_ore
    if task.notes:
        values["notes"] = task.notes
    return values | _named(task, references, file)


def _dates(task: PlanTask) -> dict[str, Any]:
    if task.summary:
        return {"start": None, "finish": None, "duration": None}
    if not task.typed:
        # The first and last day follow when the whole plan has been reckoned.
        return {
            "start": None,
            "finish": None,
            "duration": 1 if task.duration is None else task.duration,
            "earliest_start": task.constraint_date,
        }
    whole = task.milestone or (task.start and task.finish)
    return {
        "start": task.start or (task.finish if task.milestone else None),
        "finish": task.finish or (task.start if task.milestone else None),
        "duration": None if whole else task.duration,
    }


def _status(task: PlanTask) -> str:
    said = usual_one(task.named.get("status", ""), ACTIVITY["status"])
    key = said.key if said else ""
    if not task.active or key in _KEPT:
        return key or "cancelled"
    if task.percent >= FULL:
        return "done"
    return "ongoing" if task.percent or task.actual_start or key == "ongoing" else "planned"


def _named(task: PlanTask, references: References, file: PlanFile) -> dict[str, Any]:
    """Return parties, goals and choices, as far as they are known here."""
    values: dict[str, Any] = {}
    parties = [
        found
        for name in task.parties
        if (found := _refer(references, "organisation", name, task, file))
    ]
    if parties:
        values["responsible"] = tuple(dict.fromkeys(parties))
    for name in ("accountable_id", *_LISTED):
        text, field = task.named.get(name, ""), ACTIVITY[name]
        if not text or not field.target:
            continue
        if name in _LISTED:
            parts = (part.strip() for part in text.split(","))
            goals = [_refer(references, field.target, part, task, file) for part in parts if part]
            values[name] = tuple(dict.fromkeys(filter(None, goals)))
        else:
            values[name] = _refer(references, field.target, text, task, file)
    for name in _CHOSEN:
        chosen = usual_one(task.named.get(name, ""), ACTIVITY[name])
        if chosen:
            values[name] = chosen.key
    if task.named.get("budget_code"):
        values["budget_code"] = task.named["budget_code"]
    return values


def _refer(
    references: References, table: str, text: str, task: PlanTask, file: PlanFile
) -> str | None:
    try:
        return references.one(table, text, task.row)
    except ParseError as error:
        file.remark(error.message, task.row, lost=True, **error.facts)
        return None
