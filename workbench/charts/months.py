"""A year as twelve months, each with what happens in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.scene import BOLD, Ellipse, Group, Rect, Scene, Text, moved
from workbench.charts.symbols import check, chevron, diamond, triangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Shape

_LEAST: Final = 15.0  # a month is at least so many ems wide
_PER_ROW: Final = (4, 3, 2, 1)
_LINES: Final = 2
_DIGIT: Final = 0.56


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """What happens in a month. ``mark`` is one of ``MARKS``; ``day`` stands before it, if any."""

    key: str
    text: str
    mark: str
    day: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its name, what happens, what goes on quietly, and whether it is the present one."""

    title: str
    entries: tuple[MonthEntry, ...]
    note: str = ""
    present: bool = False


MARKS: Final = ("start", "finish", "milestone", "again", "apply", "late")


def year_scene(months: Sequence[Month], width: float, text: float, title: str) -> Scene:
    """Return the months in rows of four, three, two or one, as high as they need."""
    gap = text * 0.8
    each = next(n for n in _PER_ROW if n == 1 or (width + gap) / n - gap >= text * _LEAST)
    wide = (width - gap * (each - 1)) / each
    shapes: list[Shape] = []
    top = 1.0
    for first in range(0, len(months), each):
        row = months[first : first + each]
        laid = [_month(month, wide, text) for month in row]
        height = max(high for _inside, high in laid)
        for at, (month, (inside, _high)) in enumerate(zip(row, laid, strict=True)):
            left = at * (wide + gap)
            edge = "accent" if month.present else "hairline"
            broad = 2.0 if month.present else 1.0
            shapes.append(Rect(left, top, wide, height, "surface", edge, broad, radius=6.0))
            shapes += [moved(shape, left, top) for shape in inside]
        top += height + gap
    return Scene(width, top, tuple(shapes), title)


def _month(month: Month, width: float, text: float) -> tuple[list[Shape], float]:
    pad = text * 0.7
    tone = "accent" if month.present else "text"
    shapes: list[Shape] = [Text(pad, pad + text * 0.9, month.title, text, tone, BOLD)]
    y = pad + text * 1.7
    # Figures are wider than their letters' measure where all of them are equally wide.
    longest = max((len(entry.day) for entry in month.entries), default=0)
    days = longest * text * _DIGIT + text * 0.5
    for entry in month.entries:
        inside, high = _entry(entry, width - 2 * pad, days, text)
        words = entry.alt or entry.text
        shapes.append(Group(tuple(moved(each, pad, y) for each in inside), entry.key, words))
        y += high
    if month.note:
        small = text * 0.88
        said = measure.elide(month.note, width - 2 * pad, small)
        shapes.append(Text(pad, y + small, said, small, "muted"))
        y += small * 1.6
    return shapes, max(y + pad * 0.4, text * 5)


def _entry(entry: MonthEntry, width: float, days: float, text: float) -> tuple[list[Shape], float]:
    """Return an entry from its upper left corner; its day has ``days`` of the width."""
    indent, step = text * 1.3, text * 1.25
    day = days if entry.day else 0.0
    lines = measure.wrap(entry.text, width - indent - day, text, _LINES) or [""]
    shapes: list[Shape] = [
        Rect(0, 0, width, step * len(lines) + text * 0.2),
        mark_shape(entry.mark, text * 0.45, text * 0.7, text * 0.75),
    ]
    if entry.day:
        shapes.append(Text(indent, text, entry.day, text * 0.88, "muted"))
    shapes += [Text(indent + day, text + nth * step, line, text) for nth, line in enumerate(lines)]
    return shapes, step * len(lines) + text * 0.35


def mark_shape(mark: str, x: float, y: float, size: float) -> Shape:
    """Return the sign of an entry, centred at x, y."""
    match mark:
        case "finish":
            return check(x, y, size)
        case "milestone":
            return diamond(x, y, size, fill="surface", stroke="text")
        case "again":
            return Ellipse(x, y, size * 0.4, size * 0.4, "", "accent", 2.0)
        case "apply":
            return diamond(x, y, size, fill="warn")
        case "late":
            return triangle(x, y, size)
        case _:
            return chevron(x, y, size * 0.7, "accent", "right")
