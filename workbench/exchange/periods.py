"""Spans of counting as tables name them: months, quarters and years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.parse import MONTHS

if TYPE_CHECKING:
    from workbench.exchange.grid import Cell

YEARS: Final = range(1970, 2101)
_Q: Final = r"(?:q|k|kv|kvartal|quarter)[\W_]?([1-4])"
_QUARTER: Final = re.compile(rf"(\d{{4}})[\W_]{{0,2}}{_Q}|{_Q}[\W_]{{0,2}}(\d{{4}})")
_MONTH: Final = re.compile(r"(\d{4})(?:[-/ _]?(0[1-9]|1[0-2])|[-/ _]([1-9]))")
_NAMED: Final = re.compile(r"([a-z]{3})[a-z]*\.?[\W_]?(\d{4})|(\d{4})[\W_]?([a-z]{3})[a-z]*\.?")
_YEAR: Final = re.compile(r"(\d{4})")
_LAST_MONTH: Final = 12
_LAST_QUARTER: Final = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A span of counting: its first day and its length, ``month``, ``quarter`` or ``year``."""

    starts: date
    length: str


def read_period(text: str) -> Period | None:
    """Return the period a text names, else None.

    "2025Q1", "kv 1 2025" and "Q1-2025" are quarters, "2025-03", "202503" and "mars 2025" months.
    """
    bare = " ".join(fold(text).split())
    if match := _QUARTER.fullmatch(bare):
        return quarter(int(match[1] or match[4]), int(match[2] or match[3]))
    if match := _YEAR.fullmatch(bare):
        return _period(int(match[1]), 1, "year")
    if match := _MONTH.fullmatch(bare):
        return month(int(match[1]), int(match[2] or match[3]))
    if match := _NAMED.fullmatch(bare):
        name, year = match[1] or match[4], int(match[2] or match[3])
        return month(year, MONTHS[name]) if name in MONTHS else None
    return None


def read_part(text: str, year: str, length: str) -> Period | None:
    """Return a quarter or a month that is told by its number or name beside a year."""
    bare = fold(text).strip()
    if not year.isdecimal() or not bare:
        return None
    if length == "quarter" and bare.isdecimal():
        return quarter(int(year), int(bare))
    if bare.isdecimal():
        return month(int(year), int(bare))
    return read_period(f"{year} {bare}") or read_period(f"{bare} {year}")


def period_of_day(cell: Cell) -> Period | None:
    """Return the month that a spreadsheet means by a day: it makes 1 March 2025 of "mars 2025".

    Other days than the first name no period.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    return month(cell.year, cell.month) if isinstance(cell, date) and cell.day == 1 else None


def quarter(year: int, number: int) -> Period | None:
    """Return a quarter (1 to 4), None where there is none such."""
    if not 1 <= number <= _LAST_QUARTER:
        return None
    return _period(year, 3 * number - 2, "quarter")


def month(year: int, number: int) -> Period | None:
    """Return a month (1 to 12), None where there is none such."""
    return _period(year, number, "month") if 1 <= number <= _LAST_MONTH else None


def _period(year: int, first: int, length: str) -> Period | None:
    return Period(date(year, first, 1), length) if year in YEARS else None
