"""Short notes beside the points of a map, where nothing else stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.charts.map.crowd import Crowd
from workbench.charts.measure import one_line
from workbench.charts.scene import BOLD, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.map.crowd import Box
    from workbench.charts.map.frame import MapFrame
    from workbench.charts.map.plates import Width
    from workbench.charts.map.things import MapContent
    from workbench.charts.scene import Shape

_SIZE: Final = 0.82  # of the text's size
_AWAY: Final = 0.6  # from the point's middle, in text sizes
_AIR: Final = 2.6  # units between a point and its note
_HIGH: Final = 1.1


def point_names(
    content: MapContent,
    frame: MapFrame,
    width_of: Width,
    *,
    text: float,
    taken: Sequence[Box] = (),
) -> Iterator[tuple[Box, Shape]]:
    """Yield the notes that find a place, each with the box it fills; the others are left out.

    ``taken`` is where none may stand.
    """
    size = text * _SIZE
    crowd = Crowd((0.0, 0.0, frame.width, frame.height), taken)
    for point in content.points:
        note = one_line(point.note)
        if not note:
            continue
        x, y = frame.at((point.x, point.y))
        wide, high, away = width_of(note, size, BOLD), size * _HIGH, text * _AWAY + _AIR
        for left, top in (
            (x + away, y - high / 2),
            (x - away - wide, y - high / 2),
            (x - wide / 2, y - away - high),
            (x - wide / 2, y + away),
        ):
            box = (left, top, left + wide, top + high)
            if crowd.is_free(box):
                crowd.take(box, point.key)
                yield box, Text(left, top + size * 0.88, note, size, "text", BOLD, halo="surface")
                break
