"""The view “Promises”: what each party promised, and how far it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.base.formats import date_text
from workbench.base.language import _
from workbench.models.registry import record
from workbench.steps.follow_up.views import Keeping, promises
from workbench.ui.data.rows import RecordRows
from workbench.ui.parts.empty import EmptyState
from workbench.ui.parts.figure_table import FigureColumn, FigureRow, FigureTable
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.page import Page, kept
from workbench.ui.parts.text import PlainLabel

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.steps.follow_up.views import Party, Promise
    from workbench.ui.parts.page import PageContext

COMMITMENT: Final = record("commitment")
TONES: Final = {
    Keeping.KEPT: "ok",
    Keeping.LATE: "error",
    Keeping.UNDER_WAY: "text",
    Keeping.UNSAID: "muted",
}


class PromisesView(Page):
    """Parties with their promises below them; the chosen promise is followed up at the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._parties: tuple[Party, ...] = ()
        self.tally = PlainLabel("", tone="muted", wrap=True)
        self.table = FigureTable(_("Promises by party"), most=0)
        self.table.chosen.connect(self._on_chosen)
        self.nothing = EmptyState(
            _("Nobody has promised anything yet. Promises stand with the stakeholders."),
            _("To the promises"), icon="handshake",
        )  # fmt: skip
        self.nothing.acted.connect(lambda: context.desk.go_to("stakeholders:commitments"))
        self.rows = RecordRows(context.project, COMMITMENT, mask=context.masks)
        self.rows.set_active(True)
        self.form = kept(RecordForm(self.rows), self)
        self.form.failed.connect(context.desk.fail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.tally)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Read the promises."""
        if changes is None:
            self.rows.mask_changed()
        with self.project.read() as session:
            self._parties = promises(session, self.project.today())
        there = bool(self._parties)
        self.tally.setText(_tally(self._parties))
        self.tally.setVisible(there)
        self.table.setVisible(there)
        self.nothing.setVisible(not there)
        self.table.show_rows(_columns(), [row for p in self._parties for row in _rows(p)])
        if there and not self.table.current_key():
            self.show_row(str(self._parties[0].promises[0].values["id"]))
        self._on_chosen(self.table.current_key())

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        ids = {str(each.values["id"]) for party in self._parties for each in party.promises}
        chosen = key in ids
        if chosen:
            self.form.show_rows([key])
        self.context.desk.inspect(self.form if chosen else None)

    @override
    def show_row(self, row_id: str) -> None:
        """Choose a promise."""
        self.table.set_current(row_id)

    @override
    def leave(self) -> None:
        """Write what is being typed."""
        self.form.commit()

    @override
    def entry_focus(self) -> QWidget:
        """Return the table, or the button that begins."""
        return self.table if self._parties else self.nothing.action


def _columns() -> tuple[FigureColumn, ...]:
    return (
        FigureColumn(_("Party and promise"), figures=False),
        FigureColumn(_("How much"), figures=False),
        FigureColumn(_("Due by")),
        FigureColumn(_("Kept")),
        FigureColumn(_("State"), figures=False),
    )


def _rows(party: Party) -> list[FigureRow]:
    said = _("{kept} of {all} kept").format(kept=party.kept, all=len(party.promises))
    return [
        FigureRow(f"party {party.name}", (party.name, "", "", "", said), strong=True),
        *(_row(each) for each in party.promises),
    ]


def _row(each: Promise) -> FigureRow:
    due, done = each.values["due"], each.values["fulfilled"]
    return FigureRow(
        str(each.values["id"]),
        (
            str(each.values["title"]),
            each.amount(),
            date_text(due) if due is not None else "",  # type: ignore[arg-type]
            f"{done} %" if done is not None else "",
            each.words(),
        ),
        tone=TONES[each.keeping],
    )


def _tally(parties: tuple[Party, ...]) -> str:
    count = sum(len(each.promises) for each in parties)
    text = _("{kept} of {all} promises are kept; {followed} are followed up.")
    return text.format(
        kept=sum(each.kept for each in parties),
        all=count,
        followed=sum(each.followed for each in parties),
    )
