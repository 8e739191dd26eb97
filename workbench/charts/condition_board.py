"""The check of conditions as a board of four columns: each card a question with sign and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, ngettext
from workbench.charts import measure
from workbench.charts.scene import BOLD, Group, Line, Rect, Scene, Text
from workbench.charts.symbols import status_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.scene import Shape

BASE_TEXT: Final = 40 / 3
_LEAST: Final = 15.0  # ems; narrower columns stand below each other
_GAP: Final = 0.8
_EDGE: Final = 4.0  # units at either side, for the ring of the current card
_PAD: Final = 0.75
_QUESTION_LINES: Final = 4
_OWED_LINES: Final = 4
_SURE: Final = 0.92  # letters of the screen run wider than those that were measured
_TONES: Final = {"late": "error", "risk": "warn", "running": "ok"}


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One question. ``sign`` is a word of ``symbols.status_sign``, "" while it is not judged.

    ``light`` and ``answer`` are the judgement and the answer in words, ``owed`` says what is to be
    done, by whom and when; ``lacking`` marks that something of it is missing.
    """

    key: str
    question: str
    sign: str
    light: str
    answer: str
    owed: str
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class BoardBlock:
    """One column: its key, its title and its cards."""

    key: str
    title: str
    cards: tuple[BoardCard, ...]


def board_scene(
    blocks: Sequence[BoardBlock], width: float, text: float = BASE_TEXT, *, chosen: str = ""
) -> Scene:
    """Return the board, as high as its longest column; every card is a thing of its own.

    Where there is no room for all columns beside each other they stand in two rows, or below each
    other. The edge of the card that is ``chosen`` is strong.
    """
    across = max(min(int(width // (_LEAST * text)), len(blocks)), 1)
    across = {3: 2}.get(across, across)  # four blocks make two rows of two, not three and one
    gap = text * _GAP
    column = (width - gap * (across - 1) - 2 * _EDGE) / across
    shapes: list[Shape] = []
    top = foot = 0.0
    for place, block in enumerate(blocks):
        if place % across == 0:
            top = foot + (gap * 2 if place else 0.0)
        left = _EDGE + place % across * (column + gap)
        made, end = _block(block, left, top, column, text, chosen)
        shapes += made
        foot = max(foot, end)
    count = sum(len(block.cards) for block in blocks)
    said = ngettext(
        "Check of conditions, {count} question", "Check of conditions, {count} questions", count
    )
    return Scene(width, max(foot, text), tuple(shapes), said.format(count=count))


def _block(
    block: BoardBlock, left: float, top: float, width: float, text: float, chosen: str
) -> tuple[list[Shape], float]:
    size = text * 1.1
    title = measure.elide(block.title, width, size, BOLD)
    y = top + size
    shapes: list[Shape] = [
        Text(left, y, title, size, "text", BOLD),
        Line(left, y + text * 0.5, left + width, y + text * 0.5, "border", 1.5),
    ]
    y += text * 0.5 + text * _GAP
    for card in block.cards:
        made, y = _card(card, left, y, width, text, strong=card.key == chosen)
        shapes.append(Group(tuple(made), card.key, described(card, block.title)))
        y += text * 0.6
    return shapes, y


def described(card: BoardCard, block: str) -> str:
    """Return a card in words."""
    judged = card.light or _("not judged")
    said = (block, card.question, card.answer or _("not answered"), judged, card.owed)
    return ", ".join(filter(None, said))


def _card(
    card: BoardCard, left: float, top: float, width: float, text: float, *, strong: bool
) -> tuple[list[Shape], float]:
    pad, small = text * _PAD, text * 0.9
    inner = width - 2 * pad
    asked = measure.wrap(card.question, inner * _SURE, text, _QUESTION_LINES, BOLD)
    owed = measure.wrap(card.owed, inner * _SURE, small, _OWED_LINES) if card.owed else []
    step = text * 1.3
    y = top + pad * 0.6
    inside: list[Shape] = []
    for line in asked:
        y += step
        inside.append(Text(left + pad, y - text * 0.3, line, text, "text", BOLD))
    y += step * 1.05
    inside += _judged(card, left + pad, y - text * 0.35, inner, small)
    for line in owed:
        y += small * 1.35
        color = "error" if card.lacking else "muted"
        inside.append(Text(left + pad, y - small * 0.3, line, small, color))
    height = y + pad * 0.6 - top
    stroke, thick = ("accent", 1.5) if strong else ("hairline", 1.0)
    shapes: list[Shape] = [Rect(left, top, width, height, "surface", stroke, thick, text * 0.3)]
    edge = _TONES.get(card.sign)
    if edge:
        shapes.append(Rect(left, top + 1, text * 0.3, height - 2, edge, radius=text * 0.12))
    return [*shapes, *inside], top + height


def _judged(card: BoardCard, x: float, y: float, width: float, size: float) -> list[Shape]:
    """Return sign, judgement and answer in one line."""
    if not card.sign:
        words = " · ".join(filter(None, (card.answer, _("not judged"))))
        return [Text(x, y, measure.elide(words, width, size), size, "muted")]
    after = x + size * 1.4
    light = measure.elide(card.light, width - size * 1.4, size, BOLD)
    shapes: list[Shape] = [
        status_sign(card.sign, x + size * 0.45, y - size * 0.34, size * 0.85),
        Text(after, y, light, size, _TONES[card.sign], BOLD),
    ]
    if card.answer:
        at = after + measure.text_width(light, size, BOLD) + size * 0.6
        words = measure.elide(f"· {card.answer}", x + width - at, size)
        shapes.append(Text(at, y, words, size, "muted"))
    return shapes
