"""How wide text is in Noto Sans, the typeface of paper, reckoned without any toolkit."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from typing import Final

from workbench.base.resources import resource
from workbench.charts.scene import BOLD, NORMAL

ELLIPSIS: Final = "…"
# Laying out costs time by length; no chart shows more than this of a text.
LONGEST: Final = 400
_UNKNOWN: Final = 0.6
_WIDE: Final = 1.0


@cache
def _widths(weight: int) -> dict[str, float]:
    stored = json.loads(resource("fonts", "widths.json").read_text(encoding="utf-8"))
    table: dict[str, str] = stored[str(weight)]
    return {letter: int(width) / 1000 for width, letters in table.items() for letter in letters}


def _letter(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Cc", "Mn"}:
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in {"W", "F"} else _UNKNOWN


def text_width(text: str, size: float, weight: int = NORMAL) -> float:
    """Return the width of one line in units; ``size`` is the em in units.

    Letters outside the table count as 0.6 em, wide East Asian ones as 1 em, marks as nothing.
    """
    table = _widths(BOLD if weight >= BOLD else NORMAL)
    return size * sum(table[c] if c in table else _letter(c) for c in text)


def one_line(text: str) -> str:
    """Return text from people fit for one line of a chart: no controls, at most 400 letters."""
    line = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text[:LONGEST])
    return " ".join(part for part in line.split(" ") if part)


def elide(text: str, width: float, size: float, weight: int = NORMAL) -> str:
    """Return ``text`` cut with an ellipsis to fit ``width`` units; "" when nothing fits.

    Controls and marks that turn the direction of writing become blanks.
    """
    text = one_line(text)
    if text_width(text, size, weight) <= width:
        return text
    room = width - text_width(ELLIPSIS, size, weight)
    if room <= 0:
        return ""
    table = _widths(BOLD if weight >= BOLD else NORMAL)
    kept = 0
    for letter in text:
        room -= size * (table[letter] if letter in table else _letter(letter))
        if room < 0:
            break
        kept += 1
    head = text[:kept].rstrip()
    return head + ELLIPSIS if head else ""


def columns_for(count: int, width: float, least: float) -> int:
    """Return in how many columns so many things stand evenly, each at least ``least`` wide."""
    most = max(1, min(count or 1, int(width // least)))
    rows = -(-count // most) if count else 1
    return -(-count // rows) if count else 1


def wrap(text: str, width: float, size: float, lines: int = 2, weight: int = NORMAL) -> list[str]:
    """Return ``text`` in at most ``lines`` lines of ``width`` units; the last one is elided."""
    words = one_line(text).split()
    result: list[str] = []
    while words and len(result) < lines - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size, weight) <= width:
            line = f"{line} {words.pop(0)}"
        result.append(elide(line, width, size, weight))
    if words:
        result.append(elide(" ".join(words), width, size, weight))
    return result
