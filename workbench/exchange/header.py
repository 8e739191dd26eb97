"""Where a table's headings are and which field each column means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from workbench.exchange.column_guess import guess_columns
from workbench.exchange.column_names import Match, matches, money_factor
from workbench.exchange.explicit_map import Chosen, choose_columns
from workbench.exchange.layout import Column, Layout, Unused, Why
from workbench.exchange.units_row import is_units_row
from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.exchange.grid import Cell, Grid, Row
    from workbench.models.field import Record

SEARCHED_ROWS: Final = 40
_SHEET_OF_FACTS: Final = 2


def find_layout(grid: Grid, record: Record, mapping: Mapping[str, str] | None = None) -> Layout:
    """Return which column of ``grid`` means which field of ``record``, and where the rows begin.

    The heading row is the one among the first 40 of which most columns are known; above it may lie
    titles and empty lines, below it a row of units. Without one, the columns are guessed from what
    they hold. A table of two columns whose first names the fields is read line by line.
    ``mapping`` gives columns by heading ("Column": "field"; an empty field leaves it out) and goes
    before everything else. Raises WorkbenchError when it names what is not there.
    """
    chosen = choose_columns(grid, record, mapping or {}, SEARCHED_ROWS)
    candidates = [
        _headed(grid, index, record, chosen)
        for index, row in enumerate(grid.rows[:SEARCHED_ROWS])
        if not chosen or _has_chosen(row, chosen)
    ]
    best = max(candidates, key=_known_columns, default=None)
    sideways = _sideways(grid, record)
    few = best is None or _known_columns(best) < _SHEET_OF_FACTS
    if few and sideways is not None and not chosen:
        return sideways
    if best is not None and (chosen or _is_heading(best)):
        return best
    return guess_columns(grid, record)


def _known_columns(layout: Layout) -> float:
    """Return how many different fields are known; further years of one count little."""
    fields = {column.field.name for column in layout.columns}
    return len(fields) + (len(layout.columns) - len(fields)) / 100


def _is_heading(layout: Layout) -> bool:
    known = len({column.field.name for column in layout.columns})
    all_columns = known + sum(1 for unused in layout.unused if unused.heading)
    return known > 1 or (known == 1 and all_columns <= _SHEET_OF_FACTS)


def _headed(grid: Grid, index: int, record: Record, chosen: Sequence[Chosen]) -> Layout:
    """Return the layout if row ``index`` were the headings."""
    row = grid.rows[index]
    headings = [heading_text(cell) for cell in row.cells]
    columns, unused = _assign(headings, record, chosen)
    body = index + 1
    factors: dict[int, int] = {}
    if body < len(grid.rows) and is_units_row(grid.rows[body]):
        factors = {i: money_factor(heading_text(c)) for i, c in enumerate(grid.rows[body].cells)}
        body += 1
    columns = [
        replace(c, factor=max(c.factor, factors.get(c.index, 1), _percent_factor(grid, body, c)))
        for c in columns
    ]
    return Layout(record, tuple(columns), tuple(unused), row.number, body)


def _has_chosen(row: Row, chosen: Sequence[Chosen]) -> bool:
    return any(each.row_number == row.number for each in chosen)


def heading_text(cell: Cell) -> str:
    """Return a heading cell as text; dates keep just their day, whole numbers no decimals."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return " ".join(str(cell).split())


def _assign(
    headings: Sequence[str], record: Record, chosen: Sequence[Chosen]
) -> tuple[list[Column], list[Unused]]:
    """Give each column at most one field and each field (and year) at most one column."""
    columns = {
        each.index: Column(
            each.index,
            headings[each.index],
            each.field,
            each.year,
            money_factor(headings[each.index]),
        )
        for each in chosen
        if each.field is not None
    }
    settled = {each.index for each in chosen}
    taken = {(column.field.name, column.year) for column in columns.values()}
    reasons: dict[int, Unused] = {
        i: Unused(headings[i], Why.LEFT_OUT) for i in settled - set(columns)
    }
    for index, found in _by_certainty(headings, record, settled):
        free = [match for match in found if (match.field.name, match.year) not in taken]
        rivals = [match for match in free if match.rank == free[0].rank]
        if len(rivals) > 1:
            reasons[index] = Unused(headings[index], Why.AMBIGUOUS, tuple(m.field for m in rivals))
        elif free:
            match = free[0]
            taken.add((match.field.name, match.year))
            columns[index] = Column(
                index, headings[index], match.field, match.year, money_factor(headings[index])
            )
        else:
            why = Why.TWICE if found else Why.UNKNOWN
            reasons[index] = Unused(headings[index], why, tuple(m.field for m in found))
    return [columns[i] for i in sorted(columns)], [reasons[i] for i in sorted(reasons)]


def _by_certainty(
    headings: Sequence[str], record: Record, settled: set[int]
) -> list[tuple[int, list[Match]]]:
    """Return the columns with what they may mean, those that are surest of it first."""
    named = [
        (index, _usable(matches(heading, record)))
        for index, heading in enumerate(headings)
        if heading and index not in settled
    ]
    return sorted(named, key=lambda pair: pair[1][0].rank if pair[1] else 1_000)


def _usable(found: list[Match]) -> list[Match]:
    return [match for match in found if match.field.kind is not Kind.YEARLY or match.year]


def _percent_factor(grid: Grid, body: int, column: Column) -> int:
    """Return 100 where a spreadsheet keeps shares as 0.25, which it shows as 25 %."""
    if column.field.unit != "%":
        return 1
    cells = (row.cells[column.index] for row in grid.rows[body:] if column.index < len(row.cells))
    numbers = [cell for cell in cells if isinstance(cell, (int, float))]
    are_shares = any(isinstance(n, float) for n in numbers) and all(0 <= n <= 1 for n in numbers)
    return 100 if are_shares else 1


def _sideways(grid: Grid, record: Record) -> Layout | None:
    """Return the layout of a sheet of facts: a name and a value on each line."""
    if grid.width != _SHEET_OF_FACTS:
        return None
    names = [heading_text(row.cells[0] if row.cells else None) for row in grid.rows]
    columns, unused = _assign(names, record, ())
    if len(columns) <= _SHEET_OF_FACTS or len(columns) * 2 < len(grid.rows):
        return None
    return Layout(record, tuple(columns), tuple(unused), None, 0, sideways=True)
