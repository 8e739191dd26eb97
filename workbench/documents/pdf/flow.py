"""Setting pieces onto pages: strips that are never divided, and what must stay together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.documents.pdf.pen import Pen
    from workbench.documents.sheet import Sheet


class Piece(Protocol):
    """A strip as wide as the frame.

    ``before`` and ``after`` are the room it wants; of two neighbours' wishes the larger counts.
    ``keep`` binds it to the next piece. ``repeat`` is painted again above it at the head of a page.
    """

    height: float
    before: float
    after: float
    keep: bool
    repeat: Piece | None

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Paint the strip with its upper left corner at ``x``, ``top``."""
        ...

    def paint_again(self, pen: Pen, x: float, top: float) -> None:
        """Paint the strip as a repetition, which is no content."""
        ...


@dataclass(slots=True)
class Placed:
    """A piece on a page with the top of its strip."""

    piece: Piece
    top: float
    again: bool = False


@dataclass(slots=True)
class Page:
    """A page and what stands on it."""

    sheet: Sheet
    placed: list[Placed] = field(default_factory=list)

    def paint(self, pen: Pen) -> None:
        """Paint everything on the page."""
        for each in self.placed:
            if each.again:
                each.piece.paint_again(pen, self.sheet.left, each.top)
            else:
                each.piece.paint(pen, self.sheet.left, each.top)


@dataclass(slots=True)
class NewPage:
    """From here on a new page of this size; ``forced`` also when the page is still empty."""

    sheet: Sheet


def paginate(items: Iterable[Piece | NewPage], sheet: Sheet) -> list[Page]:
    """Return the pages that hold the pieces, in one pass.

    A piece that does not fit moves on with all that is bound to it. A piece higher than a page
    stands alone at the head of one and is cut by the paper, so builders never make such pieces.
    """
    setter = _Setter(sheet)
    for chain in _chains(items):
        if isinstance(chain, NewPage):
            setter.turn(chain.sheet)
        else:
            setter.set_chain(chain)
    return [page for page in setter.pages if page.placed]


def _chains(items: Iterable[Piece | NewPage]) -> Iterator[list[Piece] | NewPage]:
    """Gather pieces that are bound to each other."""
    chain: list[Piece] = []
    for item in items:
        if isinstance(item, NewPage):
            if chain:
                yield chain
            chain = []
            yield item
            continue
        chain.append(item)
        if not item.keep:
            yield chain
            chain = []
    if chain:
        yield chain


class _Setter:
    def __init__(self, sheet: Sheet) -> None:
        self.pages = [Page(sheet)]
        self._y = sheet.top
        self._after = 0.0

    def turn(self, sheet: Sheet) -> None:
        """Start a page of this size, unless an empty one is waiting."""
        if self.pages[-1].placed:
            self.pages.append(Page(sheet))
        else:
            self.pages[-1].sheet = sheet
        self._y = sheet.top
        self._after = 0.0

    def set_chain(self, chain: list[Piece]) -> None:
        page = self.pages[-1]
        if page.placed and self._y - self._height(chain) < page.sheet.bottom - 0.01:
            self.turn(page.sheet)
        for piece in chain:
            self._set(piece)

    def _height(self, chain: list[Piece]) -> float:
        height, after = 0.0, self._after
        for piece in chain:
            height += max(after, piece.before) + piece.height
            after = piece.after
        return height

    def _set(self, piece: Piece) -> None:
        page = self.pages[-1]
        if page.placed and self._y - max(self._after, piece.before) - piece.height < (
            page.sheet.bottom - 0.01
        ):
            self.turn(page.sheet)
            page = self.pages[-1]
        if page.placed:
            self._y -= max(self._after, piece.before)
        elif piece.repeat is not None:
            page.placed.append(Placed(piece.repeat, self._y, again=True))
            self._y -= piece.repeat.height
        page.placed.append(Placed(piece, self._y))
        self._y -= piece.height
        self._after = piece.after
