"""What the parties have promised one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from workbench.base.language import _, ngettext
from workbench.models.registry import record
from workbench.steps.importing import plan_table, take_in
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.ui.parts.page import PageContext

COMMITMENT = record("commitment")
COLUMNS = ("title", "organisation_id", "value", "unit", "due", "fulfilled")
WHOLE = 100


class CommitmentsView(RegisterView):
    """Promises: of whom, what, how much, until when, and how far they are kept."""

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
            chosen=COLUMNS,
            plan=lambda grid, mapping: plan_table(project, COMMITMENT, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )

    @override
    def summary(self) -> str:
        """Return how many commitments there are, and how many are kept."""
        rows = self.panel.rows
        rows.store.load_all()
        all_rows = [rows.values(key) for key in rows.store.order]
        count = len(all_rows)
        said = ngettext("{count} commitment", "{count} commitments", count).format(count=count)
        kept = sum(row["fulfilled"] == WHOLE for row in all_rows)
        if not kept:
            return said
        words = ngettext("{count} kept", "{count} kept", kept)
        return f"{said} · {words.format(count=kept)}"
