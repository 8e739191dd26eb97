"""Influence against interest: who stands where, and who has moved since last time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.base.language import _, ngettext
from workbench.charts import measure
from workbench.charts.scene import BOLD, Ellipse, Group, Line, Polygon, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Anchor, Shape

BASE_TEXT = 40 / 3
_LINE = 1.55
_DOT = 0.36


@dataclass(frozen=True, slots=True)
class MatrixDot:
    """One party: ``influence`` and ``interest`` from 1 to the number of levels.

    ``before`` is (influence, interest) of an earlier assessment, None when there is none or it
    is the same. ``color`` is a token; ``detail`` ends the description in words.
    """

    key: str
    label: str
    influence: int
    interest: int
    before: tuple[int, int] | None = None
    color: str = "accent"
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MatrixFrame:
    """Where the field lies: its upper left corner, the size of a cell and the number of levels."""

    left: float
    top: float
    cell_width: float
    cell_height: float
    levels: int

    def cell(self, influence: int, interest: int) -> tuple[float, float]:
        """Return the upper left corner of a cell; levels outside the scale count as its ends."""
        column = min(max(interest, 1), self.levels) - 1
        row = self.levels - min(max(influence, 1), self.levels)
        return self.left + column * self.cell_width, self.top + row * self.cell_height

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return (influence, interest) at a point, None outside the field."""
        column = int((x - self.left) // self.cell_width)
        row = int((y - self.top) // self.cell_height)
        if 0 <= column < self.levels and 0 <= row < self.levels:
            return self.levels - row, column + 1
        return None


def matrix_frame(
    width: float, height: float, levels: int = 5, text: float = BASE_TEXT
) -> MatrixFrame:
    """Return where the field lies in a picture of ``width`` by ``height`` units."""
    left, top, bottom = text * 2.2, text * 2.0, text * 3.2
    return MatrixFrame(
        left, top, (width - left - 2) / levels, (height - top - bottom) / levels, levels
    )


def matrix_scene(
    dots: Sequence[MatrixDot],
    width: float,
    height: float,
    levels: int = 5,
    text: float = BASE_TEXT,
) -> Scene:
    """Return the matrix; every dot is a group of its own, in words and in shapes.

    Parties in one cell stand in lines under each other, so that names never lie on names; those
    for whom there is no line left are dots without name at the cell's foot.
    """
    frame = matrix_frame(width, height, levels, text)
    shapes = [*_field(frame, text), *_quadrants(frame, text), *_axes(frame, text, width, height)]
    spots = _spots(dots, frame, text)
    ordered = sorted(dots, key=lambda dot: (-dot.influence, -dot.interest, spots[dot.key][1]))
    for dot in ordered:
        shapes += _way(dot, spots[dot.key][:2], frame, text)
    shapes += [
        Group(tuple(_dot(dot, spots[dot.key], frame, text)), dot.key, describe_dot(dot, levels))
        for dot in ordered
    ]
    count = len(dots)
    alt = ngettext(
        "Matrix of influence and interest, {count} party",
        "Matrix of influence and interest, {count} parties",
        count,
    ).format(count=count)
    return Scene(width, height, tuple(shapes), alt)


def describe_dot(dot: MatrixDot, levels: int) -> str:
    """Return a dot in words."""
    place = _("influence {influence} of {levels}, interest {interest} of {levels}").format(
        influence=dot.influence, interest=dot.interest, levels=levels
    )
    parts = [dot.label, place]
    if _has_moved(dot) and dot.before:
        was = _("before: influence {influence}, interest {interest}")
        parts.append(was.format(influence=dot.before[0], interest=dot.before[1]))
    return ", ".join([*parts, *([dot.detail] if dot.detail else [])])


def _has_moved(dot: MatrixDot) -> bool:
    return dot.before is not None and dot.before != (dot.influence, dot.interest)


def _field(frame: MatrixFrame, text: float) -> list[Shape]:
    width, height = frame.cell_width * frame.levels, frame.cell_height * frame.levels
    shapes: list[Shape] = [Rect(frame.left, frame.top, width, height, "surface", "border", 1.0)]
    middle = frame.left + width / 2, frame.top + height / 2
    shapes.append(Rect(middle[0], frame.top, width / 2, height / 2, fill="raised"))
    for step in range(1, frame.levels):
        x, y = frame.left + step * frame.cell_width, frame.top + step * frame.cell_height
        shapes.append(Line(x, frame.top, x, frame.top + height, "grid"))
        shapes.append(Line(frame.left, y, frame.left + width, y, "grid"))
    dash = (text * 0.4, text * 0.3)
    shapes.append(Line(middle[0], frame.top, middle[0], frame.top + height, "hairline", 1.0, dash))
    shapes.append(Line(frame.left, middle[1], frame.left + width, middle[1], "hairline", 1.0, dash))
    return shapes


def _quadrants(frame: MatrixFrame, text: float) -> list[Shape]:
    """Name the quarters in their outer corners."""
    size, width = text * 0.85, frame.cell_width * frame.levels
    height, pad = frame.cell_height * frame.levels, text * 0.5
    upper, lower = frame.top + size + pad * 0.3, frame.top + height - pad * 0.6
    left, right = frame.left + pad, frame.left + width - pad
    room = width / 2 - 2 * pad
    names: tuple[tuple[float, float, str, Anchor], ...] = (
        (left, upper, _("Keep satisfied"), "start"),
        (right, upper, _("Work closely together"), "end"),
        (left, lower, _("Follow"), "start"),
        (right, lower, _("Keep informed"), "end"),
    )
    return [
        Text(x, y, measure.elide(name, room, size, BOLD), size, "muted", BOLD, side)
        for x, y, name, side in names
    ]


def _axes(frame: MatrixFrame, text: float, width: float, height: float) -> list[Shape]:
    size = text * 0.9
    foot = frame.top + frame.cell_height * frame.levels
    shapes: list[Shape] = []
    for level in range(1, frame.levels + 1):
        x, y = frame.cell(level, level)
        middle = y + frame.cell_height / 2 + size * 0.36
        shapes.append(
            Text(frame.left - text * 0.5, middle, str(level), size, "muted", anchor="end")
        )
        centre = x + frame.cell_width / 2
        shapes.append(Text(centre, foot + size * 1.3, str(level), size, "muted", anchor="middle"))
    shapes.append(Text(2.0, frame.top - text * 0.7, _("Influence"), size, "text", BOLD))
    shapes.append(
        Text(width - 2, height - text * 0.4, _("Interest"), size, "text", BOLD, anchor="end")
    )
    return shapes


def _spots(
    dots: Sequence[MatrixDot], frame: MatrixFrame, text: float
) -> dict[str, tuple[float, float, bool]]:
    """Return for each dot its centre and whether there is room for its name."""
    cells: dict[tuple[int, int], list[MatrixDot]] = {}
    for dot in dots:
        cells.setdefault((dot.influence, dot.interest), []).append(dot)
    line = text * _LINE
    spots: dict[str, tuple[float, float, bool]] = {}
    # The quarters' names stand in the corner cells, one line high.
    for (influence, interest), members in cells.items():
        left, top = frame.cell(influence, interest)
        top += line * 0.8 if influence >= frame.levels else line * 0.2
        foot = line * 0.8 if influence <= 1 else line * 0.2
        room = frame.cell(influence, interest)[1] + frame.cell_height - foot - top
        most = max(int(room // line), 1)
        named = members if len(members) <= most else members[: most - 1]
        for place, dot in enumerate(named):
            spots[dot.key] = (left + text * 0.7, top + line * (place + 0.5), True)
        for place, dot in enumerate(members[len(named) :]):
            step = text * 0.95
            across = max(int((frame.cell_width - text * 0.4) // step), 1)
            x = left + text * 0.7 + place % across * step
            y = top + line * (most - 0.5) + place // across * step * 0.5
            spots[dot.key] = (x, y, False)
    return spots


def _dot(
    dot: MatrixDot, spot: tuple[float, float, bool], frame: MatrixFrame, text: float
) -> list[Shape]:
    x, y, named = spot
    radius = text * _DOT
    shapes: list[Shape] = [Ellipse(x, y, radius, radius, dot.color, "text", 1.0)]
    left = x + radius + text * 0.35
    room = frame.cell(dot.influence, dot.interest)[0] + frame.cell_width - left - 3
    label = measure.elide(dot.label, room, text * 0.95) if named else ""
    if label:
        shapes.append(Text(left, y + text * 0.34, label, text * 0.95, max_width=room))
    return shapes


def _way(dot: MatrixDot, to: tuple[float, float], frame: MatrixFrame, text: float) -> list[Shape]:
    """A ring where the party was and an arrow to where it is."""
    if not _has_moved(dot) or dot.before is None:
        return []
    left, top = frame.cell(*dot.before)
    x, y = left + frame.cell_width - text * 0.9, top + frame.cell_height / 2
    radius = text * _DOT
    dx, dy = to[0] - x, to[1] - y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    start = (x + ux * radius, y + uy * radius)
    tip = (to[0] - ux * (radius + 1), to[1] - uy * (radius + 1))
    base = (tip[0] - ux * radius * 1.6, tip[1] - uy * radius * 1.6)
    half = radius * 0.7
    one = (base[0] - uy * half, base[1] + ux * half)
    other = (base[0] + uy * half, base[1] - ux * half)
    return [
        Ellipse(x, y, radius, radius, "surface", "muted", 1.0, dash=(2.0, 2.0)),
        Line(*start, *base, "muted", 1.0),
        Polygon((tip, one, other), "muted"),
    ]
