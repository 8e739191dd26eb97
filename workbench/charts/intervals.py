"""Shares of several rounds side by side: a mark and an interval for each, the change in words.

The picture is a table too: every figure stands in it, and each row is one thing to a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.scene import BOLD, NORMAL, Ellipse, Group, Line, Rect, Scene, Text
from workbench.charts.symbols import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
_ROW: Final = 2.1
_AXIS_LABELS: Final = 3
_FIGURE: Final = 3.8
_CHANGE: Final = 5.9
_VERDICT: Final = 8.4
_LEAST_AXIS: Final = 12.5
_CODE: Final = 3.2
_SMALL: Final = 0.9


@dataclass(frozen=True, slots=True)
class Mark:
    """What one round gave: a value with its interval, and how it is written ("41,7").

    ``value`` None says that nothing may be shown; ``text`` then says why ("dold").
    """

    value: float | None
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One question: the marks of its rounds, oldest first, and the change in words.

    ``certain`` is None where there is no change to speak of.
    """

    key: str
    code: str
    label: str
    marks: tuple[Mark, ...]
    change: str = ""
    verdict: str = ""
    certain: bool | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class IntervalHead:
    """The words above the columns: the questions, each round, the change, the verdict."""

    label: str
    rounds: tuple[str, ...]
    change: str
    verdict: str
    unit: str = "%"


@dataclass(frozen=True, slots=True)
class _Columns:
    label: float
    axis: float
    axis_end: float
    figures: tuple[float, ...]
    change: float
    verdict: float
    per_unit: float
    letters: float = BASE_TEXT


def interval_scene(
    head: IntervalHead,
    rows: Sequence[IntervalRow],
    width: float,
    text: float = BASE_TEXT,
    most: float = 100.0,
    alt: str = "",
    chosen: str = "",
) -> Scene:
    """Return the picture, as high as its rows; the axis goes from 0 to ``most``.

    The row with the key ``chosen`` is set off.
    """
    columns = _columns(head, rows, width, text, most)
    row = text * _ROW
    height = row * (len(rows) + 1)
    ground = Rect(0, row, width, height - row, "surface")
    shapes: list[Shape] = [ground, *_heading(head, columns, text, most)]
    places = {each.key: number for number, each in enumerate(rows, 1)}
    if chosen in places:
        shapes += _set_off(places[chosen] * row, width, row)
    shapes += _grid(columns, width, row, height, most)
    for number, each in enumerate(rows, 1):
        strong = each.key == chosen
        inner = (
            Rect(0, number * row, width, row),
            *_row(each, columns, (number * row, width), text, strong=strong),
        )
        shapes.append(Group(inner, each.key, each.words or _words(each, head)))
    return Scene(width, height, tuple(shapes), alt)


def _set_off(top: float, width: float, row: float) -> list[Shape]:
    return [
        Rect(0, top, width, row, "selected"),
        Rect(0, top + row * 0.15, row * 0.1, row * 0.7, "accent", radius=1.5),
    ]


def _columns(
    head: IntervalHead, rows: Sequence[IntervalRow], width: float, text: float, most: float
) -> _Columns:
    rounds = len(head.rounds)
    verdict = width - text * _VERDICT if any(each.verdict for each in rows) else width
    change = verdict - text * 0.8
    first = change - (text * _CHANGE if any(each.change for each in rows) else 0)
    figure = _figure_width(head, text)
    figures = tuple(first - (rounds - 1 - i) * figure for i in range(rounds))
    left = first - rounds * figure - text * 0.4
    label = text * (_CODE if any(each.code for each in rows) else 0.6)
    widest = max((measure.text_width(each.label, text) for each in rows), default=0.0)
    widest = max(widest, measure.text_width(head.label, text * 0.92) + text * 0.6 - label)
    axis = min(label + widest + text, max(left - text * _LEAST_AXIS, left * 0.55))
    axis_end = max(left, axis + text * 4)
    # Where one question needs two lines all are set smaller, so that they look alike.
    fits = widest <= axis - label - text * 0.8
    letters = text if fits else text * _SMALL
    per_unit = (axis_end - axis) / (most or 1.0)
    return _Columns(label, axis, axis_end, figures, change, verdict, per_unit, letters)


def _figure_width(head: IntervalHead, text: float) -> float:
    """Return how wide the column of a round is: its name stands clear of the one before."""
    names = (measure.text_width(name, text * 0.92) for name in head.rounds)
    return max(text * _FIGURE, max(names, default=0.0) + text * 0.8)


def _heading(head: IntervalHead, columns: _Columns, text: float, most: float) -> list[Shape]:
    base, size = text * 1.35, text * 0.92
    shapes: list[Shape] = [Text(text * 0.6, base, head.label, size, "muted")]
    for step in range(_AXIS_LABELS):
        value = most * step / (_AXIS_LABELS - 1)
        words = f"{value:.0f} {head.unit}" if step == _AXIS_LABELS - 1 else f"{value:.0f}"
        x = columns.axis + value * columns.per_unit
        shapes.append(Text(x, base, words.strip(), size, "muted", anchor="middle"))
    for x, name in zip(columns.figures, head.rounds, strict=True):
        shapes.append(Text(x, base, name, size, "muted", anchor="end"))
    shapes.append(Text(columns.change, base, head.change, size, "muted", anchor="end"))
    shapes.append(Text(columns.verdict + text * 0.4, base, head.verdict, size, "muted"))
    return shapes


def _grid(columns: _Columns, width: float, row: float, height: float, most: float) -> list[Shape]:
    lines: list[Shape] = [
        Line(0, y * row, width, y * row, "hairline" if y > 1 else "border")
        for y in range(1, round(height / row) + 1)
    ]
    for step in range(5):
        x = columns.axis + most * step / 4 * columns.per_unit
        lines.append(Line(x, row, x, height, "grid"))
    return lines


def _row(
    each: IntervalRow,
    columns: _Columns,
    place: tuple[float, float],
    text: float,
    *,
    strong: bool = False,
) -> list[Shape]:
    top, width = place
    row = text * _ROW
    baseline = top + row / 2 + text * 0.36
    shapes: list[Shape] = []
    if each.code:
        shapes.append(Text(text * 0.6, baseline, each.code, text * 0.92, "muted", BOLD))
    room = columns.axis - columns.label - text * 0.8
    weight = BOLD if strong else NORMAL
    middle = top + row / 2
    shapes += _label(each.label, (columns.label, middle), room, columns.letters, weight)
    shapes += _marks(each, columns, top, text)
    last = len(each.marks) - 1
    for at, (x, mark) in enumerate(zip(columns.figures, each.marks, strict=True)):
        weight = BOLD if at == last else NORMAL
        color = "text" if mark.value is not None else "muted"
        shapes.append(Text(x, baseline, mark.text, text, color, weight, "end"))
    if each.change:
        weight = BOLD if each.certain else NORMAL
        shapes.append(Text(columns.change, baseline, each.change, text, "text", weight, "end"))
    return [*shapes, *_verdict(each, columns, baseline, width, text)]


def _label(
    words: str, place: tuple[float, float], room: float, size: float, weight: int
) -> list[Shape]:
    """Write a question around the middle of its row, on two lines where it needs them."""
    x, middle = place
    lines = measure.wrap(words, room, size, 2, weight)
    step = size * 1.08
    first = middle + size * 0.36 - step * (len(lines) - 1) / 2
    return [
        Text(x, first + at * step, line, size, "text", weight, max_width=room)
        for at, line in enumerate(lines)
    ]


def _marks(each: IntervalRow, columns: _Columns, top: float, text: float) -> list[Shape]:
    """Draw one mark a round, a little below each other; only the last is filled."""
    shown = [mark for mark in each.marks if mark.value is not None]
    gap = text * 0.66
    first = top + text * _ROW / 2 - gap * (len(shown) - 1) / 2
    shapes: list[Shape] = []
    for place, mark in enumerate(shown):
        y, last = first + place * gap, mark is each.marks[-1]
        color = "accent" if last else "muted"
        if mark.low is not None and mark.high is not None:
            shapes += _whisker(columns, mark.low, mark.high, y, text, color)
        x = columns.axis + (mark.value or 0.0) * columns.per_unit
        radius = text * 0.3
        fill = color if last else "surface"
        shapes.append(Ellipse(x, y, radius, radius, fill, color, 1.5))
    return shapes


def _whisker(
    columns: _Columns, low: float, high: float, y: float, text: float, color: str
) -> list[Shape]:
    left, right = columns.axis + low * columns.per_unit, columns.axis + high * columns.per_unit
    half = text * 0.22
    return [
        Line(left, y, right, y, color, 1.5),
        Line(left, y - half, left, y + half, color, 1.5),
        Line(right, y - half, right, y + half, color, 1.5),
    ]


def _verdict(
    each: IntervalRow, columns: _Columns, baseline: float, width: float, text: float
) -> list[Shape]:
    """Say what may be said: a tick and words where it is certain, words in a dashed frame else."""
    if not each.verdict:
        return []
    left = columns.verdict + text * 0.4
    if each.certain:
        mark = check(left + text * 0.4, baseline - text * 0.35, text * 0.7)
        room = width - left - text * 1.2
        words = measure.elide(each.verdict, room, text * 0.95, BOLD)
        return [mark, Text(left + text * 1.2, baseline, words, text * 0.95, "ok", BOLD)]
    size = text * 0.9
    words = measure.elide(each.verdict, width - left - text * 1.2, size)
    broad = measure.text_width(words, size) + text * 1.2
    top = baseline - text * 1.15
    frame = Rect(left, top, broad, text * 1.55, "", "muted", 1.0, 3.0, dash=(3.0, 2.0))
    return [frame, Text(left + text * 0.6, baseline - text * 0.05, words, size, "text")]


def _words(each: IntervalRow, head: IntervalHead) -> str:
    figures = ", ".join(
        f"{name}: {mark.text}" for name, mark in zip(head.rounds, each.marks, strict=True)
    )
    said = f"{each.code} {each.label}".strip()
    return ", ".join(part for part in (said, figures, each.change, each.verdict) if part)
