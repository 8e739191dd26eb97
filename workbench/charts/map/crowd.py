"""What in a picture is taken already, so that names do not lie on each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Point

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in a picture."""

_CELL: Final = 64.0
_AIR: Final = 2.0  # units between two names
_SMALL: Final = 90.0  # units; what is smaller both ways may not be covered by another's name


class Crowd:
    """The boxes of a picture by the squares of a grid."""

    def __init__(self, within: Box, taken: Sequence[Box] = ()) -> None:
        self._within = within
        self._names: dict[tuple[int, int], list[tuple[Box, str]]] = defaultdict(list)
        self._small: dict[tuple[int, int], list[tuple[Box, str]]] = defaultdict(list)
        self._lines: list[tuple[Point, Point]] = []
        for box in taken:
            self.take(box, "")

    def take(self, box: Box, key: str) -> None:
        """Note that the name of ``key`` stands here."""
        for cell in _cells(box):
            self._names[cell].append((box, key))

    def take_all(self, box: Box, key: str, foot: Point | None) -> None:
        """Note that a name stands here, and that a line runs to its foot where it has one."""
        self.take(box, key)
        if foot is not None:
            self._lines.append((foot, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)))

    def note_small(self, boxes: Sequence[tuple[Box, str]]) -> None:
        """Note small things that the names of others should not cover."""
        for box, key in boxes:
            if box[2] - box[0] < _SMALL and box[3] - box[1] < _SMALL:
                for cell in _cells(box):
                    self._small[cell].append((box, key))

    def is_free(self, box: Box) -> bool:
        """Tell whether a name may stand here: inside the picture, on no other name or line."""
        if not lies_within(box, self._within):
            return False
        wide = (box[0] - _AIR, box[1] - _AIR, box[2] + _AIR, box[3] + _AIR)
        if any(_meet(wide, other) for other, _key in self._near(self._names, wide)):
            return False
        return not any(_line_meets(line, wide) for line in self._lines)

    def crosses(self, start: Point, end: Point, key: str) -> bool:
        """Tell whether a line would run over a name."""
        return any(
            _line_meets((start, end), other)
            for other, owner in self._near(self._names, _spanned(start, end))
            if owner != key
        )

    def covered(self, box: Box) -> float:
        """Return how much of small things a name would cover, in square units over its height."""
        found = {id(each): each for each in self._near(self._small, box)}
        return sum(_shared(box, other) for other, _ in found.values()) / max(box[3] - box[1], 1.0)

    def _near(
        self, grid: dict[tuple[int, int], list[tuple[Box, str]]], box: Box
    ) -> Iterator[tuple[Box, str]]:
        for cell in _cells(box):
            yield from grid.get(cell, ())


def lies_within(box: Box, other: Box) -> bool:
    """Tell whether a box lies wholly in another."""
    return box[0] >= other[0] and box[1] >= other[1] and box[2] <= other[2] and box[3] <= other[3]


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
        for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            yield column, row


def _spanned(start: Point, end: Point) -> Box:
    xs, ys = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return xs[0], ys[0], xs[1], ys[1]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)


def _line_meets(line: tuple[Point, Point], box: Box) -> bool:
    """Tell whether a stretch runs through a box (Liang and Barsky)."""
    (x1, y1), (x2, y2) = line
    beside = max(x1, x2) < box[0] or min(x1, x2) > box[2]
    if beside or max(y1, y2) < box[1] or min(y1, y2) > box[3]:
        return False
    dx, dy = x2 - x1, y2 - y1
    first, last = 0.0, 1.0
    for way, room in (
        (-dx, x1 - box[0]), (dx, box[2] - x1), (-dy, y1 - box[1]), (dy, box[3] - y1),
    ):  # fmt: skip
        if way == 0:
            if room < 0:
                return False
            continue
        share = room / way
        if way < 0:
            first = max(first, share)
        else:
            last = min(last, share)
    return first <= last
