"""Marks of one or two letters that stand for names where there is no room for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Forms of enterprise tell nothing of who it is.
_SAYS_NOTHING: Final = frozenset(
    {"ab", "aktiebolaget", "bostadsrättsföreningen", "brf", "hb", "hsb", "kb", "the", "stiftelsen"}
)
_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 80  # letters of a name that are looked at


def short_marks(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a mark for each name, by key; ``names`` are keys with names, who comes first first.

    The first to ask has its first letter, the next ones that begin alike get two letters. Case
    does not tell marks apart, so that they can be typed as one likes.
    """
    marks: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in names:
        mark = next(each for each in _candidates(name) if each.casefold() not in taken)
        taken.add(mark.casefold())
        marks[key] = mark
    return marks


def _candidates(name: str) -> Iterator[str]:
    words = _WORD.findall(name[:_LONGEST])
    telling = [word for word in words if word.casefold() not in _SAYS_NOTHING] or words
    first = _upper(telling[0][0]) if telling else "#"
    if telling:
        yield first
        yield from (first + letter.casefold() for letter in telling[0][1:2])
        yield from (first + _upper(word[0]) for word in telling[1:2])
        yield from (first + letter.casefold() for word in telling for letter in word[1:])
    number = 1
    while True:
        yield f"{first}{number}"
        number += 1


def _upper(letter: str) -> str:
    """Return a letter in capitals, as one letter: "ß" stays as it is."""
    raised = letter.upper()
    return raised if len(raised) == 1 else letter
