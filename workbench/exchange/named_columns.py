"""What the columns of a table mean when their headings do not tell: guessed, said or remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.exchange.column_guess import guess_columns
from workbench.exchange.column_names import heading_key, matches
from workbench.exchange.grid import Row
from workbench.exchange.header import SEARCHED_ROWS, find_layout, heading_text
from workbench.exchange.person_lists import tidied

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.grid import Cell, Grid
    from workbench.exchange.layout import Column, Layout
    from workbench.models.field import Record

_LONGEST: Final = 30
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """A table whose columns can be spoken of: with headings, and what each guessed one means.

    ``first_row`` tells whether its first row stands for the headings: None where it has headings
    that are known, so that there is nothing to ask.
    """

    grid: Grid
    meant: dict[str, str]
    first_row: bool | None = None


def name_columns(grid: Grid, record: Record, *, first_row: bool | None = None) -> Named:
    """Return ``grid`` with headings, and what each guessed one means ("Column 1": "name").

    A grid that has headings, or whose fields stand line by line, comes back as it is with nothing
    to say. Else its first row is taken for headings where that is said or looks likely, or "Column
    1" and so on are added as row 0, so that the lines keep their numbers.
    """
    grid = tidied(grid, record)
    layout = find_layout(grid, record)
    if layout.sideways or layout.header_row is not None:
        return Named(grid, {})
    first = _looks_like_headings(grid) if first_row is None else first_row
    meant = _meant_by_first_row(grid, record) if first else {}
    if meant:
        return Named(grid, meant, first_row=True)
    names = tuple(_("Column {number}").format(number=at + 1) for at in range(grid.width))
    meant = {names[column.index]: _target(column) for column in layout.columns}
    return Named(replace(grid, rows=(Row(0, names), *grid.rows)), meant, first_row=False)


def _target(column: Column) -> str:
    name = column.field.name
    return name if column.year is None else f"{name} {column.year}"


def _meant_by_first_row(grid: Grid, record: Record) -> dict[str, str]:
    """Return what the columns mean whose heading in the first row nobody knows."""
    headings = [heading_text(cell) for cell in grid.rows[0].cells] if grid.rows else []
    if len({heading_key(each) for each in headings}) < len(headings) or not all(headings):
        return {}
    known = {heading: matches(heading, record) for heading in headings}
    taken = {found[0].field.name for found in known.values() if found}
    guessed = guess_columns(replace(grid, rows=grid.rows[1:]), record)
    by_place = {column.index: _target(column) for column in guessed.columns}
    meant = {}
    for place, heading in enumerate(headings):
        if not known[heading]:
            guess = by_place.get(place, "")
            meant[heading] = "" if guess in taken else guess
    return meant


def _looks_like_headings(grid: Grid) -> bool:
    """Tell whether the first row is words above columns of addresses, numbers or dates."""
    if len(grid.rows) < 2 or len(grid.rows[0].cells) != grid.width:  # noqa: PLR2004
        return False
    first = grid.rows[0].cells
    words = {fold(cell) for cell in first if isinstance(cell, str) and _is_word(cell)}
    if len(words) < len(first):
        return False
    return any(_told_apart(grid, place) for place in range(grid.width))


def _is_word(cell: str) -> bool:
    return len(cell) <= _LONGEST and "@" not in cell and not any(map(str.isdigit, cell))


def _told_apart(grid: Grid, place: int) -> bool:
    cells = [row.cells[place] for row in grid.rows[1:] if place < len(row.cells)]
    other = [cell for cell in cells if cell is not None and not _only_words(cell)]
    return len(other) > len(cells) * _HALF


def _only_words(cell: Cell) -> bool:
    return isinstance(cell, str) and "@" not in cell and not any(map(str.isdigit, cell))


# -- remembering


def headings_of(grid: Grid, layout: Layout) -> str:
    """Return the headings under which a mapping is remembered; empty where there are none."""
    row = next((row for row in grid.rows if row.number and row.number == layout.header_row), None)
    return _key(row) if row else ""


def recalled(grid: Grid, known: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return what was said earlier of a table with the same headings, or nothing."""
    rows = grid.rows[:SEARCHED_ROWS] if known else ()
    return next((dict(known[key]) for row in rows if (key := _key(row)) in known), {})


def _key(row: Row) -> str:
    return "|".join(heading_key(heading_text(cell)) for cell in row.cells)
