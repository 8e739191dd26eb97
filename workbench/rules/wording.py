"""What differs between two wordings, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORDS: Final = re.compile(r"\w+|\n+|[^\S\n]+|[^\w\s]")
_BLANKS: Final = re.compile(r"\{(\w+)\}")


class Change(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and what happened to it."""

    change: Change
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return ``after`` in pieces, with what was removed of ``before`` where it stood."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return list(_joined(_pieces(matcher, old, new)))


def _pieces(
    matcher: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]
) -> Iterator[Piece]:
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            yield Piece(Change.SAME, "".join(new[first:last]))
        else:
            yield Piece(Change.REMOVED, "".join(old[start:end]))
            yield Piece(Change.ADDED, "".join(new[first:last]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join changes that only white space keeps apart, so that they read as one."""
    run: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        gap = piece.change is Change.SAME and not piece.text.strip() and run
        if piece.change is Change.SAME and not gap:
            yield from _settled(run)
            run = []
            yield piece
        else:
            run.append(piece)
    yield from _settled(run)


def _settled(run: list[Piece]) -> Iterator[Piece]:
    tail: list[Piece] = []
    while run and run[-1].change is Change.SAME:
        tail.insert(0, run.pop())
    for change in (Change.REMOVED, Change.ADDED):
        text = "".join(each.text for each in run if each.change in {change, Change.SAME})
        if text and any(each.change is change for each in run):
            yield Piece(change, text)
    yield from tail


def fill(text: str, facts: dict[str, str], lacking: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` with its {names} replaced by facts, and the names that have none.

    Where a fact is empty ``lacking`` says what stands in its place. Facts are never read again for
    names, whatever people wrote in them.
    """
    missing: list[str] = []

    def put(match: re.Match[str]) -> str:
        name = match[1]
        said = facts.get(name, "").strip()
        if said:
            return said
        if name not in missing:
            missing.append(name)
        return lacking.get(name, name)

    return _BLANKS.sub(put, text).strip(), tuple(missing)
