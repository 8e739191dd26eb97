"""An outline: lines below each other, each with lines of its own below it. Moves as pure functions.

An outline is a tuple of lines in reading order, each with its depth. A move gives back another
outline, or the same one where it means nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its key and how far it is indented, 0 at the left."""

    key: str
    depth: int = 0


Outline = tuple[Line, ...]


def outline_of(parents: Mapping[str, str | None], order: Sequence[str]) -> Outline:
    """Return the outline of keys in ``order``, each below its parent.

    What names a parent that is not there, or itself by way of others, stands at the left.
    """
    below: dict[str | None, list[str]] = {}
    for key in order:
        parent = parents.get(key)
        below.setdefault(parent if parent in parents else None, []).append(key)
    found: list[Line] = []
    seen: set[str] = set()

    def write(keys: Iterable[str], depth: int) -> None:
        for key in keys:
            if key not in seen:
                seen.add(key)
                found.append(Line(key, depth))
                write(below.get(key, ()), depth + 1)

    write(below.get(None, ()), 0)
    write([key for key in order if key not in seen], 0)  # circles
    return tuple(found)


def parents_of(outline: Outline) -> dict[str, str | None]:
    """Return the parent of each line, None at the left."""
    trail: list[str] = []
    found: dict[str, str | None] = {}
    for line in outline:
        del trail[line.depth :]
        found[line.key] = trail[-1] if trail else None
        trail.append(line.key)
    return found


def branch(outline: Outline, place: int) -> int:
    """Return the place after a line and all below it."""
    depth = outline[place].depth
    end = place + 1
    while end < len(outline) and outline[end].depth > depth:
        end += 1
    return end


def place_of(outline: Outline, key: str) -> int:
    """Return the place of a line; raises KeyError for one that is not there."""
    for place, line in enumerate(outline):
        if line.key == key:
            return place
    raise KeyError(key)


def indented(outline: Outline, key: str) -> Outline:
    """Put a line, with all below it, under the line above it."""
    place = place_of(outline, key)
    deeper = place > 0 and outline[place - 1].depth >= outline[place].depth
    return _shifted(outline, place, 1) if deeper else outline


def outdented(outline: Outline, key: str) -> Outline:
    """Put a line, with all below it, beside the line it is under, after all that is under that."""
    place = place_of(outline, key)
    depth = outline[place].depth
    if depth == 0:
        return outline
    above = next(i for i in range(place - 1, -1, -1) if outline[i].depth == depth - 1)
    start, end, last = place, branch(outline, place), branch(outline, above)
    moved = tuple(replace(line, depth=line.depth - 1) for line in outline[start:end])
    return (*outline[:start], *outline[end:last], *moved, *outline[last:])


def moved(outline: Outline, key: str, step: int) -> Outline:
    """Move a line, with all below it, past the one before (-1) or after (1) it at its depth."""
    place = place_of(outline, key)
    depth, end = outline[place].depth, branch(outline, place)
    if step < 0:
        before = _sibling_before(outline, place)
        if before is None:
            return outline
        return (*outline[:before], *outline[place:end], *outline[before:place], *outline[end:])
    if end >= len(outline) or outline[end].depth != depth:
        return outline
    after = branch(outline, end)
    return (*outline[:place], *outline[end:after], *outline[place:end], *outline[after:])


def _sibling_before(outline: Outline, place: int) -> int | None:
    depth = outline[place].depth
    for at in range(place - 1, -1, -1):
        if outline[at].depth < depth:
            return None
        if outline[at].depth == depth:
            return at
    return None


def _shifted(outline: Outline, place: int, by: int) -> Outline:
    end = branch(outline, place)
    moved_lines = tuple(replace(line, depth=line.depth + by) for line in outline[place:end])
    return (*outline[:place], *moved_lines, *outline[end:])
