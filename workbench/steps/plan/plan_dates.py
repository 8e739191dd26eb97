"""Where the activities of a plan that comes in will lie, and what that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.project.activity_dates import first_day
from workbench.steps.plan.reckoning import reckoned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from workbench.exchange.plan_file import PlanFile
    from workbench.project.register import Values
    from workbench.rules.calendar import WorkCalendar
    from workbench.rules.schedule import Schedule

MOST_NAMED: Final = 50
_ROUNDS: Final = 3


def start_of(file: PlanFile, today: date) -> date:
    """Return the day on which the file's plan begins."""
    stored = [day for task in file.tasks for day in (task.start, task.actual_start) if day]
    return file.start or min(stored, default=today)


def note_dates(whole: Mapping[str, Values], plan: Schedule) -> None:
    """Write the reckoned first and last day into the rows that have no typed ones."""
    for key, row in whole.items():
        placed = plan.rows.get(key) if row["dating"] == "computed" else None
        if placed is not None and not placed.summary:
            row["start"], row["finish"] = placed.start, placed.finish


def date_rows(
    file: PlanFile,
    whole: Mapping[str, Values],
    others: Sequence[Values],
    calendar: WorkCalendar,
    today: date,
) -> list[str]:
    """Reckon the plan as it will be, keep what came from beginning earlier, tell what moves."""
    plan = _reckon_with_others(file, whole, others, calendar, today)
    moved = [
        _moved(task.title, (task.start, task.finish), plan, key)
        for key, task in zip(whole, file.tasks, strict=True)
        if not task.typed and task.start and task.finish and not task.summary and task.active
    ]
    note_dates(whole, plan)
    moved = [each for each in moved if each]
    head = ngettext(
        "{count} task lies on other days here than in the file:",
        "{count} tasks lie on other days here than in the file:",
        len(moved),
    )
    notes = _listed(head, moved)
    if not others:
        return notes
    _tasks, _links, old = reckoned(others, calendar, today)
    found = (
        _moved(row["title"], (placed.start, placed.finish), plan, row["id"])
        for row in others
        if (placed := old.rows.get(row["id"])) is not None
    )
    pushed = [each for each in found if each]
    head = ngettext(
        "{count} activity that was there already moves:",
        "{count} activities that were there already move:",
        len(pushed),
    )
    return notes + _listed(head, pushed)


def _reckon_with_others(
    file: PlanFile,
    whole: Mapping[str, Values],
    others: Sequence[Values],
    calendar: WorkCalendar,
    today: date,
) -> Schedule:
    """Reckon the plan with what is there; nothing of it begins before the file's own start."""
    start = start_of(file, today)
    rows = [*others, *whole.values()]
    _tasks, _links, plan = reckoned(rows, calendar, today)
    if (first_day(rows) or today) >= start:
        return plan
    _tasks, _links, alone = reckoned(whole.values(), calendar, today, start=start)
    for _round in range(_ROUNDS):
        early = [
            row
            for key, row in whole.items()
            if row["dating"] == "computed"
            and (there := plan.rows.get(key)) is not None
            and there.start < alone.rows[key].start
        ]
        if not early:
            break
        for row in early:
            row["earliest_start"] = alone.rows[row["id"]].start
        _tasks, _links, plan = reckoned(rows, calendar, today)
    return plan


def _moved(title: str, stored: tuple[date | None, date | None], plan: Schedule, key: str) -> str:
    """Return what became of two dates in words, "" when they stand."""
    row = plan.rows.get(key)
    if row is None or (row.start, row.finish) == stored:
        return ""
    if row.milestone and row.finish == plan.start:
        return ""  # at the very start a milestone shows the first day, not the evening before
    was, now = (f"{_day(a)} – {_day(b)}" for a, b in (stored, (row.start, row.finish)))
    return _("“{title}” {was} → {now}").format(title=title, was=was, now=now)


def _day(day: date | None) -> str:
    return date_text(day) if day else "–"


def _listed(head: str, moved: Sequence[str]) -> list[str]:
    """Return how many have moved and the first of them, a line for each; nothing for none."""
    if not moved:
        return []
    lines = [head.format(count=len(moved)), *moved[:MOST_NAMED]]
    if len(moved) > MOST_NAMED:
        lines.append(_("and {count} more").format(count=len(moved) - MOST_NAMED))
    return lines
