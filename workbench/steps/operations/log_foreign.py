"""A log of another system in the words of ours: types, stages, surfaces in short, times of day.

Nothing gets lost by it: a category that is none of ours stands before what was seen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.exchange.import_plan import Reworded
from workbench.exchange.layout import Column
from workbench.exchange.references import References
from workbench.exchange.values import TIME_OF_DAY, is_choice, plain
from workbench.models.base import new_id
from workbench.models.registry import RECORDS
from workbench.project.duty_log import LOG
from workbench.rules.log_words import meant, stage_of, type_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.exchange.grid import Cell, Grid
    from workbench.exchange.import_plan import ExistingRow
    from workbench.exchange.layout import Layout

SURFACE: Final = "surface"
_ADDED: Final = ("time", "title", "type")  # columns that a table may get by being reworded
_OTHER: Final = N_("Other, with the word before what was seen")
_BY_DAYS: Final = N_("as its days tell")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a cell says and what is taken for it, to be told once with how many rows say so."""

    column: str
    said: str
    taken: str


class Rewording:
    """Rewords the rows of one table; ``told`` gathers what was taken for what."""

    def __init__(self, existing: Mapping[str, Sequence[ExistingRow]]) -> None:
        surfaces = existing[SURFACE]
        self._names = {row.id: row.name for row in surfaces if row.name}
        self._known = References({SURFACE: surfaces}, RECORDS, new_id)
        self._told: Counter[_Told] = Counter()
        self._at: dict[str, int] = {}
        self._headings: dict[str, str] = {}

    def whole(self, grid: Grid, layout: Layout) -> tuple[Grid, Layout]:
        """Return the table in our words, with columns for what stood within others."""
        if layout.sideways:
            return grid, layout
        columns = [*layout.columns]
        for name in _ADDED:
            if not layout.gives(name):
                columns.append(Column(grid.width + len(columns), "", LOG[name]))
        self._at = {column.field.name: column.index for column in columns}
        self._headings = {c.field.name: c.heading or c.field.title() for c in columns}
        width = max(self._at.values()) + 1
        head, body = grid.rows[: layout.body], grid.rows[layout.body :]
        rows = [replace(row, cells=self._row(row.cells, width)) for row in body]
        return replace(grid, rows=(*head, *rows)), replace(layout, columns=tuple(columns))

    def told(self) -> tuple[Reworded, ...]:
        """Return what was taken for what, the most frequent first."""
        return tuple(
            Reworded(each.column, each.said, each.taken, count)
            for each, count in self._told.most_common()
        )

    def _row(self, cells: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
        if all(cell is None or cell == "" for cell in cells):
            return cells
        row = [*cells, *[None] * (width - len(cells))]
        self._time(row)
        self._type(row)
        self._stage(row)
        self._surface(row)
        return tuple(row)

    def _text(self, row: list[Cell], name: str) -> str:
        at = self._at.get(name)
        return plain(row[at]).strip() if at is not None else ""

    def _put(self, row: list[Cell], name: str, value: Cell) -> None:
        row[self._at[name]] = value

    def _note(self, name: str, said: str, taken: str) -> None:
        self._told[_Told(self._headings[name], said, taken)] += 1

    def _time(self, row: list[Cell]) -> None:
        """Take the time of day out of the day, where it has no column of its own."""
        if "happened_on" not in self._at or self._text(row, "time"):
            return
        cell = row[self._at["happened_on"]]
        if isinstance(cell, datetime):
            found = "" if cell.time() == time() else f"{cell:%H:%M}"
        else:
            clock = TIME_OF_DAY.search(plain(cell))
            found = f"{int(clock['hour']):02d}:{clock['minute']}" if clock else ""
        if found and found != "00:00":
            self._put(row, "time", found)

    def _type(self, row: list[Cell]) -> None:
        said, title = self._text(row, "type"), self._text(row, "title")
        if said and is_choice(said, LOG["type"]):
            return
        found = type_of(said) or type_of(title)
        self._put(row, "type", found or None)
        if said and type_of(said):
            choice = LOG["type"].choice(found)
            self._note("type", said, choice.label if choice else found)
        elif said:
            self._put(row, "title", f"{said}: {title}" if title else said)
            self._note("type", said, _OTHER)

    def _stage(self, row: list[Cell]) -> None:
        said = self._text(row, "status")
        if not said or is_choice(said, LOG["status"]):
            return
        choice = LOG["status"].choice(stage_of(said))
        self._put(row, "status", choice.key if choice else None)
        self._note("status", said, choice.label if choice else _BY_DAYS)

    def _surface(self, row: list[Cell]) -> None:
        said = self._text(row, "surface_id")
        if not said or self._known.known(SURFACE, said):
            return
        found = meant(said, self._names)
        if len(found) == 1:
            name = self._names[found[0]]
            self._put(row, "surface_id", name)
            self._note("surface_id", said, name)
