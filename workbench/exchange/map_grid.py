"""Features of one table as a grid: their attributes as columns, their place as one more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import _
from workbench.exchange.column_names import matches
from workbench.exchange.grid import Grid, Row
from workbench.exchange.header import find_layout
from workbench.exchange.map_kinds import FINDING, LAYER, PROPERTY, SURFACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.exchange.features import Feature
    from workbench.exchange.grid import Cell
    from workbench.exchange.import_plan import ExistingRow
    from workbench.exchange.layout import Layout
    from workbench.models.field import Record

# The fields that say where a row lies.
PLACES: Final = {PROPERTY: ("outline",), SURFACE: ("outline",), FINDING: ("x", "y")}
_TITLES: Final = ("namn", "name", "beteckning", "designation", "titel", "title", "text")
_MOST_COLUMNS: Final = 200


@dataclass(frozen=True, slots=True)
class PlacedFeature:
    """A feature, and what its row says in the fields of ``PLACES``."""

    feature: Feature
    cells: tuple[Cell, ...]


def attributes(placed: Iterable[PlacedFeature], kind: Record) -> list[str]:
    """Return the attributes that most features have, without those that the place gives."""
    counted = Counter(key for each in placed for key in each.feature.properties)
    keys = [
        key
        for key, _count in counted.most_common(_MOST_COLUMNS)
        if fold(key) != LAYER and not _is_place(key, kind)
    ]
    order = list(counted)
    return sorted(keys, key=order.index)


def feature_grid(
    placed: Sequence[PlacedFeature],
    kind: Record,
    chosen: Mapping[str, str],
    own: Iterable[ExistingRow],
) -> tuple[Grid, Layout]:
    """Return features as a grid and what its columns mean; rows keep the features' numbers.

    ``chosen`` says what attributes mean, ``own`` are the rows that the project has. A column for
    the title is there always: the attribute known to be it, else one with "name" in its name; what
    has no name is numbered.
    """
    keys = attributes(placed, kind)
    fields = PLACES[kind.table]
    headings = [_free_heading(kind[name].title(), keys) for name in fields]
    mapping = {**chosen, **dict(zip(headings, fields, strict=True))}
    rows = [Row(0, (*headings, *keys))]
    rows += [
        Row(each.feature.number, (*each.cells, *map(each.feature.properties.get, keys)))
        for each in placed
    ]
    layout = find_layout(Grid("", "", tuple(rows)), kind, mapping)
    known = {column.index: column.field.name for column in layout.columns}
    heads = [str(cell) for cell in rows[0].cells]
    place = _title_place(heads, known, kind)
    heading = (
        heads[place] if place < len(heads) else _free_heading(kind[kind.title_field].title(), heads)
    )
    codes = next((index for index, name in known.items() if name == "code"), None)
    familiar = {fold(each.code) for each in own if each.code}
    titled = [Row(0, _with_cell(rows[0].cells, place, heading))]
    for number, row in enumerate(rows[1:], 1):
        code = "" if codes is None or row.cells[codes] is None else str(row.cells[codes])
        said = row.cells[place] if place < len(row.cells) else None
        # A row known by its code keeps the name it has.
        if said is None and fold(code) not in familiar:
            said = code or f"{_(kind.one).capitalize()} {number}"
        titled.append(Row(row.number, _with_cell(row.cells, place, said)))
    grid = Grid("", "", tuple(titled))
    return grid, find_layout(grid, kind, {**mapping, heading: kind.title_field})


def _is_place(key: str, kind: Record) -> bool:
    found = matches(key, kind)
    return bool(found) and found[0].field.name in PLACES[kind.table]


def _with_cell(cells: tuple[Cell, ...], place: int, cell: Cell) -> tuple[Cell, ...]:
    return (*cells[:place], cell, *cells[place + 1 :])


def _free_heading(wanted: str, taken: Iterable[str]) -> str:
    """Return a heading that no attribute has."""
    known = {fold(each) for each in taken}
    while fold(wanted) in known:
        wanted += "*"
    return wanted


def _title_place(headings: Sequence[str], known: Mapping[int, str], kind: Record) -> int:
    """Return the column of the title, else the one most likely a name, else a new one."""
    for index, name in known.items():
        if name == kind.title_field:
            return index
    free = {index: fold(text) for index, text in enumerate(headings) if index not in known}
    for part in _TITLES:
        found = next((index for index, text in free.items() if part in text), None)
        if found is not None:
            return found
    return len(headings)
