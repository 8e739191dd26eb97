"""Rows in words: for screen readers, alternative texts and the status column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from workbench.base.formats import date_text, percent_text
from workbench.base.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.charts.gantt.rows import GanttRow

Status = Literal["done", "late", "risk", "running", "planned"]


def status_of(row: GanttRow) -> Status:
    """Return the one word that a wall page shows for a row; the gravest wins."""
    if row.is_done:
        return "done"
    if row.late:
        return "late"
    if row.conflict or (row.float_days is not None and row.float_days < 0):
        return "risk"
    return "running" if row.done > 0 or row.critical else "planned"


def status_word(status: Status) -> str:
    """Return the word of a status in the current language."""
    return {
        "done": _("Done"),
        "late": _("Late"),
        "risk": _("At risk"),
        "running": _("On time"),
        "planned": _("Planned"),
    }[status]


def describe(row: GanttRow) -> str:
    """Return one sentence with everything that the row's picture tells."""
    return ", ".join(_facts(row))


def _facts(row: GanttRow) -> Iterable[str]:
    yield f"{row.code} {row.title}".strip()
    if row.kind == "milestone":
        yield _("milestone")
    yield dates_text(row)
    if not row.is_parent and row.kind != "milestone":
        yield _("{share} done").format(share=percent_text(min(max(row.done, 0), 1)))
    yield from _states(row)
    if row.responsible:
        yield _("responsible: {name}").format(name=row.responsible)
    if row.cost:
        yield _("cost: {amount}").format(amount=row.cost)


def _states(row: GanttRow) -> Iterable[str]:
    if row.critical and not row.is_done:
        yield _("critical")
    if row.late and not row.is_done:
        day = row.forecast_finish
        yield _("late, forecast {day}").format(day=date_text(day)) if day else _("late")
    if row.conflict:
        yield row.conflict
    if row.float_days:
        yield _float_text(row.float_days)
    if row.deadline and not row.is_parent:
        yield _("deadline {day}").format(day=date_text(row.deadline))
    if row.baseline:
        yield _("decided {first} – {last}").format(
            first=date_text(row.baseline[0]), last=date_text(row.baseline[1])
        )


def _float_text(days: int) -> str:
    if days < 0:
        return ngettext(
            "{count} working day too late", "{count} working days too late", -days
        ).format(count=-days)
    return ngettext("{count} working day of float", "{count} working days of float", days).format(
        count=days
    )


def dates_text(row: GanttRow) -> str:
    """Return "2 mar 2026 – 31 okt 2026", one date for one day, or words for none."""
    if row.span is None:
        return _("no dates")
    first, last = row.span
    if first == last:
        return date_text(first)
    return f"{date_text(first)} – {date_text(last)}"
