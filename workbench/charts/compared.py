"""Owners under several models: a bar for the chosen one, a mark for each other, figures beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.charts import measure
from workbench.charts.scene import BOLD, NORMAL, Ellipse, Group, Line, Polygon, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
_ROW: Final = 2.4
_ABOVE: Final = 1.05
_BAR: Final = 0.46
_NAME_SHARE: Final = 0.34
_BARS_LEAST: Final = 9.0
_MARKS: Final = 6


@dataclass(frozen=True, slots=True)
class Compared:
    """A line: its name, its value under each model (None: none), and the figures at the right.

    ``words`` says it all for those who hear it.
    """

    key: str
    label: str
    values: tuple[float | None, ...]
    cells: tuple[str, ...]
    words: str = ""


class _Place(NamedTuple):
    name: float
    left: float
    per_unit: float
    columns: tuple[float, ...]
    text: float


def compared_scene(
    rows: Sequence[Compared],
    letters: Sequence[str],
    chosen: int,
    heads: Sequence[str],
    width: float,
    text: float = BASE_TEXT,
    alt: str = "",
    *,
    selected: str = "",
) -> Scene:
    """Return the lines below each other; ``letters`` name the models, ``chosen`` has the bars.

    ``heads`` are the headings of the names and of the figures, ``selected`` is the key of a line
    to stand out.
    """
    title, heads = heads[0], heads[1:]
    place = _place(rows, heads, width, text)
    row = text * _ROW
    top = row * _ABOVE
    shapes: list[Shape] = list(_head(letters, chosen, heads, place, (width, title), text))
    for number, each in enumerate(rows):
        at = top + number * row
        inner = tuple(_row(each, chosen, at, place, width, selected=each.key == selected))
        shapes.append(Group(inner, each.key, each.words or each.label))
    return Scene(width, compared_height(len(rows), text), tuple(shapes), alt)


def compared_height(count: int, text: float = BASE_TEXT) -> float:
    """Return how high a picture of so many lines is."""
    return text * _ROW * (_ABOVE + count)


def _place(rows: Sequence[Compared], heads: Sequence[str], width: float, text: float) -> _Place:
    columns = [
        max(
            measure.text_width(head, text * 0.92),
            max((measure.text_width(each.cells[nth], text, BOLD) for each in rows), default=0.0),
        )
        + text * 1.2
        for nth, head in enumerate(heads)
    ]
    rights = [width - text * 0.6 - sum(columns[nth + 1 :]) for nth in range(len(columns))]
    names = max((measure.text_width(each.label, text, BOLD) for each in rows), default=0.0)
    free = width - sum(columns) - text * 0.6
    name = min(names + text * 1.6, max(width * _NAME_SHARE, free - text * _BARS_LEAST), free * 0.6)
    room = max(free - name - text * 1.2, text * 3)
    most = max([1.0, *(value for each in rows for value in each.values if value)])
    return _Place(name, name, room / most, tuple(rights), text)


def _head(
    letters: Sequence[str],
    chosen: int,
    heads: Sequence[str],
    place: _Place,
    whole: tuple[float, str],
    text: float,
) -> Iterator[Shape]:
    width, title = whole
    base, size = text * 1.6, text * 0.92
    yield Text(text * 0.6, base, title, size, "muted", max_width=place.name - text)
    x = place.left
    for number, letter in enumerate(letters):
        middle = base - text * 0.34
        if number == chosen:
            yield Rect(x, middle - text * 0.34, text * 0.9, text * 0.68, "accent", radius=2)
        else:
            yield from _mark(_nth(number, chosen), x + text * 0.45, middle, text)
        weight = BOLD if number == chosen else NORMAL
        yield Text(x + text * 1.25, base, letter, size, "text", weight)
        x += text * 2.0 + measure.text_width(letter, size, weight)
    for right, head in zip(place.columns, heads, strict=True):
        yield Text(right, base, head, size, "muted", anchor="end")
    yield Line(0.0, text * _ROW, width, text * _ROW, "border")


def _nth(number: int, chosen: int) -> int:
    """Return which of the marks a model has: they go to all but the chosen one, in order."""
    return number if number < chosen else number - 1


def _row(
    each: Compared, chosen: int, top: float, place: _Place, width: float, *, selected: bool
) -> Iterator[Shape]:
    text, row = place.text, place.text * _ROW
    middle, base = top + row / 2, top + row / 2 + text * 0.36
    yield Rect(0.0, top, width, row, "selected" if selected else "surface")
    if selected:
        yield Rect(0.0, top, text * 0.22, row, "accent")
    weight = BOLD if selected else NORMAL
    name = measure.elide(each.label, place.name - text * 1.4, text, weight)
    yield Text(text * 0.6, base, name, text, "text", weight, max_width=place.name - text)
    value = each.values[chosen] if chosen < len(each.values) else None
    if value:
        yield Rect(
            place.left, middle - text * _BAR, value * place.per_unit, text * _BAR * 2, "accent",
            radius=2,
        )  # fmt: skip
    for number, other in enumerate(each.values):
        if number != chosen and other is not None:
            x = place.left + other * place.per_unit
            yield from _mark(_nth(number, chosen), x, middle, text)
    for nth, (right, cell) in enumerate(zip(place.columns, each.cells, strict=True)):
        yield Text(right, base, cell, text, "text", NORMAL if nth else BOLD, "end")
    yield Line(0.0, top + row, width, top + row, "hairline")


def _mark(nth: int, x: float, y: float, text: float) -> Iterator[Shape]:
    """Draw the mark of another model: six shapes, told apart without colour."""
    half = text * 0.36
    kind = nth % _MARKS
    if kind == 0:
        yield Ellipse(x, y, half, half, "category.2", "text", 1.0)
    elif kind == 1:
        yield Rect(x - half * 0.45, y - half * 1.7, half * 0.9, half * 3.4, "text", "surface", 1.0)
    elif kind == 2:  # noqa: PLR2004 - the third
        long = half * 1.3
        diamond = ((x, y - long), (x + long, y), (x, y + long), (x - long, y))
        yield Polygon(diamond, "category.3", "text", 1.0)
    elif kind == 3:  # noqa: PLR2004 - the fourth
        wide = half * 1.2
        triangle = ((x, y - wide), (x + wide, y + half), (x - wide, y + half))
        yield Polygon(triangle, "surface", "text", 1.5)
    elif kind == 4:  # noqa: PLR2004 - the fifth
        yield Rect(x - half, y - half, half * 2, half * 2, "category.5", "text", 1.0)
    else:
        yield Ellipse(x, y, half, half, "surface", "text", 1.5)
