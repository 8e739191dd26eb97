"""Swedish public holidays and eves, from a table made with the holidays library."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from workbench.base.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIBRARY_LANGUAGES: Final = {"sv": "sv", "en": "en_US"}
_JUNE: Final = 6
_CHRISTMAS_EVE: Final = 24


class Eve(StrEnum):
    """The three eves that are no public holidays but on which nearly everyone is off."""

    MIDSUMMER = "midsummer"
    CHRISTMAS = "christmas"
    NEW_YEAR = "new_year"


ALL_EVES: Final = frozenset(Eve)


def holiday_names(year: int, language: str = "sv") -> Mapping[date, str]:
    """Return the public holidays and eves of a year by date, named in ``language`` (sv or en).

    Years the library does not know (before 1953, after 2100) have none.
    """
    return _names(year, language if language in _LIBRARY_LANGUAGES else "en")


def days_off(year: int, eves: frozenset[Eve] = ALL_EVES) -> frozenset[date]:
    """Return the public holidays of a year and those of the eves that are days off."""
    return frozenset(
        day for day in _names(year, "sv") if day not in _eves(year) or _eves(year)[day] in eves
    )


@lru_cache(maxsize=1024)
def _names(year: int, language: str) -> Mapping[date, str]:
    known = _shipped().get(str(year))
    if known is None:
        return from_library(year, language)
    place = 1 if language == "sv" else 2
    return {date.fromisoformat(f"{year}-{row[0]}"): row[place] for row in known}


@lru_cache(maxsize=512)
def _eves(year: int) -> Mapping[date, Eve]:
    known = _shipped().get(str(year))
    if known is None:
        days = list(from_library(year, "sv", only_eves=True))
    else:
        days = [date.fromisoformat(f"{year}-{row[0]}") for row in known if row[3]]
    return {day: _which(day) for day in days}


def _which(day: date) -> Eve:
    if day.month == _JUNE:
        return Eve.MIDSUMMER
    return Eve.CHRISTMAS if day.day == _CHRISTMAS_EVE else Eve.NEW_YEAR


@cache
def _shipped() -> dict[str, list[list[str]]]:
    """Return the years written down beforehand: the library's import takes 100 ms and more."""
    text = resource("calendars", "sweden.json").read_text(encoding="utf-8")
    table: dict[str, list[list[str]]] = json.loads(text)
    return table


def from_library(year: int, language: str, *, only_eves: bool = False) -> dict[date, str]:
    """Return the days of a year by date as the library knows them, or only the eves."""
    from holidays.countries.sweden import Sweden  # only for years that are not written down

    if not Sweden.start_year <= year <= Sweden.end_year:
        return {}
    found = Sweden(
        years=year,
        include_sundays=False,
        language=_LIBRARY_LANGUAGES[language],
        categories=("de_facto",) if only_eves else ("public", "de_facto"),
    )
    return dict(sorted(found.items()))
