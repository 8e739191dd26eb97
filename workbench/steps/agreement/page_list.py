"""The agreements there are, and a draft of each kind at one press."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy
from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind, Privacy
from workbench.steps.agreement.edits import start_agreement
from workbench.steps.agreement.views import AGREEMENT, SIGNATURE, AgreementLine, read_agreement
from workbench.steps.importing import plan_table, take_in
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command
from workbench.ui.parts.register_view import RegisterView
from workbench.ui.parts.text import Meta

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from workbench.project.project import Project
    from workbench.project.register import Values
    from workbench.steps.agreement.page_choice import Chosen
    from workbench.ui.data.columns import Column
    from workbench.ui.parts.page import PageContext

COLUMNS: Final = ("title", "status", "signed", "reviewed", "notice_by")


def agreement_columns(project: Project) -> tuple[Column, ...]:
    """Return the columns of an agreement: who has signed, when it ends, the last day of notice."""

    def line(row: Values) -> AgreementLine | None:
        with project.read() as session:
            return read_agreement(session, row["id"], project.today())

    def signed(row: Values) -> str:
        found = line(row)
        if found is None or not found.signatures:
            return ""
        said = _("{signed} of {count}")
        return said.format(signed=found.signed, count=len(found.signatures))

    def ends(row: Values) -> date | None:
        found = line(row)
        return found.ends if found is not None else None

    def notice_by(row: Values) -> date | None:
        found = line(row)
        return found.notice_by if found is not None else None

    public = Privacy.PUBLIC
    return columns_of(
        AGREEMENT,
        computed=(
            computed_column("signed", N_("Signed by"), Kind.TEXT, public, signed, width=9,
                            depends=(SIGNATURE.table,), mark=None),
            computed_column("ends", N_("Ends"), Kind.DATE, public, ends, width=11),
            computed_column("notice_by", N_("Notice by"), Kind.DATE, public, notice_by, width=11),
        ),
        marks={"reviewed": _reviewed},
    )  # fmt: skip


def _reviewed(row: Values) -> Mark | None:
    waits = row["status"] in {"signing", "in_force"} and not row["reviewed"]
    return Mark("risk", "warn") if waits else None


class AgreementsView(RegisterView):
    """A register of agreements; above it the kinds that can be drafted."""

    def __init__(self, context: PageContext, *, chosen: Chosen) -> None:
        project = context.project
        super().__init__(
            context,
            AGREEMENT,
            placeholder=_("Another agreement: title; kind – Enter saves"),
            empty=_("No agreements yet. Draft one above: it is filled from the project."),
            columns=agreement_columns(project),
            chosen=COLUMNS,
            plan=lambda grid, mapping: plan_table(project, AGREEMENT, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self._chosen = chosen
        self.panel.selected.connect(self._on_selected)
        self.drafts: dict[str, QuietButton] = {}
        for choice in AGREEMENT["kind"].choices:
            button = QuietButton(choice.text(), icon="plus", parent=self)
            button.clicked.connect(partial(self.start, choice.key))
            button.setEnabled(not project.read_only)
            self.drafts[choice.key] = button
        self._label = Meta(_("New draft:"), strong=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row = QGridLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._across = 0
        self.column.insertLayout(0, self._row)
        self._place(len(self.drafts))

    def _place(self, across: int) -> None:
        """Put so many of the drafts beside each other."""
        if across == self._across:
            return
        self._across = across
        self._row.addWidget(self._label, 0, 0)
        for at, button in enumerate(self.drafts.values()):
            self._row.addWidget(button, at // across, 1 + at % across)
        for column in range(len(self.drafts) + 2):
            self._row.setColumnStretch(column, int(column == across + 1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the drafts in two rows where they do not fit into one."""
        super().resizeEvent(event)
        needed = [self._label, *self.drafts.values()]
        gaps = self._row.horizontalSpacing() * len(needed)
        fits = sum(each.sizeHint().width() for each in needed) + gaps <= self.width()
        self._place(len(self.drafts) if fits else len(self.drafts) // 2)

    @Slot(list)
    def _on_selected(self, ids: list[str]) -> None:
        if len(ids) == 1:
            self._chosen.id = ids[0]

    def start(self, kind: str) -> None:
        """Draft an agreement of a kind and choose it."""
        try:
            key = start_agreement(self.project, kind)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.panel.show_row(key)
        self._chosen.id = key
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def summary(self) -> str:
        """Return how many agreements there are."""
        rows = self.panel.rows
        rows.store.load_all()
        count = len(rows.store.order)
        said = ngettext("{count} agreement", "{count} agreements", count)
        return said.format(count=count) if count else ""

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with agreements, and the drafts."""
        ready = not self.project.read_only
        drafts = tuple(
            Command(f"agreement.draft.{choice.key}", _("Draft: {kind}").format(kind=choice.text()),
                    partial(self.start, choice.key), icon="plus", ready=lambda: ready)
            for choice in AGREEMENT["kind"].choices
        )  # fmt: skip
        return (*super().commands(), *drafts)
