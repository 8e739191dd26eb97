"""Tables on web pages and in mail, as the clipboard brings them. Nothing is ever fetched."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

from workbench.exchange.grid import MAX_CELLS, MAX_ROWS, Grid, grid_of, too_large

_SILENT: Final = {"script", "style", "head", "template"}
_BREAKS: Final = {"br", "p", "div", "li", "tr"}
_BLANKS: Final = re.compile(r"\s+")
_MAX_SPAN: Final = 1_000


class _Table:
    """A table being read: its rows, and the columns that cells from above still take up."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._hanging: dict[int, int] = {}
        self._cells = 0

    def start_row(self) -> None:
        self.rows.append([])
        if len(self.rows) > MAX_ROWS:
            raise too_large()
        self._skip_hanging()

    def add(self, text: str, columns: int, below: int) -> None:
        """Put a cell into the row; the further places of a merged cell stay empty."""
        if not self.rows:
            self.start_row()
        row = self.rows[-1]
        for number in range(columns):
            if below > 1:
                self._hanging[len(row)] = below
            row.append(text if number == 0 else "")
        self._cells += columns
        if self._cells > MAX_CELLS:
            raise too_large()
        self._skip_hanging()

    def _skip_hanging(self) -> None:
        row = self.rows[-1]
        while self._hanging.get(len(row), 0) > 1:
            self._hanging[len(row)] -= 1
            row.append("")


class _Reader(HTMLParser):
    """Collects the cells of all outermost tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._depth = 0
        self._silent = 0
        self._text: list[str] | None = None
        self._spans = (1, 1)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table())
        elif self._depth == 1 and tag == "tr":
            self._finish_cell()
            self.tables[-1].start_row()
        elif self._depth == 1 and tag in {"td", "th"}:
            self._finish_cell()
            self._text = []
            given = dict(attrs)
            self._spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
        elif tag in _BREAKS and self._text:
            self._text.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._finish_cell()
            self._depth -= 1
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self._finish_cell()

    @override
    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent:
            self._text.append(_BLANKS.sub(" ", data))

    def _finish_cell(self) -> None:
        if self._text is None:
            return
        lines = "".join(self._text).split("\n")
        text = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
        self.tables[-1].add(text, *self._spans)
        self._text = None


def _span(text: str | None) -> int:
    if text is None or not text.strip().isdecimal():
        return 1
    return min(max(int(text.strip()[:6]), 1), _MAX_SPAN)


def html_grids(html: str, source: str = "") -> tuple[Grid, ...]:
    """Return the tables of a page that hold something, largest first.

    A table within a cell counts as its text. Merged cells stand in their first place and leave
    the others empty.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    grids = (grid_of(source, "", table.rows) for table in reader.tables)
    filled = [grid for grid in grids if grid.rows]
    return tuple(sorted(filled, key=lambda grid: -sum(len(row.cells) for row in grid.rows)))
