"""How much each has going on, month by month: figures on a ground that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.scene import BOLD, NORMAL, Group, Line, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Shape

_NAMES: Final = 0.26  # the share of the width that names take
_STEPS: Final = (("category.1.soft", ""), ("category.1.soft", "diagonal"), ("category.1", ""))


@dataclass(frozen=True, slots=True)
class LoadCell:
    """One figure: its key, how much, and the same in words."""

    key: str
    count: int
    alt: str


@dataclass(frozen=True, slots=True)
class LoadRow:
    """Somebody with a figure for each month."""

    title: str
    cells: tuple[LoadCell, ...]


def load_scene(
    rows: Sequence[LoadRow],
    months: Sequence[str],
    width: float,
    text: float,
    title: str,
    *,
    present: int | None = None,
) -> Scene:
    """Return the table; ``present`` is the number of the month that is now.

    The more, the darker: a third, two thirds and the whole of the greatest figure there is.
    """
    most = max((cell.count for row in rows for cell in row.cells), default=0)
    left = max(width * _NAMES, text * 8)
    wide = (width - left) / max(len(months), 1)
    head, high = text * 2.2, text * 2.1
    shapes: list[Shape] = []
    for nth, name in enumerate(months):
        strong = nth == present
        said = measure.elide(name, wide, text * 0.9, BOLD if strong else NORMAL)
        middle = left + (nth + 0.5) * wide
        weight = BOLD if strong else NORMAL
        tone = "accent" if strong else "muted"
        shapes.append(Text(middle, text * 1.3, said, text * 0.9, tone, weight, anchor="middle"))
    for nth, row in enumerate(rows):
        top = head + nth * high
        shapes.append(Line(0, top, width, top, "grid"))
        name = measure.elide(row.title, left - text, text)
        shapes.append(Text(0, top + high / 2 + text * 0.36, name, text))
        shapes += [
            _cell(cell, left + at * wide, top, (wide, high), text, most)
            for at, cell in enumerate(row.cells)
            if cell.count
        ]
    return Scene(width, head + len(rows) * high + 1, tuple(shapes), title)


def _cell(
    cell: LoadCell, x: float, y: float, size: tuple[float, float], text: float, most: int
) -> Group:
    step = min(cell.count * len(_STEPS) // (most + 1), len(_STEPS) - 1)
    fill, hatch = _STEPS[step]
    strong = step == len(_STEPS) - 1
    wide, high = size
    ground = Rect(
        x + 1, y + 2, wide - 2, high - 4, fill, radius=3.0,
        hatch="diagonal" if hatch else "", hatch_color="category.1" if hatch else "",
    )  # fmt: skip
    figure = Text(
        x + wide / 2,
        y + high / 2 + text * 0.36,
        str(cell.count),
        text,
        "on_accent" if strong else "text",
        BOLD,
        anchor="middle",
        halo="surface" if hatch else "",
    )
    return Group((ground, figure), cell.key, cell.alt)
