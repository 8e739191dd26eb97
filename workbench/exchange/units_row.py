"""Rows in a table that are no records: units under the headings, sums at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold

if TYPE_CHECKING:
    from workbench.exchange.grid import Row

_UNITS: Final = re.compile(
    r"\(?\[?(?:kr|tkr|mkr|sek|ksek|kronor|pct|procent|percent|%|m|m2|m²|kvm|ha|st|antal|h|tim|timmar|hours"
    r"|dagar|days|arbetsdagar|ar|year|text|fritext|datum|date|ja ?/ ?nej|yes ?/ ?no"
    r"|1 ?[-–] ?5|aaaa-mm-dd|yyyy-mm-dd|exkl\.? moms|kr exkl\.? moms)\)?\]?"
)
_SUMS: Final = frozenset(
    {
        "summa",
        "summor",
        "total",
        "totalt",
        "totals",
        "delsumma",
        "sum",
        "resultat",
        "result",
        "arets resultat",
        "grand total",
        "subtotal",
        "totalsumma",
    }
)
_COUNT: Final = re.compile(r"(?:antal|totalt?|summa|count)(?: personer)?\s*:?\s*\d+(?: st)?")
_SUM_OF: Final = re.compile(r"(?:summa|delsumma|totalt?|sum|subtotal)\b.*")


def is_units_row(row: Row) -> bool:
    """Tell whether every cell that says something names a unit or a form ("kr", "1–5")."""
    said = [cell for cell in row.cells if cell is not None]
    return bool(said) and all(
        isinstance(cell, str) and _UNITS.fullmatch(fold(cell)) is not None for cell in said
    )


def is_sum_row(row: Row, title: object, code: object) -> bool:
    """Tell whether a row without a code adds up the ones above it.

    Its first words are "Summa", "Totalt", "Resultat", or its title begins so and the row has
    numbers.
    """
    if code is not None:
        return False
    said = [cell for cell in row.cells if cell is not None]
    first = fold(said[0]) if said and isinstance(said[0], str) else ""
    if first.strip(" :.") in _SUMS and len(said) > 1:
        return True
    if len(said) == 1 and _COUNT.fullmatch(first.strip(" .")):
        return True
    has_numbers = any(isinstance(cell, (int, float)) or _is_number(cell) for cell in said[1:])
    return isinstance(title, str) and has_numbers and _SUM_OF.fullmatch(fold(title)) is not None


def _is_number(cell: object) -> bool:
    return isinstance(cell, str) and re.fullmatch(r"-?[\d \u00a0]+(?:[.,]\d+)?", cell) is not None
