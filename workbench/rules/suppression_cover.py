"""Which counts of a table with margins are taken together so that no small one can be solved.

Counts are taken together in rectangles: some rows, some neighbouring columns. Of a rectangle only
the sums by row and by column are known. If there are at least two of each and no such sum is below
the threshold t, every count in it may have been anything within a range at least t wide: with row
sum r, column sum c and S in all it lies from max(0, r + c - S) to min(r, c), and that is as wide as
the least of r, c, S - r and S - c, each of which is a sum of such sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Grid = list[list[int]]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Rows and the columns from ``first`` to ``last`` whose counts are taken together."""

    rows: tuple[int, ...]
    first: int
    last: int

    @property
    def columns(self) -> range:
        """Its columns."""
        return range(self.first, self.last + 1)

    @property
    def cells(self) -> set[tuple[int, int]]:
        """Its cells as (row, column)."""
        return {(row, column) for row in self.rows for column in self.columns}


def cover(grid: Grid, first: int, last: int, threshold: int) -> list[Rectangle]:
    """Return disjoint rectangles within the columns ``first`` to ``last`` over all small counts.

    Row sums over these columns and column sums over all rows must not be below the threshold. Few
    counts are taken along, though not always the fewest possible: for each small count in turn the
    rectangle that hides least anew, grown around those it touches.
    """
    small = {
        (nth, column)
        for nth, row in enumerate(grid)
        for column in range(first, last + 1)
        if row[column] < threshold
    }
    found: list[Rectangle] = []
    for cell in sorted(small):
        taken = {each for one in found for each in one.cells}
        if cell in taken:
            continue
        near = _around(grid, cell, (first, last), threshold, small - taken)
        whole = Rectangle(tuple(range(len(grid))), first, last)
        options = [_grown(each, found) for each in (*near, whole)]
        able = [each for each in options if not _short(grid, each.rows, each.columns, threshold)]
        best = min(able, key=lambda each: _price(each, taken, small))
        found = [each for each in found if not each.cells & best.cells] + [best]
    return sorted(found, key=lambda each: (each.first, each.rows))


def _grown(rectangle: Rectangle, others: Sequence[Rectangle]) -> Rectangle:
    """Return the rectangle grown around all others that it touches, until it touches none."""
    while touched := [
        each
        for each in others
        if each.cells & rectangle.cells and not each.cells <= rectangle.cells
    ]:
        every = (rectangle, *touched)
        rectangle = Rectangle(
            tuple(sorted({row for each in every for row in each.rows})),
            min(each.first for each in every),
            max(each.last for each in every),
        )
    return rectangle


def _price(
    rectangle: Rectangle, taken: set[tuple[int, int]], small: set[tuple[int, int]]
) -> tuple[int, int, int, tuple[int, ...]]:
    """Return how many counts it hides anew beyond the small ones, less those; ties settled."""
    new = rectangle.cells - taken
    wide = rectangle.last - rectangle.first
    return len(new - small) - len(new & small), wide, rectangle.first, rectangle.rows


def _around(
    grid: Grid,
    cell: tuple[int, int],
    bounds: tuple[int, int],
    threshold: int,
    small: set[tuple[int, int]],
) -> Iterator[Rectangle]:
    """Yield, for each range of columns around a cell, a rectangle with as few rows as may be."""
    row, column = cell
    for first in range(bounds[0], column + 1):
        for last in range(max(column, first + 1), bounds[1] + 1):
            columns = range(first, last + 1)
            rows = _rows(grid, row, columns, threshold, small)
            if rows:
                yield Rectangle(tuple(sorted(rows)), first, last)


def _rows(
    grid: Grid, row: int, columns: range, threshold: int, small: set[tuple[int, int]]
) -> list[int]:
    """Return ``row`` and others that bring all margins to the threshold; empty where none do."""
    able = [nth for nth in range(len(grid)) if _sum(grid[nth], columns) >= threshold]
    if row not in able:
        return []
    rows = [row]
    able.remove(row)
    while len(rows) == 1 or _short(grid, rows, columns, threshold):
        if not able:
            return []
        lacking = _short(grid, rows, columns, threshold)

        def use(nth: int, lacking: Sequence[int] = tuple(lacking)) -> tuple[int, int, int]:
            helped = sum(min(grid[nth][column], threshold) for column in lacking)
            also = sum((nth, column) in small for column in columns)
            return -helped, -also, sum(grid[nth])

        best = min(able, key=use)
        able.remove(best)
        rows.append(best)
    return rows


def _short(grid: Grid, rows: Sequence[int], columns: range, threshold: int) -> list[int]:
    return [each for each in columns if sum(grid[row][each] for row in rows) < threshold]


def _sum(row: Sequence[int], columns: range) -> int:
    return sum(row[column] for column in columns)
