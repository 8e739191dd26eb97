"""What a picture consists of: plain shapes in abstract units, painted by others.

One unit is one pixel at 96 dpi (1/96 inch on paper); x runs to the right and y **downwards**.
Colours are names of tokens (see ``workbench.charts.palette``), never values, so that the same
scene follows a live theme on the screen and stays safe in black and white on paper. An empty
token means "not painted". Shapes are painted in the order of the list.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Hatch = Literal["", "diagonal", "back_diagonal", "cross", "dots", "rows", "columns"]

NORMAL = 400
BOLD = 600


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle from its upper left corner, with corners rounded by ``radius``.

    ``hatch`` is laid over the fill in ``hatch_color`` (or, when empty, the stroke's token); it is
    the second code beside colour. ``dash`` is on, off, ... in units.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    radius: float = 0.0
    hatch: Hatch = ""
    hatch_color: str = ""
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polyline:
    """An open line through points; its corners are rounded by ``radius``."""

    points: tuple[Point, ...]
    stroke: str
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed surface; ``holes`` are rings cut out of it."""

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    hatch: Hatch = ""
    hatch_color: str = ""
    dash: tuple[float, ...] = ()
    holes: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse round its centre, with half axes ``rx`` and ``ry``."""

    cx: float
    cy: float
    rx: float
    ry: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    hatch: Hatch = ""
    hatch_color: str = ""
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is the baseline and ``x`` the point named by ``anchor``.

    ``size`` is the height of the em in units. With ``max_width`` above 0 a painter whose own
    letters run wider cuts the text with an ellipsis. ``halo`` is the token of a plate that
    lies behind the letters and keeps them readable on lines: 2 units wider to each side, from
    0.85 em above the baseline to 0.25 em below. The text is data: no painter reads markup in it.
    """

    x: float
    y: float
    text: str
    size: float
    color: str = "text"
    weight: int = NORMAL
    anchor: Anchor = "start"
    max_width: float = 0.0
    halo: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that are one thing to a reader: focusable and named when ``alt`` is not empty.

    ``key`` tells the program what it is (the id of a row); ``alt`` tells the reader in words.
    """

    shapes: tuple[Shape, ...]
    key: str = ""
    alt: str = ""


Shape = Rect | Line | Polyline | Polygon | Ellipse | Text | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of ``width`` by ``height`` units with its shapes and its description in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    alt: str = ""

    def walk(self) -> Iterator[Shape]:
        """Yield every shape in painting order; a group comes just before what it holds."""
        yield from _walk(self.shapes)

    def texts(self) -> list[Text]:
        """Return all texts in painting order."""
        return [shape for shape in self.walk() if isinstance(shape, Text)]

    def groups(self) -> list[Group]:
        """Return the groups that have a description, in painting order."""
        return [shape for shape in self.walk() if isinstance(shape, Group) and shape.alt]

    def tokens(self) -> set[str]:
        """Return the names of all colours in use."""
        names = {getattr(shape, name, "") for shape in self.walk() for name in _COLOURED}
        return names - {""}


_COLOURED = ("fill", "stroke", "hatch_color", "color", "halo")


def _walk(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from _walk(shape.shapes)


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """Return ``shape`` shifted by ``dx`` to the right and ``dy`` down."""
    match shape:
        case Rect() | Text():
            return replace(shape, x=shape.x + dx, y=shape.y + dy)
        case Line():
            return replace(
                shape, x1=shape.x1 + dx, y1=shape.y1 + dy, x2=shape.x2 + dx, y2=shape.y2 + dy
            )
        case Ellipse():
            return replace(shape, cx=shape.cx + dx, cy=shape.cy + dy)
        case Polygon():
            holes = tuple(_shifted(hole, dx, dy) for hole in shape.holes)
            return replace(shape, points=_shifted(shape.points, dx, dy), holes=holes)
        case Polyline():
            return replace(shape, points=_shifted(shape.points, dx, dy))
        case Group():
            return replace(shape, shapes=tuple(moved(part, dx, dy) for part in shape.shapes))


def _shifted(points: tuple[Point, ...], dx: float, dy: float) -> tuple[Point, ...]:
    return tuple((x + dx, y + dy) for x, y in points)


def bounds(shape: Shape) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a shape; of a text the box at its largest width.

    A text without ``max_width`` counts as half its size per letter, which is enough to place a
    focus ring. An empty group is a point at the origin.
    """
    match shape:
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Line():
            xs, ys = (shape.x1, shape.x2), (shape.y1, shape.y2)
            return min(xs), min(ys), max(xs), max(ys)
        case Ellipse():
            return (
                shape.cx - shape.rx,
                shape.cy - shape.ry,
                shape.cx + shape.rx,
                shape.cy + shape.ry,
            )
        case Text():
            return _text_bounds(shape)
        case Group():
            return _union([bounds(part) for part in shape.shapes])
        case Polyline() | Polygon():
            return _union([(x, y, x, y) for x, y in shape.points])


def _text_bounds(text: Text) -> tuple[float, float, float, float]:
    width = text.max_width or len(text.text) * text.size / 2
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return left, text.y - text.size, left + width, text.y + text.size / 4


def _union(boxes: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def to_plain(scene: Scene) -> dict[str, object]:
    """Return the scene as plain values for golden files; each shape tells its kind."""
    return {
        "width": scene.width,
        "height": scene.height,
        "alt": scene.alt,
        "shapes": [_plain(shape) for shape in scene.shapes],
    }


def _plain(shape: Shape) -> dict[str, object]:
    if isinstance(shape, Group):
        inner = [_plain(part) for part in shape.shapes]
        return {"kind": "Group", "key": shape.key, "alt": shape.alt, "shapes": inner}
    return {"kind": type(shape).__name__, **asdict(shape)}
