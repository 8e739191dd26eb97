"""The permits the plan needs: what to apply for, by when, and which are in danger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _, ngettext
from workbench.models.field import Kind, Privacy
from workbench.models.registry import record
from workbench.project.register import read_rows
from workbench.rules.permits import Danger
from workbench.steps.importing import plan_table, take_in
from workbench.steps.plan import edits
from workbench.steps.plan.permits import PERMIT, PermitLine, permit_lines
from workbench.steps.plan.views import read_plan
from workbench.ui.data.columns import Mark, columns_of, computed_column
from workbench.ui.parts.buttons import QuietButton
from workbench.ui.parts.page import Command
from workbench.ui.parts.register_view import RegisterView

if TYPE_CHECKING:
    from workbench.project.changes import Changes
    from workbench.ui.parts.page import PageContext

COLUMNS = ("title", "apply_by", "stand", "activity_id", "authority", "lead_time", "status")
_SYMBOLS = {
    Danger.REFUSED: "late", Danger.DECISION_LATE: "late", Danger.LATE: "late",
    Danger.EXPIRES: "risk", Danger.SOON: "risk",
}  # fmt: skip


class PermitsView(RegisterView):
    """A register with the last day to apply reckoned beside each permit."""

    def __init__(self, context: PageContext) -> None:
        project = context.project
        self._lines: dict[str, PermitLine] = {}
        computed = (
            computed_column(
                "apply_by", N_("Apply by"), Kind.DATE, Privacy.PUBLIC, self._apply_by,
            ),
            computed_column(
                "stand", N_("How it stands"), Kind.TEXT, Privacy.PUBLIC, self._stand, width=26,
                mark=self._mark,
            ),
        )  # fmt: skip
        super().__init__(
            context,
            PERMIT,
            placeholder=_("New permit: what; activity; authority; lead time – Enter saves"),
            empty=_("No permits yet. Write what somebody must allow before an activity begins."),
            chosen=COLUMNS,
            columns=columns_of(PERMIT, computed=computed),
            plan=lambda grid, mapping: plan_table(project, PERMIT, grid, mapping),
            take=lambda plan: take_in(project, plan, pasted=True),
        )
        self.panel.rows.set_sort("apply_by")
        self.spell = QuietButton("", icon="list-checks")
        self.spell.clicked.connect(self._spell_out)
        self.column.addWidget(self.spell)

    def _apply_by(self, row: Any) -> Any:  # noqa: ANN401 - as columns have it
        line = self._lines.get(row["id"])
        waits = line is not None and line.values["status"] == "not_applied"
        return line.apply_by if line and waits else None

    def _stand(self, row: Any) -> Any:  # noqa: ANN401 - as columns have it
        line = self._lines.get(row["id"])
        return line.words() if line else ""

    def _mark(self, row: Any) -> Mark | None:  # noqa: ANN401 - as columns have it
        line = self._lines.get(row["id"])
        symbol = _SYMBOLS.get(line.danger, "") if line else ""
        tone = "error" if symbol == "late" else "warn"
        return Mark(symbol, tone) if symbol else None

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Reckon the last days anew."""
        try:
            with self.project.read() as session:
                plan = read_plan(session, self.project.today())
                self._lines = {line.id: line for line in permit_lines(session, plan)}
                words = [row for row in read_rows(session, record("activity")) if row["permits"]]
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        super().refresh(changes)
        if changes is not None:
            self.panel.rows.mask_changed()  # the days are reckoned from other rows too
        said = ngettext(
            "{count} activity has its permits in words: make a row of each",
            "{count} activities have their permits in words: make a row of each",
            len(words),
        )
        self.spell.set_words(said.format(count=len(words)))
        self.spell.setVisible(bool(words) and not self.project.read_only)

    def _spell_out(self) -> None:
        try:
            edits.spell_out_permits(self.project)
        except WorkbenchError as error:
            self.context.desk.fail(error)
            return
        self.context.desk.notice(self.project.undo_label() or "", undo=True)

    @override
    def commands(self) -> tuple[Command, ...]:
        """Return what can be done with permits beside the table's own."""
        spell = Command(
            "permits.spell", _("Make permits of what activities have in words"), self._spell_out,
            icon="list-checks", ready=lambda: not self.spell.isHidden(),
        )  # fmt: skip
        return (*super().commands(), spell)

    @override
    def summary(self) -> str:
        """Return how many permits there are, and how many are in danger."""
        count = len(self._lines)
        said = ngettext("{count} permit", "{count} permits", count).format(count=count)
        grave = {Danger.REFUSED, Danger.DECISION_LATE, Danger.LATE}
        late = sum(line.danger in grave for line in self._lines.values())
        if not late:
            return said
        words = ngettext("{count} in danger", "{count} in danger", late)
        return f"{said} · {words.format(count=late)}"
