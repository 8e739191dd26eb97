"""What has moved since a day: for each thing the date then and now, and by how many days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import _
from workbench.charts import measure
from workbench.charts.scene import BOLD, Group, Line, Rect, Scene, Text, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Shape

_SHARES: Final = (0.40, 0.16, 0.44)  # title, dates, bars


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One thing: what it is called, its dates in words, by how many days it moved, and the rest.

    ``days`` is None where nothing can be compared; ``words`` then says why. ``note`` stands behind
    the days (a cost that changed).
    """

    key: str
    title: str
    dates: str
    days: int | None
    words: str
    note: str = ""
    alt: str = ""


def movement_scene(rows: Sequence[MoveRow], width: float, text: float, title: str) -> Scene:
    """Return a line for each thing, with a bar to the right when it is later, left when earlier."""
    high, head = text * 2.2, text * 2.0
    names, dates, bars = (width * share for share in _SHARES)
    most = max((abs(row.days) for row in rows if row.days), default=1)
    least = min((row.days for row in rows if row.days), default=0)
    room = text * 7.5  # for the words at the ends
    start = names + dates
    span = bars - room
    zero = start + (span * 0.3 if least < 0 else text * 0.5)
    unit = (start + span - zero) / most
    if least < 0:
        unit = min(unit, (zero - start) / -least)
    small = text * 0.88
    shapes: list[Shape] = [
        Text(text * 0.4, text * 1.2, _("Activity"), small, "muted"),
        Text(names, text * 1.2, _("Finish then → now"), small, "muted"),
        Text(zero, text * 1.2, _("Days"), small, "muted"),
    ]
    for nth, row in enumerate(rows):
        top = head + nth * high
        shapes.append(Line(0, top, width, top, "grid"))
        inside = _row(row, (names, dates, width), (zero, unit), text)
        placed = tuple(moved(shape, 0.0, top) for shape in inside)
        shapes.append(Group(placed, row.key, row.alt or f"{row.title}, {row.words}"))
    foot = head + len(rows) * high
    shapes.append(Line(zero, head, zero, foot, "border"))
    return Scene(width, foot + 1, tuple(shapes), title)


def _row(
    row: MoveRow, columns: tuple[float, float, float], axis: tuple[float, float], text: float
) -> list[Shape]:
    names, dates, width = columns
    zero, unit = axis
    base, small = text * 1.45, text * 0.9
    shapes: list[Shape] = [
        Rect(0, 0, width, text * 2.2),
        Text(text * 0.4, base, measure.elide(row.title, names - text * 1.4, text), text),
        Text(names, base, measure.elide(row.dates, dates - text * 0.5, small), small, "muted"),
    ]
    at = zero + text * 0.4
    if row.days:
        long = max(abs(row.days) * unit, 2.0)
        left = zero if row.days > 0 else zero - long
        tone, hatch = ("warn", "diagonal") if row.days > 0 else ("ok", "")
        shapes.append(
            Rect(left, text * 0.55, long, text * 1.1, f"{tone}.soft", tone, 1.0,
                 hatch="diagonal" if hatch else "", hatch_color=tone)
        )  # fmt: skip
        at = (left + long if row.days > 0 else zero) + text * 0.4
    words = " · ".join(filter(None, (row.words, row.note)))
    said = measure.elide(words, width - at, small, BOLD)
    shapes.append(Text(at, base, said, small, "text", BOLD))
    return shapes
