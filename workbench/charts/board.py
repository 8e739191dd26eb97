"""A board: columns with cards, to look at and to move cards between."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from workbench.base.formats import number_text
from workbench.charts import measure
from workbench.charts.scene import BOLD, NORMAL, Group, Rect, Scene, Text, moved
from workbench.charts.symbols import check, diamond, triangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Shape

_LEAST: Final = 13.0  # a column is at least so many ems wide
_LINES: Final = 3
_SIGN: Final = 0.8


@dataclass(frozen=True, slots=True)
class Card:
    """One thing on the board. ``sign`` is "late", "risk", "done" or empty; ``alt`` tells all.

    One that is ``picked`` stands out, to be moved together with others.
    """

    key: str
    title: str
    detail: str = ""
    sign: str = ""
    alt: str = ""
    picked: bool = False


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column: its key, what it is called and its cards.

    ``count`` is how many there are in all; ``note`` is said below the cards, as when there are none
    or not all of them are shown. ``total`` is said beside the count. With ``alt`` the heading is a
    thing of its own, with the key of the column.
    """

    key: str
    title: str
    cards: tuple[Card, ...]
    count: int
    note: str = ""
    total: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """The picture of a board, and where its columns lie."""

    scene: Scene
    areas: tuple[tuple[str, Rect], ...]

    def at(self, x: float, y: float) -> str | None:
        """Return the key of the column at a point, None beside all."""
        return next(
            (
                key
                for key, box in self.areas
                if box.x <= x < box.x + box.width and box.y <= y < box.y + box.height
            ),
            None,
        )

    def target(self, x: float, y: float) -> Shape | None:
        """Return the outline of the column at a point: where a card would be put down."""
        key = self.at(x, y)
        box = next((box for name, box in self.areas if name == key), None)
        if box is None:
            return None
        return Rect(box.x, box.y, box.width, box.height, "", "accent", 2.0, radius=box.radius)


def board(columns: Sequence[BoardColumn], width: float, text: float, title: str) -> Board:
    """Return the board, as high as its cards need; columns without room stand in further bands.

    ``title`` is the picture in words.
    """
    gap = text * 0.8
    each = measure.columns_for(len(columns), width + gap, text * _LEAST + gap)
    wide = (width - gap * (each - 1)) / each
    shapes: list[Shape] = []
    areas: list[tuple[str, Rect]] = []
    top = 1.0
    for first in range(0, len(columns), each):
        band = columns[first : first + each]
        laid = [
            _column(column, wide, text, at * (wide + gap), top) for at, column in enumerate(band)
        ]
        height = max(high for _shapes, high in laid)
        for at, (column, (inside, _high)) in enumerate(zip(band, laid, strict=True)):
            left = at * (wide + gap)
            ground = Rect(left, top, wide, height, "raised", "hairline", 1.0, radius=6.0)
            areas.append((column.key, ground))
            shapes += [ground, *inside]
        top += height + gap
    return Board(Scene(width, top, tuple(shapes), title), tuple(areas))


def _column(
    column: BoardColumn, width: float, text: float, left: float, top: float
) -> tuple[list[Shape], float]:
    """Return a column with its upper left corner at a point, without its ground; its height."""
    pad = text * 0.6
    count = " · ".join(filter(None, (column.total, number_text(column.count))))
    room = width - 2 * pad - measure.text_width(count, text, NORMAL) - pad
    name = measure.elide(column.title, room, text, BOLD)
    base = pad + text
    head: tuple[Shape, ...] = (
        Text(left + pad, top + base, name, text, "text", BOLD),
        Text(left + width - pad, top + base, count, text, "muted", anchor="end"),
    )
    if column.alt:  # the ground gives the ring its width
        x, high = left + pad * 0.5, text * 1.4
        ground = Rect(x, top + pad * 0.5, width - pad, high, "raised", radius=3.0)
        head = (Group((ground, *head), column.key, column.alt),)
    shapes: list[Shape] = [*head]
    y = base + pad
    for card in column.cards:
        placed, high = placed_card(card, width - 2 * pad, text, left + pad, top + y)
        shapes.append(placed)
        y += high + text * 0.5
    if column.note:
        said = measure.elide(column.note, width - 2 * pad, text * 0.9)
        shapes.append(Text(left + pad, top + y + text, said, text * 0.9, "muted"))
        y += text * 1.6
    return shapes, y + pad * 0.5


@lru_cache(maxsize=2000)  # a board is drawn anew at each key; most cards stay where they are
def placed_card(
    card: Card, width: float, text: float, left: float, top: float
) -> tuple[Group, float]:
    """Return a card at a point, as a thing of its own, and how high it is."""
    inside, high = _card_shapes(card, width, text)
    shapes = tuple(moved(each, left, top) for each in inside)
    return Group(shapes, card.key, card.alt or card.title), high


@lru_cache(maxsize=2000)
def _card_shapes(card: Card, width: float, text: float) -> tuple[tuple[Shape, ...], float]:
    """Return the shapes of a card from its upper left corner, and how high it is."""
    pad, small = text * 0.55, text * 0.88
    indent = text * 1.1 if card.sign else 0.0
    lines = measure.wrap(card.title, width - 2 * pad - indent, text, _LINES) or [""]
    step = text * 1.3
    ground, line = ("selected", "accent") if card.picked else ("surface", "hairline")
    height = pad + step * len(lines) + (small * 1.4 if card.detail else 0.0) + pad * 0.6
    shapes: list[Shape] = [
        Rect(0, 0, width, height, ground, line, 2.0 if card.picked else 1.0, radius=5.0),
        *(
            Text(pad + indent, pad + text * 0.9 + nth * step, line, text)
            for nth, line in enumerate(lines)
        ),
    ]
    if card.detail:
        base = pad + step * len(lines) + small * 0.85
        room = width - 2 * pad
        said = measure.elide(card.detail, room, small)
        shapes.append(Text(pad, base, said, small, "muted", max_width=room))
    if card.sign:
        shapes.append(_sign(card.sign, pad + text * 0.4, pad + text * 0.55, text * _SIGN))
    return tuple(shapes), height


def _sign(sign: str, x: float, y: float, size: float) -> Shape:
    if sign == "done":
        return check(x, y, size)
    if sign == "late":
        return triangle(x, y, size)
    return diamond(x, y, size, fill="warn")
