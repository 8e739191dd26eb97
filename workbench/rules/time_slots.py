"""Hours in which people are counted, as people write them: "vardag 08–09", "lördag kl 20-21"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_DAYS: Final = {
    "vardag": 0,
    "vardagar": 0,
    "weekday": 0,
    "weekdays": 0,
    "mandag": 1,
    "monday": 1,
    "tisdag": 2,
    "tuesday": 2,
    "onsdag": 3,
    "wednesday": 3,
    "torsdag": 4,
    "thursday": 4,
    "fredag": 5,
    "friday": 5,
    "lordag": 6,
    "saturday": 6,
    "sondag": 7,
    "sunday": 7,
    "helg": 8,
    "weekend": 8,
}
_HOURS: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?")
_ONE_HOUR: Final = re.compile(r"(?:kl\.?\s*)(\d{1,2})(?:[:.](\d{2}))?")
_LAST_DAY: Final = 9
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR


@dataclass(frozen=True, slots=True, order=True)
class TimeSlot:
    """A slot in the order of the week; ``day`` says which kind of day, ``begins`` is in minutes.

    ``hours`` is the part of the day ("20–21"), "" where none is named; ``text`` the whole.
    """

    day: int
    begins: int
    hours: str
    text: str

    @property
    def dark(self) -> bool:
        """Whether it lies in the evening or the night, from eight to six."""
        return bool(self.hours) and not 6 * _HOUR <= self.begins < 20 * _HOUR


@lru_cache(maxsize=1024)
def read_slot(text: str) -> TimeSlot:
    """Return a slot as it was written; one that cannot be read comes last, by its name."""
    words = " ".join(text.split())
    plain = _folded(words)
    day = next((_DAYS[word] for word in re.findall(r"[a-z]+", plain) if word in _DAYS), _LAST_DAY)
    if match := _HOURS.search(plain):
        first, last = _minutes(match[1], match[2]), _minutes(match[3], match[4])
        if first < _DAY and last <= _DAY:
            return TimeSlot(day, first, f"{_clock(first)}–{_clock(last)}", words)
    elif (match := _ONE_HOUR.search(plain)) and (first := _minutes(match[1], match[2])) < _DAY:
        return TimeSlot(day, first, _clock(first), words)
    return TimeSlot(day, _DAY, "", words)


def _folded(text: str) -> str:
    lowered = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in lowered if not unicodedata.combining(letter))


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) * _HOUR + int(minute or 0)


def _clock(minutes: int) -> str:
    hour, rest = divmod(minutes, _HOUR)
    return f"{hour:02d}:{rest:02d}" if rest else f"{hour:02d}"
