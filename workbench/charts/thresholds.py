"""Shares held against thresholds: who is for and against on each basis, and what that reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.charts import measure
from workbench.charts.scene import BOLD, Group, Line, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Shape

BASE_TEXT = 40 / 3
_ROW = 3.1
_TOP = 1.7
_BAR = 1.15
_LABEL_SHARE = 0.24
_SMALL = 0.9


@dataclass(frozen=True, slots=True)
class Measure:
    """One bar on a scale from nothing to all; ``yes``, ``no`` and ``before`` are shares 0..1.

    ``figure`` is the share in words, ``verdict`` what it reaches, in the colour ``tone``;
    ``caption`` stands below. ``before`` marks where the share stood before something was supposed.
    """

    label: str
    yes: float
    no: float
    figure: str
    verdict: str
    tone: str = "text"
    caption: str = ""
    before: float | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share to reach, marked through all bars, with its name above."""

    share: float
    name: str


def threshold_height(count: int, text: float = BASE_TEXT) -> float:
    """Return the height of a picture with ``count`` bars."""
    return text * (_TOP + count * _ROW)


def threshold_scene(
    measures: Sequence[Measure],
    thresholds: Sequence[Threshold],
    width: float,
    text: float = BASE_TEXT,
    alt: str = "",
) -> Scene:
    """Return bars under each other with the thresholds through them."""
    label = _widest([m.label for m in measures], text, width * _LABEL_SHARE) + text
    after = max(
        (measure.text_width(_told(m), text, BOLD) + text * 1.2 for m in measures), default=0.0
    )
    room = max(width - label - after, text * 8)
    place = (label, room)
    shapes: list[Shape] = [
        Group(
            tuple(_bar(each, text * (_TOP + index * _ROW), place, width, text)),
            each.key,
            ". ".join(part for part in (f"{each.label}: {_told(each)}", each.caption) if part),
        )
        for index, each in enumerate(measures)
    ]
    shapes += [shape for each in thresholds for shape in _mark(each, len(measures), place, text)]
    return Scene(width, threshold_height(len(measures), text), tuple(shapes), alt)


def _told(each: Measure) -> str:
    return f"{each.figure}  {each.verdict}".strip()


def _widest(labels: Sequence[str], text: float, most: float) -> float:
    return min(max((measure.text_width(each, text) for each in labels), default=0.0), most)


def _bar(
    each: Measure, top: float, place: tuple[float, float], width: float, text: float
) -> list[Shape]:
    left, room = place
    height, baseline = text * _BAR, top + text * _BAR * 0.78
    yes, no = each.yes * room, each.no * room
    name = measure.elide(each.label, left - text * 0.8, text)
    figure = left + room + text * 0.8
    verdict = figure + measure.text_width(f"{each.figure}  ", text, BOLD)
    shapes: list[Shape] = [
        Text(0.0, baseline, name, text, max_width=left - text * 0.6),
        Rect(left, top, room, height, "raised", "border", 1.0),
        Rect(left, top, yes, height, "category.1"),
        Text(figure, baseline, each.figure, text, "text", BOLD),
        Text(verdict, baseline, each.verdict, text, each.tone, max_width=max(1.0, width - verdict)),
    ]
    if no:
        shapes.append(
            Rect(left + room - no, top, no, height, "category.4.soft", "category.4", 1.0,
                 hatch="diagonal")
        )  # fmt: skip
    if each.before is not None:
        x = left + each.before * room
        shapes.append(
            Line(x, top - text * 0.15, x, top + height + text * 0.15, "text", 2.0, dash=(3.0, 2.0))
        )
    if each.caption:
        small = text * _SMALL
        # What is too long to stand under its bar begins further to the left.
        start = max(0.0, min(left, width - measure.text_width(each.caption, small)))
        said = measure.elide(each.caption, width - start, small)
        y = top + height + small * 1.15
        shapes.append(Text(start, y, said, small, "muted", max_width=width - start))
    return shapes


def _mark(each: Threshold, count: int, place: tuple[float, float], text: float) -> list[Shape]:
    left, room = place
    x = left + each.share * room
    marks: list[Shape] = []
    for index in range(count):
        top = text * (_TOP + index * _ROW)
        marks.append(Line(x, top - text * 0.25, x, top + text * (_BAR + 0.25), "text", 1.5))
    small = text * _SMALL
    return [*marks, Text(x, text * (_TOP - 0.55), each.name, small, "muted", anchor="middle")]
