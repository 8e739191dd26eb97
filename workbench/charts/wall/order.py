"""In which order pages come: the agenda of a meeting first, each item with its pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.charts.wall.page import WallPage


def in_order(pages: Sequence[WallPage]) -> tuple[WallPage, ...]:
    """Return the pages of an agenda, then all others; an item is followed by those of its step.

    What an item is about does not come again at the end. Pages that follow an item have its notes
    and take what is noted under it.
    """
    agenda = [page for page in pages if page.noting[0]]
    others = [page for page in pages if not page.noting[0]]
    about = {page.follows for page in agenda}
    rest = (page for page in others if page.held or page.step not in about)
    return (*_with_theirs(agenda, others), *rest)


def _with_theirs(agenda: Sequence[WallPage], others: Sequence[WallPage]) -> Iterator[WallPage]:
    for item in agenda:
        yield item
        for page in others:
            if item.follows and page.step == item.follows and not page.held:
                yield replace(
                    page,
                    key=f"{item.key}/{page.key}",
                    aside=(*item.aside, *page.aside),
                    noting=item.noting,
                    name=f"{item.name}  {page.name}",
                )
