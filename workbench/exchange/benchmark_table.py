"""Reference figures of elsewhere: a row a figure, or a row an area with a column a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.parse import ParseError, parse_number
from workbench.exchange.column_names import heading_key
from workbench.exchange.header import heading_text
from workbench.exchange.import_plan import RowError
from workbench.exchange.units_row import is_units_row
from workbench.exchange.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from workbench.exchange.grid import Grid, Row

_NAMES: Final = {
    "area": {"omrade", "area", "region", "kommun", "lan", "plats"},
    "title": {"nyckeltal", "vad", "what", "matt", "indikator", "titel", "title"},
    "period": {"period", "ar", "year"},
    "value": {"varde", "value", "andel", "tal"},
    "unit": {"enhet", "unit"},
    "source": {"kalla", "source"},
}
_UNITS: Final = (
    (re.compile(r"[\s_(]*(?:pct|procent|percent|%)\)?$", re.IGNORECASE), "%"),
    (re.compile(r"[\s_(]*(?:per[\s_]1000(?:[\s_]inv(?:[aå]nare)?)?)\)?$", re.IGNORECASE), "/1000"),
)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MISSING: Final = frozenset({"", "xx", "x", "..", ".", "-", "–", "uppgift saknas"})
_SEARCHED: Final = 20


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """One figure of one area."""

    number: int
    title: str
    area: str
    period: str
    value: Decimal
    unit: str
    source: str


@dataclass
class BenchmarksReading:
    """What was read, lines that could not be, and how many cells say that they do not know."""

    rows: list[BenchmarkRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    read: int = 0
    skipped: int = 0


@dataclass(frozen=True)
class _Columns:
    names: Mapping[str, int]
    headings: tuple[str, ...]

    @property
    def long(self) -> bool:
        return {"title", "value"} <= self.names.keys()

    @property
    def figures(self) -> Iterator[int]:
        """The columns that are figures, in the form with a row an area."""
        taken = set(self.names.values())
        return (n for n, heading in enumerate(self.headings) if heading and n not in taken)


def looks_like_benchmarks(grid: Grid) -> float:
    """Return how well a table looks like one of reference figures, 0..1."""
    found = _find_columns(grid)
    return 0.0 if found is None else 0.7 if found[1].long else 0.3


def read_benchmarks(grid: Grid) -> BenchmarksReading:
    """Return the figures of a table; raises WorkbenchError when it has none.

    A year in the file's name is the period, and the file's name the source, where no column says
    them. Cells such as "XX" and ".." say that the figure is not known.
    """
    found = _find_columns(grid)
    if found is None:
        raise WorkbenchError(
            N_("The table has no column for the area, so it is no table of reference figures")
        )
    body, columns = found
    stem = grid.source.rpartition(".")[0] or grid.source
    year = _YEAR.search(stem)
    usual = {"period": year[1] if year else "", "source": stem.replace("_", " ").strip()}
    reading = BenchmarksReading()
    for row in grid.rows[body:]:
        if is_units_row(row):
            continue
        reading.read += 1
        for title, unit, place in _figures(row, columns):
            text = _at(row, place)
            if fold(text) in _MISSING:
                reading.skipped += 1
                continue
            try:
                value = parse_number(text)
            except ParseError as error:
                heading = columns.headings[place]
                reading.errors.append(RowError(row.number, heading, error.message, error.facts))
                continue
            reading.rows.append(
                BenchmarkRow(
                    row.number,
                    title,
                    _said(row, columns, "area"),
                    _said(row, columns, "period") or usual["period"],
                    value,
                    unit,
                    _said(row, columns, "source") or usual["source"],
                )
            )
    return reading


def _find_columns(grid: Grid) -> tuple[int, _Columns] | None:
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        headings = tuple(heading_text(cell) for cell in row.cells)
        names: dict[str, int] = {}
        for place, text in enumerate(headings):
            key = heading_key(text)
            told = next((name for name, known in _NAMES.items() if key in known), "")
            if told:
                names.setdefault(told, place)
        columns = _Columns(names, headings)
        if "area" in names and (columns.long or any(True for _each in columns.figures)):
            return index + 1, columns
    return None


def _figures(row: Row, columns: _Columns) -> Iterator[tuple[str, str, int]]:
    """Yield title, unit and column of each figure in a row."""
    if columns.long:
        title, unit = _unit_of(_said(row, columns, "title"))
        yield title, _said(row, columns, "unit") or unit, columns.names["value"]
        return
    for place in columns.figures:
        title, unit = _unit_of(columns.headings[place])
        yield title, unit, place


def _unit_of(heading: str) -> tuple[str, str]:
    """Return a heading without its unit, in plain words, and the unit."""
    for pattern, unit in _UNITS:
        if match := pattern.search(heading):
            return _words(heading[: match.start()]), unit
    return _words(heading), ""


def _words(heading: str) -> str:
    words = " ".join(heading.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def _at(row: Row, place: int) -> str:
    return plain(row.cells[place]).strip() if place < len(row.cells) else ""


def _said(row: Row, columns: _Columns, name: str) -> str:
    return " ".join(_at(row, columns.names[name]).split()) if name in columns.names else ""
