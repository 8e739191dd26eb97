"""The plan as a board: which columns there are, and the cards in them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workbench.base.formats import date_short, date_text, kr
from workbench.base.language import _, ngettext
from workbench.charts.board import BoardColumn, Card
from workbench.models.registry import record
from workbench.rules.quick_wins import is_quick_win
from workbench.steps.plan.picture_keys import picture_key
from workbench.steps.plan.standing import status_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbench.steps.plan.items import Item, Plan

STATUS = record("activity")["status"]
MOST: Final = 100  # cards of a column: nobody reads more, and they must move at once


class Sorting(StrEnum):
    """By what the cards are sorted into columns."""

    STATUS = "status"
    RESPONSIBLE = "responsible"
    GOAL = "goals"


def board_columns(
    plan: Plan, sorting: Sorting, *, keep: Callable[[Item], bool] = lambda _item: True
) -> list[BoardColumn]:
    """Return the columns with the activities that ``keep`` keeps, summaries left out.

    An activity with several responsible or goals has a card in the column of each.
    """
    parents = {item.values["parent_id"] for item in plan.items}
    items = [item for item in plan.items if item.id not in parents and keep(item)]
    if sorting is Sorting.STATUS:
        names = {choice.key: choice.text() for choice in STATUS.choices}
        return [
            _column(plan, key, name, (i for i in items if (i.values["status"] or "planned") == key))
            for key, name in names.items()
        ]
    by_party = sorting is Sorting.RESPONSIBLE
    rows = plan.organisations if by_party else plan.goals
    nobody = _("Nobody responsible") if by_party else _("Without goal")
    found: dict[str, list[Item]] = {key: [] for key in (*rows, "")}
    for item in items:
        for key in item.values[sorting.value] or ("",):
            found.setdefault(key, []).append(item)
    return [
        _column(plan, key, _heading(plan, sorting, key) if key else nobody, mine)
        for key, mine in found.items()
        if mine or (key and sorting is Sorting.GOAL)
    ]


def _heading(plan: Plan, sorting: Sorting, key: str) -> str:
    if sorting is Sorting.RESPONSIBLE:
        return plan.organisations[key]
    return f"{plan.goal_codes.get(key, '')} {plan.goals[key]}".strip()


def _column(plan: Plan, key: str, title: str, items: Iterable[Item]) -> BoardColumn:
    """Return a column: what is to be done first, what was done last at the top of the rest."""
    ordered = sorted(items, key=_order)
    shown = ordered[:MOST]
    note = "" if ordered else _("Nothing here")
    if len(shown) < len(ordered):
        rest = len(ordered) - len(shown)
        note = ngettext(
            "and {count} more, in the register", "and {count} more, in the register", rest
        ).format(count=rest)
    cards = tuple(_card(plan, item, key) for item in shown)
    return BoardColumn(key, title, cards, len(ordered), note)


def _order(item: Item) -> tuple[bool, int]:
    day = item.finish.toordinal() if item.finish else date.max.toordinal()
    return item.done, -day if item.done else day


def _card(plan: Plan, item: Item, column: str) -> Card:
    same_year = item.finish is not None and item.finish.year == plan.today.year
    until = date_short(item.finish) if same_year else date_text(item.finish)
    parts = [until or _("no dates"), plan.responsible(item)]
    sign = "late" if item.late else "risk" if item.conflict_days else "done" if item.done else ""
    detail = " · ".join(filter(None, parts))
    title = str(item.values["title"])
    code = str(item.values["code"])
    cost = kr(item.values["cost"]) if item.values["cost"] else ""
    alt = ", ".join(filter(None, (f"{code} {title}".strip(), status_words(item), detail, cost)))
    return Card(picture_key(item.id, column), title, detail, sign, alt)


def quick_win(item: Item) -> bool:
    """Tell whether an activity is a quick win that is still to be had."""
    over = item.done or item.values["status"] == "cancelled"
    return not over and is_quick_win(item.values["cost"], item.start, item.finish)
