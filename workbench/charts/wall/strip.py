"""The strip above the foot in which the room reads what is being written or moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts.scene import BOLD, Line, Rect, Text
from workbench.charts.wall.frame import FLOOR, ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.charts.scene import Shape
    from workbench.charts.wall.frame import Frame

_HEIGHT: Final = 0.17


@dataclass(frozen=True)
class Strip:
    """What is written: of what (``label``), the text with the place of the caret, a hint.

    ``caret`` is None where nothing is typed but chosen or moved. ``wrong`` says why it cannot be.
    """

    label: str
    text: str
    hint: str = ""
    caret: int | None = None
    wrong: str = ""


def strip_shapes(strip: Strip, frame: Frame, *, above: bool = False) -> Iterator[Shape]:
    """Yield the strip; of a text too long for it the part round the caret.

    It stands at the foot, or ``above`` the rows where one of them is being changed.
    """
    height = frame.height * _HEIGHT
    top = 0.0 if above else frame.foot_top - height
    small = max(frame.height * FLOOR * 1.15, 1.0)
    size = min(frame.em(ROW), frame.height * ROW)
    wide = frame.right - frame.left
    yield Rect(0.0, top, frame.width, height, "selected")
    edge = height if above else top
    yield Line(0.0, edge, frame.width, edge, "accent", frame.thin * 2)
    label = frame.measure.elide(strip.label, wide * 0.55, small, BOLD)
    yield Text(frame.left, top + small * 1.5, label, small, "accent", BOLD)
    said, tone = (strip.wrong, "error") if strip.wrong else (strip.hint, "muted")
    words = frame.measure.elide(said, wide * 0.44, small)
    yield Text(frame.right, top + small * 1.5, words, small, tone, anchor="end")
    shown, caret = _window(strip, wide - size, size, frame)
    base = top + height * 0.74
    yield Text(frame.left, base, shown, size)
    if caret is not None:
        x = frame.left + frame.measure.text_width(shown[:caret], size)
        yield Rect(x, base - size * 0.85, frame.thin * 1.5, size * 1.1, "accent")


def _window(strip: Strip, room: float, size: float, frame: Frame) -> tuple[str, int | None]:
    """Return what there is room for of the text, and where the caret is in it."""
    text, measure = strip.text, frame.measure
    if strip.caret is None or measure.text_width(text, size) <= room:
        return measure.elide(text, room + size, size), strip.caret
    start = 0
    while start < strip.caret and measure.text_width(text[start : strip.caret], size) > room * 0.8:
        start += 1
    end = len(text)
    while end > strip.caret and measure.text_width(text[start:end], size) > room:
        end -= 1
    return text[start:end], strip.caret - start
