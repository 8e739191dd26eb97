"""How the plan's chart is looked at: which activities, together by what, in which colours."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.collate import fold
from workbench.base.language import N_, _
from workbench.charts.gantt import Category
from workbench.models.registry import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from workbench.steps.plan.items import Item, Plan

MOST_COLOURS: Final = 6
OTHERS: Final = "category.7"


class Grouping(StrEnum):
    """By what the activities stand together, or are coloured."""

    GOAL = "goal"
    PHASE = "phase"
    RESPONSIBLE = "responsible"
    PLACE = "place"
    STATUS = "status"
    OUTLINE = "outline"

    @override
    def title(self) -> str:
        """Return the name of the grouping in the current language."""
        return _(_GROUPINGS[self])

    def colour_title(self) -> str:
        """Return the name of the colouring in the current language."""
        return _(_COLOURINGS[self])


_GROUPINGS = {
    Grouping.GOAL: N_("By goal"),
    Grouping.PHASE: N_("By phase"),
    Grouping.RESPONSIBLE: N_("By responsible"),
    Grouping.PLACE: N_("By place"),
    Grouping.STATUS: N_("By status"),
    Grouping.OUTLINE: N_("As an outline"),
}
# "As an outline" is no property of an activity: for colours it stands for the usual ones.
_COLOURINGS = {
    Grouping.OUTLINE: N_("Colour: how it goes"),
    Grouping.GOAL: N_("Colour: goal"),
    Grouping.PHASE: N_("Colour: phase"),
    Grouping.RESPONSIBLE: N_("Colour: responsible"),
    Grouping.PLACE: N_("Colour: place"),
    Grouping.STATUS: N_("Colour: status"),
}
PLAIN: Final = Grouping.OUTLINE
COLOURINGS: Final = tuple(_COLOURINGS)


class Showing(StrEnum):
    """Which activities are shown."""

    ALL = "all"
    OPEN = "open"
    MONTH = "month"
    LATE = "late"
    CRITICAL = "critical"

    @override
    def title(self) -> str:
        """Return the name in the current language."""
        return _(_SHOWINGS[self])


_SHOWINGS = {
    Showing.ALL: N_("Show all"),
    Showing.OPEN: N_("What is left"),
    Showing.MONTH: N_("This month"),
    Showing.LATE: N_("Late or clashing"),
    Showing.CRITICAL: N_("Critical"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What is wished of the chart.

    ``text`` and ``party`` (an organisation's id) narrow what is shown. ``places`` are what surfaces
    are called. ``floats`` draws how late activities may end. ``decided`` are first and last day by
    activity as decided in the baseline that the plan is compared with.
    """

    grouping: Grouping = Grouping.GOAL
    colouring: Grouping = PLAIN
    showing: Showing = Showing.ALL
    text: str = ""
    party: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    floats: bool = False
    decided: Mapping[str, tuple[date, date]] = field(default_factory=dict)

    @property
    def narrows(self) -> bool:
        """Whether activities may be hidden."""
        return bool(self.text.strip() or self.party or self.showing is not Showing.ALL)

    def shown(self, plan: Plan) -> tuple[Item, ...]:
        """Return the activities to be shown, in their order."""
        if not self.narrows:
            return plan.items
        words = fold(self.text).split()
        return tuple(item for item in plan.items if self._shows(plan, item, words))

    def _shows(self, plan: Plan, item: Item, words: Iterable[str]) -> bool:
        if self.party and self.party not in _parties(item):
            return False
        if not _SHOWS[self.showing](plan, item):
            return False
        said = fold(f"{item.values['code']} {item.values['title']} {plan.responsible(item)}")
        return all(word in said for word in words)


def _parties(item: Item) -> tuple[str, ...]:
    return (*item.values["responsible"], item.values["accountable_id"] or "")


def _in_month(plan: Plan, item: Item) -> bool:
    if item.start is None or item.finish is None:
        return False
    first = plan.today.replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return item.start <= last and item.finish >= first


def _is_open(_plan: Plan, item: Item) -> bool:
    return not item.done and item.values["status"] != "cancelled"


_SHOWS: Final[dict[Showing, Callable[[Plan, Item], bool]]] = {
    Showing.ALL: lambda _plan, _item: True,
    Showing.OPEN: _is_open,
    Showing.MONTH: _in_month,
    Showing.LATE: lambda _plan, item: item.late or bool(item.conflict_days),
    Showing.CRITICAL: lambda plan, item: bool(
        item.placed and item.placed.critical and _is_open(plan, item)
    ),
}


def naming(
    plan: Plan, grouping: Grouping, places: Mapping[str, str]
) -> tuple[dict[str, str], Callable[[Item], str]]:
    """Return the groups' names in order and the function that finds an activity's group."""
    if grouping is Grouping.GOAL:
        return {**plan.goals, "": _("Without goal")}, lambda item: _first(item, "goals")
    if grouping is Grouping.RESPONSIBLE:
        names = {**plan.organisations, "": _("Nobody responsible")}
        return names, lambda item: _first(item, "responsible")
    if grouping is Grouping.PLACE:
        return {**places, "": _("Without place")}, lambda item: _first(item, "surfaces")
    chosen = record("activity")["phase" if grouping is Grouping.PHASE else "status"]
    names = {**{choice.key: choice.text() for choice in chosen.choices}, "": _("Without")}
    return names, lambda item: item.values[chosen.name] or ""


def _first(item: Item, name: str) -> str:
    found = item.values[name]
    return str(found[0]) if found else ""


def colours(plan: Plan, look: Look, items: Iterable[Item]) -> dict[str, Category]:
    """Return the colour, letter and name of each activity by what it is coloured by.

    The six that most of ``items`` have get colours of their own, the rest share one; where nothing
    is said there is no colour.
    """
    if look.colouring is PLAIN:
        return {}
    names, key_of = naming(plan, look.colouring, look.places)
    keys = {item.id: key_of(item) for item in items}
    count: dict[str, int] = {}
    for key in keys.values():
        if key:
            count[key] = count.get(key, 0) + 1
    often = sorted(count, key=lambda key: -count[key])[:MOST_COLOURS]
    order = [key for key in names if key in often]
    letters = _letters([_short(plan, look.colouring, key, names[key]) for key in order])
    known = {
        key: Category(f"category.{nth}", letter, names[key])
        for nth, (key, letter) in enumerate(zip(order, letters, strict=True), 1)
    }
    other = Category(OTHERS, "…", _("Others"))
    return {item: known.get(key, other) for item, key in keys.items() if key}


def _short(plan: Plan, colouring: Grouping, key: str, name: str) -> str:
    """Return what a name goes by where it goes by a code."""
    if colouring is Grouping.GOAL:
        return plan.goal_codes.get(key) or name
    return key if colouring is Grouping.PHASE else name


def _letters(names: list[str]) -> list[str]:
    """Return one or two letters for each name, no two the same."""
    found: list[str] = []
    for name in names:
        word = "".join(each for each in name if each.isalnum()) or "?"
        if len(word) <= 2 and word not in found:  # noqa: PLR2004 - a code such as G1
            found.append(word)
            continue
        tries = [word[0].upper(), *(word[0].upper() + each for each in word[1:])]
        tries += [str(number) for number in range(1, 99)]
        found.append(next(each for each in tries if each not in found))
    return found
