"""Personal identity numbers, addresses and telephone numbers that slipped into free text.

A Swedish personal identity number is a date of birth, three digits and a check digit (Luhn); a
co-ordination number has 60 added to the day. Numbers of organisations have at least 20 where the
month stands, so they are never taken for one. Nothing here knows whether a number has been given
to anybody: it tells what looks like one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER: Final = re.compile(
    r"(?<![\w+/.,-])(?:(?P<century>18|19|20)[ ]?)?(?P<birth>[0-9]{6})"
    r"(?P<mark>[ ]?[-+–−][ ]?|[ ]?)(?P<last>[0-9]{4})(?!\w|[-/]\d)"
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(
    r"(?<![\w/.,:-])(?:(?:\+|00)[1-9]\d|0)(?:[ \u00a0()/–-]{0,2}\d){6,11}(?![\w]|[-/.,:]\d)"
)
_DIGIT: Final = re.compile(r"\d")
_SHORTEST: Final = 7  # digits of a telephone number
_COORDINATION: Final = 60
_CENTURIES: Final = ("20", "19", "18")


class Kind(StrEnum):
    """What was found in a text."""

    PERSONAL_NUMBER = "personal_number"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Found:
    """Something about a person in a text: its kind, and where it begins and ends."""

    kind: Kind
    start: int
    end: int


def find(text: str) -> tuple[Found, ...]:
    """Return what a text holds of such things, in order; no two overlap."""
    found: list[Found] = []
    # To look for what cannot be there takes most of the time in long texts.
    addresses = _matches(_EMAIL, Kind.EMAIL, text) if "@" in text else ()
    many = len(_DIGIT.findall(text)) >= _SHORTEST
    numbers = _personal_numbers(text) if many else ()
    phones = _matches(_PHONE, Kind.PHONE, text) if many else ()
    for each in (*numbers, *addresses, *phones):
        if not any(each.start < other.end and other.start < each.end for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def has_personal_number(text: str) -> bool:
    """Return whether a text holds what looks like a personal identity or co-ordination number."""
    return any(True for _each in _personal_numbers(text))


def _personal_numbers(text: str) -> Iterator[Found]:
    for match in _NUMBER.finditer(text):
        if _is_personal_number(match):
            yield Found(Kind.PERSONAL_NUMBER, match.start(), match.end())


def _is_personal_number(match: re.Match[str]) -> bool:
    century, birth, last = match["century"] or "", match["birth"], match["last"]
    digits = birth + last
    # Ten digits from a nought on without a mark between are how people write a telephone number.
    if not century and not match["mark"].strip() and birth.startswith("0"):
        return False
    return _luhn(digits) and any(
        _is_day(f"{each}{birth}") for each in ([century] if century else _CENTURIES)
    )


def _is_day(digits: str) -> bool:
    """Return whether eight digits are a day, also with 60 added to the day of the month."""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    try:
        date(year, month, day - _COORDINATION if day > _COORDINATION else day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    doubled = (int(each) * (2 - place % 2) for place, each in enumerate(digits))
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0


def _matches(pattern: re.Pattern[str], kind: Kind, text: str) -> Iterator[Found]:
    return (Found(kind, match.start(), match.end()) for match in pattern.finditer(text))
