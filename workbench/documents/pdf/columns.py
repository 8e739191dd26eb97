"""How wide the columns of a table become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.documents.content import ColumnKind, RowRole
from workbench.documents.pdf.lines import natural_width, widest_word
from workbench.documents.pdf.styles import CELL, COLUMN_GAP, COLUMN_GAP_TIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.documents.content import Column, Inline, Row

_SAMPLE: Final = 300
_NATURAL_AT_MOST: Final = 260.0
_WORD_AT_MOST: Final = 130.0
_SHORT: Final = 95.0
_FILLED: Final = 0.85
_AIRY: Final = 1.2  # a table that leaves less than this for its long texts has narrow gaps
_NARROWEST: Final = 24.0
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


@dataclass(frozen=True, slots=True)
class Columns:
    """The width of each column and the gap between them."""

    widths: tuple[float, ...]
    gap: float


def column_widths(
    columns: Sequence[Column], rows: Sequence[Row], texts: Sequence[Sequence[Inline]], room: float
) -> Columns:
    """Return widths that, with the gaps between them, fill ``room``.

    ``texts`` are the rows' cells as written. Columns of numbers and dates keep their values on one
    line, and so does short text where it can; long text shares what is left by the columns'
    weights or by how much they hold. At most 300 rows, spread evenly, are measured.
    """
    step = max(1, len(rows) // _SAMPLE)
    sample = [
        (row, cells)
        for row, cells in zip(rows[::step], texts[::step], strict=True)
        if row.role is not RowRole.GROUP
    ]
    needs = [_need(column, at, sample) for at, column in enumerate(columns)]
    least = sum(need.least for need in needs)
    gaps = len(columns) - 1
    gap = COLUMN_GAP if least * _AIRY + COLUMN_GAP * gaps <= room else COLUMN_GAP_TIGHT
    return Columns(tuple(_shared(needs, room - gap * gaps)), gap)


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
    weights = [need.weight for need in needs]
    if sum(need.natural for need in needs) <= free:
        shares = weights if any(weights) else [n.natural if n.flexible else 0.0 for n in needs]
        return _grown([need.natural for need in needs], shares, free)
    _spare_short(needs, free)
    # Long columns get more, but not in proportion: that would starve the short ones.
    shares = weights if any(weights) else [(n.natural - n.least) ** 0.75 for n in needs]
    return _grown([need.least for need in needs], shares, free)


def _spare_short(needs: list[_Need], free: float) -> None:
    """Let short text stay on one line as long as the long columns keep most of their wish."""
    least = sum(need.least for need in needs)
    for need in sorted(needs, key=lambda each: each.natural):
        more = need.natural - need.least
        if need.natural > _SHORT or least + more > free * _FILLED:
            return
        need.least = need.natural
        least += more


def _grown(widths: list[float], shares: list[float], free: float) -> list[float]:
    extra = free - sum(widths)
    total = sum(shares)
    if total <= 0:
        return [width + extra / len(widths) for width in widths]
    return [width + extra * share / total for width, share in zip(widths, shares, strict=True)]


def _squeezed(needs: list[_Need], free: float) -> list[float]:
    """Take what is missing from the widest of the columns that can wrap."""
    firm = sum(need.least for need in needs if not need.flexible)
    soft = sorted(need.least for need in needs if need.flexible)
    left = free - firm
    if not soft or left < _NARROWEST * len(soft):
        return [need.least * free / (firm + sum(soft)) for need in needs]
    level = left
    for at, least in enumerate(soft):
        level = left / (len(soft) - at)
        if least > level:
            break
        left -= least
    return [min(need.least, level) if need.flexible else need.least for need in needs]
