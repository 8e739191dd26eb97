"""Small numbers are not shown, and cannot be reckoned out either (domain guide 2.2, 10).

Primary: a group with fewer than 10 answers, a count below 3. Secondary: so much more that no hidden
count follows from totals, from the groups that are shown or from another way of dividing the same
answers. Three steps, each a taking together whose sums stay visible:

1. Answers that are small in the total join their neighbours, for all (``suppression_plan``).
2. In each split small groups are shown as one, with one more group if need be.
3. Small counts left among the groups are taken together in rectangles (``suppression_cover``).

After the first the totals are shown for every remaining answer. Splits then have nothing in common
but those, so each is safe by itself: any change within one that keeps its own sums is possible.
Rounds have no answers in common, so nothing of one follows from another; they only hide the same
groups, to stay comparable. Publish no sum over rounds, and put everything that is published of a
question into its one table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from workbench.rules.suppression_cover import cover
from workbench.rules.suppression_plan import added, plan_of
from workbench.rules.suppression_types import (
    AnswerTable,
    Counts,
    Protected,
    Row,
    Segment,
    ShownSplit,
    Split,
    State,
    Thresholds,
    Why,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.rules.suppression_cover import Rectangle
    from workbench.rules.suppression_plan import Plan, Range

Key = TypeVar("Key")

DEFAULT: Final = Thresholds()


def protect(table: AnswerTable, thresholds: Thresholds = DEFAULT) -> Protected:
    """Return what may be shown of a table.

    ValueError for negative counts, rows of another length than the blocks, or groups that are more
    than the total.
    """
    return protect_together({0: table}, thresholds)[0]


def protect_together(
    tables: Mapping[Key, AnswerTable], thresholds: Thresholds = DEFAULT
) -> dict[Key, Protected]:
    """Return what may be shown of several tables side by side: rounds, or questions of a page.

    Groups that one of them cannot show alone are shown together in all, so that a row means the
    same people everywhere.
    """
    plans = {key: plan_of(table, thresholds) for key, table in tables.items()}
    together: dict[str, frozenset[str]] = {}
    while True:
        wider = together
        for plan in plans.values():
            for split in plan.table.splits:
                if not split.crosses:
                    known = wider.get(split.name, frozenset())
                    joined = known | plan.together(split.name, known)
                    wider = wider | {split.name: joined}
        if wider == together:
            return {key: _protected(plan, together) for key, plan in plans.items()}
        together = wider


def _protected(plan: Plan, together: Mapping[str, frozenset[str]]) -> Protected:
    if plan.too_few(plan.total):
        rows = {
            split.name: {group: _hidden(plan, Why.SMALL_GROUP) for group in plan.groups[split.name]}
            for split in plan.table.splits
        }
        return Protected(
            _hidden(plan, Why.SMALL_GROUP),
            {name: ShownSplit(name, each, why=Why.SMALL_GROUP) for name, each in rows.items()},
        )
    shown: dict[str, ShownSplit] = {}
    untouched: set[str] = set()
    for split in plan.table.splits:
        if not split.crosses:
            shown[split.name], whole = _plain(plan, split, together[split.name])
            untouched |= {split.name} if whole else set()
    for split in plan.table.splits:
        if split.crosses:
            shown[split.name] = _crossed(plan, split, untouched)
    ordered = {split.name: shown[split.name] for split in plan.table.splits}
    return Protected(_row(plan, plan.total, plan.table.total, ()), ordered)


def _plain(plan: Plan, split: Split, joint: frozenset[str]) -> tuple[ShownSplit, bool]:
    """Return what may be shown of a split, and whether nothing of it had to be hidden."""
    rows = plan.groups[split.name]
    inside = tuple(group for group in rows if group in joint)
    alone = [group for group in rows if group not in joint]
    told = {group: _hidden_group(plan, split.name, group) for group in inside}
    if not alone:
        why = _split_reason(told.values())
        return ShownSplit(split.name, told, inside, why=why), False
    crowd = [group for group in alone if sum(rows[group])]
    grid = [list(rows[group]) for group in crowd]
    if inside:
        grid.append(list(added(rows[group] for group in inside)))
    found = _rectangles(plan, grid)
    fine = plan.single[split.name]
    for group in alone:
        at = crowd.index(group) if group in crowd else -1
        told[group] = _row(plan, rows[group], fine[group], [r for r in found if at in r.rows])
    pool = None
    if inside:
        last = [each for each in found if len(crowd) in each.rows]
        pool = _row(plan, tuple(grid[-1]), added(fine[group] for group in inside), last)
    ordered = {group: told[group] for group in rows}
    return ShownSplit(split.name, ordered, inside, pool), not inside and not found


def _rectangles(plan: Plan, grid: list[list[int]]) -> list[Rectangle]:
    return [
        each for first, last in plan.blocks for each in cover(grid, first, last, plan.limits.cell)
    ]


def _crossed(plan: Plan, split: Split, untouched: set[str]) -> ShownSplit:
    """Return a crossing whole, or nothing of it: small counts show through in many ways."""
    rows = plan.groups[split.name]
    clean = untouched.issuperset(split.crosses) and not any(
        plan.small(row) or (sum(row) and min(row) < plan.limits.cell) for row in rows.values()
    )
    if not clean:
        told = {group: _hidden(plan, Why.CROSSING) for group in rows}
        return ShownSplit(split.name, told, why=Why.CROSSING)
    fine = plan.single[split.name]
    return ShownSplit(
        split.name, {group: _row(plan, row, fine[group], ()) for group, row in rows.items()}
    )


def _hidden_group(plan: Plan, split: str, group: str) -> Row:
    row = plan.groups[split][group]
    if plan.too_few(row):
        return _hidden(plan, Why.SMALL_GROUP)
    if plan.small(row):
        return _hidden(plan, Why.SMALL_CELL)
    here = group in plan.together(split)
    return _hidden(plan, Why.SOLVABLE if here else Why.OTHER_TABLE)


def _split_reason(rows: Iterable[Row]) -> Why:
    reasons = {row.why for row in rows}
    return next(why for why in Why if why in reasons)


def _hidden(plan: Plan, why: Why) -> Row:
    primary = why in {Why.SMALL_GROUP, Why.SMALL_CELL}
    state = State.PRIMARY if primary else State.SECONDARY
    answers = len(plan.table.total)
    return Row(state, why, None, (None,) * len(plan.asked), (state,) * answers, ())


def _row(plan: Plan, row: Counts, fine: Counts, found: Iterable[Rectangle]) -> Row:
    """Return a row that is shown, with answers taken together where a rectangle lies on it."""
    segments = tuple(_segments(plan.columns, row, found)) if sum(row) else ()
    single = {each.first for each in segments if each.first == each.last}
    states = tuple(
        State.SHOWN
        if answer in single or not segments
        else (State.PRIMARY if count < plan.limits.cell else State.SECONDARY)
        for answer, count in enumerate(fine)
    )
    kept = {plan.columns[first][0] for first, _last in plan.blocks}
    ends = {plan.columns[last][1] for _first, last in plan.blocks}
    sums = tuple(
        sum(fine[first : last + 1]) if first in kept and last in ends else None
        for first, last in plan.asked
    )
    return Row(State.SHOWN, None, sum(row), sums, states, segments)


def _segments(
    columns: Iterable[Range], row: Counts, found: Iterable[Rectangle]
) -> Iterable[Segment]:
    begins = {each.first: each for each in found}
    inside = {column for each in begins.values() for column in each.columns}
    places = list(columns)
    for nth, (first, last) in enumerate(places):
        if nth in begins:
            wide = begins[nth]
            yield Segment(first, places[wide.last][1], sum(row[each] for each in wide.columns))
        elif nth not in inside:
            yield Segment(first, last, row[nth])
