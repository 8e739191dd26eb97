"""Swedish public holidays and eves, fetched from the holidays library a year at a time."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

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
    return _names(year, _LIBRARY_LANGUAGES.get(language, "en_US"))


def days_off(year: int, eves: frozenset[Eve] = ALL_EVES) -> frozenset[date]:
    """Return the public holidays of a year and those of the eves that are days off."""
    return frozenset(
        day for day in _names(year, "sv") if day not in _eves(year) or _eves(year)[day] in eves
    )


@lru_cache(maxsize=1024)
def _names(year: int, language: str) -> Mapping[date, str]:
    return _from_library(year, language, ("public", "de_facto"))


@lru_cache(maxsize=512)
def _eves(year: int) -> Mapping[date, Eve]:
    return {day: _which(day) for day in _from_library(year, "sv", ("de_facto",))}


def _which(day: date) -> Eve:
    if day.month == _JUNE:
        return Eve.MIDSUMMER
    return Eve.CHRISTMAS if day.day == _CHRISTMAS_EVE else Eve.NEW_YEAR


def _from_library(year: int, language: str, categories: tuple[str, ...]) -> dict[date, str]:
    from holidays.countries.sweden import Sweden  # 50 ms and more: only where a plan is reckoned

    if not Sweden.start_year <= year <= Sweden.end_year:
        return {}
    found = Sweden(years=year, include_sundays=False, language=language, categories=categories)
    return dict(sorted(found.items()))
