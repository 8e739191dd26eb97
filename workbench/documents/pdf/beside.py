"""Two columns of pieces beside each other, as one strip that is never divided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.documents.pdf.flow import NewPage
from workbench.documents.pdf.pieces import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.documents.pdf.flow import Piece
    from workbench.documents.pdf.pen import Pen

_GAP: Final = 24.0


class BesideStrip(Strip):
    """Columns of pieces, each ``(x, y, piece)`` from the strip's upper left corner."""

    __slots__ = ("placed",)

    def __init__(self, columns: Sequence[Sequence[Piece]], room: float) -> None:
        filled = [pieces for pieces in columns if pieces]
        super().__init__(
            max((_height(pieces) for pieces in filled), default=0.0),
            before=max((pieces[0].before for pieces in filled), default=0.0),
            after=max((pieces[-1].after for pieces in filled), default=0.0),
        )
        self.placed: list[tuple[float, float, Piece]] = []
        for at, pieces in enumerate(columns):
            left = at * (side_width(room) + _GAP)
            self.placed += [(left, y, piece) for y, piece in _laid(pieces)]

    @override
    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint one column after the other, in the order they are read."""
        for left, y, piece in self.placed:
            piece.paint(pen, x + left, top - y)


def side_width(room: float) -> float:
    """Return how wide each of two columns is in ``room`` points."""
    return (room - _GAP) / 2


def beside_strips(
    sides: Sequence[Sequence[Piece | NewPage]], room: float, height: float
) -> list[Piece]:
    """Return the sides as one strip; one below the other where they are higher than ``height``."""
    columns = [[each for each in side if not isinstance(each, NewPage)] for side in sides]
    strip = BesideStrip(columns, room)
    if strip.height > height:
        return [piece for column in columns for piece in column]
    return [strip] if strip.placed else []


def _laid(pieces: Iterable[Piece]) -> list[tuple[float, Piece]]:
    """Return pieces with how far below the top each begins; the first has no room above it."""
    laid: list[tuple[float, Piece]] = []
    y = after = 0.0
    for piece in pieces:
        y += max(after, piece.before) if laid else 0.0
        laid.append((y, piece))
        y += piece.height
        after = piece.after
    return laid


def _height(pieces: Sequence[Piece]) -> float:
    y, last = _laid(pieces)[-1]
    return y + last.height
