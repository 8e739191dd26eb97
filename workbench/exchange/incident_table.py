"""Counted incidents: a row a category with a column a period, or a row for each of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.errors import WorkbenchError
from workbench.base.language import N_
from workbench.base.parse import ParseError, parse_integer
from workbench.exchange.column_names import heading_key
from workbench.exchange.header import heading_text
from workbench.exchange.import_plan import RowError
from workbench.exchange.incident_source import source_in, sources_by_year
from workbench.exchange.periods import Period, period_of_day, read_part, read_period
from workbench.exchange.units_row import is_sum_row, is_units_row
from workbench.exchange.values import choice_keys, plain
from workbench.models.registry import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.exchange.grid import Cell, Grid, Row

_NAMES: Final = {
    "category": {"kategori", "category", "brottstyp", "handelse", "handelsetyp", "typ", "type"},
    "source": {"kalla", "source", "datakalla"},
    "zone": {"zon", "zone"},
    "zone_name": {"delzon", "delomrade", "omrade", "area", "part of the zone"},
    "starts": {"period", "datum", "date", "period begins", "perioden borjar", "tid"},
    "quarter": {"kvartal", "quarter"},
    "month": {"manad", "month"},
    "year": {"ar", "year"},
    "count": {"antal", "count", "number", "antal handelser"},
    "quality": {"kvalitet", "quality"},
}
_SEARCHED: Final = 20
_UNKNOWN: Final = frozenset({"", "..", "uppgift saknas"})


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
    quality: str = ""


@dataclass
class IncidentsReading:
    """What was read, lines that could not be, and how many were left out on purpose."""

    rows: list[IncidentRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    read: int = 0
    skipped: int = 0


class _Refused(Exception):  # noqa: N818 - it refuses a row, and is caught where rows are read
    """A row cannot be read, because of one column."""

    def __init__(self, column: str, error: ParseError) -> None:
        super().__init__(column)
        self.column, self.error = column, error


@dataclass(frozen=True)
class _Columns:
    names: Mapping[str, int]
    periods: Mapping[int, Period]
    headings: tuple[str, ...]

    def heading(self, name: str) -> str:
        return self.headings[self.names[name]] if name in self.names else ""

    @property
    def fits(self) -> bool:
        """Whether category and counts by period are there."""
        told = bool({"starts", "quarter", "month", "year"} & self.names.keys())
        return "category" in self.names and (bool(self.periods) or (told and "count" in self.names))


def looks_like_incidents(grid: Grid) -> float:
    """Return how well a table looks like one of counted incidents, 0..1."""
    found = _find_columns(grid, {})
    if found is None:
        return 0.0
    index, columns = found
    known = choice_keys(record("incident")["category"])
    said = [_key(_said(row, columns, "category")) for row in grid.rows[index:]]
    told = [name for name in said if name and name not in {"summa", "totalt", "total"}]
    return sum(name in known for name in told) / len(told) if told else 0.0


def read_incidents(grid: Grid, mapping: Mapping[str, str] | None = None) -> IncidentsReading:
    """Return the counted incidents of a table; raises WorkbenchError when it has none.

    ``mapping`` says what columns mean, by heading. A row with anything unknown in it is refused
    whole; a blank cell says that nothing was counted, not that there was nothing.
    """
    found = _find_columns(grid, mapping or {})
    if found is None:
        raise WorkbenchError(
            N_("The table has no columns for category and period, so it is no table of incidents")
        )
    body, columns = found
    reading = IncidentsReading()
    seen: dict[tuple[str, ...], int] = {}
    for row in grid.rows[body:]:
        category = _said(row, columns, "category")
        if is_units_row(row):
            continue
        reading.read += 1
        if is_sum_row(row, category, None):
            reading.skipped += 1
            continue
        try:
            rows = list(_read_row(row, columns, category))
            _refuse_repeated(rows, seen, columns)
            reading.rows += rows
        except _Refused as refused:
            error = refused.error
            reading.errors.append(RowError(row.number, refused.column, error.message, error.facts))
    return reading


def _find_columns(grid: Grid, mapping: Mapping[str, str]) -> tuple[int, _Columns] | None:
    chosen = {heading_key(heading): name for heading, name in mapping.items()}
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        headings = tuple(heading_text(cell) for cell in row.cells)
        keys = [heading_key(text) for text in headings]
        names: dict[str, int] = {}
        for place, key in enumerate(keys):
            name = chosen.get(key) if key in chosen else _name_of(key)
            if name:
                names.setdefault(name, place)
        periods = {
            place: found
            for place, cell in enumerate(row.cells)
            if keys[place] not in chosen
            and (found := period_of_day(cell) or read_period(headings[place]))
        }
        columns = _Columns(names, periods, headings)
        if columns.fits:
            return index + 1, columns
    return None


def _name_of(key: str) -> str:
    return next((name for name, known in _NAMES.items() if key in known), "")


def _cell(row: Row, columns: _Columns, name: str) -> Cell:
    index = columns.names.get(name)
    return row.cells[index] if index is not None and index < len(row.cells) else None


def _said(row: Row, columns: _Columns, name: str) -> str:
    return " ".join(plain(_cell(row, columns, name)).split())


def _read_row(row: Row, columns: _Columns, category: str) -> Iterator[IncidentRow]:
    kind = record("incident")
    key = choice_keys(kind["category"]).get(_key(category))
    if key is None:
        reason = ParseError(N_("“{text}” is no category of incidents"), text=category[:40])
        raise _Refused(columns.heading("category"), reason)
    zone = _choice(row, columns, "zone") or "place"
    sources = sources_by_year(_said(row, columns, "source"))
    if sources is None:
        told = _said(row, columns, "source")
        reason = ParseError(N_("“{text}” is no source of incidents"), text=told[:60])
        raise _Refused(columns.heading("source"), reason)
    quality, name = _choice(row, columns, "quality"), _said(row, columns, "zone_name")
    for period, heading, text in _counts(row, columns):
        count = _number(text, heading)
        source = source_in(sources, period.starts.year)
        yield IncidentRow(row.number, key, zone, name, period, count, source, quality)


def _choice(row: Row, columns: _Columns, name: str) -> str:
    text = _said(row, columns, name)
    field_ = record("incident")[name]
    if not text:
        return ""
    found = choice_keys(field_).get(_key(text))
    if found is None:
        allowed = ", ".join(choice.text() for choice in field_.choices)
        reason = N_("“{text}” is not one of {allowed}")
        raise _Refused(
            columns.heading(name), ParseError(reason, text=text[:40], allowed=allowed[:300])
        )
    return found


def _number(text: str, heading: str) -> int:
    try:
        count = parse_integer(text)
    except ParseError as error:
        raise _Refused(heading, error) from error
    if count < 0:
        reason = ParseError(N_("“{text}” cannot be a number of incidents"), text=text[:20])
        raise _Refused(heading, reason)
    return count


def _counts(row: Row, columns: _Columns) -> Iterator[tuple[Period, str, str]]:
    """Yield each count of a row with its period and the heading of its column."""
    if columns.periods:
        for index, period in columns.periods.items():
            text = plain(row.cells[index]).strip() if index < len(row.cells) else ""
            if fold(text) not in _UNKNOWN:
                yield period, columns.headings[index], text
        return
    text = _said(row, columns, "count")
    if fold(text) not in _UNKNOWN:
        yield _told_period(row, columns), columns.heading("count"), text


def _told_period(row: Row, columns: _Columns) -> Period:
    year = _said(row, columns, "year")
    for name in ("starts", "quarter", "month", "year"):
        text = _said(row, columns, name)
        if not text:
            continue
        found = (
            period_of_day(_cell(row, columns, name))
            or read_period(text)
            or (read_part(text, year, name) if name in {"quarter", "month"} else None)
        )
        if found is None:
            reason = ParseError(N_("“{text}” is no period"), text=text[:40])
            raise _Refused(columns.heading(name), reason)
        return found
    raise _Refused(columns.heading("category"), ParseError(N_("The row names no period")))


def _refuse_repeated(
    rows: list[IncidentRow], seen: dict[tuple[str, ...], int], columns: _Columns
) -> None:
    keys = [
        (r.category, r.zone, fold(r.zone_name), r.source, str(r.period.starts), r.period.length)
        for r in rows
    ]
    for key, each in zip(keys, rows, strict=True):
        if key in seen:
            reason = N_("The same count stands in row {row} already")
            raise _Refused(columns.heading("category"), ParseError(reason, row=seen[key]))
        seen[key] = each.number


def _key(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())
