"""The picture on the first page: a square among blocks, seen from above, tone on tone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.charts.palette import mix, paper_rgb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.documents.pdf.pen import Pen
    from workbench.documents.sheet import Sheet

_WIDTH: Final = 800.0
_HEIGHT: Final = 404.0

Box = tuple[float, float, float, float]

# Blocks of houses as left, top, width, height; the streets are what they leave free.
_BLOCKS: Final[tuple[Box, ...]] = (
    (-30, -20, 120, 96), (106, -20, 74, 96), (196, -20, 150, 62), (362, -20, 92, 62),
    (470, -20, 66, 118), (552, -20, 150, 84), (718, -20, 120, 84),
    (-30, 92, 78, 130), (64, 92, 116, 60), (64, 168, 116, 54),
    (470, 114, 66, 120), (552, 80, 84, 70), (652, 80, 50, 70), (718, 80, 120, 154),
    (552, 166, 150, 68), (-30, 238, 140, 76), (126, 238, 54, 76),
    (196, 262, 96, 52), (308, 262, 146, 52), (470, 250, 120, 64), (606, 250, 96, 64),
    (718, 250, 120, 64), (-30, 330, 120, 100), (106, 330, 186, 100), (308, 330, 62, 100),
    (386, 330, 150, 100), (552, 330, 60, 100), (628, 330, 210, 100),
)  # fmt: skip
_YARDS: Final[tuple[Box, ...]] = (
    (-6, 4, 72, 48), (222, -6, 98, 26), (578, 4, 98, 36), (742, 104, 72, 106),
    (-6, 262, 92, 28), (332, 278, 98, 20), (132, 352, 134, 54), (412, 352, 98, 54),
)  # fmt: skip
_SQUARE: Final = (196.0, 58.0, 258.0, 188.0)
_PAVILION: Final = (300.0, 128.0, 50.0, 48.0)
_TREES: Final = (
    *((216 + 21.8 * at, 78.0) for at in range(11)),
    *((434.0, 99.5 + 21.5 * at) for at in range(6)),
)
_TREE: Final = 11.0


def paint_motif(pen: Pen, sheet: Sheet, height: float) -> None:
    """Paint the motif over the upper ``height`` points of the page, cut at its edges."""
    scale = max(sheet.width / _WIDTH, height / _HEIGHT)
    edges = f"0 {sheet.height - height:.2f} {sheet.width:.2f} {height:.2f} re"
    with pen.artifact():
        code = pen.code
        code.append(f"q {edges} W n {_tone(0)} rg {edges} f")
        code.append(f"{scale:.4f} 0 0 {-scale:.4f} 0 {sheet.height:.2f} cm")
        code.append(f"{_tone(0.07)} rg {_boxes(_BLOCKS)} f")
        code.append(f"{_tone(0)} rg {_boxes(_YARDS)} f")
        code.append(f"{_tone(0.2)} rg {_boxes((_SQUARE,))} f")
        # A line without length and with round ends is a dot.
        code.append(f"{_tone(0.5)} RG {_TREE:g} w 1 J")
        code.extend(f"{x:.1f} {y:.1f} m {x:.1f} {y:.1f} l S" for x, y in _TREES)
        code.append(f"{_tone(1)} rg {_boxes((_PAVILION,))} f Q")
        pen.forget_colour()


def _boxes(boxes: Iterable[Box]) -> str:
    return " ".join(f"{left:g} {top:g} {wide:g} {high:g} re" for left, top, wide, high in boxes)


def _tone(share: float) -> str:
    """Return the accent with ``share`` (0..1) of white in it, as PDF operands."""
    colour = mix(paper_rgb("surface"), paper_rgb("accent"), share)
    return " ".join(f"{value / 255:.3f}" for value in colour)
