"""Short texts as cards beside and below each other: a line above, a title, some words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.charts import measure
from workbench.charts.scene import BOLD, Group, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
LEAST: Final = 17
MOST_LINES: Final = 9
_GAP: Final = 0.9
_EDGE: Final = 0.9


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A card: its key, the small line above, its title and what it tells."""

    key: str
    above: str
    title: str
    words: str


def story_scene(
    cards: Sequence[StoryCard], width: float, text: float = BASE_TEXT, alt: str = ""
) -> Scene:
    """Return the cards in rows; those of a row are as high as the longest of them."""
    gap = text * _GAP
    across = measure.columns_for(len(cards), width + gap, text * LEAST + gap)
    cell = (width - gap * (across - 1)) / across
    shapes: list[Shape] = []
    top = 0.0
    for start in range(0, len(cards), across):
        row = cards[start : start + across]
        written = [_lines(each, cell, text) for each in row]
        high = max(_height(title, words, text) for title, words in written)
        for at, (card, lines) in enumerate(zip(row, written, strict=True)):
            drawn = _card(card, lines, (at * (cell + gap), top, cell, high), text)
            said = ". ".join(part for part in (card.title, card.above, card.words) if part)
            shapes.append(Group(tuple(drawn), card.key, said))
        top += high + gap
    return Scene(width, max(top - gap, 1.0), tuple(shapes), alt)


def _lines(card: StoryCard, width: float, text: float) -> tuple[list[str], list[str]]:
    room = width - text * _EDGE * 2.5
    return (
        measure.wrap(card.title, room, text * 1.05, 2, BOLD),
        measure.wrap(card.words, room, text * 0.95, MOST_LINES),
    )


def _height(title: Sequence[str], words: Sequence[str], text: float) -> float:
    return text * (2.9 + 1.35 * len(title) + 1.3 * len(words))


def _card(
    card: StoryCard,
    lines: tuple[list[str], list[str]],
    place: tuple[float, float, float, float],
    text: float,
) -> Iterator[Shape]:
    x, y, width, height = place
    yield Rect(x, y, width, height, "surface", "border", 0.8, radius=text * 0.3)
    yield Rect(x, y + text * 0.3, text * 0.22, height - text * 0.6, "accent")
    left, base = x + text * _EDGE, y + text * 1.5
    above = measure.elide(card.above, width - text * _EDGE * 2, text * 0.85)
    yield Text(left, base, above, text * 0.85, "muted")
    base += text * 0.25
    for line in lines[0]:
        base += text * 1.35
        yield Text(left, base, line, text * 1.05, "text", BOLD)
    base += text * 0.2
    for line in lines[1]:
        base += text * 1.3
        yield Text(left, base, line, text * 0.95, "text")
