"""Where the members of one cell stand: in lines, then in columns, at last as a field of dots."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from workbench.charts import measure
from workbench.charts.scene import NORMAL

_LINE: Final = 1.5  # from one name to the next, in ems
_WRAPPED: Final = 1.3  # from one line of a name to the next
_SURE: Final = 0.9  # letters of the screen run wider than those that were measured
_READABLE: Final = 5.4  # a name in less room than this is told by its initials
_INITIALS: Final = 2.4  # and in less than this not at all


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle to stand in."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """The centre of a dot, and how wide its name may be; 0 where there is no room for one.

    ``lines`` is how many lines the name may take.
    """

    x: float
    y: float
    room: float
    lines: int = 1

    def name(self, label: str, text: float, weight: int = NORMAL) -> str:
        """Return what can be read of a name here: all, its beginning, its initials or nothing."""
        size = text * 0.95
        if self.room < _INITIALS * text * 0.8:
            return ""
        if self.room < _READABLE * text and measure.text_width(label, size, weight) > self.room:
            return measure.elide(initials(label), self.room, size, weight)
        return measure.elide(label, self.room, size, weight)

    def names(self, label: str, text: float, weight: int = NORMAL) -> list[str]:
        """Return the lines in which a name can be read here."""
        if self.lines > 1:
            return measure.wrap(label, self.room * _SURE, text * 0.95, self.lines, weight)
        name = self.name(label, text, weight)
        return [name] if name else []


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = measure.one_line(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:]))


def spread(count: int, area: Area, text: float, *, airy: bool = False) -> list[Spot]:
    """Return where ``count`` members stand in an area, so that their names do not touch.

    Where it is ``airy``, few members share the height, and their names may take several lines.
    """
    most = int(area.height / max(count, 1) // (_WRAPPED * text))
    if airy and most > 1 and area.width >= _READABLE * text:
        step = area.height / count
        room = area.width - text * 1.75
        return [
            Spot(area.left + text * 0.75, area.top + text * 0.75 + place * step, room, most)
            for place in range(count)
        ]
    lines = max(int(area.height // (_LINE * text)), 1)
    columns = math.ceil(count / lines)
    width = area.width / max(columns, 1)
    if width < (_INITIALS + 1.2) * text:
        return _field_of_dots(count, area, text)
    step = min(_LINE * text, area.height / min(lines, count)) if count else 0.0
    return [
        Spot(
            area.left + place // lines * width + text * 0.75,
            area.top + (place % lines + 0.5) * step,
            width - text * 1.75,
        )
        for place in range(count)
    ]


def _field_of_dots(count: int, area: Area, text: float) -> list[Spot]:
    """Return dots side by side without names, closer together the more they are."""
    margin = text * 0.5
    width, height = max(area.width - 2 * margin, 1.0), max(area.height - margin, 1.0)
    step = min(text * 1.05, math.sqrt(width * height / count))
    across = max(int(width // step), 1)
    down = math.ceil(count / across)
    fall = min(step, height / down)
    return [
        Spot(
            area.left + margin + (place % across + 0.5) * width / across,
            area.top + margin / 2 + (place // across + 0.5) * fall,
            0.0,
        )
        for place in range(count)
    ]
