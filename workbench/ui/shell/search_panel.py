"""Ctrl+Shift+F: words anywhere in the project, grouped by what they were found in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.ui.shell.over_list import Hit, OverList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    Search = Callable[[str], list[Hit]]

_WIDTH: Final = 760


class SearchPanel(OverList):
    """Shows where words stand; Enter goes there. ``begin`` gives what searches the texts of now.

    What was read for the search is let go of when the panel closes: it may be private.
    """

    def __init__(self, window: QWidget, begin: Callable[[], Search]) -> None:
        super().__init__(window, _("Search the whole project"), _WIDTH)
        self._begin = begin
        self._search: Search | None = None

    @override
    def fill(self, typed: str) -> None:
        """Show where the words stand."""
        if not typed.strip():
            self.show_hits([])
            return
        if self._search is None:
            self._search = self._begin()
        found = self._search(typed)
        count = sum(hit.run is not None for hit in found)
        nothing = Hit(_("Nothing found"), "", None)
        self.show_hits(found or [nothing])
        said = ngettext("{count} hit", "{count} hits", count).format(count=count)
        self.list.setAccessibleName(said if count else _("Nothing found"))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was read and what was found."""
        super().hideEvent(event)
        self._search = None
        self.show_hits([])
