"""Cards side by side in even columns, read row by row: notes before they are sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.board import Board, placed_card
from workbench.charts.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.board import Card
    from workbench.charts.scene import Shape

_LEAST: Final = 17.0  # a card is at least so many ems wide


def note_grid(cards: Sequence[Card], width: float, text: float, title: str) -> Board:
    """Return cards in the order given, each row as high as its highest card."""
    gap = text * 0.6
    across = max(1, int((width + gap) // (text * _LEAST + gap)))
    wide = (width - gap * (across - 1)) / across
    shapes: list[Shape] = []
    top = 1.0
    for first in range(0, len(cards), across):
        row = [
            placed_card(card, wide, text, at * (wide + gap), top)
            for at, card in enumerate(cards[first : first + across])
        ]
        shapes += [placed for placed, _high in row]
        top += max(high for _placed, high in row) + gap
    height = max(top, measure.text_width("M", text))
    return Board(Scene(width, height, tuple(shapes), title), ())
