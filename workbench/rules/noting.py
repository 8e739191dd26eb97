"""A decision typed in one line: the wording first, then in any order who, when, votes and codes.

``Belysning beställs; Kommunen; 30/6; 7-1-0; res: Brf Lindgården vill vänta``. Codes are words or
one letter: b (postponed), a (rejected), å (sent back).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.collate import fold
from workbench.base.parse import ParseError, parse_date

if TYPE_CHECKING:
    from datetime import date

_SPLIT: Final = re.compile(r"[;\t]")
_VOTES: Final = re.compile(r"(\d{1,3})\s*[-–]\s*(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")
_RESERVATION: Final = re.compile(r"(?:reservation|res|r)\s*[:.]\s*(.+)", re.IGNORECASE | re.DOTALL)
_BARE: Final = frozenset({"reservation", "res", "r"})
_CODES: Final = {
    "postponed": ("b", "bordlagt", "bordlagd", "bordlaggs", "postponed", "p"),
    "rejected": ("a", "avslag", "avslas", "rejected", "turned down"),
    "referred": ("å", "aterremiss", "aterremitteras", "sent back", "s"),
    "adopted": ("bifall", "carried", "adopted", "ja"),
}


@dataclass(frozen=True, slots=True)
class NoteText:
    """What a line says; ``who`` is a name as it was typed, ``reserved`` that somebody reserved."""

    title: str
    who: tuple[str, ...] = ()
    due: date | None = None
    votes: tuple[int | None, int | None, int | None] = (None, None, None)
    outcome: str = "adopted"
    reservation: str = ""


def parse_note(line: str, today: date) -> NoteText:
    """Read a line. What is no date, no votes and no code is a name of who is to do it."""
    first, *rest = [part.strip() for part in _SPLIT.split(line)]
    due: date | None = None
    votes: tuple[int | None, int | None, int | None] = (None, None, None)
    outcome, reservation, who = "adopted", "", []
    for part in filter(None, rest):
        if (counted := _VOTES.fullmatch(part)) is not None:
            third = int(counted[3]) if counted[3] else None
            votes = (int(counted[1]), int(counted[2]), third)
        elif (code := _code(part)) is not None:
            outcome = code
        elif (reserved := _RESERVATION.fullmatch(part)) is not None:
            reservation = reserved[1].strip()
        elif fold(part) in _BARE:
            reservation = part
        elif (day := _day(part, today)) is not None:
            due = day
        else:
            who.append(part)
    return NoteText(first, tuple(who), due, votes, outcome, reservation)


def _code(part: str) -> str | None:
    word = part.casefold().strip(" .")
    for key, words in _CODES.items():
        if word in words or (len(word) > 1 and fold(word) in words):
            return key
    return None


def _day(part: str, today: date) -> date | None:
    try:
        return parse_date(part, today)
    except ParseError:
        return None
