"""A page that is one grid to type into: what is typed is kept at once, what is refused is said."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.ui.parts.page import Command, Page

if TYPE_CHECKING:
    from workbench.ui.parts.entry_grid.view import EntryGrid, Written
    from workbench.ui.parts.page import PageContext


class EntryPage(Page):
    """What pages with such a grid have in common; a page says itself what stands in its cells."""

    def __init__(self, context: PageContext, grid: EntryGrid) -> None:
        super().__init__(context)
        self.grid = grid
        grid.written.connect(self._on_written)
        grid.failed.connect(context.desk.fail)

    @abstractmethod
    def keep(self, values: Written) -> None:
        """Write what was typed, as one edit; raises WorkbenchError where it cannot be."""

    @Slot(object)
    def _on_written(self, values: Written) -> None:
        try:
            self.keep(values)
        except WorkbenchError as error:
            self.context.desk.fail(error)
        self.refresh(None)

    def locked(self, row: str, column: str) -> bool:  # noqa: ARG002 - as the grid asks
        """Tell whether a cell only shows something; where nothing else is said, none does."""
        return False

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the chosen cells."""
        return self.grid.commands()

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.grid.leave()
