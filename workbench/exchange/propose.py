"""What a table is about, seen from its columns, and which sheet of a workbook is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.language import LANGUAGES, _, using
from workbench.base.parse import ParseError
from workbench.exchange.header import find_layout
from workbench.exchange.values import read_value
from workbench.models.field import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.exchange.grid import Cell, Grid
    from workbench.exchange.layout import Column, Layout
    from workbench.models.field import Field, Record

_SURE: Final = 0.6
_CLEARLY: Final = 0.15
_NAME_BONUS: Final = 0.25
_WITHOUT_TITLE: Final = 0.4
_MANY: Final = 20


@dataclass(frozen=True, slots=True)
class Proposal:
    """The kind a table most likely is; ``confidence`` 0..1, ``sure`` when nobody need be asked."""

    kind: str | None
    confidence: float
    sure: bool
    scores: tuple[tuple[str, float], ...]


def propose_kind(grid: Grid, records: Mapping[str, Record]) -> Proposal:
    """Return which of ``records`` (by kind) the columns of ``grid`` fit best.

    Counted is the share of columns that the record knows; a table without the record's title
    counts less, and a file or sheet named like the record counts more.
    """
    return most_likely({kind: likeness(grid, kind, record) for kind, record in records.items()})


def most_likely(scores: Mapping[str, float]) -> Proposal:
    """Return which kind has the highest score, and whether it is high and clearly ahead."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] <= 0:
        return Proposal(None, 0.0, sure=False, scores=tuple(ranked))
    kind, score = ranked[0]
    ahead = score - (ranked[1][1] if len(ranked) > 1 else 0.0)
    sure = score >= _SURE and ahead >= _CLEARLY
    return Proposal(kind, round(min(score, 1.0), 3), sure, tuple(ranked))


def choose_sheet(grids: Sequence[Grid], record: Record) -> Grid:
    """Return the sheet whose columns fit ``record`` best, the first of equals."""
    return max(grids, key=lambda grid: likeness(grid, "", record))


def likeness(grid: Grid, kind: str, record: Record) -> float:
    """Return how well the columns of a table fit a record, 0 not at all, about 1 entirely."""
    layout = find_layout(grid, record)
    if layout.header_row is None and not layout.sideways:
        return 0.0
    strange = 0 if layout.sideways else sum(_is_strange(grid, layout, c) for c in layout.columns)
    known = len(layout.columns) - strange
    share = known / max(1, known + strange + len(layout.unused))
    score = share * (1.0 if layout.names_rows else _WITHOUT_TITLE)
    # Of two that know the same share, the one that knows more columns is meant.
    score += min(known, _MANY) / 100
    return score + (_NAME_BONUS if _is_called(grid, kind, record) else 0.0)


def _is_strange(grid: Grid, layout: Layout, column: Column) -> bool:
    """Tell whether a column has the name of a choice but says none of its words."""
    if column.field.kind is not Kind.CHOICE:
        return False
    rows = grid.rows[layout.body : layout.body + _MANY]
    cells = [row.cells[column.index] for row in rows if column.index < len(row.cells)]
    said = [cell for cell in cells if cell not in {None, ""}]
    return bool(said) and not any(_is_choice(cell, column.field) for cell in said)


def _is_choice(cell: Cell, field: Field) -> bool:
    try:
        return read_value(cell, field, date.min) is not None
    except ParseError:
        return False


def _is_called(grid: Grid, kind: str, record: Record) -> bool:
    words = set(re.split(r"[^a-z]+", fold(f"{grid.source.rpartition('.')[0]} {grid.sheet}")))
    names = {kind, record.table}
    for language in LANGUAGES:
        with using(language):
            names |= {_(record.many), _(record.one)}
    return any(set(re.split(r"[^a-z]+", fold(name))) <= words for name in names if name)
