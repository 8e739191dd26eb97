"""Numbers of headings, tables and figures, the same in every press."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from workbench.documents.content import Heading

DEEPEST: Final = 2
FEWEST: Final = 3
"""Fewer headings are found without a contents."""


@dataclass
class Numbering:
    """Counts through one document in reading order.

    Chapters and their parts get "1" and "1.2"; deeper headings none. A heading with a number of
    its own neither takes nor moves the count, and what lies below it has no number.
    """

    numbered: bool = True
    tables: int = 0
    figures: int = 0
    _own_level: int = DEEPEST + 1
    _counts: list[int] = field(default_factory=lambda: [0] * DEEPEST)

    def heading(self, heading: Heading) -> str:
        """Return the number before the heading's text, or ""."""
        if heading.number is not None:
            self._own_level = heading.level
            return heading.number
        if not self.numbered or heading.level > min(DEEPEST, self._own_level):
            return ""
        self._own_level = DEEPEST + 1
        self._counts[heading.level - 1] += 1
        for deeper in range(heading.level, DEEPEST):
            self._counts[deeper] = 0
        return ".".join(str(count) for count in self._counts[: heading.level])

    def table(self) -> int:
        """Return the next table's number."""
        self.tables += 1
        return self.tables

    def figure(self) -> int:
        """Return the next figure's number."""
        self.figures += 1
        return self.figures
