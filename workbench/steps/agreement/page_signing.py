"""Who signs an agreement and how far each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import date_text
from workbench.base.language import _, ngettext
from workbench.project.register import read_row
from workbench.steps.agreement.page_choice import AgreementChoice, Chosen, no_agreement
from workbench.steps.agreement.views import SIGNATURE, AgreementLine, read_agreement
from workbench.steps.importing import plan_table, take_in
from workbench.ui.data.columns import Mark, columns_of
from workbench.ui.parts.page import Command, Page
from workbench.ui.parts.register import RegisterPanel
from workbench.ui.parts.scoped_register import ScopedRegister
from workbench.ui.parts.share_bar import ShareBar
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.project.register import Values
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = (
    "organisation_id", "status", "stakeholder_id", "title", "signed_on",
)  # fmt: skip
MARKS: Final = {
    "signed": Mark("done", "ok"),
    "declined": Mark("late", "error"),
    "sent": Mark("on_time", "accent"),
    "approved": Mark("on_time", "accent"),
}


def _mark(row: Values) -> Mark | None:
    return MARKS.get(row["status"] or "")


class SigningView(Page):
    """One line for each party: sent, decided, signed, with their days."""

    def __init__(self, context: PageContext, *, chosen: Chosen) -> None:
        super().__init__(context)
        self._chosen = chosen
        self._found: AgreementLine | None = None
        self.choice = AgreementChoice(self.project, chosen)
        self.choice.changed.connect(lambda: self.refresh(None))
        self.told = PlainLabel("", tone="muted")
        self.bar = ShareBar(_("Signed"))
        self.register = ScopedRegister("agreement_id", self._panel)
        self.nothing = no_agreement(context)
        self._lay_out()

    def _panel(self, scope: dict[str, Any]) -> RegisterPanel:
        return RegisterPanel(
            self.context,
            SIGNATURE,
            placeholder=_("New party: organisation; who signs; status – Enter saves"),
            empty=_("Nobody signs yet. Write the parties above, or paste them."),
            columns=columns_of(SIGNATURE, marks={"status": _mark}),
            chosen=COLUMNS,
            plan=lambda grid, mapping: plan_table(self.project, SIGNATURE, grid, mapping, scope),
            take=lambda plan: take_in(self.project, plan, constants=scope, pasted=True),
            scope=scope,
            filterable=False,
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.choice)
        top.addWidget(self.bar)
        top.addWidget(self.told, 1)
        shown = QWidget()
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(top)
        inside.addWidget(self.register, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.stack)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the agreement and its parties."""
        if changes is None or changes.touches("agreement", "signature"):
            there = self.choice.offer()
            self.stack.setCurrentIndex(int(there))
            self.register.show_owner(self._chosen.id)
            with self.project.read() as session:
                self._found = read_agreement(session, self._chosen.id, self.project.today())
            self._tell()
        self.register.refresh(changes)
        if changes is None and self.register.panel is not None:
            self.register.panel.shown()

    def _tell(self) -> None:
        found = self._found
        if found is None:
            return
        count, signed = len(found.signatures), found.signed
        self.bar.setVisible(count > 0)
        self.bar.show_share(signed / count if count else None)
        parts = [signed_text(signed, count)] if count else []
        if found.notice_by is not None:
            parts.append(_("notice by {day}").format(day=date_text(found.notice_by)))
        if found.ends is not None:
            parts.append(_("ends {day}").format(day=date_text(found.ends)))
        self.told.setText(" · ".join(parts))

    @override
    def summary(self) -> str:
        """Return how many of the parties have signed."""
        found = self._found
        return signed_text(found.signed, len(found.signatures)) if found else ""

    @override
    def show_row(self, row_id: str) -> None:
        """Show a party of the agreement."""
        if not self.register.holds(row_id):
            with self.project.read() as session:
                row = read_row(session, SIGNATURE, row_id)
            if row is not None:
                self._chosen.id = row["agreement_id"]
                self.refresh(None)
        if self.register.panel is not None:
            self.register.panel.show_row(row_id)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with the parties."""
        panel = self.register.panel
        if panel is None:
            return ()
        new = Command("register.new", _("New row"), panel.quick.setFocus, "Ctrl+N", icon="plus")
        return (new, *panel.commands())

    @override
    def entry_focus(self) -> QWidget:
        """Return the quick line."""
        panel = self.register.panel
        return panel.quick if panel is not None else self.nothing.action

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.register.leave()


def signed_text(signed: int, count: int) -> str:
    """Return how many of the parties have signed, in words."""
    said = ngettext("{signed} of {count} has signed", "{signed} of {count} have signed", count)
    return said.format(signed=signed, count=count) if count else ""
