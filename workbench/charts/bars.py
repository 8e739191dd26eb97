"""Lying bars with their figures written on them: budgets per year, goals against targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.charts import measure
from workbench.charts.palette import SOFT
from workbench.charts.scene import BOLD, Group, Line, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Hatch, Shape

BASE_TEXT = 40 / 3
_ROW = 2.1
_BAR = 0.62
NAMES_SHARE = 0.36
_LOOSE = 1.16  # figures of equal width, as on the screen, are wider than those of paper


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. ``text`` is its figure in words, ``note`` what stands after it ("n = 212").

    ``low`` and ``high`` draw an interval, ``target`` a mark to reach, all in the unit of
    ``value``. Negative values run to the left.
    """

    label: str
    value: float
    text: str
    note: str = ""
    color: str = "accent"
    hatch: Hatch = ""
    low: float | None = None
    high: float | None = None
    target: float | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a stacked bar: which of the named parts it is, and how large (not negative)."""

    name: str
    value: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar of several parts, with the sum in words."""

    label: str
    parts: tuple[Part, ...]
    text: str
    key: str = ""


Style = tuple[str, "Hatch"]
# Colour and hatch of the first, second, ... part: told apart in grey as well.
STYLES: tuple[Style, ...] = (
    ("category.1", ""),
    ("category.2", "diagonal"),
    ("category.3", ""),
    ("category.4", "cross"),
    ("category.5", ""),
    ("category.6", "dots"),
)
# Five answers from bad to good: warm, pale, none, pale, cool. Each has an edge: in grey they are
# told apart by their order, from the dark ends to the light middle.
FROM_BAD_TO_GOOD: tuple[Style, ...] = (
    ("category.4", ""),
    ("category.4.soft", ""),
    ("raised", ""),
    ("accent.soft", ""),
    ("accent", ""),
)


def bar_scene(
    bars: Sequence[Bar],
    width: float,
    text: float = BASE_TEXT,
    most: float | None = None,
    alt: str = "",
    names: float = NAMES_SHARE,
) -> Scene:
    """Return bars under each other, all on one scale from zero to ``most`` (or the greatest).

    Their names take ``names`` of the width at most.
    """
    label = _label_width([bar.label for bar in bars], width, text, names)
    after = max((_after_width(bar, text) for bar in bars), default=0.0)
    low = min([0.0, *(v for bar in bars for v in _values(bar))])
    high = max([0.0, most or 0.0, *(v for bar in bars for v in _values(bar))])
    room = max(width - label - after, text * 3)
    per_unit = room / ((high - low) or 1.0)
    zero = label - low * per_unit
    row = text * _ROW
    shapes = [
        Group(
            tuple(_bar(bar, index * row, (label, zero, per_unit), text)),
            bar.key,
            " ".join(part for part in (f"{bar.label}:", bar.text, bar.note) if part),
        )
        for index, bar in enumerate(bars)
    ]
    axis = Line(zero, 0.0, zero, row * len(bars), "border")
    return Scene(width, row * len(bars), (*shapes, axis), alt)


def _values(bar: Bar) -> list[float]:
    return [v for v in (bar.value, bar.low, bar.high, bar.target) if v is not None]


def _label_width(
    labels: Sequence[str], width: float, text: float, share: float = NAMES_SHARE
) -> float:
    widest = max((measure.text_width(label, text) for label in labels), default=0.0)
    return min(widest + text * 0.8, width * share)


def _after_width(bar: Bar, text: float) -> float:
    note = measure.text_width(f" {bar.note}", text * 0.9) if bar.note else 0.0
    return measure.text_width(bar.text, text, BOLD) * _LOOSE + note + text * 1.5


def _bar(bar: Bar, top: float, place: tuple[float, float, float], text: float) -> list[Shape]:
    label, zero, per_unit = place
    row = text * _ROW
    height, middle = row * _BAR, top + row / 2
    baseline = middle + text * 0.36
    name = measure.elide(bar.label, label - text * 0.8, text)
    end = zero + bar.value * per_unit
    shapes: list[Shape] = [
        Text(0.0, baseline, name, text, max_width=label - text * 0.5),
        _piece(min(zero, end), middle - height / 2, abs(end - zero), height, bar.color, bar.hatch),
    ]
    reach = max([zero, end, *(zero + v * per_unit for v in _values(bar))])
    if bar.low is not None and bar.high is not None:
        shapes += _interval(zero + bar.low * per_unit, zero + bar.high * per_unit, middle, height)
    if bar.target is not None:
        x = zero + bar.target * per_unit
        shapes.append(Line(x, top + row * 0.08, x, top + row * 0.92, "text", text * 0.2))
    left = reach + text * 0.5
    shapes.append(Text(left, baseline, bar.text, text, "text", BOLD))
    if bar.note:
        left += measure.text_width(bar.text, text, BOLD) * _LOOSE + text * 0.5
        shapes.append(Text(left, baseline, bar.note, text * 0.9, "muted"))
    return shapes


def _piece(x: float, y: float, width: float, height: float, color: str, hatch: Hatch) -> Rect:
    if hatch:
        return Rect(x, y, width, height, f"{color}.soft", color, 1.0, hatch=hatch)
    if is_pale(color):
        return Rect(x, y, width, height, color, "border", 1.0)
    return Rect(x, y, width, height, color)


def is_pale(color: str) -> bool:
    """Tell whether a part in this colour has dark letters and needs an edge."""
    return color.endswith(SOFT) or color in {"raised", "surface"}


def _interval(low: float, high: float, middle: float, height: float) -> list[Shape]:
    half = height * 0.3
    return [
        Line(low, middle, high, middle, "text", 1.5),
        Line(low, middle - half, low, middle + half, "text", 1.5),
        Line(high, middle - half, high, middle + half, "text", 1.5),
    ]


def stack_scene(
    stacks: Sequence[Stack],
    width: float,
    text: float = BASE_TEXT,
    alt: str = "",
    styles: Sequence[Style] = STYLES,
    *,
    ends: tuple[str, str] | None = None,
) -> Scene:
    """Return stacked bars on one scale, with a key of the parts below.

    Of steps from one end to the other, ``ends`` names the ends instead. Only as many parts as there
    are ``styles`` have looks of their own; put the small ones together before.
    """
    names = list(dict.fromkeys(part.name for stack in stacks for part in stack.parts))
    label = _label_width([stack.label for stack in stacks], width, text)
    after = max((measure.text_width(s.text, text, BOLD) for s in stacks), default=0.0) + text
    most = max((sum(part.value for part in stack.parts) for stack in stacks), default=0.0)
    per_unit = max(width - label - after, text * 3) / (most or 1.0)
    row = text * _ROW
    shapes: list[Shape] = [
        Group(
            tuple(_stack(stack, index * row, (label, per_unit), (names, styles), text)),
            stack.key,
            _stack_words(stack),
        )
        for index, stack in enumerate(stacks)
    ]
    below = row * len(stacks) + text * 0.4
    if ends is not None:
        key, height = _ends(ends, label, (most, per_unit), below, text)
    else:
        key, height = _key((names, styles), width, below, text)
    return Scene(width, row * len(stacks) + text * 0.4 + height, (*shapes, *key), alt)


def _stack_words(stack: Stack) -> str:
    parts = "; ".join(f"{part.name} {part.text}".strip() for part in stack.parts)
    return f"{stack.label}: {stack.text} ({parts})"


def _stack(
    stack: Stack,
    top: float,
    place: tuple[float, float],
    looks: tuple[list[str], Sequence[Style]],
    text: float,
) -> list[Shape]:
    label, per_unit = place
    names, styles = looks
    row = text * _ROW
    height, middle = row * _BAR, top + row / 2
    baseline = middle + text * 0.36
    name = measure.elide(stack.label, label - text * 0.8, text)
    shapes: list[Shape] = [Text(0.0, baseline, name, text, max_width=label - text * 0.5)]
    x = label
    for part in stack.parts:
        color, hatch = styles[names.index(part.name) % len(styles)]
        width = max(part.value, 0.0) * per_unit
        shapes.append(_piece(x, middle - height / 2, width, height, color, hatch))
        if part.text and measure.text_width(part.text, text * 0.85) + 6 < width:
            shapes.append(_part_label(part.text, x + width / 2, baseline, text, (color, hatch)))
        x += width
    shapes.append(Text(x + text * 0.5, baseline, stack.text, text, "text", BOLD))
    return shapes


def _part_label(words: str, x: float, y: float, text: float, style: Style) -> Text:
    color, hatch = style
    dark = bool(hatch) or is_pale(color)
    ink, halo = ("text" if dark else "on_accent"), ("surface" if hatch else "")
    return Text(x, y, words, text * 0.85, ink, BOLD, anchor="middle", halo=halo)


def _ends(
    ends: tuple[str, str], label: float, per_unit: tuple[float, float], top: float, text: float
) -> tuple[list[Shape], float]:
    """Name only the first and the last part, under the ends of the bars."""
    size, right = text * 0.9, label + per_unit[0] * per_unit[1]
    y = top + size * 1.1
    first, last = ends
    room = (right - label) / 2 - size
    return [
        Text(label, y, measure.elide(first, room, size), size, "muted"),
        Text(right, y, measure.elide(last, room, size), size, "muted", anchor="end"),
    ], size * 1.5


def _key(
    looks: tuple[list[str], Sequence[Style]], width: float, top: float, text: float
) -> tuple[list[Shape], float]:
    names, styles = looks
    size, line = text * 0.9, text * 1.7
    x, y = 0.0, top + line / 2
    shapes: list[Shape] = []
    for index, name in enumerate(names):
        needed = size * 2.2 + measure.text_width(name, size)
        if x and x + needed > width:
            x, y = 0.0, y + line
        color, hatch = styles[index % len(styles)]
        shapes.append(_piece(x, y - size * 0.4, size * 1.6, size * 0.8, color, hatch))
        shapes.append(Text(x + size * 2.0, y + size * 0.36, name, size, "muted"))
        x += needed + size * 1.4
    return shapes, (y + line / 2 - top) if names else 0.0
