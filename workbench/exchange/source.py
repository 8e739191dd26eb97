"""A file on its way in: read in whatever way an import asks for, each at most once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from workbench.base.errors import WorkbenchError
from workbench.exchange.grid import grid_of
from workbench.exchange.read_columns import read_columns
from workbench.exchange.read_map import is_map, read_map
from workbench.exchange.read_plan import is_plan
from workbench.exchange.read_table import read_head, read_sheets
from workbench.exchange.read_workbook import TooManyCells

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.exchange.features import FeatureSet
    from workbench.exchange.grid import Grid
    from workbench.exchange.read_columns import ColumnTable

_FIRST: Final = 200
_LARGE: Final = 2_000_000  # bytes; of larger files the first rows tell what they are


class Source:
    """A file, and the sheet or layer of it that is meant where one was named.

    Its readers raise WorkbenchError with a sentence when the file is missing, damaged, too large or
    no table (map).
    """

    def __init__(self, path: Path, sheet: str | None = None) -> None:
        self.path, self.sheet = path, sheet
        self._columns: ColumnTable | None = None
        self._checked = False

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @cached_property
    def is_map(self) -> bool:
        """Whether the file looks like a map."""
        return is_map(self.path)

    @cached_property
    def is_plan(self) -> bool:
        """Whether the file looks like the plan of another program."""
        return is_plan(self.path)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Its tables: the sheets of a workbook, or the one table of a text."""
        return read_sheets(self.path, self.sheet)

    def read_columns(self, progress: Callable[[float], None]) -> ColumnTable:
        """Return its first table, or the sheet that is meant, by column; also a large one."""
        if self._columns is None:
            self._columns = read_columns(self.path, self.sheet, progress, checked=self._checked)
        return self._columns

    @cached_property
    def features(self) -> FeatureSet:
        """What is on the map."""
        return read_map(self.path, self.sheet)

    @cached_property
    def samples(self) -> tuple[Grid, ...]:
        """Its tables, of a large one only the first rows: enough to see what they are about."""
        head = read_head(self.path) if self._is_large() else None
        if head is not None:
            return (head,)
        try:
            return self.grids
        except TooManyCells as error:
            self._checked = True  # a sheet that does harm is refused before its cells are counted
            # What is too large for a table of cells may still be the answers of people.
            try:
                return (self._beginning(),)
            except WorkbenchError:
                raise error from None

    def _is_large(self) -> bool:
        try:
            return self.path.stat().st_size > _LARGE
        except OSError:
            return False  # reading it says why

    def _beginning(self) -> Grid:
        table = self.read_columns(lambda _share: None)
        rows = zip(*(column[:_FIRST] for column in table.columns), strict=True)
        return grid_of(self.name, self.sheet or "", [table.headings, *rows])
