"""Counted incidents: a row a category with a column a period, or a row for each of both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.parse import ParseError, parse_integer
from workbench.exchange.column_names import heading_key
from workbench.exchange.header import heading_text
from workbench.exchange.import_plan import RowError
from workbench.exchange.units_row import is_sum_row
from workbench.exchange.values import choice_keys, plain
from workbench.models.registry import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.grid import Grid, Row

_NAMES: Final = {
    "category": {"kategori", "category", "brottstyp", "handelse", "typ"},
    "source": {"kalla", "source"},
    "zone": {"zon", "zone"},
    "zone_name": {"delzon", "omrade", "area", "plats"},
    "period": {"period", "kvartal", "manad", "datum", "date", "quarter", "month"},
    "count": {"antal", "count", "number"},
    "year": {"ar", "year"},
}
_Q: Final = r"(?:q|k|kv|kvartal)\W?([1-4])"
_QUARTER: Final = re.compile(rf"(\d{{4}})\W{{0,2}}{_Q}|{_Q}\W{{1,2}}(\d{{4}})")
_MONTH: Final = re.compile(r"(\d{4})[-/ ](\d{1,2})(?:-\d{1,2})?")
_YEAR: Final = re.compile(r"(\d{4})")
_DATED_SOURCE: Final = re.compile(r"(.+?)[ _](\d{4})")
_SEARCHED: Final = 20


@dataclass(frozen=True, slots=True)
class Period:
    """A span of counting: its first day and its length, ``month``, ``quarter`` or ``year``."""

    starts: date
    length: str


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """How many of a category were counted; keys are those of the declared choices."""

    number: int
    category: str
    zone: str
    zone_name: str
    period: Period
    count: int
    source: str


@dataclass
class IncidentsReading:
    """What was read, and lines that could not be."""

    rows: list[IncidentRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    read: int = 0
    skipped: int = 0


def read_period(text: str) -> Period | None:
    """Return the period a text names: "2025Q1", "kv 1 2025", "2025-03", "2025"; else None."""
    bare = fold(text).strip()
    if match := _QUARTER.fullmatch(bare):
        year, quarter = int(match[1] or match[4]), int(match[2] or match[3])
        return Period(date(year, 3 * quarter - 2, 1), "quarter")
    if (match := _MONTH.fullmatch(bare)) and 1 <= int(match[2]) <= 12:  # noqa: PLR2004 - months
        return Period(date(int(match[1]), int(match[2]), 1), "month")
    if match := _YEAR.fullmatch(bare):
        return Period(date(int(match[1]), 1, 1), "year")
    return None


@dataclass(frozen=True)
class _Columns:
    names: Mapping[str, int]
    periods: Mapping[int, Period]


def read_incidents(grid: Grid) -> IncidentsReading:
    """Return the counted incidents of a table; raises WorkbenchError when it has none."""
    body, columns = _find_columns(grid)
    reading = IncidentsReading()
    for row in grid.rows[body:]:
        reading.read += 1
        category = _said(row, columns, "category")
        if is_sum_row(row, category, None) or fold(category) in {"summa", "totalt", "total"}:
            reading.skipped += 1
            continue
        try:
            reading.rows += _read_row(row, columns, category)
        except ParseError as error:
            reading.errors.append(RowError(row.number, category, error.message, error.facts))
    return reading


def _find_columns(grid: Grid) -> tuple[int, _Columns]:
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        texts = [heading_text(cell) for cell in row.cells]
        keys = [heading_key(text) for text in texts]
        names = {
            name: keys.index(next(key for key in keys if key in known))
            for name, known in _NAMES.items()
            if any(key in known for key in keys)
        }
        periods = {i: found for i, text in enumerate(texts) if (found := read_period(text))}
        if "category" in names and (periods or {"period", "count"} <= set(names)):
            return index + 1, _Columns(names, periods)
    raise WorkbenchError(
        N_("The table has no columns for category and period, so it is no table of incidents")
    )


def _said(row: Row, columns: _Columns, name: str) -> str:
    index = columns.names.get(name)
    cell = row.cells[index] if index is not None and index < len(row.cells) else None
    return " ".join(plain(cell).split())


def _read_row(row: Row, columns: _Columns, category: str) -> list[IncidentRow]:
    kind = record("incident")
    key = choice_keys(kind["category"]).get(_key(category))
    if key is None:
        raise ParseError(N_("“{text}” is no category of incidents"), text=category[:40])
    zone = choice_keys(kind["zone"]).get(_key(_said(row, columns, "zone")), "place")
    sources = _sources(_said(row, columns, "source"))
    found = []
    for period, text in _cells(row, columns):
        count = parse_integer(text)
        if count < 0:
            raise ParseError(N_("“{text}” cannot be a number of incidents"), text=text[:20])
        source = sources.get(period.starts.year, sources.get(0, ""))
        name = _said(row, columns, "zone_name")
        found.append(IncidentRow(row.number, key, zone, name, period, count, source))
    return found


def _cells(row: Row, columns: _Columns) -> list[tuple[Period, str]]:
    if not columns.periods:
        said = _said(row, columns, "period")
        period = read_period(said) or read_period(f"{_said(row, columns, 'year')} {said}")
        if period is None:
            raise ParseError(N_("“{text}” is no period"), text=said[:40])
        return [(period, _said(row, columns, "count"))]
    return [
        (period, plain(row.cells[index]))
        for index, period in columns.periods.items()
        if index < len(row.cells) and row.cells[index] is not None
    ]


def _sources(text: str) -> dict[int, str]:
    """Return the source by year, under 0 that of all years ("felanmälan_2025/egen_logg_2026")."""
    known = choice_keys(record("incident")["source"])
    if _key(text) in known:
        return {0: known[_key(text)]}
    found: dict[int, str] = {}
    for part in text.split("/"):
        match = _DATED_SOURCE.fullmatch(part.strip())
        name, year = (match[1], int(match[2])) if match else (part.strip(), 0)
        if _key(name) in known:
            found[year] = known[_key(name)]
    return found


def _key(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())
