"""The plan as a year: what happens in each month, and who has how much going on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.base.formats import month_long
from workbench.base.language import _, ngettext
from workbench.charts.load import LoadCell, LoadRow
from workbench.charts.months import Month as MonthCard
from workbench.charts.months import MonthEntry
from workbench.rules.year import Month, Part, part_in, year_from
from workbench.steps.plan.picture_keys import picture_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.steps.plan.items import Item, Plan
    from workbench.steps.plan.permits import PermitLine

LAST = 32  # after all days of a month
MOST = 30  # entries of a month: nobody reads more


@dataclass(frozen=True, slots=True)
class Load:
    """Twelve months of work: a row for each party, and the activities behind every figure."""

    rows: tuple[LoadRow, ...]
    behind: dict[str, tuple[str, ...]]


def planned(plan: Plan) -> list[Item]:
    """Return the activities that take place: with dates, not cancelled, no summaries."""
    parents = {item.values["parent_id"] for item in plan.items}
    return [
        item
        for item in plan.items
        if item.start and item.finish and item.id not in parents
        and item.values["status"] != "cancelled"
    ]  # fmt: skip


def year_cards(plan: Plan, permits: Iterable[PermitLine], year: int) -> list[MonthCard]:
    """Return the twelve months of a year with what begins, ends, comes back or is to be sought."""
    items = planned(plan)
    seek: dict[Month, list[PermitLine]] = {}
    for line in permits:
        if line.apply_by and line.values["status"] == "not_applied":
            seek.setdefault(Month.of(line.apply_by), []).append(line)
    return [_card(plan, month, items, seek.get(month, [])) for month in year_from(Month(year, 1))]


def _card(plan: Plan, month: Month, items: list[Item], permits: list[PermitLine]) -> MonthCard:
    entries: list[tuple[int, MonthEntry]] = []
    ongoing = 0
    for item in items:
        part = _part(month, item)
        if part is Part.ONGOING:
            ongoing += 1
        elif part is not None:
            entries.append(_entry(item, part))
    entries += [_permit(line) for line in permits]
    ordered = [entry for _day, entry in sorted(entries, key=lambda each: each[0])]
    return MonthCard(
        month_long(date(month.year, month.month, 1)).capitalize(),
        tuple(replace(e, key=picture_key(e.key, month.month)) for e in ordered[:MOST]),
        _note(len(ordered) - MOST, ongoing),
        month == Month.of(plan.today),
    )


def _note(more: int, ongoing: int) -> str:
    """Return how many begin or end beside those shown, and how many go on."""
    parts = []
    if more > 0:
        parts.append(ngettext("{count} more", "{count} more", more).format(count=more))
    if ongoing:
        said = ngettext("{count} goes on", "{count} go on", ongoing)
        parts.append(said.format(count=ongoing))
    return _("and {what}").format(what=", ".join(parts)) if parts else ""


def _part(month: Month, item: Item) -> Part | None:
    if item.start is None or item.finish is None:
        return None
    return part_in(month, item.start, item.finish, item.values["recurs"])


def _entry(item: Item, part: Part) -> tuple[int, MonthEntry]:
    title = str(item.values["title"])
    start, finish = item.start, item.finish
    if start is None or finish is None:
        raise TypeError(item.id)
    milestone = item.values["milestone"]
    if part is Part.AGAIN:
        return LAST, MonthEntry(
            item.id, title, "again", alt=_("{title}, comes back").format(title=title)
        )
    if part is Part.FINISH or (part is Part.WHOLE and milestone):
        mark = "milestone" if milestone else "late" if item.late else "finish"
        alt = _("{title}, ends on the {day}") if not milestone else _("{title}, on the {day}")
        return finish.day, MonthEntry(
            item.id, title, mark, str(finish.day), alt.format(title=title, day=finish.day)
        )
    if part is Part.WHOLE:
        days = str(start.day) if start == finish else f"{start.day}–{finish.day}"
        mark = "late" if item.late else "start"
        alt = _("{title}, on the {day}").format(title=title, day=days)
        return start.day, MonthEntry(item.id, title, mark, days, alt)
    alt = _("{title}, begins on the {day}").format(title=title, day=start.day)
    return start.day, MonthEntry(item.id, title, "start", str(start.day), alt)


def _permit(line: PermitLine) -> tuple[int, MonthEntry]:
    day = line.apply_by.day if line.apply_by else 0
    title = _("Apply: {permit}").format(permit=line.title)
    return day, MonthEntry(line.id, title, "apply", str(day), f"{title}, {line.words()}")


def load_of(plan: Plan, first: Month) -> Load:
    """Return how many activities each party does in each of twelve months, the busiest first.

    Who has no responsible party counts under the one that answers for it; activities without both
    stand together.
    """
    months = year_from(first)
    found: dict[str, dict[Month, list[str]]] = {}
    for item in planned(plan):
        parties = item.values["responsible"] or (item.values["accountable_id"] or "",)
        for month in months:
            if _part(month, item) is not None:
                for party in parties:
                    found.setdefault(party, {}).setdefault(month, []).append(item.id)
    ordered = sorted(found, key=lambda party: -sum(map(len, found[party].values())))
    behind: dict[str, tuple[str, ...]] = {}
    rows = []
    for party in ordered:
        name = plan.organisations.get(party, _("Nobody responsible"))
        cells = [_cell(party, name, month, found[party].get(month, [])) for month in months]
        behind |= {
            cell.key: tuple(found[party].get(month, ()))
            for cell, month in zip(cells, months, strict=True)
        }
        rows.append(LoadRow(name, tuple(cells)))
    return Load(tuple(rows), behind)


def _cell(party: str, name: str, month: Month, ids: list[str]) -> LoadCell:
    said = ngettext("{count} activity", "{count} activities", len(ids)).format(count=len(ids))
    words = f"{name}, {month_long(date(month.year, month.month, 1))} {month.year}: {said}"
    return LoadCell(picture_key(party, f"{month.year}-{month.month:02d}"), len(ids), words)
