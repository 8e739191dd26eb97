"""A scene as an SVG text, in the print colours, for copying into other programs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from workbench.charts.hatch import DOT, WIDTH, hatch_dots, hatch_lines, is_inside, within
from workbench.charts.measure import text_width
from workbench.charts.palette import paper_hex
from workbench.charts.scene import (
    BOLD,
    Ellipse,
    Group,
    Line,
    Polygon,
    Polyline,
    Rect,
    Scene,
    Shape,
    Text,
    bounds,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Colours = Callable[[str], str]

_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


def scene_to_svg(scene: Scene, colours: Colours = paper_hex) -> str:
    """Return the scene as SVG; ``colours`` turns a token into ``#rrggbb``.

    Groups with a description become ``<g>`` with a ``<title>``, so that the picture keeps its
    words. All text is escaped: names from users stay text.
    """
    width, height = _n(scene.width), _n(scene.height)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="Noto Sans, sans-serif">'
    )
    ground = f'<rect width="100%" height="100%" fill="{colours("surface")}"/>'
    lines = [opening, f"<title>{_text(scene.alt)}</title>", ground]
    for shape in scene.shapes:
        lines += _svg(shape, colours)
    return "\n".join([*lines, "</svg>", ""])


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    # XML knows no other control characters than tab and line ends, not even escaped.
    return escape("".join(c for c in text if c >= " " or c in "\t\n"), quote=True)


def _svg(shape: Shape, colours: Colours) -> Iterator[str]:
    if isinstance(shape, Group):
        yield "<g>"
        if shape.alt:
            yield f"<title>{_text(shape.alt)}</title>"
        for part in shape.shapes:
            yield from _svg(part, colours)
        yield "</g>"
    elif isinstance(shape, Text):
        yield from _label(shape, colours)
    else:
        yield f"<{_form(shape)}{_paint(shape, colours)}/>"
        if isinstance(shape, Rect | Polygon | Ellipse) and shape.hatch:
            yield from _hatch(shape, colours)


def _form(shape: Rect | Line | Polyline | Polygon | Ellipse) -> str:
    match shape:
        case Rect():
            corner = f' rx="{_n(shape.radius)}"' if shape.radius else ""
            return (
                f'rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(max(shape.width, 0))}" '
                f'height="{_n(max(shape.height, 0))}"{corner}'
            )
        case Line():
            ends = (("x1", shape.x1), ("y1", shape.y1), ("x2", shape.x2), ("y2", shape.y2))
            return "line " + " ".join(f'{name}="{_n(value)}"' for name, value in ends)
        case Ellipse():
            return (
                f'ellipse cx="{_n(shape.cx)}" cy="{_n(shape.cy)}" '
                f'rx="{_n(shape.rx)}" ry="{_n(shape.ry)}"'
            )
        case Polygon() if shape.holes:
            rings = " ".join(f"M {_corners(ring)} Z" for ring in (shape.points, *shape.holes))
            return f'path fill-rule="evenodd" d="{rings}"'
        case Polyline() | Polygon():
            kind = "polygon" if isinstance(shape, Polygon) else "polyline"
            return f'{kind} points="{_corners(shape.points)}"'


def _corners(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _paint(shape: Rect | Line | Polyline | Polygon | Ellipse, colours: Colours) -> str:
    fill = "" if isinstance(shape, Line | Polyline) else shape.fill
    parts = [f' fill="{colours(fill) if fill else "none"}"']
    if shape.stroke:
        parts.append(f' stroke="{colours(shape.stroke)}" stroke-width="{_n(shape.stroke_width)}"')
        if shape.dash:
            parts.append(f' stroke-dasharray="{",".join(_n(d) for d in shape.dash)}"')
        if isinstance(shape, Polyline):
            parts.append(' stroke-linejoin="round" stroke-linecap="round"')
    return "".join(parts)


def _hatch(shape: Rect | Polygon | Ellipse, colours: Colours) -> Iterator[str]:
    """Strokes over the shape's box, cut at the edges of a polygon."""
    left, top, right, bottom = bounds(shape)
    color = colours(shape.hatch_color or shape.stroke or "text")
    box = (left, top, right - left, bottom - top)
    lines: Iterable[tuple[float, float, float, float]] = hatch_lines(*box, shape.hatch)
    rings = (shape.points, *shape.holes) if isinstance(shape, Polygon) else ()
    for x1, y1, x2, y2 in within(lines, rings) if rings else lines:
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        yield f'<line {ends} stroke="{color}" stroke-width="{WIDTH}"/>'
    if shape.hatch == "dots":
        for x, y in hatch_dots(*box):
            if not rings or is_inside((x, y), rings):
                yield f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{DOT}" fill="{color}"/>'


def _label(text: Text, colours: Colours) -> Iterator[str]:
    if text.halo:
        width = text_width(text.text, text.size, text.weight)
        left = text.x - width * _ANCHORS[text.anchor]
        yield (
            f'<rect x="{_n(left - 2)}" y="{_n(text.y - text.size * 0.85)}" '
            f'width="{_n(width + 4)}" height="{_n(text.size * 1.1)}" '
            f'fill="{colours(text.halo)}"/>'
        )
    weight = ' font-weight="600"' if text.weight >= BOLD else ""
    yield (
        f'<text x="{_n(text.x)}" y="{_n(text.y)}" font-size="{_n(text.size)}"{weight} '
        f'text-anchor="{text.anchor}" fill="{colours(text.color)}">{_text(text.text)}</text>'
    )
