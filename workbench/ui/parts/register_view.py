"""A register as one view of a page: the common case, made from a record and a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.language import _
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.models.field import Record
    from workbench.project.changes import Changes
    from workbench.ui.data.columns import Column
    from workbench.ui.parts.page import PageContext
    from workbench.ui.parts.quick_add import QuickAdd
    from workbench.ui.parts.register import MakePlan, TakeIn


class RegisterView(Page):
    """A :class:`RegisterPanel` that fills a view."""

    def __init__(  # noqa: PLR0913 - what a register is made of
        self,
        context: PageContext,
        record: Record,
        *,
        placeholder: str,
        empty: str,
        chosen: Sequence[str],
        plan: MakePlan,
        take: TakeIn,
        columns: Sequence[Column] | None = None,
        quick: QuickAdd | None = None,
        scope: Mapping[str, Any] | None = None,
        abreast: Sequence[Sequence[str]] = (),
    ) -> None:
        super().__init__(context)
        self.panel = RegisterPanel(
            context,
            record,
            placeholder=placeholder,
            empty=empty,
            plan=plan,
            take=take,
            columns=columns,
            chosen=chosen,
            quick=quick,
            scope=scope,
            abreast=abreast,
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.panel, 1)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow protected view and names; the table follows the rows by itself."""
        self.panel.refresh(changes)
        if changes is None:
            self.panel.shown()

    @override
    def show_row(self, row_id: str) -> None:
        """Select a row and show it."""
        self.panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the register, and its quick line."""
        new = Command(
            "register.new", _("New row"), self.panel.quick.setFocus, "Ctrl+N", icon="plus"
        )
        return (new, *self.panel.commands())

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line: one comes here to write."""
        return self.panel.quick

    @override
    def state(self) -> dict[str, object]:
        """Return the selection."""
        return {"selected": self.panel.table.selected_ids()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        """Take back the selection."""
        chosen = state.get("selected")
        if isinstance(chosen, list):
            self.panel.table.select(chosen)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.panel.leave()
