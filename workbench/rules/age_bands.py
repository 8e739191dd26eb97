"""Ages in bands: "16–24", "65+", "under 16", and the band that somebody of an age is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

BANDS: Final = ("16–24", "25–44", "45–64", "65+")
"""The bands of the domain guide, for ages that are given in years."""

OLDEST: Final = 120
_FIRST_BORN: Final = 1900
_BETWEEN: Final = re.compile(r"\D*(\d{1,3})\s*(?:[-–—]|till|to)\s*(\d{1,3})\D*")
_FROM: Final = re.compile(
    r"\D*(\d{1,3})\s*(?:\+|[-–—]|(?:ar )?och (?:uppat|aldre)|(?:ar )?eller aldre|"
    r"(?:and|or) (?:over|older)).*"
)
_UNDER: Final = re.compile(r"(?:under|yngre an|below|younger than)\s*(\d{1,3})\D*")


@lru_cache(maxsize=256)
def band_range(label: str) -> tuple[int, int] | None:
    """Return first and last age of a band as people write it; None where it is none."""
    text = fold(label)
    if match := _UNDER.fullmatch(text):
        return 0, int(match[1]) - 1
    if match := _BETWEEN.fullmatch(text):
        first, last = int(match[1]), int(match[2])
        return (first, last) if first <= last else None
    if match := _FROM.fullmatch(text):
        return int(match[1]), OLDEST
    return None


def band_of(age: int, labels: Sequence[str]) -> int | None:
    """Return the place (from 1) of the band that an age is in; None where it is in none."""
    for place, label in enumerate(labels, 1):
        found = band_range(label)
        if found is not None and found[0] <= age <= found[1]:
            return place
    return None


def age_in(text: str, year: int | None = None) -> int | None:
    """Return the age in years that a text says; with ``year`` also from a year of birth.

    None for what is no age that people reach.
    """
    bare = fold(text).removesuffix(" ar").removesuffix(" years").removesuffix(".0")
    if not bare.isdecimal() or len(bare) > 4:  # noqa: PLR2004 - a year has four digits
        return None
    number = int(bare)
    if number <= OLDEST:
        return number
    if year is not None and _FIRST_BORN <= number <= year:
        return year - number
    return None
