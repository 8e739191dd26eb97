"""Points of inspected aspects: a bar for each inspection, the level in sign, word and colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from workbench.charts import measure
from workbench.charts.scene import BOLD, Group, Line, Rect, Scene, Text
from workbench.charts.symbols import diamond, dot, triangle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
_ROW: Final = 2.5
_FIGURE: Final = 3.6
_CHANGE: Final = 4.2
_LEVEL: Final = 6.4
_LABEL_SHARE: Final = 0.34
TONES: Final = {"red": "error", "yellow": "warn", "green": "ok"}


@dataclass(frozen=True, slots=True)
class Score:
    """What one inspection gave: the points, as they are written, and the level's key and word.

    ``value`` is None where nothing was scored. ``level`` is "red", "yellow", "green" or "".
    """

    value: float | None
    text: str
    level: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """An aspect with its scores, oldest first, and the change as written; ``flag`` warns."""

    key: str
    label: str
    scores: tuple[Score, ...]
    change: str = ""
    flag: str = ""


@dataclass(frozen=True, slots=True)
class ScoreHead:
    """The words above the columns, and from which points on an aspect is yellow and green."""

    label: str
    inspections: tuple[str, ...]
    change: str
    level: str
    yellow: float
    green: float
    most: float = 20.0


class _Columns(NamedTuple):
    axis: float
    axis_end: float
    figures: tuple[float, ...]
    change: float
    level: float
    per_point: float


def score_scene(
    head: ScoreHead,
    rows: Sequence[ScoreRow],
    width: float,
    text: float = BASE_TEXT,
    alt: str = "",
) -> Scene:
    """Return the picture, as high as its rows."""
    columns = _columns(head, rows, width, text)
    row = text * _ROW
    height = row * (len(rows) + 1)
    shapes: list[Shape] = [Rect(0.0, row, width, height - row, "surface")]
    shapes += _heading(head, columns, text)
    shapes += _ground(head, columns, row, height, width)
    for number, each in enumerate(rows, 1):
        inner = (
            Rect(0.0, number * row, width, row),
            *_row(each, columns, number * row, text),
        )
        shapes.append(Group(inner, each.key, _words(each, head)))
    return Scene(width, height, tuple(shapes), alt)


def _columns(head: ScoreHead, rows: Sequence[ScoreRow], width: float, text: float) -> _Columns:
    count = len(head.inspections)
    level = width - text * _LEVEL
    change = level - text * 0.8
    last = change - (text * _CHANGE if count > 1 else 0.0)
    figures = tuple(last - (count - 1 - n) * text * _FIGURE for n in range(count))
    widest = max((measure.text_width(each.label, text) for each in rows), default=0.0)
    axis = min(text * 0.6 + widest + text, max(width * _LABEL_SHARE, text * 8))
    end = max(figures[0] - text * _FIGURE, axis + text * 4) if figures else axis + text * 4
    return _Columns(axis, end, figures, change, level, (end - axis) / (head.most or 1.0))


def _heading(head: ScoreHead, columns: _Columns, text: float) -> Iterator[Shape]:
    base, size = text * 1.55, text * 0.92
    yield Text(text * 0.6, base, head.label, size, "muted")
    for value in (0.0, head.yellow, head.green, head.most):
        x = columns.axis + value * columns.per_point
        yield Text(x, base, f"{value:g}", size, "muted", anchor="middle")
    for x, name in zip(columns.figures, head.inspections, strict=True):
        yield Text(x, base, name, size, "muted", anchor="end", max_width=text * _FIGURE)
    if len(head.inspections) > 1:
        yield Text(columns.change, base, head.change, size, "muted", anchor="end")
    yield Text(columns.level + text * 0.4, base, head.level, size, "muted")


def _ground(
    head: ScoreHead, columns: _Columns, row: float, height: float, width: float
) -> Iterator[Shape]:
    for y in range(1, round(height / row) + 1):
        yield Line(0.0, y * row, width, y * row, "hairline" if y > 1 else "border")
    yield Line(columns.axis, row, columns.axis, height, "border")
    for value in (head.yellow, head.green):
        x = columns.axis + value * columns.per_point
        yield Line(x, row, x, height, "muted", 1.0, (4.0, 3.0))


def _row(each: ScoreRow, columns: _Columns, top: float, text: float) -> Iterator[Shape]:
    row = text * _ROW
    base = top + row / 2 + text * 0.36
    room = columns.axis - text * 1.4
    yield Text(text * 0.6, base, measure.elide(each.label, room, text), text, max_width=room)
    count = len(each.scores)
    thick = row * 0.7 / max(count, 2)
    first = top + (row - thick * count) / 2
    for number, score in enumerate(each.scores):
        last = number == count - 1
        if score.value is not None:
            y = first + number * thick
            length = max(score.value * columns.per_point, 1.0)
            yield _bar(columns.axis, y, length, thick * 0.86, score.level, last=last)
        weight = BOLD if last else 400
        color = "text" if score.value is not None else "muted"
        yield Text(columns.figures[number], base, score.text, text, color, weight, "end")
    if each.change:
        yield Text(columns.change, base, each.change, text, "text", anchor="end")
    yield from _level(each, columns, base, text)


def _bar(x: float, y: float, width: float, height: float, level: str, *, last: bool) -> Rect:
    tone = TONES.get(level, "muted")
    if last:
        return Rect(x, y, width, height, tone)
    return Rect(x, y, width, height, "surface", tone, 1.0, hatch="diagonal")


def _level(each: ScoreRow, columns: _Columns, base: float, text: float) -> Iterator[Shape]:
    """Write the last level with its sign; a flag stands beside it."""
    last = each.scores[-1] if each.scores else None
    x, y = columns.level + text * 0.9, base - text * 0.36
    if last is None or not last.level:
        return
    yield level_sign(last.level, x, y, text * 0.8)
    yield Text(columns.level + text * 1.7, base, last.word, text * 0.95, TONES[last.level], BOLD)
    if each.flag:
        left = columns.level + text * 2.2 + measure.text_width(last.word, text * 0.95, BOLD)
        yield Text(left, base, each.flag, text * 0.95, "error", BOLD)


def level_sign(level: str, x: float, y: float, size: float) -> Shape:
    """Return the sign of a level: each has its own form, not only its colour."""
    if level == "red":
        return triangle(x, y, size)
    if level == "yellow":
        return diamond(x, y, size, fill="warn")
    return dot(x, y, size * 0.9)


def _words(each: ScoreRow, head: ScoreHead) -> str:
    said = [
        " ".join(part for part in (f"{name}:", score.text, score.word) if part)
        for name, score in zip(head.inspections, each.scores, strict=True)
    ]
    parts = (each.label, *said, each.change, each.flag)
    return ", ".join(part for part in parts if part)
