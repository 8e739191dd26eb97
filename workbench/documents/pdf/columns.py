"""How wide the columns of a table become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.documents.content import ColumnKind, RowRole
from workbench.documents.pdf.lines import natural_width, widest_word
from workbench.documents.pdf.styles import CELL, COLUMN_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.documents.content import Column, Inline, Row

_SAMPLE: Final = 300
_NATURAL_AT_MOST: Final = 260.0
_WORD_AT_MOST: Final = 130.0
_NEVER_WRAPPED: Final = frozenset(
    {
        ColumnKind.CODE,
        ColumnKind.INTEGER,
        ColumnKind.DECIMAL,
        ColumnKind.MONEY,
        ColumnKind.PERCENT,
        ColumnKind.DATE,
        ColumnKind.YES_NO,
    }
)


@dataclass(slots=True)
class _Need:
    """What a column asks for: the least it can live with, what it would like, its weight."""

    least: float
    natural: float
    weight: float
    flexible: bool


def column_widths(
    columns: Sequence[Column], rows: Sequence[Row], texts: Sequence[Sequence[Inline]], room: float
) -> list[float]:
    """Return the width of each column; together with the gaps between them they fill ``room``.

    ``texts`` are the rows' cells as written. Columns of numbers and dates keep their values on one
    line; text shares what is left by the columns' weights or by how much they hold. At most 300
    rows, spread evenly, are measured.
    """
    step = max(1, len(rows) // _SAMPLE)
    sample = [
        (row, cells)
        for row, cells in zip(rows[::step], texts[::step], strict=True)
        if row.role is not RowRole.GROUP
    ]
    needs = [_need(column, at, sample) for at, column in enumerate(columns)]
    free = room - COLUMN_GAP * (len(columns) - 1)
    return _shared(needs, free)


def _need(column: Column, at: int, sample: Sequence[tuple[Row, Sequence[Inline]]]) -> _Need:
    size = CELL.size
    least = widest_word(column.title, size, bold=True)
    natural = natural_width(column.title, size, bold=True)
    firm = column.kind in _NEVER_WRAPPED
    if firm:
        natural = least
    for row, cells in sample:
        bold = row.role is not RowRole.PLAIN or column.header
        wide = natural_width(cells[at], size, bold=bold)
        natural = max(natural, wide)
        # A remark may stand in a column of numbers; it is text and may be wrapped.
        value = row.cells[at]
        if firm and not (isinstance(value, str) and len(value) > _REMARK):
            least = max(least, wide)
        else:
            least = max(least, widest_word(cells[at], size, bold=bold))
    least = min(least, _NATURAL_AT_MOST if firm else _WORD_AT_MOST)
    natural = max(min(natural, _NATURAL_AT_MOST), least)
    return _Need(least, natural, column.weight or 0.0, not firm)


_REMARK: Final = 16


def _shared(needs: list[_Need], free: float) -> list[float]:
    least = sum(need.least for need in needs)
    if least > free:
        return _squeezed(needs, free)
    natural = sum(need.natural for need in needs)
    if any(need.weight for need in needs):
        shares = [need.weight for need in needs]
        return _grown([need.least for need in needs], shares, free)
    if natural <= free:
        shares = [need.natural if need.flexible else 0.0 for need in needs]
        return _grown([need.natural for need in needs], shares, free)
    # Long columns get more, but not in proportion: that would starve the short ones.
    shares = [(need.natural - need.least) ** 0.75 for need in needs]
    return _grown([need.least for need in needs], shares, free)


def _grown(widths: list[float], shares: list[float], free: float) -> list[float]:
    extra = free - sum(widths)
    total = sum(shares)
    if total <= 0:
        return [width + extra / len(widths) for width in widths]
    return [width + extra * share / total for width, share in zip(widths, shares, strict=True)]


def _squeezed(needs: list[_Need], free: float) -> list[float]:
    """Take what is missing from the columns that can wrap, as far as they have something."""
    firm = sum(need.least for need in needs if not need.flexible)
    soft = sum(need.least for need in needs if need.flexible)
    if not soft or firm > free * 0.8:
        return [need.least * free / (firm + soft) for need in needs]
    factor = (free - firm) / soft
    return [need.least * factor if need.flexible else need.least for need in needs]
