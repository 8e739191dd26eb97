"""The pages in their order, and where one is among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.charts.wall import count_sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.charts.wall import Frame, WallPage


class Place(NamedTuple):
    """A page by its number among all, and which of its sheets."""

    page: int
    part: int


class Deck:
    """The pages to show. There is always a place, also when there are no pages."""

    def __init__(self, pages: Sequence[WallPage] = ()) -> None:
        self.pages: tuple[WallPage, ...] = tuple(pages)
        self.place = Place(0, 0)

    @property
    def page(self) -> WallPage | None:
        """The page that is shown; None when there are none."""
        return self.pages[self.place.page] if self.place.page < len(self.pages) else None

    def renew(self, pages: Sequence[WallPage]) -> None:
        """Take the pages as they are now and stay on the same one, or on its neighbour."""
        key = self.page.key if self.page else ""
        self.pages = tuple(pages)
        at = next((n for n, each in enumerate(self.pages) if each.key == key), None)
        if at is None:
            at = max(min(self.place.page, len(self.pages) - 1), 0)
            self.place = Place(at, 0)
        else:
            self.place = Place(at, self.place.part)

    def begin_at(self, step: str) -> None:
        """Go to the first page of a step; stay at the beginning where it has none."""
        at = next((n for n, each in enumerate(self.pages) if each.step == step), 0)
        self.place = Place(at, 0)
        if self.page is not None and self.page.held:
            self.place = Place(self._beside(at, 1), 0)

    def jump(self, page: int) -> bool:
        """Go to a page by its number from 0, also to one that is held back."""
        if not 0 <= page < len(self.pages):
            return False
        self.place = Place(page, 0)
        return True

    def following(self, frame: Frame, by: int = 1) -> Place:
        """Return the place one sheet on (1) or back (-1), the same at either end."""
        at, part = self.place
        if self.page is None:
            return self.place
        if by > 0 and part + 1 < count_sheets(self.page, frame):
            return Place(at, part + 1)
        if by < 0 and part > 0:
            return Place(at, part - 1)
        beside = self._beside(at, by)
        if beside == at:
            return self.place
        return Place(beside, count_sheets(self.pages[beside], frame) - 1 if by < 0 else 0)

    def move(self, frame: Frame, by: int) -> None:
        """Go one sheet on or back."""
        self.place = self.following(frame, by)

    def _beside(self, at: int, by: int) -> int:
        found = at + by
        while 0 <= found < len(self.pages) and self.pages[found].held:
            found += by
        return found if 0 <= found < len(self.pages) else at

    def end(self, *, last: bool) -> None:
        """Go to the first or the last page that comes by itself."""
        if self.pages:
            order = range(len(self.pages) - 1, -1, -1) if last else range(len(self.pages))
            at = next((n for n in order if not self.pages[n].held), 0)
            self.place = Place(at, 0)
