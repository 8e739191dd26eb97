"""Cards side by side in even columns, read row by row: notes before they are sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.board import Board, card_shapes
from workbench.charts.scene import Group, Scene, moved

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
        row = [(card, *card_shapes(card, wide, text)) for card in cards[first : first + across]]
        for at, (card, inside, _high) in enumerate(row):
            left = at * (wide + gap)
            parts = tuple(moved(each, left, top) for each in inside)
            shapes.append(Group(parts, card.key, card.alt or card.title))
        top += max(high for _card, _inside, high in row) + gap
    height = max(top, measure.text_width("M", text))
    return Board(Scene(width, height, tuple(shapes), title), ())
