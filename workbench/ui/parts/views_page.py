"""A page with several views of the same subject: one head, each view made when first shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.ui.parts.awakening import Awakening
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.page_head import PageHead
from workbench.ui.parts.page_keys import bind_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

    MakeView = Callable[[PageContext], Page]


@dataclass(frozen=True)
class View:
    """One view of a page: its key, its title in words, and what makes it.

    ``make`` imports when called. ``tables`` are the records whose rows the view can show.
    """

    key: str
    title: str
    make: Callable[[], MakeView]
    tables: tuple[str, ...] = ()


class ViewsPage(Page):
    """Frames views: each is a page of its own without a head. Hidden ones only become stale.

    What a view says in ``summary`` stands in the head. A row is shown by the first view that has
    its table.
    """

    def __init__(self, context: PageContext, title: str, views: tuple[View, ...]) -> None:
        super().__init__(context)
        self._views = views
        self._made: dict[int, Page] = {}
        self._current = 0
        self._protected = context.protected()
        self.head = PageHead(title, self.views())
        self.head.viewed.connect(self.show_view)
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self._loading = Awakening(self, (), tuple(view.make for view in views))

    @override
    def views(self) -> tuple[str, ...]:
        """Return the titles of the views."""
        return tuple(view.title for view in self._views)

    def view(self, key: str | None = None) -> Page:
        """Return a view by its key, making it if need be; the one that is shown when None."""
        index = self._current if key is None else self._index(key)
        if index not in self._made:
            made = self._views[index].make()(self.context)
            self._made[index] = made
            made.retold.connect(self._tell_summary)
            self.stack.addWidget(made)
        return self._made[index]

    def _index(self, key: str) -> int:
        return next(i for i, view in enumerate(self._views) if view.key == key)

    @property
    def current(self) -> str:
        """The key of the view that is shown."""
        return self._views[self._current].key

    @override
    def show_view(self, index: int) -> None:
        """Show a view, up to date."""
        if self.head.view() != index:
            self.head.set_view(index)  # which asks for it again
            return
        if self._current in self._made and index != self._current:
            self._made[self._current].leave()
        self._current = index
        shown = self.view()
        self.stack.setCurrentWidget(shown)
        self.context.desk.inspect(None)
        shown.refresh(None)
        self.head.set_count(shown.summary())
        bind_keys(self)
        if self.isVisible():
            shown.entry_focus().setFocus()

    @override
    def open_view(self, key: str) -> None:
        """Show the view with this key, if there is one."""
        if any(view.key == key for view in self._views):
            self.show_view(self._index(key))

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Refresh the view that is shown; the others when they are shown again."""
        if self.context.protected() != self._protected:
            self._protected = self.context.protected()
            self._forget_hidden()
        fresh = self._current not in self._made
        shown = self.view()
        self.stack.setCurrentWidget(shown)
        shown.refresh(None if fresh else changes)
        self.head.set_count(shown.summary())

    @Slot()
    def _tell_summary(self) -> None:
        self.head.set_count(self.view().summary())

    def _forget_hidden(self) -> None:
        """Drop the views that are not shown: they may hold names that are to be hidden now."""
        for index in [each for each in self._made if each != self._current]:
            gone = self._made.pop(index)
            gone.leave()
            self.stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    @override
    def show_row(self, row_id: str) -> None:
        """Show a row in the view that holds it."""
        with self.project.read() as session:
            index = next(
                (i for i, view in enumerate(self._views) if _holds(session, view, row_id)), None
            )
        if index is not None:
            if index != self._current:
                self.show_view(index)
            self.view().show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done in the view that is shown."""
        return self.view().commands()

    @override
    def entry_focus(self) -> QWidget:
        """Return where one begins in the view that is shown."""
        return self.view().entry_focus()

    @override
    def state(self) -> dict[str, object]:
        """Return which view is shown, and its state."""
        return {"view": self._current, "inside": self.view().state()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the view and its state."""
        view, inside = state.get("view"), state.get("inside")
        if isinstance(view, int) and 0 <= view < len(self._views):
            self.show_view(view)
        if isinstance(inside, dict):
            self.view().restore(inside)

    @override
    def leave(self) -> None:
        """Write what is being typed in any view."""
        for made in self._made.values():
            made.leave()


def _holds(session: Session, view: View, row_id: str) -> bool:
    # Not with this module: the overview has views, and the first window reads no rows.
    from workbench.models.registry import record
    from workbench.project.register import read_row

    return any(read_row(session, record(table), row_id) is not None for table in view.tables)
