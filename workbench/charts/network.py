"""People and organisations as cards with ties between them: who influences whom, who owns what.

A card is an organisation with its people and what it owns; somebody without an organisation is a
card alone. Names stand inside the cards, so that no name lies on another, and ties run beneath.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from workbench.base.language import _, ngettext
from workbench.charts import measure
from workbench.charts.network_lines import LinkLine, link_shapes
from workbench.charts.scene import BOLD, NORMAL, Ellipse, Group, Polygon, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from workbench.charts.scene import Point, Shape

NodeKind = Literal["person", "organisation", "property", "surface"]

TEXT: Final = 40 / 3
ROW: Final = 24.0
PAD: Final = 10.0
MARGIN: Final = 24.0
LOOP: Final = 20.0
NARROWEST: Final = 96.0
WIDEST: Final = 196.0
_SIGN: Final = 16.0


@dataclass(frozen=True, slots=True)
class Box:
    """A thing to place: its key and its size in units."""

    key: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something that can be chosen; ``alt`` says in words what it is and has."""

    key: str
    label: str
    kind: NodeKind
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An organisation (``head``) with the nodes that belong to it; without head a node alone.

    ``title`` stands on top where there is no head; ``more`` are how many are not shown.
    """

    key: str
    head: Node | None
    rows: tuple[Node, ...]
    title: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from one node to another; ``kind`` chooses its line, ``strength`` 1..3 its weight."""

    key: str
    start: str
    end: str
    kind: str
    strength: int = 1
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Net:
    """All that the picture shows, in a fixed order."""

    cards: tuple[Card, ...]
    links: tuple[Link, ...]

    def nodes(self) -> list[Node]:
        """Return all nodes that can be chosen."""
        heads = [(card.head,) if card.head else () for card in self.cards]
        return [
            node
            for head, card in zip(heads, self.cards, strict=True)
            for node in (*head, *card.rows)
        ]

    def boxes(self, text: float = TEXT) -> list[Box]:
        """Return the cards as boxes to be placed."""
        return [Box(card.key, *card_size(card, text)) for card in self.cards]

    def ties(self) -> list[tuple[str, str]]:
        """Return which cards are tied."""
        home = {
            node.key: card.key
            for card in self.cards
            for node in ((card.head,) if card.head else ()) + card.rows
        }
        return [
            (home[link.start], home[link.end])
            for link in self.links
            if link.start in home and link.end in home
        ]


def card_size(card: Card, text: float = TEXT) -> tuple[float, float]:
    """Return width and height of a card in units."""
    scale = text / TEXT
    title = card.head.label if card.head else card.title
    widths = [measure.text_width(title, text, BOLD)] if title else []
    widths += [measure.text_width(node.label, text) + _SIGN * scale for node in card.rows]
    if card.more:
        widths.append(measure.text_width(more_text(card.more), text * 0.9) + _SIGN * scale)
    wide = max(widths, default=0.0) + 2 * PAD * scale
    lines = len(card.rows) + bool(title) + bool(card.more)
    width = min(max(wide, NARROWEST * scale), WIDEST * scale)
    return width, lines * ROW * scale + (PAD * scale if lines > 1 else 4 * scale)


def more_text(count: int) -> str:
    """Return how many are not shown."""
    return ngettext("{count} more", "{count} more", count).format(count=count)


def network_scene(
    net: Net,
    places: Mapping[str, Point],
    *,
    chosen: str = "",
    lit: Collection[str] = (),
    text: float = TEXT,
) -> Scene:
    """Return the picture; every node and every tie is a group of its own, in words and shapes.

    ``chosen`` is a node or a tie; ties in ``lit``, where there are any, stand out and others step
    back. ``places`` are the corners of the cards, see ``place_boxes``.
    """
    drawn = _Drawing(net, places, chosen, frozenset(lit), text)
    width, height = drawn.size()
    count = len(net.nodes())
    said = ngettext(
        "Network of {count} party with {ties} relations",
        "Network of {count} parties with {ties} relations",
        count,
    )
    alt = said.format(count=count, ties=len(net.links))
    return Scene(width, height, tuple(drawn.shapes()), alt)


class _Drawing:
    def __init__(
        self,
        net: Net,
        places: Mapping[str, Point],
        chosen: str,
        lit: frozenset[str],
        text: float,
    ) -> None:
        self._net, self._text, self._chosen, self._lit = net, text, chosen, lit
        self._scale = text / TEXT
        self._boxes: dict[str, Rect] = {}
        self._rows: dict[str, Rect] = {}
        for card in net.cards:
            self._lay(card, *places.get(card.key, (0.0, 0.0)))

    def _lay(self, card: Card, left: float, top: float) -> None:
        width, height = card_size(card, self._text)
        row, margin = ROW * self._scale, MARGIN * self._scale
        left, top = left + margin, top + margin
        self._boxes[card.key] = Rect(left, top, width, height)
        y = top + (2 * self._scale if height < 2 * row else PAD / 2 * self._scale)
        nodes = ((card.head,) if card.head else ()) + card.rows
        if card.title and not card.head:
            y += row
        for node in nodes:
            self._rows[node.key] = Rect(left, y, width, row)
            y += row

    def size(self) -> tuple[float, float]:
        """Return the size of the whole."""
        margin = MARGIN * self._scale
        beside = LOOP * self._scale  # ties within a card run out at its right
        right = max((box.x + box.width for box in self._boxes.values()), default=0.0)
        foot = max((box.y + box.height for box in self._boxes.values()), default=0.0)
        return right + margin + beside, foot + margin

    def shapes(self) -> list[Shape]:
        """Return ties, cards and on top the signs of the ties."""
        lines = [
            LinkLine(
                link.key,
                self._rows[link.start],
                self._rows[link.end],
                link.kind,
                link.strength,
                link.alt,
                quiet=bool(self._lit) and link.key not in self._lit,
            )
            for link in self._net.links
            if link.start in self._rows and link.end in self._rows
        ]
        beneath, above = link_shapes(lines, self._scale, list(self._boxes.values()))
        cards: list[Shape] = [shape for card in self._net.cards for shape in self._card(card)]
        return [*beneath, *cards, *above]

    def _card(self, card: Card) -> list[Shape]:
        box, scale = self._boxes[card.key], self._scale
        holds = card.head is not None or bool(card.title)
        edge = "border" if holds else "hairline"
        shapes: list[Shape] = [
            Rect(box.x, box.y, box.width, box.height, "surface", edge, 1.0, 4 * scale)
        ]
        if card.head is not None:
            shapes.append(self._node(card.head, strong=True))
        elif card.title:
            base = box.y + PAD / 2 * scale + ROW * scale * 0.68
            shapes.append(self._words(card.title, box.x + PAD * scale, base, box, BOLD, "muted"))
        shapes += [self._node(node, strong=False) for node in card.rows]
        if card.more:
            foot = box.y + box.height - PAD / 2 * scale - ROW * scale * 0.32
            left = box.x + (PAD + _SIGN) * scale
            size = self._text * 0.9
            shapes.append(Text(left, foot, more_text(card.more), size, "muted"))
        return shapes

    def _node(self, node: Node, *, strong: bool) -> Group:
        row, scale = self._rows[node.key], self._scale
        parts: list[Shape] = []
        inner = Rect(row.x + 2, row.y, row.width - 4, row.height, radius=3 * scale)
        mine = node.key == self._chosen
        ground = "selected" if mine else "raised" if strong else ""
        parts.append(Rect(inner.x, inner.y, inner.width, inner.height, ground, radius=inner.radius))
        left = row.x + PAD * scale
        if not strong:
            parts += _sign(node.kind, left + 4 * scale, row.y + row.height / 2, scale)
            left += _SIGN * scale
        base = row.y + row.height * 0.68
        weight = BOLD if strong or mine else NORMAL
        colour = "text" if node.kind in {"person", "organisation"} else "muted"
        parts.append(self._words(node.label, left, base, row, weight, colour))
        return Group(tuple(parts), node.key, node.alt or node.label)

    def _words(
        self, words: str, left: float, base: float, row: Rect, weight: int, colour: str
    ) -> Text:
        room = row.x + row.width - PAD * self._scale / 2 - left
        cut = measure.elide(words, room, self._text, weight)
        return Text(left, base, cut, self._text, colour, weight, max_width=room)


def _sign(kind: str, x: float, y: float, scale: float) -> list[Shape]:
    """Return the sign of a kind of node: its own form beside the word."""
    size = 4.0 * scale
    match kind:
        case "property":
            roof = ((x - size, y), (x, y - size), (x + size, y))
            return [
                Rect(x - size * 0.7, y, size * 1.4, size, fill="muted"),
                Polygon(roof, fill="muted"),
            ]
        case "surface":
            side = size * 1.5
            return [
                Rect(x - side / 2, y - side / 2, side, side, "surface", "muted", 1.2, hatch="dots")
            ]
        case _:
            return [Ellipse(x, y, size * 0.8, size * 0.8, "accent")]


def legend_scene(kinds: Sequence[tuple[str, str]], width: float, text: float = TEXT) -> Scene:
    """Return what the lines mean: (kind, word) each, in as many rows as they need."""
    size, scale = text * 0.9, text / TEXT
    x, y, row = 0.0, 0.0, 22 * scale
    shapes: list[Shape] = []
    for kind, word in kinds:
        wide = 40 * scale + measure.text_width(word, size)
        if x and x + wide > width:
            x, y = 0.0, y + row
        line = LinkLine(
            "", Rect(x - 1, y, 1, row), Rect(x + 32 * scale, y, 1, row), kind, 2, "", quiet=False
        )
        beneath, above = link_shapes([line], scale)
        shapes += [*beneath, *(part for group in above for part in _bare(group))]
        shapes.append(Text(x + 38 * scale, y + row * 0.66, word, size, "muted"))
        x += wide + 14 * scale
    return Scene(width, y + row, tuple(shapes), _("What the lines mean"))


def _bare(shape: Shape) -> tuple[Shape, ...]:
    return shape.shapes if isinstance(shape, Group) else (shape,)
