"""Words that are numbers, as numbers: what a screen or a document shows, for spreadsheets."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER: Final = re.compile(
    r"([+\N{MINUS SIGN}-]?)((?:0|[1-9]\d{0,2}(?:[ \u00a0\u202f]?\d{3})*)(?:[.,]\d+)?)"
    r"([ \u00a0\u202f]?%)?",
    re.ASCII,
)
_BLANKS: Final = re.compile(r"[ \u00a0\u202f]")
_EMPTY: Final = frozenset({"", "–", "-"})


def as_numbers(texts: Sequence[str | None]) -> tuple[list[object], str] | None:
    """Return words that are all numbers, or all per cents, as numbers with a spreadsheet's format.

    Dashes and blanks become nothing. None is returned where any of them is no number or begins
    with a zero, as a code may; a per cent is a share of one.
    """
    there = [text for text in texts if text is not None and text not in _EMPTY]
    found = [_NUMBER.fullmatch(text) for text in there]
    if not there or not all(found):
        return None
    shares = {bool(each and each[3]) for each in found}
    if len(shares) > 1:
        return None
    percent = shares.pop()
    decimals = max(_decimals(each[2]) for each in found if each)
    typed: list[object] = []
    for text in texts:
        match = _NUMBER.fullmatch(text) if text is not None else None
        typed.append(_number(match, percent=percent) if match else None)
    plain = f"#,##0.{'0' * decimals}" if decimals else "0"
    return typed, percent_format(decimals) if percent else plain


def percent_format(decimals: int) -> str:
    """Return how a spreadsheet shows shares as per cents."""
    return f"0.{'0' * decimals}%" if decimals else "0%"


def _number(match: re.Match[str], *, percent: bool) -> Decimal:
    number = Decimal(_BLANKS.sub("", match[2]).replace(",", "."))
    number = -number if match[1] in {"-", "\N{MINUS SIGN}"} else number
    return number / 100 if percent else number


def _decimals(digits: str) -> int:
    return len(re.split("[.,]", digits)[1]) if re.search("[.,]", digits) else 0
