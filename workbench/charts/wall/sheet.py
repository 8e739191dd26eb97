"""A page of the wall as a scene: headline, body, foot; split over sheets, never made small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.charts.scene import BOLD, Group, Line, Rect, Scene, Text
from workbench.charts.wall.fit import at_most, drawn, lines_of, placed
from workbench.charts.wall.frame import BODY, FLOOR, FOOT, ROW, TITLE, Foot
from workbench.charts.wall.page import Picture, Rows, Words
from workbench.charts.wall.rows import has_heads, row_shapes, rows_per_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.charts.scene import Shape
    from workbench.charts.wall.frame import Frame
    from workbench.charts.wall.page import WallPage

_TOP: Final = 0.035
_STATEMENT: Final = (0.085, TITLE, 0.056, ROW, BODY)  # the sizes that a statement may have
_LEADING: Final = 1.32
_EMS_ACROSS: Final = 46  # pictures with columns need so many letters across


def count_sheets(page: WallPage, frame: Frame) -> int:
    """Return how many sheets a page takes on this screen."""
    top = _head(page, frame, "")[1]
    match page.body:
        case Rows():
            return max(1, -(-len(page.body.rows) // rows_per_sheet(page.body, frame, top)))
        case Picture():
            return max(1, len(page.body.draws))
        case Words():
            lines, _size, per = _statement(page.body, frame, top)
            return max(1, -(-len(lines) // per))


def sheet(
    page: WallPage, part: int, frame: Frame, foot: Foot | None = None, chosen: str = ""
) -> Scene:
    """Return one sheet of a page; ``chosen`` is the row that is being changed."""
    count = count_sheets(page, frame)
    part = min(max(part, 0), count - 1)
    number = f"{part + 1}/{count}" if count > 1 else ""
    shapes, top = _head(page, frame, number)
    shapes = [Rect(0.0, 0.0, frame.width, frame.height, "surface"), *shapes]
    match page.body:
        case Rows():
            shapes += row_shapes(page.body, part, frame, top, chosen)
        case Words():
            shapes += _words(page.body, part, frame, top, chosen)
        case Picture():
            shapes += _picture(page.body, part, frame, top)
    shapes += foot_shapes(foot or Foot(), frame)
    said = ". ".join(filter(None, (page.title, page.lead)))
    return Scene(frame.width, frame.height, tuple(shapes), said)


def _head(page: WallPage, frame: Frame, number: str) -> tuple[list[Shape], float]:
    """Return headline, lead and the line below them, and where that line is."""
    size, small = frame.em(TITLE), frame.em(BODY)
    wide = frame.right - frame.left
    beside = frame.measure.text_width(number, small) + small if number else 0.0
    lines = at_most(page.title, wide - beside, size, frame.measure, BOLD, 2)
    y = frame.height * _TOP + size * 0.86
    shapes: list[Shape] = []
    for line in lines:
        shapes.append(Text(frame.left, y, line, size, "text", BOLD))
        y += size * 1.14
    if number:
        first = frame.height * _TOP + size * 0.86
        shapes.append(Text(frame.right, first, number, small, "muted", anchor="end"))
    y -= size * 1.14
    if page.lead:
        y += small * 1.75
        lead = frame.measure.elide(page.lead, wide, small)
        shapes.append(Text(frame.left, y, lead, small, "muted"))
    y += small * 0.95
    headed = isinstance(page.body, Rows) and has_heads(page.body, frame)
    if not isinstance(page.body, Picture) and not headed:
        shapes.append(Line(frame.left, y, frame.right, y, "hairline", frame.thin))
    return shapes, y


def _statement(body: Words, frame: Frame, top: float) -> tuple[list[str], float, int]:
    """Return the lines of a statement, their size and how many a sheet holds."""
    room = frame.foot_top - top - frame.em(BODY) * (3.0 if body.by else 1.6)
    lines: list[str] = []
    size = per = 0.0
    for share in _STATEMENT:
        size = frame.em(share)
        lines = lines_of(body.text, frame.right - frame.left, size, frame.measure)
        per = room // (size * _LEADING)
        if len(lines) <= per:
            break
    return lines, size, max(1, int(per))


def _words(body: Words, part: int, frame: Frame, top: float, chosen: str) -> Iterator[Shape]:
    lines, size, per = _statement(body, frame, top)
    y = top + frame.em(BODY) * 0.8 + size
    shown = lines[part * per : (part + 1) * per]
    if chosen:
        pad = frame.margin * 0.4
        high = len(shown) * size * _LEADING + pad
        wide = frame.right - frame.left + 2 * pad
        yield Rect(
            frame.left - pad, y - size - pad / 2, wide, high, "selected", "accent",
            frame.thin * 2, frame.thin,
        )  # fmt: skip
    for line in shown:
        yield Text(frame.left, y, line, size)
        y += size * _LEADING
    if body.by:
        small = frame.em(BODY)
        words = frame.measure.elide(body.by, frame.right - frame.left, small)
        yield Text(frame.left, y + small * 0.4, words, small, "muted")


def _picture(body: Picture, part: int, frame: Frame, top: float) -> Iterator[Shape]:
    room = frame.foot_top - top - frame.em(FOOT) * 0.5
    wide = frame.right - frame.left
    floor = frame.height * FLOOR
    sizes = (max(min(frame.em(BODY), wide / _EMS_ACROSS), floor), floor)
    scene = drawn(body.draws[part], wide, room, sizes)
    left = frame.left + max(wide - scene.width, 0.0) / 2
    yield Group(placed(scene, left, top), "", scene.alt)


def foot_shapes(foot: Foot, frame: Frame) -> Iterator[Shape]:
    """Yield the foot: where one is at the left, time and keys at the right."""
    top = frame.foot_top
    yield Rect(0.0, top, frame.width, frame.height - top, "raised")
    size = max(frame.height * FOOT, frame.height * FLOOR)
    base = top + (frame.height - top) / 2 + size * 0.36
    right = frame.right
    if foot.keys and not frame.narrow:
        yield Text(right, base, foot.keys, size, "text", anchor="end")
        right -= frame.measure.text_width(foot.keys, size) + size
    if foot.time:
        weight = BOLD if foot.time_tone != "text" else 400
        yield Text(right, base, foot.time, size, foot.time_tone, weight, "end")
        right -= frame.measure.text_width(foot.time, size, weight) + size
    place = frame.measure.elide(foot.place, right - frame.left, size)
    yield Text(frame.left, base, place, size)
