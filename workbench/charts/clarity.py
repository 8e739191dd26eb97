"""How much is clear: a figure, a bar with the goal's mark, and what came or comes after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.scene import BOLD, Line, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.charts.scene import Shape

_TITLE: Final = 1.65
_BAR: Final = 0.75
_FOOT: Final = 0.9


@dataclass(frozen=True, slots=True)
class ClarityBar:
    """What the bar tells. ``share`` and ``goal`` are 0..1, all else is ready text.

    ``title`` is the figure ("77 of 101 clear"), ``percent`` its share, ``aside`` what holds on
    another day, ``name`` what is measured, ``goal_text`` the goal in words.
    """

    share: float
    title: str
    percent: str
    aside: str = ""
    name: str = ""
    goal: float | None = None
    goal_text: str = ""

    def words(self) -> str:
        """Return all of it in a sentence."""
        parts = (self.name, self.title, self.percent, self.aside, self.goal_text)
        return ", ".join(part for part in parts if part)


def clarity_scene(
    bar: ClarityBar,
    width: float,
    text: float,
    width_of: Callable[[str, float, int], float] = measure.text_width,
) -> Scene:
    """Return the bar in a picture of ``width`` units, for letters of size ``text``."""
    size, small = text * _TITLE, text * _FOOT
    baseline = size * 1.0
    after = width_of(bar.title, size, BOLD) + text * 1.6
    shapes: list[Shape] = [
        Text(0.0, baseline, bar.title, size, "text", BOLD),
        Text(after, baseline, bar.percent, text * 1.15, "muted"),
    ]
    after += width_of(bar.percent, text * 1.15, 400) + text
    room = width - after
    if bar.aside and width_of(bar.aside, small, 400) <= room:
        shapes.append(Text(width, baseline, bar.aside, small, "muted", anchor="end"))
    top = baseline + text * 0.75
    shapes += _bar(bar, width, top, text * _BAR)
    foot = top + text * _BAR + small * 1.45
    shapes += _foot(bar, width, foot, small, width_of)
    return Scene(width, foot + small * 0.4, tuple(shapes), bar.words())


def _bar(bar: ClarityBar, width: float, top: float, height: float) -> list[Shape]:
    done = width * min(max(bar.share, 0.0), 1.0)
    shapes: list[Shape] = [
        Rect(0.0, top, width, height, "category.2.soft", "", hatch="diagonal",
             hatch_color="category.2"),
        Rect(0.0, top, done, height, "category.1"),
    ]  # fmt: skip
    if bar.goal is not None:
        x = min(max(width * bar.goal, 1.5), width - 1.5)
        shapes.append(Line(x, top - height * 0.5, x, top + height * 1.5, "text", 2.5))
    return shapes


def _foot(
    bar: ClarityBar,
    width: float,
    baseline: float,
    size: float,
    width_of: Callable[[str, float, int], float],
) -> list[Shape]:
    goal = width_of(bar.goal_text, size, 400) if bar.goal_text else 0.0
    shapes: list[Shape] = []
    if bar.goal is not None and bar.goal_text:
        x = min(max(width * bar.goal - goal / 2, 0.0), width - goal)
        shapes.append(Text(x, baseline, bar.goal_text, size, "muted"))
        width = x - size
    name = measure.elide(bar.name, width, size)
    return [*shapes, Text(0.0, baseline, name, size, "muted")] if name else shapes
