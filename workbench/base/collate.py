"""Swedish order and forgiving search, without a collation library."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DIGITS: Final = re.compile(r"(\d+)")
_LONGEST: Final = 300  # digits of a number; Python refuses to read very long ones
_LETTERS: Final = str.maketrans(
    {
        # The three signs that follow z: "{" sorts after every word that begins with z.
        "å": "{",
        "ä": "|",
        "æ": "|",
        "ö": "}",
        "ø": "}",
        "ü": "y",
        "ß": "ss",
    }
)
_MARKS: Final = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_OTHER: Final = str.maketrans({"æ": "a", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "œ": "oe"})

SortKey = tuple[tuple[int, int, str], ...]


def sort_key(text: str) -> SortKey:
    """Return a key that sorts as a Swedish register does: a…z å ä ö, and 9 before 10."""
    lowered = unicodedata.normalize("NFC", text).casefold()
    parts = [part for part in _DIGITS.split(lowered) if part]
    return tuple(
        (0, int(part[:_LONGEST]), "") if part.isdecimal() else (1, 0, _letters(part))
        for part in parts
    )


def _letters(part: str) -> str:
    swapped = part if part.isascii() else part.translate(_LETTERS)
    return swapped if swapped.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", swapped))


def fold(text: str) -> str:
    """Return ``text`` as search sees it: small, no accents, single blanks ("Öberg" is "oberg")."""
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = _MARKS.sub("", unicodedata.normalize("NFD", lowered)).translate(_OTHER)
    return " ".join(lowered.split())
