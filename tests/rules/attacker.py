"""An attacker who knows all that is shown of a table and reckons what the hidden counts may be.

Two ways, neither of which knows how the table was protected: ``by_flow`` follows exchanges of
answers that leave everything shown as it is, quick and exact for one split with known totals;
``by_programming`` gives all equations of all splits at once to a solver.
"""

from __future__ import annotations

from collections import deque

import numpy as np
from scipy.optimize import linprog

from workbench.rules.suppression_types import State


def groups_of(table, split):
    """The true counts of all groups, those in no group included."""
    rows = {name: list(row) for name, row in split.groups.items()}
    rest = [whole - sum(row[nth] for row in rows.values()) for nth, whole in enumerate(table.total)]
    if any(rest):
        rows[""] = [one + two for one, two in zip(rest, rows.get("", [0] * len(rest)), strict=True)]
    return rows


def hidden_cells(protected):
    for name, split in protected.splits.items():
        for group, row in split.rows.items():
            for answer, state in enumerate(row.cells):
                if state is not State.SHOWN:
                    yield name, group, answer


# --- exchanges -------------------------------------------------------------------------------


def by_flow(table, protected):
    """The width of the range of each hidden count of the groups, with the shown totals as such."""
    columns = [(each.first, each.last) for each in protected.total.segments]
    if not columns:
        return {}
    widths = {}
    for split in table.splits:
        edges = _edges(table, split, protected.splits[split.name], columns)
        for (group, column), edge in edges.items():
            up, down = _most(edges, edge, edge[1], edge[0]), _most(edges, edge, *edge[:2])
            first, last = columns[column]
            for answer in range(first, last + 1):
                state = protected.splits[split.name].rows[group].cells[answer]
                if state is State.SHOWN:
                    continue
                alone = first == last
                most = edge[2] + up
                widths[split.name, group, answer] = up + min(down, edge[2]) if alone else most
    return widths


def _edges(table, split, shown, columns):
    """Each count as an edge from its column to what is known of its row: (from, to, count)."""
    edges = {}
    for group, counts in groups_of(table, split).items():
        row = shown.rows[group]
        for column, (first, last) in enumerate(columns):
            count = sum(counts[first : last + 1])
            if not row.segments and row.shown:  # nobody at all, and so shown
                assert count == 0
                continue
            told = row if row.shown else shown.pool
            if told is None:
                edges[group, column] = (column, "hidden", count)
                continue
            [segment] = [each for each in told.segments if each.first <= first <= each.last]
            assert last <= segment.last  # answers joined in the total are joined in every group
            name = group if row.shown else "hidden"
            edges[group, column] = (column, (name, segment.first), count)
    return edges


def _most(edges, banned, start, goal):
    """The largest flow from start to goal that leaves every node as it was, without one edge."""
    ways, whole = {}, 0
    left = {}
    for key, edge in edges.items():
        if edge is not banned:
            left[key] = edge[2]
            ways.setdefault(edge[0], []).append((key, edge[1], True))
            ways.setdefault(edge[1], []).append((key, edge[0], False))
    while path := _path(ways, left, start, goal):
        back = [left[key] for key, forward in path if not forward]
        if not back:
            return sum(each[2] for each in edges.values())  # more there is not to move
        for key, forward in path:
            left[key] += min(back) if forward else -min(back)
        whole += min(back)
    return whole


def _path(ways, left, start, goal):
    found = {start: []}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for key, there, forward in ways.get(node, ()):
            if there not in found and (forward or left[key] > 0):
                found[there] = [*found[node], (key, forward)]
                if there == goal:
                    return found[there]
                waiting.append(there)
    return None


# --- equations -------------------------------------------------------------------------------


def by_programming(table, protected):
    """Lowest and highest value of each hidden count, all splits and totals taken as one."""
    places = {("total", None, answer): answer for answer in range(len(table.total))}
    for split in table.splits:
        for group in groups_of(table, split):
            for answer in range(len(table.total)):
                places[split.name, group, answer] = len(places)
    rows, values = _equations(table, protected, places)
    found = {}
    hidden = list(hidden_cells(protected))
    hidden += [
        ("total", None, answer)
        for answer, state in enumerate(protected.total.cells)
        if state is not State.SHOWN
    ]
    for cell in hidden:
        aim = np.zeros(len(places))
        aim[places[cell]] = 1
        ends = []
        for sign in (1, -1):
            # Nothing shown at all leaves counts without a bound.
            bounds = (0, 10_000)
            result = linprog(sign * aim, A_eq=rows, b_eq=values, bounds=bounds, method="highs")
            assert result.success
            ends.append(round(sign * result.fun, 6))
        found[cell] = tuple(ends)
    return found


class _Equations:
    """What is shown, as sums of unknown counts."""

    def __init__(self, table, places):
        self.blocks, self.places = table.blocks, places
        self.answers = range(len(table.total))
        self.rows, self.values = [], []

    def tell(self, cells, value, minus=()):
        line = np.zeros(len(self.places))
        line[[self.places[cell] for cell in cells]] += 1
        line[[self.places[cell] for cell in minus]] -= 1
        self.rows.append(line)
        self.values.append(value)

    def tell_row(self, row, name, groups):
        ends = np.cumsum(self.blocks)
        parts = [(range(each.first, each.last + 1), each.count) for each in row.segments]
        parts.append((self.answers, row.n))
        for end, size, known in zip(ends, self.blocks, row.sums, strict=True):
            parts.append((range(end - size, end), known))
        for span, value in parts:
            if value is not None:
                self.tell([(name, group, each) for group in groups for each in span], value)


def _equations(table, protected, places):
    found = _Equations(table, places)
    found.tell_row(protected.total, "total", [None])
    for name, shown in protected.splits.items():
        for answer in found.answers:
            parts = [(name, group, answer) for group in shown.rows]
            found.tell(parts, 0, minus=[("total", None, answer)])
        for group, row in shown.rows.items():
            found.tell_row(row, name, [group])
        if shown.pool is not None:
            found.tell_row(shown.pool, name, list(shown.together))
    return np.array(found.rows), np.array(found.values)
