"""The events of a year by month, for the picture of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.base.formats import month_long, number_text
from workbench.base.language import _, ngettext
from workbench.charts.months import Month as MonthCard
from workbench.charts.months import MonthEntry
from workbench.rules.year import Month, year_from
from workbench.steps.operations.views import permit_danger

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from workbench.project.register import Values


def event_cards(events: Iterable[Values], year: int, today: date) -> list[MonthCard]:
    """Return the twelve months of a year with the events that begin in each."""
    shown = [row for row in events if row["starts_on"] and row["status"] != "cancelled"]
    ordered = sorted(shown, key=lambda row: row["starts_on"])
    return [_card(month, ordered, today) for month in year_from(Month(year, 1))]


def _card(month: Month, events: list[Values], today: date) -> MonthCard:
    own = [row for row in events if Month.of(row["starts_on"]) == month]
    visitors = sum(row["visitors"] or 0 for row in own)
    said = ngettext("{count} visitor", "{count} visitors", visitors)
    return MonthCard(
        month_long(month.first_day).capitalize(),
        tuple(_entry(row, today) for row in own),
        said.format(count=number_text(visitors)) if visitors else "",
        month == Month.of(today),
    )


def _entry(row: Values, today: date) -> MonthEntry:
    first, last = row["starts_on"], row["ends_on"] or row["starts_on"]
    days = str(first.day)
    if last > first:
        same = (first.year, first.month) == (last.year, last.month)
        days = f"{first.day}–{last.day}" if same else f"{first.day}–{last.day}/{last.month}"
    title, danger = str(row["title"]), permit_danger(row, today)
    mark = "late" if danger else "finish" if last < today else "start"
    if row["permit"] == "needed" and not danger:
        mark = "apply"
    alt = _("{title}, on the {day}").format(title=title, day=days)
    return MonthEntry(row["id"], title, mark, days, alt)
