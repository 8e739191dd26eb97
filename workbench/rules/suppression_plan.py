"""One table on its way to protection: answers joined for all, groups that cannot stand alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from workbench.rules.suppression_types import NOT_STATED, AnswerTable, Counts, Thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.rules.suppression_types import Split

Range = tuple[int, int]
"""First and last place, both included."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A table with its answers joined to ``columns`` that are large enough in the total.

    ``blocks`` are the ranges of columns whose sums are shown, ``asked`` the places of the answers
    in each block that the table asks for. ``groups`` are the counts by split, group and column,
    ``single`` the same by single answer.
    """

    table: AnswerTable
    limits: Thresholds
    asked: tuple[Range, ...]
    columns: tuple[Range, ...]
    blocks: tuple[Range, ...]
    total: Counts
    groups: Mapping[str, Mapping[str, Counts]]
    single: Mapping[str, Mapping[str, Counts]]

    def too_few(self, row: Counts) -> bool:
        """Tell whether too few answered for anything to be shown; nobody at all is no secret."""
        return 0 < sum(row) < max(self.limits.group, self.limits.cell)

    def small(self, row: Counts) -> bool:
        """Tell whether a row cannot be shown by itself: too few answers, or on one side."""
        sides = [sum(row[first : last + 1]) for first, last in self.blocks]
        return sum(row) > 0 and (self.too_few(row) or min(sides) < self.limits.cell)

    def together(self, split: str, also: Iterable[str] = ()) -> frozenset[str]:
        """Return the groups that must be shown as one: the small, ``also``, one more if need be."""
        rows = self.groups[split]
        hidden = {group for group, row in rows.items() if self.small(row)}
        hidden |= {group for group in also if group in rows}
        pool = added(rows[each] for each in hidden)
        if hidden and (len(hidden) == 1 or not any(pool) or self.small(pool)):
            others = [group for group in rows if group not in hidden]
            crowds = [group for group in others if any(rows[group])]
            # Beside a single hidden group an empty one hides nothing: then none is shown.
            smallest = min(crowds, key=lambda group: sum(rows[group]), default=None)
            hidden |= set(others) if smallest is None else {smallest}
        return frozenset(hidden)


def plan_of(table: AnswerTable, limits: Thresholds) -> Plan:
    """Return the plan of a table. ValueError where its numbers cannot be."""
    ends = list(accumulate(table.blocks))
    asked = tuple(
        (end - size, end - 1) for end, size in zip(ends, table.blocks, strict=True) if size
    )
    _check(table, ends[-1] if ends else 0)
    merged = _joined(list(asked), table.total, limits.cell)
    columns: list[Range] = []
    blocks: list[Range] = []
    for first, last in merged:
        inside = _joined([(nth, nth) for nth in range(first, last + 1)], table.total, limits.cell)
        blocks.append((len(columns), len(columns) + len(inside) - 1))
        columns += inside
    single = {split.name: _all_groups(split, table.total) for split in table.splits}
    groups = {
        name: {group: _by_column(row, columns) for group, row in rows.items()}
        for name, rows in single.items()
    }
    total = _by_column(table.total, columns)
    return Plan(table, limits, asked, tuple(columns), tuple(blocks), total, groups, single)


def added(rows: Iterable[Counts]) -> Counts:
    """Return the sum of rows, column by column."""
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _check(table: AnswerTable, answers: int) -> None:
    rows = [table.total, *(row for split in table.splits for row in split.groups.values())]
    if any(len(row) != answers or min(row, default=0) < 0 for row in rows):
        raise ValueError(rows)


def _joined(ranges: list[Range], counts: Counts, least: int) -> list[Range]:
    """Join neighbouring ranges until none sums up to less than ``least``."""

    def size(each: Range) -> int:
        return sum(counts[each[0] : each[1] + 1])

    while len(ranges) > 1 and min(map(size, ranges)) < least:
        at = min(range(len(ranges)), key=lambda nth: size(ranges[nth]))
        sides = [nth for nth in (at - 1, at + 1) if 0 <= nth < len(ranges)]
        other = min(sides, key=lambda nth: size(ranges[nth]))
        first, last = min(at, other), max(at, other)
        ranges[first : last + 1] = [(ranges[first][0], ranges[last][1])]
    return ranges


def _by_column(row: Sequence[int], columns: Sequence[Range]) -> Counts:
    return tuple(sum(row[first : last + 1]) for first, last in columns)


def _all_groups(split: Split, total: Counts) -> dict[str, Counts]:
    """Return the groups of a split and, where they are not all, who is in none of them."""
    known = added([(0,) * len(total), *split.groups.values()])
    rest = tuple(whole - part for whole, part in zip(total, known, strict=True))
    if min(rest, default=0) < 0:
        raise ValueError(split.name)
    rows = dict(split.groups)
    if any(rest):
        rows[NOT_STATED] = added([rest, rows.get(NOT_STATED, (0,) * len(total))])
    return rows
