"""Financing: where the money comes from, what the parties promise, grant or purchase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.language import _
from workbench.models.registry import record
from workbench.steps.finance.page_pictures import SourcePicture
from workbench.steps.finance.page_procurement import ProcurementView
from workbench.steps.finance.page_tables import fill
from workbench.steps.finance.promises import promises_table, read_promises
from workbench.steps.importing import plan_table, take_in
from workbench.ui.parts.figure_table import FigureTable
from workbench.ui.parts.parts_view import Part, PartsView
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

COMMITMENT = record("commitment")


class PromisesView(RegisterView):
    """The commitments themselves, and above them what each party promises and keeps."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        super().__init__(
            context,
            COMMITMENT,
            placeholder=_("New commitment: what; party; value; unit – Enter saves"),
            empty=_(
                "No commitments yet. Write what a party has promised, "
                "or paste rows from a spreadsheet."
            ),
            chosen=("organisation_id", "title", "kind", "value", "unit", "fulfilled"),
            plan=lambda grid, mapping: plan_table(project, COMMITMENT, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self.parties = FigureTable(_("What each party promises"), most=6)
        self.column.addWidget(self.parties)

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Follow the commitments and add them up by party."""
        super().refresh(changes)
        with self.project.read() as session:
            found = read_promises(session)
        self.parties.setVisible(bool(found))
        fill(self.parties, promises_table(found))


class FinancingView(PartsView):
    """Sources with their certainty, commitments, and the checklist on grant or purchase."""

    def __init__(self, context: PageContext) -> None:
        parts = (
            Part("sources", _("Sources"), SourcePicture, ("budget_line",)),
            Part("promises", _("Commitments"), PromisesView, ("commitment",)),
            Part("procurement", _("Grant or purchase"), ProcurementView),
        )
        super().__init__(context, parts)
