"""Points of a safety inspection: a row an aspect with a column an inspection, or a row a point."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.parse import ParseError
from workbench.exchange.column_names import heading_key
from workbench.exchange.header import heading_text
from workbench.exchange.import_plan import RowError
from workbench.exchange.units_row import is_units_row
from workbench.exchange.values import choice_keys, plain, read_value
from workbench.models.registry import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from workbench.exchange.grid import Cell, Grid, Row
    from workbench.models.field import Field

_NAMES: Final = {
    "inspection": {"besiktning", "inspection", "omgang", "round", "ar", "year"},
    "aspect": {"aspekt", "aspect"},
    "factor": {"faktor", "factor"},
    "points": {"poang", "points", "score"},
    "level": {"niva", "level"},
    "weight": {"vikt", "weight"},
    "comment": {"kommentar", "comment", "anteckning"},
}
_POINTS: Final = re.compile(r"(?:po[aä]ng|points|score)[\s_:–-]+(.+)", re.IGNORECASE)
_LEVEL: Final = re.compile(r"(?:niv[aå]|level)[\s_:–-]+(.+)", re.IGNORECASE)
_SEARCHED: Final = 20
_MEANS: Final = frozenset(
    {"medel", "medelvarde", "genomsnitt", "mean", "average", "summa", "totalt"}
)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The points of an aspect, or of one factor of it, in one inspection.

    ``level`` is the key of the level that the table says they mean, "" where it says none.
    """

    number: int
    inspection: str
    aspect: str
    factor: str
    points: Decimal
    level: str = ""
    weight: Decimal | None = None
    comment: str = ""


@dataclass
class ScoresReading:
    """What was read, lines that could not be, and how many were left out on purpose."""

    rows: list[ScoreRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    read: int = 0
    skipped: int = 0


@dataclass(frozen=True)
class _Columns:
    names: Mapping[str, int]
    points: Mapping[str, int]  # inspection to column, in the wide form
    levels: Mapping[str, int]
    headings: tuple[str, ...]

    @property
    def fits(self) -> bool:
        whole = {"inspection", "points"} <= self.names.keys()
        return "aspect" in self.names and (bool(self.points) or whole)


def looks_like_inspection(grid: Grid) -> float:
    """Return how well a table looks like one of inspected aspects, 0..1."""
    return 0.0 if _find_columns(grid, {}) is None else 0.9


def read_scores(grid: Grid, today: date, mapping: Mapping[str, str] | None = None) -> ScoresReading:
    """Return the points of a table; raises WorkbenchError when it has none."""
    found = _find_columns(grid, mapping or {})
    if found is None:
        raise WorkbenchError(
            N_("The table has no columns for aspect and points, so it is no inspection")
        )
    body, columns = found
    reading = ScoresReading()
    seen: dict[tuple[str, str, str], int] = {}
    for row in grid.rows[body:]:
        if is_units_row(row):
            continue
        reading.read += 1
        if fold(_said(row, columns, "aspect")) in _MEANS:
            reading.skipped += 1
            continue
        rows = list(_read_row(row, columns, today, seen, reading.errors))
        reading.rows += rows
    return reading


def _find_columns(grid: Grid, mapping: Mapping[str, str]) -> tuple[int, _Columns] | None:
    chosen = {heading_key(heading): name for heading, name in mapping.items()}
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        headings = tuple(heading_text(cell) for cell in row.cells)
        keys = [heading_key(text) for text in headings]
        names: dict[str, int] = {}
        for place, key in enumerate(keys):
            told = chosen[key] if key in chosen else _name_of(key)
            if told:
                names.setdefault(told, place)
        points, levels = (_by_inspection(each, headings) for each in (_POINTS, _LEVEL))
        columns = _Columns(names, points, levels, headings)
        if columns.fits:
            return index + 1, columns
    return None


def _name_of(key: str) -> str:
    return next((name for name, known in _NAMES.items() if key in known), "")


def _by_inspection(pattern: re.Pattern[str], headings: tuple[str, ...]) -> dict[str, int]:
    return {
        match[1].replace("_", " "): place
        for place, heading in enumerate(headings)
        if (match := pattern.fullmatch(heading))
    }


def _at(row: Row, index: int | None) -> Cell:
    return row.cells[index] if index is not None and index < len(row.cells) else None


def _said(row: Row, columns: _Columns, name: str) -> str:
    return " ".join(plain(_at(row, columns.names.get(name))).split())


def _read_row(
    row: Row,
    columns: _Columns,
    today: date,
    seen: dict[tuple[str, str, str], int],
    errors: list[RowError],
) -> Iterator[ScoreRow]:
    """Yield the points of a row; a cell that cannot be read refuses only its own points."""

    def refuse(heading: str, error: ParseError) -> None:
        errors.append(RowError(row.number, heading, error.message, error.facts))

    aspect, factor = _said(row, columns, "aspect"), _said(row, columns, "factor")
    if not aspect:
        refuse(columns.headings[columns.names["aspect"]], ParseError(N_("The row names no aspect")))
        return
    weight = None
    try:
        declared = record("inspection_factor" if factor else "inspection_aspect")["weight"]
        weight = _decimal(_at(row, columns.names.get("weight")), declared, today)
    except ParseError as error:
        refuse(columns.headings[columns.names["weight"]], error)
        return
    for inspection, place, told in _cells(row, columns):
        heading = columns.headings[place]
        try:
            points = _decimal(_at(row, place), record("inspection_score")["points"], today)
            level = _level(told)
            if points is None:
                continue
            _refuse_unnamed(inspection)
            _refuse_repeated((fold(inspection), fold(aspect), fold(factor)), row.number, seen)
        except ParseError as error:
            refuse(heading, error)
            continue
        comment = _said(row, columns, "comment")
        yield ScoreRow(row.number, inspection, aspect, factor, points, level, weight, comment)


def _refuse_unnamed(inspection: str) -> None:
    if not inspection:
        raise ParseError(N_("The row names no inspection"))


def _refuse_repeated(
    key: tuple[str, str, str], number: int, seen: dict[tuple[str, str, str], int]
) -> None:
    if key in seen:
        raise ParseError(N_("The same points stand in row {row} already"), row=seen[key])
    seen[key] = number


def _cells(row: Row, columns: _Columns) -> Iterator[tuple[str, int, str]]:
    """Yield each inspection with the column of its points and the level that is said."""
    if columns.points:
        for name, place in columns.points.items():
            yield name, place, plain(_at(row, columns.levels.get(name))).strip()
    else:
        told = _said(row, columns, "inspection")
        yield told, columns.names["points"], _said(row, columns, "level")


def _decimal(cell: Cell, declared: Field, today: date) -> Decimal | None:
    value = read_value(cell, declared, today)
    return value if isinstance(value, Decimal) else None


def _level(text: str) -> str:
    if not text:
        return ""
    known = choice_keys(record("condition")["light"])
    if fold(text) not in known:
        raise ParseError(N_("“{text}” is no level; write red, yellow or green"), text=text[:40])
    return known[fold(text)]
